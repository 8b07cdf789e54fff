/* SPDX-License-Identifier: MIT
 *
 * ink_sheet FILE.png: ink as the renderer draws it, on one sheet for the eye. Pens, speeds, joints,
 * overlaps and zooms, on light and on dark paper, with the finest parts enlarged. The sheet in
 * docs/images/ink.png is made by it.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include <cairo.h>

#include "brush.h"
#include "page_ink.h"
#include "sample_ink.h"

#define COLUMNS 4
#define ROWS 3
#define CELL_PX 300
#define SHEET_W (COLUMNS * CELL_PX)
#define SHEET_H (ROWS * CELL_PX)
#define PX_PER_MM 2.0
#define ENLARGED 8
#define PART_PX PLEN_COVERAGE_SIDE_MAX
#define MIN(a, b) ((a) < (b) ? (a) : (b))

struct sheet {
	cairo_surface_t *surface;
	cairo_t *cr;
	enum plen_theme theme;
	int left_px;
	struct plen_px_rect rect; /* where is written, and at which scale */
	double scale;
	struct plen_coverage coverage;
	struct sample_stroke stroke; /* being written */
};

static void begin(struct sheet *sheet, double width_mm, enum plen_ink ink)
{
	sheet->stroke.op = (struct plen_op_stroke){
		.ink = (uint8_t)ink,
		.width_um = (uint32_t)(width_mm * 1000),
		.points = sheet->stroke.points,
	};
}

static void point(struct sheet *sheet, double x_mm, double y_mm, double pressure)
{
	sheet->stroke.points[sheet->stroke.op.count++] = (struct plen_stroke_point){
		.x_um = (int32_t)lround(x_mm * 1000),
		.y_um = (int32_t)lround(y_mm * 1000),
		.pressure = (uint8_t)lround(pressure * 255),
	};
}

static struct plen_coverage_target target_at(const struct sheet *sheet, int x, int y)
{
	int stride_px = cairo_image_surface_get_stride(sheet->surface) / 4;
	uint32_t *pixels = (uint32_t *)cairo_image_surface_get_data(sheet->surface);

	return (struct plen_coverage_target){
		pixels + (ptrdiff_t)(sheet->rect.y + y) * stride_px + sheet->rect.x + x, stride_px};
}

static void draw_part(struct sheet *sheet, const struct plen_stroke *stroke, int x, int y)
{
	struct plen_brush brush =
		plen_brush_make((struct plen_px_scale){sheet->scale, sheet->scale});
	struct plen_coverage_target target = target_at(sheet, x, y);

	plen_coverage_place(&sheet->coverage, x, y, MIN(sheet->rect.w - x, PART_PX),
			    MIN(sheet->rect.h - y, PART_PX));
	plen_brush_stroke(&brush, stroke, &sheet->coverage);
	plen_coverage_blend(&sheet->coverage, &target, plen_theme_ink(sheet->theme, stroke->ink));
	plen_coverage_clear(&sheet->coverage);
}

/* Draws what has been written. */
static void put(struct sheet *sheet)
{
	static uint8_t bytes[SAMPLE_POINTS_MAX * 16];
	static struct plen_points_mark marks[SAMPLE_POINTS_MAX / PLEN_POINTS_STEP];
	const struct plen_op_stroke *written = &sheet->stroke.op;
	const struct plen_stroke_range range = {0, (written->count - 1) * PLEN_STROKE_POS_ONE};
	const struct plen_stroke stroke = {
		.ink = written->ink,
		.width_um = written->width_um,
		.count = written->count,
		.points = {bytes, marks, true},
		.kept_count = 1,
		.kept = &range,
	};

	plen_points_write(bytes, marks, written->points, written->count, true);
	for (int y = 0; y < sheet->rect.h; y += PART_PX) {
		for (int x = 0; x < sheet->rect.w; x += PART_PX) {
			draw_part(sheet, &stroke, x, y);
		}
	}
}

/* -- what is written; a cell is 150 mm square at scale 1 -- */

static void write_widths(struct sheet *sheet)
{
	static const double widths[] = {0.2, 0.4, 0.7, 1, 1.5, 2.5, 4, 6, 9, 14};

	for (int k = 0; k < 10; k++) {
		begin(sheet, widths[k], (enum plen_ink)(k % PLEN_INK_COUNT));
		for (int i = 0; i <= 60; i++) {
			point(sheet, 12 + i * 2.1, 10 + k * 14 + 4 * sin(i * 0.25), 1);
		}
		put(sheet);
	}
}

static void write_pressures(struct sheet *sheet)
{
	for (int k = 0; k < 8; k++) {
		begin(sheet, 1 + k * 1.6, PLEN_INK_MAIN);
		for (int i = 0; i <= 40; i++) {
			point(sheet, 12 + i * 3.15, 12 + k * 17 - 4 * sin(i * 0.155),
			      0.5 - 0.5 * cos(i * M_PI / 20 * (1 + k % 3)));
		}
		put(sheet);
	}
}

/* The same hand at 1 to 40 mm between two reports of the panel. */
static void write_speeds(struct sheet *sheet)
{
	static const double steps[] = {1, 3, 8, 15, 25, 40};

	for (int k = 0; k < 6; k++) {
		double step = steps[k] / 24;

		begin(sheet, 2.5, PLEN_INK_BLUE);
		for (double t = 0; t < 14; t += step) {
			point(sheet, 14 + t * 8 + 8 * cos(t * 1.7), 16 + k * 23 + 8 * sin(t * 1.7),
			      0.7);
		}
		put(sheet);
	}
}

static void write_corners(struct sheet *sheet)
{
	for (int k = 0; k < 6; k++) {
		begin(sheet, 1 + k * 1.5, PLEN_INK_PURPLE);
		for (int i = 0; i < 12; i++) {
			for (int n = 0; n < 4; n++) {
				double t = i + n / 4.0, side = fabs(fmod(t, 2) - 1);

				point(sheet, 12 + t * (13.5 - k), 8 + k * 23 + side * 17, 0.8);
			}
		}
		put(sheet);
	}
}

static void write_loops(struct sheet *sheet)
{
	begin(sheet, 3, PLEN_INK_GREEN);
	for (int i = 0; i < 300; i++) {
		point(sheet, 40 + i * 0.1 * cos(i * 0.2), 40 + i * 0.1 * sin(i * 0.2), 0.7);
	}
	put(sheet);
	begin(sheet, 4, PLEN_INK_ORANGE);
	for (int i = 0; i <= 5; i++) {
		for (int n = 0; n < 9 && i * 9 + n <= 45; n++) {
			double a = i * 0.8 * M_PI, b = (i + 1) * 0.8 * M_PI, t = n / 9.0;

			point(sheet, 110 + 30 * (sin(a) * (1 - t) + sin(b) * t),
			      40 - 30 * (cos(a) * (1 - t) + cos(b) * t), 1);
		}
	}
	put(sheet);
	begin(sheet, 8, PLEN_INK_MAIN);
	for (int i = 0; i < 200; i++) {
		point(sheet, 15 + i * 0.6, 110 + 28 * sin(i * 1.3) * sin(i * 0.016), 0.9);
	}
	put(sheet);
}

static void write_dots(struct sheet *sheet)
{
	for (int row = 0; row < 9; row++) {
		for (int i = 0; i < 9; i++) {
			begin(sheet, 0.3 + row * row * 0.17, PLEN_INK_MAIN);
			point(sheet, 14 + i * 15.17, 12 + row * 15.6 + i * 0.07, 1);
			if (i % 3 == 2) {
				point(sheet, 14.4 + i * 15.17, 12 + row * 15.6, 1);
			}
			put(sheet);
		}
	}
}

static void write_fan(struct sheet *sheet)
{
	for (int k = 0; k <= 24; k++) {
		double a = k * M_PI / 48;

		begin(sheet, k % 2 == 0 ? 0.3 : 0.9, PLEN_INK_MAIN);
		for (int i = 0; i <= 12; i++) {
			point(sheet, 8 + (15 + i * 10) * cos(a), 8 + (15 + i * 10) * sin(a), 1);
		}
		put(sheet);
	}
}

static void write_words(struct sheet *sheet)
{
	struct sample_random random = {91};

	for (int k = 0; k < 12; k++) {
		sample_ink_writing(&sheet->stroke, &random, 90,
				   (struct plen_page_pt){10 + k % 4 * 35, 20 + k / 4 * 45});
		put(sheet);
	}
}

/* -- how it is laid out -- */

typedef void write_fn(struct sheet *sheet);

static struct plen_px_rect cell_rect(const struct sheet *sheet, int cell)
{
	return (struct plen_px_rect){sheet->left_px + cell % COLUMNS * CELL_PX,
				     cell / COLUMNS * CELL_PX, CELL_PX, CELL_PX};
}

static void draw(struct sheet *sheet, struct plen_px_rect rect, double scale, write_fn *write)
{
	sheet->rect = rect;
	sheet->scale = PX_PER_MM * scale;
	write(sheet);
}

static void draw_zooms(struct sheet *sheet, struct plen_px_rect rect)
{
	static const double zooms[] = {0.1, 0.25, 0.5, 0.9, 2, 5};

	for (int i = 0; i < 6; i++) {
		const struct plen_px_rect part = {rect.x + i % 3 * 100, rect.y + i / 3 * 150, 98,
						  148};

		draw(sheet, part, zooms[i], write_words);
	}
}

/* One stroke that is seen through: neither seams nor knots. */
static void draw_translucent(struct sheet *sheet, struct plen_px_rect rect)
{
	struct plen_brush brush = plen_brush_make((struct plen_px_scale){PX_PER_MM, PX_PER_MM});
	struct plen_rgba colour = plen_theme_ink(sheet->theme, PLEN_INK_ORANGE);
	struct plen_spine_sample chain[200];

	for (int i = 0; i < 200; i++) {
		chain[i] = (struct plen_spine_sample){
			64 + 46 * sin(i * 0.11), 64 + 46 * sin(i * 0.17), 4 + 2 * sin(i * 0.3)};
	}
	colour.a = 110;
	sheet->rect = rect;
	plen_coverage_place(&sheet->coverage, 0, 0, PART_PX, PART_PX);
	plen_brush_links(&brush, chain, 200, &sheet->coverage);

	struct plen_coverage_target target = target_at(sheet, 20, 20);
	plen_coverage_blend(&sheet->coverage, &target, colour);
	plen_coverage_clear(&sheet->coverage);
}

static void enlarge(struct sheet *sheet, struct plen_px_rect to, int x, int y)
{
	cairo_save(sheet->cr);
	cairo_rectangle(sheet->cr, to.x, to.y, to.w - 2, to.h - 2);
	cairo_clip(sheet->cr);
	cairo_translate(sheet->cr, to.x, to.y);
	cairo_scale(sheet->cr, ENLARGED, ENLARGED);
	cairo_set_source_surface(sheet->cr, sheet->surface, -x, -y);
	cairo_pattern_set_filter(cairo_get_source(sheet->cr), CAIRO_FILTER_NEAREST);
	cairo_paint(sheet->cr);
	cairo_restore(sheet->cr);
}

static void fill_sheet(struct sheet *sheet)
{
	static write_fn *const cells[] = {write_widths,  write_pressures, write_speeds,
					  write_corners, write_loops,     write_dots,
					  write_fan};

	plen_page_ink_set_source(sheet->cr, plen_theme_paper(sheet->theme));
	cairo_rectangle(sheet->cr, sheet->left_px, 0, SHEET_W, SHEET_H);
	cairo_fill(sheet->cr);
	cairo_surface_flush(sheet->surface);
	for (int i = 0; i < 7; i++) {
		draw(sheet, cell_rect(sheet, i), 1, cells[i]);
	}
	draw_zooms(sheet, cell_rect(sheet, 7));
	draw_translucent(sheet, cell_rect(sheet, 8));
	cairo_surface_mark_dirty(sheet->surface);
	/* The thinnest waves, a tapering end, the joints of a zigzag. */
	enlarge(sheet, cell_rect(sheet, 9), sheet->left_px + 30, 10);
	enlarge(sheet, cell_rect(sheet, 10), sheet->left_px + 20, CELL_PX * 2 - 285);
	enlarge(sheet, cell_rect(sheet, 11), sheet->left_px + 3 * CELL_PX + 50, 100);
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: ink_sheet FILE.png\n");
		return 2;
	}

	static struct sheet sheet;
	sheet.surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 2 * SHEET_W, SHEET_H);
	sheet.cr = cairo_create(sheet.surface);
	plen_coverage_init(&sheet.coverage, PART_PX);
	for (int i = 0; i < 2; i++) {
		sheet.theme = i == 0 ? PLEN_THEME_LIGHT : PLEN_THEME_DARK;
		sheet.left_px = i * SHEET_W;
		fill_sheet(&sheet);
	}

	cairo_status_t status = cairo_surface_write_to_png(sheet.surface, argv[1]);
	if (status != CAIRO_STATUS_SUCCESS) {
		fprintf(stderr, "ink_sheet: %s: %s\n", argv[1], cairo_status_to_string(status));
	}
	plen_coverage_finish(&sheet.coverage);
	cairo_destroy(sheet.cr);
	cairo_surface_destroy(sheet.surface);
	return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}
