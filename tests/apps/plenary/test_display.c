/* SPDX-License-Identifier: MIT */
#include "display.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static enum plen_display_way choose(enum plen_config_screen screen, bool has_window_system)
{
	const struct plen_config config = {.screen = screen};

	return plen_display_choose(&config, has_window_system);
}

static void test_display__settings_go_before_what_is_found(void **state)
{
	(void)state;
	assert_int_equal(choose(PLEN_CONFIG_SCREEN_AUTO, true), PLEN_DISPLAY_WINDOW);
	assert_int_equal(choose(PLEN_CONFIG_SCREEN_AUTO, false), PLEN_DISPLAY_KMS);
	assert_int_equal(choose(PLEN_CONFIG_SCREEN_WINDOW, false), PLEN_DISPLAY_WINDOW);
	assert_int_equal(choose(PLEN_CONFIG_SCREEN_KMS, true), PLEN_DISPLAY_KMS);
}

static void test_display__the_environment_tells_of_a_window_system(void **state)
{
	static const char *const names[] = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		unsetenv(names[i]);
	}
	assert_false(plen_display_has_window_system());
	for (size_t i = 0; i < 3; i++) {
		setenv(names[i], "", 1);
		assert_false(plen_display_has_window_system());
		setenv(names[i], "dummy", 1);
		assert_true(plen_display_has_window_system());
		unsetenv(names[i]);
	}
}

static void test_display__a_window_opens_where_there_is_a_window_system(void **state)
{
	const struct plen_config config = {0};
	const struct plen_display_options options = {
		.config = &config,
		.has_window_system = true,
		.width_px = 320,
		.height_px = 200,
	};
	struct plen_presenter *presenter = NULL;
	char error[256] = "";
	char text[128] = "";

	(void)state;
	setenv("SDL_VIDEODRIVER", "dummy", 1);
	assert_int_equal(plen_display_open(&presenter, &options, error, sizeof(error)), 0);
	plen_presenter_describe(presenter, text, sizeof(text));
	assert_string_equal(text, "dummy, window surface");
	plen_presenter_destroy(presenter);

	/* SDL's own way without a window system is not ours. */
	setenv("SDL_VIDEODRIVER", "kmsdrm", 1);
	assert_int_equal(plen_display_open(&presenter, &options, error, sizeof(error)), -ENODEV);
	assert_non_null(strstr(error, "no screen"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_display__settings_go_before_what_is_found),
		cmocka_unit_test(test_display__the_environment_tells_of_a_window_system),
		cmocka_unit_test(test_display__a_window_opens_where_there_is_a_window_system),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
