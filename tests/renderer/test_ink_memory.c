/* SPDX-License-Identifier: MIT
 *
 * Writing allocates nothing once memory is warm: forty pens that write, with tails predicted, as
 * they are drawn, and lift, while workers put what they wrote into tiles. The linker sends every
 * allocation of this program through the counters here; cairo's own go to the C library by another
 * way and are not counted. Nor is what the lesson keeps.
 */
#include <math.h>
#include <stdatomic.h>

#include "check.h"
#include "page_ink.h"
#include "sample_wall.h"
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

static atomic_uint allocations;

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
	assert_true(atomic_load(&allocations) > 0);
	atomic_store(&allocations, 0);
	for (int round = 0; round < 3; round++) {
		write_all(&wet, &viewport);
	}
	assert_int_equal(atomic_load(&allocations), 0);
	plen_wet_finish(&wet);
}

/* -- the renderer as a whole -- */

#define LONG_POINTS 120

/* Through every tile of the wall, so that the first round needs as much as any. */
static struct plen_page_pt long_way_at(uint32_t pen, uint32_t i)
{
	double t = (double)i / (LONG_POINTS - 1) * 5;
	double across = t - floor(t / 2) * 2;

	return (struct plen_page_pt){100 + 1690 * (across < 1 ? across : 2 - across) + pen,
				     80 + 185 * t + pen};
}

static void add_point(struct sample_stroke *stroke, struct plen_page_pt at)
{
	stroke->points[stroke->op.count++] =
		(struct plen_stroke_point){.x_um = (int32_t)lround(at.x_mm * 1000),
					   .y_um = (int32_t)lround(at.y_mm * 1000),
					   .pressure = 255};
}

/* The scene shows the page as it is: a place on it is one on the board. */
static void go_on(struct sample_wall *wall, struct sample_stroke *strokes, uint32_t pen, uint32_t i)
{
	struct sample_stroke *stroke = &strokes[pen];
	struct plen_page_pt on_page = long_way_at(pen, i), next = long_way_at(pen, i + 1);
	const struct plen_board_pt at = {on_page.x_mm, on_page.y_mm};
	const struct plen_board_pt tail[] = {{next.x_mm, next.y_mm}, {next.x_mm + 3, next.y_mm}};

	if (i == 0) {
		stroke->op = (struct plen_op_stroke){.width_um = 3000,
						     .ink = (uint8_t)(pen % PLEN_INK_PENS),
						     .points = stroke->points};
		plen_renderer_wet_begin(wall->renderer, pen + 1, wall->pages[0],
					(enum plen_ink)stroke->op.ink, 3, at, 1);
	} else {
		plen_renderer_wet_extend(wall->renderer, pen + 1, at, 1);
	}
	plen_renderer_wet_predict(wall->renderer, pen + 1, tail, 2);
	add_point(stroke, on_page);
}

/* What the lesson allocates for a stroke is taken off again. */
struct lifting {
	struct sample_wall *wall;
	unsigned in_renderer;
};

static void lifted(void *data, uint32_t page, const struct plen_page_rect *rect,
		   const struct plen_stroke *added)
{
	struct lifting *lifting = data;
	unsigned before = atomic_load(&allocations);

	plen_renderer_page_changed(lifting->wall->renderer, page, rect, added);
	lifting->in_renderer += atomic_load(&allocations) - before;
}

static void lift(struct lifting *lifting, const struct sample_stroke *strokes, uint32_t pen)
{
	unsigned before = atomic_load(&allocations);

	lifting->in_renderer = 0;
	sample_ink_commit(lifting->wall->lesson, lifting->wall->pages[0], &strokes[pen]);
	atomic_store(&allocations, before + lifting->in_renderer);
	plen_renderer_wet_end(lifting->wall->renderer, pen + 1);
}

/* All pens write a stroke. They lift in the same moment, or one after the other. */
static void write_and_lift(struct lifting *lifting, struct sample_stroke *strokes, bool at_once)
{
	struct sample_wall *wall = lifting->wall;

	for (uint32_t i = 0; i < LONG_POINTS; i++) {
		for (uint32_t pen = 0; pen < PENS; pen++) {
			go_on(wall, strokes, pen, i);
		}
		assert_true(plen_renderer_frame(wall->renderer, 4000) >= 0);
	}
	for (uint32_t pen = 0; pen < PENS; pen++) {
		lift(lifting, strokes, pen);
		if (!at_once) {
			assert_true(plen_renderer_frame(wall->renderer, 4000) >= 0);
		}
	}
	sample_wall_rest(wall, 1000000);
}

static void test_ink_memory__frames_allocate_nothing(void **state)
{
	static struct sample_stroke strokes[PENS];
	struct lifting lifting = {.wall = *state};
	const struct plen_lesson_listener listener = {.page_changed = lifted, .data = &lifting};

	sample_wall_show_class(lifting.wall);
	plen_lesson_set_listener(lifting.wall->lesson, &listener);
	for (int round = 0; round < 3; round++) {
		write_and_lift(&lifting, strokes, true);
	}
	atomic_store(&allocations, 0);
	for (int round = 0; round < 4; round++) {
		write_and_lift(&lifting, strokes, round % 2 == 0);
	}
	assert_int_equal(atomic_load(&allocations), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ink_memory__writing_allocates_nothing),
		cmocka_unit_test_setup_teardown(test_ink_memory__frames_allocate_nothing,
						sample_wall_set_up, sample_wall_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
