/* SPDX-License-Identifier: MIT
 *
 * Snapshots: opening is short, shows the same, and believes nothing; and what it has not read is
 * looked through afterwards.
 */
#include "lesson/store.h"

#include <errno.h>
#include <inttypes.h>
#include <sched.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "common/mem.h"
#include "sample.h"
#include "scratch.h"

#define WAIT_MS 20000
#define OPS 600

static const uint8_t uuid[16] = {6};

struct desk {
	char *folder, *path;
	struct plen_lesson *lesson;
	struct plen_store *store;
	struct sample_dice dice;
	char *shown; /* what was there when it was closed */
};

static void on_committed(void *data, const struct plen_op *op)
{
	plen_store_append(((struct desk *)data)->store, op);
}

static void open_desk(struct desk *desk)
{
	const struct plen_lesson_listener listener = {on_committed, NULL, desk};
	char error[300] = "";

	desk->lesson = plen_lesson_create();
	if (plen_store_open(&desk->store, desk->path, uuid, desk->lesson, error, 300) != 0) {
		fail_msg("%s", error);
	}
	plen_lesson_set_listener(desk->lesson, &listener);
}

static void close_desk(struct desk *desk)
{
	free(desk->shown);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	desk->shown = sample_show(desk->lesson);
	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
}

static void assert_shown(struct desk *desk)
{
	char *now = sample_show(desk->lesson);

	assert_string_equal(now, desk->shown);
	free(now);
}

static int setup(void **state)
{
	struct desk *desk = calloc(1, sizeof(*desk));

	desk->folder = scratch_make();
	desk->path = scratch_path(desk->folder, "lesson.plenary");
	desk->dice.state = 13;
	open_desk(desk);
	sample_lesson(&desk->dice, desk->lesson, OPS);
	close_desk(desk);
	*state = desk;
	return 0;
}

static int teardown(void **state)
{
	struct desk *desk = *state;

	scratch_remove(desk->folder);
	free(desk->path);
	free(desk->shown);
	free(desk);
	return 0;
}

static sqlite3 *open_db(const char *path)
{
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	return db;
}

static int64_t ask(const char *path, const char *sql)
{
	sqlite3 *db = open_db(path);
	sqlite3_stmt *stmt = NULL;

	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	int64_t value = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return value;
}

static void alter(const char *path, const char *sql)
{
	sqlite3 *db = open_db(path);
	char *message = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
		fail_msg("%s: %s", sql, message);
	}
	sqlite3_close(db);
}

/* -- opening with one -- */

struct pages {
	const struct plen_lesson *lesson;
	uint32_t all, awake;
};

static bool count_page(void *data, const struct plen_lesson_page *page)
{
	struct pages *pages = data;

	pages->all++;
	pages->awake += plen_lesson_is_awake(pages->lesson, page->id);
	return true;
}

static struct pages count_pages(const struct plen_lesson *lesson)
{
	struct pages pages = {.lesson = lesson};

	plen_lesson_each_page(lesson, count_page, &pages);
	return pages;
}

static void test_store_snapshot__opening_wakes_only_what_is_looked_at(void **state)
{
	struct desk *desk = *state;

	assert_int_equal(ask(desk->path, "SELECT seq FROM snapshot"), OPS);
	open_desk(desk);
	struct pages pages = count_pages(desk->lesson);
	assert_true(pages.all > 5);
	assert_int_equal(pages.awake, 0);
	uint32_t seen = plen_lesson_page_at(desk->lesson, 0, 0)->id;
	plen_lesson_page_bounds(desk->lesson, seen);
	assert_int_equal(count_pages(desk->lesson).awake, 1);
	assert_shown(desk);
	close_desk(desk);
}

static void test_store_snapshot__without_one_all_pages_come_asleep_as_well(void **state)
{
	struct desk *desk = *state;

	alter(desk->path, "DELETE FROM snapshot");
	open_desk(desk);
	assert_int_equal(count_pages(desk->lesson).awake, 0);
	assert_shown(desk);
	close_desk(desk);
}

/* What comes after the snapshot is applied to it, time after time. */
static void test_store_snapshot__and_what_came_after_it(void **state)
{
	struct desk *desk = *state;

	for (int i = 0; i < 10; i++) {
		open_desk(desk);
		assert_shown(desk);
		sample_lesson(&desk->dice, desk->lesson, 60);
		close_desk(desk);
		assert_int_equal(ask(desk->path, "SELECT count(*) FROM snapshot"), 1);
	}
	assert_int_equal(ask(desk->path, "SELECT seq FROM snapshot"), OPS + 600);
}

static void test_store_snapshot__is_made_in_a_long_lesson_that_ends_with_the_power(void **state)
{
	struct desk *desk = *state;
	struct plen_store_copy *copy = NULL;

	open_desk(desk);
	for (int i = 0; i < 10; i++) {
		sample_lesson(&desk->dice, desk->lesson, 500);
		plen_store_rest(desk->store);
	}
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	assert_int_equal(sample_copy(desk->store, &copy), 0);
	assert_in_range(ask(plen_store_copy_path(copy), "SELECT seq FROM snapshot"), OPS,
			OPS + 5000);
	plen_store_copy_destroy(copy);
	close_desk(desk);
}

/* -- one that is not sound -- */

static void test_store_snapshot__one_that_is_not_sound_is_as_good_as_none(void **state)
{
	static const char *const alterations[] = {
		"UPDATE snapshot SET sum = sum + 1",
		"UPDATE snapshot SET seq = seq - 1",
		"UPDATE snapshot SET body = x''",
		"UPDATE snapshot SET body = CAST(body || x'00' AS BLOB)",
		"UPDATE snapshot SET body = CAST(x'00' || substr(body, 2) AS BLOB)",
	};
	struct desk *desk = *state;
	struct scratch_bytes sound = scratch_read(desk->path);

	for (size_t i = 0; i < sizeof(alterations) / sizeof(alterations[0]); i++) {
		scratch_write(desk->path, sound.data, sound.size);
		alter(desk->path, alterations[i]);
		open_desk(desk);
		assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_WHOLE);
		assert_shown(desk);
		close_desk(desk);
	}
	free(sound.data);
}

/* It must not hide that operations are lost. */
static void test_store_snapshot__of_operations_that_are_not_there(void **state)
{
	struct desk *desk = *state;
	char *sql = plen_asprintf("DELETE FROM op WHERE seq > %d", OPS - 10);

	alter(desk->path, sql);
	open_desk(desk);
	assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_SHORT);
	assert_int_equal(plen_store_opening(desk->store)->lost, 10);
	assert_int_equal(plen_lesson_seq(desk->lesson), OPS - 10);
	close_desk(desk);
	open_desk(desk);
	assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_WHOLE);
	close_desk(desk);
	free(sql);
}

static void write_marked(struct desk *desk, uint32_t page, uint8_t mark)
{
	const struct plen_stroke_point point = {.x_um = 1000, .y_um = 1000, .pressure = 255};
	const struct plen_op_stroke stroke = {
		.group = 1, .width_um = 500, .count = 1, .points = &point};
	struct plen_op op = {.kind = PLEN_OP_EDIT, .group = 1, .mark = mark};

	op.u.edit.page = page;
	op.u.edit.strokes = &stroke;
	op.u.edit.stroke_count = 1;
	plen_lesson_commit(desk->lesson, &op);
}

/* As far as a power cut would leave it; the end of the lesson makes a snapshot of its own. */
static void cut_power(struct desk *desk)
{
	struct plen_store_copy *copy = NULL;

	assert_true(plen_store_flush(desk->store, WAIT_MS));
	assert_int_equal(sample_copy(desk->store, &copy), 0);
	struct scratch_bytes bytes = scratch_read(plen_store_copy_path(copy));
	plen_store_copy_destroy(copy);
	close_desk(desk);
	scratch_write(desk->path, bytes.data, bytes.size);
	free(bytes.data);
}

/* New operations get the numbers that it is of: it must be gone by then. */
static void test_store_snapshot__one_that_does_not_fit_goes_with_the_first_ink(void **state)
{
	static const char *const alterations[] = {
		"DELETE FROM op WHERE seq > 590",
		"UPDATE snapshot SET sum = sum + 1",
	};
	struct desk *desk = *state;
	struct scratch_bytes whole = scratch_read(desk->path);

	for (size_t i = 0; i < sizeof(alterations) / sizeof(alterations[0]); i++) {
		scratch_write(desk->path, whole.data, whole.size);
		alter(desk->path, alterations[i]);
		open_desk(desk);
		write_marked(desk, sample_commit_page(desk->lesson, 1), 0);
		cut_power(desk);
		assert_int_equal(ask(desk->path, "SELECT count(*) FROM snapshot"), 0);
		open_desk(desk);
		assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_WHOLE);
		assert_shown(desk);
		close_desk(desk);
	}
	free(whole.data);
}

/* One that is made meanwhile is of what there is. */
static void test_store_snapshot__only_the_one_that_does_not_fit_goes(void **state)
{
	struct desk *desk = *state;

	alter(desk->path, "UPDATE snapshot SET sum = sum + 1");
	open_desk(desk);
	uint32_t page = sample_commit_page(desk->lesson, 1);
	for (int i = 0; i < 4096; i++) {
		write_marked(desk, page, 0);
	}
	plen_store_rest(desk->store);
	write_marked(desk, page, 0);
	cut_power(desk);
	assert_int_equal(ask(desk->path, "SELECT count(*) FROM snapshot"), 1);
}

/* -- one that waits, of a lesson that changes meanwhile -- */

/* So many that a moment of rest makes one at once; and the file has none. */
static void open_long_without(struct desk *desk)
{
	open_desk(desk);
	write_marked(desk, sample_commit_page(desk->lesson, 1), 3);
	sample_lesson(&desk->dice, desk->lesson, 4096);
	close_desk(desk);
	alter(desk->path, "DELETE FROM snapshot");
	open_desk(desk);
}

static void end_clear(struct desk *desk)
{
	const struct plen_lesson_listener listener = {on_committed, NULL, desk};
	struct plen_lesson *cleared = NULL;

	plen_store_clear_await(desk->store);
	assert_int_equal(plen_store_cleared(desk->store, &cleared), 0);
	plen_lesson_destroy(desk->lesson);
	desk->lesson = cleared;
	plen_lesson_set_listener(cleared, &listener);
}

/* The main thread has the file here: what is made now cannot be written yet, and what is begun not
 * be done. */
static int rest_and_clear(void *data, const struct plen_op *op)
{
	struct desk *desk = data;

	(void)op;
	plen_store_rest(desk->store);
	assert_int_equal(plen_store_clear(desk->store), 0);
	return 1;
}

static void nothing_more(struct desk *desk)
{
	(void)desk;
}

static int rest_and_forget(void *data, const struct plen_op *op)
{
	struct desk *desk = data;

	(void)op;
	plen_store_rest(desk->store);
	assert_int_equal(plen_store_forget_marks(desk->store), 0);
	return 1;
}

static enum plen_store_health wait_for_check(struct desk *desk);

static void assert_waiting_is_dropped(struct desk *desk,
				      int (*change)(void *data, const struct plen_op *op),
				      void (*end)(struct desk *desk))
{
	struct plen_store_copy *copy = NULL;

	open_long_without(desk);
	assert_int_equal(plen_store_each(desk->store, 1, 0, change, desk), 1);
	end(desk);
	/* It would have been written before the file is looked through. */
	assert_int_equal(wait_for_check(desk), PLEN_STORE_SOUND);
	assert_int_equal(sample_copy(desk->store, &copy), 0);
	assert_int_equal(ask(plen_store_copy_path(copy), "SELECT count(*) FROM snapshot"), 0);
	plen_store_copy_destroy(copy);
	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
}

static void test_store_snapshot__one_that_waits_goes_when_the_lesson_is_cleared(void **state)
{
	assert_waiting_is_dropped(*state, rest_and_clear, end_clear);
}

static void test_store_snapshot__one_that_waits_goes_with_the_marks(void **state)
{
	assert_waiting_is_dropped(*state, rest_and_forget, nothing_more);
}

/* -- looking through -- */

static void post(void *data)
{
	sem_post(data);
}

static enum plen_store_health wait_for_check(struct desk *desk)
{
	enum plen_store_health health = PLEN_STORE_UNCHECKED;

	while (health == PLEN_STORE_UNCHECKED) {
		sched_yield();
		health = plen_store_status(desk->store).health;
	}
	return health;
}

static void test_store_snapshot__a_sound_file_is_found_to_be_sound(void **state)
{
	struct desk *desk = *state;

	open_desk(desk);
	sample_lesson(&desk->dice, desk->lesson, 50);
	assert_int_equal(wait_for_check(desk), PLEN_STORE_SOUND);
	assert_int_equal(plen_store_clear(desk->store), 0);
	end_clear(desk);
	assert_int_equal(wait_for_check(desk), PLEN_STORE_SOUND);
	close_desk(desk);
}

/* Behind a snapshot nobody would meet it; the same day it is found, the next opening saves the
 * rest.
 */
static void test_store_snapshot__damage_is_found_the_same_day(void **state)
{
	static const char *const alterations[] = {
		"UPDATE op SET sum = sum + 1 WHERE seq = 300",
		"UPDATE op SET body = CAST(body || x'00' AS BLOB) WHERE seq = 7",
		"DELETE FROM op WHERE seq = 1",
		"DELETE FROM op WHERE seq = 599",
	};
	struct desk *desk = *state;
	struct scratch_bytes sound = scratch_read(desk->path);
	sem_t woken;

	sem_init(&woken, 0, 0);
	for (size_t i = 0; i < sizeof(alterations) / sizeof(alterations[0]); i++) {
		scratch_write(desk->path, sound.data, sound.size);
		alter(desk->path, alterations[i]);
		open_desk(desk);
		assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_WHOLE);
		plen_store_set_wake(desk->store, post, &woken);
		assert_int_equal(wait_for_check(desk), PLEN_STORE_DAMAGED);
		sample_commit_page(desk->lesson, 0);
		close_desk(desk);
		open_desk(desk);
		assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_SALVAGED);
		assert_in_range(plen_store_opening(desk->store)->lost, 1, 20);
		assert_int_equal(plen_lesson_seq(desk->lesson), OPS + 1);
		close_desk(desk);
	}
	sem_destroy(&woken);
	free(sound.data);
}

/* What would hide it again is not made; else nothing would ever be mended. */
static void test_store_snapshot__none_is_made_once_damage_is_found(void **state)
{
	struct desk *desk = *state;

	alter(desk->path, "UPDATE op SET sum = sum + 1 WHERE seq = 300");
	open_desk(desk);
	assert_int_equal(wait_for_check(desk), PLEN_STORE_DAMAGED);
	for (int i = 0; i < 10; i++) {
		sample_lesson(&desk->dice, desk->lesson, 500);
		plen_store_rest(desk->store);
	}
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
	assert_int_equal(ask(desk->path, "SELECT count(*) FROM snapshot"), 0);
	open_desk(desk);
	assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_SALVAGED);
	assert_int_equal(plen_lesson_seq(desk->lesson), OPS + 5000);
	close_desk(desk);
}

static bool count_stroke(void *data, const struct plen_stroke *stroke)
{
	(void)stroke;
	(*(uint32_t *)data)++;
	return true;
}

static uint32_t count_strokes(const struct plen_lesson *lesson, uint32_t page)
{
	uint32_t count = 0;

	plen_lesson_each_stroke(lesson, page, NULL, count_stroke, &count);
	return count;
}

/* Until then all that is sound is seen, and what is written meanwhile. */
static void test_store_snapshot__a_damaged_page_shows_the_rest(void **state)
{
	struct desk *desk = *state;

	assert_int_equal(remove(desk->path), 0);
	open_desk(desk);
	uint32_t page = sample_commit_page(desk->lesson, 1);
	for (int i = 0; i < OPS; i++) {
		write_marked(desk, page, 0);
	}
	close_desk(desk);
	alter(desk->path, "UPDATE op SET sum = sum + 1 WHERE seq = 300");
	open_desk(desk);
	assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_WHOLE);
	assert_int_equal(count_strokes(desk->lesson, page), OPS - 1);
	write_marked(desk, page, 0);
	assert_int_equal(count_strokes(desk->lesson, page), OPS);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	struct plen_lesson *cleared = NULL;
	assert_int_equal(plen_store_clear(desk->store), 0);
	plen_store_clear_await(desk->store);
	assert_int_equal(plen_store_cleared(desk->store, &cleared), -EBADMSG);
	assert_true(plen_lesson_sleep(desk->lesson, page, OPS + 2));
	assert_int_equal(count_strokes(desk->lesson, page), OPS);
	close_desk(desk);
}

/* -- marks that are forgotten -- */

static void end_with_mark(struct desk *desk, uint8_t mark)
{
	assert_int_equal(remove(desk->path), 0);
	open_desk(desk);
	uint32_t page = sample_commit_page(desk->lesson, 1);
	for (int i = 0; i < OPS; i++) {
		write_marked(desk, page, mark);
	}
	if (mark != 0) {
		struct plen_op op = {.kind = PLEN_OP_VIEW};
		op.u.view.group_count = 2;
		op.u.view.panes[1].mark = mark;
		plen_lesson_commit(desk->lesson, &op);
	}
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	assert_int_equal(plen_store_forget_marks(desk->store), 0);
	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
}

/* Every lesson ends with this: it must not cost the short cut. */
static void test_store_snapshot__is_made_when_marks_are_forgotten(void **state)
{
	struct desk *desk = *state;

	end_with_mark(desk, 0);
	assert_int_equal(ask(desk->path, "SELECT seq FROM snapshot"), OPS + 1);
	end_with_mark(desk, 3);
	assert_int_equal(ask(desk->path, "SELECT seq FROM snapshot"), OPS + 2);
	assert_int_equal(ask(desk->path, "SELECT count(*) FROM op WHERE mark <> 0"), 0);
	/* It knows of no mark, either: neither of strokes nor of what a pane writes with. */
	open_desk(desk);
	const struct plen_op_view *view = plen_lesson_view(desk->lesson);
	assert_non_null(view);
	assert_int_equal(view->panes[1].mark, 0);
	close_desk(desk);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(test_store_snapshot__##name, setup, teardown)
	const struct CMUnitTest tests[] = {
		CASE(opening_wakes_only_what_is_looked_at),
		CASE(without_one_all_pages_come_asleep_as_well),
		CASE(and_what_came_after_it),
		CASE(is_made_in_a_long_lesson_that_ends_with_the_power),
		CASE(one_that_is_not_sound_is_as_good_as_none),
		CASE(of_operations_that_are_not_there),
		CASE(one_that_does_not_fit_goes_with_the_first_ink),
		CASE(only_the_one_that_does_not_fit_goes),
		CASE(one_that_waits_goes_when_the_lesson_is_cleared),
		CASE(one_that_waits_goes_with_the_marks),
		CASE(a_sound_file_is_found_to_be_sound),
		CASE(damage_is_found_the_same_day),
		CASE(none_is_made_once_damage_is_found),
		CASE(a_damaged_page_shows_the_rest),
		CASE(is_made_when_marks_are_forgotten),
	};

	plen_log_set_sink(sample_swallow);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
