/* SPDX-License-Identifier: MIT
 *
 * The presenters' contract, on the memory presenter and on SDL's video driver without a screen.
 */
#include "renderer/presenter.h"

#define SDL_MAIN_HANDLED
#include <SDL.h>
#include <errno.h>
#include <string.h>

#include "check.h"
#include "presenter_sdl_texture.h"
#include "renderer/presenter_sdl.h"

static void test_presenter__memory_keeps_what_was_drawn(void **state)
{
	struct plen_presenter *presenter = plen_presenter_memory_create(64, 32);
	const struct plen_px_rect all = {0, 0, 64, 32};
	struct plen_frame frame, again;

	(void)state;
	assert_int_equal(plen_presenter_frame(presenter, &frame), 0);
	assert_int_equal(frame.width_px, 64);
	assert_int_equal(frame.height_px, 32);
	memset(frame.pixels, 0x5a, (size_t)frame.stride * 32);
	assert_int_equal(plen_presenter_present(presenter, &all, 1), 0);
	assert_int_equal(plen_presenter_frame(presenter, &again), 0);
	assert_int_equal(again.generation, frame.generation);
	assert_ptr_equal(again.pixels, frame.pixels);
	assert_int_equal(again.pixels[17], 0x5a);
	plen_presenter_destroy(presenter);
	plen_presenter_destroy(NULL);
}

static struct plen_presenter *open_sdl(void)
{
	const struct plen_presenter_sdl_options options = {
		.title = "test", .width_px = 320, .height_px = 200};
	struct plen_presenter *presenter = NULL;
	char error[256] = "";

	assert_int_equal(plen_presenter_sdl_create(&presenter, &options, error, sizeof(error)), 0);
	SDL_PumpEvents();
	return presenter;
}

static void test_presenter__sdl_lends_a_frame_and_shows_it(void **state)
{
	struct plen_presenter *presenter = open_sdl();
	struct plen_px_rect rects[300];
	struct plen_frame frame;

	(void)state;
	assert_int_equal(plen_presenter_frame(presenter, &frame), 0);
	assert_int_equal(frame.width_px, 320);
	assert_int_equal(frame.height_px, 200);
	memset(frame.pixels, 0x33, (size_t)frame.stride * 200);
	for (int i = 0; i < 300; i++) {
		rects[i] = (struct plen_px_rect){i, i / 2, 8, 8};
	}
	assert_int_equal(plen_presenter_present(presenter, rects, 300), 0);
	assert_int_equal(plen_presenter_fd(presenter), -1);
	assert_false(plen_presenter_dispatch(presenter));
	plen_presenter_destroy(presenter);
}

static void test_presenter__sdl_size_is_plausible_or_unknown(void **state)
{
	struct plen_presenter *presenter = open_sdl();
	struct plen_board_size size = plen_presenter_size(presenter);

	(void)state;
	assert_true(size.w_mm == 0 || (size.w_mm >= 200 && size.w_mm <= 4000));
	plen_presenter_destroy(presenter);
}

static void send(Uint8 what)
{
	SDL_Event event = {.window = {.type = SDL_WINDOWEVENT, .event = what}};
	SDL_Window *window = SDL_GetWindowFromID(1);

	for (Uint32 id = 1; window == NULL && id < 100; id++) {
		window = SDL_GetWindowFromID(id);
	}
	event.window.windowID = SDL_GetWindowID(window);
	SDL_PushEvent(&event);
}

static void test_presenter__an_exposed_window_wants_everything_again(void **state)
{
	struct plen_presenter *presenter = open_sdl();
	struct plen_frame before, after;

	(void)state;
	assert_int_equal(plen_presenter_frame(presenter, &before), 0);
	assert_int_equal(plen_presenter_frame(presenter, &after), 0);
	assert_int_equal(after.generation, before.generation);
	send(SDL_WINDOWEVENT_EXPOSED);
	assert_int_equal(plen_presenter_frame(presenter, &after), 0);
	assert_int_not_equal(after.generation, before.generation);
	plen_presenter_destroy(presenter);
}

static void test_presenter__a_minimised_window_lends_none(void **state)
{
	struct plen_presenter *presenter = open_sdl();
	struct plen_frame frame;

	(void)state;
	send(SDL_WINDOWEVENT_MINIMIZED);
	assert_int_equal(plen_presenter_frame(presenter, &frame), -EAGAIN);
	send(SDL_WINDOWEVENT_RESTORED);
	assert_int_equal(plen_presenter_frame(presenter, &frame), 0);
	plen_presenter_destroy(presenter);
}

/* SDL's own drawing stands in for a GPU. */
static void test_presenter__a_texture_lends_a_frame_and_shows_it(void **state)
{
	const struct plen_px_rect rects[] = {{0, 0, 320, 200}, {300, 190, 20, 10}, {7, 9, 1, 1}};
	struct plen_frame frame, again;

	(void)state;
	assert_int_equal(SDL_InitSubSystem(SDL_INIT_VIDEO), 0);
	SDL_Window *window = SDL_CreateWindow("test", 0, 0, 320, 200, 0);
	struct plen_presenter *presenter = plen_presenter_sdl_texture_create(window);
	assert_non_null(presenter);
	SDL_PumpEvents();
	assert_int_equal(plen_presenter_frame(presenter, &frame), 0);
	assert_int_equal(frame.width_px, 320);
	assert_int_equal(frame.height_px, 200);
	memset(frame.pixels, 0x44, (size_t)frame.stride * 200);
	assert_int_equal(plen_presenter_present(presenter, rects, 3), 0);
	assert_int_equal(plen_presenter_frame(presenter, &again), 0);
	assert_int_equal(again.generation, frame.generation);
	assert_int_equal(again.pixels[99], 0x44);

	send(SDL_WINDOWEVENT_EXPOSED);
	assert_int_equal(plen_presenter_frame(presenter, &again), 0);
	assert_int_not_equal(again.generation, frame.generation);
	plen_presenter_destroy(presenter);
}

static void test_presenter__no_driver_is_told_in_words(void **state)
{
	const struct plen_presenter_sdl_options options = {.title = "test"};
	struct plen_presenter *presenter = NULL;
	char error[256] = "";

	(void)state;
	SDL_setenv("SDL_VIDEODRIVER", "no-such-driver", 1);
	assert_int_equal(plen_presenter_sdl_create(&presenter, &options, error, sizeof(error)),
			 -ENODEV);
	SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
	assert_non_null(strstr(error, "no screen"));
	assert_null(presenter);
}

static void test_presenter__a_processor_that_draws_is_no_gpu(void **state)
{
	(void)state;
	assert_true(plen_presenter_sdl_texture_is_gpu("Mesa Intel(R) UHD Graphics 620 (KBL GT2)"));
	assert_true(plen_presenter_sdl_texture_is_gpu("V3D 4.2"));
	assert_false(plen_presenter_sdl_texture_is_gpu("llvmpipe (LLVM 15.0.6, 256 bits)"));
	assert_false(plen_presenter_sdl_texture_is_gpu("softpipe"));
	assert_false(plen_presenter_sdl_texture_is_gpu("Mesa DRI swrast"));
	assert_false(plen_presenter_sdl_texture_is_gpu(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_presenter__memory_keeps_what_was_drawn),
		cmocka_unit_test(test_presenter__sdl_lends_a_frame_and_shows_it),
		cmocka_unit_test(test_presenter__sdl_size_is_plausible_or_unknown),
		cmocka_unit_test(test_presenter__an_exposed_window_wants_everything_again),
		cmocka_unit_test(test_presenter__a_minimised_window_lends_none),
		cmocka_unit_test(test_presenter__a_texture_lends_a_frame_and_shows_it),
		cmocka_unit_test(test_presenter__no_driver_is_told_in_words),
		cmocka_unit_test(test_presenter__a_processor_that_draws_is_no_gpu),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
