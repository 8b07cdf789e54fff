/* SPDX-License-Identifier: MIT
 *
 * The virtual terminal beneath the board: no text over the picture, no keys to a shell, and a word
 * in the matter when somebody switches to another one. Whatever ends the program puts it back,
 * SIGKILL excepted: after that, the kernel and the unit's TTYReset do.
 *
 *   shown ──signal: leave──► plen_kms_console_leave ──► hidden ──signal: come back──► shown
 *
 * The signals are SIGUSR1 and SIGUSR2, taken from a descriptor: create it before any thread starts.
 */
#pragma once

#include <stdbool.h>

#include "kms_calls.h"

struct plen_kms_console {
	const struct plen_kms_calls *calls;
	int tty;       /* borrowed; -1 = there is none, and nothing to look after */
	int signal_fd; /* to poll; -1 without a terminal */
	bool is_shown;
};

/* The virtual terminal that this program runs on: standard input, output or error. -1 if none. */
int plen_kms_console_find(void);

/* Takes the terminal `tty`, -1 for none. A terminal that refuses is done without, with a warning:
 * the board matters more. */
void plen_kms_console_init(struct plen_kms_console *console, const struct plen_kms_calls *calls,
			   int tty);
void plen_kms_console_finish(struct plen_kms_console *console);

enum plen_kms_console_event {
	PLEN_KMS_CONSOLE_NOTHING,
	PLEN_KMS_CONSOLE_LEAVE, /* give up the screen, then call plen_kms_console_leave */
	PLEN_KMS_CONSOLE_RETURN,
};

enum plen_kms_console_event plen_kms_console_take(struct plen_kms_console *console);
void plen_kms_console_leave(struct plen_kms_console *console);
