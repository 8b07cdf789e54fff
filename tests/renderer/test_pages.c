/* SPDX-License-Identifier: MIT
 *
 * Which lesson a page is drawn from, and that it can be let go of.
 */
#include "renderer/renderer.h"

#include <stdlib.h>

#include "check.h"
#include "sample_wall.h"

static void show(struct sample_wall *wall, uint32_t page)
{
	sample_scene_class(&wall->scene, PLEN_THEME_LIGHT, page);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
}

/* A lesson with the wall's pages, as they were before most was written. */
static struct plen_lesson *earlier(const struct sample_wall *wall)
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct sample_stroke stroke;
	const double line[] = {100, 200, 700, 240};

	while (plen_lesson_seq(lesson) < wall->pages[0]) {
		sample_ink_page(lesson, 0, PLEN_BACKGROUND_SQUARED, 0);
	}
	sample_ink_line(&stroke, line, 2);
	sample_ink_commit(lesson, wall->pages[0], &stroke);
	return lesson;
}

static void test_pages__a_replay_is_another_lesson(void **state)
{
	struct sample_wall *wall = *state;
	uint32_t page = wall->pages[0], then = page | PLEN_SCENE_PAGE_REPLAY;
	struct plen_lesson *replay = earlier(wall);

	/* Without a replay such a page is blank, and that is no mistake. */
	show(wall, then);
	uint8_t *blank = sample_wall_copy(wall);
	plen_renderer_set_replay(wall->renderer, replay);
	show(wall, then);
	uint8_t *played = sample_wall_copy(wall);
	assert_true(sample_wall_difference(blank, played) > 0);
	show(wall, page);
	assert_true(sample_wall_difference(wall->frame.pixels, played) > 0);
	show(wall, then);
	assert_int_equal(sample_wall_difference(wall->frame.pixels, played), 0);
	plen_renderer_set_replay(wall->renderer, NULL);
	plen_lesson_destroy(replay);
	free(blank);
	free(played);
}

/* What changes in one lesson is no news for the other's pages. */
static void test_pages__a_replay_goes_on_by_itself(void **state)
{
	struct sample_wall *wall = *state;
	uint32_t page = wall->pages[0], then = page | PLEN_SCENE_PAGE_REPLAY;
	struct plen_lesson *replay = earlier(wall);
	struct sample_random random = {3};
	struct sample_stroke stroke;

	plen_renderer_set_replay(wall->renderer, replay);
	show(wall, then);
	uint64_t drawn = plen_renderer_stats(wall->renderer).tiles_drawn;
	sample_ink_scribble(&stroke, &random, 60, (struct plen_page_rect){100, 100, 500, 300});
	sample_ink_commit(wall->lesson, page, &stroke);
	sample_wall_assert_rests(wall->renderer);
	assert_int_equal(plen_renderer_stats(wall->renderer).tiles_drawn, drawn);

	struct plen_page_rect rect = {0, 0, 1000, 1000};
	sample_ink_commit(replay, page, &stroke);
	plen_renderer_page_changed(wall->renderer, then, &rect, NULL);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	assert_true(plen_renderer_stats(wall->renderer).tiles_drawn > drawn);
	plen_renderer_set_replay(wall->renderer, NULL);
	plen_lesson_destroy(replay);
}

/* While a replay is jumped about in, the lessons that it was are gone at once. */
static void test_pages__replays_come_and_go_while_workers_draw(void **state)
{
	struct sample_wall *wall = *state;
	uint32_t then = wall->pages[0] | PLEN_SCENE_PAGE_REPLAY;
	struct plen_lesson *before = NULL;

	for (uint64_t i = 0; i < 30; i++) {
		struct plen_lesson *replay = earlier(wall);
		struct sample_random random = {i};
		struct sample_stroke stroke;

		for (int k = 0; k < 50; k++) {
			sample_ink_scribble(&stroke, &random, 200,
					    (struct plen_page_rect){0, 0, 1500, 800});
			sample_ink_commit(replay, wall->pages[0], &stroke);
		}
		plen_renderer_set_replay(wall->renderer, replay);
		plen_lesson_destroy(before);
		before = replay;
		sample_scene_class(&wall->scene, PLEN_THEME_LIGHT, then);
		plen_renderer_set_scene(wall->renderer, &wall->scene);
		assert_true(plen_renderer_frame(wall->renderer, 1) >= 0);
	}
	plen_renderer_frame(wall->renderer, 0);
	plen_renderer_set_replay(wall->renderer, NULL);
	plen_lesson_destroy(before);
}

/* The page goes from memory right after; whoever still read it would be found out by sanitizers. */
static void test_pages__a_page_let_go_of_is_read_by_nobody(void **state)
{
	struct sample_wall *wall = *state;
	struct sample_random random = {8};
	struct sample_stroke stroke;

	for (int i = 0; i < 40; i++) {
		struct plen_lesson *lesson = plen_lesson_create();
		uint32_t page = sample_ink_page(lesson, 0, PLEN_BACKGROUND_PLAIN, 0);
		uint32_t front = sample_ink_page(lesson, 1, PLEN_BACKGROUND_PLAIN, page);
		struct plen_renderer *renderer = plen_renderer_create(wall->presenter, lesson);
		struct plen_page_rect rect = {0, 0, 1500, 800};

		sample_scene_class(&wall->scene, PLEN_THEME_LIGHT, i % 2 == 0 ? page : front);
		plen_renderer_set_scene(renderer, &wall->scene);
		plen_renderer_frame(renderer, 0);
		for (int k = 0; k < 30; k++) {
			sample_ink_scribble(&stroke, &random, 200, rect);
			uint64_t seq = sample_ink_commit(lesson, page, &stroke);
			plen_renderer_page_changed(
				renderer, page, &rect,
				k % 2 == 0
					? plen_lesson_seen_stroke(lesson, seq * PLEN_OP_STROKES_MAX)
					: NULL);
			assert_true(plen_renderer_frame(renderer, 1) >= 0);
		}
		plen_renderer_let_go(renderer, page);
		plen_lesson_destroy(lesson);
		plen_renderer_destroy(renderer);
	}
}

static void test_pages__what_was_let_go_of_is_drawn_when_it_is_seen_again(void **state)
{
	struct sample_wall *wall = *state;

	sample_wall_show_class(wall);
	uint8_t *before = sample_wall_copy(wall);
	struct sample_random random = {4};
	struct sample_stroke stroke;

	/* Dries, and is let go of before it is in any tile. */
	sample_ink_scribble(&stroke, &random, 200, (struct plen_page_rect){100, 100, 900, 500});
	sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
	plen_renderer_let_go(wall->renderer, wall->pages[0]);
	sample_wall_rest(wall, 100000);
	assert_true(sample_wall_difference(before, wall->frame.pixels) > 0);
	sample_wall_assert_anew(wall);
	free(before);
}

#define CASE(name)                                                                                 \
	cmocka_unit_test_setup_teardown(test_pages__##name, sample_wall_set_up,                    \
					sample_wall_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_replay_is_another_lesson),
		CASE(a_replay_goes_on_by_itself),
		CASE(replays_come_and_go_while_workers_draw),
		CASE(a_page_let_go_of_is_read_by_nobody),
		CASE(what_was_let_go_of_is_drawn_when_it_is_seen_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
