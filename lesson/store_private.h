/* SPDX-License-Identifier: MIT
 *
 * A private folder for a copy of a lesson: in memory if it fits, else on a disk. Locked for as long
 * as it is used, so that one that a crash has left is known by its lock being free.
 */
#pragma once

#include <stddef.h>

struct plen_store_private {
	char *path; /* NULL: none */
	int fd;
};

/* The places for it, best first; NULL after the last. The caller frees it. */
char *plen_store_private_place(size_t index, const char *lesson);

/* 0 or a negative errno. */
int plen_store_private_make(struct plen_store_private *folder, const char *place);
/* With the copy in it. One that is {0} is fine. */
void plen_store_private_remove(struct plen_store_private *folder);

/* Removes what crashes have left in all places: whole lessons, in memory perhaps. */
void plen_store_private_sweep(const char *lesson);
