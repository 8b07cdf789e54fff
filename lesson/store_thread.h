/* SPDX-License-Identifier: MIT
 *
 * The thread that writes, and the queue to it.
 *
 *   IDLE --rows come--> WRITING --all written--> IDLE
 *                       WRITING --error--> FAILING --more rows, flush, or 2 s--> WRITING
 *   IDLE, FAILING --somebody wants the file--> LENT --given back--> as before
 *   IDLE --long work is asked for--> AT WORK --done--> IDLE
 *   IDLE, the file has remains --flush, or 2 s--> SETTLING --done, or not--> IDLE
 *
 * Invariants:
 *  1. Rows leave the queue only after they are on disk, oldest first.
 *  2. The mutex is held for moments, never during a write.
 *  3. Once the file has been checked, and has no remains, in IDLE the thread sleeps without a
 *     timeout.
 *  4. One thread at a time uses the file: this one, or the one that it is lent to.
 *  5. Who is only to read what has been committed does not wait for what is queued; nor does that
 *     wait for ever.
 *  6. A copy can wait, but has a turn between any two transactions, so that it comes to an end
 *     however much is written.
 */
#pragma once

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "lesson/store.h"
#include "store_check.h"
#include "store_file.h"
#include "store_snapshot.h"

struct plen_store_thread;

/* `file` is lent to the thread until it is stopped; `name` is for the log; rows up to `seq` are in
 * the file. 0 or a negative errno. */
int plen_store_thread_start(struct plen_store_thread **out, struct plen_store_file *file,
			    const char *name, uint64_t seq);
/* Ends it after the write that is under way; rows still queued are lost. NULL is fine. */
void plen_store_thread_stop(struct plen_store_thread *thread);

/* Takes over the item. */
void plen_store_thread_append(struct plen_store_thread *thread, struct plen_store_item *item);
/* Takes over the body, to be written once its operations are; in a file that is damaged never, as
 * the next opening would not look at what is to be mended. */
void plen_store_thread_snapshot(struct plen_store_thread *thread,
				const struct plen_store_snapshot *snapshot);

/* Who borrows the file. */
enum plen_store_borrower {
	PLEN_STORE_READER, /* of what has been committed: waits for the transaction under way only
			    */
	PLEN_STORE_WRITER, /* what was queued is in the file then, unless writing fails */
	PLEN_STORE_COPIER, /* not the main thread */
	PLEN_STORE_BORROWERS,
};

/* Waits until the thread is between two transactions and takes the file from it. */
struct plen_store_file *plen_store_thread_borrow(struct plen_store_thread *thread,
						 enum plen_store_borrower borrower);
void plen_store_thread_give_back(struct plen_store_thread *thread);

/* Long work with the file, by this thread: begun once all that was queued is on disk, or without
 * the file if that cannot be written. One at a time; nothing is appended until it is over, and then
 * the wake is called. */
void plen_store_thread_begin(struct plen_store_thread *thread,
			     void (*work)(void *data, struct plen_store_file *file), void *data);
bool plen_store_thread_is_at_work(struct plen_store_thread *thread);
/* Waits until it is over. */
void plen_store_thread_await(struct plen_store_thread *thread);

/* Who has the file: what was looked through has changed. */
void plen_store_thread_check_again(struct plen_store_thread *thread);
/* Who has the file: a snapshot that still waits is of a lesson that is no more. */
void plen_store_thread_drop_snapshot(struct plen_store_thread *thread);
/* True if something waits to be written on that page; false for page 0, which is none. */
bool plen_store_thread_has_queued(struct plen_store_thread *thread, uint32_t page);
/* The bytes of an asset that could not be written yet, in a new buffer, or NULL. */
uint8_t *plen_store_thread_queued_asset(struct plen_store_thread *thread, uint32_t asset,
					size_t size);

bool plen_store_thread_flush(struct plen_store_thread *thread, int timeout_ms);

struct plen_store_status plen_store_thread_status(struct plen_store_thread *thread);
/* The number that the last operation ever queued ends with. */
uint64_t plen_store_thread_appended(struct plen_store_thread *thread);
void plen_store_thread_set_wake(struct plen_store_thread *thread, void (*wake)(void *data),
				void *data);
