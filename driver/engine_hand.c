/* SPDX-License-Identifier: MIT
 *
 * The gesture is one of both fingers: they have the same number, and each knows the other. Its
 * place is the point between them, its scale their distance over that at the beginning.
 */
#include "engine_hand.h"

#include <assert.h>
#include <math.h>

#include "engine_ink.h"

/* Fingers that touch each other are one blob to many panels; nearer than this, their distance is
 * noise and would make the scale jump. */
#define SPAN_MIN_MM 10.0

static bool same_hand(const struct plen_engine *engine, const struct plen_engine_contact *a,
		      const struct plen_engine_contact *b)
{
	return a->device == b->device && a->zone.id == b->zone.id &&
	       plen_engine_contact_distance_mm(a, b) <= engine->config.hand_span_mm;
}

bool plen_engine_hand_owns(const struct plen_engine *engine,
			   const struct plen_engine_contact *newcomer)
{
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		const struct plen_engine_contact *finger = engine->contacts.live[i];
		bool moves = finger->state == PLEN_ENGINE_TRANSFORM;
		bool left_over = finger->refusal == PLEN_ENGINE_REFUSED_LEFT;
		if ((moves || left_over) && same_hand(engine, finger, newcomer)) {
			return true;
		}
	}
	return false;
}

static bool is_at_work(const struct plen_engine_contact *contact)
{
	return contact->state == PLEN_ENGINE_INK || contact->state == PLEN_ENGINE_TRANSFORM ||
	       contact->state == PLEN_ENGINE_WIPE;
}

static bool may_pair(const struct plen_engine *engine, const struct plen_engine_contact *first,
		     const struct plen_engine_contact *second)
{
	return first->state == PLEN_ENGINE_INK && first->now.tool == PLEN_CONTACT_FINGER &&
	       second->now.tool == PLEN_CONTACT_FINGER && same_hand(engine, first, second) &&
	       second->landed_us - first->landed_us <= engine->config.hand_onset_us &&
	       first->inked_mm <= engine->config.hand_ink_mm;
}

struct plen_engine_contact *
plen_engine_hand_find_partner(const struct plen_engine *engine,
			      const struct plen_engine_contact *newcomer)
{
	struct plen_engine_contact *other = NULL;

	if (plen_engine_bridge_waits(engine, newcomer->zone.id)) {
		return NULL;
	}

	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		struct plen_engine_contact *contact = engine->contacts.live[i];
		if (contact == newcomer || contact->zone.id != newcomer->zone.id ||
		    !is_at_work(contact)) {
			continue;
		}
		if (other != NULL) {
			return NULL; /* somebody else is at work here */
		}
		other = contact;
	}
	return other != NULL && may_pair(engine, other, newcomer) ? other : NULL;
}

static void send(struct plen_engine *engine, const struct plen_engine_contact *contact,
		 enum plen_event_kind kind)
{
	const struct plen_engine_contact *partner = contact->partner;
	struct plen_event event = plen_engine_emit_prepare(engine, contact, kind);
	double span_mm = fmax(plen_engine_contact_distance_mm(contact, partner), SPAN_MIN_MM);

	/* Halved first and added in either order, so that it does not matter who is who. */
	event.at.x_mm = contact->now.at.x_mm * 0.5 + partner->now.at.x_mm * 0.5;
	event.at.y_mm = contact->now.at.y_mm * 0.5 + partner->now.at.y_mm * 0.5;
	event.u.scale = span_mm / contact->span_mm;
	plen_engine_emit_send(engine, &event);
}

static void join(struct plen_engine_contact *contact, struct plen_engine_contact *partner,
		 double span_mm)
{
	plen_engine_contact_enter(contact, PLEN_ENGINE_TRANSFORM);
	contact->partner = partner;
	contact->span_mm = span_mm;
}

void plen_engine_hand_begin(struct plen_engine *engine, struct plen_engine_contact *first,
			    struct plen_engine_contact *second)
{
	double span_mm = fmax(plen_engine_contact_distance_mm(first, second), SPAN_MIN_MM);

	plen_engine_ink_cancel(engine, first);
	join(first, second, span_mm);
	join(second, first, span_mm);
	plen_engine_emit_new_gesture(engine, first, first->now.tool);
	second->gesture = first->gesture;
	second->gesture_tool = first->gesture_tool;
	send(engine, first, PLEN_EVENT_TRANSFORM_BEGIN);
}

void plen_engine_hand_move(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	(void)engine;
	contact->stirred = contact->stirred || plen_engine_contact_moved(contact);
}

void plen_engine_hand_flush(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (contact->stirred || contact->partner->stirred) {
		send(engine, contact, PLEN_EVENT_TRANSFORM_UPDATE);
		contact->stirred = false;
		contact->partner->stirred = false;
	}
}

void plen_engine_hand_end(struct plen_engine *engine, struct plen_engine_contact *contact,
			  enum plen_engine_refusal partner_refusal)
{
	struct plen_engine_contact *partner = contact->partner;

	assert(partner != NULL && partner->partner == contact);
	plen_engine_hand_flush(engine, contact);
	send(engine, contact, PLEN_EVENT_TRANSFORM_END);
	contact->partner = NULL;
	partner->partner = NULL;
	plen_engine_contact_refuse(partner, partner_refusal);
}
