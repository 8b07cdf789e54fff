/* SPDX-License-Identifier: MIT
 *
 * The renderer as a whole, by its pixels. The rule behind most cases: however a picture came about,
 * it is the picture that drawing everything anew would make.
 */
#include "renderer/renderer.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <semaphore.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "check.h"
#include "sample_ink.h"
#include "sample_scene.h"

#define W 960
#define H 540
#define GROUPS 3

struct wall {
	struct plen_lesson *lesson;
	struct plen_presenter *presenter;
	struct plen_renderer *renderer;
	struct plen_scene scene;
	struct plen_frame frame;
	sem_t woken; /* by a worker */
	uint32_t pages[GROUPS + 1];
};

static void changed(void *data, uint32_t page, const struct plen_page_rect *rect,
		    const struct plen_stroke *added)
{
	struct wall *wall = data;

	plen_renderer_page_changed(wall->renderer, page, rect, added);
}

static void post(void *data)
{
	sem_post(data);
}

static int set_up(void **state)
{
	struct wall *wall = calloc(1, sizeof(*wall));
	const struct plen_lesson_listener listener = {.page_changed = changed, .data = wall};

	wall->lesson = plen_lesson_create();
	for (uint32_t i = 0; i <= GROUPS; i++) {
		wall->pages[i] =
			sample_ink_page(wall->lesson, (uint8_t)i, PLEN_BACKGROUND_SQUARED, 0);
		sample_ink_fill_page(wall->lesson, wall->pages[i], i);
	}
	wall->presenter = plen_presenter_memory_create(W, H);
	wall->renderer = plen_renderer_create(wall->presenter, wall->lesson);
	sem_init(&wall->woken, 0, 0);
	plen_renderer_set_wake(wall->renderer, post, &wall->woken);
	plen_lesson_set_listener(wall->lesson, &listener);
	plen_presenter_frame(wall->presenter, &wall->frame);
	*state = wall;
	return 0;
}

static int tear_down(void **state)
{
	struct wall *wall = *state;

	plen_renderer_destroy(wall->renderer);
	plen_presenter_destroy(wall->presenter);
	plen_lesson_destroy(wall->lesson);
	sem_destroy(&wall->woken);
	free(wall);
	return 0;
}

static void show_class(struct wall *wall)
{
	sample_scene_class(&wall->scene, PLEN_THEME_LIGHT, wall->pages[0]);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
}

static void show_groups(struct wall *wall)
{
	sample_scene_groups(&wall->scene, PLEN_THEME_LIGHT, GROUPS, wall->pages + 1);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
}

/* As the living board does: a frame, then sleep until a worker wakes. */
static void rest(struct wall *wall, int64_t budget_us)
{
	int status;

	while ((status = plen_renderer_frame(wall->renderer, budget_us)) != 0) {
		assert_true(status == 1 || status == PLEN_RENDERER_BUSY);
		if (status == PLEN_RENDERER_BUSY) {
			sem_wait(&wall->woken);
		}
	}
}

static uint8_t *copy_frame(const struct wall *wall)
{
	size_t size = (size_t)wall->frame.stride * H;

	return memcpy(malloc(size), wall->frame.pixels, size);
}

/* The largest difference of any channel of any pixel. */
static int difference(const uint8_t *a, const uint8_t *b)
{
	int most = 0;

	for (size_t i = 0; i < (size_t)W * H * 4; i++) {
		/* The fourth byte of a pixel means nothing. */
		int d = i % 4 == 3 ? 0 : abs(a[i] - b[i]);

		most = d > most ? d : most;
	}
	return most;
}

static void assert_equals_drawing_anew(struct wall *wall)
{
	struct plen_presenter *presenter = plen_presenter_memory_create(W, H);
	struct plen_renderer *renderer = plen_renderer_create(presenter, wall->lesson);
	struct plen_frame frame;

	plen_renderer_set_scene(renderer, &wall->scene);
	assert_int_equal(plen_renderer_frame(renderer, 0), 0);
	plen_presenter_frame(presenter, &frame);
	assert_int_equal(difference(wall->frame.pixels, frame.pixels), 0);
	plen_renderer_destroy(renderer);
	plen_presenter_destroy(presenter);
}

static void write_wet(struct wall *wall, uint32_t gesture, const struct sample_stroke *stroke,
		      uint32_t pane, bool frames)
{
	const struct plen_scene_pane *shown = &wall->scene.panes[pane];
	const struct plen_board_pt corner = {shown->rect.x_mm, shown->rect.y_mm};

	for (uint32_t i = 0; i < stroke->op.count; i++) {
		struct plen_page_pt on_page = {stroke->points[i].x_um / 1e3,
					       stroke->points[i].y_um / 1e3};
		struct plen_board_pt at =
			plen_geometry_page_to_board(&shown->view, corner, on_page);
		double pressure = stroke->points[i].pressure / 255.0;

		if (i == 0) {
			plen_renderer_wet_begin(
				wall->renderer, gesture, shown->page, stroke->op.ink,
				stroke->op.width_um / 1e3 * shown->view.scale, at, pressure);
		} else {
			plen_renderer_wet_extend(wall->renderer, gesture, at, pressure);
		}
		if (frames) {
			assert_true(plen_renderer_frame(wall->renderer, 1000) >= 0);
		}
	}
}

/* Another frame would present nothing. */
static void assert_rests(struct plen_renderer *renderer)
{
	uint64_t frames = plen_renderer_stats(renderer).frames;

	assert_int_equal(plen_renderer_frame(renderer, 0), 0);
	assert_int_equal(plen_renderer_stats(renderer).frames, frames);
}

static void test_renderer__the_first_frame_shows_everything(void **state)
{
	struct wall *wall = *state;

	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	assert_int_equal(plen_renderer_stats(wall->renderer).frames, 0);
	show_class(wall);
	assert_int_equal(plen_renderer_stats(wall->renderer).frames, 1);
	assert_rests(wall->renderer);
	/* The paper of the upper right corner, the accent of the button. */
	const uint32_t *pixels = (const uint32_t *)wall->frame.pixels;
	assert_int_equal(pixels[5 * W + W - 5] & 0xffffff, 0xFCFBF8);
	assert_int_equal(pixels[(H - 21) * W + 865] & 0xffffff, 0x0B5CAD);
}

static void test_renderer__the_same_scene_presents_nothing(void **state)
{
	struct wall *wall = *state;

	show_groups(wall);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	plen_renderer_frame(wall->renderer, 0);
	assert_int_equal(plen_renderer_stats(wall->renderer).frames, 1);
}

static void test_renderer__dry_ink_is_wet_ink(void **state)
{
	struct sample_random random = {51};
	struct wall *wall = *state;

	show_class(wall);
	for (uint32_t i = 0; i < 25; i++) {
		struct sample_stroke stroke;

		sample_ink_scribble(&stroke, &random, 1 + i * 6,
				    (struct plen_page_rect){20, 20, 1800, 900});
		/* The highlighter is beneath the writing only when it is dry. */
		stroke.op.ink %= PLEN_INK_PENS;
		write_wet(wall, i + 1, &stroke, 0, true);
		uint8_t *wet = copy_frame(wall);
		sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
		plen_renderer_wet_end(wall->renderer, i + 1);
		/* At once, while workers are at it, and when they have done it. */
		assert_true(plen_renderer_frame(wall->renderer, 1000) >= 0);
		assert_int_equal(difference(wet, wall->frame.pixels), 0);
		assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
		assert_int_equal(difference(wet, wall->frame.pixels), 0);
		free(wet);
	}
	assert_equals_drawing_anew(wall);
}

static uint32_t pixel_at(const struct wall *wall, double x_mm, double y_mm)
{
	int x = (int)(x_mm * W / wall->scene.size.w_mm),
	    y = (int)(y_mm * H / wall->scene.size.h_mm);

	return ((const uint32_t *)(wall->frame.pixels +
				   (size_t)y * (size_t)wall->frame.stride))[x] &
	       0xffffff;
}

/* Wet, as it dries, and dry: what is marked is as black as it was. */
static void test_renderer__the_highlighter_does_not_veil_writing(void **state)
{
	static const double word[] = {1200, 60, 1500, 60}, mark[] = {1350, 20, 1350, 100};
	struct wall *wall = *state;
	struct sample_stroke stroke;

	show_class(wall);
	uint32_t paper = pixel_at(wall, 1353, 43);
	sample_ink_line(&stroke, word, 2);
	stroke.op.ink = PLEN_INK_MAIN;
	stroke.op.width_um = 12000;
	sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	uint32_t black = pixel_at(wall, 1350, 60);

	sample_ink_line(&stroke, mark, 2);
	stroke.op.ink = PLEN_INK_MARKER;
	stroke.op.width_um = 20000;
	write_wet(wall, 1, &stroke, 0, true);
	uint32_t marked = pixel_at(wall, 1353, 43);
	assert_int_not_equal(marked, paper);
	assert_int_equal(pixel_at(wall, 1350, 60), black);

	sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
	plen_renderer_wet_end(wall->renderer, 1);
	assert_true(plen_renderer_frame(wall->renderer, 1000) >= 0);
	assert_int_equal(pixel_at(wall, 1353, 43), marked);
	assert_int_equal(pixel_at(wall, 1350, 60), black);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	assert_int_equal(pixel_at(wall, 1353, 43), marked);
	assert_int_equal(pixel_at(wall, 1350, 60), black);
	assert_equals_drawing_anew(wall);
}

static void show_page(struct wall *wall, uint32_t page)
{
	sample_scene_class(&wall->scene, PLEN_THEME_LIGHT, page);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
}

/* A pupil writes, the teacher turns to a page that all have seen: the stroke is there on return. */
static void test_renderer__a_page_turned_as_ink_ends_keeps_it(void **state)
{
	static const double across[] = {100, 700, 1500, 900};
	struct wall *wall = *state;
	struct sample_stroke stroke;

	show_class(wall);
	show_page(wall, wall->pages[1]);
	rest(wall, 1000);
	show_page(wall, wall->pages[0]);
	rest(wall, 1000);
	sample_ink_line(&stroke, across, 2);
	write_wet(wall, 1, &stroke, 0, true);
	rest(wall, 1000);
	sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
	plen_renderer_wet_end(wall->renderer, 1);
	show_page(wall, wall->pages[1]);
	rest(wall, 1000);
	show_page(wall, wall->pages[0]);
	rest(wall, 1000);
	assert_equals_drawing_anew(wall);
}

static void test_renderer__a_stroke_out_of_sight_is_there_when_it_is_looked_at(void **state)
{
	static const double across[] = {100, 700, 600, 900};
	struct wall *wall = *state;
	struct sample_stroke stroke;

	show_class(wall);
	wall->scene.panes[0].view.origin.x_mm = 3000;
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	rest(wall, 1000);
	sample_ink_line(&stroke, across, 2);
	sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
	rest(wall, 1000);
	wall->scene.panes[0].view.origin.x_mm = 0;
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	rest(wall, 1000);
	assert_equals_drawing_anew(wall);
}

static void test_renderer__two_panes_of_one_page_undo_alike(void **state)
{
	static const double across[] = {100, 100, 600, 600};
	struct wall *wall = *state;
	const uint32_t pages[] = {wall->pages[1], wall->pages[1]};
	struct sample_stroke stroke;

	sample_ink_line(&stroke, across, 2);

	struct plen_op op = {
		.kind = PLEN_OP_UNDO,
		.group = stroke.op.group,
		.u.chain = sample_ink_commit(wall->lesson, wall->pages[1], &stroke),
	};
	sample_scene_groups(&wall->scene, PLEN_THEME_LIGHT, 2, pages);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	plen_lesson_commit(wall->lesson, &op);
	rest(wall, 1000);
	assert_equals_drawing_anew(wall);
}

static void test_renderer__many_pens_at_once_leave_no_trace_of_each_other(void **state)
{
	static struct sample_stroke strokes[40];
	struct sample_random random = {52};
	struct wall *wall = *state;

	show_groups(wall);
	for (uint32_t i = 0; i < 40; i++) {
		sample_ink_scribble(&strokes[i], &random, 40,
				    (struct plen_page_rect){10, 10, 560, 900});
		write_wet(wall, i + 1, &strokes[i], i % GROUPS, i % 5 == 0);
	}
	for (uint32_t i = 0; i < 40; i += 2) {
		sample_ink_commit(wall->lesson, wall->pages[1 + i % GROUPS], &strokes[i]);
		plen_renderer_wet_end(wall->renderer, i + 1);
	}
	plen_renderer_frame(wall->renderer, 1000);
	/* The others are taken back: not one pixel of theirs may stay. */
	for (uint32_t i = 1; i < 40; i += 2) {
		plen_renderer_wet_end(wall->renderer, i + 1);
	}
	plen_renderer_frame(wall->renderer, 0);
	assert_equals_drawing_anew(wall);
}

static void test_renderer__a_pen_costs_only_its_neighbourhood(void **state)
{
	struct wall *wall = *state;
	const double across[] = {100, 700, 1500, 900};
	struct sample_stroke stroke;

	show_class(wall);
	sample_ink_line(&stroke, across, 2);
	write_wet(wall, 1, &stroke, 0, true);
	uint64_t bytes = plen_renderer_stats(wall->renderer).presented_bytes_max;
	assert_true(bytes > 0);
	/* Two legs of this very coarse stroke. */
	assert_true(bytes < (uint64_t)W * H * 4 / 20);
}

static void test_renderer__the_frame_in_which_a_pen_leaves_counts(void **state)
{
	struct wall *wall = *state;
	const double across[] = {100, 700, 1500, 900};
	struct sample_stroke stroke;

	show_class(wall);
	sample_ink_line(&stroke, across, 2);
	write_wet(wall, 1, &stroke, 0, true);
	uint64_t moving = plen_renderer_stats(wall->renderer).presented_bytes_max;
	sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
	plen_renderer_wet_end(wall->renderer, 1);
	plen_renderer_frame(wall->renderer, 0);
	uint64_t leaving = plen_renderer_stats(wall->renderer).presented_bytes_max;
	assert_true(leaving > moving);

	/* No ink is wet any more, however much a frame changes. */
	show_groups(wall);
	assert_int_equal(plen_renderer_stats(wall->renderer).presented_bytes_max, leaving);
}

static void test_renderer__chrome_stays_above_wet_ink(void **state)
{
	struct wall *wall = *state;
	struct sample_stroke stroke;
	const double through_dock[] = {1150, 1000, 1750, 1030};

	show_class(wall);
	uint8_t *before = copy_frame(wall);
	sample_ink_line(&stroke, through_dock, 2);
	stroke.op.width_um = 20000;
	write_wet(wall, 1, &stroke, 0, true);

	/* The body of the dock, away from its rounded ends. */
	double k = W / wall->scene.size.w_mm;
	for (int y = (int)(1004 * k); y < (int)(1040 * k); y++) {
		size_t from = ((size_t)y * W + (size_t)(1210 * k)) * 4;

		assert_memory_equal(wall->frame.pixels + from, before + from,
				    (size_t)(400 * k) * 4);
	}
	assert_true(difference(before, wall->frame.pixels) > 100);
	free(before);
}

static void test_renderer__wet_ink_stays_in_its_pane(void **state)
{
	struct wall *wall = *state;
	struct sample_stroke stroke;
	const double into_neighbour[] = {500, 300, 900, 320};

	show_groups(wall);
	uint8_t *before = copy_frame(wall);
	sample_ink_line(&stroke, into_neighbour, 2);
	write_wet(wall, 1, &stroke, 0, true);
	int edge = (int)(wall->scene.panes[0].rect.w_mm * W / wall->scene.size.w_mm) + 1;
	for (int y = 0; y < H; y++) {
		size_t from = ((size_t)y * W + (size_t)edge) * 4;

		assert_memory_equal(wall->frame.pixels + from, before + from,
				    (size_t)(W - edge) * 4);
	}
	free(before);
}

/* Layouts squeezed onto a small wall: what is drawn is larger than its rectangle. */
static void distort_item(struct plen_scene_item *item, struct sample_random *random)
{
	item->rect.w_mm *= sample_random_unit(random) * 1.2;
	item->rect.h_mm *= sample_random_unit(random) * 1.2;
	item->size_mm *= (float)(0.3 + sample_random_unit(random) * 2);
	item->radius_mm *= (float)(sample_random_unit(random) * 2);
	item->line_mm *= (float)(1 + sample_random_unit(random) * 5);
}

static void change_scene(struct wall *wall, struct sample_random *random)
{
	struct plen_scene *scene = &wall->scene;
	struct plen_board_size size = scene->size;
	struct plen_scene_pane *pane =
		&scene->panes[sample_random_int(random, (int)scene->pane_count)];
	struct plen_scene_item *item =
		&scene->items[sample_random_int(random, (int)scene->item_count)];

	switch (sample_random_int(random, 8)) {
	case 0:
		pane->view.scale = 0.5 + sample_random_unit(random) * 2;
		break;
	case 1:
		pane->view.origin.x_mm = sample_random_unit(random) * 200 - 100;
		pane->view.origin.y_mm = sample_random_unit(random) * 200 - 100;
		break;
	case 2:
		item->rect.x_mm += sample_random_unit(random) * 14;
		break;
	case 3:
		scene->item_count -= scene->item_count > 5;
		break;
	case 4:
		item->fill = (uint8_t)(PLEN_TINT_INK + sample_random_int(random, PLEN_INK_COUNT));
		break;
	case 5:
		distort_item(item, random);
		break;
	case 6:
		sample_scene_groups(scene, (enum plen_theme)sample_random_int(random, 2),
				    2 + (uint32_t)sample_random_int(random, 2), wall->pages + 1);
		break;
	default:
		sample_scene_class(scene, PLEN_THEME_LIGHT, wall->pages[0]);
		break;
	}
	scene->size = size;
}

static void change_lesson(struct wall *wall, struct sample_random *random)
{
	uint32_t place = (uint32_t)sample_random_int(random, GROUPS + 1);
	struct sample_stroke stroke;
	struct plen_op op = {.kind = PLEN_OP_UNDO, .group = 0};
	uint32_t page;

	if (sample_random_int(random, 3) > 0) {
		sample_ink_scribble(&stroke, random, 30, (struct plen_page_rect){0, 0, 900, 900});
		sample_ink_commit(wall->lesson, wall->pages[place], &stroke);
		return;
	}
	op.u.chain = plen_lesson_undo_chain(wall->lesson, 0, NULL, NULL, &page);
	if (op.u.chain != 0) {
		plen_lesson_commit(wall->lesson, &op);
	}
}

static void walk(struct wall *wall, struct sample_random *random, struct plen_board_size size)
{
	sample_scene_class(&wall->scene, PLEN_THEME_LIGHT, wall->pages[0]);
	wall->scene.size = size;
	for (int step = 0; step < 60; step++) {
		change_scene(wall, random);
		plen_renderer_set_scene(wall->renderer, &wall->scene);
		change_lesson(wall, random);
		plen_renderer_frame(wall->renderer, step % 3 == 0 ? 0 : 300);
		if (step % 6 == 5) {
			rest(wall, 300);
			assert_equals_drawing_anew(wall);
		}
	}
}

/* Damage never misses a changed pixel: after any walk the frame is what drawing anew makes. */
static void test_renderer__any_walk_ends_at_the_same_picture(void **state)
{
	/* As drawn, pixels of odd size, far from square both ways. */
	static const struct plen_board_size sizes[] = {
		{1895, 1066}, {1233, 701}, {1895, 7000}, {9000, 1066}};
	struct sample_random random = {53};

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		walk(*state, &random, sizes[i]);
	}
}

static void test_renderer__a_frame_does_not_wait_for_tiles(void **state)
{
	struct wall *wall = *state;

	sample_scene_class(&wall->scene, PLEN_THEME_LIGHT, wall->pages[0]);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	/* No time at all is enough for a frame of paper, and for the next tile. */
	assert_int_equal(plen_renderer_frame(wall->renderer, 1), 1);
	assert_int_equal(plen_renderer_stats(wall->renderer).frames, 1);
	rest(wall, 1);
	assert_rests(wall->renderer);
	assert_equals_drawing_anew(wall);
}

/* What was taken back while workers drew it stays away. */
static void test_renderer__a_stroke_taken_back_at_once_leaves_nothing(void **state)
{
	struct wall *wall = *state;
	struct sample_random random = {55};

	show_class(wall);
	uint8_t *before = copy_frame(wall);
	for (int i = 0; i < 20; i++) {
		struct sample_stroke stroke;
		struct plen_op op = {.kind = PLEN_OP_UNDO};

		sample_ink_scribble(&stroke, &random, 60,
				    (struct plen_page_rect){20, 20, 1800, 900});
		write_wet(wall, 1, &stroke, 0, false);
		op.u.chain = sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
		plen_renderer_wet_end(wall->renderer, 1);
		for (int k = 0; k < i % 4; k++) {
			plen_renderer_frame(wall->renderer, 1000);
		}
		plen_lesson_commit(wall->lesson, &op);
		plen_renderer_frame(wall->renderer, 0);
		assert_int_equal(difference(before, wall->frame.pixels), 0);
	}
	free(before);
	assert_equals_drawing_anew(wall);
}

static void test_renderer__a_pinch_draws_no_tiles_until_it_rests(void **state)
{
	struct wall *wall = *state;

	show_class(wall);
	uint64_t before = plen_renderer_stats(wall->renderer).tiles_drawn;
	for (int i = 1; i < 10; i++) {
		wall->scene.panes[0].view.scale = 1 + i * 0.05;
		plen_renderer_set_scene(wall->renderer, &wall->scene);
		assert_int_equal(plen_renderer_frame(wall->renderer, 100000), 1);
	}
	assert_int_equal(plen_renderer_stats(wall->renderer).tiles_drawn, before);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	assert_true(plen_renderer_stats(wall->renderer).tiles_drawn > before);
	assert_equals_drawing_anew(wall);
}

/* A presenter whose display comes and goes. */
struct flaky {
	struct plen_presenter base;
	struct plen_presenter *inner;
	int frame_rc, present_rc;
	uint32_t generation;
};

static int flaky_frame(struct plen_presenter *presenter, struct plen_frame *frame)
{
	struct flaky *flaky = (struct flaky *)presenter;
	int rc = plen_presenter_frame(flaky->inner, frame);

	frame->generation = flaky->generation;
	return flaky->frame_rc != 0 ? flaky->frame_rc : rc;
}

static int flaky_present(struct plen_presenter *presenter, const struct plen_px_rect *rects,
			 uint32_t count)
{
	struct flaky *flaky = (struct flaky *)presenter;

	return flaky->present_rc != 0 ? flaky->present_rc
				      : plen_presenter_present(flaky->inner, rects, count);
}

static void test_renderer__a_display_that_was_off_shows_everything_again(void **state)
{
	static const struct plen_presenter_impl impl = {
		.name = "flaky", .frame = flaky_frame, .present = flaky_present};
	struct wall *wall = *state;
	struct flaky flaky = {.base = {&impl}, .inner = wall->presenter, .generation = 1};
	struct plen_renderer *renderer = plen_renderer_create(&flaky.base, wall->lesson);

	sample_scene_groups(&wall->scene, PLEN_THEME_DARK, GROUPS, wall->pages + 1);
	plen_renderer_set_scene(renderer, &wall->scene);
	flaky.frame_rc = -EAGAIN;
	assert_int_equal(plen_renderer_frame(renderer, 0), -EAGAIN);
	flaky.frame_rc = 0;
	flaky.present_rc = -EIO;
	assert_int_equal(plen_renderer_frame(renderer, 0), -EIO);
	flaky.present_rc = 0;
	assert_int_equal(plen_renderer_frame(renderer, 0), 0);
	assert_rests(renderer);

	memset(wall->frame.pixels, 0, (size_t)wall->frame.stride * H);
	flaky.generation++;
	assert_int_equal(plen_renderer_frame(renderer, 0), 0);
	assert_equals_drawing_anew(wall);
	plen_renderer_destroy(renderer);
}

static void test_renderer__pixels_need_not_be_square(void **state)
{
	struct wall *wall = *state;
	struct sample_random random = {54};
	struct sample_stroke stroke;

	sample_scene_class(&wall->scene, PLEN_THEME_LIGHT, wall->pages[0]);
	wall->scene.size.h_mm *= 1.2;
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	sample_ink_scribble(&stroke, &random, 120, (struct plen_page_rect){20, 20, 900, 900});
	write_wet(wall, 1, &stroke, 0, true);
	uint8_t *wet = copy_frame(wall);
	sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
	plen_renderer_wet_end(wall->renderer, 1);
	plen_renderer_frame(wall->renderer, 0);
	assert_int_equal(difference(wet, wall->frame.pixels), 0);
	free(wet);
	assert_equals_drawing_anew(wall);
}

/* Where no ink can be, and where numbers end. */
static void test_renderer__a_page_may_be_anywhere(void **state)
{
	static const double far_mm[] = {2.1e6, -2.1e6, 1e12, -1e300, INFINITY, NAN};
	struct wall *wall = *state;

	show_class(wall);
	for (size_t i = 0; i < sizeof(far_mm) / sizeof(far_mm[0]); i++) {
		wall->scene.panes[0].view.origin = (struct plen_page_pt){far_mm[i], -far_mm[i]};
		wall->scene.panes[0].view.scale = i % 2 == 0 ? 20 : 0.05;
		plen_renderer_set_scene(wall->renderer, &wall->scene);
		assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
		assert_rests(wall->renderer);
	}
	show_class(wall);
	assert_equals_drawing_anew(wall);
}

static void test_renderer__unknown_gestures_and_pages_are_nothing(void **state)
{
	struct wall *wall = *state;
	const struct plen_board_pt at = {100, 100};

	plen_renderer_wet_begin(wall->renderer, 1, wall->pages[0], PLEN_INK_MAIN, 3, at, 1);
	show_class(wall);
	plen_renderer_wet_begin(wall->renderer, 2, 999, PLEN_INK_MAIN, 3, at, 1);
	plen_renderer_wet_extend(wall->renderer, 2, at, 1);
	plen_renderer_wet_extend(wall->renderer, 3, at, 1);
	plen_renderer_wet_end(wall->renderer, 2);
	plen_renderer_wet_end(wall->renderer, 3);
	assert_rests(wall->renderer);
}

static void test_renderer__any_script_is_drawn(void **state)
{
	static const char *const words[] = {
		"مجموعة ١",
		"קבוצה",
		"समूह",
		"グループ",
		"Gruppe\nzwei",
		"",
		"A very long sentence that does not fit into its place and must end in an ellipsis",
	};
	struct wall *wall = *state;

	show_class(wall);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct plen_scene_item *item = &wall->scene.items[wall->scene.item_count++];

		*item = (struct plen_scene_item){
			.kind = PLEN_SCENE_LABEL,
			.rect = {200, 300 + (double)i * 40, 300, 30},
			.fill = PLEN_TINT_TEXT,
			.size_mm = 20,
			.align = (uint8_t)(i % 3),
		};
		strncpy(item->text, words[i], sizeof(item->text) - 1);
	}
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	plen_renderer_frame(wall->renderer, 0);
	assert_equals_drawing_anew(wall);
	wall->scene.item_count -= 7;
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	plen_renderer_frame(wall->renderer, 0);
	assert_equals_drawing_anew(wall);
}

/* Sizes so alike that they share one picture must not depend on which was there first. */
static void test_renderer__words_look_the_same_whatever_was_written_before(void **state)
{
	struct wall *wall = *state;

	show_class(wall);
	double quarter_mm = 0.25 * wall->scene.size.w_mm / W;
	for (int i = 0; i < 12; i++) {
		for (uint32_t k = 0; k < wall->scene.item_count; k++) {
			wall->scene.items[k].size_mm += (float)(quarter_mm / 3);
		}
		plen_renderer_set_scene(wall->renderer, &wall->scene);
		plen_renderer_frame(wall->renderer, 0);
		assert_equals_drawing_anew(wall);
	}
}

static void test_renderer__screenshot_is_a_png(void **state)
{
	struct wall *wall = *state;
	char path[] = "/tmp/plen-shot-XXXXXX";
	int fd = mkstemp(path);
	char magic[8] = "";

	close(fd);
	assert_int_equal(plen_renderer_screenshot(wall->renderer, path), -EAGAIN);
	show_class(wall);
	assert_int_equal(plen_renderer_screenshot(wall->renderer, path), 0);
	fd = open(path, O_RDONLY);
	assert_int_equal(read(fd, magic, sizeof(magic)), 8);
	assert_memory_equal(magic, "\x89PNG\r\n\x1a\n", 8);
	assert_true(plen_renderer_screenshot(wall->renderer, "/nowhere/at/all.png") < 0);
	close(fd);
	unlink(path);
}

static void test_renderer__a_failed_screenshot_leaves_the_former_one(void **state)
{
	struct wall *wall = *state;
	char path[] = "/tmp/plen-shot-XXXXXX";
	int fd = mkstemp(path);
	char text[8] = "";
	struct rlimit limit;

	show_class(wall);
	assert_int_equal(write(fd, "former", 6), 6);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &limit);
	const struct rlimit little = {.rlim_cur = 500, .rlim_max = limit.rlim_max};
	setrlimit(RLIMIT_FSIZE, &little);
	int rc = plen_renderer_screenshot(wall->renderer, path);
	setrlimit(RLIMIT_FSIZE, &limit);
	assert_int_equal(rc, -EFBIG);
	close(fd);

	fd = open(path, O_RDONLY);
	assert_int_equal(read(fd, text, sizeof(text)), 6);
	assert_string_equal(text, "former");
	close(fd);
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_renderer__the_first_frame_shows_everything,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__the_same_scene_presents_nothing,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__dry_ink_is_wet_ink, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer__the_highlighter_does_not_veil_writing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__a_page_turned_as_ink_ends_keeps_it,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer__a_stroke_out_of_sight_is_there_when_it_is_looked_at, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__two_panes_of_one_page_undo_alike,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer__many_pens_at_once_leave_no_trace_of_each_other, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__a_pen_costs_only_its_neighbourhood,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer__the_frame_in_which_a_pen_leaves_counts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__chrome_stays_above_wet_ink, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__wet_ink_stays_in_its_pane, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__any_walk_ends_at_the_same_picture,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__a_frame_does_not_wait_for_tiles,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer__a_stroke_taken_back_at_once_leaves_nothing, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer__a_pinch_draws_no_tiles_until_it_rests, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer__a_display_that_was_off_shows_everything_again, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__pixels_need_not_be_square, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__a_page_may_be_anywhere, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer__unknown_gestures_and_pages_are_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__any_script_is_drawn, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer__words_look_the_same_whatever_was_written_before, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__screenshot_is_a_png, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer__a_failed_screenshot_leaves_the_former_one, set_up,
			tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
