/* SPDX-License-Identifier: MIT
 *
 * Both fingers have all of it, so that neither is the first: the number of the gesture, where the
 * grip began and what was shown last.
 */
#include "engine_grip.h"

#include <assert.h>
#include <math.h>

#include "common/geometry.h"
#include "engine_company.h"

/* Fingers that touch each other are one blob to many panels; nearer than this, their distance is
 * noise and would make the scale jump. */
#define SPAN_MIN_MM 10.0

static void send_at(struct plen_engine *engine, const struct plen_engine_contact *contact,
		    enum plen_event_kind kind, struct plen_board_pt middle, double scale)
{
	struct plen_event event = plen_engine_emit_prepare(engine, contact, kind);

	if (contact->claim != 0) {
		event.gesture = contact->claim;
	}
	event.at = middle;
	event.u.scale = scale;
	plen_engine_emit_send(engine, &event);
}

/* Halved first and added in either order, so that it does not matter who is who. */
static struct plen_board_pt middle_of(const struct plen_engine_contact *contact)
{
	const struct plen_engine_contact *partner = contact->partner;

	return (struct plen_board_pt){
		contact->now.at.x_mm * 0.5 + partner->now.at.x_mm * 0.5,
		contact->now.at.y_mm * 0.5 + partner->now.at.y_mm * 0.5,
	};
}

static double span_of(const struct plen_engine_contact *contact)
{
	return fmax(plen_engine_contact_distance_mm(contact, contact->partner), SPAN_MIN_MM);
}

static void begin(struct plen_engine_contact *contact, uint32_t gesture)
{
	contact->claim = gesture;
	contact->hold_at_us = PLEN_ENGINE_NEVER;
	contact->grip = middle_of(contact);
	contact->shown = contact->grip;
	contact->shown_scale = 1.0;
	contact->span_mm = span_of(contact);
	contact->slip = (struct plen_board_pt){0.0, 0.0};
	contact->frozen = false;
	contact->sure = false;
}

void plen_engine_grip_claim(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	uint32_t gesture = plen_engine_emit_number(engine);

	begin(contact, gesture);
	begin(contact->partner, gesture);
	send_at(engine, contact, PLEN_EVENT_TRANSFORM_BEGIN, contact->grip, 1.0);
}

/* As after any other pause: whoever has not moved yet is held once more. */
static void wait_for_hold(const struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (plen_geometry_distance_mm(contact->start, contact->now.at) <= engine->config.slop_mm) {
		contact->hold_at_us = engine->now_us + engine->config.hold_us;
	}
}

void plen_engine_grip_release(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	struct plen_engine_contact *partner = contact->partner;

	if (contact->claim != 0) {
		send_at(engine, contact, PLEN_EVENT_TRANSFORM_END, contact->grip, 1.0);
		contact->claim = 0;
		partner->claim = 0;
		wait_for_hold(engine, contact);
		wait_for_hold(engine, partner);
	}
	plen_engine_contact_part(contact);
}

static bool comes_first(const struct plen_engine_contact *a, const struct plen_engine_contact *b)
{
	return a->device < b->device || (a->device == b->device && a->id < b->id);
}

static void take_back_ink(struct plen_engine *engine, const struct plen_engine_contact *contact)
{
	struct plen_event event = plen_engine_emit_prepare(engine, contact, PLEN_EVENT_INK_CANCEL);

	event.u.pressure = contact->now.pressure;
	plen_engine_emit_send(engine, &event);
}

static void join(struct plen_engine_contact *contact, struct plen_engine_contact *partner,
		 uint32_t gesture)
{
	plen_engine_contact_enter(contact, PLEN_ENGINE_TRANSFORM);
	contact->partner = partner;
	contact->gesture = gesture;
	contact->gesture_tool = PLEN_CONTACT_FINGER;
	contact->stirred = true;
}

void plen_engine_grip_take(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	struct plen_engine_contact *partner = contact->partner;
	bool is_first = comes_first(contact, partner);
	struct plen_engine_contact *first = is_first ? contact : partner;
	struct plen_engine_contact *second = is_first ? partner : contact;
	uint32_t gesture = contact->claim;

	first->claim = 0;
	second->claim = 0;
	take_back_ink(engine, first);
	take_back_ink(engine, second);
	plen_engine_contact_part(first);
	join(first, second, gesture);
	join(second, first, gesture);
}

/* As both are now. */
static void send_update(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	struct plen_board_pt middle = middle_of(contact);

	contact->shown.x_mm = middle.x_mm + contact->slip.x_mm;
	contact->shown.y_mm = middle.y_mm + contact->slip.y_mm;
	contact->shown_scale = span_of(contact) / contact->span_mm;
	contact->partner->shown = contact->shown;
	contact->partner->shown_scale = contact->shown_scale;
	send_at(engine, contact, PLEN_EVENT_TRANSFORM_UPDATE, contact->shown, contact->shown_scale);
}

/* The page goes on from where it is, wherever the fingers have gone meanwhile. */
static void thaw(struct plen_engine_contact *contact)
{
	struct plen_board_pt middle = middle_of(contact);

	contact->frozen = false;
	contact->slip.x_mm = contact->shown.x_mm - middle.x_mm;
	contact->slip.y_mm = contact->shown.y_mm - middle.y_mm;
	contact->span_mm = span_of(contact) / contact->shown_scale;
}

/* Whether the page may follow; if it may again, it does from now on. */
static bool may_follow(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	struct plen_engine_contact *partner = contact->partner;

	if (plen_engine_company_writes(engine, contact)) {
		contact->frozen = true;
		partner->frozen = true;
		return false;
	}
	if (contact->frozen) {
		thaw(contact);
		thaw(partner);
	}
	return true;
}

void plen_engine_grip_follow(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	struct plen_engine_contact *partner = contact->partner;
	bool stirred = contact->stirred || partner->stirred;

	contact->stirred = false;
	partner->stirred = false;
	if (stirred && !contact->lost && !partner->lost && may_follow(engine, contact)) {
		send_update(engine, contact);
	}
}

void plen_engine_grip_resume(struct plen_engine_contact *contact, struct plen_engine_contact *lost)
{
	struct plen_engine_contact *partner = lost->partner;

	plen_engine_contact_enter(contact, PLEN_ENGINE_TRANSFORM);
	contact->partner = partner;
	contact->grip = lost->grip;
	contact->span_mm = lost->span_mm;
	contact->shown = lost->shown;
	contact->shown_scale = lost->shown_scale;
	contact->slip = lost->slip;
	contact->frozen = lost->frozen;
	contact->stirred = true;
	lost->partner = NULL;
	partner->partner = contact;
}

void plen_engine_grip_end(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	assert(contact->partner != NULL && contact->partner->partner == contact);
	send_at(engine, contact, PLEN_EVENT_TRANSFORM_END, contact->shown, contact->shown_scale);
	plen_engine_contact_part(contact);
}

/* But not under the hand of somebody who writes: there it stays as it is. */
void plen_engine_grip_undo(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (!plen_engine_company_writes(engine, contact)) {
		contact->shown = contact->grip;
		contact->shown_scale = 1.0;
		send_at(engine, contact, PLEN_EVENT_TRANSFORM_UPDATE, contact->grip, 1.0);
	}
	plen_engine_grip_end(engine, contact);
}
