/* SPDX-License-Identifier: MIT */
#include "engine_batch.h"

#include <string.h>

bool plen_engine_batch_add(struct plen_engine_batch *batch, const struct plen_contact_frame *frame,
			   int64_t read_us)
{
	struct plen_contact *contacts = &batch->contacts[batch->contact_count];
	uint32_t index = batch->count;

	if (batch->count == PLEN_ENGINE_BATCH_FRAMES ||
	    frame->count > PLEN_ENGINE_BATCH_CONTACTS - batch->contact_count) {
		return false;
	}
	if (frame->count > 0) {
		memcpy(contacts, frame->contacts, frame->count * sizeof(contacts[0]));
	}
	while (index > 0 && batch->entries[index - 1].frame.device > frame->device) {
		batch->entries[index] = batch->entries[index - 1];
		index--;
	}
	batch->entries[index] = (struct plen_engine_batch_entry){*frame, read_us};
	batch->entries[index].frame.contacts = contacts;
	batch->contact_count += frame->count;
	batch->count++;
	return true;
}

void plen_engine_batch_clear(struct plen_engine_batch *batch)
{
	batch->count = 0;
	batch->contact_count = 0;
}
