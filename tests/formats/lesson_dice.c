/* SPDX-License-Identifier: MIT */
#include "lesson_dice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <errno.h>

#include "roundtrip.h"

#define POINTS_MAX 40
#define STROKES_MAX 6
#define FILES 5

uint32_t lesson_dice_below(struct lesson_dice *dice, uint32_t sides)
{
	dice->state = dice->state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((dice->state >> 33) % sides);
}

static int32_t between(struct lesson_dice *dice, int32_t low, int32_t high)
{
	return low + (int32_t)lesson_dice_below(dice, (uint32_t)(high - low) + 1);
}

/* Files as far as anyone but a decoder looks. */
static const struct {
	uint8_t media;
	uint32_t parts;
	const char *head;
	size_t size;
} files[FILES] = {
	{PLEN_MEDIA_PNG, 1, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x30\x08\2\0\0\0", 29},
	{PLEN_MEDIA_JPEG, 1, "\xff\xd8\xff\xe0\0\4\1\2\xff\xc0\0\x11\x08\0\x20\0\x50\3\1\1\1", 21},
	{PLEN_MEDIA_SVG, 1, "<svg xmlns='http://www.w3.org/2000/svg' width='30mm' height='20mm'/>",
	 68},
	{PLEN_MEDIA_PDF, 3, "%PDF-1.4\n", 9},
	{PLEN_MEDIA_WEBP, 1, "RIFF\x10\0\0\0WEBPVP8 ", 16},
};

static uint64_t commit(struct plen_lesson *lesson, struct plen_op op)
{
	return plen_lesson_commit(lesson, &op);
}

static uint32_t roll_asset(struct lesson_dice *dice, struct plen_lesson *lesson, uint32_t *parts)
{
	int which = (int)lesson_dice_below(dice, dice->images_only ? 2 : FILES);
	uint8_t bytes[128];
	size_t size = files[which].size;

	memcpy(bytes, files[which].head, size);
	if (files[which].media != PLEN_MEDIA_SVG) {
		/* Two files are rarely the same. */
		for (int i = 0; i < 8; i++) {
			bytes[size++] = (uint8_t)lesson_dice_below(dice, 256);
		}
	}
	*parts = files[which].parts;
	return (uint32_t)commit(lesson,
				(struct plen_op){.kind = PLEN_OP_ASSET,
						 .u.asset = {files[which].media, files[which].parts,
							     (uint32_t)size, bytes}});
}

static void roll_picture(struct lesson_dice *dice, struct plen_lesson *lesson, uint32_t page)
{
	uint32_t parts = 1, asset = roll_asset(dice, lesson, &parts);
	bool sheet = lesson_dice_below(dice, 3) == 0;
	struct plen_op_picture picture = {
		.asset = asset,
		.part = lesson_dice_below(dice, parts),
		.sheet = sheet,
		.dark = sheet && lesson_dice_below(dice, 2) == 0,
		.w_um = 1 + lesson_dice_below(dice, 400000),
		.h_um = 1 + lesson_dice_below(dice, 400000),
		.a_ppm = between(dice, -2000000, 2000000),
		.b_ppm = between(dice, -2000000, 2000000),
		.c_ppm = between(dice, -2000000, 2000000),
		.d_ppm = between(dice, -2000000, 2000000),
		.e_um = between(dice, -300000, 900000),
		.f_um = between(dice, -300000, 900000),
	};

	if (sheet || lesson_dice_below(dice, 2) == 0 || dice->upright_only) {
		picture.a_ppm = picture.d_ppm = 1000000;
		picture.b_ppm = picture.c_ppm = 0;
	}
	commit(lesson, (struct plen_op){
			       .kind = PLEN_OP_EDIT,
			       .group = (uint8_t)lesson_dice_below(dice, 3),
			       .u.edit = {.page = page, .picture_count = 1, .pictures = &picture}});
}

static void roll_ink(struct lesson_dice *dice, struct plen_op_stroke *stroke)
{
	uint32_t kind = lesson_dice_below(dice, 8);

	stroke->ink = kind < PLEN_INK_COUNT ? (uint8_t)kind : (uint8_t)(PLEN_INK_OWN + kind % 2);
	if (stroke->ink >= PLEN_INK_OWN) {
		stroke->rgba =
			lesson_dice_below(dice, 1u << 24) << 8 |
			(stroke->ink == PLEN_INK_OWN ? 0xff : 1 + lesson_dice_below(dice, 254));
	}
	stroke->width_um = 300 + lesson_dice_below(dice, 9000);
}

static void roll_points(struct lesson_dice *dice, struct plen_stroke_point *points, uint32_t count)
{
	bool pressed = lesson_dice_below(dice, 2) == 0, timed = lesson_dice_below(dice, 3) > 0;
	int32_t x_um = between(dice, -100000, 1500000), y_um = between(dice, -100000, 900000);
	uint32_t t_ms = 0;

	for (uint32_t i = 0; i < count; i++) {
		points[i] =
			(struct plen_stroke_point){x_um, y_um, t_ms,
						   pressed ? (uint8_t)lesson_dice_below(dice, 256)
							   : PLEN_POINTS_PRESSURE_FULL};
		x_um += between(dice, -9000, 11000);
		y_um += between(dice, -9000, 9000);
		t_ms += timed ? lesson_dice_below(dice, 20) : 0;
	}
}

static uint64_t roll_strokes(struct lesson_dice *dice, struct plen_lesson *lesson, uint32_t page,
			     uint32_t *first)
{
	struct plen_stroke_point points[STROKES_MAX][POINTS_MAX];
	struct plen_op_stroke strokes[STROKES_MAX] = {0};
	uint32_t count = 1 + lesson_dice_below(dice, STROKES_MAX);
	uint8_t group = (uint8_t)lesson_dice_below(dice, PLEN_GROUP_MAX + 1);

	for (uint32_t i = 0; i < count; i++) {
		roll_ink(dice, &strokes[i]);
		strokes[i].group = group;
		strokes[i].count = 1 + lesson_dice_below(dice, POINTS_MAX);
		strokes[i].points = points[i];
		roll_points(dice, points[i], strokes[i].count);
	}
	*first = strokes[0].count;
	return commit(lesson,
		      (struct plen_op){
			      .kind = PLEN_OP_EDIT,
			      .group = group,
			      .mark = (uint8_t)lesson_dice_below(dice, PLEN_MARK_MAX + 1),
			      .u.edit = {.page = page, .stroke_count = count, .strokes = strokes}});
}

/* Of the first stroke of an edit, which has `count` points. */
static void roll_cut(struct lesson_dice *dice, struct plen_lesson *lesson, uint32_t page,
		     uint64_t edit, uint32_t count)
{
	plen_stroke_pos end = (count - 1) * PLEN_STROKE_POS_ONE;
	plen_stroke_pos from = lesson_dice_below(dice, end);
	plen_stroke_pos to = from + 1 + lesson_dice_below(dice, end - from);
	const struct plen_op_cut cut = {edit * 4096, {from, to}};

	commit(lesson, (struct plen_op){.kind = PLEN_OP_EDIT,
					.u.edit = {.page = page, .cut_count = 1, .cuts = &cut}});
}

struct plen_lesson *lesson_dice_roll(struct lesson_dice *dice, int edits)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t pages[8], count = 0;

	while (count < 1 + lesson_dice_below(dice, 7)) {
		pages[count++] = (uint32_t)commit(
			lesson, (struct plen_op){.kind = PLEN_OP_PAGE,
						 .u.page = {(uint8_t)lesson_dice_below(dice, 4),
							    (uint8_t)lesson_dice_below(
								    dice, PLEN_BACKGROUND_COUNT),
							    0}});
	}
	for (int i = 0; i < edits; i++) {
		uint32_t page = pages[lesson_dice_below(dice, count)];

		if (lesson_dice_below(dice, 4) == 0) {
			roll_picture(dice, lesson, page);
			continue;
		}

		uint32_t points = 0;
		uint64_t edit = roll_strokes(dice, lesson, page, &points);
		if (points > 1 && lesson_dice_below(dice, 3) == 0) {
			roll_cut(dice, lesson, page, edit, points);
		}
	}
	return lesson;
}

void lesson_dice_check(plen_format_write write, plen_format_read read,
		       const struct plen_lesson *lesson)
{
	uint32_t losses[PLEN_LOSS_COUNT];
	struct plen_reading reading;
	size_t size = 0;
	uint8_t *bytes = roundtrip_write(write, lesson, &size, losses);
	struct plen_lesson *back = roundtrip_read(read, bytes, size, &reading);
	char *before = roundtrip_show(lesson, true), *after = roundtrip_show(back, true);

	assert_string_equal(after, before);
	for (int loss = 0; loss < PLEN_LOSS_COUNT; loss++) {
		assert_int_equal(reading.losses[loss], 0);
		assert_true(losses[loss] == 0 || loss == PLEN_LOSS_HISTORY);
	}
	free(before);
	free(after);
	free(bytes);
	plen_lesson_destroy(back);
}

static bool stop(void *data, uint32_t done, uint32_t total)
{
	int *left = data;

	assert_true(done >= 1 && done <= total);
	return --*left > 0;
}

void lesson_dice_check_choice(plen_format_write write, plen_format_read read)
{
	struct lesson_dice dice = {.state = 11, .images_only = true};
	struct plen_lesson *lesson = plen_lesson_create(), *back;
	int left = 2;
	struct plen_writing_options options = {
		.group = -1, .screen = {1200, 700}, .title = "", .progress = stop, .data = &left};
	uint32_t losses[PLEN_LOSS_COUNT] = {0};
	struct plen_reading reading;
	uint8_t *bytes = NULL;
	size_t size = 0;

	for (uint8_t owner = 0; owner < 3; owner++) {
		roll_strokes(&dice, lesson,
			     (uint32_t)commit(lesson, (struct plen_op){.kind = PLEN_OP_PAGE,
								       .u.page = {owner, 0, 0}}),
			     &(uint32_t){0});
	}
	assert_int_equal(write(lesson, &options, &bytes, &size, losses), -ECANCELED);
	options.progress = NULL;
	options.page = 4;
	assert_int_equal(write(lesson, &options, &bytes, &size, losses), -ENOENT);
	options.page = 3;
	assert_int_equal(write(lesson, &options, &bytes, &size, losses), 0);
	back = roundtrip_read(read, bytes, size, &reading);
	assert_int_equal(plen_lesson_page_count(back, 0), 0);
	assert_int_equal(plen_lesson_page_count(back, 2), 1);
	plen_lesson_destroy(back);
	plen_lesson_destroy(lesson);
	free(bytes);
}
