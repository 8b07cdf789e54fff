/* SPDX-License-Identifier: MIT */
#include "roundtrip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "buffer.h"
#include "formats/stream.h"
#include "ink_out.h"
#include "sample.h"

#define TIME_US INT64_C(1700000000000000)

struct plen_lesson *roundtrip_lesson(uint64_t seed, int count)
{
	struct sample_dice dice = {seed};
	struct plen_lesson *lesson = plen_lesson_create();

	sample_any_lesson(&dice, lesson, count);
	return lesson;
}

struct shower {
	const struct plen_lesson *lesson;
	struct plen_buffer out;
};

static bool show_picture(void *data, const struct plen_picture *picture)
{
	struct shower *shower = data;
	const struct plen_op_picture *at = &picture->place;
	const struct plen_lesson_asset *asset = plen_lesson_asset(shower->lesson, at->asset);
	uint8_t *bytes = plen_lesson_asset_bytes(shower->lesson, at->asset);

	plen_buffer_printf(
		&shower->out,
		"  picture by %u part %u sheet %u dark %u %ux%u [%d %d %d %d %d %d] media %u: ",
		picture->group, at->part, at->sheet, at->dark, at->w_um, at->h_um, at->a_ppm,
		at->b_ppm, at->c_ppm, at->d_ppm, at->e_um, at->f_um, asset->media);
	for (uint32_t i = 0; i < asset->size; i++) {
		plen_buffer_printf(&shower->out, "%02x", bytes[i]);
	}
	plen_buffer_text(&shower->out, "\n");
	free(bytes);
	return true;
}

static bool show_part(void *data, const struct plen_stroke *stroke,
		      const struct plen_stroke_point *points, uint32_t count)
{
	struct shower *shower = data;

	plen_buffer_printf(&shower->out,
			   "  group %u mark %u ink %u rgba %08x width %u:", stroke->group,
			   stroke->mark, stroke->ink, stroke->rgba, stroke->width_um);
	for (uint32_t i = 0; i < count; i++) {
		plen_buffer_printf(&shower->out, " %d,%d@%u*%u", points[i].x_um, points[i].y_um,
				   points[i].t_ms, points[i].pressure);
	}
	plen_buffer_text(&shower->out, "\n");
	return true;
}

static bool show_stroke(void *data, const struct plen_stroke *stroke)
{
	plen_ink_out_parts(stroke, show_part, data);
	return true;
}

static void show_page(struct shower *shower, const struct plen_lesson_page *page, bool pictures)
{
	plen_buffer_printf(&shower->out, "page of %u, background %u\n", page->owner,
			   page->background);
	if (pictures) {
		plen_lesson_each_picture(shower->lesson, page->id, NULL, show_picture, shower);
	}
	plen_lesson_each_stroke(shower->lesson, page->id, NULL, show_stroke, shower);
}

char *roundtrip_show(const struct plen_lesson *lesson, bool pictures)
{
	struct shower shower = {.lesson = lesson};
	size_t size = 0;

	for (uint8_t owner = 0; owner < PLEN_GROUP_COUNT; owner++) {
		uint32_t count = plen_lesson_page_count(lesson, owner);

		for (uint32_t i = 0; i < count; i++) {
			show_page(&shower, plen_lesson_page_at(lesson, owner, i), pictures);
		}
	}
	return (char *)plen_buffer_take(&shower.out, &size);
}

uint8_t *roundtrip_write(plen_format_write write, const struct plen_lesson *lesson, size_t *size,
			 uint32_t losses[PLEN_LOSS_COUNT])
{
	const struct plen_writing_options options = {
		.group = -1, .screen = {1600, 900}, .title = "A lesson & more", .time_us = TIME_US};
	uint8_t *bytes = NULL;

	memset(losses, 0, PLEN_LOSS_COUNT * sizeof(*losses));
	assert_int_equal(write(lesson, &options, &bytes, size, losses), 0);
	assert_non_null(bytes);
	return bytes;
}

struct plen_lesson *roundtrip_read(plen_format_read read, const uint8_t *bytes, size_t size,
				   struct plen_reading *reading)
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_lesson_sink into;
	const struct plen_sink sink = plen_lesson_sink_init(&into, lesson, TIME_US);

	memset(reading, 0, sizeof(*reading));
	assert_int_equal(read(bytes, size, &sink, reading), 0);
	assert_string_equal(reading->detail, "");
	return lesson;
}

void roundtrip_check(plen_format_write write, plen_format_read read,
		     const struct plen_lesson *lesson)
{
	uint32_t losses[PLEN_LOSS_COUNT];
	struct plen_reading reading;
	size_t size = 0;
	uint8_t *bytes = roundtrip_write(write, lesson, &size, losses);
	struct plen_lesson *back = roundtrip_read(read, bytes, size, &reading);
	char *before = roundtrip_show(lesson, false);
	char *after = roundtrip_show(back, false);

	assert_string_equal(after, before);
	free(before);
	free(after);
	free(bytes);
	plen_lesson_destroy(back);
}
