/* SPDX-License-Identifier: MIT
 *
 * What a program did to one folder, call by call: enough to say, for any moment of it, what a disk
 * would have after the power failed then. A list and nothing else; who fills it is crash_vfs.h, who
 * reads it is crash_disk.h.
 *
 * Files have numbers, as a disk's do: a name that is made anew is another file.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum crash_call {
	CRASH_MAKE,        /* a file `file` gets the name `name` */
	CRASH_WRITE,       /* `size` bytes at `offset` */
	CRASH_TRUNCATE,    /* to `offset` bytes */
	CRASH_SYNC,        /* what was written to `file` is durable */
	CRASH_SYNC_FAILED, /* what was written to `file` since the last sync never will be */
	CRASH_UNLINK,      /* `name` is no more */
	CRASH_RENAME,      /* `name` becomes `to` */
	CRASH_SYNC_FOLDER, /* what was done to names is durable */
	CRASH_END,         /* nothing: the moment after the last call */
	CRASH_CALLS
};

/* What the program knew when it made a call. */
struct crash_promise {
	bool exists;     /* the lesson has been opened before */
	uint64_t kept;   /* operations that were said to be on disk */
	uint64_t asked;  /* operations that had been handed over */
	uint32_t clears; /* how often it had been cleared for good */
	bool is_clearing;
};

struct crash_event {
	enum crash_call call;
	uint32_t file;
	uint64_t offset;
	size_t size;
	uint8_t *data;
	char *name, *to;
	struct crash_promise promise;
};

struct crash_trace {
	struct crash_event *events;
	size_t count, capacity;
	uint32_t files; /* numbers given so far */
};

/* Copies `event`, and what it points to. */
void crash_trace_add(struct crash_trace *trace, const struct crash_event *event);
void crash_trace_finish(struct crash_trace *trace);
