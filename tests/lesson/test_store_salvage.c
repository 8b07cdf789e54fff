/* SPDX-License-Identifier: MIT
 *
 * Damaged lessons: looking leaves them as they are; a board that opens one sets it aside whole and
 * goes on with whatever could be saved. And lessons of a newer Plenary, which are only looked at.
 */
#include "lesson/store.h"

#include <errno.h>
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "common/mem.h"
#include "sample.h"
#include "scratch.h"

#define ERROR_SIZE 300
#define OPS 100
#define LOST_PAGES 20000

static const uint8_t uuid[16] = {7};
static const uint8_t other_uuid[16] = {8};

struct desk {
	char *folder, *path;
	char *whole; /* what the lesson shows when nothing is lost */
	struct scratch_bytes sound;
};

static void on_committed(void *data, const struct plen_op *op)
{
	plen_store_append(data, op);
}

/* A sound lesson, closed. */
static void make_lesson(const char *path, uint64_t seed)
{
	struct plen_store *store = NULL;
	struct plen_lesson *lesson = plen_lesson_create();
	struct sample_dice dice = {seed};

	assert_int_equal(plen_store_open(&store, path, uuid, lesson, NULL, 0), 0);
	const struct plen_lesson_listener listener = {on_committed, NULL, store};
	plen_lesson_set_listener(lesson, &listener);
	sample_lesson(&dice, lesson, OPS);
	assert_true(plen_store_close(store));
	plen_lesson_destroy(lesson);
}

static char *show_file(const char *path)
{
	struct plen_lesson *lesson = plen_lesson_create();
	char error[ERROR_SIZE] = "";
	uint8_t found[16];

	if (plen_store_read(path, INT64_MAX, lesson, found, error, ERROR_SIZE) != 0) {
		fail_msg("%s", error);
	}
	assert_memory_equal(found, uuid, 16);
	char *text = sample_show(lesson);
	plen_lesson_destroy(lesson);
	return text;
}

static int setup(void **state)
{
	struct desk *desk = calloc(1, sizeof(*desk));

	desk->folder = scratch_make();
	desk->path = scratch_path(desk->folder, "lesson.plenary");
	make_lesson(desk->path, 3);
	desk->whole = show_file(desk->path);
	desk->sound = scratch_read(desk->path);
	*state = desk;
	return 0;
}

static int teardown(void **state)
{
	struct desk *desk = *state;

	scratch_remove(desk->folder);
	free(desk->path);
	free(desk->whole);
	free(desk->sound.data);
	free(desk);
	return 0;
}

/* The sound lesson in an empty folder. */
static void begin(struct desk *desk)
{
	scratch_remove(desk->folder);
	free(desk->path);
	desk->folder = scratch_make();
	desk->path = scratch_path(desk->folder, "lesson.plenary");
	scratch_write(desk->path, desk->sound.data, desk->sound.size);
}

/* Does to the file what no Plenary would. */
static void alter(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	char *message = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
		fail_msg("%s: %s", sql, message);
	}
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static int try_read(const struct desk *desk, char *error)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint8_t found[16];
	int result = plen_store_read(desk->path, INT64_MAX, lesson, found, error, ERROR_SIZE);

	plen_lesson_destroy(lesson);
	return result;
}

/* Opens as a board does, writes one more view and closes. */
static struct plen_store_opening open_and_go_on(const char *path)
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_store *store = NULL;
	struct plen_op op = {.kind = PLEN_OP_VIEW};
	char error[ERROR_SIZE] = "";

	if (plen_store_open(&store, path, other_uuid, lesson, error, ERROR_SIZE) != 0) {
		fail_msg("%s", error);
	}
	struct plen_store_opening opening = *plen_store_opening(store);
	op.u.view.group_count = 2;
	plen_lesson_commit(lesson, &op);
	plen_store_append(store, &op);
	assert_true(plen_store_close(store));
	plen_lesson_destroy(lesson);
	return opening;
}

/* Looking refuses and touches nothing; opening saves, and sets all of it aside. */
static struct plen_store_opening assert_salvaged(struct desk *desk, const char *words)
{
	char error[ERROR_SIZE] = "";
	char *before = scratch_list(desk->folder);
	struct scratch_bytes damaged = scratch_read(desk->path);

	assert_int_equal(try_read(desk, error), -EBADMSG);
	if (strstr(error, words) == NULL) {
		fail_msg("\"%s\" does not say \"%s\"", error, words);
	}
	char *after = scratch_list(desk->folder);
	assert_string_equal(before, after);
	free(before);
	free(after);

	struct plen_store_opening opening = open_and_go_on(desk->path);
	assert_int_equal(opening.opened, PLEN_STORE_SALVAGED);
	assert_non_null(strstr(opening.set_aside, "lesson (damaged "));
	char *aside = scratch_path(desk->folder, opening.set_aside);
	struct scratch_bytes kept = scratch_read(aside);
	assert_int_equal(kept.size, damaged.size);
	assert_memory_equal(kept.data, damaged.data, damaged.size);
	free(kept.data);
	free(aside);
	free(damaged.data);
	/* From now on it is a lesson like any. */
	assert_int_equal(open_and_go_on(desk->path).opened, PLEN_STORE_WHOLE);
	return opening;
}

/* Refused, and nothing beside it is moved, made or changed. */
static void assert_left_alone(struct desk *desk, const char *path, const char *words)
{
	char error[ERROR_SIZE] = "";
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_store *store = NULL;
	struct scratch_bytes before = scratch_read(path);
	char *names = scratch_list(desk->folder);

	assert_int_equal(plen_store_open(&store, path, uuid, lesson, error, ERROR_SIZE), -EBADMSG);
	assert_non_null(strstr(error, words));
	char *names_now = scratch_list(desk->folder);
	assert_string_equal(names, names_now);
	struct scratch_bytes now = scratch_read(path);
	assert_int_equal(now.size, before.size);
	assert_memory_equal(now.data, before.data, now.size);
	plen_lesson_destroy(lesson);
	free(now.data);
	free(before.data);
	free(names);
	free(names_now);
}

/* What is seen in the lesson, without the views that we have written ourselves. */
static char *show_strokes(const char *path)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint8_t found[16];

	assert_int_equal(plen_store_read(path, INT64_MAX, lesson, found, NULL, 0), 0);
	assert_memory_equal(found, uuid, 16);
	char *text = sample_show_strokes(lesson);
	plen_lesson_destroy(lesson);
	return text;
}

static void assert_nothing_lost(struct desk *desk, const char *sound)
{
	char *saved = show_strokes(desk->path);

	assert_string_equal(saved, sound);
	free(saved);
}

/* -- the file around the operations -- */

static void test_store_salvage__tables_that_are_not_ours(void **state)
{
	static const char *const alterations[] = {
		"CREATE TRIGGER t AFTER INSERT ON op BEGIN DELETE FROM op; END",
		"CREATE VIEW v AS SELECT * FROM op",
		"CREATE TABLE more(x)",
		"CREATE INDEX i ON op(kind)",
		"DROP INDEX op_page",
		"DROP TABLE snapshot",
		"ALTER TABLE op RENAME TO op2; CREATE VIEW op AS SELECT * FROM op2",
	};
	struct desk *desk = *state;
	char *sound = show_strokes(desk->path);

	for (size_t i = 0; i < sizeof(alterations) / sizeof(alterations[0]); i++) {
		begin(desk);
		alter(desk->path, alterations[i]);
		struct plen_store_opening opening = assert_salvaged(desk, "tables");
		assert_int_equal(opening.lost, 0);
		assert_nothing_lost(desk, sound);
	}
	free(sound);
}

/* The first page of all: nothing works without it, and no operation is there. */
static void test_store_salvage__the_first_page_destroyed(void **state)
{
	struct desk *desk = *state;
	char *sound = show_strokes(desk->path);

	for (size_t size = 16; size <= 4096; size *= 2) {
		begin(desk);
		struct scratch_bytes bytes = scratch_read(desk->path);
		memset(bytes.data, 0xa5, size);
		scratch_write(desk->path, bytes.data, bytes.size);
		free(bytes.data);
		struct plen_store_opening opening = assert_salvaged(desk, "");
		assert_int_equal(opening.lost, 0);
		assert_nothing_lost(desk, sound);
	}
	free(sound);
}

static void test_store_salvage__the_identity_lost(void **state)
{
	struct desk *desk = *state;
	struct plen_lesson *lesson = plen_lesson_create();
	uint8_t found[16];

	alter(desk->path, "DELETE FROM meta");
	assert_int_equal(open_and_go_on(desk->path).opened, PLEN_STORE_SALVAGED);
	assert_int_equal(plen_store_read(desk->path, INT64_MAX, lesson, found, NULL, 0), 0);
	assert_memory_equal(found, other_uuid, 16);
	assert_int_equal(plen_lesson_seq(lesson), OPS + 1);
	plen_lesson_destroy(lesson);
}

/* -- operations -- */

static void test_store_salvage__operations_that_cannot_have_happened(void **state)
{
	static const struct {
		const char *sql, *words;
	} alterations[] = {
		{"DELETE FROM op WHERE seq=50", "at operation 50"},
		{"DELETE FROM op WHERE seq=1", "at operation 1)"},
		{"UPDATE op SET seq=-1 WHERE seq=1", "at operation 1)"},
		{"UPDATE op SET kind=9 WHERE seq=60", "at operation 60"},
		{"UPDATE op SET kind=257 WHERE seq=1", "at operation 1)"},
		{"UPDATE op SET grp=7 WHERE seq=60", "at operation 60"},
		{"UPDATE op SET grp=-1 WHERE seq=60", "at operation 60"},
		{"UPDATE op SET page=page+1 WHERE seq=60", "at operation 60"},
		{"UPDATE op SET mark=mark+1 WHERE seq=60", "at operation 60"},
		{"UPDATE op SET sum=sum+1 WHERE seq=60", "at operation 60"},
		{"UPDATE op SET body=x'' WHERE seq=60", "at operation 60"},
		{"UPDATE op SET body=CAST(body||x'01' AS BLOB) WHERE seq=60", "at operation 60"},
	};
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof(alterations) / sizeof(alterations[0]); i++) {
		begin(desk);
		alter(desk->path, alterations[i].sql);
		struct plen_store_opening opening = assert_salvaged(desk, alterations[i].words);
		assert_in_range(opening.lost, 1, 6);
	}
}

static int count_op(void *data, const struct plen_op *op)
{
	((uint64_t *)data)[op->kind]++;
	return 0;
}

static void count_kinds(const char *path, uint64_t counts[PLEN_OP_GAP + 1])
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_store *store = NULL;

	memset(counts, 0, (PLEN_OP_GAP + 1) * sizeof(counts[0]));
	assert_int_equal(plen_store_open(&store, path, uuid, lesson, NULL, 0), 0);
	assert_int_equal(plen_store_each(store, 1, 0, count_op, counts), 0);
	assert_true(plen_store_close(store));
	plen_lesson_destroy(lesson);
}

/* Without its page an edit is homeless: the page is made anew, and whose it was is remembered. */
static void test_store_salvage__a_lost_page_is_made_again(void **state)
{
	struct desk *desk = *state;
	struct plen_lesson *lesson = plen_lesson_create();
	uint64_t before[PLEN_OP_GAP + 1];
	uint64_t after[PLEN_OP_GAP + 1];
	uint8_t found[16];

	count_kinds(desk->path, before);
	alter(desk->path, "DELETE FROM op WHERE kind=1");
	struct plen_store_opening opening = assert_salvaged(desk, "at operation 1)");
	assert_int_equal(opening.lost, before[PLEN_OP_PAGE]);
	count_kinds(desk->path, after);
	assert_int_equal(after[PLEN_OP_EDIT], before[PLEN_OP_EDIT]);
	assert_int_equal(plen_store_read(desk->path, INT64_MAX, lesson, found, NULL, 0), 0);
	assert_true(plen_lesson_page(lesson, 1) != NULL);
	plen_lesson_destroy(lesson);
}

static void insert_edit(sqlite3_stmt *insert, int64_t seq)
{
	struct plen_op op = {.seq = (uint64_t)seq, .kind = PLEN_OP_EDIT, .group = 1};
	size_t size = 0;

	op.u.edit.page = (uint32_t)seq - 1;
	uint8_t *body = plen_op_encode(&op, &size);
	sqlite3_bind_int64(insert, 1, seq);
	sqlite3_bind_blob64(insert, 2, body, size, SQLITE_TRANSIENT);
	assert_int_equal(sqlite3_step(insert), SQLITE_DONE);
	assert_int_equal(sqlite3_reset(insert), SQLITE_OK);
	free(body);
}

/* Of version 1, which has no sums: anybody can write one. */
static void make_edits_without_pages(const char *path, int count)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *insert = NULL;

	unlink(path);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(db,
			     "PRAGMA application_id=0x504c454e; PRAGMA user_version=1; BEGIN;"
			     "CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, "
			     "WITHOUT ROWID;"
			     "INSERT INTO meta VALUES('uuid', x'07000000000000000000000000000000');"
			     "CREATE TABLE op(seq INTEGER PRIMARY KEY, time_us INTEGER NOT NULL, "
			     "grp INTEGER NOT NULL, page INTEGER NOT NULL, kind INTEGER NOT NULL, "
			     "body BLOB NOT NULL) STRICT",
			     NULL, NULL, NULL),
		SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, "INSERT INTO op VALUES(?1, 0, 1, ?1 - 1, 2, ?2)",
					    -1, &insert, NULL),
			 SQLITE_OK);
	for (int i = 1; i <= count; i++) {
		insert_edit(insert, 2 * (int64_t)i);
	}
	sqlite3_finalize(insert);
	assert_int_equal(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* Each page is a lost one; none of them is looked for among all others. */
static void test_store_salvage__thousands_of_pages_that_are_not_there(void **state)
{
	struct desk *desk = *state;
	uint64_t counts[PLEN_OP_GAP + 1];

	make_edits_without_pages(desk->path, LOST_PAGES);
	struct plen_store_opening opening = assert_salvaged(desk, "at operation 1)");
	assert_int_equal(opening.lost, LOST_PAGES);
	count_kinds(desk->path, counts);
	assert_int_equal(counts[PLEN_OP_PAGE], LOST_PAGES);
	assert_int_equal(counts[PLEN_OP_EDIT], LOST_PAGES);
}

static void test_store_salvage__most_of_the_operations_lost(void **state)
{
	struct desk *desk = *state;

	for (int kept = 2; kept < 12; kept++) {
		begin(desk);
		char *sql = plen_asprintf("DELETE FROM op WHERE seq %% %d <> 0", kept);
		alter(desk->path, sql);
		struct plen_store_opening opening = assert_salvaged(desk, "at operation 1)");
		assert_in_range(opening.lost, OPS - OPS / kept - kept, OPS);
		free(sql);
	}
}

static void test_store_salvage__a_file_cut_short(void **state)
{
	struct desk *desk = *state;

	for (size_t size = 4096 * 2; size < desk->sound.size; size += 700) {
		begin(desk);
		scratch_write(desk->path, desk->sound.data, size);
		struct plen_store_opening opening = open_and_go_on(desk->path);
		assert_int_equal(opening.opened, PLEN_STORE_SALVAGED);
		assert_int_equal(open_and_go_on(desk->path).opened, PLEN_STORE_WHOLE);
	}
}

/* Any flipped bit anywhere is harmless, or found and mended; little is ever lost with it. */
static void test_store_salvage__flipped_bits(void **state)
{
	struct desk *desk = *state;
	struct sample_dice dice = {5};
	int salvaged = 0;

	for (int i = 0; i < 300; i++) {
		/* Half of them where the structure is. */
		uint32_t reach = i % 2 == 0 ? 100 : (uint32_t)desk->sound.size;
		uint32_t at = sample_roll(&dice, reach);
		uint8_t bit = (uint8_t)(1 << sample_roll(&dice, 8));
		char error[ERROR_SIZE] = "";
		begin(desk);
		desk->sound.data[at] ^= bit;
		scratch_write(desk->path, desk->sound.data, desk->sound.size);
		desk->sound.data[at] ^= bit;
		int result = try_read(desk, error);
		if (at >= 60 && at < 64 && result == -EPROTO) {
			continue; /* a version of the far future */
		}
		struct plen_store_opening opening = open_and_go_on(desk->path);
		salvaged += opening.opened == PLEN_STORE_SALVAGED;
		assert_true(opening.opened == PLEN_STORE_WHOLE || opening.lost < OPS / 2);
		assert_true(result == 0 || opening.opened == PLEN_STORE_SALVAGED);
	}
	assert_true(salvaged > 80);
}

/* -- with a journal -- */

/* What was only in the journal is saved as well; the journal goes with its file. */
static void test_store_salvage__a_journal_of_a_damaged_file(void **state)
{
	struct desk *desk = *state;
	char *wal = plen_asprintf("%s-wal", desk->path);
	pid_t child = fork();

	if (child == 0) {
		struct plen_store *store = NULL;
		struct plen_lesson *lesson = plen_lesson_create();
		struct sample_dice dice = {77};
		if (plen_store_open(&store, desk->path, uuid, lesson, NULL, 0) != 0) {
			_exit(1);
		}
		const struct plen_lesson_listener listener = {on_committed, NULL, store};
		plen_lesson_set_listener(lesson, &listener);
		sample_lesson(&dice, lesson, 50);
		_exit(plen_store_flush(store, 20000) ? 0 : 2);
	}
	int status = 0;
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
	char *sound = show_strokes(desk->path);
	struct scratch_bytes log = scratch_read(wal);
	assert_true(log.size > 0);
	/* Page 1 as it is in the journal, frame after frame. */
	for (size_t at = 32; at + 24 + 4096 <= log.size; at += 24 + 4096) {
		if (memcmp(log.data + at, "\0\0\0\1", 4) == 0) {
			memset(log.data + at + 24, 0, 4096);
		}
	}
	memset(log.data, 0, 32);
	scratch_write(wal, log.data, log.size);
	struct scratch_bytes bytes = scratch_read(desk->path);
	memset(bytes.data, 0, 4096);
	scratch_write(desk->path, bytes.data, bytes.size);
	free(bytes.data);

	struct plen_store_opening opening = assert_salvaged(desk, "");
	assert_int_equal(opening.lost, 0);
	assert_nothing_lost(desk, sound);
	char *aside = plen_asprintf("%s/%s-wal", desk->folder, opening.set_aside);
	bytes = scratch_read(aside);
	assert_int_equal(bytes.size, log.size);
	assert_memory_equal(bytes.data, log.data, log.size);
	free(bytes.data);
	free(log.data);
	free(aside);
	free(sound);
	free(wal);
}

/* A rollback journal can name another file, which recovery then deletes. */
static void test_store_salvage__a_journal_that_names_another_file(void **state)
{
	static const uint8_t tail[] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
	struct desk *desk = *state;
	char *journal = plen_asprintf("%s-journal", desk->path);
	uint8_t bytes[600] = {0};

	memcpy(bytes, tail, sizeof(tail));
	memcpy(bytes + sizeof(bytes) - sizeof(tail), tail, sizeof(tail));
	scratch_write(journal, bytes, sizeof(bytes));
	assert_left_alone(desk, desk->path,
			  "its journal is not Plenary's; move the -journal file away");
	free(journal);
}

/* -- names -- */

/* The power may fail between any two steps of setting aside: the next opening goes on. */
static void test_store_salvage__goes_on_after_a_power_cut(void **state)
{
	struct desk *desk = *state;
	char *sound = show_strokes(desk->path);
	char *salvaged = plen_asprintf("%s.salvaged", desk->path);

	alter(desk->path, "CREATE TABLE more(x)");
	struct scratch_bytes damaged = scratch_read(desk->path);
	for (int step = 0; step < 3; step++) {
		begin(desk);
		free(salvaged);
		salvaged = plen_asprintf("%s.salvaged", desk->path);
		scratch_write(salvaged, desk->sound.data, desk->sound.size);
		scratch_write(desk->path, damaged.data, damaged.size);
		char *wal = plen_asprintf("%s-wal", desk->path);
		scratch_write(wal, "journal", step == 0 ? 7 : 0);
		if (step > 0) {
			unlink(wal);
		}
		if (step > 1) {
			unlink(desk->path);
		}
		struct plen_store_opening opening = open_and_go_on(desk->path);
		assert_int_equal(opening.opened, PLEN_STORE_SALVAGED);
		assert_nothing_lost(desk, sound);
		assert_int_equal(open_and_go_on(desk->path).opened, PLEN_STORE_WHOLE);
		assert_int_not_equal(access(salvaged, F_OK), 0);
		char *aside = scratch_path(desk->folder, opening.set_aside);
		struct scratch_bytes kept = scratch_read(aside);
		assert_int_equal(kept.size, step > 1 ? 0 : damaged.size);
		free(kept.data);
		free(aside);
		free(wal);
	}
	free(damaged.data);
	free(salvaged);
	free(sound);
}

static void assert_holds(const char *path, const struct scratch_bytes *bytes)
{
	struct scratch_bytes found = scratch_read(path);

	assert_int_equal(found.size, bytes->size);
	assert_memory_equal(found.data, bytes->data, bytes->size);
	free(found.data);
}

/* Anybody can give a file that name, a program that brings old copies back as well. */
static void test_store_salvage__a_stray_file_is_left_alone(void **state)
{
	struct desk *desk = *state;
	char *sound = show_strokes(desk->path);
	uint8_t words[] = "shopping list";
	const struct scratch_bytes strays[] = {{words, sizeof(words)}, {words, 0}, desk->sound};

	for (size_t i = 0; i < sizeof(strays) / sizeof(strays[0]); i++) {
		begin(desk);
		char *stray = plen_asprintf("%s.salvaged", desk->path);
		scratch_write(stray, strays[i].data, strays[i].size);
		assert_int_equal(open_and_go_on(desk->path).opened, PLEN_STORE_WHOLE);
		assert_int_equal(open_and_go_on(desk->path).opened, PLEN_STORE_WHOLE);
		assert_nothing_lost(desk, sound);
		assert_holds(stray, &strays[i]);
		free(stray);
	}
	free(sound);
}

static void test_store_salvage__a_stray_file_is_no_lesson_that_is_missing(void **state)
{
	struct desk *desk = *state;
	uint8_t words[] = "shopping list";
	const struct scratch_bytes list = {words, sizeof(words)};
	char *stray = plen_asprintf("%s.salvaged", desk->path);

	unlink(desk->path);
	scratch_write(stray, list.data, list.size);
	assert_int_equal(open_and_go_on(desk->path).opened, PLEN_STORE_WHOLE);
	assert_holds(stray, &list);
	free(stray);
}

/* The lesson is damaged indeed, but that is not what was saved of it. */
static void test_store_salvage__a_stray_file_beside_a_damaged_lesson(void **state)
{
	struct desk *desk = *state;
	struct scratch_bytes strays[] = {{(uint8_t *)"list", 4}, {0}};
	char *other = scratch_path(desk->folder, "other.plenary");

	make_lesson(other, 4);
	alter(other,
	      "UPDATE meta SET value = x'01020304050607080910111213141516' WHERE key = 'uuid'");
	strays[1] = scratch_read(other);
	free(other);
	for (size_t i = 0; i < sizeof(strays) / sizeof(strays[0]); i++) {
		begin(desk);
		alter(desk->path, "UPDATE op SET sum = sum + 1 WHERE seq = 60");
		char *stray = plen_asprintf("%s.salvaged", desk->path);
		char *kept = plen_asprintf("%s 2", stray);
		scratch_write(stray, strays[i].data, strays[i].size);
		struct plen_store_opening opening = assert_salvaged(desk, "at operation 60");
		assert_in_range(opening.lost, 1, 6);
		assert_holds(kept, &strays[i]);
		assert_int_not_equal(access(stray, F_OK), 0);
		free(kept);
		free(stray);
	}
	free(strays[1].data);
}

/* With its journal set aside already, what is left of a damaged lesson may read whole. */
static void test_store_salvage__goes_on_though_what_is_left_is_sound(void **state)
{
	struct desk *desk = *state;
	char *salvaged = plen_asprintf("%s.salvaged", desk->path);
	struct stat info;
	struct tm day;
	char name[80];

	scratch_write(salvaged, desk->sound.data, desk->sound.size);
	assert_int_equal(stat(desk->path, &info), 0);
	localtime_r(&info.st_mtime, &day);
	strftime(name, sizeof(name), "lesson (damaged %Y-%m-%d).plenary-wal", &day);
	char *journal = scratch_path(desk->folder, name);
	scratch_write(journal, "journal", 7);
	assert_int_equal(open_and_go_on(desk->path).opened, PLEN_STORE_SALVAGED);
	assert_int_equal(open_and_go_on(desk->path).opened, PLEN_STORE_WHOLE);
	assert_int_not_equal(access(salvaged, F_OK), 0);
	free(journal);
	free(salvaged);
}

static void test_store_salvage__no_name_is_used_twice(void **state)
{
	struct desk *desk = *state;
	char last[256] = "";

	for (int i = 0; i < 5; i++) {
		alter(desk->path, "DELETE FROM op WHERE seq = 40");
		alter(desk->path, "DELETE FROM snapshot");
		struct plen_store_opening opening = open_and_go_on(desk->path);
		if (i == 0) {
			assert_int_equal(opening.opened, PLEN_STORE_SALVAGED);
		}
		if (opening.opened == PLEN_STORE_SALVAGED) {
			assert_string_not_equal(opening.set_aside, last);
			snprintf(last, sizeof(last), "%s", opening.set_aside);
		}
		alter(desk->path, "UPDATE op SET sum = 0 WHERE seq = 30");
	}
}

static void test_store_salvage__what_never_was_a_lesson_is_left_alone(void **state)
{
	struct desk *desk = *state;

	memset(desk->sound.data, 0, desk->sound.size);
	scratch_write(desk->path, desk->sound.data, desk->sound.size);
	assert_left_alone(desk, desk->path, "not a lesson");
}

/* Its blocks are pages to whoever looks for them. */
static void test_store_salvage__the_image_of_a_disk_is_left_alone(void **state)
{
	struct desk *desk = *state;
	char *image = scratch_path(desk->folder, "backup.img");
	size_t size = desk->sound.size + 4096;
	uint8_t *bytes = plen_calloc(1, size);

	memcpy(bytes + 4096, desk->sound.data, desk->sound.size);
	scratch_write(image, bytes, size);
	assert_left_alone(desk, image, "not a lesson");
	/* Whatever its name: the number is a lesson's. */
	memcpy(bytes, desk->sound.data, 100);
	bytes[0] = 'X';
	scratch_write(image, bytes, size);
	assert_int_equal(open_and_go_on(image).opened, PLEN_STORE_SALVAGED);
	free(bytes);
	free(image);
}

/* Whoever made it from a lesson of ours. One byte of the number is damage; a whole other is not. */
static void test_store_salvage__what_belongs_to_another_program_is_left_alone(void **state)
{
	struct desk *desk = *state;

	memcpy(desk->sound.data + 68, "ELSE", 4);
	scratch_write(desk->path, desk->sound.data, desk->sound.size);
	assert_left_alone(desk, desk->path, "not a lesson");
	memcpy(desk->sound.data + 68, "PLEM", 4);
	scratch_write(desk->path, desk->sound.data, desk->sound.size);
	assert_int_equal(open_and_go_on(desk->path).opened, PLEN_STORE_SALVAGED);
}

/* -- newer -- */

static void test_store_salvage__a_newer_lesson_is_looked_at(void **state)
{
	struct desk *desk = *state;
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_store *store = NULL;
	char error[ERROR_SIZE] = "";

	alter(desk->path, "PRAGMA user_version=3; CREATE TABLE more(x);"
			  "UPDATE op SET kind = 99 WHERE seq = 60");
	char *before = scratch_list(desk->folder);
	assert_int_equal(try_read(desk, error), -EPROTO);
	assert_non_null(strstr(error, "newer Plenary (format 3"));
	assert_int_equal(plen_store_open(&store, desk->path, uuid, lesson, error, ERROR_SIZE), 0);
	assert_int_equal(plen_store_opening(store)->opened, PLEN_STORE_NEWER);
	assert_true(plen_store_opening(store)->lost > 0);
	assert_int_equal(plen_lesson_seq(lesson), OPS);
	assert_int_equal(plen_store_status(store).state, PLEN_STORE_OK);
	struct plen_store_copy *copy = NULL;
	assert_int_equal(plen_store_copy(store, &copy), -EROFS);
	assert_true(plen_store_close(store));
	char *after = scratch_list(desk->folder);
	assert_string_equal(before, after);
	plen_lesson_destroy(lesson);
	free(before);
	free(after);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(test_store_salvage__##name, setup, teardown)
	const struct CMUnitTest tests[] = {
		CASE(tables_that_are_not_ours),
		CASE(the_first_page_destroyed),
		CASE(the_identity_lost),
		CASE(operations_that_cannot_have_happened),
		CASE(a_lost_page_is_made_again),
		CASE(thousands_of_pages_that_are_not_there),
		CASE(most_of_the_operations_lost),
		CASE(a_file_cut_short),
		CASE(flipped_bits),
		CASE(a_journal_of_a_damaged_file),
		CASE(a_journal_that_names_another_file),
		CASE(goes_on_after_a_power_cut),
		CASE(a_stray_file_is_left_alone),
		CASE(a_stray_file_is_no_lesson_that_is_missing),
		CASE(a_stray_file_beside_a_damaged_lesson),
		CASE(goes_on_though_what_is_left_is_sound),
		CASE(no_name_is_used_twice),
		CASE(what_never_was_a_lesson_is_left_alone),
		CASE(the_image_of_a_disk_is_left_alone),
		CASE(what_belongs_to_another_program_is_left_alone),
		CASE(a_newer_lesson_is_looked_at),
	};

	plen_log_set_sink(sample_swallow);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
