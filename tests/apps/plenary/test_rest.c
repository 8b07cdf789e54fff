/* SPDX-License-Identifier: MIT
 *
 * Which pages are awake when nobody waits.
 */
#include "rest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sample.h"
#include "scratch.h"

#define PAGES 24
#define WAIT_MS 20000
#define SECOND_US 1000000

static const uint8_t uuid[16] = {5};

struct desk {
	char *folder, *path;
	struct plen_lesson *lesson;
	struct plen_store *store;
	struct plen_presenter *presenter;
	struct plen_renderer *renderer;
	struct plen_rest rest;
	struct plen_scene scene;
	uint32_t pages[PAGES];
	int64_t time_us;
};

static void on_committed(void *data, const struct plen_op *op)
{
	plen_store_append(((struct desk *)data)->store, op);
}

static void open_desk(struct desk *desk)
{
	const struct plen_lesson_listener listener = {on_committed, NULL, desk};

	desk->lesson = plen_lesson_create();
	assert_int_equal(plen_store_open(&desk->store, desk->path, uuid, desk->lesson, NULL, 0), 0);
	plen_lesson_set_listener(desk->lesson, &listener);
}

static void close_desk(struct desk *desk)
{
	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
}

/* A lesson of class pages that was closed, and is open again: all of it sleeps. */
static int set_up(void **state)
{
	struct desk *desk = calloc(1, sizeof(*desk));

	desk->folder = scratch_make();
	desk->path = scratch_path(desk->folder, "lesson.plenary");
	open_desk(desk);
	for (int i = 0; i < PAGES; i++) {
		desk->pages[i] = sample_commit_page(desk->lesson, 0);
	}
	close_desk(desk);
	open_desk(desk);
	desk->presenter = plen_presenter_memory_create(64, 36);
	desk->renderer = plen_renderer_create(desk->presenter, desk->lesson);
	*state = desk;
	return 0;
}

static int tear_down(void **state)
{
	struct desk *desk = *state;

	plen_renderer_destroy(desk->renderer);
	plen_presenter_destroy(desk->presenter);
	close_desk(desk);
	scratch_remove(desk->folder);
	free(desk->path);
	free(desk);
	return 0;
}

/* As drawing does. */
static void show(struct desk *desk, int page)
{
	desk->scene.pane_count = 1;
	desk->scene.panes[0].page = desk->pages[page];
	plen_rest_disturb(&desk->rest, desk->time_us);
	plen_rest_see(&desk->rest, desk->lesson, &desk->scene);
	plen_lesson_page_bounds(desk->lesson, desk->pages[page]);
}

static void rest(struct desk *desk)
{
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	plen_rest_take(&desk->rest, desk->lesson, desk->store, desk->renderer);
}

static bool is_awake(const struct desk *desk, int page)
{
	return plen_lesson_is_awake(desk->lesson, desk->pages[page]);
}

static uint32_t count_awake(const struct desk *desk)
{
	uint32_t count = 0;

	for (int i = 0; i < PAGES; i++) {
		count += is_awake(desk, i);
	}
	return count;
}

static void wake_one(struct desk *desk)
{
	plen_rest_wake(&desk->rest, desk->lesson, desk->store, desk->time_us);
}

static void test_rest__a_page_that_one_tap_turns_to_is_awake(void **state)
{
	struct desk *desk = *state;

	show(desk, 5);
	assert_int_equal(count_awake(desk), 1);
	/* Not while hands are at the wall, and one page at a time. */
	wake_one(desk);
	assert_int_equal(count_awake(desk), 1);
	desk->time_us = plen_rest_due_us(&desk->rest);
	assert_in_range(desk->time_us, 1, SECOND_US);
	wake_one(desk);
	assert_int_equal(count_awake(desk), 2);
	wake_one(desk);
	assert_int_equal(count_awake(desk), 3);
	assert_true(is_awake(desk, 4) && is_awake(desk, 6));
	assert_true(plen_rest_due_us(&desk->rest) == INT64_MAX);
	wake_one(desk);
	rest(desk);
	assert_int_equal(count_awake(desk), 3);
}

static void test_rest__the_first_and_the_last_have_one_beside_them(void **state)
{
	static const int ends[] = {0, PAGES - 1};
	struct desk *desk = *state;

	for (int i = 0; i < 2; i++) {
		show(desk, ends[i]);
		desk->time_us = plen_rest_due_us(&desk->rest);
		wake_one(desk);
		assert_true(plen_rest_due_us(&desk->rest) == INT64_MAX);
		assert_true(is_awake(desk, ends[i] == 0 ? 1 : PAGES - 2));
		assert_int_equal(count_awake(desk), 2 * (i + 1));
	}
}

/* However many were looked at. */
static void test_rest__what_was_seen_long_ago_sleeps(void **state)
{
	struct desk *desk = *state;

	for (int i = 0; i < PAGES; i++) {
		show(desk, i);
		desk->time_us += SECOND_US;
		while (plen_rest_due_us(&desk->rest) <= desk->time_us) {
			wake_one(desk);
		}
		rest(desk);
		assert_true(count_awake(desk) <= PLEN_REST_AWAKE + 2);
		assert_true(is_awake(desk, i));
	}
	assert_false(is_awake(desk, 0));
}

int main(void)
{
#define WITH_DESK(name) cmocka_unit_test_setup_teardown(test_rest__##name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		WITH_DESK(a_page_that_one_tap_turns_to_is_awake),
		WITH_DESK(the_first_and_the_last_have_one_beside_them),
		WITH_DESK(what_was_seen_long_ago_sleeps),
	};

	return cmocka_run_group_tests_name("rest", tests, NULL, NULL);
}
