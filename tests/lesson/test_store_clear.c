/* SPDX-License-Identifier: MIT
 *
 * Cleared for good: not a byte of what was cleared is left, in the file or beside it; and snapshots
 * and journals, which must not keep it either.
 */
#include "lesson/store.h"

#include <errno.h>
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "clear_desk.h"
#include "common/mem.h"
#include "sample.h"
#include "scratch.h"
#include "shim.h"

static char *show_seen(const char *path)
{
	struct plen_lesson *lesson = plen_lesson_create();
	char error[300] = "";
	uint8_t found[16];

	if (plen_store_read(path, INT64_MAX, lesson, found, error, sizeof(error)) != 0) {
		fail_msg("%s", error);
	}
	assert_memory_equal(found, clear_desk_uuid, 16);
	char *text = sample_show_strokes(lesson);
	plen_lesson_destroy(lesson);
	return text;
}

static void clear_and_go_on(struct clear_desk *desk)
{
	clear_desk_open(desk);
	clear_desk_make_secrets(desk, 20);
	assert_true(clear_desk_folder_holds_secret(desk->folder));
	clear_desk_clear(desk);
	assert_false(clear_desk_folder_holds_secret(desk->folder));

	/* And it goes on. */
	clear_desk_make_secrets(desk, 3);
	clear_desk_close(desk);
	clear_desk_open(desk);
	clear_desk_close(desk);
}

static void test_store_clear__leaves_no_byte_of_what_was_cleared(void **state)
{
	clear_and_go_on(*state);
}

static void test_store_clear__leaves_no_byte_on_a_network(void **state)
{
	clear_and_go_on(*state);
}

static void test_store_clear__of_a_lesson_by_dice(void **state)
{
	struct clear_desk *desk = *state;
	struct sample_dice dice = {21};

	clear_desk_open(desk);
	for (int round = 0; round < 5; round++) {
		sample_lesson(&dice, desk->lesson, 150);
		assert_true(plen_store_flush(desk->store, CLEAR_WAIT_MS));
		for (uint8_t owner = 0; owner < PLEN_GROUP_COUNT; owner++) {
			/* Asleep or awake, it is cleared the same. */
			if (plen_lesson_page_count(desk->lesson, owner) > 0 && round % 2 == 0) {
				plen_lesson_sleep(desk->lesson,
						  plen_lesson_page_at(desk->lesson, owner, 0)->id,
						  UINT64_MAX);
			}
		}
		clear_desk_clear(desk);
		char *live = sample_show_strokes(desk->lesson);
		struct plen_store_copy *copy = NULL;
		assert_int_equal(sample_copy(desk->store, &copy), 0);
		char *read = show_seen(plen_store_copy_path(copy));
		plen_store_copy_destroy(copy);
		assert_string_equal(live, read);
		free(live);
		free(read);
	}
	clear_desk_close(desk);
}

/* -- secrets by dice -- */

#define PAGES 5

/* How strokes lie in the file, and which of them go, is what pages are taken apart by. */
struct dice_lesson {
	uint32_t strokes, points_max, percent_gone;
};

static void take_back(struct plen_lesson *lesson, uint64_t stroke)
{
	struct plen_op op = {.kind = PLEN_OP_UNDO, .group = 1};

	op.u.chain = stroke / PLEN_OP_STROKES_MAX;
	plen_lesson_commit(lesson, &op);
}

static struct clear_secret *write_secrets(struct clear_desk *desk, struct sample_dice *dice,
					  const struct dice_lesson *shape)
{
	struct clear_secret *secrets = calloc(shape->strokes, sizeof(*secrets));
	uint64_t *strokes = calloc(shape->strokes, sizeof(*strokes));
	uint32_t pages[PAGES];

	for (size_t i = 0; i < PAGES; i++) {
		pages[i] = sample_commit_page(desk->lesson, 1);
	}
	for (uint32_t i = 0; i < shape->strokes; i++) {
		uint32_t page = pages[sample_roll(dice, PAGES)];
		secrets[i] = (struct clear_secret){
			.x_um = 1000000000 + sample_roll(dice, 1000000000),
			.y_um = 1000000000 + sample_roll(dice, 1000000000),
			.is_gone = sample_roll(dice, 100) < shape->percent_gone,
		};
		strokes[i] = clear_desk_write_secret(
			desk->lesson, page, 1 + sample_roll(dice, shape->points_max), &secrets[i]);
	}
	assert_true(plen_store_flush(desk->store, CLEAR_WAIT_MS));
	for (uint32_t i = 0; i < shape->strokes; i++) {
		if (secrets[i].is_gone) {
			take_back(desk->lesson, strokes[i]);
		}
	}
	assert_true(plen_store_flush(desk->store, CLEAR_WAIT_MS));
	free(strokes);
	return secrets;
}

/* How many of those that are gone are in the file; others must be, or this finds nothing. */
static uint32_t count_left(const struct clear_desk *desk, const char *suffix,
			   const struct clear_secret *secrets, uint32_t count)
{
	char *path = plen_asprintf("%s%s", desk->path, suffix);
	struct scratch_bytes bytes = scratch_read(path);
	uint32_t left = 0;

	for (uint32_t i = 0; i < count; i++) {
		if (secrets[i].is_gone) {
			left += clear_desk_is_within(&bytes, &secrets[i]);
		} else if (i < 20 && suffix[0] == '\0') {
			assert_true(clear_desk_is_within(&bytes, &secrets[i]));
		}
	}
	free(bytes.data);
	free(path);
	return left;
}

static uint32_t clear_secrets(struct clear_desk *desk, uint64_t seed,
			      const struct dice_lesson *shape)
{
	struct sample_dice dice = {seed};
	struct clear_secret *secrets = NULL;
	uint32_t left = 0;

	clear_desk_open(desk);
	secrets = write_secrets(desk, &dice, shape);
	clear_desk_clear(desk);
	left = count_left(desk, "", secrets, shape->strokes) +
	       count_left(desk, "-wal", secrets, shape->strokes) +
	       count_left(desk, "-journal", secrets, shape->strokes);
	clear_desk_close(desk);
	scratch_clear(desk->folder);
	free(secrets);
	return left;
}

static void clear_by_dice(struct clear_desk *desk)
{
	static const struct dice_lesson shapes[] = {
		{300, 150, 50}, {300, 400, 40}, {300, 800, 40}, {300, 300, 10}, {2000, 200, 40}};
	uint32_t left = 0;

	for (uint64_t seed = 1; seed <= 60; seed++) {
		left += clear_secrets(desk, seed, &shapes[seed % 5]);
	}
	assert_int_equal(left, 0);
}

static void test_store_clear__leaves_no_piece_between_what_is_left(void **state)
{
	clear_by_dice(*state);
}

static void test_store_clear__leaves_no_piece_on_a_network(void **state)
{
	clear_by_dice(*state);
}

/* -- what stays -- */

/* More than is held in memory at once, and no multiple of it. */
#define ASSET_BYTES (600 * 1024 + 7)

static uint32_t commit_asset(struct plen_lesson *lesson, const uint8_t *bytes)
{
	struct plen_op op = {.kind = PLEN_OP_ASSET};

	op.u.asset = (struct plen_op_asset){PLEN_MEDIA_PNG, 1, ASSET_BYTES, bytes};
	return (uint32_t)plen_lesson_commit(lesson, &op);
}

static void show_asset(struct plen_lesson *lesson, uint32_t page, uint32_t asset)
{
	struct plen_op_picture picture = {
		.asset = asset, .w_um = 1000, .h_um = 1000, .a_ppm = 1000000, .d_ppm = 1000000};
	struct plen_op op = {.kind = PLEN_OP_EDIT, .group = 1};

	op.u.edit.page = page;
	op.u.edit.pictures = &picture;
	op.u.edit.picture_count = 1;
	plen_lesson_commit(lesson, &op);
}

static void assert_asset(const struct clear_desk *desk, uint32_t asset, const uint8_t *bytes)
{
	uint8_t *found = plen_lesson_asset_bytes(desk->lesson, asset);

	assert_non_null(found);
	assert_memory_equal(found, bytes, ASSET_BYTES);
	free(found);
}

static void test_store_clear__pictures_that_are_shown_stay(void **state)
{
	struct clear_desk *desk = *state;
	uint8_t *kept = calloc(1, ASSET_BYTES);
	uint8_t *gone = calloc(1, ASSET_BYTES);
	size_t size = clear_desk_put_zigzag(gone + ASSET_BYTES / 2, CLEAR_SECRET_X_UM);

	for (size_t i = 0; i < ASSET_BYTES; i++) {
		kept[i] = (uint8_t)(i * 37 / 5);
	}
	clear_desk_put_zigzag(gone + ASSET_BYTES / 2 + size, CLEAR_SECRET_Y_UM);
	clear_desk_open(desk);
	uint32_t page = sample_commit_page(desk->lesson, 1);
	uint32_t asset = commit_asset(desk->lesson, kept);
	commit_asset(desk->lesson, gone);
	show_asset(desk->lesson, page, asset);
	assert_true(plen_store_flush(desk->store, CLEAR_WAIT_MS));
	assert_true(clear_desk_folder_holds_secret(desk->folder));
	clear_desk_clear(desk);
	assert_false(clear_desk_folder_holds_secret(desk->folder));
	assert_asset(desk, asset, kept);
	clear_desk_close(desk);
	clear_desk_open(desk);
	assert_asset(desk, asset, kept);
	clear_desk_close(desk);
	free(kept);
	free(gone);
}

/* Of other programs, which may have made the file anew. */
static void test_store_clear__with_pages_of_another_size(void **state)
{
	struct clear_desk *desk = *state;
	sqlite3 *db = NULL;

	clear_desk_open(desk);
	clear_desk_close(desk);
	assert_int_equal(sqlite3_open(desk->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
				      "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE;"
				      "PRAGMA page_size=1024; VACUUM;"
				      "PRAGMA journal_mode=WAL",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	sqlite3_close(db);
	clear_and_go_on(desk);
}

/* -- while it is at it -- */

/* The thread that shall do it cannot as long as the file is lent. */
static int clear_meanwhile(void *data, const struct plen_op *op)
{
	struct clear_desk *desk = data;
	struct plen_lesson *cleared = NULL;

	(void)op;
	assert_int_equal(plen_store_clear(desk->store), 0);
	assert_int_equal(plen_store_cleared(desk->store, &cleared), -EINPROGRESS);
	assert_null(cleared);
	assert_int_equal(plen_store_status(desk->store).state, PLEN_STORE_OK);
	return 1;
}

static void test_store_clear__holds_nobody_up(void **state)
{
	struct clear_desk *desk = *state;

	clear_desk_open(desk);
	clear_desk_make_secrets(desk, 20);
	assert_int_equal(plen_store_each(desk->store, 1, 0, clear_meanwhile, desk), 1);
	assert_int_equal(clear_desk_end_clear(desk), 0);
	assert_false(clear_desk_folder_holds_secret(desk->folder));
	clear_desk_close(desk);
}

static void note_wake(void *data)
{
	atomic_fetch_add((atomic_int *)data, 1);
}

static void test_store_clear__who_sleeps_is_woken(void **state)
{
	struct clear_desk *desk = *state;
	atomic_int wakes = 0;

	clear_desk_open(desk);
	clear_desk_make_secrets(desk, 3);
	plen_store_set_wake(desk->store, note_wake, &wakes);
	clear_desk_clear(desk);
	plen_store_set_wake(desk->store, NULL, NULL);
	assert_int_equal(wakes, 1);
	clear_desk_close(desk);
}

static void test_store_clear__whoever_closes_waits_for_it(void **state)
{
	struct clear_desk *desk = *state;

	clear_desk_open(desk);
	clear_desk_make_secrets(desk, 400); /* worth a snapshot */
	assert_int_equal(plen_store_clear(desk->store), 0);
	clear_desk_close(desk);
	assert_false(clear_desk_folder_holds_secret(desk->folder));
	clear_desk_open(desk);
	assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_WHOLE);
	clear_desk_close(desk);
	assert_false(clear_desk_folder_holds_secret(desk->folder));
}

/* -- marks -- */

static int count_marks(void *data, const struct plen_op *op)
{
	int *count = data;

	*count += op->mark != 0;
	for (int i = 0; op->kind == PLEN_OP_VIEW && i < PLEN_GROUP_COUNT; i++) {
		*count += op->u.view.panes[i].mark != 0;
	}
	return 0;
}

static void test_store_clear__marks_are_forgotten(void **state)
{
	struct clear_desk *desk = *state;
	struct sample_dice dice = {31};
	int marks = 0;

	clear_desk_open(desk);
	sample_lesson(&dice, desk->lesson, 500);
	for (int i = 0; i < 100; i++) {
		struct plen_op op;
		sample_edit(&dice, desk->lesson, 2, 1, &op);
		op.mark = (uint8_t)(i % PLEN_MARK_COUNT);
		plen_lesson_commit(desk->lesson, &op);
		plen_op_finish(&op);
	}
	assert_true(plen_store_flush(desk->store, CLEAR_WAIT_MS));
	assert_int_equal(plen_store_each(desk->store, 1, 0, count_marks, &marks), 0);
	assert_true(marks > 50);
	char *before = sample_show_strokes(desk->lesson);
	assert_int_equal(plen_store_forget_marks(desk->store), 0);
	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);

	marks = 0;
	clear_desk_open(desk);
	assert_int_equal(plen_store_each(desk->store, 1, 0, count_marks, &marks), 0);
	assert_int_equal(marks, 0);
	assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_WHOLE);
	assert_int_equal(plen_lesson_seq(desk->lesson), 600);
	char *after = sample_show_strokes(desk->lesson);
	assert_string_not_equal(before, after);
	sample_strip_marks(before);
	sample_strip_marks(after);
	assert_string_equal(before, after);
	clear_desk_close(desk);
	free(before);
	free(after);
}

int main(void)
{
#define CASE(name)                                                                                 \
	cmocka_unit_test_setup_teardown(test_store_clear__##name, clear_desk_setup,                \
					clear_desk_teardown)
#define NETWORK_CASE(name)                                                                         \
	cmocka_unit_test_setup_teardown(test_store_clear__##name, clear_desk_setup_on_network,     \
					clear_desk_teardown)
	const struct CMUnitTest tests[] = {
		CASE(leaves_no_byte_of_what_was_cleared),
		NETWORK_CASE(leaves_no_byte_on_a_network),
		CASE(of_a_lesson_by_dice),
		CASE(leaves_no_piece_between_what_is_left),
		NETWORK_CASE(leaves_no_piece_on_a_network),
		CASE(pictures_that_are_shown_stay),
		CASE(with_pages_of_another_size),
		CASE(holds_nobody_up),
		CASE(who_sleeps_is_woken),
		CASE(whoever_closes_waits_for_it),
		CASE(marks_are_forgotten),
	};

	plen_log_set_sink(sample_swallow);
	shim_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
