/* SPDX-License-Identifier: MIT
 *
 * The renderer as a whole, by its pixels.
 */
#include "renderer/renderer.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "check.h"
#include "sample_wall.h"

static void test_renderer__the_first_frame_shows_everything(void **state)
{
	struct sample_wall *wall = *state;

	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	assert_int_equal(plen_renderer_stats(wall->renderer).frames, 0);
	sample_wall_show_class(wall);
	assert_int_equal(plen_renderer_stats(wall->renderer).frames, 1);
	sample_wall_assert_rests(wall->renderer);
	/* The paper of the upper right corner, the accent of the button. */
	const uint32_t *pixels = (const uint32_t *)wall->frame.pixels;
	assert_int_equal(pixels[5 * SAMPLE_WALL_W + SAMPLE_WALL_W - 5] & 0xffffff, 0xFCFBF8);
	assert_int_equal(pixels[(SAMPLE_WALL_H - 21) * SAMPLE_WALL_W + 865] & 0xffffff, 0x0B5CAD);
}

static void test_renderer__the_same_scene_presents_nothing(void **state)
{
	struct sample_wall *wall = *state;

	sample_wall_show_groups(wall);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	plen_renderer_frame(wall->renderer, 0);
	assert_int_equal(plen_renderer_stats(wall->renderer).frames, 1);
}

static void test_renderer__a_frame_does_not_wait_for_tiles(void **state)
{
	struct sample_wall *wall = *state;

	sample_scene_class(&wall->scene, PLEN_THEME_LIGHT, wall->pages[0]);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	/* No time at all is enough for a frame of paper, and for the next tile. */
	assert_int_equal(plen_renderer_frame(wall->renderer, 1), 1);
	assert_int_equal(plen_renderer_stats(wall->renderer).frames, 1);
	sample_wall_rest(wall, 1);
	sample_wall_assert_rests(wall->renderer);
	sample_wall_assert_anew(wall);
}

static void test_renderer__a_pinch_draws_no_tiles_until_it_rests(void **state)
{
	struct sample_wall *wall = *state;

	sample_wall_show_class(wall);
	uint64_t before = plen_renderer_stats(wall->renderer).tiles_drawn;
	for (int i = 1; i < 10; i++) {
		wall->scene.panes[0].view.scale = 1 + i * 0.05;
		plen_renderer_set_scene(wall->renderer, &wall->scene);
		assert_int_equal(plen_renderer_frame(wall->renderer, 100000), 1);
	}
	assert_int_equal(plen_renderer_stats(wall->renderer).tiles_drawn, before);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	assert_true(plen_renderer_stats(wall->renderer).tiles_drawn > before);
	sample_wall_assert_anew(wall);
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
	struct sample_wall *wall = *state;
	struct flaky flaky = {.base = {&impl}, .inner = wall->presenter, .generation = 1};
	struct plen_renderer *renderer = plen_renderer_create(&flaky.base, wall->lesson);

	sample_scene_groups(&wall->scene, PLEN_THEME_DARK, SAMPLE_WALL_GROUPS, wall->pages + 1);
	plen_renderer_set_scene(renderer, &wall->scene);
	flaky.frame_rc = -EAGAIN;
	assert_int_equal(plen_renderer_frame(renderer, 0), -EAGAIN);
	flaky.frame_rc = 0;
	flaky.present_rc = -EIO;
	assert_int_equal(plen_renderer_frame(renderer, 0), -EIO);
	flaky.present_rc = 0;
	assert_int_equal(plen_renderer_frame(renderer, 0), 0);
	sample_wall_assert_rests(renderer);

	memset(wall->frame.pixels, 0, (size_t)wall->frame.stride * SAMPLE_WALL_H);
	flaky.generation++;
	assert_int_equal(plen_renderer_frame(renderer, 0), 0);
	sample_wall_assert_anew(wall);
	plen_renderer_destroy(renderer);
}

/* Where no ink can be, and where numbers end. */
static void test_renderer__a_page_may_be_anywhere(void **state)
{
	static const double far_mm[] = {2.1e6, -2.1e6, 1e12, -1e300, INFINITY, NAN};
	struct sample_wall *wall = *state;

	sample_wall_show_class(wall);
	for (size_t i = 0; i < sizeof(far_mm) / sizeof(far_mm[0]); i++) {
		wall->scene.panes[0].view.origin = (struct plen_page_pt){far_mm[i], -far_mm[i]};
		wall->scene.panes[0].view.scale = i % 2 == 0 ? 20 : 0.05;
		plen_renderer_set_scene(wall->renderer, &wall->scene);
		assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
		sample_wall_assert_rests(wall->renderer);
	}
	sample_wall_show_class(wall);
	sample_wall_assert_anew(wall);
}

static void test_renderer__unknown_gestures_and_pages_are_nothing(void **state)
{
	struct sample_wall *wall = *state;
	const struct plen_board_pt at = {100, 100};

	plen_renderer_wet_begin(wall->renderer, 1, wall->pages[0], PLEN_INK_MAIN, 3, at, 1);
	sample_wall_show_class(wall);
	plen_renderer_wet_begin(wall->renderer, 2, 999, PLEN_INK_MAIN, 3, at, 1);
	plen_renderer_wet_extend(wall->renderer, 2, at, 1);
	plen_renderer_wet_extend(wall->renderer, 3, at, 1);
	plen_renderer_wet_end(wall->renderer, 2);
	plen_renderer_wet_end(wall->renderer, 3);
	sample_wall_assert_rests(wall->renderer);
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
	struct sample_wall *wall = *state;

	sample_wall_show_class(wall);
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
	sample_wall_assert_anew(wall);
	wall->scene.item_count -= 7;
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	plen_renderer_frame(wall->renderer, 0);
	sample_wall_assert_anew(wall);
}

/* Sizes so alike that they share one picture must not depend on which was there first. */
static void test_renderer__words_look_the_same_whatever_was_written_before(void **state)
{
	struct sample_wall *wall = *state;

	sample_wall_show_class(wall);
	double quarter_mm = 0.25 * wall->scene.size.w_mm / SAMPLE_WALL_W;
	for (int i = 0; i < 12; i++) {
		for (uint32_t k = 0; k < wall->scene.item_count; k++) {
			wall->scene.items[k].size_mm += (float)(quarter_mm / 3);
		}
		plen_renderer_set_scene(wall->renderer, &wall->scene);
		plen_renderer_frame(wall->renderer, 0);
		sample_wall_assert_anew(wall);
	}
}

static void test_renderer__screenshot_is_a_png(void **state)
{
	struct sample_wall *wall = *state;
	char path[] = "/tmp/plen-shot-XXXXXX";
	int fd = mkstemp(path);
	char magic[8] = "";

	close(fd);
	assert_int_equal(plen_renderer_screenshot(wall->renderer, path), -EAGAIN);
	sample_wall_show_class(wall);
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
	struct sample_wall *wall = *state;
	char path[] = "/tmp/plen-shot-XXXXXX";
	int fd = mkstemp(path);
	char text[8] = "";
	struct rlimit limit;

	sample_wall_show_class(wall);
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
						sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__the_same_scene_presents_nothing,
						sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__a_frame_does_not_wait_for_tiles,
						sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer__a_pinch_draws_no_tiles_until_it_rests, sample_wall_set_up,
			sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer__a_display_that_was_off_shows_everything_again,
			sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__a_page_may_be_anywhere,
						sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer__unknown_gestures_and_pages_are_nothing, sample_wall_set_up,
			sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__any_script_is_drawn,
						sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer__words_look_the_same_whatever_was_written_before,
			sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(test_renderer__screenshot_is_a_png,
						sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer__a_failed_screenshot_leaves_the_former_one,
			sample_wall_set_up, sample_wall_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
