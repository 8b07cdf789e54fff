/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "store"

#include "lesson/store.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/log.h"
#include "common/mem.h"
#include "common/temporary.h"
#include "report.h"
#include "state.h"
#include "store_clear.h"
#include "store_copy.h"
#include "store_file.h"
#include "store_guard.h"
#include "store_look.h"
#include "store_make.h"
#include "store_marks.h"
#include "store_path.h"
#include "store_private.h"
#include "store_query.h"
#include "store_read.h"
#include "store_salvage.h"
#include "store_thread.h"

#define CLOSE_TIMEOUT_MS 5000
/* Operations after the last snapshot: what is read at most when a lesson is opened; what makes one
 * worth while when it is closed. */
#define SNAPSHOT_EVERY 4096
#define SNAPSHOT_AT_CLOSE 256

/* The thread's, until it is over. */
struct plen_store_clearing {
	struct plen_store *store;
	struct plen_lesson *cleared;
	int error;
};

struct plen_store {
	char *path; /* resolved */
	/* Both NULL for a lesson of a newer version, which is never written. */
	struct plen_store_file *file;
	struct plen_store_thread *thread;
	struct plen_lesson *lesson; /* borrowed */
	struct plen_store_opening opening;
	uint8_t uuid[PLEN_STORE_UUID_SIZE];
	uint64_t snapshot;                    /* number that the last one ends with */
	struct plen_store_clearing *clearing; /* NULL: none, or it has been said how it ended */
	int borrows; /* how often, one within the other, the main thread has the file */
};

/* -- opening -- */

static bool is_missing(const char *path)
{
	struct stat info;

	return stat(path, &info) != 0 && errno == ENOENT;
}

static bool is_blank(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISREG(info.st_mode) && info.st_size == 0;
}

/* A journal without its lesson may be all that is left of one; and SQLite would play it into
 * whatever file has the name. */
static int rescue_journal(struct plen_store *store, const uint8_t uuid[PLEN_STORE_UUID_SIZE],
			  const struct plen_report *report)
{
	int error = plen_store_salvage(store->path, uuid, &store->opening, report);

	if (error != -EBADMSG) {
		return error;
	}
	return plen_report_fail(report, error,
				"the lesson is missing, but its journal is here; bring the "
				"lesson back beside it, or choose another name");
}

static int make_if_missing(struct plen_store *store, const uint8_t uuid[PLEN_STORE_UUID_SIZE],
			   const struct plen_report *report)
{
	bool was_blank = is_blank(store->path);

	if (!was_blank && !is_missing(store->path)) {
		return 0;
	}
	if (plen_store_guard_journal_size(store->path) > 0) {
		return rescue_journal(store, uuid, report);
	}

	int error = plen_store_make(store->path, uuid, report);
	if (error == 0 && was_blank) {
		store->opening.opened = PLEN_STORE_BLANK;
		plen_warn("%s: had no byte in it; a new lesson begins there", report->path);
	}
	/* Somebody was faster: then it is there. */
	return error == -EEXIST ? 0 : error;
}

/* A reading that failed has left a part in it. */
static void empty(struct plen_lesson *lesson)
{
	struct plen_lesson *fresh = plen_lesson_create();
	struct plen_lesson used = *lesson;

	*lesson = *fresh;
	lesson->listener = used.listener;
	*fresh = used;
	plen_lesson_destroy(fresh);
}

static int read_again(const char *path, struct plen_store_reading *reading)
{
	empty(reading->lesson);
	reading->snapshot = 0;
	return plen_store_look_read(path, reading);
}

/* Damage is what is found twice: a medium that fails once may look like it. */
static int read_twice(const char *path, struct plen_store_reading *reading)
{
	int error = plen_store_look_read(path, reading);

	if (error != -EBADMSG || reading->is_foreign) {
		return error;
	}
	reading->no_snapshot = reading->bad_snapshot;
	return read_again(path, reading);
}

static int read_or_salvage(struct plen_store *store, const uint8_t uuid[PLEN_STORE_UUID_SIZE],
			   struct plen_store_reading *reading)
{
	int error = read_twice(store->path, reading);

	if (error == -EBADMSG && reading->bad_snapshot && !reading->no_snapshot) {
		reading->no_snapshot = true;
		error = read_again(store->path, reading);
	}
	if (error != -EBADMSG || reading->is_foreign) {
		return error;
	}
	error = plen_store_salvage(store->path, uuid, &store->opening, reading->report);
	return error == 0 ? read_again(store->path, reading) : error;
}

/* Whole lessons perhaps, and what has been cleared for good since. */
static void sweep(const char *path)
{
	plen_temporary_sweep(path);
	plen_store_private_sweep(path);
}

/* A snapshot that is ahead of the operations is all that tells that some are missing. */
static void tell_missing(struct plen_store *store, const struct plen_store_reading *reading)
{
	uint64_t last = plen_lesson_seq(store->lesson);

	if (reading->promised <= last) {
		return;
	}
	store->opening.lost += reading->promised - last;
	if (store->opening.opened == PLEN_STORE_WHOLE) {
		store->opening.opened = PLEN_STORE_SHORT;
	}
	plen_error("%s: what came after operation %" PRIu64 " is missing, %" PRIu64
		   " operations; was its journal (-wal) left behind when it was copied?",
		   reading->report->path, last, reading->promised - last);
}

static int begin_writing(struct plen_store *store, const struct plen_store_reading *reading)
{
	const struct plen_report *report = reading->report;
	uint64_t seq = plen_lesson_seq(store->lesson);
	int error = plen_store_file_open(&store->file, store->path, seq, report);

	if (error != 0) {
		return error;
	}
	if (reading->bad_snapshot) {
		plen_store_file_drop_snapshot(store->file);
	}
	sweep(store->path);
	error = plen_store_thread_start(&store->thread, store->file, report->path, seq);
	if (error != 0) {
		plen_report_fail(report, error, "%s", strerror(-error));
	}
	return error;
}

/* Reads first, without touching anything; a file that does not read whole is not opened. */
static int open_resolved(struct plen_store *store, const uint8_t uuid[PLEN_STORE_UUID_SIZE],
			 const struct plen_report *report)
{
	struct plen_store_reading reading = {.until_us = INT64_MAX,
					     .is_opening = true,
					     .lesson = store->lesson,
					     .report = report};
	int error = plen_store_salvage_go_on(store->path, &store->opening, report);

	if (error == 0) {
		error = make_if_missing(store, uuid, report);
	}
	if (error == 0) {
		error = read_or_salvage(store, uuid, &reading);
	}
	if (error == 0) {
		tell_missing(store, &reading);
		memcpy(store->uuid, reading.uuid, sizeof(store->uuid));
	}
	if (error == 0 && reading.version > PLEN_STORE_SCHEMA) {
		store->opening.opened = PLEN_STORE_NEWER;
		store->opening.lost = reading.lost;
		return 0;
	}
	if (error == 0) {
		error = begin_writing(store, &reading);
	}
	if (error == 0) {
		const struct plen_lesson_shelf shelf = plen_store_shelf(store);
		store->snapshot = reading.snapshot;
		plen_lesson_set_shelf(store->lesson, &shelf);
	}
	return error;
}

static void discard(struct plen_store *store)
{
	plen_store_file_close(store->file);
	free(store->path);
	free(store);
}

int plen_store_open(struct plen_store **out, const char *path, const uint8_t uuid[16],
		    struct plen_lesson *lesson, char *error, size_t error_size)
{
	const struct plen_report report = {path, error, error_size};
	struct plen_store *store = NULL;
	char *resolved = plen_store_path_resolve(path);

	*out = NULL;
	if (resolved == NULL) {
		int failed = -errno;
		return plen_report_fail(&report, failed, "%s; check the folder", strerror(-failed));
	}
	store = plen_calloc(1, sizeof(*store));
	store->path = resolved;
	store->lesson = lesson;
	int failed = open_resolved(store, uuid, &report);
	if (failed != 0) {
		discard(store);
		return failed;
	}
	*out = store;
	return 0;
}

int plen_store_read(const char *path, int64_t until_us, struct plen_lesson *lesson,
		    uint8_t uuid[16], char *error, size_t error_size)
{
	return plen_store_read_each(path, until_us, lesson, NULL, NULL, uuid, error, error_size);
}

int plen_store_read_each(const char *path, int64_t until_us, struct plen_lesson *lesson,
			 void (*each)(void *data, const struct plen_op *op), void *data,
			 uint8_t uuid[16], char *error, size_t error_size)
{
	const struct plen_report report = {path, error, error_size};
	struct plen_store_reading reading = {
		.until_us = until_us,
		.lesson = lesson,
		.each = each,
		.data = data,
		.report = &report,
	};
	char *resolved = plen_store_path_resolve(path);

	if (resolved == NULL) {
		int failed = -errno;
		return plen_report_fail(&report, failed, "%s", strerror(-failed));
	}
	int failed = plen_store_look_read(resolved, &reading);
	memcpy(uuid, reading.uuid, PLEN_STORE_UUID_SIZE);
	free(resolved);
	return failed;
}

const uint8_t *plen_store_uuid(const struct plen_store *store)
{
	return store->uuid;
}

const struct plen_store_opening *plen_store_opening(const struct plen_store *store)
{
	return &store->opening;
}

/* -- writing -- */

void plen_store_append(struct plen_store *store, const struct plen_op *op)
{
	assert(store->thread != NULL && store->clearing == NULL);
	plen_store_thread_append(store->thread, plen_store_row_encode(op));
}

static bool is_time_for_snapshot(const struct plen_store *store, uint64_t every)
{
	return store->thread != NULL && plen_lesson_seq(store->lesson) - store->snapshot >= every;
}

static struct plen_store_snapshot take_snapshot(struct plen_store *store)
{
	struct plen_store_snapshot snapshot = {.seq = plen_lesson_seq(store->lesson)};

	snapshot.body = plen_lesson_save(store->lesson, &snapshot.size);
	store->snapshot = snapshot.seq;
	return snapshot;
}

void plen_store_rest(struct plen_store *store)
{
	if (store->clearing == NULL && is_time_for_snapshot(store, SNAPSHOT_EVERY)) {
		const struct plen_store_snapshot snapshot = take_snapshot(store);
		plen_store_thread_snapshot(store->thread, &snapshot);
	}
}

/* -- what has been committed, read between two transactions -- */

/* Who is handed operations may ask the lesson, which may wake a page, which asks again. */
static sqlite3 *borrow(struct plen_store *store, enum plen_store_borrower borrower)
{
	if (store->borrows++ == 0) {
		plen_store_thread_borrow(store->thread, borrower);
	}
	return plen_store_file_db(store->file);
}

static void give_back(struct plen_store *store)
{
	if (--store->borrows == 0) {
		plen_store_thread_give_back(store->thread);
	}
}

static int each_of(struct plen_store *store, const struct plen_store_query *query,
		   int (*each)(void *data, const struct plen_op *op), void *data)
{
	if (store->thread == NULL) {
		return -EROFS;
	}

	/* What waits of that very page would be missing in it. A page that sleeps has nothing that
	 * waits, so that turning to it does not wait either. */
	bool has_queued = plen_store_thread_has_queued(store->thread, query->page);
	sqlite3 *db = borrow(store, has_queued ? PLEN_STORE_WRITER : PLEN_STORE_READER);
	int error = plen_store_query_each(db, query, each, data);
	give_back(store);
	return error;
}

int plen_store_each(struct plen_store *store, uint64_t seq, uint32_t page,
		    int (*each)(void *data, const struct plen_op *op), void *data)
{
	const struct plen_store_query query = {.version = PLEN_STORE_SCHEMA,
					       .from = seq,
					       .until = INT64_MAX,
					       .page = page,
					       .assets = store->lesson};

	return each_of(store, &query, each, data);
}

static int shelf_page(void *data, uint32_t page, uint64_t seq,
		      int (*each)(void *each_data, const struct plen_op *op), void *each_data)
{
	const struct plen_store_query query = {.version = PLEN_STORE_SCHEMA,
					       .from = 1,
					       .until = seq,
					       .page = page,
					       .edits = true,
					       .is_patient = true};

	return each_of(data, &query, each, each_data);
}

static uint8_t *shelf_asset(void *data, uint32_t asset, size_t size)
{
	struct plen_store *store = data;
	uint8_t *bytes = plen_store_query_asset(borrow(store, PLEN_STORE_READER), asset, size);

	if (bytes == NULL) {
		bytes = plen_store_thread_queued_asset(store->thread, asset, size);
	}
	give_back(store);
	return bytes;
}

struct plen_lesson_shelf plen_store_shelf(struct plen_store *store)
{
	return (struct plen_lesson_shelf){shelf_page, shelf_asset, store};
}

int plen_store_copy(struct plen_store *store, struct plen_store_copy **copy)
{
	*copy = NULL;
	return store->thread != NULL ? plen_store_copy_create(copy, store->thread, store->path)
				     : -EROFS;
}

/* -- clearing for good -- */

/* The file, once all ink is in it; NULL and *error otherwise. To be given back either way. */
static sqlite3 *borrow_whole(struct plen_store *store, int *error)
{
	sqlite3 *db = borrow(store, PLEN_STORE_WRITER);

	*error = plen_store_thread_status(store->thread).queued == 0 ? 0 : -EAGAIN;
	return *error == 0 ? db : NULL;
}

/* A snapshot of the lesson as it was would bring it back. */
static void drop_snapshot(struct plen_store *store)
{
	store->snapshot = 0;
	plen_store_thread_drop_snapshot(store->thread);
}

/* On the store's thread. */
static void clear_file(void *data, struct plen_store_file *file)
{
	struct plen_store_clearing *clearing = data;
	struct plen_store_thread *thread = clearing->store->thread;
	char line[256] = "";
	const struct plen_report report = {clearing->store->path, line, sizeof(line)};

	clearing->error = -EAGAIN;
	if (file != NULL) {
		clearing->error =
			plen_store_clear_file(plen_store_file_db(file), clearing->cleared, &report);
	}
	if (clearing->error == 0) {
		plen_store_file_settle(file);
		plen_store_thread_drop_snapshot(thread);
		plen_store_thread_check_again(thread);
		sweep(clearing->store->path);
	} else if (line[0] != '\0') {
		plen_error("%s", line);
	}
}

int plen_store_clear(struct plen_store *store)
{
	struct plen_store_clearing *clearing = NULL;

	if (store->thread == NULL) {
		return -EROFS;
	}
	assert(store->clearing == NULL);
	clearing = plen_calloc(1, sizeof(*clearing));
	clearing->store = store;
	clearing->cleared = plen_lesson_create();
	store->clearing = clearing;
	plen_store_thread_begin(store->thread, clear_file, clearing);
	return 0;
}

static void take_over(struct plen_store *store, struct plen_lesson *cleared)
{
	const struct plen_lesson_shelf shelf = plen_store_shelf(store);
	const struct plen_lesson_shelf none = {0};

	plen_lesson_set_shelf(store->lesson, &none);
	plen_lesson_set_shelf(cleared, &shelf);
	store->lesson = cleared;
	store->snapshot = 0;
}

int plen_store_cleared(struct plen_store *store, struct plen_lesson **cleared)
{
	struct plen_store_clearing *clearing = store->clearing;
	int error = 0;

	*cleared = NULL;
	assert(clearing != NULL);
	if (plen_store_thread_is_at_work(store->thread)) {
		return -EINPROGRESS;
	}
	error = clearing->error;
	if (error == 0) {
		*cleared = clearing->cleared;
		take_over(store, *cleared);
	} else {
		plen_lesson_destroy(clearing->cleared);
	}
	free(clearing);
	store->clearing = NULL;
	return error;
}

void plen_store_clear_await(struct plen_store *store)
{
	if (store->clearing != NULL) {
		plen_store_thread_await(store->thread);
	}
}

static void forget_in_panes(struct plen_lesson *lesson)
{
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		lesson->view.panes[i].mark = 0;
	}
}

int plen_store_forget_marks(struct plen_store *store)
{
	bool had_marks = false;
	int error = 0;

	if (store->thread == NULL) {
		return -EROFS;
	}

	sqlite3 *db = borrow_whole(store, &error);
	if (error == 0) {
		error = plen_store_marks_forget(db, &had_marks);
	}
	if (had_marks) {
		plen_store_file_settle(store->file);
		forget_in_panes(store->lesson);
		drop_snapshot(store);
	}
	give_back(store);
	return error;
}

/* -- state -- */

struct plen_store_status plen_store_status(struct plen_store *store)
{
	if (store->thread == NULL) {
		return (struct plen_store_status){.committed = plen_lesson_seq(store->lesson)};
	}
	return plen_store_thread_status(store->thread);
}

void plen_store_set_wake(struct plen_store *store, void (*wake)(void *data), void *data)
{
	if (store->thread != NULL) {
		plen_store_thread_set_wake(store->thread, wake, data);
	}
}

bool plen_store_flush(struct plen_store *store, int timeout_ms)
{
	return store->thread == NULL || plen_store_thread_flush(store->thread, timeout_ms);
}

/* What cannot be had at leisure any more, if all the ink is there. */
static void close_file(struct plen_store *store, bool all)
{
	bool is_sound = plen_store_thread_status(store->thread).health != PLEN_STORE_DAMAGED;

	plen_store_thread_stop(store->thread);
	if (all && is_sound && is_time_for_snapshot(store, SNAPSHOT_AT_CLOSE)) {
		struct plen_store_snapshot snapshot = take_snapshot(store);
		plen_store_file_put_snapshot(store->file, &snapshot);
		free(snapshot.body);
	}
}

bool plen_store_close(struct plen_store *store)
{
	const struct plen_lesson_shelf none = {0};
	struct plen_lesson *cleared = NULL;

	if (store == NULL) {
		return true;
	}
	if (store->clearing != NULL) {
		plen_store_clear_await(store);
		plen_store_cleared(store, &cleared);
	}

	bool all = plen_store_flush(store, CLOSE_TIMEOUT_MS);
	if (store->thread != NULL) {
		close_file(store, all);
		plen_lesson_set_shelf(store->lesson, &none);
	}
	plen_lesson_destroy(cleared);
	discard(store);
	return all;
}
