/* SPDX-License-Identifier: MIT
 *
 * What is read and copied while the lesson goes on.
 */
#include "lesson/store.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "common/mem.h"
#include "sample.h"
#include "scratch.h"
#include "shim.h"

#define ERROR_SIZE 300
#define WAIT_MS 20000

static const uint8_t uuid[16] = {3};

struct desk {
	char *folder, *path;
	struct plen_lesson *lesson;
	struct plen_store *store;
	struct sample_dice dice;
	int assets, damaged;
};

static void on_committed(void *data, const struct plen_op *op)
{
	plen_store_append(((struct desk *)data)->store, op);
}

static void open_desk(struct desk *desk)
{
	const struct plen_lesson_listener listener = {on_committed, NULL, desk};
	char error[ERROR_SIZE] = "";

	desk->lesson = plen_lesson_create();
	if (plen_store_open(&desk->store, desk->path, uuid, desk->lesson, error, ERROR_SIZE) != 0) {
		fail_msg("%s", error);
	}
	plen_lesson_set_listener(desk->lesson, &listener);
}

static int setup(void **state)
{
	struct desk *desk = calloc(1, sizeof(*desk));

	desk->folder = scratch_make();
	desk->path = scratch_path(desk->folder, "lesson.plenary");
	desk->dice.state = 8;
	shim_reset(NULL);
	open_desk(desk);
	*state = desk;
	return 0;
}

static int teardown(void **state)
{
	struct desk *desk = *state;

	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
	shim_reset(NULL);
	scratch_remove(desk->folder);
	free(desk->path);
	free(desk);
	return 0;
}

static void assert_same(const struct plen_lesson *a, const struct plen_lesson *b)
{
	char *left = sample_show(a);
	char *right = sample_show(b);

	assert_string_equal(left, right);
	free(left);
	free(right);
}

static struct plen_lesson *read_lesson(const char *path)
{
	struct plen_lesson *lesson = plen_lesson_create();
	char error[ERROR_SIZE] = "";
	uint8_t found[16];

	if (plen_store_read(path, INT64_MAX, lesson, found, error, ERROR_SIZE) != 0) {
		fail_msg("%s", error);
	}
	assert_memory_equal(found, uuid, 16);
	return lesson;
}

/* -- each -- */

static int apply(void *data, const struct plen_op *op)
{
	return plen_lesson_apply(data, op);
}

static void test_store_copy__each_hands_out_all_that_is_committed(void **state)
{
	struct desk *desk = *state;
	struct plen_lesson *again = plen_lesson_create();
	const struct plen_lesson_shelf shelf = plen_store_shelf(desk->store);

	plen_lesson_set_shelf(again, &shelf);
	for (int i = 0; i < 20; i++) {
		sample_any_lesson(&desk->dice, desk->lesson, 10);
		assert_true(plen_store_flush(desk->store, WAIT_MS));
		assert_int_equal(
			plen_store_each(desk->store, plen_lesson_seq(again) + 1, 0, apply, again),
			0);
	}
	assert_same(desk->lesson, again);
	plen_lesson_destroy(again);
}

static int count_assets(void *data, const struct plen_op *op)
{
	const struct plen_lesson_asset *asset = NULL;
	struct desk *desk = data;

	if (op->kind == PLEN_OP_ASSET) {
		asset = plen_lesson_asset(desk->lesson, (uint32_t)op->seq);
		assert_int_equal(op->u.asset.media, asset->media);
		assert_int_equal(op->u.asset.parts, asset->parts);
		assert_int_equal(op->u.asset.size, asset->size);
		assert_null(op->u.asset.bytes);
		desk->assets++;
	}
	return 0;
}

/* Each may be of 64 MiB. What is not fetched may even be damaged. */
static void test_store_copy__each_leaves_the_bytes_of_assets(void **state)
{
	struct desk *desk = *state;
	sqlite3 *db = NULL;

	sample_any_lesson(&desk->dice, desk->lesson, 300);
	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
	assert_int_equal(sqlite3_open(desk->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
				      "PRAGMA locking_mode=EXCLUSIVE;"
				      "UPDATE op SET body = CAST(body || x'00' AS BLOB), sum = 0 "
				      "WHERE kind = 6",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	assert_true(sqlite3_changes(db) > 0);
	desk->damaged = sqlite3_changes(db);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	open_desk(desk);
	assert_int_equal(plen_store_each(desk->store, 1, 0, count_assets, desk), 0);
	assert_int_equal(desk->assets, desk->damaged);
}

struct counts {
	uint32_t page;
	uint64_t last, edits, others;
};

static int count(void *data, const struct plen_op *op)
{
	struct counts *counts = data;

	assert_true(op->seq > counts->last);
	counts->last = op->seq;
	if (op->kind == PLEN_OP_EDIT) {
		counts->edits += counts->page == 0 || op->u.edit.page == counts->page;
	} else {
		counts->others++;
	}
	return 0;
}

static void test_store_copy__each_of_a_page_is_what_the_shelf_hands_out(void **state)
{
	struct desk *desk = *state;
	struct plen_lesson_shelf shelf = plen_store_shelf(desk->store);
	uint64_t edits = 0;
	struct counts all = {0};

	sample_lesson(&desk->dice, desk->lesson, 300);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	assert_int_equal(plen_store_each(desk->store, 1, 0, count, &all), 0);
	for (uint8_t owner = 0; owner < PLEN_GROUP_COUNT; owner++) {
		for (uint32_t i = 0; i < plen_lesson_page_count(desk->lesson, owner); i++) {
			uint32_t page = plen_lesson_page_at(desk->lesson, owner, i)->id;
			struct counts one = {.page = page};
			struct counts shelved = {.page = page};
			assert_int_equal(plen_store_each(desk->store, 1, page, count, &one), 0);
			assert_int_equal(one.others, 1); /* the page itself */
			assert_int_equal(shelf.page(shelf.data, page, 300, count, &shelved), 0);
			assert_int_equal(shelved.others, 0);
			assert_int_equal(shelved.edits, one.edits);
			edits += one.edits;
			shelved = (struct counts){.page = page};
			assert_int_equal(shelf.page(shelf.data, page, 150, count, &shelved), 0);
			assert_true(shelved.last <= 150);
		}
	}
	assert_int_equal(edits, all.edits);
}

static int stop(void *data, const struct plen_op *op)
{
	(void)op;
	++*(int *)data;
	return -ECANCELED;
}

/* Whoever is handed operations may ask for more, and may go on writing. */
static int ask_again(void *data, const struct plen_op *op)
{
	struct desk *desk = data;
	int calls = 0;

	(void)op;
	assert_int_equal(plen_store_each(desk->store, 1, 0, stop, &calls), -ECANCELED);
	assert_int_equal(calls, 1);
	sample_lesson(&desk->dice, desk->lesson, 1);
	return 0;
}

static void test_store_copy__each_within_each(void **state)
{
	struct desk *desk = *state;

	sample_lesson(&desk->dice, desk->lesson, 20);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	assert_int_equal(plen_store_each(desk->store, 1, 0, ask_again, desk), 0);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	assert_int_equal(plen_store_status(desk->store).committed, 40);
}

static void commit_asset(struct plen_lesson *lesson, const uint8_t *bytes, uint32_t size)
{
	struct plen_op op = {.kind = PLEN_OP_ASSET};

	op.u.asset = (struct plen_op_asset){PLEN_MEDIA_PNG, 1, size, bytes};
	plen_lesson_commit(lesson, &op);
}

/* On a full disk they are still in the queue. */
static void test_store_copy__bytes_of_an_asset_written_or_not(void **state)
{
	struct desk *desk = *state;
	struct plen_lesson_shelf shelf = plen_store_shelf(desk->store);

	for (uint32_t asset = 1; asset <= 2; asset++) {
		shim_fail(asset == 2 ? 1 : 0, SQLITE_FULL, true);
		shim_reset(asset == 2 ? desk->folder : NULL);
		commit_asset(desk->lesson, asset == 1 ? uuid : (const uint8_t *)"picture", 7);
		uint8_t *bytes = shelf.asset(shelf.data, asset, 7);
		assert_non_null(bytes);
		assert_memory_equal(bytes, asset == 1 ? (const char *)uuid : "picture", 7);
		free(bytes);
	}
	assert_null(shelf.asset(shelf.data, 1, 8));
	assert_null(shelf.asset(shelf.data, 3, 7));
}

/* -- copies -- */

static struct plen_store_copy *copy_whole(struct desk *desk)
{
	struct plen_store_copy *copy = NULL;

	assert_int_equal(sample_copy(desk->store, &copy), 0);
	return copy;
}

static void assert_is_copy(const struct desk *desk, const struct plen_store_copy *copy)
{
	struct plen_lesson *lesson = read_lesson(plen_store_copy_path(copy));

	assert_same(desk->lesson, lesson);
	plen_lesson_destroy(lesson);
}

static void assert_none_is_left(const struct desk *desk)
{
	char *list = scratch_list(desk->folder);

	assert_null(strstr(list, ".new-"));
	free(list);
}

static void test_store_copy__is_whole_while_the_lesson_goes_on(void **state)
{
	struct desk *desk = *state;

	for (int i = 0; i < 5; i++) {
		sample_lesson(&desk->dice, desk->lesson, 50);
		struct plen_store_copy *copy = copy_whole(desk);
		assert_is_copy(desk, copy);
		plen_store_copy_destroy(copy);
	}
	assert_none_is_left(desk);
}

static void test_store_copy__is_a_lesson_that_a_board_opens(void **state)
{
	struct desk *desk = *state;
	struct plen_store *other = NULL;
	struct plen_lesson *lesson = plen_lesson_create();

	sample_lesson(&desk->dice, desk->lesson, 250);
	struct plen_store_copy *copy = copy_whole(desk);
	assert_int_equal(plen_store_open(&other, plen_store_copy_path(copy), uuid, lesson, NULL, 0),
			 0);
	assert_int_equal(plen_lesson_seq(lesson), 250);
	assert_true(plen_store_close(other));
	plen_lesson_destroy(lesson);
	plen_store_copy_destroy(copy);
}

/* Large enough for many slices. */
static void commit_pictures(struct desk *desk, int count)
{
	static uint8_t bytes[1 << 20];

	sample_lesson(&desk->dice, desk->lesson, 10);
	for (int i = 0; i < count; i++) {
		for (size_t k = 0; k < sizeof(bytes); k++) {
			bytes[k] = (uint8_t)sample_roll(&desk->dice, 256);
		}
		commit_asset(desk->lesson, bytes, sizeof(bytes));
	}
	assert_true(plen_store_flush(desk->store, WAIT_MS));
}

static uint64_t seq_of(const char *path)
{
	struct plen_lesson *lesson = read_lesson(path);
	uint64_t seq = plen_lesson_seq(lesson);

	plen_lesson_destroy(lesson);
	return seq;
}

/* Neither waits for the other: ink is on the disk before the copy is done, and the copy comes to an
 * end although there is always more. */
static void test_store_copy__goes_on_between_transactions(void **state)
{
	struct desk *desk = *state;
	struct plen_store_copy *copy = NULL;
	uint64_t commits = 0;

	commit_pictures(desk, 12);
	uint64_t asked = plen_lesson_seq(desk->lesson);
	assert_int_equal(plen_store_copy(desk->store, &copy), 0);
	while (plen_store_copy_status(copy) == -EINPROGRESS) {
		sample_lesson(&desk->dice, desk->lesson, 1);
		assert_true(plen_store_flush(desk->store, WAIT_MS));
		commits++;
	}
	assert_int_equal(plen_store_copy_status(copy), 0);
	assert_true(commits > 3);
	assert_true(seq_of(plen_store_copy_path(copy)) >= asked);
	plen_store_copy_destroy(copy);
}

/* What was appended a moment ago is not on the disk when the copy is begun. */
static void test_store_copy__has_all_that_was_appended(void **state)
{
	struct desk *desk = *state;

	for (int i = 0; i < 20; i++) {
		struct plen_store_copy *copy = NULL;
		sample_lesson(&desk->dice, desk->lesson, 1 + i * 10);
		uint64_t asked = plen_lesson_seq(desk->lesson);
		assert_int_equal(plen_store_copy(desk->store, &copy), 0);
		sample_lesson(&desk->dice, desk->lesson, 3);
		assert_int_equal(sample_wait(copy), 0);
		assert_in_range(seq_of(plen_store_copy_path(copy)), asked, asked + 3);
		plen_store_copy_destroy(copy);
	}
}

static void test_store_copy__given_up_it_leaves_nothing(void **state)
{
	struct desk *desk = *state;
	struct plen_store_copy *copy = NULL;

	commit_pictures(desk, 12);
	assert_int_equal(plen_store_copy(desk->store, &copy), 0);
	plen_store_copy_destroy(copy);
	assert_none_is_left(desk);
	/* And nothing holds on to the lesson. */
	sample_lesson(&desk->dice, desk->lesson, 10);
	copy = copy_whole(desk);
	assert_is_copy(desk, copy);
	plen_store_copy_destroy(copy);
}

/* It would be handed out without the ink that waits, and nobody would know. */
static void test_store_copy__waits_until_all_ink_is_written(void **state)
{
	struct desk *desk = *state;
	struct plen_store_copy *copy = NULL;

	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
	shim_reset(desk->folder);
	open_desk(desk);
	shim_fail(shim_calls() + 1, SQLITE_IOERR_WRITE, true);
	sample_lesson(&desk->dice, desk->lesson, 10);
	assert_int_equal(sample_copy(desk->store, &copy), -EAGAIN);
	assert_none_is_left(desk);

	shim_fail(0, SQLITE_OK, false);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	copy = copy_whole(desk);
	assert_is_copy(desk, copy);
	plen_store_copy_destroy(copy);
}

static void test_store_copy__on_a_full_disk_leaves_nothing(void **state)
{
	struct desk *desk = *state;
	struct plen_store_copy *copy = NULL;
	uint64_t calls = 1;

	sample_lesson(&desk->dice, desk->lesson, 100);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	for (int error = -ENOSPC; error != 0; calls++) {
		shim_reset(desk->folder);
		shim_fail(calls, SQLITE_FULL, true);
		error = sample_copy(desk->store, &copy);
		shim_reset(NULL);
		assert_true(error == 0 || error == -ENOSPC || error == -ENOENT);
		if (error != 0) {
			assert_none_is_left(desk);
		}
	}
	assert_true(calls > 5);
	assert_is_copy(desk, copy);
	plen_store_copy_destroy(copy);
}

static void leave(const char *folder, const char *name)
{
	char *path = scratch_path(folder, name);

	scratch_write(path, "left", 4);
	free(path);
}

static bool is_left(const char *folder, const char *name)
{
	char *path = scratch_path(folder, name);
	bool found = access(path, F_OK) == 0;

	free(path);
	return found;
}

/* A kill in the middle. Another lesson's are none of ours. */
static void test_store_copy__what_a_crash_left_goes_with_the_next_opening(void **state)
{
	struct desk *desk = *state;
	static const char *const ours[] = {
		".lesson.plenary.new-0123456789abcdef.plenary",
		".lesson.plenary.new-fedcba9876543210.plenary-journal",
		".lesson.plenary.new-fedcba9876543210.plenary-wal",
	};
	static const char *const others[] = {
		".lesson.plenary.new-0123456789abcdef.plenary~",
		".lesson.plenary.new-012345678.plenary",
		".my lesson.plenary.new-0123456789abcdef.plenary",
		"lesson.plenary.new-0123456789abcdef",
	};

	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++) {
		leave(desk->folder, ours[i]);
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		leave(desk->folder, others[i]);
	}
	open_desk(desk);
	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++) {
		assert_false(is_left(desk->folder, ours[i]));
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		assert_true(is_left(desk->folder, others[i]));
	}
}

/* Whoever has no right to the lesson leaves alone what another process may be at. */
static void test_store_copy__of_an_open_lesson_stays_when_another_opens_it(void **state)
{
	struct desk *desk = *state;
	struct plen_store_copy *copy = copy_whole(desk);
	int status = 0;

	pid_t pid = fork();
	if (pid == 0) {
		struct plen_store *other = NULL;
		struct plen_lesson *lesson = plen_lesson_create();
		_exit(plen_store_open(&other, desk->path, uuid, lesson, NULL, 0) == -EBUSY ? 0 : 1);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_is_copy(desk, copy);
	plen_store_copy_destroy(copy);
}

/* -- long names -- */

#define LONG 246

static char *long_path(const struct desk *desk, const char *letter, const char *end)
{
	char name[LONG + 1] = "";

	while (strlen(name) + strlen(letter) + strlen(end) <= LONG) {
		strcat(name, letter);
	}
	strcat(name, end);
	return scratch_path(desk->folder, name);
}

/* A hundred letters of any script and a date make a name as long as any may be. */
static void test_store_copy__of_a_lesson_with_a_long_name(void **state)
{
	struct desk *desk = *state;
	static const char *const letters[] = {"a", "\u0436", "\u65e5", "\U0001f600"};

	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
	for (size_t i = 0; i < 4; i++) {
		free(desk->path);
		desk->path = long_path(desk, letters[i], ".plenary");
		open_desk(desk);
		sample_lesson(&desk->dice, desk->lesson, 20);
		struct plen_store_copy *copy = copy_whole(desk);
		assert_is_copy(desk, copy);
		/* Cut off between two letters. */
		assert_non_null(strstr(plen_store_copy_path(copy), letters[i]));
		const char *cut = strchr(plen_store_copy_path(copy), '~');
		assert_non_null(cut);
		assert_memory_equal(cut - strlen(letters[i]), letters[i], strlen(letters[i]));
		plen_store_copy_destroy(copy);
		if (i < 3) {
			assert_true(plen_store_close(desk->store));
			plen_lesson_destroy(desk->lesson);
		}
	}
}

static void test_store_copy__long_names_stay_apart(void **state)
{
	struct desk *desk = *state;
	char *paths[] = {long_path(desk, "a", "1.plenary"), long_path(desk, "a", "2.plenary")};
	struct plen_store_copy *copies[2] = {NULL, NULL};
	struct desk desks[2] = {{.path = paths[0]}, {.path = paths[1]}};

	for (int i = 0; i < 2; i++) {
		open_desk(&desks[i]);
		desks[i].dice.state = 3;
		sample_lesson(&desks[i].dice, desks[i].lesson, 10 + i);
		/* What is there of the first one is swept by neither. */
		copies[i] = copy_whole(&desks[i]);
	}
	for (int i = 0; i < 2; i++) {
		assert_is_copy(&desks[i], copies[i]);
		plen_store_copy_destroy(copies[i]);
		assert_true(plen_store_close(desks[i].store));
		plen_lesson_destroy(desks[i].lesson);
		free(paths[i]);
	}
}

/* What is set aside has a shorter name. */
static void test_store_copy__a_damaged_lesson_with_a_long_name_is_set_aside(void **state)
{
	struct desk *desk = *state;
	sqlite3 *db = NULL;

	sample_lesson(&desk->dice, desk->lesson, 20);
	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
	char *path = long_path(desk, "\u0436", ".plenary");
	assert_int_equal(rename(desk->path, path), 0);
	free(desk->path);
	desk->path = path;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "PRAGMA locking_mode=EXCLUSIVE; CREATE TABLE more(x)",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	sqlite3_close(db);

	open_desk(desk);
	const struct plen_store_opening *opening = plen_store_opening(desk->store);
	assert_int_equal(opening->opened, PLEN_STORE_SALVAGED);
	assert_int_equal(opening->lost, 0);
	assert_non_null(strstr(opening->set_aside, " (damaged "));
	assert_true(is_left(desk->folder, opening->set_aside));
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(test_store_copy__##name, setup, teardown)
	const struct CMUnitTest tests[] = {
		CASE(each_hands_out_all_that_is_committed),
		CASE(each_of_a_page_is_what_the_shelf_hands_out),
		CASE(each_within_each),
		CASE(each_leaves_the_bytes_of_assets),
		CASE(bytes_of_an_asset_written_or_not),
		CASE(is_whole_while_the_lesson_goes_on),
		CASE(is_a_lesson_that_a_board_opens),
		CASE(goes_on_between_transactions),
		CASE(has_all_that_was_appended),
		CASE(given_up_it_leaves_nothing),
		CASE(waits_until_all_ink_is_written),
		CASE(on_a_full_disk_leaves_nothing),
		CASE(what_a_crash_left_goes_with_the_next_opening),
		CASE(of_an_open_lesson_stays_when_another_opens_it),
		CASE(of_a_lesson_with_a_long_name),
		CASE(long_names_stay_apart),
		CASE(a_damaged_lesson_with_a_long_name_is_set_aside),
	};

	plen_log_set_sink(sample_swallow);
	shim_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
