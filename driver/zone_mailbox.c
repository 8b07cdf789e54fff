/* SPDX-License-Identifier: MIT */
#include "zone_mailbox.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

void plen_zone_mailbox_init(struct plen_zone_mailbox *mailbox)
{
	atomic_init(&mailbox->set, NULL);
	mailbox->fd = -1;
}

void plen_zone_mailbox_put(struct plen_zone_mailbox *mailbox, const struct plen_zone *zones,
			   uint32_t count)
{
	uint32_t kept = count < PLEN_ZONE_MAX ? count : PLEN_ZONE_MAX;
	struct plen_zone_set *set = plen_calloc(1, sizeof(*set) + kept * sizeof(set->zones[0]));

	set->count = kept;
	if (kept > 0) {
		memcpy(set->zones, zones, kept * sizeof(set->zones[0]));
	}
	free(atomic_exchange_explicit(&mailbox->set, set, memory_order_acq_rel));
}

struct plen_zone_set *plen_zone_mailbox_take(struct plen_zone_mailbox *mailbox)
{
	return atomic_exchange_explicit(&mailbox->set, NULL, memory_order_acquire);
}
