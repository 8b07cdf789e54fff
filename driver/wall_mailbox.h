/* SPDX-License-Identifier: MIT
 *
 * News of the wall on its way from the main thread to the input thread: its size, its zones. Room
 * for one letter; what is newer is added to one that has not been fetched, and nobody waits. A
 * letter belongs to whoever swapped it out.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/geometry.h"
#include "common/zone.h"

struct plen_wall_letter {
	bool has_board, has_zones; /* what is new */
	struct plen_board_size board;
	uint32_t count;
	struct plen_zone zones[];
};

struct plen_wall_mailbox {
	struct plen_wall_letter *_Atomic letter; /* NULL = nothing new */
	int fd;                                  /* an eventfd, readable while there is a letter */
};

/* 0, or a negative errno; finish is fine after both. */
int plen_wall_mailbox_init(struct plen_wall_mailbox *mailbox);
void plen_wall_mailbox_finish(struct plen_wall_mailbox *mailbox);

/* Main thread. Copies at most PLEN_ZONE_MAX zones. */
void plen_wall_mailbox_put_zones(struct plen_wall_mailbox *mailbox, const struct plen_zone *zones,
				 uint32_t count);
void plen_wall_mailbox_put_board(struct plen_wall_mailbox *mailbox, struct plen_board_size board);
/* Input thread. NULL if there is nothing new; the caller frees what it gets. */
struct plen_wall_letter *plen_wall_mailbox_take(struct plen_wall_mailbox *mailbox);
