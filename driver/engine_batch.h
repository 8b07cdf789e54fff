/* SPDX-License-Identifier: MIT
 *
 * Frames of one time, which several panels have sent and chance has put in some order: they are
 * kept until all of them are there, and handed out by device. Frames of one device keep their
 * order. Copies what it is given; allocates nothing.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/contact.h"

/* More panels than a wall has, each with a packet or two; and what one panel may send. */
#define PLEN_ENGINE_BATCH_FRAMES 16
#define PLEN_ENGINE_BATCH_CONTACTS 1024

struct plen_engine_batch {
	uint32_t count;
	struct plen_engine_batch_entry {
		struct plen_contact_frame frame;
		int64_t read_us;
	} entries[PLEN_ENGINE_BATCH_FRAMES]; /* by device, then as they came */
	uint32_t contact_count;
	struct plen_contact contacts[PLEN_ENGINE_BATCH_CONTACTS];
};

/* False if there is no room: then it has to be emptied first. An empty one has room for any frame
 * of PLEN_ENGINE_BATCH_CONTACTS. */
bool plen_engine_batch_add(struct plen_engine_batch *batch, const struct plen_contact_frame *frame,
			   int64_t read_us);
void plen_engine_batch_clear(struct plen_engine_batch *batch);
