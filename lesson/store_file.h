/* SPDX-License-Identifier: MIT
 *
 * A lesson file open for writing: the one connection, exclusively locked. Used by one thread at a
 * time.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "lesson/lesson.h"
#include "report.h"
#include "store_db.h"

struct plen_store_file;

/* An operation as it is in the table, in a list. */
struct plen_store_row {
	struct plen_store_row *next;
	uint64_t seq;
	int64_t time_us;
	int64_t page;
	uint8_t group, kind;
	size_t size;
	uint8_t body[];
};

/* `path` with links followed, for the folder at least; NULL and errno if there is no such folder.
 * The caller frees it. */
char *plen_store_file_resolve(const char *path);

/* A new file of an empty lesson, all at once; it replaces an empty file, and no other (-EEXIST). */
int plen_store_file_make(const char *path, const uint8_t uuid[PLEN_STORE_UUID_SIZE],
			 const struct plen_report *report);

/* Gives a finished file its name, durably. -EEXIST if `path` is there. */
int plen_store_file_publish(const char *finished, const char *path);

/* Locks the file, which must hold exactly the operations up to `seq`, and makes it ready. */
int plen_store_file_open(struct plen_store_file **out, const char *path, uint64_t seq,
			 const struct plen_report *report);

/* Writes `count` rows in one transaction: all are on disk, or (a negative errno) none. */
int plen_store_file_write(struct plen_store_file *file, const struct plen_store_row *first,
			  size_t count);

/* Moves the journal into the file and closes. NULL is fine. */
void plen_store_file_close(struct plen_store_file *file);
