/* SPDX-License-Identifier: MIT
 *
 * Which lessons of a folder were looked through, and how their files were then: what has not
 * changed need not be read again, which is all of it for a mark that is nowhere. Kept in a small
 * file in that folder. Whatever is wrong with it, the lessons are read.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "common/atomic_file.h"

#define PLEN_SEEN_LESSONS_FILE ".looked-through"

struct plen_seen_lessons {
	struct plen_seen_lesson *before, *now; /* as they were read; as they are to be written */
	size_t before_count, count, capacity;
	struct plen_atomic_file file;
	struct timespec begun; /* by the clock that the folder's files go by */
	bool has_file, has_news;
};

void plen_seen_lessons_load(struct plen_seen_lessons *seen, const char *folder);
/* True if the file `name` is as it was when it was looked through; it is kept in mind, then. */
bool plen_seen_lessons_keep(struct plen_seen_lessons *seen, const char *name,
			    const struct stat *info);
/* It was looked through, and was like that before. */
void plen_seen_lessons_add(struct plen_seen_lessons *seen, const char *name,
			   const struct stat *info);
/* Writes what is kept in mind, if it is anything new. */
void plen_seen_lessons_save(struct plen_seen_lessons *seen);
