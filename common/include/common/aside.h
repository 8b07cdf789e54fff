/* SPDX-License-Identifier: MIT
 *
 * Work that may hang, as a medium that does not answer makes it: on a thread of its own that hears
 * no signals and that nobody ever waits for. Who does not want it any more leaves it; the last one
 * to leave releases it.
 */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <sys/types.h>

struct plen_aside {
	void (*work)(void *data);    /* on the thread */
	void (*release)(void *data); /* frees `data`, on either */
	void *data;                  /* the aside is in it */
	atomic_bool is_done, is_left;
	atomic_int holders;
};

/* What is named first is set already. If no thread is to be had it is done without any work. */
void plen_aside_start(struct plen_aside *aside);
/* Once; it is not touched again. */
void plen_aside_leave(struct plen_aside *aside);

/* What the work wrote may be read by who started it. */
bool plen_aside_is_done(const struct plen_aside *aside);
/* The work's result is not wanted. */
bool plen_aside_is_left(const struct plen_aside *aside);

/* Small things that may hang as well. Without a thread to be had they are not done. */

/* A descriptor: over a network, a file is not closed before the other side has said so. */
void plen_aside_close(int fd);
/* A folder that goes if it is empty. */
void plen_aside_rmdir(const char *path);
/* A process that was killed: while it reads from such a medium, it cannot even die. */
void plen_aside_reap(pid_t pid);
