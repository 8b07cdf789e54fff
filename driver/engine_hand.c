/* SPDX-License-Identifier: MIT
 *
 * The gesture is one of both fingers: they have the same number, and each knows the other. Its
 * place is the point between them, its scale their distance over that at the beginning.
 */
#include "engine_hand.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "common/geometry.h"
#include "engine_ink.h"
#include "engine_pair.h"

/* Fingers that touch each other are one blob to many panels; nearer than this, their distance is
 * noise and would make the scale jump. */
#define SPAN_MIN_MM 10.0

/* Two people do not go that far as if they were one hand; if they are far apart, not so far. */
#define SURE_MM 25.0
#define SURE_WIDE_MM 50.0

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
		bool moves = finger->state == PLEN_ENGINE_TRANSFORM && finger->sure;
		bool left_over = finger->refusal == PLEN_ENGINE_REFUSED_LEFT;
		if ((moves || left_over) && same_hand(engine, finger, newcomer)) {
			return true;
		}
	}
	return false;
}

/* Whether a contact that is down, or may come back, is a reason not to make a hand of the finger
 * and another. A far dot is none: half a class may be tapping in one pane. */
static bool is_in_the_way(const struct plen_engine *engine, const struct plen_engine_contact *other,
			  const struct plen_engine_contact *finger)
{
	if (other == finger || other->zone.id != finger->zone.id) {
		return false;
	}
	if (other->state != PLEN_ENGINE_INK) {
		return other->state == PLEN_ENGINE_TRANSFORM || other->state == PLEN_ENGINE_WIPE;
	}
	return other->path_mm > engine->config.hand_ink_mm ||
	       plen_engine_contact_distance_mm(other, finger) <= engine->config.hand_span_mm;
}

static bool waits(const struct plen_engine *engine, const struct plen_engine_contact *finger)
{
	for (uint32_t i = 0; i < engine->gaps.open_count; i++) {
		if (is_in_the_way(engine, &engine->gaps.open[i]->lost, finger)) {
			return true;
		}
	}
	return false;
}

/* The one contact that is in the way of this one; NULL if none or several are. */
static struct plen_engine_contact *find_only_other(const struct plen_engine *engine,
						   const struct plen_engine_contact *finger)
{
	struct plen_engine_contact *other = NULL;

	if (waits(engine, finger)) {
		return NULL;
	}
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		struct plen_engine_contact *contact = engine->contacts.live[i];
		if (!is_in_the_way(engine, contact, finger)) {
			continue;
		}
		if (other != NULL) {
			return NULL;
		}
		other = contact;
	}
	return other;
}

static bool may_be_of_hand(const struct plen_engine *engine,
			   const struct plen_engine_contact *finger)
{
	return finger->state == PLEN_ENGINE_INK && finger->partner == NULL &&
	       finger->now.tool == PLEN_CONTACT_FINGER &&
	       finger->path_mm <= engine->config.hand_ink_mm;
}

static int64_t later_us(const struct plen_engine_contact *a, const struct plen_engine_contact *b)
{
	return a->landed_us > b->landed_us ? a->landed_us : b->landed_us;
}

static int64_t earlier_us(const struct plen_engine_contact *a, const struct plen_engine_contact *b)
{
	return a->landed_us < b->landed_us ? a->landed_us : b->landed_us;
}

static bool came_together(const struct plen_engine *engine, const struct plen_engine_contact *a,
			  const struct plen_engine_contact *b)
{
	int64_t onset_us = later_us(a, b) - earlier_us(a, b);
	bool wide = plen_engine_contact_distance_mm(a, b) >= engine->config.hand_wide_mm;

	return onset_us <= engine->config.hand_onset_us &&
	       (!wide || onset_us <= engine->config.hand_wide_us);
}

static void meet(struct plen_engine_contact *contact, struct plen_engine_contact *partner)
{
	contact->partner = partner;
	plen_engine_pair_meet(contact);
	contact->stirred = false;
}

/* A verdict that is due at a time which has passed is due now. */
static void judge_at(const struct plen_engine *engine, struct plen_engine_contact *contact,
		     int64_t at_us)
{
	contact->judge_at_us = at_us > engine->now_us ? at_us : engine->now_us;
}

void plen_engine_hand_meet(struct plen_engine *engine, struct plen_engine_contact *finger)
{
	struct plen_engine_contact *other = find_only_other(engine, finger);

	if (other == NULL || !may_be_of_hand(engine, finger) || !may_be_of_hand(engine, other) ||
	    !same_hand(engine, finger, other) || !came_together(engine, finger, other)) {
		return;
	}
	meet(finger, other);
	meet(other, finger);
	judge_at(engine, finger, later_us(finger, other) + engine->config.hand_judge_us);
}

static void send_at(struct plen_engine *engine, const struct plen_engine_contact *contact,
		    enum plen_event_kind kind, struct plen_board_pt middle, double scale)
{
	struct plen_event event = plen_engine_emit_prepare(engine, contact, kind);

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

/* As both are now. */
static void send(struct plen_engine *engine, struct plen_engine_contact *contact,
		 enum plen_event_kind kind)
{
	struct plen_board_pt middle = middle_of(contact);

	contact->shown.x_mm = middle.x_mm + contact->slip.x_mm;
	contact->shown.y_mm = middle.y_mm + contact->slip.y_mm;
	contact->shown_scale = span_of(contact) / contact->span_mm;
	contact->partner->shown = contact->shown;
	contact->partner->shown_scale = contact->shown_scale;
	send_at(engine, contact, kind, contact->shown, contact->shown_scale);
}

static bool comes_first(const struct plen_engine_contact *a, const struct plen_engine_contact *b)
{
	return a->device < b->device || (a->device == b->device && a->id < b->id);
}

/* A third finger of that hand, which has come with the others and writes only so far. */
static bool is_spare(const struct plen_engine *engine, const struct plen_engine_contact *other,
		     const struct plen_engine_contact *hand)
{
	return other != hand && other != hand->partner && other->state == PLEN_ENGINE_INK &&
	       other->now.tool == PLEN_CONTACT_FINGER &&
	       (same_hand(engine, other, hand) || same_hand(engine, other, hand->partner)) &&
	       llabs(other->landed_us - earlier_us(hand, hand->partner)) <=
		       engine->config.hand_onset_us;
}

static bool is_beside(const struct plen_engine_contact *other,
		      const struct plen_engine_contact *hand)
{
	return other != hand && other != hand->partner && other->zone.id == hand->zone.id &&
	       other->state == PLEN_ENGINE_INK;
}

static bool writes_beside(const struct plen_engine *engine, const struct plen_engine_contact *other,
			  const struct plen_engine_contact *hand)
{
	return is_beside(other, hand) && other->path_mm > engine->config.hand_ink_mm &&
	       !is_spare(engine, other, hand);
}

/* Whether somebody else writes in the pane: then it is not moved under his hand. Nor between two
 * packets of a panel that has lost him. */
static bool is_written_in(const struct plen_engine *engine, const struct plen_engine_contact *hand)
{
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		if (writes_beside(engine, engine->contacts.live[i], hand)) {
			return true;
		}
	}
	for (uint32_t i = 0; i < engine->gaps.open_count; i++) {
		if (writes_beside(engine, &engine->gaps.open[i]->lost, hand)) {
			return true;
		}
	}
	return false;
}

/* A pen that is down writes, wherever it has got to. */
static bool has_set_off(const struct plen_engine *engine, const struct plen_engine_contact *contact)
{
	return contact->path_mm > engine->config.slop_mm || contact->now.tool == PLEN_CONTACT_PEN;
}

/* Whether others set off there when they did. A class that is told to write does so at once, and
 * some of them go alike. */
static bool is_one_of_many(const struct plen_engine *engine, const struct plen_engine_contact *hand)
{
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		const struct plen_engine_contact *other = engine->contacts.live[i];
		int64_t apart_us = other->landed_us - later_us(hand, hand->partner);
		if (is_beside(other, hand) && has_set_off(engine, other) &&
		    !is_spare(engine, other, hand) &&
		    llabs(apart_us) <= engine->config.hand_judge_us) {
			return true;
		}
	}
	return false;
}

/* By another hand that was sooner. */
static bool is_moved(const struct plen_engine *engine, const struct plen_engine_contact *hand)
{
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		const struct plen_engine_contact *other = engine->contacts.live[i];
		if (other->zone.id == hand->zone.id && other->state == PLEN_ENGINE_TRANSFORM) {
			return true;
		}
	}
	return false;
}

static void join(struct plen_engine_contact *contact, struct plen_engine_contact *partner)
{
	contact->partner = partner;
	contact->stirred = false;
	contact->grip = middle_of(contact);
	contact->span_mm = span_of(contact);
	contact->slip = (struct plen_board_pt){0.0, 0.0};
	contact->frozen = false;
	contact->sure = false;
	contact->told = false;
}

/* Fingers that only tremble do not move the page yet; nor does one alone of two that are so far
 * apart that they may be two people's. */
static bool has_gone(const struct plen_engine *engine, const struct plen_engine_contact *contact)
{
	const struct plen_engine_contact *partner = contact->partner;
	bool wide = plen_engine_pair_is_wide(&engine->config, contact, partner);
	double far_mm = wide ? fmin(contact->paired_far_mm, partner->paired_far_mm)
			     : fmax(contact->paired_far_mm, partner->paired_far_mm);

	return far_mm > engine->config.slop_mm;
}

static void take_hold(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	struct plen_engine_contact *first = contact;
	struct plen_engine_contact *second = contact->partner;

	bool have_moved = has_gone(engine, contact);

	if (is_written_in(engine, contact) || is_moved(engine, contact) ||
	    is_one_of_many(engine, contact)) {
		plen_engine_contact_part(contact);
		return;
	}
	if (!comes_first(first, second)) {
		first = contact->partner;
		second = contact;
	}
	plen_engine_ink_cancel(engine, first);
	plen_engine_ink_cancel(engine, second);
	plen_engine_contact_enter(first, PLEN_ENGINE_TRANSFORM);
	plen_engine_contact_enter(second, PLEN_ENGINE_TRANSFORM);
	join(first, second);
	join(second, first);
	first->told = have_moved;
	second->told = have_moved;
	plen_engine_emit_new_gesture(engine, first, first->now.tool);
	second->gesture = first->gesture;
	second->gesture_tool = first->gesture_tool;
	/* Nobody holds two fingers still for so long who wants to write. */
	judge_at(engine, first, later_us(first, second) + engine->config.hold_us);
	send(engine, first, PLEN_EVENT_TRANSFORM_BEGIN);
}

static void refuse_spares(struct plen_engine *engine, const struct plen_engine_contact *hand)
{
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		struct plen_engine_contact *other = engine->contacts.live[i];
		if (is_spare(engine, other, hand)) {
			plen_engine_ink_cancel(engine, other);
			plen_engine_contact_refuse(other, PLEN_ENGINE_REFUSED_SPARE);
		}
	}
}

static void become_sure(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	contact->sure = true;
	contact->partner->sure = true;
	contact->judge_at_us = PLEN_ENGINE_NEVER;
	contact->partner->judge_at_us = PLEN_ENGINE_NEVER;
	refuse_spares(engine, contact);
}

void plen_engine_hand_move(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	(void)engine;
	contact->stirred = contact->stirred || plen_engine_contact_moved(contact);
}

static bool is_worth_telling(const struct plen_engine *engine,
			     const struct plen_engine_contact *contact)
{
	return contact->sure || contact->told || has_gone(engine, contact);
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

	if (is_written_in(engine, contact)) {
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

static void flush(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	bool both_are_there = !contact->lost && !contact->partner->lost;
	bool stirred = both_are_there && (contact->stirred || contact->partner->stirred);

	contact->stirred = false;
	contact->partner->stirred = false;
	if (stirred && is_worth_telling(engine, contact) && may_follow(engine, contact)) {
		contact->told = true;
		contact->partner->told = true;
		send(engine, contact, PLEN_EVENT_TRANSFORM_UPDATE);
	}
}

static bool is_trail_full(const struct plen_engine_contact *contact)
{
	return contact->trail.count == PLEN_ENGINE_TRAIL_MAX;
}

static bool proves_hand(const struct plen_engine *engine, const struct plen_engine_contact *contact)
{
	const struct plen_engine_contact *partner = contact->partner;
	bool wide = plen_engine_pair_is_wide(&engine->config, contact, partner);

	return fmin(contact->paired_far_mm, partner->paired_far_mm) >=
		       (wide ? SURE_WIDE_MM : SURE_MM) ||
	       is_trail_full(contact) || is_trail_full(partner);
}

static void doubt(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (plen_engine_pair_writes(&engine->config, contact, contact->partner) ||
	    is_one_of_many(engine, contact)) {
		plen_engine_hand_let_go(engine, contact);
	} else if (proves_hand(engine, contact)) {
		become_sure(engine, contact);
	}
}

static void look_at_ink(struct plen_engine *engine, struct plen_engine_contact *contact, bool due)
{
	switch (plen_engine_pair_judge(&engine->config, contact, contact->partner, due)) {
	case PLEN_ENGINE_ONE_HAND:
		take_hold(engine, contact);
		break;
	case PLEN_ENGINE_TWO_PEOPLE:
		plen_engine_contact_part(contact);
		break;
	default:
		break;
	}
}

void plen_engine_hand_look(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if ((!contact->stirred && !contact->partner->stirred) || contact->partner->lost) {
		return;
	}
	plen_engine_pair_follow(contact, contact->partner);
	if (contact->state == PLEN_ENGINE_INK) {
		contact->stirred = false;
		contact->partner->stirred = false;
		look_at_ink(engine, contact, false);
		return;
	}
	if (!contact->sure) {
		doubt(engine, contact);
	}
	if (contact->state == PLEN_ENGINE_TRANSFORM) {
		flush(engine, contact);
	}
}

/* Far apart, only what keeps still for so long is beyond doubt: slow writers have set off. */
static bool is_still(const struct plen_engine *engine, const struct plen_engine_contact *contact)
{
	return fmax(contact->paired_far_mm, contact->partner->paired_far_mm) <=
	       engine->config.slop_mm;
}

void plen_engine_hand_due(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	contact->judge_at_us = PLEN_ENGINE_NEVER;
	if (contact->state == PLEN_ENGINE_INK) {
		look_at_ink(engine, contact, true);
	} else if (is_still(engine, contact) ||
		   !plen_engine_pair_is_wide(&engine->config, contact, contact->partner)) {
		become_sure(engine, contact);
	}
}

void plen_engine_hand_resume(struct plen_engine *engine, struct plen_engine_contact *contact,
			     struct plen_engine_contact *lost)
{
	struct plen_engine_contact *partner = lost->partner;

	plen_engine_contact_enter(contact, PLEN_ENGINE_TRANSFORM);
	contact->partner = partner;
	contact->paired_at = lost->paired_at;
	contact->paired_far_mm = lost->paired_far_mm;
	contact->sway = lost->sway;
	contact->grip = lost->grip;
	contact->span_mm = lost->span_mm;
	contact->shown = lost->shown;
	contact->shown_scale = lost->shown_scale;
	contact->slip = lost->slip;
	contact->frozen = lost->frozen;
	contact->sure = lost->sure;
	contact->told = lost->told;
	contact->stirred = true;
	if (lost->judge_at_us != PLEN_ENGINE_NEVER) {
		judge_at(engine, contact, lost->judge_at_us);
	}
	lost->partner = NULL;
	partner->partner = contact;
}

/* With the page as it is shown. */
static void end(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	assert(contact->partner != NULL && contact->partner->partner == contact);
	send_at(engine, contact, PLEN_EVENT_TRANSFORM_END, contact->shown, contact->shown_scale);
	plen_engine_contact_part(contact);
}

/* But not under the hand of somebody who writes: there it stays as it is. */
static void show_as_it_was(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (contact->told && is_written_in(engine, contact)) {
		return;
	}
	contact->shown = contact->grip;
	contact->shown_scale = 1.0;
	if (contact->told) {
		send_at(engine, contact, PLEN_EVENT_TRANSFORM_UPDATE, contact->shown, 1.0);
	}
}

static void refuse(struct plen_engine *engine, struct plen_engine_contact *partner,
		   enum plen_engine_refusal refusal)
{
	if (partner->lost) {
		plen_engine_gap_close(&engine->gaps, plen_engine_gap_of(&engine->gaps, partner));
	} else {
		plen_engine_contact_refuse(partner, refusal);
	}
}

void plen_engine_hand_end(struct plen_engine *engine, struct plen_engine_contact *contact,
			  enum plen_engine_refusal refusal)
{
	struct plen_engine_contact *partner = contact->partner;

	flush(engine, contact);
	end(engine, contact);
	refuse(engine, partner, refusal);
}

void plen_engine_hand_withdraw(struct plen_engine *engine, struct plen_engine_contact *contact,
			       enum plen_engine_refusal refusal)
{
	struct plen_engine_contact *partner = contact->partner;

	show_as_it_was(engine, contact);
	end(engine, contact);
	refuse(engine, partner, refusal);
}

static void write_after_all(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	plen_engine_ink_catch_up(engine, contact);
	if (contact->lost) {
		plen_engine_ink_end(engine, contact);
		plen_engine_gap_close(&engine->gaps, plen_engine_gap_of(&engine->gaps, contact));
	}
}

void plen_engine_hand_let_go(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	struct plen_engine_contact *first = contact;
	struct plen_engine_contact *second = contact->partner;

	show_as_it_was(engine, contact);
	end(engine, contact);
	if (!comes_first(first, second)) {
		first = second;
		second = contact;
	}
	write_after_all(engine, first);
	write_after_all(engine, second);
}

bool plen_engine_hand_lift(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (!contact->sure && !contact->told) {
		plen_engine_hand_let_go(engine, contact);
		return false;
	}
	refuse_spares(engine, contact);
	plen_engine_hand_end(engine, contact, PLEN_ENGINE_REFUSED_LEFT);
	return true;
}
