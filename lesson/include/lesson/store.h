/* SPDX-License-Identifier: MIT
 *
 * The store: one lesson file, one SQLite connection, one thread that writes. An operation handed to
 * it is on disk when plen_store_status().committed has reached its sequence number; nothing waits
 * for that.
 *
 * Invariants:
 *  1. One process has the file open (exclusive lock); one connection both writes and checkpoints.
 *  2. Operations reach the file in sequence, without gaps; a transaction holds one or more of them.
 *  3. A file that cannot be read whole is never written: no failed read becomes an empty lesson. It
 *     is set aside, and what can be saved of it becomes a new one.
 *  4. When writing fails (disk full, read-only), operations wait in memory in order and are tried
 *     again; nothing is dropped and no caller blocks.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lesson/lesson.h"
#include "lesson/op.h"

/* "PLEN" at offset 68 of the file; see docs/lesson-file.md. */
#define PLEN_STORE_APPLICATION_ID 0x504c454e
#define PLEN_STORE_SCHEMA 2

struct plen_store;

/* Opens or creates `path` and replays it into the empty `lesson`, which must stay until the store
 * is closed: the store is its shelf. `uuid` names a new lesson; an existing one keeps its own. What
 * is damaged is set aside and what can be saved of it opened: see plen_store_opening. Returns 0, or
 * a negative errno with one line "FILE: what, and what to do" in `error`: -EBUSY open elsewhere,
 * -EBADMSG not a lesson, -EPROTO from a newer Plenary that has nothing in common with this one. On
 * error no lesson was changed, but a new and empty one may have been made; `lesson` may hold a
 * part: destroy it. */
int plen_store_open(struct plen_store **out, const char *path, const uint8_t uuid[16],
		    struct plen_lesson *lesson, char *error, size_t error_size);

/* Reads the operations up to and including `until_us` (INT64_MAX = all) without changing the file
 * or its journal in any way. Same errors, and -EBADMSG for a damaged lesson. */
int plen_store_read(const char *path, int64_t until_us, struct plen_lesson *lesson,
		    uint8_t uuid[16], char *error, size_t error_size);
/* The same, and hands each operation to `each` once it has been applied. */
int plen_store_read_each(const char *path, int64_t until_us, struct plen_lesson *lesson,
			 void (*each)(void *data, const struct plen_op *op), void *data,
			 uint8_t uuid[16], char *error, size_t error_size);

/* How a lesson was opened. */
enum plen_store_opened {
	PLEN_STORE_WHOLE,
	PLEN_STORE_NEWER,    /* written by a newer Plenary: read as far as it is understood, and
				never written; append is not allowed */
	PLEN_STORE_SALVAGED, /* it was damaged: the file was set aside whole, under another name,
				and what could be read of it is now in a file of the old name */
	PLEN_STORE_SHORT,    /* it is sound but ends too soon: what was written last is missing, as
				when a journal was left behind */
	PLEN_STORE_BLANK,    /* there was a file of that name without a byte in it: a lesson begins
				that is new, but another one may have been lost */
};

struct plen_store_opening {
	enum plen_store_opened opened;
	char set_aside[256]; /* PLEN_STORE_SALVAGED: name of the damaged file, without its folder */
	uint64_t lost;       /* operations that could not be read */
};

/* Its 16 bytes tell the lesson from all others, of whatever name; valid as long as the store. */
const uint8_t *plen_store_uuid(const struct plen_store *store);

/* How it was opened; stays valid while the store is open. */
const struct plen_store_opening *plen_store_opening(const struct plen_store *store);

/* For plen_lesson_set_shelf, on the main thread: reads what has been committed, between two
 * transactions of the store thread. It waits for the one that is under way and not for what is
 * queued. */
struct plen_lesson_shelf plen_store_shelf(struct plen_store *store);

/* Hands every operation from `seq` on that has been committed to `each`, as the shelf does; of one
 * page (0 = of all). Stops with what `each` returned, if not 0, and with -EBADMSG at one that is
 * damaged. For replay and reports: an asset comes without its bytes (NULL), which stay in the file.
 */
int plen_store_each(struct plen_store *store, uint64_t seq, uint32_t page,
		    int (*each)(void *data, const struct plen_op *op), void *data);

/* Begins to clear for good, as plen_lesson_clear says: in the end nothing that cannot be seen any
 * more is in the file, nor beside it, not even after a power cut. The store's thread does it, once
 * all that was appended is on disk. Until plen_store_cleared has said how that ended nothing may be
 * appended, and who asks for a page, an asset or operations waits. 0 or -EROFS. */
int plen_store_clear(struct plen_store *store);
/* -EINPROGRESS; then, once, 0 with what is left in `*cleared`, its pages asleep: it is the caller's
 * and takes the place of the lesson, which is to be destroyed. Or a negative errno with nothing
 * changed, -EAGAIN if ink could not be written. What was cleared is gone for good unless the status
 * says that there are remains. */
int plen_store_cleared(struct plen_store *store, struct plen_lesson **cleared);
/* Waits until it is over. */
void plen_store_clear_await(struct plen_store *store);

/* Forgets all marks for good, with the same promise, in `lesson` only those that panes write with:
 * this is for the end of one. Waits. 0 or a negative errno, with nothing changed. */
int plen_store_forget_marks(struct plen_store *store);

/* A copy of the lesson as one file, whole and without journals, beside it under a hidden name, made
 * while the lesson goes on: nobody waits for it, and ink is written in between. All that had been
 * appended when it was begun is in it, and perhaps what came after. It is gone when it is destroyed
 * or the lesson is cleared; what a crash leaves of it, at the next opening.
 *
 * Main thread. 0 or a negative errno: -EAGAIN while ink cannot be written, as it would be missing.
 * To be destroyed before the store is closed. */
struct plen_store_copy;
int plen_store_copy(struct plen_store *store, struct plen_store_copy **copy);
/* -EINPROGRESS; then 0, or a negative errno as above. */
int plen_store_copy_status(const struct plen_store_copy *copy);
const char *plen_store_copy_path(const struct plen_store_copy *copy);
void plen_store_copy_destroy(struct plen_store_copy *copy); /* NULL is fine */

/* Main thread: encodes and queues; never blocks on the disk. */
void plen_store_append(struct plen_store *store, const struct plen_op *op);

enum plen_store_state {
	PLEN_STORE_OK,
	PLEN_STORE_FULL,   /* no space: ink is kept in memory and tried again */
	PLEN_STORE_FAILED, /* any other write error: the same */
};

/* The whole file is looked through after opening, in moments when there is nothing to write. */
enum plen_store_health {
	PLEN_STORE_UNCHECKED,
	PLEN_STORE_SOUND,
	PLEN_STORE_DAMAGED, /* some of what is not in memory is lost; the next opening mends it */
};

struct plen_store_status {
	enum plen_store_state state;
	enum plen_store_health health;
	uint64_t committed; /* sequence number that is safely on disk */
	uint64_t queued;    /* operations not yet on disk */
	uint64_t commits;   /* transactions so far */
	/* What was deleted for good is still on the disk, which failed when it was to be
	 * overwritten; it is tried again until it is gone, also by the next opening. */
	bool has_remains;
};

/* Main thread, in a moment when nobody waits: what makes the next opening fast, if it is time. */
void plen_store_rest(struct plen_store *store);

/* Any thread. */
struct plen_store_status plen_store_status(struct plen_store *store);
/* `wake` is called on the store thread when `state` or `has_remains` has changed, damage was
 * found or clearing ended. It must only wake the main thread: it may not block, nor call the store.
 * Once this has returned, the former one is never called. */
void plen_store_set_wake(struct plen_store *store, void (*wake)(void *data), void *data);

/* Waits until all queued operations are on disk, at most timeout_ms. False if some are not. */
bool plen_store_flush(struct plen_store *store, int timeout_ms);
/* Flushes for at most 5 s, checkpoints, closes. NULL is fine. False if ink could not be written. */
bool plen_store_close(struct plen_store *store);
