/* SPDX-License-Identifier: MIT
 *
 * Pictures in tiles, by the pixels of the frame.
 */
#include "renderer/renderer.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "sample_pictures.h"
#include "sample_wall.h"

struct room {
	struct sample_wall *wall;
	struct sample_pictures pictures;
	uint32_t page, asset;
};

static int set_up(void **state)
{
	struct room *room = calloc(1, sizeof(*room));
	void *wall = NULL;

	sample_wall_set_up(&wall);
	room->wall = wall;
	room->page = sample_ink_page(room->wall->lesson, 0, PLEN_BACKGROUND_PLAIN, 0);
	room->asset = sample_picture_asset(room->wall->lesson, PLEN_MEDIA_PDF, 2);
	room->pictures.renderer = room->wall->renderer;

	struct plen_picture_source source = sample_pictures_source(&room->pictures);
	plen_renderer_set_pictures(room->wall->renderer, &source);
	*state = room;
	return 0;
}

static int tear_down(void **state)
{
	struct room *room = *state;
	void *wall = room->wall;

	sample_wall_tear_down(&wall);
	sample_pictures_finish(&room->pictures);
	free(room);
	return 0;
}

static void put(struct room *room, double x, double y, double size, int turn)
{
	struct plen_op_picture picture = sample_picture_at(room->asset, x, y, size, turn);

	sample_picture_commit(room->wall->lesson, room->page, &picture);
}

static void set_scene(struct room *room, uint32_t page, enum plen_theme theme)
{
	sample_scene_class(&room->wall->scene, theme, page);
	plen_renderer_set_scene(room->wall->renderer, &room->wall->scene);
}

static void show(struct room *room)
{
	set_scene(room, room->page, PLEN_THEME_LIGHT);
	assert_int_equal(plen_renderer_frame(room->wall->renderer, 0), 0);
}

/* The colour at a point of the page; the pane is seen from its corner, at scale 1. */
static uint32_t at(const struct room *room, double x_mm, double y_mm)
{
	const struct plen_scene_pane *pane = &room->wall->scene.panes[0];

	return sample_wall_pixel(room->wall, pane->rect.x_mm + x_mm - pane->view.origin.x_mm,
				 pane->rect.y_mm + y_mm - pane->view.origin.y_mm);
}

/* In reading order; 0 is not looked at. */
static void assert_quarters(const struct room *room, double x, double y, double size,
			    const uint32_t colours[4])
{
	for (int i = 0; i < 4; i++) {
		if (colours[i] != 0) {
			assert_int_equal(at(room, x + size * (0.25 + i % 2 * 0.5),
					    y + size * (0.25 + i / 2 * 0.5)),
					 colours[i]);
		}
	}
}

static const uint32_t upright[] = {SAMPLE_RED, SAMPLE_GREEN, SAMPLE_BLUE, 0};

static void test_pictures__a_picture_lies_where_its_matrix_says(void **state)
{
	struct room *room = *state;
	const uint32_t quarter[] = {SAMPLE_BLUE, SAMPLE_RED, 0, SAMPLE_GREEN};
	const uint32_t half[] = {0, SAMPLE_BLUE, SAMPLE_GREEN, SAMPLE_RED};
	uint32_t paper;

	put(room, 100, 100, 200, 0);
	put(room, 400, 100, 200, 1);
	put(room, 700, 100, 200, 2);
	show(room);
	assert_quarters(room, 100, 100, 200, upright);
	assert_quarters(room, 400, 100, 200, quarter);
	assert_quarters(room, 700, 100, 200, half);
	/* Half transparent: between black and paper. */
	paper = at(room, 350, 200);
	assert_int_equal(paper, 0xFCFBF8);
	assert_in_range(at(room, 250, 250) & 0xff, 0x70, 0x88);
	/* Edges fall on the paper. */
	assert_int_equal(at(room, 96, 200), paper);
	assert_int_equal(at(room, 304, 200), paper);
	assert_int_equal(at(room, 200, 96), paper);
}

static void test_pictures__mirrored_sheared_and_stretched(void **state)
{
	struct room *room = *state;
	const uint32_t mirrored[] = {SAMPLE_GREEN, SAMPLE_RED, 0, SAMPLE_BLUE};
	struct plen_op_picture picture = sample_picture_at(room->asset, 300, 100, 200, 0);

	picture.a_ppm = -1000000;
	picture.e_um = 500000;
	sample_picture_commit(room->wall->lesson, room->page, &picture);
	picture = sample_picture_at(room->asset, 100, 400, 100, 0);
	picture.a_ppm = 4000000;
	picture.c_ppm = 1000000;
	sample_picture_commit(room->wall->lesson, room->page, &picture);
	show(room);
	assert_quarters(room, 300, 100, 200, mirrored);
	assert_int_equal(at(room, 210, 420), SAMPLE_RED);
	assert_int_equal(at(room, 450, 420), SAMPLE_GREEN);
	assert_int_equal(at(room, 290, 490), SAMPLE_BLUE);
	assert_int_equal(at(room, 110, 480), 0xFCFBF8);
}

static void test_pictures__parts_of_an_asset_are_different_pictures(void **state)
{
	struct room *room = *state;
	struct plen_op_picture picture = sample_picture_at(room->asset, 100, 100, 200, 0);
	const uint32_t other[] = {SAMPLE_GREEN, SAMPLE_RED, SAMPLE_BLUE, 0};

	picture.part = 1;
	sample_picture_commit(room->wall->lesson, room->page, &picture);
	put(room, 400, 100, 200, 0);
	show(room);
	assert_quarters(room, 100, 100, 200, other);
	assert_quarters(room, 400, 100, 200, upright);
}

static void test_pictures__later_ones_lie_over_earlier_ones_and_beneath_ink(void **state)
{
	struct room *room = *state;
	const double line[] = {100, 150, 500, 150};
	struct sample_stroke stroke;

	sample_ink_line(&stroke, line, 2);
	stroke.op.width_um = 20000;
	stroke.op.ink = PLEN_INK_BLUE;
	sample_ink_commit(room->wall->lesson, room->page, &stroke);
	put(room, 100, 100, 200, 0);
	put(room, 200, 100, 200, 0);
	show(room);
	assert_int_equal(at(room, 120, 150), 0x0072B2);
	assert_int_equal(at(room, 350, 150), 0x0072B2);
	assert_int_equal(at(room, 120, 120), SAMPLE_RED);
	assert_int_equal(at(room, 280, 120), SAMPLE_RED); /* not the first one's green */
}

/* What a mending drew is what drawing anew draws. */
static void assert_anew(struct room *room)
{
	uint8_t *kept = sample_wall_copy(room->wall);
	struct plen_picture_source source = sample_pictures_source(&room->pictures);

	plen_renderer_set_pictures(room->wall->renderer, &source);
	assert_int_equal(plen_renderer_frame(room->wall->renderer, 0), 0);
	assert_int_equal(sample_wall_difference(kept, room->wall->frame.pixels), 0);
	free(kept);
}

static void undo(struct room *room)
{
	struct plen_op op = {.kind = PLEN_OP_UNDO};

	op.u.chain = plen_lesson_undo_chain(room->wall->lesson, 0, NULL, NULL, NULL);
	plen_lesson_commit(room->wall->lesson, &op);
	assert_int_equal(plen_renderer_frame(room->wall->renderer, 0), 0);
}

static void test_pictures__ink_comes_and_goes_over_them(void **state)
{
	struct room *room = *state;
	struct plen_op_picture tilted = sample_picture_at(room->asset, 300, 100, 400, 0);
	struct sample_random random = {5};
	struct sample_stroke stroke;

	tilted.b_ppm = 130000;
	tilted.c_ppm = -170000;
	sample_picture_commit(room->wall->lesson, room->page, &tilted);
	show(room);
	for (int i = 0; i < 12; i++) {
		sample_ink_scribble(&stroke, &random, 60,
				    (struct plen_page_rect){250, 60, 500, 500});
		sample_ink_commit(room->wall->lesson, room->page, &stroke);
		assert_int_equal(plen_renderer_frame(room->wall->renderer, 0), 0);
		if (i % 3 == 2) {
			undo(room);
		}
	}
	assert_anew(room);
}

static void test_pictures__a_picture_can_be_taken_back(void **state)
{
	struct room *room = *state;

	show(room);
	uint8_t *before = sample_wall_copy(room->wall);
	put(room, 100, 100, 200, 0);
	assert_int_equal(plen_renderer_frame(room->wall->renderer, 0), 0);
	assert_quarters(room, 100, 100, 200, upright);
	undo(room);
	assert_int_equal(sample_wall_difference(before, room->wall->frame.pixels), 0);
	free(before);
}

static void test_pictures__one_that_comes_late_is_a_frame_until_then(void **state)
{
	struct room *room = *state;
	int64_t budget_us = 1000000;

	room->pictures.is_slow = true;
	put(room, 100, 100, 200, 0);
	put(room, 500, 100, 200, 0);
	set_scene(room, room->page, PLEN_THEME_LIGHT);
	sample_wall_rest(room->wall, budget_us);
	assert_true(room->pictures.count > 0);
	/* A veil, a sign in the middle, and no paper. */
	uint32_t veil = at(room, 130, 130);
	assert_int_not_equal(veil, 0xFCFBF8);
	assert_in_range(veil & 0xff, 0xe0, 0xf7);
	sample_wall_assert_rests(room->wall->renderer);

	sample_pictures_deliver(&room->pictures);
	sample_wall_rest(room->wall, budget_us);
	assert_quarters(room, 100, 100, 200, upright);
	assert_quarters(room, 500, 100, 200, upright);
	assert_anew(room);
}

/* Something came, but not for these tiles: nothing is drawn again. */
static void test_pictures__what_still_waits_is_not_drawn_again(void **state)
{
	struct room *room = *state;

	room->pictures.is_slow = true;
	put(room, 100, 100, 200, 0);
	set_scene(room, room->page, PLEN_THEME_LIGHT);
	sample_wall_rest(room->wall, 1000000);
	uint64_t drawn = plen_renderer_stats(room->wall->renderer).tiles_drawn;
	size_t asked = room->pictures.count;

	plen_renderer_picture_came(room->wall->renderer, room->asset, 1);
	sample_wall_rest(room->wall, 1000000);
	assert_int_equal(plen_renderer_stats(room->wall->renderer).tiles_drawn, drawn);
	assert_int_equal(room->pictures.count, asked);
}

static void test_pictures__a_frame_without_end_waits_for_them(void **state)
{
	struct room *room = *state;

	room->pictures.is_slow = true;
	put(room, 100, 100, 200, 0);
	show(room);
	assert_quarters(room, 100, 100, 200, upright);
	assert_int_equal(room->pictures.settled, 1);
}

static void test_pictures__one_that_failed_keeps_its_frame(void **state)
{
	struct room *room = *state;

	room->pictures.failing = room->asset;
	put(room, 100, 100, 200, 0);
	show(room);
	assert_in_range(at(room, 130, 130) & 0xff, 0xe0, 0xf7);
	/* Nobody waits for it. */
	assert_int_equal(room->pictures.settled, 0);
	sample_wall_assert_rests(room->wall->renderer);
}

static void test_pictures__are_the_same_on_a_dark_wall(void **state)
{
	struct room *room = *state;

	put(room, 100, 100, 200, 0);
	set_scene(room, room->page, PLEN_THEME_DARK);
	assert_int_equal(plen_renderer_frame(room->wall->renderer, 0), 0);
	assert_quarters(room, 100, 100, 200, upright);
}

static void test_pictures__those_of_the_page_behind_are_seen_quiet(void **state)
{
	struct room *room = *state;
	uint32_t group = sample_ink_page(room->wall->lesson, 1, PLEN_BACKGROUND_PLAIN, room->page);

	put(room, 100, 100, 200, 0);
	set_scene(room, group, PLEN_THEME_LIGHT);
	assert_int_equal(plen_renderer_frame(room->wall->renderer, 0), 0);
	uint32_t quiet = at(room, 150, 150);
	assert_in_range(quiet >> 16, 0xd0, 0xe4);
	assert_in_range(quiet & 0xff, 0x50, 0x70);
}

/* Zoomed, the former size stands in until the better one is here. */
static void test_pictures__the_former_size_stands_in(void **state)
{
	struct room *room = *state;

	put(room, 100, 100, 200, 0);
	show(room);
	room->pictures.is_slow = true;
	room->wall->scene.panes[0].view.scale = 3;
	plen_renderer_set_scene(room->wall->renderer, &room->wall->scene);
	sample_wall_rest(room->wall, 1000000);
	const struct plen_scene_pane *pane = &room->wall->scene.panes[0];
	assert_int_equal(
		sample_wall_pixel(room->wall, pane->rect.x_mm + 450, pane->rect.y_mm + 450),
		SAMPLE_RED);
	sample_pictures_deliver(&room->pictures);
	sample_wall_rest(room->wall, 1000000);
	assert_anew(room);
}

static void test_pictures__few_sizes_and_small_pieces_of_what_is_seen_are_asked_for(void **state)
{
	struct room *room = *state;
	struct plen_op_picture sheet = sample_picture_at(room->asset, 0, 0, 4000, 0);

	sample_picture_commit(room->wall->lesson, room->page, &sheet);
	for (int i = 0; i < 6; i++) {
		sample_scene_class(&room->wall->scene, PLEN_THEME_LIGHT, room->page);
		room->wall->scene.panes[0].view.scale = 0.4 + 1.3 * i;
		plen_renderer_set_scene(room->wall->renderer, &room->wall->scene);
		assert_int_equal(plen_renderer_frame(room->wall->renderer, 0), 0);
	}
	/* No more than the screen takes, with a piece around it, at each size. */
	assert_in_range(room->pictures.count, 1, 40);
	for (size_t i = 0; i < room->pictures.count; i++) {
		const struct plen_picture_key *key = &room->pictures.pieces[i].key;

		assert_int_equal(key->whole_w_px & (key->whole_w_px - 1), 0);
		assert_int_equal(key->whole_h_px & (key->whole_h_px - 1), 0);
		assert_true(key->whole_w_px <= PLEN_PICTURE_WHOLE_PX_MAX);
		assert_int_equal(key->x_px % PLEN_PICTURE_PIECE_PX, 0);
		assert_true(key->w_px <= PLEN_PICTURE_PIECE_PX);
		assert_true(key->x_px + key->w_px <= key->whole_w_px);
		assert_true(key->h_px <= PLEN_PICTURE_PIECE_PX);
		assert_true(key->y_px + key->h_px <= key->whole_h_px);
	}
}

/* Whatever a stranger's matrix says, drawing comes to an end. */
static void test_pictures__no_matrix_is_too_wild(void **state)
{
	struct room *room = *state;
	struct sample_random random = {17};
	const int32_t extremes[] = {0, 1, -1, 1000000, -1000000, INT32_MAX, INT32_MIN, 999};
	const uint32_t sizes[] = {1, 200000, PLEN_OP_PICTURE_UM_MAX};

	for (int i = 0; i < 300; i++) {
		struct plen_op_picture picture = {.asset = room->asset};

		picture.w_um = sizes[sample_random_int(&random, 3)];
		picture.h_um = sizes[sample_random_int(&random, 3)];
		picture.a_ppm = extremes[sample_random_int(&random, 8)];
		picture.b_ppm = extremes[sample_random_int(&random, 8)];
		picture.c_ppm = extremes[sample_random_int(&random, 8)];
		picture.d_ppm = extremes[sample_random_int(&random, 8)];
		picture.e_um = extremes[sample_random_int(&random, 8)];
		picture.f_um = extremes[sample_random_int(&random, 8)];
		sample_picture_commit(room->wall->lesson, room->page, &picture);
	}
	show(room);
	plen_renderer_set_pictures(room->wall->renderer, NULL);
	assert_int_equal(plen_renderer_frame(room->wall->renderer, 0), 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_pictures__##name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_picture_lies_where_its_matrix_says),
		CASE(mirrored_sheared_and_stretched),
		CASE(parts_of_an_asset_are_different_pictures),
		CASE(later_ones_lie_over_earlier_ones_and_beneath_ink),
		CASE(ink_comes_and_goes_over_them),
		CASE(a_picture_can_be_taken_back),
		CASE(one_that_comes_late_is_a_frame_until_then),
		CASE(what_still_waits_is_not_drawn_again),
		CASE(a_frame_without_end_waits_for_them),
		CASE(one_that_failed_keeps_its_frame),
		CASE(are_the_same_on_a_dark_wall),
		CASE(those_of_the_page_behind_are_seen_quiet),
		CASE(the_former_size_stands_in),
		CASE(few_sizes_and_small_pieces_of_what_is_seen_are_asked_for),
		CASE(no_matrix_is_too_wild),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
