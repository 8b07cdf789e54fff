/* SPDX-License-Identifier: MIT
 *
 * A file that appears whole or not at all: written under a temporary name beside its target,
 * synced, renamed. Errors stick; they are told once, at commit. A target that is there and no
 * regular file (a pipe, a device) is written directly instead.
 */
#pragma once

#include <stddef.h>

struct plen_atomic_file {
	char *path, *temporary; /* none for a pipe or a device */
	int fd;
	int error; /* first errno, 0 = none */
};

/* 0 or a negative errno. */
int plen_atomic_file_open(struct plen_atomic_file *file, const char *path);
void plen_atomic_file_write(struct plen_atomic_file *file, const void *bytes, size_t size);
/* Puts the file in its place, or removes it if anything failed. 0 or the first negative errno. */
int plen_atomic_file_commit(struct plen_atomic_file *file);
/* Gives up: the target stays as it was. */
void plen_atomic_file_abort(struct plen_atomic_file *file);
