/* SPDX-License-Identifier: MIT
 *
 * Strokes that brought a colour along.
 */
#include <stdlib.h>

#include "check.h"
#include "sample_wall.h"

#define DARK_PAPER 0x15211E
#define LIGHT_PAPER 0xFCFBF8

static uint32_t blank_page(struct sample_wall *wall)
{
	return sample_ink_page(wall->lesson, 0, PLEN_BACKGROUND_PLAIN, 0);
}

/* A bar 20 mm broad from 100 to 500 mm, at a height. */
static void put_bar(struct sample_wall *wall, uint32_t page, double y_mm, uint8_t ink,
		    uint32_t rgba)
{
	const double line[] = {100, y_mm, 500, y_mm};
	struct sample_stroke stroke;

	sample_ink_line(&stroke, line, 2);
	stroke.op.width_um = 20000;
	stroke.op.ink = ink;
	stroke.op.rgba = rgba;
	sample_ink_commit(wall->lesson, page, &stroke);
}

static void show(struct sample_wall *wall, uint32_t page, enum plen_theme theme)
{
	sample_scene_class(&wall->scene, theme, page);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
}

static uint32_t at(const struct sample_wall *wall, double x_mm, double y_mm)
{
	const struct plen_scene_pane *pane = &wall->scene.panes[0];

	return sample_wall_pixel(wall, pane->rect.x_mm + x_mm - pane->view.origin.x_mm,
				 pane->rect.y_mm + y_mm - pane->view.origin.y_mm);
}

static void test_own_ink__a_colour_is_the_same_on_every_paper(void **state)
{
	struct sample_wall *wall = *state;
	uint32_t page = blank_page(wall);

	put_bar(wall, page, 100, PLEN_INK_OWN, 0xC06090FF);
	show(wall, page, PLEN_THEME_LIGHT);
	assert_int_equal(at(wall, 300, 100), 0xC06090);
	assert_int_equal(at(wall, 300, 150), LIGHT_PAPER);
	show(wall, page, PLEN_THEME_DARK);
	assert_int_equal(at(wall, 300, 100), 0xC06090);
	assert_int_equal(at(wall, 300, 150), DARK_PAPER);
}

static void test_own_ink__lets_through_what_it_says(void **state)
{
	struct sample_wall *wall = *state;
	uint32_t page = blank_page(wall);

	put_bar(wall, page, 100, PLEN_INK_OWN, 0xFF000080);
	put_bar(wall, page, 200, PLEN_INK_OWN, 0xFF000000);
	show(wall, page, PLEN_THEME_LIGHT);
	assert_in_range(at(wall, 300, 100) & 0xff, 0x7a, 0x7e);
	assert_in_range(at(wall, 300, 100) >> 16, 0xfc, 0xff);
	assert_int_equal(at(wall, 300, 200), LIGHT_PAPER);
}

static void test_own_ink__a_marker_lies_beneath_the_pens(void **state)
{
	struct sample_wall *wall = *state;
	uint32_t page = blank_page(wall);

	put_bar(wall, page, 100, PLEN_INK_BLUE, 0);
	put_bar(wall, page, 100, PLEN_INK_OWN_MARKER, 0xFFFF00FF);
	put_bar(wall, page, 200, PLEN_INK_BLUE, 0);
	put_bar(wall, page, 200, PLEN_INK_OWN, 0xFFFF00FF);
	show(wall, page, PLEN_THEME_LIGHT);
	assert_int_equal(at(wall, 300, 100), 0x0072B2);
	assert_int_equal(at(wall, 300, 200), 0xFFFF00);
}

static void test_own_ink__is_quiet_on_the_page_behind(void **state)
{
	struct sample_wall *wall = *state;
	uint32_t page = blank_page(wall);
	uint32_t front = sample_ink_page(wall->lesson, 1, PLEN_BACKGROUND_PLAIN, page);

	put_bar(wall, page, 100, PLEN_INK_OWN, 0x000000FF);
	show(wall, front, PLEN_THEME_LIGHT);
	assert_int_equal(at(wall, 300, 100), 0x8B8A88);
}

/* As the replay shows a stroke that is half written: wet and dry are the same pixels. */
static void test_own_ink__may_be_wet(void **state)
{
	struct sample_wall *wall = *state;
	uint32_t page = blank_page(wall);
	struct sample_random random = {6};
	struct sample_stroke stroke;

	show(wall, page, PLEN_THEME_LIGHT);
	sample_ink_scribble(&stroke, &random, 60, (struct plen_page_rect){100, 100, 500, 300});
	stroke.op.ink = PLEN_INK_OWN;
	stroke.op.rgba = 0x8040C0B0;
	sample_wall_write(wall, 7, &stroke, 0, false);
	plen_renderer_wet_colour(wall->renderer, 7, stroke.op.rgba);
	plen_renderer_frame(wall->renderer, 0);
	uint8_t *wet = sample_wall_copy(wall);
	sample_ink_commit(wall->lesson, page, &stroke);
	plen_renderer_wet_end(wall->renderer, 7);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	assert_int_equal(sample_wall_difference(wet, wall->frame.pixels), 0);
	sample_wall_assert_anew(wall);
	free(wet);
}

#define CASE(name)                                                                                 \
	cmocka_unit_test_setup_teardown(test_own_ink__##name, sample_wall_set_up,                  \
					sample_wall_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_colour_is_the_same_on_every_paper),
		CASE(lets_through_what_it_says),
		CASE(a_marker_lies_beneath_the_pens),
		CASE(is_quiet_on_the_page_behind),
		CASE(may_be_wet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
