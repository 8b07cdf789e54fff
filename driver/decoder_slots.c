/* SPDX-License-Identifier: MIT
 *
 * Multitouch protocol B: the kernel numbers slots, each slot holds a contact from a tracking id
 * >= 0 to the next tracking id, and only changes are sent, so that a slot's values outlive its
 * contacts. Works event by event: one packet may end a contact and begin the next in one slot.
 */
#include <stdlib.h>

#include "common/mem.h"
#include "decoder_kind.h"
#include "decoder_touch.h"

/* The kernel's own limit; a higher slot number is nonsense and what follows it is dropped. */
#define SLOTS_MAX 1024

struct slot {
	bool active;
	bool shown; /* has been in a frame */
	uint32_t id;
	struct plen_touch touch;
};

struct slots {
	struct plen_touch_traits traits;
	struct slot *slots;
	uint32_t count;
	int32_t current; /* may be out of range: events for it are dropped */
	bool doubtful;   /* events are missing, perhaps one that named another slot */
};

static void ensure_slots(struct slots *slots, uint32_t count)
{
	static const struct slot empty;

	if (count <= slots->count) {
		return;
	}
	slots->slots = plen_realloc(slots->slots, count, sizeof(*slots->slots));
	for (uint32_t i = slots->count; i < count; i++) {
		slots->slots[i] = empty;
	}
	slots->count = count;
}

static void *create(const struct plen_evdev_info *info)
{
	struct slots *slots = plen_calloc(1, sizeof(*slots));
	uint32_t declared = plen_decoder_contacts_max(info);

	plen_touch_traits_init(&slots->traits, info);
	ensure_slots(slots, declared < SLOTS_MAX ? declared : SLOTS_MAX);
	return slots;
}

static void destroy(void *state)
{
	struct slots *slots = state;

	free(slots->slots);
	free(slots);
}

static void add_contact(struct slots *slots, struct slot *slot, uint8_t end,
			struct plen_decoder_out *out)
{
	struct plen_panel_contact contact =
		plen_touch_contact(&slot->touch, &slots->traits, !slot->shown);

	contact.id = slot->id;
	contact.flags |= (slot->shown ? 0 : PLEN_CONTACT_BEGIN) | end;
	plen_decoder_out_add(out, &contact);
	slot->shown = true;
}

static void set_tracking_id(struct slots *slots, struct slot *slot, int32_t id,
			    struct plen_decoder_out *out)
{
	if (slot->active) {
		add_contact(slots, slot, PLEN_CONTACT_END, out);
		slot->active = false;
	}
	if (id >= 0) {
		slot->active = true;
		slot->shown = false;
		slot->id = plen_decoder_out_next_id(out);
	}
}

static void select_slot(struct slots *slots, int32_t number)
{
	slots->current = number;
	slots->doubtful = false;
	if (number >= 0 && number < SLOTS_MAX) {
		/* Some panels use more slots than they declare. */
		ensure_slots(slots, (uint32_t)number + 1);
	}
}

/* In a recording, that is: on a live node libevdev has put things right before we see them. */
static void lose_events(struct slots *slots)
{
	uint32_t active = 0;

	for (uint32_t i = 0; i < slots->count; i++) {
		active += slots->slots[i].active;
	}
	slots->doubtful = active > 1;
}

static void event(void *state, const struct plen_evdev_event *event, struct plen_decoder_out *out)
{
	struct slots *slots = state;

	if (event->type == EV_SYN && event->code == SYN_DROPPED) {
		lose_events(slots);
		return;
	}
	if (event->type != EV_ABS) {
		return;
	}
	if (event->code == ABS_MT_SLOT) {
		select_slot(slots, event->value);
		return;
	}
	if (slots->current < 0 || (uint32_t)slots->current >= slots->count) {
		return;
	}

	struct slot *slot = &slots->slots[slots->current];
	if (event->code == ABS_MT_TRACKING_ID) {
		set_tracking_id(slots, slot, event->value, out);
	} else if (!slots->doubtful) {
		plen_touch_set(&slot->touch, event->code, event->value);
	}
}

static void report(void *state, struct plen_decoder_out *out)
{
	struct slots *slots = state;

	for (uint32_t i = 0; i < slots->count; i++) {
		if (slots->slots[i].active) {
			add_contact(slots, &slots->slots[i], 0, out);
		}
	}
}

const struct plen_decoder_kind plen_decoder_slots = {
	.create = create,
	.destroy = destroy,
	.event = event,
	.report = report,
};
