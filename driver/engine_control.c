/* SPDX-License-Identifier: MIT
 *
 * No gesture claims what is pressed or dragged, and nothing that happens beside it.
 */
#include "engine_control.h"

#include "common/geometry.h"

/* A bounce comes back where it was, within the width of the finger. */
#define BOUNCE_REACH_MM 20.0

void plen_engine_control_press(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	plen_engine_contact_enter(contact, PLEN_ENGINE_PRESS);
	plen_engine_emit_new_gesture(engine, contact, contact->now.tool);
	contact->hold_at_us = engine->now_us + engine->config.hold_us;
	plen_engine_emit_plain(engine, contact, PLEN_EVENT_PRESS);
}

void plen_engine_control_hold(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	contact->hold_at_us = PLEN_ENGINE_NEVER;
	plen_engine_emit_plain(engine, contact, PLEN_EVENT_HOLD);
}

static bool is_on_control(const struct plen_engine_contact *contact, double reach_mm)
{
	struct plen_board_rect rect = contact->zone.rect;

	rect.x_mm -= reach_mm;
	rect.y_mm -= reach_mm;
	rect.w_mm += 2.0 * reach_mm;
	rect.h_mm += 2.0 * reach_mm;
	return plen_board_rect_contains(&rect, contact->now.at);
}

void plen_engine_control_follow(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (!is_on_control(contact, engine->config.tap_reach_mm)) {
		plen_engine_emit_plain(engine, contact, PLEN_EVENT_RELEASE);
		plen_engine_contact_refuse(contact, PLEN_ENGINE_REFUSED_OFF);
	}
}

void plen_engine_control_come_back(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (contact->refusal == PLEN_ENGINE_REFUSED_OFF && is_on_control(contact, 0.0)) {
		plen_engine_control_press(engine, contact);
	}
}

void plen_engine_control_release(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (is_on_control(contact, engine->config.tap_reach_mm)) {
		plen_engine_emit_plain(engine, contact, PLEN_EVENT_TAP);
	}
	plen_engine_emit_plain(engine, contact, PLEN_EVENT_RELEASE);
	plen_engine_lockout_add(&engine->lockouts,
				(struct plen_engine_lockout){
					.zone = contact->zone.id,
					.at = contact->now.at,
					.until_us = engine->now_us + engine->config.tap_bounce_us,
				});
}

bool plen_engine_control_bounces(const struct plen_engine *engine,
				 const struct plen_engine_contact *newcomer)
{
	return plen_engine_lockout_covers(&engine->lockouts, newcomer->zone.id, newcomer->now.at,
					  engine->now_us, BOUNCE_REACH_MM);
}

void plen_engine_control_drag(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	plen_engine_contact_enter(contact, PLEN_ENGINE_DRAG);
	plen_engine_emit_new_gesture(engine, contact, contact->now.tool);
	plen_engine_emit_plain(engine, contact, PLEN_EVENT_DRAG_BEGIN);
}

void plen_engine_control_drag_move(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (plen_engine_contact_moved(contact)) {
		plen_engine_emit_plain(engine, contact, PLEN_EVENT_DRAG_MOVE);
	}
}

void plen_engine_control_drop(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	plen_engine_emit_plain(engine, contact, PLEN_EVENT_DRAG_END);
}
