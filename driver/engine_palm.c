/* SPDX-License-Identifier: MIT
 *
 * Every distance is taken from the middle of the palm as it is now, every rule within one zone.
 * What a rubber covers only grows: an edge that trembles takes away more than a child meant.
 */
#include "engine_palm.h"

#include <assert.h>
#include <math.h>

#include "common/geometry.h"
#include "engine_hand.h"
#include "engine_ink.h"
#include "engine_rest.h"

/* Each sample takes a rubber half of the way to a larger size: a single wild one does little. */
#define GROWTH 0.5

/* Knuckles that lie on the glass roll by this many slops. */
#define LYING 2.0

/* What is left of a hand that leaves has gone by then. */
#define LEAVING_US 150000

/* A palm is at least so much broader than the finger that it began as. */
#define GROWN 1.2

static bool is_finger(const struct plen_engine_contact *contact)
{
	return contact->now.tool == PLEN_CONTACT_FINGER || contact->now.tool == PLEN_CONTACT_PALM;
}

/* What a frame makes a long bar of is a palm only if it is nowhere as narrow as a finger. */
static bool is_palm_sized(const struct plen_engine *engine,
			  const struct plen_engine_contact *contact)
{
	const struct plen_engine_size *size = contact->size;
	double long_mm = fmax(contact->now.width_mm, contact->now.height_mm);
	double short_mm = fmin(contact->now.width_mm, contact->now.height_mm);

	if (long_mm > short_mm * engine->config.palm_aspect_max) {
		return short_mm >= size->palm_mm;
	}
	return long_mm >= size->palm_mm && short_mm >= size->palm_short_mm;
}

bool plen_engine_palm_is_palm(const struct plen_engine *engine,
			      const struct plen_engine_contact *contact)
{
	return contact->now.tool == PLEN_CONTACT_PALM ||
	       (contact->now.tool == PLEN_CONTACT_FINGER && is_palm_sized(engine, contact));
}

static bool is_wiping_palm(const struct plen_engine_contact *contact)
{
	return contact->state == PLEN_ENGINE_WIPE && contact->gesture_tool == PLEN_CONTACT_PALM;
}

/* Of what rubs; any other contact is its own. */
static struct plen_board_pt middle(const struct plen_engine_contact *contact)
{
	return (struct plen_board_pt){contact->now.at.x_mm + contact->wipe_dx_mm,
				      contact->now.at.y_mm + contact->wipe_dy_mm};
}

static bool is_within_reach(const struct plen_engine *engine, const struct plen_engine_contact *a,
			    const struct plen_engine_contact *b)
{
	return plen_geometry_distance_mm(middle(a), middle(b)) <= engine->config.palm_reach_mm;
}

static bool is_beside(const struct plen_engine *engine, const struct plen_engine_contact *a,
		      const struct plen_engine_contact *b)
{
	return a != b && a->zone.id == b->zone.id && is_within_reach(engine, a, b);
}

static bool rubs_beside(const struct plen_engine *engine, const struct plen_engine_contact *contact)
{
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		const struct plen_engine_contact *other = engine->contacts.live[i];
		if (is_wiping_palm(other) && is_beside(engine, other, contact)) {
			return true;
		}
	}
	return false;
}

/* A hand reaches no further than its palm does, as long as that is there. */
static bool is_left_of_hand(const struct plen_engine *engine,
			    const struct plen_engine_contact *contact)
{
	return contact->refusal == PLEN_ENGINE_REFUSED_CRUMB && !rubs_beside(engine, contact);
}

/* Whether something of a hand that does not write is on the glass there. */
static bool lies_beside(const struct plen_engine *engine, const struct plen_engine_contact *contact)
{
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		const struct plen_engine_contact *other = engine->contacts.live[i];
		if ((is_wiping_palm(other) || other->refusal == PLEN_ENGINE_REFUSED_CRUMB) &&
		    is_beside(engine, other, contact)) {
			return true;
		}
	}
	return false;
}

bool plen_engine_palm_shut_out_wrongly(const struct plen_engine *engine,
				       const struct plen_engine_contact *contact)
{
	return contact->refusal == PLEN_ENGINE_REFUSED_LOCKOUT &&
	       contact->zone.kind == PLEN_ZONE_CANVAS && contact->now.tool == PLEN_CONTACT_FINGER &&
	       contact->path_mm >= engine->config.hand_ink_mm &&
	       engine->now_us - contact->landed_us >= LEAVING_US &&
	       !plen_engine_palm_is_palm(engine, contact) && !lies_beside(engine, contact);
}

bool plen_engine_palm_refuses(struct plen_engine *engine, struct plen_engine_contact *newcomer)
{
	bool palm = plen_engine_palm_is_palm(engine, newcomer);
	bool late =
		plen_engine_lockout_covers(&engine->lockouts, newcomer->zone.id, newcomer->now.at,
					   engine->now_us, engine->config.palm_reach_mm);

	if (!is_finger(newcomer)) {
		return false;
	}
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		const struct plen_engine_contact *other = engine->contacts.live[i];
		if (!is_beside(engine, other, newcomer)) {
			continue;
		}
		if (is_wiping_palm(other)) {
			plen_engine_contact_refuse(newcomer, PLEN_ENGINE_REFUSED_CRUMB);
			return true;
		}
		late = late || is_left_of_hand(engine, other);
	}
	if (!late || palm) {
		return false; /* a palm that comes back rubs on: it leaves no ink */
	}
	/* Not a crumb itself: else a row of hands could close a whole pane. */
	plen_engine_contact_refuse(newcomer, PLEN_ENGINE_REFUSED_LOCKOUT);
	return true;
}

static bool is_wiping_gap_beside(const struct plen_engine *engine,
				 const struct plen_engine_gap *gap,
				 const struct plen_engine_contact *pen)
{
	return is_wiping_palm(&gap->lost) && is_beside(engine, &gap->lost, pen);
}

static void end_lost_palms(struct plen_engine *engine, const struct plen_engine_contact *pen)
{
	uint32_t index = 0;

	while (index < engine->gaps.open_count) {
		struct plen_engine_gap *gap = engine->gaps.open[index];
		if (is_wiping_gap_beside(engine, gap, pen)) {
			plen_engine_palm_end(engine, &gap->lost);
			plen_engine_gap_close(&engine->gaps, gap);
		} else {
			index++;
		}
	}
}

/* Whether a contact came down with the palm and has not written for long, or has only just come. */
static bool is_young(const struct plen_engine *engine, const struct plen_engine_contact *contact,
		     const struct plen_engine_contact *palm)
{
	const struct plen_engine_config *config = &engine->config;
	int64_t earlier_us = palm->landed_us - contact->landed_us;
	int64_t age_us = engine->now_us - contact->landed_us;
	bool came_with_it =
		earlier_us <= config->hand_onset_us && -earlier_us <= config->hand_onset_us;

	if (contact->state == PLEN_ENGINE_INK && contact->path_mm > config->hand_ink_mm &&
	    earlier_us > plen_engine_rest_together_us(engine, palm)) {
		return false;
	}
	return (came_with_it && age_us <= config->palm_claim_us) || age_us <= config->hand_onset_us;
}

static bool is_crumb(const struct plen_engine *engine, const struct plen_engine_contact *contact,
		     const struct plen_engine_contact *palm)
{
	return is_finger(contact) && is_beside(engine, contact, palm) &&
	       is_young(engine, contact, palm);
}

/* The other finger of what was about to be a hand is of that hand, too. */
static void take_back_ink(struct plen_engine *engine, struct plen_engine_contact *finger,
			  enum plen_engine_refusal refusal)
{
	struct plen_engine_contact *partner = finger->claim != 0 ? finger->partner : NULL;

	plen_engine_ink_cancel(engine, finger);
	if (partner != NULL) {
		plen_engine_ink_cancel(engine, partner);
		plen_engine_contact_refuse(partner, refusal);
	}
}

static void take_back(struct plen_engine *engine, struct plen_engine_contact *crumb,
		      enum plen_engine_refusal refusal)
{
	if (crumb->state == PLEN_ENGINE_INK) {
		take_back_ink(engine, crumb, refusal);
		plen_engine_contact_refuse(crumb, refusal);
	} else if (crumb->state == PLEN_ENGINE_TRANSFORM) {
		plen_engine_hand_withdraw(engine, crumb, refusal);
		plen_engine_contact_refuse(crumb, refusal);
	}
}

static void take_back_lost_crumbs(struct plen_engine *engine,
				  const struct plen_engine_contact *palm)
{
	uint32_t index = 0;

	while (index < engine->gaps.open_count) {
		struct plen_engine_gap *gap = engine->gaps.open[index];
		if (gap->lost.state == PLEN_ENGINE_INK && is_crumb(engine, &gap->lost, palm)) {
			plen_engine_ink_cancel(engine, &gap->lost);
			plen_engine_gap_close(&engine->gaps, gap);
		} else {
			index++;
		}
	}
}

static void take_back_crumbs(struct plen_engine *engine, const struct plen_engine_contact *palm)
{
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		struct plen_engine_contact *crumb = engine->contacts.live[i];
		if (is_crumb(engine, crumb, palm)) {
			take_back(engine, crumb, PLEN_ENGINE_REFUSED_CRUMB);
		}
	}
	take_back_lost_crumbs(engine, palm);
}

/* The hand that holds the pen comes down just before it, or has been lying there, or has rolled to
 * where it is as large as a palm; whoever writes below the pen for longer than a hand waits for it
 * is somebody else. */
static bool came_with_pen(const struct plen_engine *engine,
			  const struct plen_engine_contact *finger,
			  const struct plen_engine_contact *pen)
{
	const struct plen_engine_config *config = &engine->config;
	int64_t earlier_us = pen->landed_us - finger->landed_us;
	double gone_mm = plen_geometry_distance_mm(finger->start, finger->now.at);

	if (earlier_us <= config->hand_onset_us) {
		return finger->path_mm <= config->hand_ink_mm;
	}
	return earlier_us <= config->palm_claim_us &&
	       (gone_mm <= LYING * config->slop_mm || plen_engine_palm_is_palm(engine, finger));
}

void plen_engine_palm_give_way(struct plen_engine *engine, const struct plen_engine_contact *pen)
{
	end_lost_palms(engine, pen);
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		struct plen_engine_contact *palm = engine->contacts.live[i];
		if (is_wiping_palm(palm) && is_beside(engine, palm, pen)) {
			plen_engine_palm_end(engine, palm);
			plen_engine_contact_refuse(palm, PLEN_ENGINE_REFUSED_CRUMB);
		} else if (palm != pen && plen_engine_rest_is_of_pen(engine, pen, palm) &&
			   came_with_pen(engine, palm, pen)) {
			take_back(engine, palm, PLEN_ENGINE_REFUSED_REST);
		}
	}
}

static double clamp_extent(const struct plen_engine_config *config, double size_mm)
{
	return fmax(config->wipe_min_mm, fmin(size_mm, config->wipe_max_mm));
}

/* What the last sample would rub. A frame's bar, longer than any hand, counts as a square of its
 * area; a palm without a size as the smallest palm. */
static struct plen_board_size wanted_extent(const struct plen_engine *engine,
					    const struct plen_engine_contact *contact)
{
	const struct plen_engine_config *config = &engine->config;
	double w_mm = contact->now.width_mm;
	double h_mm = contact->now.height_mm;
	double least_mm = contact->gesture_tool == PLEN_CONTACT_PALM ? contact->size->palm_mm : 0.0;

	if (contact->gesture_tool == PLEN_CONTACT_ERASER || w_mm == 0.0 || h_mm == 0.0) {
		w_mm = least_mm;
		h_mm = least_mm;
	} else if (fmax(w_mm, h_mm) > fmin(w_mm, h_mm) * config->palm_aspect_max) {
		w_mm = sqrt(w_mm * h_mm);
		h_mm = w_mm;
	}
	return (struct plen_board_size){clamp_extent(config, w_mm), clamp_extent(config, h_mm)};
}

static void send(struct plen_engine *engine, const struct plen_engine_contact *contact,
		 enum plen_event_kind kind)
{
	struct plen_event event = plen_engine_emit_prepare(engine, contact, kind);

	event.at = middle(contact);
	event.u.extent.w_mm = contact->wipe_w_mm;
	event.u.extent.h_mm = contact->wipe_h_mm;
	plen_engine_emit_send(engine, &event);
}

void plen_engine_palm_begin(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	bool eraser = contact->now.tool == PLEN_CONTACT_ERASER;

	if (!eraser) {
		take_back_crumbs(engine, contact);
	}
	if (!eraser && plen_engine_rest_holds_pen(engine, contact)) {
		plen_engine_contact_refuse(contact, PLEN_ENGINE_REFUSED_CRUMB);
		return;
	}
	if (!eraser && plen_engine_rest_trails_finger(engine, contact)) {
		plen_engine_contact_refuse(contact, PLEN_ENGINE_REFUSED_REST);
		return;
	}
	plen_engine_contact_enter(contact, PLEN_ENGINE_WIPE);
	plen_engine_emit_new_gesture(engine, contact,
				     eraser ? PLEN_CONTACT_ERASER : PLEN_CONTACT_PALM);

	struct plen_board_size extent = wanted_extent(engine, contact);
	contact->wipe_w_mm = clamp_extent(&engine->config, fmax(contact->wipe_w_mm, extent.w_mm));
	contact->wipe_h_mm = clamp_extent(&engine->config, fmax(contact->wipe_h_mm, extent.h_mm));
	send(engine, contact, PLEN_EVENT_WIPE_BEGIN);
}

static double grown(double size_mm, double wanted_mm)
{
	return wanted_mm > size_mm ? size_mm + (wanted_mm - size_mm) * GROWTH : size_mm;
}

void plen_engine_palm_resume(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	plen_engine_contact_enter(contact, PLEN_ENGINE_WIPE);
	plen_engine_palm_move(engine, contact);
}

void plen_engine_palm_move(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	struct plen_board_size wanted = wanted_extent(engine, contact);
	double w_mm = grown(contact->wipe_w_mm, wanted.w_mm);
	double h_mm = grown(contact->wipe_h_mm, wanted.h_mm);

	if (plen_engine_contact_moved(contact) || w_mm != contact->wipe_w_mm ||
	    h_mm != contact->wipe_h_mm) {
		contact->wipe_w_mm = w_mm;
		contact->wipe_h_mm = h_mm;
		send(engine, contact, PLEN_EVENT_WIPE_EXTEND);
	}
}

void plen_engine_palm_end(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	send(engine, contact, PLEN_EVENT_WIPE_END);
}

void plen_engine_palm_lock_out(struct plen_engine *engine,
			       const struct plen_engine_contact *contact)
{
	if (is_wiping_palm(contact) || contact->refusal == PLEN_ENGINE_REFUSED_CRUMB) {
		plen_engine_lockout_add(
			&engine->lockouts,
			(struct plen_engine_lockout){
				.zone = contact->zone.id,
				.at = middle(contact),
				.until_us = engine->now_us + engine->config.palm_lockout_us,
			});
	}
	plen_engine_rest_note_lift(engine, contact);
}

/* A hand that rolls onto its heel grows both ways. Of a finger some frames make a bar, which has
 * grown along the frame only. */
static bool has_become_palm(const struct plen_engine *engine,
			    const struct plen_engine_contact *contact)
{
	double short_mm = fmin(contact->now.width_mm, contact->now.height_mm);

	return plen_engine_palm_is_palm(engine, contact) &&
	       (contact->now.tool == PLEN_CONTACT_PALM || short_mm > GROWN * contact->narrow_mm);
}

bool plen_engine_palm_suspects(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	bool writes = contact->state == PLEN_ENGINE_INK;

	if (contact->now.tool == PLEN_CONTACT_PALM ||
	    (contact->now.tool == PLEN_CONTACT_ERASER && writes)) {
		return true;
	}
	if (!has_become_palm(engine, contact)) {
		contact->palm_at_us = PLEN_ENGINE_NEVER;
	} else if (contact->palm_at_us == PLEN_ENGINE_NEVER) {
		contact->palm_at_us = engine->now_us + engine->config.palm_settle_us;
	}
	return false;
}

void plen_engine_palm_turn(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	int64_t age_us = engine->now_us - contact->landed_us;

	contact->palm_at_us = PLEN_ENGINE_NEVER;
	switch (contact->state) {
	case PLEN_ENGINE_INK:
		if (age_us <= engine->config.palm_claim_us) {
			take_back_ink(engine, contact, PLEN_ENGINE_REFUSED_CRUMB);
			plen_engine_palm_begin(engine, contact);
		} else if (contact->now.tool == PLEN_CONTACT_ERASER) {
			plen_engine_ink_end(engine, contact);
			plen_engine_palm_begin(engine, contact);
		} else {
			/* A sleeve has reached the glass beside a finger that writes. */
			plen_engine_ink_end(engine, contact);
			plen_engine_contact_refuse(contact, PLEN_ENGINE_REFUSED_REST);
		}
		break;
	case PLEN_ENGINE_TRANSFORM:
		plen_engine_hand_withdraw(engine, contact, PLEN_ENGINE_REFUSED_CRUMB);
		plen_engine_palm_begin(engine, contact);
		break;
	case PLEN_ENGINE_REFUSED:
		plen_engine_palm_begin(engine, contact);
		break;
	case PLEN_ENGINE_PRESS:
		plen_engine_emit_plain(engine, contact, PLEN_EVENT_RELEASE);
		plen_engine_contact_refuse(contact, PLEN_ENGINE_REFUSED_PALM);
		break;
	default:
		assert(false);
	}
}
