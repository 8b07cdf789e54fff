/* SPDX-License-Identifier: MIT
 *
 * Ink has no rules of its own but two: a point is sent only if it is another point, and the last
 * one is where the contact was last seen.
 */
#include "engine_ink.h"

#include "common/geometry.h"

static void send(struct plen_engine *engine, const struct plen_engine_contact *contact,
		 enum plen_event_kind kind)
{
	struct plen_event event = plen_engine_emit_prepare(engine, contact, kind);

	event.u.pressure = contact->now.pressure;
	plen_engine_emit_send(engine, &event);
}

void plen_engine_ink_begin(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	plen_engine_contact_enter(contact, PLEN_ENGINE_INK);
	plen_engine_emit_new_gesture(engine, contact, contact->now.tool);
	contact->hold_at_us = engine->now_us + engine->config.hold_us;
	contact->inked_mm = 0.0;
	send(engine, contact, PLEN_EVENT_INK_BEGIN);
}

void plen_engine_ink_resume(struct plen_engine *engine, struct plen_engine_contact *contact,
			    const struct plen_engine_contact *stroke)
{
	plen_engine_contact_enter(contact, PLEN_ENGINE_INK);
	contact->start = stroke->start;
	contact->landed_us = stroke->landed_us;
	contact->zone = stroke->zone;
	contact->gesture = stroke->gesture;
	contact->gesture_tool = stroke->gesture_tool;
	contact->inked_mm = stroke->inked_mm;
	contact->hold_at_us = stroke->hold_at_us;
	if (contact->hold_at_us < engine->now_us) {
		contact->hold_at_us = engine->now_us; /* it was due while nothing was there */
	}
	contact->before = stroke->now;
	plen_engine_ink_move(engine, contact);
}

void plen_engine_ink_move(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (plen_engine_contact_moved(contact)) {
		contact->inked_mm += plen_geometry_distance_mm(contact->before.at, contact->now.at);
		send(engine, contact, PLEN_EVENT_INK_EXTEND);
	}
}

void plen_engine_ink_hold(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	contact->hold_at_us = PLEN_ENGINE_NEVER;
	plen_engine_emit_plain(engine, contact, PLEN_EVENT_HOLD);
}

void plen_engine_ink_end(struct plen_engine *engine, const struct plen_engine_contact *contact)
{
	send(engine, contact, PLEN_EVENT_INK_END);
}

void plen_engine_ink_cancel(struct plen_engine *engine, const struct plen_engine_contact *contact)
{
	send(engine, contact, PLEN_EVENT_INK_CANCEL);
}
