/* SPDX-License-Identifier: MIT
 *
 * Writing allocates nothing once memory is warm: forty pens that write, with tails predicted, as
 * they are drawn. The linker sends every allocation of this program through the counters here;
 * cairo's own go to the C library by another way and are not counted.
 */
#include <math.h>

#include "check.h"
#include "page_ink.h"
#include "wet.h"

#define PENS 40
#define POINTS 300
#define WIDTH 960
#define HEIGHT 540

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

static unsigned allocations;

void *__wrap_malloc(size_t size)
{
	allocations++;
	return __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	allocations++;
	return __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	allocations++;
	return __real_realloc(old, size);
}

static uint32_t pixels[WIDTH * HEIGHT];

static struct plen_page_pt pen_at(uint32_t pen, int i)
{
	return (struct plen_page_pt){20 + pen % 8 * 55 + i * 0.1 + 9 * cos(i * 0.3),
				     20 + pen / 8 * 50 + 12 * sin(i * 0.3)};
}

static void draw(struct plen_wet *wet, const struct plen_viewport *viewport,
		 struct plen_px_rect rect)
{
	const struct plen_coverage_target frame = {pixels, WIDTH};

	for (size_t i = 0; i < wet->count; i++) {
		plen_wet_draw(wet, wet->strokes[i], viewport, rect, &frame,
			      (struct plen_rgba){20, 30, 40, 255}, PLEN_COVERAGE_OVER);
	}
}

static void write_point(struct plen_wet *wet, const struct plen_viewport *viewport, uint32_t pen,
			int i)
{
	struct plen_wet_stroke *stroke = plen_wet_find(wet, pen + 1);
	const struct plen_page_pt ahead[] = {pen_at(pen, i + 1), pen_at(pen, i + 2)};
	struct plen_page_rect changed = plen_wet_extend(stroke, pen_at(pen, i), 0.7);

	changed = plen_page_rect_union(changed, plen_wet_predict(stroke, ahead, 2));
	draw(wet, viewport,
	     plen_px_rect_intersection(plen_viewport_page_to_px(viewport, changed),
				       viewport->rect));
}

/* Everybody writes one stroke. */
static void write_all(struct plen_wet *wet, const struct plen_viewport *viewport)
{
	for (uint32_t pen = 0; pen < PENS; pen++) {
		struct plen_wet_stroke *stroke = plen_wet_begin(wet, pen + 1, 0.05);

		stroke->page = 1;
		stroke->pane = 0;
		stroke->ink = PLEN_INK_MAIN;
		stroke->width_mm = 3;
	}
	for (int i = 0; i < POINTS; i++) {
		for (uint32_t pen = 0; pen < PENS; pen++) {
			write_point(wet, viewport, pen, i);
		}
	}
	for (uint32_t pen = 0; pen < PENS; pen++) {
		plen_wet_end(wet, plen_wet_find(wet, pen + 1));
	}
}

static void test_ink_memory__writing_allocates_nothing(void **state)
{
	const struct plen_viewport viewport = {
		.page = 1,
		.scale_ppm = 1000000,
		.scale = {2, 2},
		.rect = {0, 0, WIDTH, HEIGHT},
	};
	struct plen_wet wet;

	(void)state;
	plen_wet_init(&wet);
	write_all(&wet, &viewport);
	assert_true(allocations > 0);
	allocations = 0;
	for (int round = 0; round < 3; round++) {
		write_all(&wet, &viewport);
	}
	assert_int_equal(allocations, 0);
	plen_wet_finish(&wet);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ink_memory__writing_allocates_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
