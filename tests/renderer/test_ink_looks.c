/* SPDX-License-Identifier: MIT
 *
 * How ink looks, against a reference that knows nothing of distances: each pixel is cut into 16 x
 * 16, and of those count the ones within any of the discs that a pen of that width leaves on its
 * way, set so close that no step is seen.
 *
 * Levels are 0 to 255. The mean is over the pixels that either side covers in part; those are where
 * the two can differ. What is left has three causes: an edge aslant is taken for one that lies
 * square (11 levels at most), two edges within one pixel are taken for the nearer one, and chords
 * lie up to a twentieth of a pixel beside their curves.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "brush.h"
#include "check.h"
#include "sample_ink.h"

#define SIDE 192
#define FINE 16
#define FINE_SIDE (SIDE * FINE)
/* Between two discs of the reference. */
#define STEP_PX 0.05

struct picture {
	struct plen_coverage coverage;
	uint8_t *fine; /* FINE_SIDE square: 1 = inside */
};

static int set_up(void **state)
{
	struct picture *picture = calloc(1, sizeof(*picture));

	plen_coverage_init(&picture->coverage, SIDE);
	plen_coverage_place(&picture->coverage, 0, 0, SIDE, SIDE);
	picture->fine = calloc(FINE_SIDE, FINE_SIDE);
	*state = picture;
	return 0;
}

static int tear_down(void **state)
{
	struct picture *picture = *state;

	plen_coverage_finish(&picture->coverage);
	free(picture->fine);
	free(picture);
	return 0;
}

static void put_disc(uint8_t *fine, double x_px, double y_px, double radius_px)
{
	double x = x_px * FINE - 0.5, y = y_px * FINE - 0.5, radius = radius_px * FINE;
	int y0 = (int)fmax(0, ceil(y - radius)), y1 = (int)fmin(FINE_SIDE - 1, floor(y + radius));

	for (int row = y0; row <= y1; row++) {
		double half = sqrt(radius * radius - (row - y) * (row - y));
		int x0 = (int)fmax(0, ceil(x - half));
		int x1 = (int)fmin(FINE_SIDE - 1, floor(x + half));

		if (x0 <= x1) {
			memset(fine + (size_t)row * FINE_SIDE + x0, 1, (size_t)(x1 - x0 + 1));
		}
	}
}

static void draw_reference(uint8_t *fine, const struct plen_spine *spine, double scale)
{
	for (size_t k = 0; k < spine->count; k++) {
		const struct plen_spine_sample *a = &spine->samples[k];
		const struct plen_spine_sample *b = &spine->samples[k + (k + 1 < spine->count)];
		double length = hypot(b->x_mm - a->x_mm, b->y_mm - a->y_mm) * scale;
		int steps = 1 + (int)(length / STEP_PX);

		for (int i = 0; i < steps; i++) {
			double t = (double)i / steps;

			put_disc(fine, (a->x_mm + (b->x_mm - a->x_mm) * t) * scale,
				 (a->y_mm + (b->y_mm - a->y_mm) * t) * scale,
				 (a->half_mm + (b->half_mm - a->half_mm) * t) * scale);
		}
	}
}

static double level_of_reference(const uint8_t *fine, int x, int y)
{
	int inside = 0;

	for (int row = y * FINE; row < (y + 1) * FINE; row++) {
		for (int column = x * FINE; column < (x + 1) * FINE; column++) {
			inside += fine[(size_t)row * FINE_SIDE + (size_t)column];
		}
	}
	return inside * 255.0 / (FINE * FINE);
}

struct error {
	double mean, worst;
};

static struct error compare(const struct picture *picture)
{
	struct error error = {0};
	int count = 0;

	for (int y = 0; y < SIDE; y++) {
		for (int x = 0; x < SIDE; x++) {
			double ours = picture->coverage.levels[y * picture->coverage.stride + x];
			double theirs = level_of_reference(picture->fine, x, y);

			if ((ours > 0 && ours < 255) || (theirs > 0 && theirs < 255)) {
				error.mean += fabs(ours - theirs);
				error.worst = fmax(error.worst, fabs(ours - theirs));
				count++;
			}
		}
	}
	error.mean /= count;
	return error;
}

/* Draws the stroke both ways and holds it to both bounds. */
static void judge(struct picture *picture, const char *name, const struct sample_stroke *sample,
		  double scale, struct error bound)
{
	static uint8_t bytes[SAMPLE_POINTS_MAX * 16];
	static struct plen_points_mark marks[SAMPLE_POINTS_MAX / PLEN_POINTS_STEP];
	const struct plen_stroke_range range = {0, (sample->op.count - 1) * PLEN_STROKE_POS_ONE};
	struct plen_brush brush = plen_brush_make((struct plen_px_scale){scale, scale});
	struct plen_spine spine;

	plen_points_write(bytes, marks, sample->op.points, sample->op.count, true);
	const struct plen_stroke stroke = {
		.width_um = sample->op.width_um,
		.count = sample->op.count,
		.points = {bytes, marks, true},
		.kept_count = 1,
		.kept = &range,
	};
	plen_coverage_clear(&picture->coverage);
	memset(picture->fine, 0, (size_t)FINE_SIDE * FINE_SIDE);
	plen_brush_stroke(&brush, &stroke, &picture->coverage);
	plen_spine_init(&spine);
	plen_spine_set_range(&spine, brush.tolerance_mm / 100, &stroke, range);
	draw_reference(picture->fine, &spine, scale);
	plen_spine_finish(&spine);

	struct error error = compare(picture);
	print_message("%-28s mean %5.2f (bound %5.2f)  worst %6.2f (bound %6.2f)\n", name,
		      error.mean, bound.mean, error.worst, bound.worst);
	assert_true(error.mean <= bound.mean);
	assert_true(error.worst <= bound.worst);
}

static void begin(struct sample_stroke *stroke, double width_mm)
{
	stroke->op = (struct plen_op_stroke){.width_um = (uint32_t)(width_mm * 1000),
					     .points = stroke->points};
}

static void point(struct sample_stroke *stroke, double x_mm, double y_mm, double pressure)
{
	stroke->points[stroke->op.count++] = (struct plen_stroke_point){
		.x_um = (int32_t)lround(x_mm * 1000),
		.y_um = (int32_t)lround(y_mm * 1000),
		.pressure = (uint8_t)lround(pressure * 255),
	};
}

/* Straight, at every slant. */
static void test_ink_looks__straight_lines(void **state)
{
	static const struct {
		const char *name;
		double width_mm;
		struct error bound;
	} pens[] = {
		{"a third of a pixel", 0.33, {10, 60}},
		{"one pixel", 1, {7, 42}},
		{"four pixels", 4, {6.5, 22}},
		{"twenty pixels", 20, {6.5, 16}},
	};
	static struct sample_stroke stroke;

	for (size_t k = 0; k < sizeof(pens) / sizeof(pens[0]); k++) {
		for (int slant = 0; slant < 12; slant++) {
			double a = (slant + 0.5) * M_PI / 12;

			begin(&stroke, pens[k].width_mm);
			for (int i = -10; i <= 10; i++) {
				point(&stroke, 96.3 + i * 7 * cos(a), 95.8 + i * 7 * sin(a), 1);
			}
			judge(*state, pens[k].name, &stroke, 1, pens[k].bound);
		}
	}
}

static void test_ink_looks__curves_and_pressure(void **state)
{
	static struct sample_stroke stroke;

	begin(&stroke, 9);
	for (int i = 0; i <= 60; i++) {
		point(&stroke, 12 + i * 2.8, 96 + 50 * sin(i * 0.2), 0.5 - 0.5 * cos(i * 0.31));
	}
	judge(*state, "waves under pressure", &stroke, 1, (struct error){4.5, 20});
	begin(&stroke, 30);
	for (int i = 0; i <= 8; i++) {
		point(&stroke, 30 + i * 16, 80 + (i % 2) * 20, i % 2 == 0 ? 1 : 0);
	}
	judge(*state, "steep tapers", &stroke, 1, (struct error){5.5, 80});
	begin(&stroke, 3);
	for (int i = 0; i < 200; i++) {
		point(&stroke, 96 + i * 0.4 * cos(i * 0.25), 96 + i * 0.4 * sin(i * 0.25), 0.7);
	}
	judge(*state, "a spiral", &stroke, 1, (struct error){7, 30});
}

static void test_ink_looks__corners_and_crossings(void **state)
{
	static struct sample_stroke stroke;

	begin(&stroke, 5);
	for (int i = 0; i <= 40; i++) {
		point(&stroke, 10 + i * 4.2, i % 8 < 4 ? 30 + i % 8 * 30 : 30 + (8 - i % 8) * 30,
		      1);
	}
	judge(*state, "zigzag", &stroke, 1, (struct error){2.5, 90});
	begin(&stroke, 4);
	for (int i = 0; i <= 45; i++) {
		double a = i / 9 * 0.8 * M_PI, b = (i / 9 + 1) * 0.8 * M_PI, t = i % 9 / 9.0;

		point(&stroke, 96 + 80 * (sin(a) * (1 - t) + sin(b) * t),
		      96 - 80 * (cos(a) * (1 - t) + cos(b) * t), 1);
	}
	judge(*state, "a star", &stroke, 1, (struct error){6, 70});
	begin(&stroke, 2);
	for (int i = 0; i < 300; i++) {
		point(&stroke, 96 + 80 * sin(i * 0.21), 96 + 80 * sin(i * 0.131), 0.8);
	}
	judge(*state, "a net", &stroke, 1, (struct error){8.5, 130});
}

/* The same writing from far away to close by. */
static void test_ink_looks__zooms(void **state)
{
	static const struct {
		double scale;
		struct error bound;
	} zooms[] = {
		{0.25, {10.5, 50}}, {0.5, {6, 90}}, {1, {8, 80}}, {2.03, {5, 16}}, {6, {8, 90}}};
	static struct sample_stroke stroke;
	struct sample_random random = {95};

	for (size_t k = 0; k < sizeof(zooms) / sizeof(zooms[0]); k++) {
		char name[40];

		sample_ink_writing(&stroke, &random, 80, (struct plen_page_pt){15, 15});
		snprintf(name, sizeof(name), "writing, %g px a mm", zooms[k].scale);
		judge(*state, name, &stroke, zooms[k].scale, zooms[k].bound);
	}
}

/* A pixel and a half across, a dot is a tenth too heavy; larger ones are right. */
static void test_ink_looks__dots(void **state)
{
	static struct sample_stroke stroke;

	for (int i = 0; i < 6; i++) {
		begin(&stroke, 1.5 + i * i);
		point(&stroke, 90.2 + i * 0.13, 91 + i * 0.29, 1);
		judge(*state, "a dot", &stroke, 1,
		      i == 0 ? (struct error){22, 26} : (struct error){11, 22});
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_ink_looks__straight_lines, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_ink_looks__curves_and_pressure, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_ink_looks__corners_and_crossings, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_ink_looks__zooms, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_ink_looks__dots, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
