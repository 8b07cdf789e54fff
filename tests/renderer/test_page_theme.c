/* SPDX-License-Identifier: MIT
 *
 * A page with a picture on a dark wall: light paper, and inks that are seen on it.
 */
#include <math.h>
#include <stdlib.h>

#include "check.h"
#include "sample_pictures.h"
#include "sample_wall.h"
#include "theme.h"

#define DARK_PAPER 0x15211E
#define LIGHT_PAPER 0xFCFBF8
#define WET 7

static uint32_t blank_page(struct sample_wall *wall, uint8_t owner, uint32_t behind)
{
	return sample_ink_page(wall->lesson, owner, PLEN_BACKGROUND_PLAIN, behind);
}

static uint64_t put_paper(struct plen_lesson *lesson, uint32_t page, uint8_t dark)
{
	uint32_t asset = sample_picture_asset(lesson, PLEN_MEDIA_PDF, 1);
	struct plen_op_picture picture = sample_picture_at(asset, 700, 500, 200, 0);

	picture.sheet = 1;
	picture.dark = dark;
	return sample_picture_commit(lesson, page, &picture);
}

static uint64_t put_sheet(struct plen_lesson *lesson, uint32_t page)
{
	return put_paper(lesson, page, 0);
}

static void show(struct sample_wall *wall, uint32_t page)
{
	sample_scene_class(&wall->scene, PLEN_THEME_DARK, page);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
}

static uint32_t at(const struct sample_wall *wall, double x_mm, double y_mm)
{
	const struct plen_scene_pane *pane = &wall->scene.panes[0];

	return sample_wall_pixel(wall, pane->rect.x_mm + x_mm - pane->view.origin.x_mm,
				 pane->rect.y_mm + y_mm - pane->view.origin.y_mm);
}

static void make_bar(struct sample_stroke *stroke, double y_mm, enum plen_ink ink)
{
	const double line[] = {100, y_mm, 300, y_mm, 500, y_mm};

	sample_ink_line(stroke, line, 3);
	stroke->op.width_um = 20000;
	stroke->op.ink = (uint8_t)ink;
}

static double linear(uint32_t value)
{
	double c = (value & 0xff) / 255.0;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t pixel)
{
	return 0.2126 * linear(pixel >> 16) + 0.7152 * linear(pixel >> 8) + 0.0722 * linear(pixel);
}

static void assert_seen(uint32_t ink, uint32_t paper)
{
	double a = luminance(ink) + 0.05, b = luminance(paper) + 0.05;

	assert_true(fmax(a, b) / fmin(a, b) >= 3);
}

/* Under the pen, and when it is dry. */
static void test_page_theme__every_pen_is_seen_on_a_sheet(void **state)
{
	struct sample_wall *wall = *state;
	uint32_t page = blank_page(wall, 0, 0);

	put_sheet(wall->lesson, page);
	show(wall, page);
	assert_int_equal(at(wall, 50, 50), LIGHT_PAPER);
	for (int ink = 0; ink < PLEN_INK_PENS; ink++) {
		double y_mm = 100 + 60 * ink;
		struct sample_stroke stroke;

		make_bar(&stroke, y_mm, (enum plen_ink)ink);
		sample_wall_write(wall, WET, &stroke, 0, false);
		assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
		uint32_t wet = at(wall, 200, y_mm);
		assert_int_equal(wet, plen_theme_pixel(plen_theme_ink(PLEN_THEME_LIGHT,
								      (enum plen_ink)ink)));
		assert_seen(wet, LIGHT_PAPER);
		assert_seen(wet, 0xFFFFFF);
		sample_ink_commit(wall->lesson, page, &stroke);
		plen_renderer_wet_end(wall->renderer, WET);
		assert_true(plen_renderer_frame(wall->renderer, 1) >= 0);
		assert_int_equal(at(wall, 200, y_mm), wet);
		assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
		assert_int_equal(at(wall, 200, y_mm), wet);
	}
	sample_wall_assert_anew(wall);
}

static void test_page_theme__dark_paper_has_light_ink_on_a_light_wall(void **state)
{
	struct sample_wall *wall = *state;
	uint32_t page = blank_page(wall, 0, 0);

	put_paper(wall->lesson, page, 1);
	for (int ink = 0; ink < PLEN_INK_PENS; ink++) {
		struct sample_stroke stroke;

		make_bar(&stroke, 100 + 60 * ink, (enum plen_ink)ink);
		sample_ink_commit(wall->lesson, page, &stroke);
	}
	sample_scene_class(&wall->scene, PLEN_THEME_LIGHT, page);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	assert_int_equal(at(wall, 50, 50), DARK_PAPER);
	for (int ink = 0; ink < PLEN_INK_PENS; ink++) {
		assert_seen(at(wall, 200, 100 + 60 * ink), 0x000000);
	}
}

static void test_page_theme__follows_what_lies_on_the_page(void **state)
{
	struct sample_wall *wall = *state;
	uint32_t page = blank_page(wall, 0, 0);
	struct plen_op undo = {.kind = PLEN_OP_UNDO};
	struct sample_stroke stroke;

	make_bar(&stroke, 100, PLEN_INK_MAIN);
	sample_ink_commit(wall->lesson, page, &stroke);
	show(wall, page);
	uint8_t *dark = sample_wall_copy(wall);
	assert_int_equal(at(wall, 50, 50), DARK_PAPER);
	undo.u.chain = put_sheet(wall->lesson, page);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	assert_int_equal(at(wall, 50, 50), LIGHT_PAPER);
	assert_int_equal(at(wall, 200, 100), 0x1B2430);
	sample_wall_assert_anew(wall);
	plen_lesson_commit(wall->lesson, &undo);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	assert_int_equal(sample_wall_difference(dark, wall->frame.pixels), 0);
	free(dark);
}

static void test_page_theme__of_the_page_behind_counts_and_of_others_does_not(void **state)
{
	struct sample_wall *wall = *state;
	uint32_t class = blank_page(wall, 0, 0);
	const uint32_t pages[] = {blank_page(wall, 1, class), blank_page(wall, 2, 0)};

	put_sheet(wall->lesson, class);
	sample_scene_groups(&wall->scene, PLEN_THEME_DARK, 2, pages);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	for (int i = 0; i < 2; i++) {
		const struct plen_board_rect *rect = &wall->scene.panes[i].rect;

		assert_int_equal(sample_wall_pixel(wall, rect->x_mm + 20, rect->y_mm + 20),
				 i == 0 ? LIGHT_PAPER : DARK_PAPER);
	}
}

static void test_page_theme__of_a_replay_is_that_of_the_moment(void **state)
{
	struct sample_wall *wall = *state;
	struct plen_lesson *replay = plen_lesson_create();
	uint32_t page = sample_ink_page(replay, 0, PLEN_BACKGROUND_PLAIN, 0);
	uint32_t then = page | PLEN_SCENE_PAGE_REPLAY;
	const struct plen_page_rect rect = {0, 0, 1000, 1000};

	plen_renderer_set_replay(wall->renderer, replay);
	show(wall, then);
	assert_int_equal(at(wall, 50, 50), DARK_PAPER);
	put_sheet(replay, page);
	plen_renderer_page_changed(wall->renderer, then, &rect, NULL);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	assert_int_equal(at(wall, 50, 50), LIGHT_PAPER);
	plen_renderer_set_replay(wall->renderer, NULL);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	assert_int_equal(at(wall, 50, 50), DARK_PAPER);
	plen_lesson_destroy(replay);
}

static void test_page_theme__pens_may_have_it_on_dark_chrome(void **state)
{
	struct sample_wall *wall = *state;
	struct plen_scene_item *dot = wall->scene.items;
	const struct plen_scene_item *end = NULL;

	sample_scene_class(&wall->scene, PLEN_THEME_DARK, blank_page(wall, 0, 0));
	end = dot + wall->scene.item_count;
	while (dot < end && dot->fill != PLEN_TINT_INK + PLEN_INK_ORANGE) {
		dot++;
	}
	assert_true(dot < end);
	dot->other_theme = 1;
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	assert_int_equal(sample_wall_pixel(wall, dot->rect.x_mm + dot->rect.w_mm / 2,
					   dot->rect.y_mm + dot->rect.h_mm / 2),
			 0xD55E00);
}

#define CASE(name)                                                                                 \
	cmocka_unit_test_setup_teardown(test_page_theme__##name, sample_wall_set_up,               \
					sample_wall_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(every_pen_is_seen_on_a_sheet),
		CASE(dark_paper_has_light_ink_on_a_light_wall),
		CASE(follows_what_lies_on_the_page),
		CASE(of_the_page_behind_counts_and_of_others_does_not),
		CASE(of_a_replay_is_that_of_the_moment),
		CASE(pens_may_have_it_on_dark_chrome),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
