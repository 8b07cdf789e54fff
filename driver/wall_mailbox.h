/* SPDX-License-Identifier: MIT
 *
 * News of the wall on its way to the input thread: its size, its zones, how panels lie. Room
 * for one letter; what is newer is added to one that has not been fetched, and nobody waits. A
 * letter belongs to whoever swapped it out. One that has been read goes back to the main thread,
 * which made it: the input thread would wait for the allocator's lock to free it.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/geometry.h"
#include "common/zone.h"
#include "driver/calibration_run.h"

struct plen_wall_letter {
	bool has_board, has_zones; /* what is new */
	struct plen_board_size board;
	struct plen_wall_letter *next; /* of those that have been read */
	uint32_t count;
	struct plen_zone zones[];
};

/* Somebody wants to calibrate, or no longer. */
struct plen_wall_run {
	bool starts;
	struct plen_calibration_run_options options;
};

struct plen_wall_mailbox {
	struct plen_wall_letter *_Atomic read;               /* to be freed; the last one first */
	struct plen_wall_letter *_Atomic letter;             /* NULL = nothing new, */
	struct plen_calibration_table *_Atomic calibrations; /* as here */
	struct plen_wall_run *_Atomic run;                   /* and here */
	int fd; /* an eventfd, readable while there is a letter */
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
/* Main thread. Copied. `options` NULL = stop. */
void plen_wall_mailbox_put_run(struct plen_wall_mailbox *mailbox,
			       const struct plen_calibration_run_options *options);
/* Input thread. NULL if there is nothing new; the caller frees what it gets. */
struct plen_calibration_table *
plen_wall_mailbox_take_calibrations(struct plen_wall_mailbox *mailbox);
struct plen_wall_run *plen_wall_mailbox_take_run(struct plen_wall_mailbox *mailbox);
/* Input thread. NULL if there is nothing new; give back what you get. */
struct plen_wall_letter *plen_wall_mailbox_take(struct plen_wall_mailbox *mailbox);
void plen_wall_mailbox_give_back(struct plen_wall_mailbox *mailbox,
				 struct plen_wall_letter *letter); /* NULL is fine */
