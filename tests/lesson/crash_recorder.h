/* SPDX-License-Identifier: MIT
 *
 * What crash_vfs.c (SQLite's calls) and crash_calls.c (the store's own) share: names and numbers of
 * the files in the watched folder, the fault, the mutant. All of these want the lock.
 */
#pragma once

#include "crash_vfs.h"

#define CRASH_NOT_WATCHED UINT32_MAX

void crash_recorder_lock(void);
void crash_recorder_unlock(void);

enum crash_mutant crash_recorder_mutant(void);
bool crash_recorder_is_network(void);

/* The name within the watched folder; NULL if the path is not in it. */
const char *crash_recorder_name(const char *path);
bool crash_recorder_is_folder(const char *path);
/* The number of the file of this name, or CRASH_NOT_WATCHED. */
uint32_t crash_recorder_file(const char *name);

/* Counts a call; true if it must fail, with `*error`. */
bool crash_recorder_fails(enum crash_on on, int *error);

/* The same for a piece of memory; without the lock, as SQLite holds one of its own then. */
bool crash_recorder_has_memory(void);

/* They write down what has happened. */
uint32_t crash_recorder_made(const char *name);
void crash_recorder_renamed(const char *name, const char *to);
void crash_recorder_unlinked(const char *name);
void crash_recorder_did(enum crash_call call, uint32_t file, const void *data, size_t size,
			uint64_t offset);
