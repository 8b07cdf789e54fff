/* SPDX-License-Identifier: MIT
 *
 * Tile work: a few threads of low priority that draw tile jobs. The main thread takes a spare job,
 * fills it, puts it, and takes it back when it is finished; it never waits unless it asks to. There
 * are only so many jobs that no thread runs dry: what is to be drawn next is decided late.
 */
#pragma once

#include <stdbool.h>

#include "tile_job.h"

#define PLEN_TILE_WORK_JOBS_MAX 8

struct plen_tile_work;

/* Threads are started with the first job. Never NULL. */
struct plen_tile_work *plen_tile_work_create(void);
/* Waits for the threads, which leave their jobs at once. NULL is fine. */
void plen_tile_work_destroy(struct plen_tile_work *work);

/* `wake` is called from a worker when there is something to take; it must not block, and is never
 * called again once this has returned with another. */
void plen_tile_work_set_wake(struct plen_tile_work *work, void (*wake)(void *data), void *data);

/* A job that is not out, or NULL. Not taken: the next call may return the same. */
struct plen_tile_job *plen_tile_work_spare(struct plen_tile_work *work);
/* Hands the job over; its pixels must be there. */
void plen_tile_work_put(struct plen_tile_work *work, struct plen_tile_job *job);
/* A finished job, or NULL. With `wait`, NULL only if none is out. */
struct plen_tile_job *plen_tile_work_take(struct plen_tile_work *work, bool wait);

/* Cancels those jobs that are out and for which `is_wanted` is false (NULL: all). They still come
 * back. */
void plen_tile_work_cancel(struct plen_tile_work *work,
			   bool (*is_wanted)(const void *data, const struct plen_tile_job *job),
			   const void *data);

/* Waits until no thread reads what those jobs were given for which `is_wanted` is false; to be
 * cancelled before. They are still to be taken. */
void plen_tile_work_settle(struct plen_tile_work *work,
			   bool (*is_wanted)(const void *data, const struct plen_tile_job *job),
			   const void *data);
