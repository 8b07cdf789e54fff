/* SPDX-License-Identifier: MIT
 *
 * A file that appears whole or not at all: written without a name, or where the file system knows
 * no such thing under a temporary one beside its target, synced, put in its place. Errors stick;
 * they are told once, at commit. A target that is there and no regular file (a pipe, a device) is
 * written directly instead.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct plen_atomic_file {
	char *path;      /* NULL for a pipe or a device */
	char *temporary; /* NULL as long as it has no name */
	int fd;
	int error; /* first errno, 0 = none */
};

/* 0 or a negative errno; -ENXIO a pipe that nobody reads. */
int plen_atomic_file_open(struct plen_atomic_file *file, const char *path);
void plen_atomic_file_write(struct plen_atomic_file *file, const void *bytes, size_t size);
/* Puts the file in its place, or removes it if anything failed. 0 or the first negative errno. */
int plen_atomic_file_commit(struct plen_atomic_file *file);
/* Gives up: the target stays as it was. */
void plen_atomic_file_abort(struct plen_atomic_file *file);

/* Removes what was being written for that target when its process was killed, where a file cannot
 * be without a name until it is whole (common/temporary.h). Nobody may be writing it now. */
void plen_atomic_file_sweep(const char *path);

/* Several that appear together, once all of them are on disk. {0} is an empty set. */
struct plen_atomic_set {
	struct plen_atomic_file *files;
	size_t count, capacity;
};

/* Takes a file that has been written, instead of its commit. 0, or the first negative errno; then
 * the file is gone, and the set as it was. */
int plen_atomic_set_add(struct plen_atomic_set *set, struct plen_atomic_file *file);
/* Puts all in their places; the set is empty then. 0, or the first negative errno: that file, and
 * those after it, are gone. */
int plen_atomic_set_commit(struct plen_atomic_set *set);
/* Gives all up. */
void plen_atomic_set_abort(struct plen_atomic_set *set);
