/* SPDX-License-Identifier: MIT
 *
 * Reading a lesson from its file while it goes on: all of it, or it is said that it is a part.
 */
#include "look_back.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "common/log.h"
#include "sample.h"
#include "scratch.h"

#define OPS 600
#define WAIT_MS 20000
#define SLICE_US 3000
#define STEPS_MAX 100000

static const uint8_t uuid[16] = {11};

struct desk {
	char *folder, *path;
	struct plen_lesson *lesson;
	struct plen_store *store;
	struct plen_look_back look_back;
	uint64_t taken;
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

static int set_up(void **state)
{
	struct desk *desk = calloc(1, sizeof(*desk));
	struct sample_dice dice = {21};

	desk->folder = scratch_make();
	desk->path = scratch_path(desk->folder, "lesson.plenary");
	open_desk(desk);
	sample_lesson(&dice, desk->lesson, OPS);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	*state = desk;
	return 0;
}

static int tear_down(void **state)
{
	struct desk *desk = *state;

	close_desk(desk);
	scratch_remove(desk->folder);
	free(desk->path);
	free(desk);
	return 0;
}

/* Behind a snapshot damage is not met when a lesson is opened. */
static void alter(struct desk *desk, const struct scratch_bytes *sound, const char *sql)
{
	sqlite3 *db = NULL;

	scratch_write(desk->path, sound->data, sound->size);
	assert_int_equal(sqlite3_open(desk->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	open_desk(desk);
	assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_WHOLE);
}

static int take(void *data, const struct plen_op *op)
{
	(void)op;
	((struct desk *)data)->taken++;
	return 0;
}

static enum plen_look_back_state look_back(struct desk *desk, uint64_t until, int64_t slice_us)
{
	enum plen_look_back_state state = PLEN_LOOK_BACK_READING;

	desk->taken = 0;
	desk->look_back = (struct plen_look_back){.take = take, .data = desk};
	plen_look_back_begin(&desk->look_back, desk->store, until);
	for (int i = 0; i < STEPS_MAX && state == PLEN_LOOK_BACK_READING; i++) {
		state = plen_look_back_step(&desk->look_back, slice_us);
	}
	return state;
}

static void test_look_back__takes_the_whole(void **state)
{
	struct desk *desk = *state;

	assert_int_equal(look_back(desk, OPS, SLICE_US), PLEN_LOOK_BACK_WHOLE);
	assert_int_equal(desk->taken, OPS);
	/* However small the slices. */
	assert_int_equal(look_back(desk, OPS, 0), PLEN_LOOK_BACK_WHOLE);
	assert_int_equal(desk->taken, OPS);
}

static void test_look_back__goes_over_what_is_damaged_and_says_so(void **state)
{
	static const struct {
		const char *sql;
		uint64_t lost;
	} damages[] = {
		{"UPDATE op SET sum = sum + 1 WHERE seq = 300", 1},
		{"UPDATE op SET sum = sum WHERE seq = 300", 0},
		{"UPDATE op SET sum = sum + 1 WHERE seq IN (1, 7, 8, 9)", 4},
		{"DELETE FROM op WHERE seq BETWEEN 400 AND 404", 5},
	};
	struct desk *desk = *state;

	close_desk(desk);
	struct scratch_bytes sound = scratch_read(desk->path);
	for (size_t i = 0; i < sizeof(damages) / sizeof(damages[0]); i++) {
		enum plen_look_back_state wanted =
			damages[i].lost > 0 ? PLEN_LOOK_BACK_PART : PLEN_LOOK_BACK_WHOLE;
		alter(desk, &sound, damages[i].sql);
		assert_int_equal(look_back(desk, OPS, SLICE_US), wanted);
		assert_int_equal(desk->taken, OPS - damages[i].lost);
		assert_int_equal(look_back(desk, OPS, 0), wanted);
		assert_int_equal(desk->taken, OPS - damages[i].lost);
		close_desk(desk);
	}
	free(sound.data);
	open_desk(desk);
}

/* It waits in memory, as saving does not work. */
static void test_look_back__does_not_wait_for_ever(void **state)
{
	struct desk *desk = *state;

	assert_int_equal(look_back(desk, OPS + 1, SLICE_US), PLEN_LOOK_BACK_PART);
	assert_int_equal(desk->taken, OPS);
}

static void swallow(enum plen_log_level level, const char *module, const char *line)
{
	(void)level;
	(void)module;
	(void)line;
}

int main(void)
{
#define WITH_DESK(name) cmocka_unit_test_setup_teardown(test_look_back__##name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		WITH_DESK(takes_the_whole),
		WITH_DESK(goes_over_what_is_damaged_and_says_so),
		WITH_DESK(does_not_wait_for_ever),
	};

	plen_log_set_sink(swallow);
	return cmocka_run_group_tests_name("look_back", tests, NULL, NULL);
}
