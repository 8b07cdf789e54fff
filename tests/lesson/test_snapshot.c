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

#include "common/mem.h"
#include "sample.h"
#include "sample_log.h"

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

static struct plen_lesson *reload(const struct plen_lesson *lesson, struct sample_log *log)
{
	struct plen_lesson *again = create_with_shelf(log);
	size_t size = 0;
	uint8_t *bytes = plen_lesson_save(lesson, &size);

	assert_int_equal(plen_lesson_load(again, bytes, size), 0);
	free(bytes);
	return again;
}

static void test_snapshot__an_empty_lesson_comes_back(void **state)
{
	struct sample_log log = {0};
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_lesson *again = reload(lesson, &log);

	(void)state;
	assert_same(lesson, again);
	plen_lesson_destroy(lesson);
	plen_lesson_destroy(again);
}

static void test_snapshot__pages_come_back_asleep(void **state)
{
	static const double line[] = {0, 0, 100, 0};
	struct sample_log log = {0};
	struct plen_lesson *lesson = plen_lesson_create();

	(void)state;
	write_down(lesson, &log);
	uint32_t page = sample_commit_page(lesson, 0);
	sample_commit_stroke(lesson, 1, page, 2000, 2, line);
	struct plen_lesson *again = reload(lesson, &log);
	assert_false(plen_lesson_is_awake(again, page));
	assert_same(lesson, again);
	assert_true(plen_lesson_is_awake(again, page));
	plen_lesson_destroy(lesson);
	plen_lesson_destroy(again);
	sample_log_finish(&log);
}

/* A chain that is gone for good is not in a snapshot; what it wrote is still known as such. */
static void test_snapshot__what_is_gone_stays_gone(void **state)
{
	static const double line[] = {0, 0, 100, 0};
	struct sample_log log = {0};
	struct plen_lesson *lesson = plen_lesson_create();

	(void)state;
	write_down(lesson, &log);
	uint32_t page = sample_commit_page(lesson, 0);
	sample_commit_stroke(lesson, 1, page, 2000, 2, line);
	sample_commit_undo(lesson, 1);
	sample_commit_stroke(lesson, 1, page, 3000, 2, line);
	struct plen_lesson *again = reload(lesson, &log);
	assert_same(lesson, again);
	assert_false(sample_commit_redo(again, 1));
	assert_true(sample_commit_undo(again, 1));
	assert_false(sample_commit_undo(again, 1));
	plen_lesson_destroy(lesson);
	plen_lesson_destroy(again);
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

static void assert_saved_again(const struct plen_lesson *lesson, const struct plen_lesson *loaded)
{
	size_t size = 0;
	size_t again_size = 0;
	uint8_t *bytes = plen_lesson_save(lesson, &size);
	uint8_t *again = plen_lesson_save(loaded, &again_size);

	assert_int_equal(size, again_size);
	assert_memory_equal(bytes, again, size);
	free(bytes);
	free(again);
}

static void test_snapshot__the_rest_folds_into_it(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 12; seed++) {
		struct sample_dice dice = {seed};
		struct sample_dice other = {seed + 1000};
		struct sample_log log = {0};
		struct plen_lesson *awake = plen_lesson_create();
		struct plen_lesson *loaded = create_with_shelf(&log);

		write_down(awake, &log);
		for (int i = 0; i < 400; i++) {
			struct plen_op op;
			sample_any_op(&dice, awake, &op);
			plen_lesson_commit(awake, &op);
			assert_int_equal(plen_lesson_apply(loaded, &op), 0);
			plen_op_finish(&op);
			shift_pages(&other, loaded);
			if (sample_roll(&other, 40) == 0) {
				struct plen_lesson *again = reload(loaded, &log);
				assert_saved_again(loaded, again);
				plen_lesson_destroy(loaded);
				loaded = again;
			}
			if (i % 57 == 0) {
				assert_same(awake, loaded);
			}
		}
		assert_saved_again(awake, loaded);
		assert_same(awake, loaded);
		plen_lesson_destroy(awake);
		plen_lesson_destroy(loaded);
		sample_log_finish(&log);
	}
}

/* What is damaged is refused, or is the snapshot of some lesson, with no other spelling. */
static void assert_refused_or_whole(const uint8_t *bytes, size_t size)
{
	struct plen_lesson *lesson = plen_lesson_create();

	if (plen_lesson_load(lesson, bytes, size) == 0) {
		size_t again_size = 0;
		uint8_t *again = plen_lesson_save(lesson, &again_size);
		assert_int_equal(again_size, size);
		assert_memory_equal(again, bytes, size);
		free(again);
	}
	plen_lesson_destroy(lesson);
}

static void test_snapshot__damage_is_refused_or_spelt_as_we_would(void **state)
{
	struct sample_dice dice = {5};
	struct plen_lesson *lesson = plen_lesson_create();
	size_t size = 0;

	(void)state;
	sample_any_lesson(&dice, lesson, 150);
	uint8_t *bytes = plen_lesson_save(lesson, &size);
	for (size_t i = 0; i < size; i++) {
		uint8_t *part = plen_calloc(i + 1, 1);
		memcpy(part, bytes, i);
		struct plen_lesson *none = plen_lesson_create();
		assert_int_equal(plen_lesson_load(none, part, i), -EBADMSG);
		plen_lesson_destroy(none);
		free(part);
		for (int bit = 0; bit < 8; bit++) {
			bytes[i] ^= (uint8_t)(1 << bit);
			assert_refused_or_whole(bytes, size);
			bytes[i] ^= (uint8_t)(1 << bit);
		}
	}
	free(bytes);
	plen_lesson_destroy(lesson);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_snapshot__an_empty_lesson_comes_back),
		cmocka_unit_test(test_snapshot__pages_come_back_asleep),
		cmocka_unit_test(test_snapshot__what_is_gone_stays_gone),
		cmocka_unit_test(test_snapshot__the_rest_folds_into_it),
		cmocka_unit_test(test_snapshot__damage_is_refused_or_spelt_as_we_would),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
