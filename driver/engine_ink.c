/* SPDX-License-Identifier: MIT
 *
 * Ink has no rules of its own but two: a point is sent only if it is another point, and the last
 * one is where the contact was last seen.
 */
#include "engine_ink.h"

#include "common/geometry.h"
#include "engine_grip.h"

static void send_point(struct plen_engine *engine, const struct plen_engine_contact *contact,
		       enum plen_event_kind kind, struct plen_board_pt at, double pressure)
{
	struct plen_event event = plen_engine_emit_prepare(engine, contact, kind);

	event.at = at;
	event.u.pressure = pressure;
	plen_engine_emit_send(engine, &event);
}

static void send(struct plen_engine *engine, const struct plen_engine_contact *contact,
		 enum plen_event_kind kind)
{
	send_point(engine, contact, kind, contact->now.at, contact->now.pressure);
}

static void enter(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	plen_engine_contact_enter(contact, PLEN_ENGINE_INK);
	plen_engine_emit_new_gesture(engine, contact, contact->now.tool);
}

static bool has_stayed(const struct plen_engine *engine, const struct plen_engine_contact *contact)
{
	return plen_geometry_distance_mm(contact->start, contact->now.at) <= engine->config.slop_mm;
}

void plen_engine_ink_begin(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	enter(engine, contact);
	contact->hold_at_us = engine->now_us + engine->config.hold_us;
	send(engine, contact, PLEN_EVENT_INK_BEGIN);
}

void plen_engine_ink_catch_up(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	const struct plen_engine_trail *trail = &contact->trail;
	/* A full trail does not lead to where the contact is: only its end is sure. */
	uint32_t from = trail->count < PLEN_ENGINE_TRAIL_MAX ? 0 : trail->count;
	enum plen_event_kind kind = PLEN_EVENT_INK_BEGIN;

	enter(engine, contact);
	if (has_stayed(engine, contact)) {
		contact->hold_at_us = engine->now_us + engine->config.hold_us;
	}
	for (uint32_t i = from; i < trail->count; i++) {
		send_point(engine, contact, kind, trail->points[i].at, trail->points[i].pressure);
		kind = PLEN_EVENT_INK_EXTEND;
	}
	if (kind == PLEN_EVENT_INK_BEGIN ||
	    plen_geometry_distance_mm(trail->points[trail->count - 1].at, contact->now.at) > 0.0) {
		send(engine, contact, kind);
	}
}

void plen_engine_ink_resume(struct plen_engine *engine, struct plen_engine_contact *contact,
			    const struct plen_engine_contact *stroke)
{
	plen_engine_contact_enter(contact, PLEN_ENGINE_INK);
	contact->hold_at_us = stroke->hold_at_us;
	if (contact->hold_at_us < engine->now_us) {
		contact->hold_at_us = engine->now_us; /* it was due while nothing was there */
	}
	plen_engine_ink_move(engine, contact);
}

void plen_engine_ink_move(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (plen_engine_contact_moved(contact)) {
		contact->stirred = true;
		send(engine, contact, PLEN_EVENT_INK_EXTEND);
	}
}

void plen_engine_ink_hold(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	contact->hold_at_us = PLEN_ENGINE_NEVER;
	plen_engine_emit_plain(engine, contact, PLEN_EVENT_HOLD);
}

void plen_engine_ink_end(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	plen_engine_grip_release(engine, contact);
	send(engine, contact, PLEN_EVENT_INK_END);
}

void plen_engine_ink_cancel(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	plen_engine_grip_release(engine, contact);
	send(engine, contact, PLEN_EVENT_INK_CANCEL);
}
