/* SPDX-License-Identifier: MIT
 *
 * A helper: one running plenary-import, with a pipe to it or a file as its input, and a pipe from
 * it. It gets a bare environment and none of our descriptors. What it says on standard error comes
 * from libraries that quote strangers' files, and goes nowhere.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Names another program than the one that was installed. */
#define PLEN_HELPER_VARIABLE "PLENARY_IMPORT"

struct plen_helper {
	pid_t pid;  /* 0 = none */
	int in_fd;  /* to it, non-blocking; -1 if a file is its input */
	int out_fd; /* from it, non-blocking */
	/* An eventfd of the caller's, which ends every wait when it is set; -1 = none. */
	int cancel_fd;
};

void plen_helper_init(struct plen_helper *helper, int cancel_fd);
/* Starts "plenary-import MODE [ARGUMENT]"; `argument` may be NULL. `file` is borrowed and becomes
 * its input; -1 makes a pipe. 0 or a negative errno: -ENOENT it is not installed. Any thread. */
int plen_helper_start(struct plen_helper *helper, const char *mode, const char *argument, int file);
/* Ends it at once, if it still runs, and waits for that, but not for long: a medium that does not
 * answer holds a process back. What it died of as waitpid(2) tells it; 0 also if that is not known.
 */
int plen_helper_stop(struct plen_helper *helper);
/* What a status means, for IT: "ended by signal 31 (Bad system call)". */
void plen_helper_explain(int status, char *text, size_t size);

/* All or nothing, by `deadline_us` (CLOCK_MONOTONIC). 0, -EPIPE it is gone, -ETIMEDOUT, -ECANCELED.
 */
int plen_helper_send(struct plen_helper *helper, const void *bytes, size_t size,
		     int64_t deadline_us);
int plen_helper_receive(struct plen_helper *helper, void *bytes, size_t size, int64_t deadline_us);
