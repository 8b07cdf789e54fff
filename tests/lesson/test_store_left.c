/* SPDX-License-Identifier: MIT
 *
 * Lessons that were left without being closed: their marks are forgotten, and nothing else happens
 * to any file.
 */
#include "lesson/store_left.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "common/log.h"
#include "common/mem.h"
#include "lesson/store.h"
#include "sample.h"
#include "scratch.h"
#include "shim.h"

#define WAIT_MS 20000
/* Where the header says which version the file is of. */
#define VERSION_AT 63
#define STRIDE 255

static const uint8_t uuid[16] = {4};

struct desk {
	char *folder, *path, *journal;
	struct plen_lesson *lesson;
	struct plen_store *store;
};

static int setup(void **state)
{
	struct desk *desk = calloc(1, sizeof(*desk));

	desk->folder = scratch_make();
	desk->path = scratch_path(desk->folder, "monday.plenary");
	desk->journal = scratch_path(desk->folder, "monday.plenary-wal");
	shim_reset(NULL);
	*state = desk;
	return 0;
}

static int teardown(void **state)
{
	struct desk *desk = *state;

	shim_reset(NULL);
	scratch_remove(desk->folder);
	free(desk->path);
	free(desk->journal);
	free(desk);
	return 0;
}

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
	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
}

static void commit_view(struct desk *desk, uint8_t mark, uint8_t kept)
{
	struct plen_op op = {.kind = PLEN_OP_VIEW,
			     .u.view = {.group_count = 2, .dividers_ppm = {500000}}};

	op.u.view.panes[1].mark = mark;
	op.u.view.panes[PLEN_GROUP_CLASS].mark = kept;
	plen_lesson_commit(desk->lesson, &op);
}

static void write_with(struct desk *desk, uint8_t mark, int count)
{
	struct sample_dice dice = {31};
	uint32_t page = sample_commit_page(desk->lesson, 1);

	for (int i = 0; i < count; i++) {
		struct plen_op op;
		sample_edit(&dice, desk->lesson, 1, page, &op);
		op.mark = mark;
		plen_lesson_commit(desk->lesson, &op);
		plen_op_finish(&op);
	}
	assert_true(plen_store_flush(desk->store, WAIT_MS));
}

/* What there is on the disk while it is open is what is there once the power is back. */
static void cut_power(struct desk *desk)
{
	struct scratch_bytes file = scratch_read(desk->path);
	struct scratch_bytes journal = scratch_read(desk->journal);

	assert_true(journal.size > 0);
	close_desk(desk);
	scratch_write(desk->path, file.data, file.size);
	scratch_write(desk->journal, journal.data, journal.size);
	free(file.data);
	free(journal.data);
}

static bool never(void *data)
{
	(void)data;
	return false;
}

static bool at_once(void *data)
{
	(void)data;
	return true;
}

static int forget(const struct desk *desk)
{
	return plen_store_left_forget(desk->path, never, NULL);
}

static void assert_untouched(const struct desk *desk, int status)
{
	char *before = scratch_list(desk->folder);
	assert_int_equal(forget(desk), status);
	char *after = scratch_list(desk->folder);

	assert_string_equal(before, after);
	free(before);
	free(after);
}

static int count_marks(void *data, const struct plen_op *op)
{
	int *count = data;

	*count += op->mark != 0;
	for (int i = 0; op->kind == PLEN_OP_VIEW && i < PLEN_GROUP_COUNT; i++) {
		*count += op->u.view.panes[i].mark != 0;
	}
	return 0;
}

static int marks_of(struct desk *desk)
{
	int count = 0;

	open_desk(desk);
	assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_WHOLE);
	assert_int_equal(plen_store_each(desk->store, 1, 0, count_marks, &count), 0);
	close_desk(desk);
	return count;
}

static bool has_journal(const struct desk *desk)
{
	struct stat info;

	return stat(desk->journal, &info) == 0 && info.st_size > 0;
}

static void test_store_left__marks_are_forgotten_after_a_power_cut(void **state)
{
	struct desk *desk = *state;

	open_desk(desk);
	commit_view(desk, 1, 0);
	write_with(desk, 2, 50);
	char *before = sample_show_strokes(desk->lesson);
	cut_power(desk);
	assert_int_equal(forget(desk), 1);
	assert_false(has_journal(desk));
	assert_untouched(desk, 0);
	assert_int_equal(marks_of(desk), 0);
	open_desk(desk);
	char *after = sample_show_strokes(desk->lesson);
	assert_int_equal(plen_lesson_seq(desk->lesson), 52);
	assert_non_null(strstr(before, " mark 2"));
	assert_null(strstr(after, " mark 2"));
	sample_strip_marks(before);
	sample_strip_marks(after);
	assert_string_equal(before, after);
	close_desk(desk);
	free(before);
	free(after);
}

/* As where the file that forgets them could not be written any more. */
static void test_store_left__marks_of_a_closed_lesson_are_forgotten(void **state)
{
	struct desk *desk = *state;

	open_desk(desk);
	write_with(desk, 2, 1);
	commit_view(desk, 0, 0);
	close_desk(desk);
	assert_int_equal(forget(desk), 1);
	assert_int_equal(marks_of(desk), 0);
}

static void test_store_left__a_chosen_mark_is_forgotten_too(void **state)
{
	struct desk *desk = *state;

	open_desk(desk);
	commit_view(desk, 3, 0);
	write_with(desk, 0, 2);
	commit_view(desk, 0, 0);
	close_desk(desk);
	assert_int_equal(forget(desk), 1);
	assert_int_equal(marks_of(desk), 0);
}

/* What the file has forgotten its journal may still have. */
static void test_store_left__a_journal_is_not_left_beside(void **state)
{
	struct desk *desk = *state;

	open_desk(desk);
	write_with(desk, 0, 2);
	cut_power(desk);
	assert_int_equal(forget(desk), 1);
	assert_false(has_journal(desk));
}

static void test_store_left__what_has_no_marks_is_untouched(void **state)
{
	struct desk *desk = *state;

	open_desk(desk);
	commit_view(desk, 0, 0);
	write_with(desk, 0, 20);
	close_desk(desk);
	assert_untouched(desk, 0);
}

static void test_store_left__marks_that_are_kept_are_untouched(void **state)
{
	struct desk *desk = *state;

	open_desk(desk);
	commit_view(desk, 1, 0);
	write_with(desk, 2, 20);
	commit_view(desk, 1, 1);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	cut_power(desk);
	assert_untouched(desk, 0);
}

static void test_store_left__an_open_lesson_is_untouched(void **state)
{
	struct desk *desk = *state;

	open_desk(desk);
	write_with(desk, 2, 20);
	assert_untouched(desk, -EBUSY);
	write_with(desk, 2, 20);
	close_desk(desk);
	assert_int_equal(marks_of(desk), 40);
}

static void flip(const struct desk *desk, size_t at, uint8_t bits)
{
	struct scratch_bytes bytes = scratch_read(desk->path);

	bytes.data[at] ^= bits;
	scratch_write(desk->path, bytes.data, bytes.size);
	free(bytes.data);
}

static void test_store_left__a_newer_lesson_is_untouched(void **state)
{
	struct desk *desk = *state;

	open_desk(desk);
	write_with(desk, 2, 20);
	close_desk(desk);
	flip(desk, VERSION_AT, 0x40);
	assert_untouched(desk, 0);
}

/* Not all that is flipped is in use. */
static void test_store_left__a_damaged_lesson_is_untouched(void **state)
{
	struct desk *desk = *state;
	int damaged = 0;

	open_desk(desk);
	write_with(desk, 2, 20);
	close_desk(desk);
	struct scratch_bytes sound = scratch_read(desk->path);
	for (size_t at = STRIDE; at < sound.size; at += STRIDE) {
		scratch_write(desk->path, sound.data, sound.size);
		flip(desk, at, 0x10);
		char *before = scratch_list(desk->folder);
		int status = forget(desk);
		char *after = scratch_list(desk->folder);
		assert_true(status == 1 || strcmp(before, after) == 0);
		damaged += status == -EBADMSG;
		free(before);
		free(after);
	}
	assert_true(damaged > 10);
	free(sound.data);
}

static void test_store_left__what_is_no_lesson_is_untouched(void **state)
{
	struct desk *desk = *state;

	scratch_write(desk->path, "Dear diary", 10);
	assert_untouched(desk, -EBADMSG);
	assert_int_equal(unlink(desk->path), 0);
	assert_untouched(desk, -ENOENT);
}

static void test_store_left__ends_when_it_is_over(void **state)
{
	struct desk *desk = *state;

	open_desk(desk);
	write_with(desk, 2, 400);
	close_desk(desk);
	char *before = scratch_list(desk->folder);
	assert_true(plen_store_left_forget(desk->path, at_once, NULL) < 0);
	char *after = scratch_list(desk->folder);
	assert_string_equal(before, after);
	free(before);
	free(after);
	assert_int_equal(forget(desk), 1);
}

/* All of it is copied first, and that may take as long as the medium wants. */
static void test_store_left__ends_before_all_is_copied(void **state)
{
	struct desk *desk = *state;

	open_desk(desk);
	write_with(desk, 2, 400);
	cut_power(desk);
	char *before = scratch_list(desk->folder);
	assert_int_equal(plen_store_left_forget(desk->path, at_once, NULL), -ECANCELED);
	char *after = scratch_list(desk->folder);
	assert_string_equal(before, after);
	free(before);
	free(after);
	assert_int_equal(forget(desk), 1);
}

/* All that is seen in it, whoever wrote it. */
static char *show_unmarked(struct desk *desk)
{
	open_desk(desk);
	assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_WHOLE);
	char *text = sample_show_strokes(desk->lesson);
	close_desk(desk);
	sample_strip_marks(text);
	return text;
}

/* From that call on: the marks are as they were, or all of them are gone. */
static bool fails_from(struct desk *desk, const struct scratch_bytes *bytes, uint64_t call,
		       int marks)
{
	scratch_write(desk->path, bytes->data, bytes->size);
	shim_fail(shim_calls() + call, SQLITE_FULL, true);
	int status = forget(desk);
	shim_fail(0, SQLITE_OK, false);
	assert_true(status == 1 || status < 0);
	/* What could not be synced may be there all the same. */
	int left = marks_of(desk);
	assert_true(left == 0 || (left == marks && status != 1));
	return status != 1;
}

static void test_store_left__on_a_full_disk_it_stays_whole(void **state)
{
	struct desk *desk = *state;
	int failures = 0;

	open_desk(desk);
	write_with(desk, 2, 20);
	close_desk(desk);
	struct scratch_bytes bytes = scratch_read(desk->path);
	int marks = marks_of(desk);
	char *before = show_unmarked(desk);
	assert_true(marks > 10);
	shim_reset(desk->folder);
	for (uint64_t call = 1; call < 40; call++) {
		failures += fails_from(desk, &bytes, call, marks);
		char *after = show_unmarked(desk);
		assert_string_equal(before, after);
		free(after);
		assert_true(forget(desk) >= 0);
		assert_false(has_journal(desk));
		assert_int_equal(marks_of(desk), 0);
	}
	assert_in_range(failures, 2, 38);
	free(before);
	free(bytes.data);
}

/* -- the power is cut before any call -- */

struct cuts {
	char *folder;
	struct sample_dice dice;
	uint32_t count;
};

static void on_call(void *data, uint64_t call)
{
	struct cuts *cuts = data;
	char *folder = plen_asprintf("%s/%u", cuts->folder, cuts->count++);

	(void)call;
	mkdir(folder, 0700);
	shim_cut_power(folder, &cuts->dice);
	free(folder);
}

static void test_store_left__a_power_cut_is_made_good_by_the_next_time(void **state)
{
	struct desk *desk = *state;
	struct cuts cuts = {.folder = scratch_make(), .dice = {6}};

	shim_reset(desk->folder);
	open_desk(desk);
	write_with(desk, 2, 20);
	close_desk(desk);
	shim_set_watch(on_call, &cuts);
	assert_int_equal(forget(desk), 1);
	shim_set_watch(NULL, NULL);
	shim_reset(NULL);
	assert_true(cuts.count > 5);
	for (uint32_t i = 0; i < cuts.count; i++) {
		struct desk after = {.folder = plen_asprintf("%s/%u", cuts.folder, i)};
		after.path = scratch_path(after.folder, "monday.plenary");
		after.journal = scratch_path(after.folder, "monday.plenary-wal");
		assert_true(forget(&after) >= 0);
		assert_false(has_journal(&after));
		assert_int_equal(marks_of(&after), 0);
		free(after.folder);
		free(after.path);
		free(after.journal);
	}
	scratch_remove(cuts.folder);
}

static void swallow(enum plen_log_level level, const char *module, const char *line)
{
	(void)level;
	(void)module;
	(void)line;
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(test_store_left__##name, setup, teardown)
	const struct CMUnitTest tests[] = {
		CASE(marks_are_forgotten_after_a_power_cut),
		CASE(marks_of_a_closed_lesson_are_forgotten),
		CASE(a_chosen_mark_is_forgotten_too),
		CASE(a_journal_is_not_left_beside),
		CASE(what_has_no_marks_is_untouched),
		CASE(marks_that_are_kept_are_untouched),
		CASE(an_open_lesson_is_untouched),
		CASE(a_newer_lesson_is_untouched),
		CASE(a_damaged_lesson_is_untouched),
		CASE(what_is_no_lesson_is_untouched),
		CASE(ends_when_it_is_over),
		CASE(ends_before_all_is_copied),
		CASE(on_a_full_disk_it_stays_whole),
		CASE(a_power_cut_is_made_good_by_the_next_time),
	};
#undef CASE

	plen_log_set_sink(swallow);
	shim_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
