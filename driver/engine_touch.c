/* SPDX-License-Identifier: MIT
 *
 * Who may claim a contact is asked when it lands, in one order; later its state says who handles
 * it. Nothing here sends an event.
 */
#include "engine_touch.h"

#include <assert.h>

#include "common/geometry.h"
#include "engine_bridge.h"
#include "engine_cluster.h"
#include "engine_control.h"
#include "engine_grip.h"
#include "engine_hand.h"
#include "engine_ink.h"
#include "engine_palm.h"
#include "engine_rest.h"

typedef void (*handler)(struct plen_engine *engine, struct plen_engine_contact *contact);

static void land_on_canvas(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (plen_engine_palm_refuses(engine, contact)) {
		plen_engine_cluster_join(engine, contact);
		return;
	}
	if (contact->now.tool == PLEN_CONTACT_ERASER || plen_engine_palm_is_palm(engine, contact)) {
		plen_engine_palm_begin(engine, contact);
		return;
	}
	if (plen_engine_cluster_is_hand(engine, contact)) {
		plen_engine_cluster_begin(engine, contact);
		return;
	}
	if (contact->now.tool == PLEN_CONTACT_FINGER && plen_engine_rest_owns(engine, contact)) {
		plen_engine_contact_refuse(contact, PLEN_ENGINE_REFUSED_REST);
		return;
	}
	if (contact->now.tool == PLEN_CONTACT_FINGER && plen_engine_hand_owns(engine, contact)) {
		plen_engine_contact_refuse(contact, PLEN_ENGINE_REFUSED_SPARE);
		return;
	}
	if (contact->now.tool == PLEN_CONTACT_PEN) {
		plen_engine_palm_give_way(engine, contact);
	}
	plen_engine_ink_begin(engine, contact);
	plen_engine_hand_meet(engine, contact);
}

static void land_on_control(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (plen_engine_control_bounces(engine, contact)) {
		plen_engine_contact_refuse(contact, PLEN_ENGINE_REFUSED_LOCKOUT);
	} else if (plen_engine_palm_is_palm(engine, contact)) {
		plen_engine_contact_refuse(contact, PLEN_ENGINE_REFUSED_PALM);
	} else {
		plen_engine_control_press(engine, contact);
	}
}

static void land_on_drag(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (plen_engine_palm_is_palm(engine, contact)) {
		plen_engine_contact_refuse(contact, PLEN_ENGINE_REFUSED_PALM);
	} else {
		plen_engine_control_drag(engine, contact);
	}
}

static bool is_back(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	return (contact->now.tool == PLEN_CONTACT_FINGER ||
		contact->now.tool == PLEN_CONTACT_PALM || contact->now.tool == PLEN_CONTACT_PEN) &&
	       plen_engine_bridge_resume(engine, contact);
}

void plen_engine_touch_land(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	const struct plen_zone *zone = plen_engine_zone_at(&engine->zones, contact->now.at);

	assert(contact->state == PLEN_ENGINE_HOVER);
	plen_engine_contact_land(contact, engine->now_us);
	/* First, as neither the zone below nor a neighbour's palm must cut a stroke in two. */
	if (is_back(engine, contact)) {
		return;
	}
	if (zone == NULL) {
		contact->zone = (struct plen_zone){.kind = PLEN_ZONE_LOCKED};
		plen_engine_contact_refuse(contact, PLEN_ENGINE_REFUSED_NOWHERE);
		return;
	}
	contact->zone = *zone;
	switch (zone->kind) {
	case PLEN_ZONE_CANVAS:
		land_on_canvas(engine, contact);
		break;
	case PLEN_ZONE_CONTROL:
		land_on_control(engine, contact);
		break;
	case PLEN_ZONE_DRAG:
		land_on_drag(engine, contact);
		break;
	default:
		plen_engine_contact_refuse(contact, PLEN_ENGINE_REFUSED_LOCKED);
	}
}

/* What was done to a pen as if it were a finger of some hand was an error. */
static bool was_taken_for_hand(const struct plen_engine_contact *contact)
{
	switch (contact->refusal) {
	case PLEN_ENGINE_REFUSED_CRUMB:
	case PLEN_ENGINE_REFUSED_REST:
	case PLEN_ENGINE_REFUSED_LOCKOUT:
	case PLEN_ENGINE_REFUSED_SPARE:
	case PLEN_ENGINE_REFUSED_LEFT:
		return true;
	default:
		return contact->state == PLEN_ENGINE_TRANSFORM;
	}
}

/* Some panels know a pen only after it has touched; of some we know it by its size. */
static bool is_found_to_be_pen(const struct plen_engine_contact *contact)
{
	return contact->now.tool == PLEN_CONTACT_PEN && contact->before.tool != PLEN_CONTACT_PEN &&
	       contact->zone.kind == PLEN_ZONE_CANVAS &&
	       (contact->state == PLEN_ENGINE_INK || was_taken_for_hand(contact));
}

static void write_as_pen(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (contact->state == PLEN_ENGINE_TRANSFORM && contact->sure) {
		plen_engine_hand_end(engine, contact, PLEN_ENGINE_REFUSED_LEFT);
	} else if (contact->state == PLEN_ENGINE_TRANSFORM) {
		plen_engine_hand_let_go(engine, contact);
	}
	plen_engine_palm_give_way(engine, contact);
	if (contact->state == PLEN_ENGINE_INK) {
		plen_engine_grip_release(engine, contact); /* a pen has no second finger */
		plen_engine_ink_move(engine, contact);
	} else {
		plen_engine_ink_catch_up(engine, contact);
	}
}

/* What a hand left over, or what was shut out after a palm, may be that hand's heel, come small. */
static bool may_be_palm(const struct plen_engine_contact *contact)
{
	switch (contact->state) {
	case PLEN_ENGINE_INK:
	case PLEN_ENGINE_TRANSFORM:
	case PLEN_ENGINE_PRESS:
		return true;
	case PLEN_ENGINE_REFUSED:
		return contact->zone.kind == PLEN_ZONE_CANVAS &&
		       (contact->refusal == PLEN_ENGINE_REFUSED_LOCKOUT ||
			contact->refusal == PLEN_ENGINE_REFUSED_SPARE ||
			contact->refusal == PLEN_ENGINE_REFUSED_LEFT);
	default:
		return false;
	}
}

void plen_engine_touch_move(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	static const handler moves[PLEN_ENGINE_STATES] = {
		[PLEN_ENGINE_INK] = plen_engine_ink_move,
		[PLEN_ENGINE_TRANSFORM] = plen_engine_hand_move,
		[PLEN_ENGINE_WIPE] = plen_engine_palm_move,
		[PLEN_ENGINE_PRESS] = plen_engine_control_follow,
		[PLEN_ENGINE_DRAG] = plen_engine_control_drag_move,
		[PLEN_ENGINE_REFUSED] = plen_engine_control_come_back,
	};
	plen_engine_contact_follow(contact, engine->now_us);
	plen_engine_size_judge(contact, engine->now_us, &engine->config);
	if (contact->hold_at_us != PLEN_ENGINE_NEVER &&
	    plen_geometry_distance_mm(contact->start, contact->now.at) > engine->config.slop_mm) {
		contact->hold_at_us = PLEN_ENGINE_NEVER;
	}
	if (is_found_to_be_pen(contact)) {
		write_as_pen(engine, contact);
		return;
	}
	if (contact->state == PLEN_ENGINE_INK && contact->now.tool == PLEN_CONTACT_FINGER &&
	    plen_engine_rest_outgrew(engine, contact)) {
		plen_engine_ink_cancel(engine, contact);
		plen_engine_contact_refuse(contact, PLEN_ENGINE_REFUSED_REST);
		return;
	}
	if (plen_engine_palm_shut_out_wrongly(engine, contact)) {
		plen_engine_ink_catch_up(engine, contact);
		return;
	}
	if (may_be_palm(contact) && plen_engine_palm_suspects(engine, contact)) {
		plen_engine_palm_turn(engine, contact);
		return;
	}
	if (moves[contact->state] != NULL) {
		moves[contact->state](engine, contact);
	}
}

static void lift_ink(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (!plen_engine_bridge_lift(engine, contact)) {
		plen_engine_bridge_end_ink(engine, contact, engine->now_us);
	}
}

static void lift_transform(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (!plen_engine_bridge_lift(engine, contact)) {
		plen_engine_hand_lift(engine, contact);
	}
}

static void lift_wipe(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (!plen_engine_cluster_hand_over(engine, contact) &&
	    !plen_engine_bridge_lift(engine, contact)) {
		plen_engine_palm_end(engine, contact);
	}
}

void plen_engine_touch_lift(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	static const handler lifts[PLEN_ENGINE_STATES] = {
		[PLEN_ENGINE_INK] = lift_ink,
		[PLEN_ENGINE_TRANSFORM] = lift_transform,
		[PLEN_ENGINE_WIPE] = lift_wipe,
		[PLEN_ENGINE_PRESS] = plen_engine_control_release,
		[PLEN_ENGINE_DRAG] = plen_engine_control_drop,
	};

	if (contact->state == PLEN_ENGINE_HOVER) {
		return;
	}
	if (lifts[contact->state] != NULL) {
		lifts[contact->state](engine, contact);
	}
	plen_engine_palm_lock_out(engine, contact);
	plen_engine_contact_enter(contact, PLEN_ENGINE_HOVER);
}

void plen_engine_touch_due(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (contact->palm_at_us <= engine->now_us) {
		plen_engine_palm_turn(engine, contact);
	} else if (contact->judge_at_us <= engine->now_us) {
		plen_engine_hand_due(engine, contact);
	} else if (contact->state == PLEN_ENGINE_INK) {
		plen_engine_ink_hold(engine, contact);
	} else {
		assert(contact->state == PLEN_ENGINE_PRESS);
		plen_engine_control_hold(engine, contact);
	}
}
