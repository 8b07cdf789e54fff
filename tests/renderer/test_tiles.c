/* SPDX-License-Identifier: MIT */
#include "tiles.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "sample_ink.h"
#include "tiles_private.h"

#define W 700
#define H 500

struct wall {
	struct plen_lesson *lesson;
	struct plen_tiles *tiles;
	struct plen_viewport viewport;
	struct plen_damage damage;
	uint32_t page;
};

static const struct plen_px_scale board = {1.25, 1.25};
static const struct plen_px_rect whole = {0, 0, W, H};

static void look(struct wall *wall, double x_mm, double y_mm, double scale)
{
	const struct plen_scene_pane pane = {
		.rect = {0, 0, W / 1.25, H / 1.25},
		.page = wall->page,
		.view = {.scale = scale, .origin = {x_mm, y_mm}},
	};

	plen_viewport_init(&wall->viewport, &pane, board);
}

static int set_up(void **state)
{
	struct wall *wall = calloc(1, sizeof(*wall));

	wall->lesson = plen_lesson_create();
	wall->page = sample_ink_page(wall->lesson, 0, PLEN_BACKGROUND_SQUARED, 0);
	wall->tiles = plen_tiles_create(wall->lesson);
	plen_tiles_set_style(wall->tiles, PLEN_THEME_LIGHT, board);
	plen_tiles_set_limit(wall->tiles, 64 * PLEN_TILE_BYTES);
	plen_damage_init(&wall->damage, W, H);
	look(wall, 0, 0, 1);
	*state = wall;
	return 0;
}

static int tear_down(void **state)
{
	struct wall *wall = *state;

	plen_tiles_destroy(wall->tiles);
	plen_lesson_destroy(wall->lesson);
	free(wall);
	return 0;
}

static void scribble(struct wall *wall, uint64_t seed, struct plen_page_rect within)
{
	struct sample_random random = {seed};
	struct sample_stroke stroke;

	sample_ink_scribble(&stroke, &random, 60, within);
	sample_ink_commit(wall->lesson, wall->page, &stroke);
}

/* One turn; returns how many tiles it drew. */
static int turn(struct wall *wall, int64_t deadline_us, enum plen_tiles_state *state)
{
	struct plen_tiles_view view = {.viewport = wall->viewport};
	struct plen_tiles_turn turn = {
		.views = &view,
		.view_count = 1,
		.deadline_us = deadline_us,
		.damage = &wall->damage,
		.damage_max_px = UINT64_MAX,
	};
	uint64_t before = plen_tiles_drawn(wall->tiles);

	*state = plen_tiles_turn(wall->tiles, &turn);
	assert_int_equal(view.is_complete, *state == PLEN_TILES_DONE);
	return (int)(plen_tiles_drawn(wall->tiles) - before);
}

static int update_all(struct wall *wall)
{
	enum plen_tiles_state state;
	int drawn = turn(wall, PLEN_TILES_ALL, &state);

	assert_int_equal(state, PLEN_TILES_DONE);
	return drawn;
}

static void compose_part(struct wall *wall, uint32_t fallback_ppm, struct plen_px_rect rect,
			 uint32_t *pixels)
{
	const struct plen_tiles_target target = {
		.surface = cairo_image_surface_create_for_data((unsigned char *)pixels,
							       CAIRO_FORMAT_RGB24, W, H, W * 4),
		.pixels = pixels,
		.stride_px = W,
	};

	plen_tiles_compose(wall->tiles, &wall->viewport, fallback_ppm, rect, &target);
	cairo_surface_destroy(target.surface);
}

static uint32_t *compose(struct wall *wall, uint32_t fallback_ppm)
{
	uint32_t *pixels = calloc(W * H, 4);

	compose_part(wall, fallback_ppm, whole, pixels);
	return pixels;
}

static int count_ink(const uint32_t *pixels)
{
	int count = 0;

	for (int i = 0; i < W * H; i++) {
		/* Paper and its lines are the lightest things on it. */
		count += (pixels[i] & 0xff) < 0xd0 || (pixels[i] >> 16 & 0xff) < 0xd0;
	}
	return count;
}

static void test_tiles__an_empty_page_holds_no_pixels(void **state)
{
	struct wall *wall = *state;

	assert_int_equal(update_all(wall), 3 * 2);
	assert_int_equal(plen_tiles_bytes(wall->tiles), 0);
	uint32_t *pixels = compose(wall, 0);
	assert_int_equal(count_ink(pixels), 0);
	free(pixels);
	assert_int_equal(update_all(wall), 0);
}

static void test_tiles__only_inked_tiles_are_kept(void **state)
{
	struct wall *wall = *state;

	scribble(wall, 1, (struct plen_page_rect){10, 10, 50, 50});
	update_all(wall);
	assert_int_equal(plen_tiles_bytes(wall->tiles), PLEN_TILE_BYTES);
}

static void test_tiles__equal_views_hit_the_cache(void **state)
{
	struct wall *wall = *state;

	scribble(wall, 2, (struct plen_page_rect){0, 0, 400, 300});
	look(wall, 3.2, 7.7, 1.3);
	assert_true(update_all(wall) > 0);
	look(wall, 900, 900, 0.5);
	update_all(wall);
	look(wall, 3.2, 7.7, 1.3);
	assert_int_equal(update_all(wall), 0);
}

static void test_tiles__moving_the_page_moves_whole_pixels(void **state)
{
	struct wall *wall = *state;

	scribble(wall, 3, (struct plen_page_rect){100, 100, 300, 200});
	update_all(wall);
	uint32_t *here = compose(wall, 0);
	/* 40 mm to the right are 50 pixels. */
	look(wall, 40, 0, 1);
	update_all(wall);
	uint32_t *there = compose(wall, 0);
	for (int y = 0; y < H; y++) {
		assert_memory_equal(there + y * W, here + y * W + 50, (W - 50) * 4);
	}
	free(here);
	free(there);
}

struct change {
	struct wall *wall;
	bool is_added;
	uint32_t panes; /* that show the page, all alike; 0 = one */
};

static void changed(void *data, uint32_t page, const struct plen_page_rect *rect,
		    const struct plen_stroke *added)
{
	struct change *change = data;
	const struct plen_viewport shown[] = {change->wall->viewport, change->wall->viewport};

	change->is_added = added != NULL;
	const struct plen_tiles_change about = {
		.page = page,
		.rect = rect,
		.added = added,
		.shown = shown,
		.shown_count = change->panes != 0 ? change->panes : 1,
		.damage = &change->wall->damage,
	};
	assert_false(plen_tiles_page_changed(change->wall->tiles, &about));
}

static void assert_equals_drawing_anew(struct wall *wall)
{
	uint32_t *kept = compose(wall, 0);

	plen_tiles_set_style(wall->tiles, PLEN_THEME_DARK, board);
	plen_tiles_set_style(wall->tiles, PLEN_THEME_LIGHT, board);
	update_all(wall);
	uint32_t *anew = compose(wall, 0);
	assert_memory_equal(kept, anew, W * H * 4);
	free(kept);
	free(anew);
}

/* Strokes added one by one make the picture that drawing them together makes, bit for bit. */
static void test_tiles__adding_equals_drawing_anew(void **state)
{
	struct wall *wall = *state;
	struct change change = {.wall = wall};
	const struct plen_lesson_listener listener = {.page_changed = changed, .data = &change};

	update_all(wall);
	plen_lesson_set_listener(wall->lesson, &listener);
	for (uint64_t i = 0; i < 30; i++) {
		scribble(wall, 100 + i, (struct plen_page_rect){0, 0, 500, 380});
		assert_true(change.is_added);
		if (i % 3 == 0) {
			update_all(wall);
		}
	}
	update_all(wall);
	assert_equals_drawing_anew(wall);
}

/* Two panes may show one page at one scale: the tiles are the same, and the stroke is there once.
 */
static void test_tiles__two_panes_alike_draw_a_stroke_once(void **state)
{
	struct wall *wall = *state;
	struct change change = {.wall = wall, .panes = 2};
	const struct plen_lesson_listener listener = {.page_changed = changed, .data = &change};

	update_all(wall);
	plen_lesson_set_listener(wall->lesson, &listener);
	scribble(wall, 9, (struct plen_page_rect){0, 0, 500, 380});
	update_all(wall);
	assert_equals_drawing_anew(wall);
}

/* Two of the six tiles lie in the stroke's rectangle, but far from its ink. */
static void test_tiles__a_stroke_takes_only_the_tiles_it_meets(void **state)
{
	struct wall *wall = *state;
	struct change change = {.wall = wall};
	const struct plen_lesson_listener listener = {.page_changed = changed, .data = &change};
	const double slanting[] = {10, 10, 545, 385};
	struct sample_stroke stroke;

	update_all(wall);
	plen_lesson_set_listener(wall->lesson, &listener);
	sample_ink_line(&stroke, slanting, 2);
	sample_ink_commit(wall->lesson, wall->page, &stroke);
	assert_true(change.is_added);
	assert_int_equal(update_all(wall), 4);
	assert_int_equal(plen_tiles_bytes(wall->tiles), 4 * PLEN_TILE_BYTES);
	assert_equals_drawing_anew(wall);
}

static void undo(struct wall *wall)
{
	struct plen_op op = {.kind = PLEN_OP_UNDO};
	uint32_t page;

	op.u.chain = plen_lesson_undo_chain(wall->lesson, 0, NULL, NULL, &page);
	assert_true(op.u.chain != 0);
	plen_lesson_commit(wall->lesson, &op);
}

static void undo_any(struct wall *wall)
{
	if (plen_lesson_undo_chain(wall->lesson, 0, NULL, NULL, NULL) != 0) {
		undo(wall);
	}
}

static void erase(struct wall *wall, struct sample_random *random)
{
	struct plen_page_pt from = {sample_random_int(random, 500), sample_random_int(random, 380)};
	struct plen_page_pt to = {from.x_mm + 60, from.y_mm + 20};
	struct plen_op_cut *cuts = NULL;
	struct plen_op op = {.kind = PLEN_OP_EDIT, .u.edit.page = wall->page};

	op.u.edit.cut_count = plen_lesson_find_cuts(wall->lesson, wall->page, from, to, 15, &cuts);
	op.u.edit.cuts = cuts;
	if (op.u.edit.cut_count > 0) {
		plen_lesson_commit(wall->lesson, &op);
	}
	free(cuts);
}

/* Before any worker has drawn it, the stroke is there, with the pixels that it will have. */
static void test_tiles__a_stroke_is_there_before_its_tiles(void **state)
{
	struct wall *wall = *state;
	struct change change = {.wall = wall};
	const struct plen_lesson_listener listener = {.page_changed = changed, .data = &change};

	scribble(wall, 11, (struct plen_page_rect){0, 0, 500, 380});
	update_all(wall);
	plen_lesson_set_listener(wall->lesson, &listener);
	for (uint64_t i = 0; i < 5; i++) {
		scribble(wall, 12 + i, (struct plen_page_rect){0, 0, 500, 380});
		plen_damage_clear(&wall->damage);
	}
	uint32_t *drying = compose(wall, 0);
	update_all(wall);
	uint32_t *dry = compose(wall, 0);
	assert_memory_equal(drying, dry, W * H * 4);
	free(drying);
	free(dry);
}

/* A frame asks what dries for its bounds, and for no more if it is elsewhere: here they are made
 * up.
 */
static void test_tiles__what_dries_elsewhere_is_left_alone(void **state)
{
	struct wall *wall = *state;
	struct change change = {.wall = wall};
	const struct plen_lesson_listener listener = {.page_changed = changed, .data = &change};
	const double slanting[] = {100, 100, 300, 300};
	struct sample_stroke stroke;

	update_all(wall);
	plen_lesson_set_listener(wall->lesson, &listener);
	sample_ink_line(&stroke, slanting, 2);
	sample_ink_commit(wall->lesson, wall->page, &stroke);
	uint32_t *here = compose(wall, 0);
	assert_true(count_ink(here) > 0);
	wall->tiles->drying.strokes[0]->stroke.bounds.x_mm += 5000;
	uint32_t *elsewhere = compose(wall, 0);
	assert_int_equal(count_ink(elsewhere), 0);
	wall->tiles->drying.strokes[0]->stroke.bounds.x_mm -= 5000;
	free(here);
	free(elsewhere);
}

/* Whatever comes while jobs are out, in the end the picture is the one drawn anew. */
static void test_tiles__any_walk_ends_at_the_same_picture(void **state)
{
	struct wall *wall = *state;
	struct sample_random random = {71};
	struct change change = {.wall = wall};
	const struct plen_lesson_listener listener = {.page_changed = changed, .data = &change};
	enum plen_tiles_state rest;

	plen_lesson_set_listener(wall->lesson, &listener);
	for (int i = 0; i < 400; i++) {
		int what = sample_random_int(&random, 10);

		if (what < 4) {
			scribble(wall, (uint64_t)i, (struct plen_page_rect){0, 0, 500, 380});
		} else if (what == 4) {
			undo_any(wall);
		} else if (what == 5) {
			erase(wall, &random);
		} else if (what == 6) {
			look(wall, sample_random_int(&random, 5) * 60, 0,
			     1 + sample_random_int(&random, 2));
		} else {
			turn(wall, 1, &rest);
		}
		if (i % 40 == 39) {
			update_all(wall);
			assert_equals_drawing_anew(wall);
		}
	}
}

/* A page with more on one spot than one job draws. */
static void test_tiles__a_crowded_spot_is_drawn_in_parts(void **state)
{
	struct wall *wall = *state;
	struct change change = {.wall = wall};
	const struct plen_lesson_listener listener = {.page_changed = changed, .data = &change};
	const double dot[] = {100, 100, 101, 100};
	enum plen_tiles_state rest;
	struct sample_stroke stroke;

	sample_ink_line(&stroke, dot, 2);
	for (int i = 0; i < 5000; i++) {
		sample_ink_commit(wall->lesson, wall->page, &stroke);
	}
	plen_lesson_set_listener(wall->lesson, &listener);
	for (uint64_t i = 0; i < 6; i++) {
		turn(wall, 1, &rest);
		scribble(wall, i, (struct plen_page_rect){0, 0, 500, 380});
	}
	update_all(wall);
	assert_equals_drawing_anew(wall);
}

static void test_tiles__undo_mends_what_it_touched(void **state)
{
	struct wall *wall = *state;
	struct change change = {.wall = wall};
	const struct plen_lesson_listener listener = {.page_changed = changed, .data = &change};

	scribble(wall, 5, (struct plen_page_rect){0, 0, 500, 380});
	update_all(wall);
	uint32_t *before = compose(wall, 0);
	plen_lesson_set_listener(wall->lesson, &listener);
	scribble(wall, 6, (struct plen_page_rect){20, 20, 60, 60});
	undo(wall);
	assert_false(change.is_added);
	assert_int_equal(update_all(wall), 1);
	uint32_t *after = compose(wall, 0);
	assert_memory_equal(before, after, W * H * 4);
	free(before);
	free(after);
}

static void test_tiles__the_page_behind_is_seen_quiet_and_kept_current(void **state)
{
	struct wall *wall = *state;
	struct change change = {.wall = wall};
	const struct plen_lesson_listener listener = {.page_changed = changed, .data = &change};
	uint32_t behind = wall->page;

	wall->page = sample_ink_page(wall->lesson, 1, PLEN_BACKGROUND_SQUARED, behind);
	look(wall, 0, 0, 1);
	update_all(wall);
	plen_lesson_set_listener(wall->lesson, &listener);
	struct sample_stroke stroke;
	sample_ink_circle(&stroke, 200, 200, 100);
	sample_ink_commit(wall->lesson, behind, &stroke);
	assert_true(update_all(wall) > 0);
	uint32_t *pixels = compose(wall, 0);
	assert_true(count_ink(pixels) > 500);
	for (int i = 0; i < W * H; i++) {
		assert_true((pixels[i] & 0xff) > 0x60);
	}
	free(pixels);
}

static void test_tiles__an_old_scale_stands_in_while_zooming(void **state)
{
	struct wall *wall = *state;

	scribble(wall, 8, (struct plen_page_rect){50, 50, 300, 250});
	update_all(wall);
	uint32_t *sharp = compose(wall, 0);
	int ink = count_ink(sharp);
	look(wall, 0, 0, 1.5);
	uint32_t *nothing = compose(wall, 0);
	uint32_t *coarse = compose(wall, 1000000);
	assert_true(ink > 100);
	assert_int_equal(count_ink(nothing), 0);
	assert_true(count_ink(coarse) > ink);
	free(sharp);
	free(nothing);
	free(coarse);
}

/* A pinch goes on for many frames, in each of which something is tried at a new scale. */
static void test_tiles__an_old_scale_stands_in_however_little_memory_there_is(void **state)
{
	struct wall *wall = *state;

	scribble(wall, 8, (struct plen_page_rect){50, 50, 300, 250});
	update_all(wall);
	plen_tiles_set_limit(wall->tiles, 0);
	for (int i = 1; i < 20; i++) {
		look(wall, 0, 0, 1 + i * 0.05);

		struct plen_tiles_view view = {
			.viewport = wall->viewport, .is_moving = true, .stand_in_ppm = 1000000};
		struct plen_tiles_turn turn = {
			.views = &view, .view_count = 1, .damage = &wall->damage};

		plen_tiles_turn(wall->tiles, &turn);
		uint32_t *coarse = compose(wall, 1000000);
		assert_true(count_ink(coarse) > 100);
		free(coarse);
	}
}

/* Also where the edge of an old tile falls between two pixels. */
static void test_tiles__an_old_scale_is_the_same_in_parts(void **state)
{
	struct wall *wall = *state;

	scribble(wall, 8, (struct plen_page_rect){0, 0, 400, 300});
	update_all(wall);
	for (int i = 0; i < 8; i++) {
		uint32_t *in_parts = calloc(W * H, 4);

		look(wall, i * 1.6, i, 0.6 + 0.37 * i);
		uint32_t *at_once = compose(wall, 1000000);
		for (int x = 0; x < W; x += 1 + i % 3) {
			compose_part(wall, 1000000, (struct plen_px_rect){x, 0, 1 + i % 3, H},
				     in_parts);
		}
		assert_memory_equal(in_parts, at_once, W * H * 4);
		free(in_parts);
		free(at_once);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_tiles__an_empty_page_holds_no_pixels, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_tiles__only_inked_tiles_are_kept, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_tiles__equal_views_hit_the_cache, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_tiles__moving_the_page_moves_whole_pixels,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_tiles__adding_equals_drawing_anew, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_tiles__two_panes_alike_draw_a_stroke_once,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_tiles__a_stroke_takes_only_the_tiles_it_meets,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_tiles__a_stroke_is_there_before_its_tiles,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_tiles__what_dries_elsewhere_is_left_alone,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_tiles__any_walk_ends_at_the_same_picture,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_tiles__a_crowded_spot_is_drawn_in_parts,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_tiles__undo_mends_what_it_touched, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			test_tiles__the_page_behind_is_seen_quiet_and_kept_current, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(test_tiles__an_old_scale_is_the_same_in_parts,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_tiles__an_old_scale_stands_in_while_zooming,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_tiles__an_old_scale_stands_in_however_little_memory_there_is, set_up,
			tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
