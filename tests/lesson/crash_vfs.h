/* SPDX-License-Identifier: MIT
 *
 * Sits between the store and one folder: every call that changes it is written down in a trace, and
 * any call may be told to fail. The two ways down are SQLite's layer for the system, of which this
 * becomes the default, and what the store calls by itself, which the linker leads here (--wrap).
 *
 * Any thread; one folder at a time.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "crash_trace.h"

/* Before anything is asked of SQLite. */
void crash_vfs_install(void);

/* From now on until `folder` is NULL; both are borrowed. `trace` may be NULL. What is in the folder
 * already becomes the beginning of the trace, durable; a CRASH_END is the end of it. */
void crash_vfs_watch(const char *folder, struct crash_trace *trace);
/* What the calls from now on know. */
void crash_vfs_promise(const struct crash_promise *promise);

enum crash_on {
	CRASH_ON_OPEN = 1 << 0,
	CRASH_ON_READ = 1 << 1,
	CRASH_ON_WRITE = 1 << 2, /* and changes of size */
	CRASH_ON_SYNC = 1 << 3,
	CRASH_ON_NAME = 1 << 4,   /* unlink, rename, link */
	CRASH_ON_MEMORY = 1 << 5, /* which SQLite asks for */
	CRASH_ON_PART = 1 << 6,   /* the system does half of a read or write, as it may */
};

struct crash_fault {
	uint32_t on;  /* enum crash_on, added */
	uint64_t at;  /* of these calls, from 1; anywhere, not in the folder only */
	int error;    /* errno */
	bool forever; /* this and all after it */
};

/* Counts from 0 again. */
void crash_vfs_fail(const struct crash_fault *fault);
/* All is well again; what was counted stays. */
void crash_vfs_mend(void);
/* How many calls of the fault's kind there were. */
uint64_t crash_vfs_calls(void);

/* The folder is one of another machine, says the system. */
void crash_vfs_set_network(bool is_network);

/* -- the store with a part missing: what a test must notice -- */

enum crash_mutant {
	CRASH_SOUND,
	CRASH_NO_JOURNAL_SYNC, /* of what SQLite keeps beside the lesson */
	CRASH_NO_MAIN_SYNC,    /* of the lesson, by SQLite */
	CRASH_NO_SYNC,         /* by SQLite, of anything */
	CRASH_NO_OWN_SYNC,     /* of files, by the store itself */
	CRASH_NO_FOLDER_SYNC,  /* by anyone */
	CRASH_SYNC_OFF,        /* synchronous=OFF */
	CRASH_JOURNAL_OFF,     /* journal_mode=OFF and synchronous=OFF */
	CRASH_MUTANTS
};

void crash_vfs_mutate(enum crash_mutant mutant);
const char *crash_mutant_name(enum crash_mutant mutant);
