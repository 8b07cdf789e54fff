/* SPDX-License-Identifier: MIT
 *
 * News of the wall on its way to the input thread: its size, its zones, how panels lie. Room
 * for one of each; what is newer takes the place of one that has not been fetched, or is added to
 * it, and nobody waits. What was fetched goes back when the input thread is done with it, and is
 * freed where it was made: the input thread would wait for the allocator's lock to free it.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/geometry.h"
#include "common/zone.h"
#include "driver/calibration_run.h"

enum plen_wall_item_kind {
	PLEN_WALL_LETTER,
	PLEN_WALL_TABLE,
	PLEN_WALL_RUN,
};

/* First in all that is handed over. */
struct plen_wall_item {
	uint8_t kind;                /* enum plen_wall_item_kind */
	struct plen_wall_item *next; /* of those that have been read */
};

struct plen_wall_letter {
	struct plen_wall_item item;
	bool has_board, has_zones; /* what is new */
	struct plen_board_size board;
	uint32_t count;
	struct plen_zone zones[];
};

struct plen_wall_table {
	struct plen_wall_item item;
	struct plen_calibration_table *table;
};

/* Somebody wants to calibrate, or no longer. */
struct plen_wall_run {
	struct plen_wall_item item;
	struct plen_calibration_run *run; /* NULL: no longer */
};

struct plen_wall_mailbox {
	struct plen_wall_item *_Atomic read;          /* to be freed; the last one first */
	struct plen_wall_letter *_Atomic letter;      /* NULL = nothing new, */
	struct plen_wall_table *_Atomic calibrations; /* as here */
	struct plen_wall_run *_Atomic run;            /* and here */
	int fd; /* an eventfd, readable while there is something new */
};

/* 0, or a negative errno; finish is fine after both. */
int plen_wall_mailbox_init(struct plen_wall_mailbox *mailbox);
void plen_wall_mailbox_finish(struct plen_wall_mailbox *mailbox);

/* Main thread. Copies at most PLEN_ZONE_MAX zones. */
void plen_wall_mailbox_put_zones(struct plen_wall_mailbox *mailbox, const struct plen_zone *zones,
				 uint32_t count);
void plen_wall_mailbox_put_board(struct plen_wall_mailbox *mailbox, struct plen_board_size board);
/* Any thread; the mailbox takes the table over. Beside the letters, as it comes from elsewhere. */
void plen_wall_mailbox_put_calibrations(struct plen_wall_mailbox *mailbox,
					struct plen_calibration_table *table);
/* Main thread. Begins a run now; `options` NULL = none goes on. */
void plen_wall_mailbox_put_run(struct plen_wall_mailbox *mailbox,
			       const struct plen_calibration_run_options *options);

/* Input thread. NULL if there is nothing new; give back what you get, once you are done with it. */
struct plen_wall_letter *plen_wall_mailbox_take(struct plen_wall_mailbox *mailbox);
struct plen_wall_table *plen_wall_mailbox_take_calibrations(struct plen_wall_mailbox *mailbox);
struct plen_wall_run *plen_wall_mailbox_take_run(struct plen_wall_mailbox *mailbox);
/* NULL is fine. */
void plen_wall_mailbox_give_back(struct plen_wall_mailbox *mailbox,
				 struct plen_wall_letter *letter);
void plen_wall_mailbox_give_back_calibrations(struct plen_wall_mailbox *mailbox,
					      struct plen_wall_table *table);
void plen_wall_mailbox_give_back_run(struct plen_wall_mailbox *mailbox, struct plen_wall_run *run);
