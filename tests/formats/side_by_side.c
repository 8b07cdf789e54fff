/* SPDX-License-Identifier: MIT
 *
 * side_by_side OUT.xopp OUT.pdf: one page of all that ink can be, as another program's file and as
 * our own drawing, for check_xournalpp.py.
 */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "formats/formats.h"
#include "renderer/export.h"

#define POINTS 120
#define WIDTH_MM 500.0
#define HEIGHT_MM 300.0

enum pressing {
	FULLY,
	SWELLING,
};

/* A wave at a height of the page. */
static void write_wave(struct plen_lesson *lesson, uint32_t page, struct plen_op_stroke look,
		       double y_mm, enum pressing pressing)
{
	struct plen_stroke_point points[POINTS];
	struct plen_op op = {.kind = PLEN_OP_EDIT, .group = look.group};

	for (int i = 0; i < POINTS; i++) {
		points[i] = (struct plen_stroke_point){
			.x_um = 20000 + i * 3800,
			.y_um = (int32_t)(y_mm * 1000 + 9000 * sin(i / 5.0)),
			.t_ms = (uint32_t)i * 8,
			.pressure = pressing == FULLY ? 255 : (uint8_t)(128 + 127 * sin(i / 9.0)),
		};
	}
	look.count = POINTS;
	look.points = points;
	op.u.edit = (struct plen_op_edit){.page = page, .stroke_count = 1, .strokes = &look};
	plen_lesson_commit(lesson, &op);
}

static void write_all(struct plen_lesson *lesson)
{
	struct plen_op op = {.kind = PLEN_OP_PAGE,
			     .u.page = {.background = PLEN_BACKGROUND_SQUARED}};
	uint32_t page = (uint32_t)plen_lesson_commit(lesson, &op);

	for (uint8_t ink = 0; ink < PLEN_INK_PENS; ink++) {
		const struct plen_op_stroke pen = {
			.group = ink, .ink = ink, .width_um = 1500 + ink * 700u};

		write_wave(lesson, page, pen, 25 + ink * 35, ink % 2 == 0 ? FULLY : SWELLING);
	}
	const struct plen_op_stroke own = {
		.ink = PLEN_INK_OWN, .rgba = 0x7030A0FF, .width_um = 5000};
	const struct plen_op_stroke marker = {.ink = PLEN_INK_MARKER, .width_um = 15000};
	write_wave(lesson, page, own, 205, SWELLING);
	write_wave(lesson, page, marker, 245, FULLY);
	write_wave(lesson, page, marker, 60, FULLY);

	/* A part of the first wave is rubbed out. */
	const struct plen_op_cut cut = {UINT64_C(2) * PLEN_OP_STROKES_MAX,
					{40 * 256 + 99, 60 * 256}};
	op = (struct plen_op){.kind = PLEN_OP_EDIT};
	op.u.edit = (struct plen_op_edit){.page = page, .cut_count = 1, .cuts = &cut};
	plen_lesson_commit(lesson, &op);
}

static int write_xopp(const struct plen_lesson *lesson, const char *path)
{
	const struct plen_writing_options options = {
		.group = -1, .screen = {WIDTH_MM, HEIGHT_MM}, .title = "Side by side"};
	uint32_t losses[PLEN_LOSS_COUNT] = {0};
	uint8_t *bytes = NULL;
	size_t size = 0;
	FILE *file = fopen(path, "wb");

	if (file == NULL || plen_xopp_write(lesson, &options, &bytes, &size, losses) != 0) {
		return 1;
	}

	bool whole = fwrite(bytes, 1, size, file) == size;
	free(bytes);
	return fclose(file) == 0 && whole ? 0 : 1;
}

int main(int argc, char **argv)
{
	const struct plen_export_options options = {.group = -1};
	struct plen_lesson *lesson = plen_lesson_create();
	char error[256] = "";

	if (argc != 3) {
		return 2;
	}
	write_all(lesson);
	int failed = write_xopp(lesson, argv[1]);
	failed |= plen_export_write(lesson, argv[2], (struct plen_board_size){WIDTH_MM, HEIGHT_MM},
				    &options, error, sizeof(error)) != 0;
	plen_lesson_destroy(lesson);
	return failed;
}
