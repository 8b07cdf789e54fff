/* SPDX-License-Identifier: MIT
 *
 * Whole recordings through the source: each fixture's frames against its golden, and the real
 * panels' recordings, where they are at hand, against a count of their tracking ids.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "driver/source_recording.h"
#include "frame_text.h"

static const struct plen_board_size board = {1000, 500};

static char *read_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	char *text = NULL;
	size_t size = 0;

	if (file == NULL || getdelim(&text, &size, '\0', file) < 0) {
		fail_msg("cannot read %s", path);
	}
	fclose(file);
	return text;
}

static struct plen_source *open_or_fail(const char *path, struct plen_source_sink sink)
{
	struct plen_source_recording_options options = {.sink = sink, .board = board};
	struct plen_source *source = NULL;
	char error[512] = "";

	if (plen_source_recording_open(&source, path, &options, error, sizeof(error)) != 0) {
		fail_msg("%s", error);
	}
	return source;
}

static char *play(const char *path)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	struct plen_source *source = open_or_fail(path, frame_text_sink(out));
	int64_t last_us = INT64_MIN;

	while (plen_source_next_us(source) != INT64_MAX) {
		assert_true(plen_source_next_us(source) >= last_us);
		last_us = plen_source_next_us(source);
		assert_int_equal(plen_source_dispatch(source), 1);
	}
	assert_int_equal(plen_source_dispatch(source), 0);
	assert_int_equal(plen_source_dispatch(source), 0);
	plen_source_destroy(source);
	fclose(out);
	return text;
}

static void check_golden(const char *fixture)
{
	char path[256];
	char golden[256];

	snprintf(path, sizeof(path), "fixtures/%s", fixture);
	snprintf(golden, sizeof(golden), "fixtures/%s.golden", fixture);

	char *got = play(path);
	if (getenv("PLENARY_GOLDEN_UPDATE") != NULL) {
		FILE *file = fopen(golden, "wb");
		fputs(got, file);
		fclose(file);
	}

	char *wanted = read_file(golden);
	assert_string_equal(got, wanted);
	free(wanted);
	free(got);
}

static void test_source_recording__plays_every_format(void **state)
{
	(void)state;
	check_golden("slots.evemu");
	check_golden("silent.evemu");
	check_golden("packets.evemu");
	check_golden("packets-ids.evemu");
	check_golden("pen.evemu");
	check_golden("pen-display.evemu");
	check_golden("pointer.evemu");
	check_golden("two-devices.yml");
	check_golden("by-hand.txt");
}

/* Old, bare, begun in the middle, broken off: each as real captures are. */
static void test_source_recording__plays_what_is_not_complete(void **state)
{
	(void)state;
	check_golden("bare-events.evemu");
	check_golden("first-slot.evemu");
	check_golden("no-slots.evemu");
	check_golden("stopped.evemu");
	check_golden("touch-only.evemu");
}

static void test_source_recording__claims_a_size_only_if_believable(void **state)
{
	struct plen_source_sink none = {0};

	(void)state;
	struct plen_source *source = open_or_fail("fixtures/slots.evemu", none);
	struct plen_board_size size = plen_source_recording_size(source);
	assert_int_equal((int)size.w_mm, 1000);
	assert_int_equal((int)size.h_mm, 500);
	plen_source_destroy(source);

	source = open_or_fail("fixtures/packets.evemu", none);
	size = plen_source_recording_size(source);
	assert_true(size.w_mm == 0 && size.h_mm == 0);
	plen_source_destroy(source);
}

static void test_source_recording__has_a_digest_of_its_content(void **state)
{
	struct plen_source_sink none = {0};
	struct plen_source *a = open_or_fail("fixtures/slots.evemu", none);
	struct plen_source *b = open_or_fail("fixtures/slots.evemu", none);
	struct plen_source *c = open_or_fail("fixtures/pen.evemu", none);

	(void)state;
	assert_true(plen_source_recording_digest(a) == plen_source_recording_digest(b));
	assert_true(plen_source_recording_digest(a) != plen_source_recording_digest(c));
	plen_source_destroy(a);
	plen_source_destroy(b);
	plen_source_destroy(c);
}

/* What the real recordings are held to. */
struct tally {
	uint32_t begun, ended, off_board;
	int64_t last_us;
};

static void tally_frame(void *data, const struct plen_contact_frame *frame, int64_t read_us)
{
	struct tally *tally = data;

	(void)read_us;
	assert_true(frame->time_us >= tally->last_us);
	tally->last_us = frame->time_us;
	for (uint32_t i = 0; i < frame->count; i++) {
		const struct plen_contact *contact = &frame->contacts[i];
		tally->begun += (contact->flags & PLEN_CONTACT_BEGIN) != 0;
		tally->ended += (contact->flags & PLEN_CONTACT_END) != 0;
		tally->off_board += !(contact->at.x_mm >= 0 && contact->at.x_mm < board.w_mm &&
				      contact->at.y_mm >= 0 && contact->at.y_mm < board.h_mm);
	}
}

/* Counts the begun tracking ids of an evemu text without any of our parsers. */
static uint32_t count_tracking_ids(const char *path, bool *multitouch)
{
	FILE *file = fopen(path, "r");
	char line[1024];
	uint32_t count = 0;
	unsigned type = 0;
	unsigned code = 0;
	int value = 0;

	assert_non_null(file);
	*multitouch = false;
	while (fgets(line, sizeof(line), file) != NULL) {
		*multitouch |= strncmp(line, "A: 39", 5) == 0;
		if (sscanf(line, "E: %*s %x %x %d", &type, &code, &value) == 3 && type == 3 &&
		    code == 0x39 && value >= 0) {
			count++;
		}
	}
	fclose(file);
	return count;
}

static void check_real(const char *path)
{
	struct tally tally = {.last_us = INT64_MIN};
	struct plen_source_sink sink = {.frame = tally_frame, .data = &tally};
	bool multitouch = false;
	uint32_t begun = count_tracking_ids(path, &multitouch);
	struct plen_source *source = open_or_fail(path, sink);

	while (plen_source_dispatch(source) == 1) {
	}
	plen_source_destroy(source);
	assert_int_equal(tally.off_board, 0);
	assert_true(tally.begun > 0 && tally.ended <= tally.begun);
	if (multitouch) {
		assert_int_equal(tally.begun, begun);
	}
}

static bool is_evemu(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot != NULL && (strcmp(dot, ".ev") == 0 || strcmp(dot, ".evemu") == 0);
}

static void test_source_recording__begins_every_contact_of_real_panels(void **state)
{
	const char *folder = getenv("PLENARY_RECORDINGS");
	const struct dirent *entry = NULL;
	int count = 0;

	(void)state;
	folder = folder != NULL ? folder : PLEN_SOURCE_FOLDER "/../shared/recordings";

	DIR *dir = opendir(folder);
	if (dir == NULL) {
		skip();
		return;
	}
	while ((entry = readdir(dir)) != NULL) {
		char path[4096];
		if (is_evemu(entry->d_name)) {
			snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
			check_real(path);
			count++;
		}
	}
	closedir(dir);
	if (count == 0) {
		skip();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_source_recording__plays_every_format),
		cmocka_unit_test(test_source_recording__plays_what_is_not_complete),
		cmocka_unit_test(test_source_recording__claims_a_size_only_if_believable),
		cmocka_unit_test(test_source_recording__has_a_digest_of_its_content),
		cmocka_unit_test(test_source_recording__begins_every_contact_of_real_panels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
