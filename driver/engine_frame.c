/* SPDX-License-Identifier: MIT
 *
 * Here contacts are counted: each is seen once, and then followed until it ends, or lost at once
 * because there is no room for it. One that is followed comes to an event or is refused.
 */
#include "engine_frame.h"

#include <string.h>

#include "engine_bridge.h"
#include "engine_hand.h"
#include "engine_leap.h"
#include "engine_touch.h"

/* The place in the sorted part of the order for an id: after those that are not above it. */
static uint32_t place_of(const struct plen_engine *engine, uint32_t count, uint32_t id)
{
	uint32_t low = 0;
	uint32_t high = count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (engine->order[middle]->id <= id) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/* By id. Panels list contacts by slot: mostly in the order of their beginning, but not where slots
 * were used again, and a crowd of sixty must not cost more a head than a pair. */
static uint32_t sort(struct plen_engine *engine, const struct plen_contact_frame *frame)
{
	uint32_t count =
		frame->count < PLEN_ENGINE_FRAME_MAX ? frame->count : PLEN_ENGINE_FRAME_MAX;

	for (uint32_t i = 0; i < count; i++) {
		uint32_t place = i;
		if (i > 0 && engine->order[i - 1]->id > frame->contacts[i].id) {
			place = place_of(engine, i, frame->contacts[i].id);
			memmove(&engine->order[place + 1], &engine->order[place],
				(i - place) * sizeof(engine->order[0]));
		}
		engine->order[place] = &frame->contacts[i];
	}
	return count;
}

/* What begins beyond the end of the longest frame that is looked at is never followed. */
static void count_cut_off(struct plen_engine *engine, const struct plen_contact_frame *frame)
{
	for (uint32_t i = PLEN_ENGINE_FRAME_MAX; i < frame->count; i++) {
		if ((frame->contacts[i].flags & PLEN_CONTACT_BEGIN) != 0) {
			engine->stats.contacts_seen++;
			engine->stats.contacts_lost++;
			engine->crowded = true;
		}
	}
}

/* True if no more is to be done about the sample. */
static bool move_known(struct plen_engine *engine, uint32_t device,
		       const struct plen_contact *sample)
{
	struct plen_engine_contact *contact =
		plen_engine_contact_find(&engine->contacts, device, sample->id);

	/* One that begins again was lost and has been given its number anew: the old one ends as
	 * missing, where it was. */
	if (contact == NULL || contact->listed || (sample->flags & PLEN_CONTACT_BEGIN) != 0) {
		return false;
	}
	contact->listed = true;
	contact->leaving = (sample->flags & PLEN_CONTACT_END) != 0;

	if ((sample->flags & PLEN_CONTACT_HOVER) != 0 && contact->state != PLEN_ENGINE_HOVER) {
		/* Where it hovers is not where it wrote: it lifts from its last touch, first. */
		contact->risen = sample;
	} else if (plen_engine_leap_withholds(engine, contact, sample)) {
		return contact->leaving;
	} else if (plen_engine_contact_update(contact, sample)) {
		plen_engine_touch_move(engine, contact);
	}
	return contact->leaving;
}

static void remove_contact(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	plen_engine_contact_remove(&engine->contacts, contact);
	engine->stats.contacts_open = engine->contacts.live_count;
}

static struct plen_engine_contact *live_of(const struct plen_engine *engine, uint32_t index,
					   uint32_t device)
{
	struct plen_engine_contact *contact = NULL;

	if (index < engine->contacts.live_count) {
		contact = engine->contacts.live[index];
	}
	return contact != NULL && contact->device == device ? contact : NULL;
}

static void look_at_hands(struct plen_engine *engine, uint32_t device)
{
	uint32_t index = plen_engine_contact_first(&engine->contacts, device);
	struct plen_engine_contact *contact = NULL;

	while ((contact = live_of(engine, index++, device)) != NULL) {
		if (contact->partner != NULL) {
			plen_engine_hand_look(engine, contact);
		}
	}
}

static void end_contacts(struct plen_engine *engine, uint32_t device)
{
	uint32_t index = plen_engine_contact_first(&engine->contacts, device);
	struct plen_engine_contact *contact = NULL;

	while ((contact = live_of(engine, index, device)) != NULL) {
		const struct plen_contact *risen = contact->risen;
		bool gone = !contact->listed || contact->leaving;
		contact->listed = false;
		contact->leaving = false;
		if (gone || risen != NULL) {
			plen_engine_leap_believe(engine, contact);
			plen_engine_touch_lift(engine, contact);
		}
		contact->risen = NULL;
		if (risen != NULL) {
			plen_engine_contact_update(contact, risen);
		}
		if (gone) {
			remove_contact(engine, contact);
		} else {
			index++;
		}
	}
}

/* A contact of which nothing was known. NULL if there is no room for it. */
static struct plen_engine_contact *add_contact(struct plen_engine *engine, uint32_t device,
					       const struct plen_contact *sample)
{
	bool begins = (sample->flags & PLEN_CONTACT_BEGIN) != 0;
	struct plen_engine_contact *contact = NULL;

	if (engine->crowded && !begins) {
		return NULL;
	}
	engine->stats.contacts_seen++;
	contact = plen_engine_contact_add(&engine->contacts, device, sample->id);
	if (contact == NULL) {
		engine->stats.contacts_lost++;
		engine->crowded = true;
		return NULL;
	}
	engine->stats.contacts_open = engine->contacts.live_count;
	contact->size = plen_engine_size_of(&engine->sizes, device);
	plen_engine_contact_update(contact, sample);
	return contact;
}

static void begin_and_end(struct plen_engine *engine, uint32_t device,
			  const struct plen_contact *sample)
{
	bool begins = (sample->flags & PLEN_CONTACT_BEGIN) != 0;
	struct plen_engine_contact *contact = NULL;

	if ((sample->flags & PLEN_CONTACT_END) == 0 ||
	    plen_engine_contact_find(&engine->contacts, device, sample->id) != NULL) {
		return;
	}
	contact = add_contact(engine, device, sample);
	if (contact == NULL) {
		return;
	}
	/* To hover is to be refused, and so is to turn up only to be gone. */
	if (begins && (contact->now.flags & PLEN_CONTACT_HOVER) == 0) {
		plen_engine_touch_land(engine, contact);
		plen_engine_touch_lift(engine, contact);
	}
	remove_contact(engine, contact);
}

static void begin(struct plen_engine *engine, uint32_t device, const struct plen_contact *sample)
{
	struct plen_engine_contact *contact =
		plen_engine_contact_find(&engine->contacts, device, sample->id);

	if ((sample->flags & PLEN_CONTACT_END) != 0) {
		return;
	}
	if (contact == NULL) {
		contact = add_contact(engine, device, sample);
	}
	if (contact != NULL && contact->state == PLEN_ENGINE_HOVER &&
	    (contact->now.flags & PLEN_CONTACT_HOVER) == 0) {
		plen_engine_touch_land(engine, contact);
	}
}

void plen_engine_frame_handle(struct plen_engine *engine, const struct plen_contact_frame *frame)
{
	uint32_t count = sort(engine, frame);

	/* Not sooner: those without a place may end in the frame in which all others do. */
	if (engine->contacts.live_count == 0) {
		engine->crowded = false;
	}
	engine->stats.samples += count;
	count_cut_off(engine, frame);
	for (uint32_t i = 0; i < count; i++) {
		if (move_known(engine, frame->device, engine->order[i])) {
			engine->order[i] = NULL;
		}
	}
	look_at_hands(engine, frame->device);
	end_contacts(engine, frame->device);
	for (uint32_t i = 0; i < count; i++) {
		if (engine->order[i] != NULL) {
			begin_and_end(engine, frame->device, engine->order[i]);
		}
	}
	for (uint32_t i = 0; i < count; i++) {
		if (engine->order[i] != NULL) {
			begin(engine, frame->device, engine->order[i]);
		}
	}
}

void plen_engine_frame_end_device(struct plen_engine *engine, uint32_t device)
{
	/* Between frames nothing is listed, so all of it is missing. */
	end_contacts(engine, device);
	plen_engine_bridge_end_device(engine, device);
}
