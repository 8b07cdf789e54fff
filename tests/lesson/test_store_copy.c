/* SPDX-License-Identifier: MIT
 *
 * What is read and copied while the lesson goes on.
 */
#include "lesson/store.h"

#include <errno.h>
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
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
#include "sample.h"
#include "scratch.h"
#include "shim.h"

#define ERROR_SIZE 300
#define WAIT_MS 20000

static const uint8_t uuid[16] = {3};

struct desk {
	char *folder, *path, *copy;
	struct plen_lesson *lesson;
	struct plen_store *store;
	struct sample_dice dice;
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
	desk->copy = scratch_path(desk->folder, "copy.plenary");
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
	free(desk->copy);
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

	for (int i = 0; i < 20; i++) {
		sample_lesson(&desk->dice, desk->lesson, 10);
		assert_true(plen_store_flush(desk->store, WAIT_MS));
		assert_int_equal(
			plen_store_each(desk->store, plen_lesson_seq(again) + 1, 0, apply, again),
			0);
	}
	assert_same(desk->lesson, again);
	plen_lesson_destroy(again);
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

static void test_store_copy__is_whole_while_the_lesson_goes_on(void **state)
{
	struct desk *desk = *state;

	for (int i = 0; i < 5; i++) {
		sample_lesson(&desk->dice, desk->lesson, 50);
		assert_int_equal(plen_store_copy(desk->store, desk->copy), 0);
		struct plen_lesson *copy = read_lesson(desk->copy);
		assert_same(desk->lesson, copy);
		plen_lesson_destroy(copy);
	}
	/* Nothing else is left, and a board opens it. */
	char *list = scratch_list(desk->folder);
	assert_null(strstr(list, ".new-"));
	assert_null(strstr(list, "copy.plenary-"));
	free(list);
	struct plen_store *other = NULL;
	struct plen_lesson *lesson = plen_lesson_create();
	assert_int_equal(plen_store_open(&other, desk->copy, uuid, lesson, NULL, 0), 0);
	assert_int_equal(plen_lesson_seq(lesson), 250);
	assert_true(plen_store_close(other));
	plen_lesson_destroy(lesson);
}

static void test_store_copy__never_replaces_the_lesson_itself(void **state)
{
	struct desk *desk = *state;
	char *link = scratch_path(desk->folder, "link");
	char *nowhere = scratch_path(desk->folder, "none/copy.plenary");

	sample_lesson(&desk->dice, desk->lesson, 10);
	assert_int_equal(plen_store_copy(desk->store, desk->path), -EINVAL);
	assert_int_equal(symlink(desk->path, link), 0);
	assert_int_equal(plen_store_copy(desk->store, link), -EINVAL);
	assert_int_equal(plen_store_copy(desk->store, nowhere), -ENOENT);
	free(link);
	free(nowhere);
}

/* It would be handed out without the ink that waits, and nobody would know. */
static void test_store_copy__waits_until_all_ink_is_written(void **state)
{
	struct desk *desk = *state;

	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
	shim_reset(desk->folder);
	open_desk(desk);
	scratch_write(desk->copy, "before", 6);
	shim_fail(shim_calls() + 1, SQLITE_IOERR_WRITE, true);
	sample_lesson(&desk->dice, desk->lesson, 10);
	assert_int_equal(plen_store_copy(desk->store, desk->copy), -EAGAIN);
	struct scratch_bytes bytes = scratch_read(desk->copy);
	assert_int_equal(bytes.size, 6);
	free(bytes.data);

	shim_fail(0, SQLITE_OK, false);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	assert_int_equal(plen_store_copy(desk->store, desk->copy), 0);
	struct plen_lesson *copy = read_lesson(desk->copy);
	assert_same(desk->lesson, copy);
	plen_lesson_destroy(copy);
}

/* What was there before stays until the new one is whole. */
static void test_store_copy__on_a_full_disk_leaves_what_was_there(void **state)
{
	struct desk *desk = *state;
	uint64_t calls = 1;

	sample_lesson(&desk->dice, desk->lesson, 100);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	scratch_write(desk->copy, "before", 6);
	for (int error = -ENOSPC; error != 0; calls++) {
		shim_reset(desk->folder);
		shim_fail(calls, SQLITE_FULL, true);
		error = plen_store_copy(desk->store, desk->copy);
		shim_reset(NULL);
		char *list = scratch_list(desk->folder);
		if (strstr(list, ".new-") != NULL) {
			fail_msg("call %" PRIu64 ": %d leaves\n%s", calls, error, list);
		}
		free(list);
		if (error != 0) {
			struct scratch_bytes bytes = scratch_read(desk->copy);
			assert_true(error == -ENOSPC || error == -ENOENT);
			assert_int_equal(bytes.size, 6);
			free(bytes.data);
		}
	}
	assert_true(calls > 5);
	struct plen_lesson *copy = read_lesson(desk->copy);
	assert_same(desk->lesson, copy);
	plen_lesson_destroy(copy);
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
		cmocka_unit_test_setup_teardown(
			test_store_copy__each_hands_out_all_that_is_committed, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_store_copy__each_of_a_page_is_what_the_shelf_hands_out, setup,
			teardown),
		cmocka_unit_test_setup_teardown(test_store_copy__each_within_each, setup, teardown),
		cmocka_unit_test_setup_teardown(test_store_copy__bytes_of_an_asset_written_or_not,
						setup, teardown),
		cmocka_unit_test_setup_teardown(test_store_copy__is_whole_while_the_lesson_goes_on,
						setup, teardown),
		cmocka_unit_test_setup_teardown(test_store_copy__never_replaces_the_lesson_itself,
						setup, teardown),
		cmocka_unit_test_setup_teardown(test_store_copy__waits_until_all_ink_is_written,
						setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_store_copy__on_a_full_disk_leaves_what_was_there, setup, teardown),
	};

	plen_log_set_sink(swallow);
	shim_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
