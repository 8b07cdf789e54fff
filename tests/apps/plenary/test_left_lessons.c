/* SPDX-License-Identifier: MIT */
#include "left_lessons.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "common/log.h"
#include "lesson/store.h"
#include "sample.h"
#include "scratch.h"

/* Those that gave way to another one at the wall. */
static struct plen_had_lessons had;

/* Whoever asks what time it is has it so much later. */
static time_t later_s;

time_t __real_time(time_t *at);
time_t __wrap_time(time_t *at);

time_t __wrap_time(time_t *at)
{
	return __real_time(at) + later_s;
}

/* The folder's clock goes so much before what is in it, and that often a lesson was looked at. */
static time_t ahead_s;
static int looks;

int __real_fstat(int fd, struct stat *info);
int __wrap_fstat(int fd, struct stat *info);
int __real_plen_store_left_forget(const char *path, bool (*is_over)(void *data), void *data);
int __wrap_plen_store_left_forget(const char *path, bool (*is_over)(void *data), void *data);

int __wrap_fstat(int fd, struct stat *info)
{
	int status = __real_fstat(fd, info);

	info->st_mtim.tv_sec += ahead_s;
	return status;
}

int __wrap_plen_store_left_forget(const char *path, bool (*is_over)(void *data), void *data)
{
	looks++;
	return __real_plen_store_left_forget(path, is_over, data);
}

static int set_up(void **state)
{
	*state = scratch_make();
	return 0;
}

static int tear_down(void **state)
{
	scratch_remove(*state);
	return 0;
}

static void on_committed(void *data, const struct plen_op *op)
{
	plen_store_append(data, op);
}

struct desk {
	struct plen_lesson *lesson;
	struct plen_store *store;
};

static struct desk open_desk(const char *path)
{
	static const uint8_t uuid[16] = {7};
	struct desk desk = {.lesson = plen_lesson_create()};
	char error[300] = "";

	if (plen_store_open(&desk.store, path, uuid, desk.lesson, error, sizeof(error)) != 0) {
		fail_msg("%s", error);
	}
	return desk;
}

static void close_desk(struct desk *desk)
{
	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
}

static void write_with_mark(struct desk *desk)
{
	struct plen_lesson_listener listener = {.committed = on_committed, .data = desk->store};
	struct sample_dice dice = {3};
	struct plen_op op;

	plen_lesson_set_listener(desk->lesson, &listener);
	sample_edit(&dice, desk->lesson, 1, sample_commit_page(desk->lesson, 1), &op);
	op.mark = 2;
	plen_lesson_commit(desk->lesson, &op);
	plen_op_finish(&op);
	assert_true(plen_store_flush(desk->store, 20000));
}

static void make_lesson(const char *folder, const char *name)
{
	char *path = scratch_path(folder, name);
	struct desk desk = open_desk(path);

	write_with_mark(&desk);
	close_desk(&desk);
	free(path);
}

static int count_mark(void *data, const struct plen_op *op)
{
	*(int *)data += op->mark != 0;
	return 0;
}

static bool has_marks(const char *folder, const char *name)
{
	char *path = scratch_path(folder, name);
	struct desk desk = open_desk(path);
	int count = 0;

	assert_int_equal(plen_store_each(desk.store, 1, 0, count_mark, &count), 0);
	close_desk(&desk);
	free(path);
	return count > 0;
}

/* All that is seen in it. */
static char *show(const char *folder, const char *name)
{
	char *path = scratch_path(folder, name);
	struct desk desk = open_desk(path);
	char *text = sample_show_strokes(desk.lesson);

	assert_int_equal(plen_store_opening(desk.store)->opened, PLEN_STORE_WHOLE);
	assert_int_equal(plen_lesson_seq(desk.lesson), 2);
	close_desk(&desk);
	free(path);
	return text;
}

static void test_left_lessons__lose_their_marks(void **state)
{
	const char *folder = *state;
	char *path = scratch_path(folder, "today.plenary");
	struct desk today = open_desk(path);

	write_with_mark(&today);
	make_lesson(folder, "monday.plenary");
	make_lesson(folder, "tuesday.plenary");
	make_lesson(folder, "tuesday (damaged 2026-11-22).plenary");
	make_lesson(folder, "tuesday (damaged 2026-11-22 12).plenary");
	make_lesson(folder, "The ship (damaged by a storm).plenary");
	make_lesson(folder, "tuesday.else");
	struct plen_left_lessons *left = plen_left_lessons_create(path, &had);
	plen_left_lessons_wait(left);
	plen_left_lessons_destroy(left);
	close_desk(&today);
	assert_false(has_marks(folder, "monday.plenary"));
	assert_false(has_marks(folder, "tuesday.plenary"));
	assert_true(has_marks(folder, "tuesday (damaged 2026-11-22).plenary"));
	assert_true(has_marks(folder, "tuesday (damaged 2026-11-22 12).plenary"));
	assert_false(has_marks(folder, "The ship (damaged by a storm).plenary"));
	assert_true(has_marks(folder, "tuesday.else"));
	assert_true(has_marks(folder, "today.plenary"));
	free(path);
}

static void test_left_lessons__what_may_go_on_keeps_its_marks(void **state)
{
	const char *folder = *state;
	char *path = scratch_path(folder, "monday.plenary");
	char *today = scratch_path(folder, "today.plenary");

	make_lesson(folder, "monday.plenary");
	make_lesson(folder, "today.plenary");
	make_lesson(folder, "tuesday.plenary");
	plen_had_lessons_add(&had, today);
	plen_had_lessons_add(&had, today);
	assert_int_equal(had.count, 1);
	struct plen_left_lessons *left = plen_left_lessons_create(path, &had);
	plen_left_lessons_wait(left);
	assert_true(plen_left_lessons_is_done(left));
	plen_left_lessons_destroy(left);
	assert_true(has_marks(folder, "today.plenary"));
	assert_false(has_marks(folder, "tuesday.plenary"));

	plen_had_lessons_add(&had, path);
	looks = 0;
	plen_had_lessons_end(&had, path);
	assert_int_equal(looks, 1);
	assert_int_equal(had.count, 0);
	assert_false(has_marks(folder, "today.plenary"));
	free(today);
	free(path);
}

static int looks_of_a_pass(const char *path)
{
	looks = 0;

	struct plen_left_lessons *left = plen_left_lessons_create(path, &had);
	plen_left_lessons_wait(left);
	plen_left_lessons_destroy(left);
	return looks;
}

static void test_left_lessons__what_was_looked_through_is_not_read_again(void **state)
{
	const char *folder = *state;
	char *path = scratch_path(folder, "today.plenary");
	char *damaged = scratch_path(folder, "damaged.plenary");
	char *list = scratch_path(folder, ".looked-through");
	char *wal = scratch_path(folder, "tuesday.plenary-wal");

	make_lesson(folder, "monday.plenary");
	make_lesson(folder, "tuesday.plenary");
	scratch_write(damaged, "half", 4);
	ahead_s = 60;
	assert_int_equal(looks_of_a_pass(path), 3); /* marks were forgotten: the files are others */
	assert_int_equal(looks_of_a_pass(path), 3);
	assert_int_equal(looks_of_a_pass(path), 1);
	/* What has changed is read, and whatever a crash has left. */
	make_lesson(folder, "monday.plenary");
	assert_int_equal(looks_of_a_pass(path), 2);
	assert_int_equal(looks_of_a_pass(path), 2);
	assert_int_equal(looks_of_a_pass(path), 1);
	scratch_write(wal, "journal", 7);
	assert_int_equal(looks_of_a_pass(path), 2);
	unlink(wal);
	/* What is wrong with the list is none. */
	scratch_write(list, "something", 9);
	assert_int_equal(looks_of_a_pass(path), 3);
	/* What may have changed within a tick is none, either. */
	ahead_s = 0;
	scratch_write(list, "something", 9);
	assert_int_equal(looks_of_a_pass(path), 3);
	assert_int_equal(looks_of_a_pass(path), 3);
	assert_false(has_marks(folder, "monday.plenary"));
	free(wal);
	free(list);
	free(damaged);
	free(path);
}

/* It may be all of a lesson, with its marks, that nobody opens again. */
static void test_left_lessons__what_is_left_of_a_copy_goes(void **state)
{
	const char *folder = *state;
	static const char name[] = ".monday.plenary.new-0123456789abcdef.plenary";
	char *path = scratch_path(folder, "today.plenary");
	char *copy = scratch_path(folder, name);

	for (int i = 0; i < 2; i++) {
		scratch_write(copy, "copy", 4);
		later_s = i * 24 * 60 * 60;
		struct plen_left_lessons *left = plen_left_lessons_create(path, &had);
		plen_left_lessons_wait(left);
		plen_left_lessons_destroy(left);
		assert_int_equal(access(copy, F_OK) == 0, i == 0);
	}
	later_s = 0;
	free(copy);
	free(path);
}

/* Whatever it has come to: a lesson is free, and whole. */
static void test_left_lessons__wait_for_nobody(void **state)
{
	const char *folder = *state;
	char *path = scratch_path(folder, "today.plenary");

	make_lesson(folder, "monday.plenary");
	char *before = show(folder, "monday.plenary");
	plen_left_lessons_destroy(plen_left_lessons_create(path, &had));
	char *after = show(folder, "monday.plenary");
	assert_true(strlen(after) > 0);
	sample_strip_marks(before);
	sample_strip_marks(after);
	assert_string_equal(before, after);
	free(before);
	free(after);
	free(path);
}

static void test_left_lessons__a_folder_may_be_missing(void **state)
{
	char *path = scratch_path(*state, "nowhere/today.plenary");
	struct plen_left_lessons *left = plen_left_lessons_create(path, &had);

	plen_left_lessons_wait(left);
	plen_left_lessons_destroy(left);
	free(path);
}

static void swallow(enum plen_log_level level, const char *module, const char *line)
{
	(void)level;
	(void)module;
	(void)line;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_left_lessons__what_may_go_on_keeps_its_marks,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_left_lessons__what_is_left_of_a_copy_goes,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_left_lessons__what_was_looked_through_is_not_read_again, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(test_left_lessons__lose_their_marks, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_left_lessons__wait_for_nobody, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_left_lessons__a_folder_may_be_missing, set_up,
						tear_down),
	};

	plen_log_set_sink(swallow);
	return cmocka_run_group_tests_name("left_lessons", tests, NULL, NULL);
}
