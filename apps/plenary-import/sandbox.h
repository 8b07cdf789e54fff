/* SPDX-License-Identifier: MIT
 *
 * The sandbox: after plen_sandbox_enter() this process can compute, read its input, write its
 * output, and read the system's fonts. It has no other file, no network, no other process, no more
 * than so much memory, time and threads; whoever takes it over has got no further than its pipe.
 *
 *   wall              made of               without it
 *   descriptors       close_range           refused
 *   no new rights     PR_SET_NO_NEW_PRIVS   refused
 *   limits            rlimits               refused
 *   files             landlock              nothing can be opened at all, not even fonts
 *   system calls      seccomp               refused
 *
 * Entered once, before anything else, by the only thread.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct plen_sandbox {
	unsigned cpu_s; /* in all; 0 = no limit */
};

/* 0, or a negative errno with one line in `error`: then nothing foreign may be looked at. */
int plen_sandbox_enter(const struct plen_sandbox *sandbox, char *error, size_t error_size);

/* Which walls this system has, a line each, for IT. Enters. 0, or as plen_sandbox_enter. */
int plen_sandbox_report(FILE *to);
