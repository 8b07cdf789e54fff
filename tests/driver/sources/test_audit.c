/* SPDX-License-Identifier: MIT
 *
 * Whole recordings through source and engine, under audit: panels of every manner that the field
 * knows, and real ones where their recordings are at hand (PLENARY_RECORDINGS).
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "audit.h"
#include "panel_text.h"
#include "recording_source.h"

/* Further than these hands go in a packet, flickers included. */
#define HAND_MM 40.0

static const struct plen_board_size board = {1428, 804};

/* clang-format off */
static const struct panel_traits panels[] = {
	{.name = "sizes halved", .fingers = 10, .slots = 60, .width = 600, .height = 1100},
	{.name = "one size for all", .fingers = 40, .slots = 40, .width = 40, .height = 40},
	{.name = "sixty contacts", .fingers = 60, .slots = 60, .units = 65535},
	{.name = "more contacts than declared", .fingers = 10, .slots = 2},
	{.name = "slow, silent", .fingers = 2, .period_us = 26000, .silence = 50},
	{.name = "hardly ever speaks", .fingers = 2, .units = 4095, .silence = 10},
	{.name = "flickers", .fingers = 2, .slots = 2, .units = 16383, .flicker = 8},
	{.name = "flickers, sized", .fingers = 10, .width = 160, .height = 230, .flicker = 20},
	{.name = "long bars", .fingers = 10, .slots = 8, .width = 800, .height = 4900},
	{.name = "reuses slots", .fingers = 6, .slots = 6, .period_us = 16000, .reuses = true},
	{.name = "ids wrap", .fingers = 6, .first_id = 65530, .id_step = 1},
	{.name = "ids go back", .fingers = 6, .first_id = 40000, .id_step = -7},
	{.name = "hovers first", .fingers = 10, .units = 9600, .hovers = true},
	{.name = "stamps its scans", .fingers = 10, .stamps = true, .silence = 100},
	{.name = "lifted while it is silent", .fingers = 10, .stamps = true, .silence = 20,
	 .lifted_by_kernel = true},
	{.name = "and left so", .fingers = 8, .stamps = true, .silence = 20,
	 .lifted_by_kernel = true, .ends_down = true},
	{.name = "exchanges contacts", .fingers = 2, .period_us = 26000, .exchange = 30},
	{.name = "fast hands", .fingers = 3, .period_us = 26000, .speed = 20},
	{.name = "few samples", .fingers = 3, .speed = 100},
	{.name = "beyond its axes", .fingers = 4, .units = 4095, .outside = true},
	{.name = "left down", .fingers = 8, .ends_down = true},
	{.name = "ends within a packet", .fingers = 8, .ends_down = true, .ends_inside = true},
	{.name = "not described", .fingers = 5, .no_axes = true},
	{.name = "ids, no slots", .fingers = 1, .no_slots = true},
	{.name = "packets with ids", .protocol = PANEL_PACKETS_WITH_IDS, .fingers = 5},
	{.name = "and not described", .protocol = PANEL_PACKETS_WITH_IDS, .fingers = 5,
	 .no_axes = true},
	{.name = "packets without ids", .protocol = PANEL_PACKETS, .fingers = 2},
	{.name = "single touch", .protocol = PANEL_TOUCH, .fingers = 1, .units = 4095},
	{.name = "and not described", .protocol = PANEL_TOUCH, .fingers = 1, .no_axes = true},
	{.name = "and left down", .protocol = PANEL_TOUCH, .fingers = 1, .ends_down = true},
	{.name = "a board that is a mouse", .protocol = PANEL_MOUSE, .fingers = 1},
};
/* clang-format on */

static struct plen_source *open_text(const char *text)
{
	struct plen_source_recording_options options = {.board = board};
	struct plen_recording recording;
	char error[512] = "";
	struct plen_recording_text whole = {"text", text, strlen(text), error, sizeof(error)};

	if (plen_recording_parse(&recording, &whole) != 0) {
		fail_msg("%s", error);
	}
	return plen_source_recording_create(recording, &options);
}

static void check_panel(const struct panel_traits *traits, uint32_t seed)
{
	uint32_t contacts = 0;
	char *text = panel_text(traits, seed, 600, &contacts);
	struct audit_result one = audit_run(open_text(text), board, 1);
	struct audit_result again = audit_run(open_text(text), board, 1);
	struct audit_result panes = audit_run(open_text(text), board, 4);

	if (one.begun != contacts || panes.begun != contacts) {
		fail_msg("%s: %u contacts, not %u", traits->name, one.begun, contacts);
	}
	if (traits->speed == 0 && (one.longest_mm > HAND_MM || panes.longest_mm > HAND_MM)) {
		fail_msg("%s: a stroke leaps %.0f mm", traits->name, one.longest_mm);
	}
	assert_true(one.strokes > 0);
	assert_true(traits->flicker == 0 || one.bridged > 0);
	assert_true(one.digest == again.digest);
	free(text);
}

static void test_audit__panels_of_every_manner(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(panels) / sizeof(panels[0]); i++) {
		for (uint32_t seed = 1; seed <= 3; seed++) {
			check_panel(&panels[i], seed);
		}
	}
}

/* What the kernel takes for lifted changes nothing of what people see. */
static void test_audit__silence_is_no_lift(void **state)
{
	struct panel_traits traits = {
		.name = "silent", .fingers = 10, .stamps = true, .silence = 20};

	(void)state;
	for (uint32_t seed = 1; seed <= 20; seed++) {
		uint32_t contacts = 0;
		uint32_t contacts_lifted = 0;

		traits.lifted_by_kernel = false;
		char *text = panel_text(&traits, seed, 600, &contacts);
		traits.lifted_by_kernel = true;
		char *lifted = panel_text(&traits, seed, 600, &contacts_lifted);
		assert_true(contacts_lifted > contacts);
		for (uint32_t panes = 1; panes <= 4; panes++) {
			assert_true(audit_run(open_text(text), board, panes).digest ==
				    audit_run(open_text(lifted), board, panes).digest);
		}
		free(text);
		free(lifted);
	}
}

/* Counts what the file itself begins, without any of our parsers: tracking ids, or touches where
 * there are none. 0 if that is not so simple. */
static uint32_t count_contacts(const char *path)
{
	FILE *file = fopen(path, "r");
	char line[1024];
	uint32_t ids = 0;
	uint32_t touches = 0;
	bool unknown = false; /* pens, and packets that list all contacts anew */
	unsigned type = 0;
	unsigned code = 0;
	int value = 0;

	assert_non_null(file);
	while (fgets(line, sizeof(line), file) != NULL) {
		if (sscanf(line, "E: %*s %x %x %d", &type, &code, &value) != 3) {
			continue;
		}
		ids += type == 3 && code == 0x39 && value >= 0;
		touches += type == 1 && code == 0x14a && value == 1;
		unknown |= (type == 1 && code == 0x140) || (type == 0 && code == 2);
	}
	fclose(file);
	if (unknown) {
		return 0;
	}
	return ids > 0 ? ids : touches;
}

static void audit_file(const char *path)
{
	uint32_t contacts = count_contacts(path);

	for (uint32_t panes = 1; panes <= 4; panes++) {
		struct plen_source_recording_options options = {.board = board};
		struct plen_source *source = NULL;
		char error[512] = "";

		if (plen_source_recording_open(&source, path, &options, error, sizeof(error))) {
			fail_msg("%s", error);
		}
		struct audit_result result = audit_run(source, board, panes);
		print_message("%s, %u panes: %u contacts, %u strokes (%u taken back, %u bridged)\n",
			      strrchr(path, '/') + 1, panes, result.begun, result.strokes,
			      result.cancelled, result.bridged);
		assert_true(contacts == 0 || result.begun == contacts);
	}
}

static bool is_recording(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot != NULL && (strcmp(dot, ".ev") == 0 || strcmp(dot, ".evemu") == 0 ||
			       strcmp(dot, ".yml") == 0 || strcmp(dot, ".events") == 0);
}

static int audit_folder(const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry = NULL;
	int count = 0;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		char path[4096];
		if (is_recording(entry->d_name)) {
			snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
			audit_file(path);
			count++;
		}
	}
	if (dir != NULL) {
		closedir(dir);
	}
	return count;
}

static void test_audit__fixtures(void **state)
{
	(void)state;
	assert_true(audit_folder("fixtures") > 5);
}

static void test_audit__real_panels(void **state)
{
	const char *folder = getenv("PLENARY_RECORDINGS");

	(void)state;
	if (audit_folder(folder != NULL ? folder : PLEN_SOURCE_FOLDER "/../shared/recordings") ==
	    0) {
		skip();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_audit__panels_of_every_manner),
		cmocka_unit_test(test_audit__silence_is_no_lift),
		cmocka_unit_test(test_audit__fixtures),
		cmocka_unit_test(test_audit__real_panels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
