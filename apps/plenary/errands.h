/* SPDX-License-Identifier: MIT
 *
 * Errands: what the board was asked for and the shell does beside the lesson. Who did what, opening
 * a file, handing out. One job at a time.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "board/board.h"
#include "lesson/store.h"

struct plen_errands;

struct plen_errands_options {
	struct plen_board *board; /* borrowed, like all here */
	struct plen_lesson *lesson;
	struct plen_store *store; /* NULL: nothing can be looked back at */
	const char *path;         /* of the lesson; NULL without a store. Copied */
	bool is_read_only;        /* what was opened in it would not be kept */
	bool is_at_once;          /* as in look_back.h */
};

struct plen_errands *plen_errands_create(const struct plen_errands_options *options);
/* Gives up what goes on. NULL is fine. */
void plen_errands_destroy(struct plen_errands *errands);

void plen_errands_wish(struct plen_errands *errands, enum plen_board_wish wish, uint32_t value);
/* Opens the file when nothing else goes on, as if it had been chosen at the wall. */
void plen_errands_open(struct plen_errands *errands, const char *path);
/* The lesson that was chosen to be opened in place of this one; NULL if none was. `is_copy` tells
 * whether it has just been copied from a medium; may be NULL. */
const char *plen_errands_other_lesson(const struct plen_errands *errands, bool *is_copy);
/* It cannot be now. */
void plen_errands_drop_lesson(struct plen_errands *errands);
/* True while a file is being opened or handed out, or is to be. */
bool plen_errands_are_busy(const struct plen_errands *errands);

/* What it waits for by a clock is due now, as that was set. */
void plen_errands_hurry(struct plen_errands *errands);
/* Goes on with what there is to do. `time_us` is lesson time. */
void plen_errands_follow(struct plen_errands *errands, int64_t time_us);
/* When it wants to be followed by itself; INT64_MAX if not. */
int64_t plen_errands_deadline_us(const struct plen_errands *errands);
