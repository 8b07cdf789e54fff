/* SPDX-License-Identifier: MIT */
#include "decoder_ledger.h"

#include <assert.h>
#include <stdlib.h>

#include "common/mem.h"

struct decoder_ledger *decoder_ledger_create(void)
{
	struct decoder_ledger *ledger = plen_calloc(1, sizeof(*ledger));

	ledger->last_us = INT64_MIN;
	ledger->frame_may_ink = true;
	return ledger;
}

static bool is_down(const struct decoder_ledger *ledger, uint32_t id)
{
	for (uint32_t i = 0; i < ledger->down_count; i++) {
		if (ledger->down[i].id == id) {
			return true;
		}
	}
	return false;
}

static bool is_new_ink(const struct plen_panel_contact *contact)
{
	bool is_last =
		(contact->flags & (PLEN_CONTACT_BEGIN | PLEN_CONTACT_END)) == PLEN_CONTACT_END;

	return !is_last && (contact->flags & PLEN_CONTACT_HOVER) == 0;
}

static void check_contact(struct decoder_ledger *ledger, const struct plen_panel_contact *contact)
{
	assert(contact->tool <= PLEN_CONTACT_MOUSE);
	assert(contact->pressure >= 0 ? contact->pressure <= 1 : contact->pressure == -1);
	assert(contact->tilt_x_deg >= -90 && contact->tilt_x_deg <= 90);
	assert(contact->tilt_y_deg >= -90 && contact->tilt_y_deg <= 90);
	assert(ledger->frame_may_ink || !is_new_ink(contact));
	ledger->inked += is_new_ink(contact);
}

void decoder_ledger_check(void *data, const struct plen_panel_frame *frame)
{
	static struct plen_panel_contact next[DECODER_LEDGER_MAX];
	struct decoder_ledger *ledger = data;
	uint32_t last_id = ledger->last_id;
	uint32_t count = 0;
	uint32_t known = 0;

	assert(frame->count > 0 && frame->time_us >= ledger->last_us);
	for (uint32_t i = 0; i < frame->count; i++) {
		const struct plen_panel_contact *contact = &frame->contacts[i];
		check_contact(ledger, contact);
		if ((contact->flags & PLEN_CONTACT_BEGIN) != 0) {
			assert(contact->id > ledger->last_id);
			last_id = contact->id > last_id ? contact->id : last_id;
		} else {
			assert(is_down(ledger, contact->id));
			known++;
		}
		if ((contact->flags & PLEN_CONTACT_END) == 0) {
			assert(count < DECODER_LEDGER_MAX);
			next[count++] = *contact;
		}
	}
	assert(known == ledger->down_count);
	for (uint32_t i = 0; i < count; i++) {
		ledger->down[i] = next[i];
	}
	ledger->down_count = count;
	ledger->last_id = last_id;
	ledger->last_us = frame->time_us;
}
