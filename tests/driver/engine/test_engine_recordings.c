/* SPDX-License-Identifier: MIT
 *
 * Real panels side by side: two recordings become the two halves of one wall, and each half must
 * say what it says alone. The recordings are not part of the tree; without them this is skipped.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "driver/engine.h"
#include "driver/source_recording.h"

#define HALF_W_MM 700.0
#define HALF_H_MM 800.0
#define TEXT_MAX 100
#define IDS_APART 1000000

static const struct plen_zone halves[] = {
	{1, PLEN_ZONE_CANVAS, {0.0, 0.0, HALF_W_MM, HALF_H_MM}},
	{2, PLEN_ZONE_CANVAS, {HALF_W_MM, 0.0, HALF_W_MM, HALF_H_MM}},
};

struct take {
	size_t frame_count, frame_capacity;
	struct plen_contact_frame *frames; /* own their contacts */
};

struct said {
	uint32_t zone;
	size_t count, capacity;
	struct plen_event *events; /* of the zone, gesture numbers cleared */
};

static void keep_frame(void *data, const struct plen_contact_frame *frame, int64_t read_us)
{
	struct take *take = data;
	struct plen_contact *contacts = plen_calloc(frame->count + 1, sizeof(*contacts));

	(void)read_us;
	memcpy(contacts, frame->contacts, frame->count * sizeof(*contacts));
	take->frames = plen_grow(take->frames, take->frame_count, &take->frame_capacity,
				 sizeof(*take->frames));
	take->frames[take->frame_count] = *frame;
	take->frames[take->frame_count].contacts = contacts;
	take->frame_count++;
}

/* From time 0, on the left half of the wall, a hair away from its edges. */
static void load(struct take *take, const char *path)
{
	struct plen_source_recording_options options = {
		.sink = {.frame = keep_frame, .data = take},
		.board = {HALF_W_MM - 1.0, HALF_H_MM - 1.0},
	};
	struct plen_source *source = NULL;
	char error[256];

	*take = (struct take){0};
	if (plen_source_recording_open(&source, path, &options, error, sizeof(error)) < 0) {
		fail_msg("%s", error);
	}
	while (plen_source_dispatch(source) > 0) {
	}
	plen_source_destroy(source);
	for (size_t i = take->frame_count; i > 0; i--) {
		take->frames[i - 1].time_us -= take->frames[0].time_us;
	}
}

static void unload(struct take *take)
{
	for (size_t i = 0; i < take->frame_count; i++) {
		free((void *)take->frames[i].contacts);
	}
	free(take->frames);
}

static void keep_event(void *data, const struct plen_event *event)
{
	struct said *said = data;

	if (event->zone != said->zone) {
		return;
	}
	said->events = plen_grow(said->events, said->count, &said->capacity, sizeof(*said->events));
	said->events[said->count] = *event;
	said->events[said->count].gesture = 0;
	said->count++;
}

/* The newest frame of a take, moved to its half; what begins or ends does so only when it is news.
 */
static uint32_t add(const struct take *take, size_t next, bool is_news, uint32_t half,
		    struct plen_contact *contacts)
{
	uint32_t count = 0;

	for (uint32_t i = 0; next > 0 && i < take->frames[next - 1].count; i++) {
		struct plen_contact contact = take->frames[next - 1].contacts[i];
		if (!is_news && (contact.flags & PLEN_CONTACT_END) != 0) {
			continue;
		}
		if (!is_news) {
			contact.flags &= PLEN_CONTACT_HOVER;
		}
		contact.id += half * IDS_APART;
		contact.at.x_mm += half * HALF_W_MM;
		contacts[count++] = contact;
	}
	return count;
}

/* Plays one take or two (NULL: nobody is there) as one panel, and writes down what one zone says.
 */
static struct said play(const struct take *left, const struct take *right, uint32_t zone)
{
	const struct take *takes[2] = {left, right};
	size_t next[2] = {0, 0};
	struct said said = {.zone = zone};
	struct plen_engine *engine = plen_engine_create(NULL, keep_event, &said);
	struct plen_contact contacts[512];

	plen_engine_set_zones(engine, halves, 2);
	for (;;) {
		int64_t time_us = INT64_MAX;
		struct plen_contact_frame frame = {.device = 1, .contacts = contacts};
		for (int half = 0; half < 2; half++) {
			if (takes[half] != NULL && next[half] < takes[half]->frame_count &&
			    takes[half]->frames[next[half]].time_us < time_us) {
				time_us = takes[half]->frames[next[half]].time_us;
			}
		}
		if (time_us == INT64_MAX) {
			break;
		}
		frame.time_us = time_us;
		for (int half = 0; half < 2; half++) {
			if (takes[half] == NULL) {
				continue;
			}
			bool is_news = next[half] < takes[half]->frame_count &&
				       takes[half]->frames[next[half]].time_us == time_us;
			next[half] += is_news;
			assert_true(frame.count < 256);
			frame.count += add(takes[half], next[half], is_news, (uint32_t)half,
					   contacts + frame.count);
		}
		plen_engine_frame(engine, &frame, 0);
	}
	plen_engine_advance(engine, INT64_MAX / 4);
	plen_engine_device_went(engine, 1, INT64_MAX / 4);
	plen_engine_destroy(engine);
	return said;
}

static void check_same(const struct said *together, const struct said *alone)
{
	for (size_t i = 0; i < together->count && i < alone->count; i++) {
		char a[TEXT_MAX];
		char b[TEXT_MAX];
		if (memcmp(&together->events[i], &alone->events[i], sizeof(alone->events[i])) !=
		    0) {
			plen_event_print(&together->events[i], a, sizeof(a));
			plen_event_print(&alone->events[i], b, sizeof(b));
			fail_msg("event %zu: %s\nis not %s", i, a, b);
		}
	}
	assert_int_equal(together->count, alone->count);
}

static void check_pair(const char *folder, const char *left_name, const char *right_name)
{
	char *left_path = plen_asprintf("%s/%s", folder, left_name);
	char *right_path = plen_asprintf("%s/%s", folder, right_name);
	struct take left;
	struct take right;

	load(&left, left_path);
	load(&right, right_path);
	for (uint32_t zone = 1; zone <= 2; zone++) {
		struct said together = play(&left, &right, zone);
		struct said alone = play(zone == 1 ? &left : NULL, zone == 2 ? &right : NULL, zone);
		assert_true(alone.count > 0);
		check_same(&together, &alone);
		free(together.events);
		free(alone.events);
	}
	unload(&left);
	unload(&right);
	free(left_path);
	free(right_path);
}

static void test_engine_recordings__two_panels_as_one_do_not_disturb_each_other(void **state)
{
	static const char *const names[] = {"3m_0596_0500.ev", "cvtouch_1ff7_0013.ev",
					    "irmtouch_23c9_5666.ev", "irtouch_6615_0070.ev",
					    "trs-star_238f_0001.ev"};
	const char *folder = getenv("PLENARY_RECORDINGS");
	const size_t count = sizeof(names) / sizeof(names[0]);

	(void)state;
	if (folder == NULL) {
		folder = "../../../../shared/recordings";
	}
	char *path = plen_asprintf("%s/%s", folder, names[0]);
	FILE *file = fopen(path, "r");
	free(path);
	if (file == NULL) {
		skip();
		return;
	}
	fclose(file);
	for (size_t a = 0; a < count; a++) {
		for (size_t b = 0; b < count; b++) {
			check_pair(folder, names[a], names[b]);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_engine_recordings__two_panels_as_one_do_not_disturb_each_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
