/* SPDX-License-Identifier: MIT */
#include "lesson/lesson.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sample.h"
#include "sample_log.h"

static const double line[] = {0, 0, 100, 0};

static void on_committed(void *data, const struct plen_op *op)
{
	sample_log_add(data, op);
}

static void write_down(struct plen_lesson *lesson, struct sample_log *log)
{
	const struct plen_lesson_listener listener = {.committed = on_committed, .data = log};

	plen_lesson_set_listener(lesson, &listener);
}

static struct plen_lesson *create_with_shelf(struct sample_log *log)
{
	struct plen_lesson *lesson = plen_lesson_create();
	const struct plen_lesson_shelf shelf = sample_log_shelf(log);

	plen_lesson_set_shelf(lesson, &shelf);
	return lesson;
}

static void assert_same(const struct plen_lesson *a, const struct plen_lesson *b)
{
	static char *(*const show[])(const struct plen_lesson *lesson) = {sample_show_written,
									  sample_show};

	for (size_t i = 0; i < sizeof(show) / sizeof(show[0]); i++) {
		char *left = show[i](a);
		char *right = show[i](b);
		assert_string_equal(left, right);
		free(left);
		free(right);
	}
}

static bool count_stroke(void *data, const struct plen_stroke *stroke)
{
	(void)stroke;
	(*(uint32_t *)data)++;
	return true;
}

static uint32_t seen_count(const struct plen_lesson *lesson, uint32_t page)
{
	uint32_t count = 0;

	plen_lesson_each_stroke(lesson, page, NULL, count_stroke, &count);
	return count;
}

static void test_sleep__a_page_wakes_when_it_is_asked(void **state)
{
	struct sample_log log = {0};
	struct plen_lesson *lesson = create_with_shelf(&log);

	(void)state;
	write_down(lesson, &log);
	uint32_t page = sample_commit_page(lesson, 0);
	sample_commit_stroke(lesson, 1, page, 2000, 2, line);
	assert_true(plen_lesson_is_awake(lesson, page));
	assert_false(plen_lesson_sleep(lesson, page, 1)); /* the stroke is not committed yet */
	assert_true(plen_lesson_sleep(lesson, page, 2));
	assert_false(plen_lesson_is_awake(lesson, page));
	assert_int_equal(seen_count(lesson, page), 1);
	assert_true(plen_lesson_is_awake(lesson, page));

	assert_true(plen_lesson_sleep(lesson, page, 2));
	assert_float_equal(plen_lesson_page_bounds(lesson, page).w_mm, 102, 1e-9);
	assert_true(plen_lesson_sleep(lesson, page, 2));
	assert_int_equal(plen_lesson_wake(lesson, page), 0);
	assert_int_equal(plen_lesson_wake(lesson, 77), -ENOENT);
	assert_false(plen_lesson_is_awake(lesson, 77));
	plen_lesson_destroy(lesson);
	sample_log_finish(&log);
}

static void test_sleep__without_a_shelf_nothing_sleeps(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t page = sample_commit_page(lesson, 0);

	(void)state;
	assert_false(plen_lesson_sleep(lesson, page, 1));
	assert_true(plen_lesson_is_awake(lesson, page));
	plen_lesson_destroy(lesson);
}

struct change {
	uint32_t count, page;
	struct plen_page_rect rect;
};

static void on_changed(void *data, uint32_t page, const struct plen_page_rect *rect,
		       const struct plen_stroke *added)
{
	struct change *change = data;

	assert_null(added);
	change->count++;
	change->page = page;
	change->rect = *rect;
}

static void test_sleep__undo_leaves_a_page_asleep_and_says_that_it_changed(void **state)
{
	struct sample_log log = {0};
	struct plen_lesson *lesson = create_with_shelf(&log);
	struct change change = {0};
	const struct plen_lesson_listener listener = {.page_changed = on_changed, .data = &change};

	(void)state;
	write_down(lesson, &log);
	uint32_t page = sample_commit_page(lesson, 0);
	sample_commit_stroke(lesson, 1, page, 2000, 2, line);
	plen_lesson_sleep(lesson, page, 2);
	plen_lesson_set_listener(lesson, &listener);
	assert_true(sample_commit_undo(lesson, 1));
	assert_false(plen_lesson_is_awake(lesson, page));
	assert_int_equal(change.count, 1);
	assert_int_equal(change.page, page);
	assert_true(change.rect.x_mm < -1e6 && change.rect.x_mm + change.rect.w_mm > 1e6);
	assert_int_equal(seen_count(lesson, page), 0);
	plen_lesson_sleep(lesson, page, 2);
	assert_true(sample_commit_redo(lesson, 1));
	assert_int_equal(seen_count(lesson, page), 1);
	plen_lesson_destroy(lesson);
	sample_log_finish(&log);
}

static int broken_shelf(void *data, uint32_t page, uint64_t seq,
			int (*each)(void *each_data, const struct plen_op *op), void *each_data)
{
	(*(int *)data)++;
	(void)page;
	(void)seq;
	(void)each;
	(void)each_data;
	return -EIO;
}

struct walk {
	const struct sample_log *log;
	size_t index;
	struct plen_op op;
};

static bool next_op(void *data, struct plen_op *op)
{
	struct walk *walk = data;

	plen_op_finish(&walk->op);
	walk->op = (struct plen_op){0};
	if (walk->index == walk->log->count) {
		return false;
	}
	walk->op = sample_log_op(walk->log, walk->index++);
	*op = walk->op;
	return true;
}

static int ignore_op(void *data, const struct plen_op *op)
{
	(void)data;
	(void)op;
	return 0;
}

static int clear(const struct plen_lesson *lesson, const struct sample_log *log)
{
	struct walk walk = {.log = log};
	int error = plen_lesson_clear(lesson, next_op, &walk, ignore_op, NULL);

	plen_op_finish(&walk.op);
	return error;
}

static uint32_t count_awake(const struct plen_lesson *lesson)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < plen_lesson_page_count(lesson, 0); i++) {
		count += plen_lesson_is_awake(lesson, plen_lesson_page_at(lesson, 0, i)->id);
	}
	return count;
}

struct counting {
	const struct plen_lesson *lesson;
	uint32_t most;
};

static int count_op(void *data, const struct plen_op *op)
{
	struct counting *counting = data;
	uint32_t awake = count_awake(counting->lesson);

	(void)op;
	counting->most = awake > counting->most ? awake : counting->most;
	return 0;
}

/* A lesson of any length is cleared in the memory of some pages. */
static void test_sleep__clearing_wakes_few_pages_at_once(void **state)
{
	struct sample_log log = {0};
	struct plen_lesson *lesson = create_with_shelf(&log);
	struct counting counting = {.lesson = lesson};
	struct walk walk = {.log = &log};

	(void)state;
	write_down(lesson, &log);
	for (int i = 0; i < 60; i++) {
		uint32_t page = sample_commit_page(lesson, 0);
		sample_commit_stroke(lesson, 1, page, 2000, 2, line);
		sample_commit_stroke(lesson, 1, plen_lesson_page_at(lesson, 0, 0)->id, 2000, 2,
				     line);
		plen_lesson_sleep(lesson, page, UINT64_MAX);
	}
	/* What somebody looks at stays awake. */
	assert_int_equal(count_awake(lesson), 1);
	assert_int_equal(plen_lesson_clear(lesson, next_op, &walk, count_op, &counting), 0);
	plen_op_finish(&walk.op);
	assert_in_range(counting.most, 2, 20);
	assert_int_equal(count_awake(lesson), 1);
	plen_lesson_destroy(lesson);
	sample_log_finish(&log);
}

static void test_sleep__a_shelf_that_cannot_be_read_loses_nothing(void **state)
{
	struct sample_log log = {0};
	int asked = 0;
	const struct plen_lesson_shelf broken = {.page = broken_shelf, .data = &asked};
	const struct plen_lesson_shelf whole = sample_log_shelf(&log);
	struct plen_lesson *lesson = create_with_shelf(&log);

	(void)state;
	write_down(lesson, &log);
	uint32_t page = sample_commit_page(lesson, 0);
	sample_commit_stroke(lesson, 1, page, 2000, 2, line);
	plen_lesson_sleep(lesson, page, 2);
	plen_lesson_set_shelf(lesson, &broken);
	assert_int_equal(seen_count(lesson, page), 0);
	assert_int_equal(seen_count(lesson, page), 0);
	assert_int_equal(asked, 1); /* not for each frame */
	assert_int_equal(plen_lesson_wake(lesson, page), -EIO);
	assert_int_equal(asked, 2);
	/* What is written now is seen, and undone, all the same. */
	sample_commit_stroke(lesson, 1, page, 2000, 2, line);
	assert_int_equal(seen_count(lesson, page), 1);
	assert_true(sample_commit_undo(lesson, 1));
	assert_int_equal(seen_count(lesson, page), 0);
	assert_true(sample_commit_redo(lesson, 1));
	assert_int_equal(seen_count(lesson, page), 1);
	assert_int_equal(clear(lesson, &log), -EBADMSG);
	/* And it is no reason to forget the rest. */
	plen_lesson_set_shelf(lesson, &whole);
	assert_false(plen_lesson_sleep(lesson, page, 2));
	assert_true(plen_lesson_sleep(lesson, page, 3));
	assert_int_equal(seen_count(lesson, page), 2);
	assert_int_equal(clear(lesson, &log), 0);
	plen_lesson_destroy(lesson);
	sample_log_finish(&log);
}

struct wrong {
	struct plen_op op;
	const struct sample_log *log;
};

static int wrong_shelf(void *data, uint32_t page, uint64_t seq,
		       int (*each)(void *each_data, const struct plen_op *op), void *each_data)
{
	const struct wrong *wrong = data;
	int result = each(each_data, &wrong->op);

	(void)page;
	(void)seq;
	return result != 0 ? result : each(each_data, &wrong->op);
}

static void assert_leaves_out(struct plen_lesson *lesson, uint32_t page, uint32_t seen)
{
	assert_int_equal(plen_lesson_wake(lesson, page), -EBADMSG);
	assert_true(plen_lesson_is_awake(lesson, page));
	assert_int_equal(seen_count(lesson, page), seen);
	assert_true(plen_lesson_sleep(lesson, page, UINT64_MAX));
}

static void test_sleep__a_shelf_is_not_believed(void **state)
{
	struct sample_log log = {0};
	struct plen_lesson *lesson = create_with_shelf(&log);
	struct wrong wrong = {.log = &log};
	const struct plen_lesson_shelf shelf = {.page = wrong_shelf, .data = &wrong};

	(void)state;
	write_down(lesson, &log);
	uint32_t page = sample_commit_page(lesson, 0);
	uint32_t other = sample_commit_page(lesson, 0);
	sample_commit_stroke(lesson, 1, page, 2000, 2, line);
	plen_lesson_sleep(lesson, page, 3);
	plen_lesson_set_shelf(lesson, &shelf);
	wrong.op = (struct plen_op){.kind = PLEN_OP_PAGE, .seq = 3}; /* no edit */
	assert_leaves_out(lesson, page, 0);
	wrong.op = (struct plen_op){.kind = PLEN_OP_EDIT, .seq = 3}; /* of another page */
	wrong.op.u.edit.page = other;
	assert_leaves_out(lesson, page, 0);
	wrong.op.u.edit.page = page; /* twice the same */
	assert_leaves_out(lesson, page, 0);
	const struct plen_op_picture nothing = {.asset = 9, .w_um = 1, .h_um = 1};
	wrong.op.u.edit.picture_count = 1; /* of what is not there */
	wrong.op.u.edit.pictures = &nothing;
	assert_leaves_out(lesson, page, 0);
	wrong.op.u.edit.picture_count = 0;
	wrong.op.seq = 4; /* of the future */
	assert_leaves_out(lesson, page, 0);
	plen_lesson_destroy(lesson);
	sample_log_finish(&log);
}

/* One among sound ones is of another page, which is damage. */
static int damaged_shelf(void *data, uint32_t page, uint64_t seq,
			 int (*each)(void *each_data, const struct plen_op *op), void *each_data)
{
	const struct sample_log *log = data;
	int result = 0;

	(void)seq;
	for (size_t i = 0; i < log->count && result == 0; i++) {
		struct plen_op op = sample_log_op(log, i);
		if (op.kind == PLEN_OP_EDIT) {
			op.u.edit.page = i == 2 ? page + 1 : page;
			result = each(each_data, &op);
		}
		plen_op_finish(&op);
	}
	return result;
}

static void test_sleep__what_is_damaged_is_left_out_and_the_rest_is_seen(void **state)
{
	struct sample_log log = {0};
	struct plen_lesson *lesson = create_with_shelf(&log);
	const struct plen_lesson_shelf damaged = {.page = damaged_shelf, .data = &log};

	(void)state;
	write_down(lesson, &log);
	uint32_t page = sample_commit_page(lesson, 0);
	for (int i = 0; i < 5; i++) {
		sample_commit_stroke(lesson, 1, page, 2000, 2, line);
	}
	assert_true(plen_lesson_sleep(lesson, page, 6));
	plen_lesson_set_shelf(lesson, &damaged);
	assert_int_equal(seen_count(lesson, page), 4);
	sample_commit_stroke(lesson, 1, page, 2000, 2, line);
	assert_int_equal(seen_count(lesson, page), 5);
	assert_int_equal(clear(lesson, &log), -EBADMSG);
	assert_false(plen_lesson_sleep(lesson, page, 6));
	assert_leaves_out(lesson, page, 5);
	plen_lesson_destroy(lesson);
	sample_log_finish(&log);
}

/* -- properties -- */

static void shift_pages(struct sample_dice *dice, struct plen_lesson *lesson)
{
	for (uint8_t owner = 0; owner < PLEN_GROUP_COUNT; owner++) {
		for (uint32_t i = 0; i < plen_lesson_page_count(lesson, owner); i++) {
			uint32_t page = plen_lesson_page_at(lesson, owner, i)->id;
			uint32_t what = sample_roll(dice, 12);
			if (what < 4) {
				assert_true(plen_lesson_sleep(lesson, page, UINT64_MAX));
			} else if (what == 4) {
				assert_int_equal(plen_lesson_wake(lesson, page), 0);
			}
		}
	}
}

/* The same operation, performed or replayed. */
static void follow(struct sample_dice *dice, struct plen_lesson *lesson, const struct plen_op *op)
{
	struct plen_op copy = *op;

	if (sample_roll(dice, 2) == 0) {
		assert_int_equal(plen_lesson_apply(lesson, op), 0);
	} else {
		assert_int_equal(plen_lesson_commit(lesson, &copy), op->seq);
	}
}

static void test_sleep__a_lesson_that_sleeps_is_the_same_lesson(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 12; seed++) {
		struct sample_dice dice = {seed};
		struct sample_dice other = {seed + 1000};
		struct sample_log log = {0};
		struct plen_lesson *awake = plen_lesson_create();
		struct plen_lesson *sleeps = create_with_shelf(&log);

		write_down(awake, &log);
		for (int i = 0; i < 400; i++) {
			struct plen_op op;
			sample_any_op(&dice, awake, &op);
			plen_lesson_commit(awake, &op);
			follow(&other, sleeps, &op);
			plen_op_finish(&op);
			shift_pages(&other, sleeps);
			if (i % 57 == 0) {
				assert_same(awake, sleeps);
			}
		}
		assert_same(awake, sleeps);
		plen_lesson_destroy(awake);
		plen_lesson_destroy(sleeps);
		sample_log_finish(&log);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sleep__a_page_wakes_when_it_is_asked),
		cmocka_unit_test(test_sleep__without_a_shelf_nothing_sleeps),
		cmocka_unit_test(test_sleep__undo_leaves_a_page_asleep_and_says_that_it_changed),
		cmocka_unit_test(test_sleep__clearing_wakes_few_pages_at_once),
		cmocka_unit_test(test_sleep__a_shelf_that_cannot_be_read_loses_nothing),
		cmocka_unit_test(test_sleep__a_shelf_is_not_believed),
		cmocka_unit_test(test_sleep__what_is_damaged_is_left_out_and_the_rest_is_seen),
		cmocka_unit_test(test_sleep__a_lesson_that_sleeps_is_the_same_lesson),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
