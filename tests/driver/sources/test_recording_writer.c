/* SPDX-License-Identifier: MIT
 *
 * What the writer writes, read back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "driver/recording_writer.h"
#include "recording.h"
#include "recording_play.h"

static int parse(struct plen_recording *recording, const char *data, size_t size, char *error)
{
	struct plen_recording_text text = {"f", data, size, error, 512};

	return plen_recording_parse(recording, &text);
}

static uint32_t random_below(uint32_t *seed, uint32_t limit)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)*seed * limit) >> 32);
}

static void randomise(struct plen_panel_contact *contact, uint32_t *seed)
{
	contact->tool = (uint8_t)random_below(seed, PLEN_CONTACT_MOUSE + 1);
	contact->at.x = random_below(seed, 1000000) / 7.0;
	contact->at.y = random_below(seed, 32768);
	contact->width = random_below(seed, 3) * 1.1;
	contact->height = contact->width > 0 ? random_below(seed, 2) * 3 : 0;
	contact->pressure = random_below(seed, 2) == 0 ? -1 : random_below(seed, 100) / 99.0;
	contact->flags &= PLEN_CONTACT_BEGIN;
	contact->flags |= random_below(seed, 4) == 0 ? PLEN_CONTACT_HOVER : 0;
}

#define FRAMES 200
#define LIVE 5

struct script {
	struct plen_panel_contact contacts[FRAMES][LIVE * 2];
	uint32_t counts[FRAMES];
};

/* Ended contacts first, as the decoder does it. */
static void make_script(struct script *script, uint32_t seed)
{
	struct plen_panel_contact live[LIVE] = {{0}};
	uint32_t next_id = 0;

	for (int f = 0; f < FRAMES; f++) {
		struct plen_panel_contact *out = script->contacts[f];
		for (int pass = 0; pass < 2; pass++) {
			for (int i = 0; i < LIVE; i++) {
				bool ends = pass == 0 && random_below(&seed, 6) == 0;
				if (pass == 0 && (!ends || live[i].id == 0)) {
					continue;
				}
				live[i].flags = 0;
				if (pass == 1 && live[i].id == 0) {
					live[i].id = ++next_id;
					live[i].flags = PLEN_CONTACT_BEGIN;
				}
				randomise(&live[i], &seed);
				struct plen_panel_contact contact = live[i];
				contact.flags |= ends ? PLEN_CONTACT_END : 0;
				out[script->counts[f]++] = contact;
				live[i].id = ends ? 0 : live[i].id;
			}
		}
	}
}

static void assert_same_contact(const struct plen_panel_contact *a,
				const struct plen_panel_contact *b)
{
	assert_int_equal(a->id, b->id);
	assert_int_equal(a->tool, b->tool);
	assert_int_equal(a->flags, b->flags);
	assert_true(a->at.x == b->at.x && a->at.y == b->at.y);
	assert_true(a->width == b->width && a->height == b->height);
	assert_true(a->pressure == b->pressure);
}

static const struct plen_panel_contact *find(const struct plen_panel_frame *frame, uint32_t id)
{
	for (uint32_t i = 0; i < frame->count; i++) {
		if (frame->contacts[i].id == id) {
			return &frame->contacts[i];
		}
	}
	fail_msg("contact %u is missing", id);
	return NULL;
}

/* The widest axis that the kernel can describe, through the writer and back. */
static void test_recording_writer__writes_the_widest_axis(void **state)
{
	static const struct plen_source_device device = {.device = 1, .name = "wide"};
	static const struct plen_panel_axes axes = {{INT32_MIN, INT32_MAX, 1e6}, {0, INT32_MAX, 0}};
	struct plen_panel_contact contact = {
		.id = 1,
		.flags = PLEN_CONTACT_BEGIN | PLEN_CONTACT_END,
		.at = {INT32_MIN, INT32_MAX},
		.pressure = -1,
	};
	struct plen_panel_frame frame = {0, 1, &contact};
	struct plen_recording recording;
	char error[512] = "";
	char *text = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&text, &size);
	struct plen_recording_writer *writer = plen_recording_writer_create(file);

	(void)state;
	plen_recording_writer_came(writer, &device, &axes);
	plen_recording_writer_frame(writer, 1, &frame);
	assert_int_equal(plen_recording_writer_finish(writer), 0);
	fclose(file);
	if (parse(&recording, text, size, error) < 0) {
		fail_msg("%s", error);
	}
	assert_true(recording.devices[0].axes.x.min == INT32_MIN);
	assert_true(recording.devices[0].axes.y.max == INT32_MAX);
	plen_recording_finish(&recording);
	free(text);
}

static char *write_script(const struct script *script, size_t *size)
{
	static const struct plen_source_device device = {
		.device = 4,
		.name = "A # \"name\"",
		.bus = 3,
		.vendor = 0x1209,
		.product = 0xabcd,
		.contacts_max = 12,
		.reports_size = true,
	};
	static const struct plen_panel_axes axes = {{0, 32767, 22.936}, {-5, 1e6 / 7, 0}};
	char *text = NULL;
	FILE *file = open_memstream(&text, size);
	struct plen_recording_writer *writer = plen_recording_writer_create(file);

	plen_recording_writer_key(writer, PLEN_KEY_UNDO, 5000);
	plen_recording_writer_came(writer, &device, &axes);
	for (int f = 0; f < FRAMES; f++) {
		struct plen_panel_frame frame = {7000000 + f * 8000, script->counts[f],
						 script->contacts[f]};
		plen_recording_writer_frame(writer, 4, &frame);
	}
	plen_recording_writer_key(writer, PLEN_KEY_PAGE_NEXT, 9000000);
	plen_recording_writer_went(writer, 4, 9000000);
	assert_int_equal(plen_recording_writer_finish(writer), 0);
	fclose(file);
	return text;
}

static void check_script(const struct script *script, const struct plen_recording_device *device)
{
	struct plen_recording_play play = {0};

	for (int f = 0; f < FRAMES; f++) {
		const struct plen_recording_frame *line = &device->frames[f];
		struct plen_panel_frame frame =
			plen_recording_play_frame(&play, line, device->samples);

		assert_int_equal(frame.time_us, f * 8000);
		assert_int_equal(frame.count, script->counts[f]);
		for (uint32_t i = 0; i < frame.count; i++) {
			const struct plen_panel_contact *wanted = &script->contacts[f][i];
			assert_same_contact(find(&frame, wanted->id), wanted);
		}
	}
	plen_recording_play_finish(&play);
}

static void test_recording_writer__writes_what_reads_back_the_same(void **state)
{
	struct script *script = calloc(1, sizeof(*script));
	struct plen_recording recording;
	char error[512] = "";
	size_t size = 0;

	(void)state;
	make_script(script, 42);
	char *text = write_script(script, &size);
	if (parse(&recording, text, size, error) < 0) {
		fail_msg("%s", error);
	}

	const struct plen_recording_device *device = &recording.devices[0];
	assert_string_equal(device->name, "A # \"name\"");
	assert_true(device->bus == 3 && device->vendor == 0x1209 && device->product == 0xabcd);
	assert_true(device->contacts_max == 12 && device->reports_size);
	assert_true(device->axes.x.per_mm == 22.936 && device->axes.y.max == 1e6 / 7);
	assert_int_equal(device->frame_count, FRAMES + 2);
	assert_true(device->frames[FRAMES].is_key);
	check_script(script, device);
	plen_recording_finish(&recording);
	free(text);
	free(script);
}

#define PLUGS 100

/* One device as the kernel tells it each time that it is plugged in: by another number. */
static void plug(struct plen_recording_writer *writer, struct plen_source_device *device,
		 int64_t time_us)
{
	static const struct plen_panel_axes axes = {{0, 32767, 0}, {0, 32767, 0}};
	struct plen_panel_contact contact = {
		.id = 1,
		.flags = PLEN_CONTACT_BEGIN,
		.at = {device->device, 5},
		.pressure = -1,
	};
	struct plen_panel_frame frame = {time_us, 1, &contact};

	plen_recording_writer_came(writer, device, &axes);
	plen_recording_writer_frame(writer, device->device, &frame);
}

static void read_back(struct plen_recording *recording, FILE *file, char **text, const size_t *size)
{
	char error[512] = "";

	fclose(file);
	if (parse(recording, *text, *size, error) < 0) {
		fail_msg("%s", error);
	}
	free(*text);
}

/* A loose cable is what recordings are made for. */
static void test_recording_writer__a_panel_that_comes_back_is_the_same(void **state)
{
	struct plen_source_device panel = {.device = 2, .name = "Wall\x1b", .bus = 3, .vendor = 7};
	struct plen_source_device twin = {.device = 1, .name = "Wall\x1b", .bus = 3, .vendor = 7};
	struct plen_recording recording;
	char *text = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&text, &size);
	struct plen_recording_writer *writer = plen_recording_writer_create(file);

	(void)state;
	plug(writer, &twin, 0);
	for (int64_t i = 0; i < PLUGS; i++) {
		plug(writer, &panel, 1000 * i);
		plen_recording_writer_went(writer, panel.device, 1000 * i + 500);
		panel.device++;
	}
	assert_int_equal(plen_recording_writer_finish(writer), 0);
	read_back(&recording, file, &text, &size);
	assert_int_equal(recording.device_count, 2);
	assert_string_equal(recording.devices[1].name, "Wall?");
	assert_int_equal(recording.devices[0].frame_count, 1);
	assert_int_equal(recording.devices[1].frame_count, 2 * PLUGS);
	for (size_t i = 0; i < PLUGS; i++) {
		const struct plen_panel_contact *sample = &recording.devices[1].samples[2 * i];
		assert_int_equal(sample[0].flags, PLEN_CONTACT_BEGIN);
		assert_int_equal(sample[1].flags, PLEN_CONTACT_END);
		assert_true(sample[0].at.x == (double)i + 2);
	}
	plen_recording_finish(&recording);
}

/* More than can be read back are left out, so that the others can. */
static void test_recording_writer__leaves_out_too_many_panels(void **state)
{
	struct plen_recording recording;
	char *text = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&text, &size);
	struct plen_recording_writer *writer = plen_recording_writer_create(file);

	(void)state;
	for (uint32_t i = 0; i < PLUGS; i++) {
		struct plen_source_device device = {.device = i + 1, .product = (uint16_t)i};
		plug(writer, &device, i);
	}
	assert_int_equal(plen_recording_writer_finish(writer), 0);
	read_back(&recording, file, &text, &size);
	assert_int_equal(recording.device_count, PLEN_RECORDING_DEVICES_MAX);
	for (size_t i = 0; i < recording.device_count; i++) {
		assert_int_equal(recording.devices[i].frame_count, 1);
	}
	plen_recording_finish(&recording);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_recording_writer__writes_the_widest_axis),
		cmocka_unit_test(test_recording_writer__writes_what_reads_back_the_same),
		cmocka_unit_test(test_recording_writer__a_panel_that_comes_back_is_the_same),
		cmocka_unit_test(test_recording_writer__leaves_out_too_many_panels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
