/* SPDX-License-Identifier: MIT */
#include "overlay.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define SECOND_US INT64_C(1000000)

static struct plen_overlay overlay;
static struct plen_scene scene;

static int setup(void **state)
{
	(void)state;
	plen_overlay_init(&overlay, true, "memory", SECOND_US);
	scene = (struct plen_scene){.size = {1900, 1070}};
	return 0;
}

static void test_overlay__hidden_it_is_nothing(void **state)
{
	(void)state;
	plen_overlay_init(&overlay, false, "memory", 0);
	plen_overlay_count(&overlay, 5000);
	plen_overlay_follow(&overlay, 10 * SECOND_US);
	plen_overlay_draw(&overlay, &scene);
	assert_false(overlay.is_stale);
	assert_int_equal(scene.item_count, 0);
}

static void test_overlay__tells_of_the_last_second(void **state)
{
	(void)state;
	for (int i = 0; i < 125; i++) {
		plen_overlay_count(&overlay, i < 120 ? 2000 : 9000);
		plen_overlay_follow(&overlay, SECOND_US + i * 8000);
	}
	overlay.is_stale = false;
	plen_overlay_follow(&overlay, 2 * SECOND_US);
	assert_true(overlay.is_stale);
	assert_non_null(strstr(overlay.text, "ink 2.0"));
	assert_non_null(strstr(overlay.text, "99 % within 9."));
	assert_non_null(strstr(overlay.text, "125 reports a second"));
	assert_non_null(strstr(overlay.text, "memory"));
	assert_int_equal(overlay.recent.count, 0);
}

/* What was said of the last stroke stays to be read; a rest is not a slow second. */
static void test_overlay__stays_while_nobody_writes(void **state)
{
	char before[sizeof(overlay.text)];

	(void)state;
	plen_overlay_count(&overlay, 2000);
	plen_overlay_follow(&overlay, 2 * SECOND_US);
	memcpy(before, overlay.text, sizeof(before));
	overlay.is_stale = false;
	plen_overlay_follow(&overlay, 60 * SECOND_US);
	plen_overlay_count(&overlay, 2000);
	plen_overlay_follow(&overlay, 160 * SECOND_US);
	assert_false(overlay.is_stale);
	assert_string_equal(overlay.text, before);
}

static void test_overlay__needs_room(void **state)
{
	(void)state;
	plen_overlay_draw(&overlay, &scene);
	assert_int_equal(scene.item_count, 2);
	scene.item_count = PLEN_SCENE_ITEMS_MAX - 1;
	plen_overlay_draw(&overlay, &scene);
	assert_int_equal(scene.item_count, PLEN_SCENE_ITEMS_MAX - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_overlay__hidden_it_is_nothing, setup),
		cmocka_unit_test_setup(test_overlay__tells_of_the_last_second, setup),
		cmocka_unit_test_setup(test_overlay__stays_while_nobody_writes, setup),
		cmocka_unit_test_setup(test_overlay__needs_room, setup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
