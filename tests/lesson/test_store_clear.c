/* SPDX-License-Identifier: MIT
 *
 * Cleared for good: not a byte of what was cleared is left, in the file or beside it, whenever the
 * power fails; and snapshots, which must not keep it either.
 */
#include "lesson/store.h"

#include <dirent.h>
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
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "common/mem.h"
#include "sample.h"
#include "scratch.h"
#include "shim.h"

#define WAIT_MS 20000

#define LOCAL 0xef53   /* ext4 */
#define NETWORK 0x6969 /* NFS */

static const uint8_t uuid[16] = {4};
static long file_system = LOCAL;

int __wrap_statfs(const char *path, struct statfs *info);

int __wrap_statfs(const char *path, struct statfs *info)
{
	(void)path;
	*info = (struct statfs){.f_type = file_system};
	return 0;
}

struct desk {
	char *folder, *path;
	struct plen_lesson *lesson;
	struct plen_store *store;
};

static int setup(void **state)
{
	struct desk *desk = calloc(1, sizeof(*desk));

	desk->folder = scratch_make();
	desk->path = scratch_path(desk->folder, "lesson.plenary");
	shim_reset(NULL);
	file_system = LOCAL;
	*state = desk;
	return 0;
}

static int setup_on_network(void **state)
{
	setup(state);
	file_system = NETWORK;
	return 0;
}

static int teardown(void **state)
{
	struct desk *desk = *state;

	shim_reset(NULL);
	scratch_remove(desk->folder);
	free(desk->path);
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

/* -- a lesson with secrets -- */

/* A place that nobody writes at: it is easily found in the bytes. */
#define SECRET_X_UM 1234567890
#define SECRET_Y_UM 1987654321

static size_t put_zigzag(uint8_t *at, uint32_t value)
{
	uint64_t coded = (uint64_t)value * 2;
	size_t size = 0;

	for (; coded >= 0x80; coded >>= 7) {
		at[size++] = (uint8_t)(coded | 0x80);
	}
	at[size++] = (uint8_t)coded;
	return size;
}

struct secret {
	uint32_t x_um, y_um;
	bool is_gone;
};

static const struct secret the_secret = {SECRET_X_UM, SECRET_Y_UM, true};

static bool is_within(const struct scratch_bytes *bytes, const struct secret *secret)
{
	uint8_t wanted[16];
	size_t size = put_zigzag(wanted, secret->x_um);

	size += put_zigzag(wanted + size, secret->y_um);
	return bytes->data != NULL && memmem(bytes->data, bytes->size, wanted, size) != NULL;
}

static bool holds_secret(const char *path)
{
	struct scratch_bytes bytes = scratch_read(path);
	bool found = is_within(&bytes, &the_secret);

	free(bytes.data);
	return found;
}

/* In whichever file. */
static bool folder_holds_secret(const char *folder)
{
	DIR *list = opendir(folder);
	const struct dirent *entry = NULL;
	bool found = false;

	assert_non_null(list);
	while (!found && (entry = readdir(list)) != NULL) {
		char *path = scratch_path(folder, entry->d_name);
		found = holds_secret(path);
		free(path);
	}
	closedir(list);
	return found;
}

/* The secret is at its beginning, and at every tenth point; long ones spread over pages. */
static uint64_t write_secret(struct plen_lesson *lesson, uint32_t page, uint32_t count,
			     const struct secret *secret)
{
	struct plen_stroke_point *points = calloc(count, sizeof(*points));
	struct plen_op_stroke stroke = {
		.group = 1, .width_um = 700, .count = count, .points = points};
	struct plen_op op = {.kind = PLEN_OP_EDIT, .group = 1};

	for (uint32_t i = 0; i < count; i++) {
		points[i] = (struct plen_stroke_point){
			.x_um = i % 10 == 0 ? (int32_t)secret->x_um : 0,
			.y_um = i % 10 == 0 ? (int32_t)secret->y_um : 0,
			.t_ms = i,
			.pressure = 255,
		};
	}
	op.u.edit.page = page;
	op.u.edit.strokes = &stroke;
	op.u.edit.stroke_count = 1;
	uint64_t seq = plen_lesson_commit(lesson, &op);
	free(points);
	return seq * PLEN_OP_STROKES_MAX;
}

static void make_secrets(struct desk *desk, int count)
{
	static const double line[] = {10, 10, 50, 50, 90, 10};
	uint32_t page = sample_commit_page(desk->lesson, 1);

	for (int i = 0; i < count; i++) {
		uint32_t points = i % 5 == 0 ? 2000 : 11;
		uint64_t stroke = write_secret(desk->lesson, page, points, &the_secret);
		if (i % 2 == 0) {
			assert_true(sample_commit_undo(desk->lesson, 1));
		} else {
			sample_commit_cut(desk->lesson, 2, page, 0, stroke, 0,
					  (points - 1) * PLEN_STROKE_POS_ONE);
		}
		sample_commit_stroke(desk->lesson, 2, page, 500, 3, line);
	}
	assert_true(plen_store_flush(desk->store, WAIT_MS));
}

static char *show_seen(const char *path)
{
	struct plen_lesson *lesson = plen_lesson_create();
	char error[300] = "";
	uint8_t found[16];

	if (plen_store_read(path, INT64_MAX, lesson, found, error, sizeof(error)) != 0) {
		fail_msg("%s", error);
	}
	assert_memory_equal(found, uuid, 16);
	char *text = sample_show_strokes(lesson);
	plen_lesson_destroy(lesson);
	return text;
}

static int end_clear(struct desk *desk)
{
	const struct plen_lesson_listener listener = {on_committed, NULL, desk};
	struct plen_lesson *cleared = NULL;

	plen_store_clear_await(desk->store);
	int error = plen_store_cleared(desk->store, &cleared);
	assert_int_equal(error == 0, cleared != NULL);
	if (error == 0) {
		assert_int_equal(plen_lesson_seq(cleared), plen_lesson_seq(desk->lesson));
		plen_lesson_destroy(desk->lesson);
		desk->lesson = cleared;
		plen_lesson_set_listener(cleared, &listener);
	}
	return error;
}

static int try_clear(struct desk *desk)
{
	assert_int_equal(plen_store_clear(desk->store), 0);
	return end_clear(desk);
}

static void clear(struct desk *desk)
{
	assert_int_equal(try_clear(desk), 0);
}

static void clear_and_go_on(struct desk *desk)
{
	open_desk(desk);
	make_secrets(desk, 20);
	assert_true(folder_holds_secret(desk->folder));
	clear(desk);
	assert_false(folder_holds_secret(desk->folder));

	/* And it goes on. */
	make_secrets(desk, 3);
	close_desk(desk);
	open_desk(desk);
	close_desk(desk);
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
	struct desk *desk = *state;
	struct sample_dice dice = {21};

	open_desk(desk);
	for (int round = 0; round < 5; round++) {
		sample_lesson(&dice, desk->lesson, 150);
		assert_true(plen_store_flush(desk->store, WAIT_MS));
		for (uint8_t owner = 0; owner < PLEN_GROUP_COUNT; owner++) {
			/* Asleep or awake, it is cleared the same. */
			if (plen_lesson_page_count(desk->lesson, owner) > 0 && round % 2 == 0) {
				plen_lesson_sleep(desk->lesson,
						  plen_lesson_page_at(desk->lesson, owner, 0)->id,
						  UINT64_MAX);
			}
		}
		clear(desk);
		char *live = sample_show_strokes(desk->lesson);
		struct plen_store_copy *copy = NULL;
		assert_int_equal(sample_copy(desk->store, &copy), 0);
		char *read = show_seen(plen_store_copy_path(copy));
		plen_store_copy_destroy(copy);
		assert_string_equal(live, read);
		free(live);
		free(read);
	}
	close_desk(desk);
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

static struct secret *write_secrets(struct desk *desk, struct sample_dice *dice,
				    const struct dice_lesson *shape)
{
	struct secret *secrets = calloc(shape->strokes, sizeof(*secrets));
	uint64_t *strokes = calloc(shape->strokes, sizeof(*strokes));
	uint32_t pages[PAGES];

	for (size_t i = 0; i < PAGES; i++) {
		pages[i] = sample_commit_page(desk->lesson, 1);
	}
	for (uint32_t i = 0; i < shape->strokes; i++) {
		uint32_t page = pages[sample_roll(dice, PAGES)];
		secrets[i] = (struct secret){
			.x_um = 1000000000 + sample_roll(dice, 1000000000),
			.y_um = 1000000000 + sample_roll(dice, 1000000000),
			.is_gone = sample_roll(dice, 100) < shape->percent_gone,
		};
		strokes[i] = write_secret(desk->lesson, page,
					  1 + sample_roll(dice, shape->points_max), &secrets[i]);
	}
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	for (uint32_t i = 0; i < shape->strokes; i++) {
		if (secrets[i].is_gone) {
			take_back(desk->lesson, strokes[i]);
		}
	}
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	free(strokes);
	return secrets;
}

/* How many of those that are gone are in the file; others must be, or this finds nothing. */
static uint32_t count_left(const struct desk *desk, const char *suffix,
			   const struct secret *secrets, uint32_t count)
{
	char *path = plen_asprintf("%s%s", desk->path, suffix);
	struct scratch_bytes bytes = scratch_read(path);
	uint32_t left = 0;

	for (uint32_t i = 0; i < count; i++) {
		if (secrets[i].is_gone) {
			left += is_within(&bytes, &secrets[i]);
		} else if (i < 20 && suffix[0] == '\0') {
			assert_true(is_within(&bytes, &secrets[i]));
		}
	}
	free(bytes.data);
	free(path);
	return left;
}

static uint32_t clear_secrets(struct desk *desk, uint64_t seed, const struct dice_lesson *shape)
{
	struct sample_dice dice = {seed};
	struct secret *secrets = NULL;
	uint32_t left = 0;

	open_desk(desk);
	secrets = write_secrets(desk, &dice, shape);
	clear(desk);
	left = count_left(desk, "", secrets, shape->strokes) +
	       count_left(desk, "-wal", secrets, shape->strokes) +
	       count_left(desk, "-journal", secrets, shape->strokes);
	close_desk(desk);
	scratch_clear(desk->folder);
	free(secrets);
	return left;
}

static void clear_by_dice(struct desk *desk)
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

static void assert_asset(const struct desk *desk, uint32_t asset, const uint8_t *bytes)
{
	uint8_t *found = plen_lesson_asset_bytes(desk->lesson, asset);

	assert_non_null(found);
	assert_memory_equal(found, bytes, ASSET_BYTES);
	free(found);
}

static void test_store_clear__pictures_that_are_shown_stay(void **state)
{
	struct desk *desk = *state;
	uint8_t *kept = calloc(1, ASSET_BYTES);
	uint8_t *gone = calloc(1, ASSET_BYTES);
	size_t size = put_zigzag(gone + ASSET_BYTES / 2, SECRET_X_UM);

	for (size_t i = 0; i < ASSET_BYTES; i++) {
		kept[i] = (uint8_t)(i * 37 / 5);
	}
	put_zigzag(gone + ASSET_BYTES / 2 + size, SECRET_Y_UM);
	open_desk(desk);
	uint32_t page = sample_commit_page(desk->lesson, 1);
	uint32_t asset = commit_asset(desk->lesson, kept);
	commit_asset(desk->lesson, gone);
	show_asset(desk->lesson, page, asset);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	assert_true(folder_holds_secret(desk->folder));
	clear(desk);
	assert_false(folder_holds_secret(desk->folder));
	assert_asset(desk, asset, kept);
	close_desk(desk);
	open_desk(desk);
	assert_asset(desk, asset, kept);
	close_desk(desk);
	free(kept);
	free(gone);
}

/* Of other programs, which may have made the file anew. */
static void test_store_clear__with_pages_of_another_size(void **state)
{
	struct desk *desk = *state;
	sqlite3 *db = NULL;

	open_desk(desk);
	close_desk(desk);
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
	struct desk *desk = data;
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
	struct desk *desk = *state;

	open_desk(desk);
	make_secrets(desk, 20);
	assert_int_equal(plen_store_each(desk->store, 1, 0, clear_meanwhile, desk), 1);
	assert_int_equal(end_clear(desk), 0);
	assert_false(folder_holds_secret(desk->folder));
	close_desk(desk);
}

static void note_wake(void *data)
{
	atomic_fetch_add((atomic_int *)data, 1);
}

static void test_store_clear__who_sleeps_is_woken(void **state)
{
	struct desk *desk = *state;
	atomic_int wakes = 0;

	open_desk(desk);
	make_secrets(desk, 3);
	plen_store_set_wake(desk->store, note_wake, &wakes);
	clear(desk);
	plen_store_set_wake(desk->store, NULL, NULL);
	assert_int_equal(wakes, 1);
	close_desk(desk);
}

static void test_store_clear__whoever_closes_waits_for_it(void **state)
{
	struct desk *desk = *state;

	open_desk(desk);
	make_secrets(desk, 400); /* worth a snapshot */
	assert_int_equal(plen_store_clear(desk->store), 0);
	close_desk(desk);
	assert_false(folder_holds_secret(desk->folder));
	open_desk(desk);
	assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_WHOLE);
	close_desk(desk);
	assert_false(folder_holds_secret(desk->folder));
}

/* Ink that is not written yet could not be cleared. */
static void test_store_clear__on_a_full_disk_changes_nothing(void **state)
{
	struct desk *desk = *state;

	shim_reset(desk->folder);
	open_desk(desk);
	make_secrets(desk, 5);
	for (uint64_t call = 1; call < 4; call++) {
		shim_fail(shim_calls() + call, SQLITE_FULL, true);
		assert_int_equal(try_clear(desk), -ENOSPC);
		shim_fail(0, SQLITE_OK, false);
	}
	sample_commit_page(desk->lesson, 2);
	close_desk(desk);
	assert_true(holds_secret(desk->path));
}

/* -- journals that somebody has left -- */

/* As an earlier Plenary left them on a network: of no use to anybody, and full. */
static void leave_journal(const char *path)
{
	struct scratch_bytes bytes = scratch_read(path);
	char *journal = plen_asprintf("%s-journal", path);

	memset(bytes.data, 0, 28);
	scratch_write(journal, bytes.data, bytes.size);
	free(journal);
	free(bytes.data);
}

static void open_beside_left_journal(struct desk *desk)
{
	char *journal = plen_asprintf("%s-journal", desk->path);

	open_desk(desk);
	make_secrets(desk, 20);
	close_desk(desk);
	assert_true(holds_secret(desk->path));
	leave_journal(desk->path);
	assert_true(holds_secret(journal));

	open_desk(desk);
	assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_WHOLE);
	assert_false(holds_secret(journal));
	close_desk(desk);
	assert_int_not_equal(access(journal, F_OK), 0);
	free(journal);
}

static void test_store_clear__a_journal_that_was_left_is_emptied(void **state)
{
	open_beside_left_journal(*state);
}

static void test_store_clear__a_journal_that_was_left_on_a_network(void **state)
{
	open_beside_left_journal(*state);
}

/* -- a disk that takes the log, but not the lesson -- */

static void open_failing(struct desk *desk)
{
	open_desk(desk);
	make_secrets(desk, 20);
	close_desk(desk);
	assert_true(holds_secret(desk->path));
	shim_reset(desk->folder);
	shim_fail_in("lesson.plenary");
	open_desk(desk);
	shim_fail(shim_calls() + 1, SQLITE_IOERR_WRITE, true);
}

static void await_no_remains(struct desk *desk)
{
	while (plen_store_status(desk->store).has_remains) {
		plen_store_flush(desk->store, 1); /* hurries it */
	}
}

static void test_store_clear__what_is_still_on_the_disk_is_told_until_it_is_gone(void **state)
{
	struct desk *desk = *state;

	open_failing(desk);
	clear(desk);
	assert_true(plen_store_status(desk->store).has_remains);
	assert_true(holds_secret(desk->path));
	make_secrets(desk, 1); /* ink is saved meanwhile */
	assert_int_equal(plen_store_status(desk->store).state, PLEN_STORE_OK);
	assert_true(plen_store_status(desk->store).has_remains);

	shim_fail(0, SQLITE_OK, false);
	await_no_remains(desk);
	clear(desk);
	assert_false(folder_holds_secret(desk->folder));
	close_desk(desk);
}

static void test_store_clear__what_is_still_there_is_seen_to_by_the_next_opening(void **state)
{
	struct desk *desk = *state;

	open_failing(desk);
	clear(desk);
	close_desk(desk);
	assert_true(holds_secret(desk->path));

	open_desk(desk);
	assert_true(plen_store_status(desk->store).has_remains);
	shim_fail(0, SQLITE_OK, false);
	await_no_remains(desk);
	assert_false(folder_holds_secret(desk->folder));
	close_desk(desk);
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
	struct desk *desk = *state;
	struct sample_dice dice = {31};
	int marks = 0;

	open_desk(desk);
	sample_lesson(&dice, desk->lesson, 500);
	for (int i = 0; i < 100; i++) {
		struct plen_op op;
		sample_edit(&dice, desk->lesson, 2, 1, &op);
		op.mark = (uint8_t)(i % PLEN_MARK_COUNT);
		plen_lesson_commit(desk->lesson, &op);
		plen_op_finish(&op);
	}
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	assert_int_equal(plen_store_each(desk->store, 1, 0, count_marks, &marks), 0);
	assert_true(marks > 50);
	char *before = sample_show_strokes(desk->lesson);
	assert_int_equal(plen_store_forget_marks(desk->store), 0);
	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);

	marks = 0;
	open_desk(desk);
	assert_int_equal(plen_store_each(desk->store, 1, 0, count_marks, &marks), 0);
	assert_int_equal(marks, 0);
	assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_WHOLE);
	assert_int_equal(plen_lesson_seq(desk->lesson), 600);
	char *after = sample_show_strokes(desk->lesson);
	assert_int_equal(strlen(before) >= strlen(after), 1);
	close_desk(desk);
	free(before);
	free(after);
}

/* -- the power is cut before any call -- */

struct cuts {
	char *folder;
	struct sample_dice dice;
	uint32_t count;
};

#define FATES 2

static void on_call(void *data, uint64_t call)
{
	struct cuts *cuts = data;

	(void)call;
	for (int fate = 0; fate < FATES; fate++) {
		char *folder = plen_asprintf("%s/%u", cuts->folder, cuts->count++);
		mkdir(folder, 0700);
		shim_cut_power(folder, &cuts->dice);
		free(folder);
	}
}

static void cut_power_at_each_call(struct desk *desk)
{
	struct cuts cuts = {.folder = scratch_make(), .dice = {6}};
	uint32_t all = 0;
	uint32_t nothing = 0;

	shim_reset(desk->folder);
	open_desk(desk);
	make_secrets(desk, 10);
	char *old = sample_show(desk->lesson);
	shim_set_watch(on_call, &cuts);
	clear(desk);
	shim_set_watch(NULL, NULL);
	char *new = sample_show(desk->lesson);
	close_desk(desk);
	shim_reset(NULL);
	assert_true(cuts.count > 20);
	assert_string_not_equal(old, new);
	for (uint32_t i = 0; i < cuts.count; i++) {
		struct desk after = {.folder = plen_asprintf("%s/%u", cuts.folder, i)};
		after.path = scratch_path(after.folder, "lesson.plenary");
		open_desk(&after);
		assert_int_equal(plen_store_opening(after.store)->opened, PLEN_STORE_WHOLE);
		char *seen = sample_show(after.lesson);
		bool is_cleared = strcmp(seen, new) == 0;
		assert_true(is_cleared || strcmp(seen, old) == 0);
		assert_int_equal(folder_holds_secret(after.folder), !is_cleared);
		close_desk(&after);
		assert_int_equal(folder_holds_secret(after.folder), !is_cleared);
		*(is_cleared ? &nothing : &all) += 1;
		free(seen);
		free(after.path);
		free(after.folder);
	}
	assert_true(all > 0 && nothing > 0);
	scratch_remove(cuts.folder);
	free(old);
	free(new);
}

static void test_store_clear__a_power_cut_leaves_all_or_nothing(void **state)
{
	cut_power_at_each_call(*state);
}

static void test_store_clear__a_power_cut_on_a_network_too(void **state)
{
	cut_power_at_each_call(*state);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(test_store_clear__##name, setup, teardown)
#define NETWORK_CASE(name)                                                                         \
	cmocka_unit_test_setup_teardown(test_store_clear__##name, setup_on_network, teardown)
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
		CASE(on_a_full_disk_changes_nothing),
		CASE(a_journal_that_was_left_is_emptied),
		NETWORK_CASE(a_journal_that_was_left_on_a_network),
		CASE(what_is_still_on_the_disk_is_told_until_it_is_gone),
		CASE(what_is_still_there_is_seen_to_by_the_next_opening),
		CASE(marks_are_forgotten),
		CASE(a_power_cut_leaves_all_or_nothing),
		NETWORK_CASE(a_power_cut_on_a_network_too),
	};

	plen_log_set_sink(sample_swallow);
	shim_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
