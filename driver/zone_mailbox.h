/* SPDX-License-Identifier: MIT
 *
 * Zones on their way from the main thread to the input thread: room for one set, the newest wins,
 * nobody waits. A set belongs to whoever swapped it out.
 */
#pragma once

#include <stdint.h>

#include "common/zone.h"

struct plen_zone_set {
	uint32_t count;
	struct plen_zone zones[];
};

struct plen_zone_mailbox {
	struct plen_zone_set *_Atomic set; /* NULL = nothing new */
	int fd;                            /* an eventfd for the owner's use; -1 = none */
};

void plen_zone_mailbox_init(struct plen_zone_mailbox *mailbox);
/* Main thread. Copies at most PLEN_ZONE_MAX zones. */
void plen_zone_mailbox_put(struct plen_zone_mailbox *mailbox, const struct plen_zone *zones,
			   uint32_t count);
/* Input thread. NULL if there is nothing new; the caller frees what it gets. */
struct plen_zone_set *plen_zone_mailbox_take(struct plen_zone_mailbox *mailbox);
