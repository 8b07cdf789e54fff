/* SPDX-License-Identifier: MIT
 *
 * Who are partners, and what is done about them: the verdicts are engine_pair.c's, the gesture that
 * comes of them engine_grip.c's.
 */
#include "engine_hand.h"

#include "engine_company.h"
#include "engine_grip.h"
#include "engine_ink.h"
#include "engine_pair.h"

bool plen_engine_hand_owns(const struct plen_engine *engine,
			   const struct plen_engine_contact *newcomer)
{
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		const struct plen_engine_contact *finger = engine->contacts.live[i];
		bool moves = finger->state == PLEN_ENGINE_TRANSFORM && finger->sure;
		bool left_over = finger->refusal == PLEN_ENGINE_REFUSED_LEFT;
		if ((moves || left_over) &&
		    plen_engine_company_same_hand(engine, finger, newcomer)) {
			return true;
		}
	}
	return false;
}

static bool may_be_of_hand(const struct plen_engine *engine,
			   const struct plen_engine_contact *finger)
{
	return finger->state == PLEN_ENGINE_INK && finger->partner == NULL &&
	       finger->now.tool == PLEN_CONTACT_FINGER &&
	       finger->path_mm <= engine->config.hand_ink_mm;
}

static bool came_together(const struct plen_engine *engine, const struct plen_engine_contact *a,
			  const struct plen_engine_contact *b)
{
	int64_t onset_us =
		plen_engine_company_later_us(a, b) - plen_engine_company_earlier_us(a, b);
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

/* So long after both have landed. What is due at a time that has passed is due now. */
static void judge_after(const struct plen_engine *engine, struct plen_engine_contact *contact,
			int64_t wait_us)
{
	int64_t at_us = plen_engine_company_later_us(contact, contact->partner) + wait_us;

	contact->judge_at_us = at_us > engine->now_us ? at_us : engine->now_us;
}

void plen_engine_hand_meet(struct plen_engine *engine, struct plen_engine_contact *finger)
{
	struct plen_engine_contact *other = plen_engine_company_only_other(engine, finger);

	if (other == NULL || !may_be_of_hand(engine, finger) || !may_be_of_hand(engine, other) ||
	    !plen_engine_company_same_hand(engine, finger, other) ||
	    !came_together(engine, finger, other)) {
		return;
	}
	meet(finger, other);
	meet(other, finger);
	judge_after(engine, finger, engine->config.hand_judge_us);
}

static void refuse_spares(struct plen_engine *engine, const struct plen_engine_contact *hand)
{
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		struct plen_engine_contact *other = engine->contacts.live[i];
		if (plen_engine_company_is_spare(engine, other, hand)) {
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

static bool is_of_others(const struct plen_engine *engine,
			 const struct plen_engine_contact *contact)
{
	return plen_engine_pair_writes(&engine->config, contact, contact->partner) ||
	       plen_engine_company_sets_off(engine, contact);
}

static void become_sure_if_proven(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (plen_engine_pair_is_proven(&engine->config, contact, contact->partner)) {
		become_sure(engine, contact);
	}
}

static void take(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	plen_engine_grip_take(engine, contact);
	/* Nobody holds two fingers still for so long who wants to write. */
	judge_after(engine, contact, engine->config.hold_us);
	become_sure_if_proven(engine, contact);
	plen_engine_grip_follow(engine, contact);
}

/* They have moved, or it is time. Nobody takes hold of a page on which somebody writes: then they
 * write as well. */
static void look_at_claim(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (is_of_others(engine, contact)) {
		plen_engine_grip_release(engine, contact);
	} else if (plen_engine_pair_has_gone(&engine->config, contact, contact->partner)) {
		if (plen_engine_company_writes(engine, contact)) {
			plen_engine_grip_release(engine, contact);
		} else {
			take(engine, contact);
		}
	}
}

static void claim(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (plen_engine_company_writes(engine, contact) ||
	    plen_engine_company_holds_page(engine, contact) ||
	    plen_engine_company_sets_off(engine, contact)) {
		plen_engine_contact_part(contact);
		return;
	}
	plen_engine_grip_claim(engine, contact);
	judge_after(engine, contact, engine->config.hold_us);
	look_at_claim(engine, contact);
}

static void look_at_ink(struct plen_engine *engine, struct plen_engine_contact *contact, bool due)
{
	switch (plen_engine_pair_judge(&engine->config, contact, contact->partner, due)) {
	case PLEN_ENGINE_ONE_HAND:
		claim(engine, contact);
		break;
	case PLEN_ENGINE_TWO_PEOPLE:
		plen_engine_contact_part(contact);
		break;
	default:
		break;
	}
}

static void look_at_grip(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (!contact->sure && is_of_others(engine, contact)) {
		plen_engine_hand_let_go(engine, contact);
		return;
	}
	if (!contact->sure) {
		become_sure_if_proven(engine, contact);
	}
	plen_engine_grip_follow(engine, contact);
}

/* It has not moved only because its panel has lost it. */
static bool is_missed(const struct plen_engine_contact *contact)
{
	return contact->lost || !contact->listed || contact->leaving;
}

void plen_engine_hand_look(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	struct plen_engine_contact *partner = contact->partner;

	if ((!contact->stirred && !partner->stirred) || is_missed(contact) || is_missed(partner)) {
		return;
	}
	plen_engine_pair_follow(contact, partner);
	if (contact->state == PLEN_ENGINE_TRANSFORM) {
		look_at_grip(engine, contact);
		return;
	}
	contact->stirred = false;
	partner->stirred = false;
	if (contact->claim != 0) {
		look_at_claim(engine, contact);
	} else {
		look_at_ink(engine, contact, false);
	}
}

/* Far apart, only what keeps still for so long is beyond doubt: slow writers have set off. */
static bool is_beyond_doubt(const struct plen_engine *engine,
			    const struct plen_engine_contact *contact)
{
	return plen_engine_pair_is_still(&engine->config, contact, contact->partner) ||
	       !plen_engine_pair_is_wide(&engine->config, contact, contact->partner);
}

void plen_engine_hand_due(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	contact->judge_at_us = PLEN_ENGINE_NEVER;
	if (contact->state == PLEN_ENGINE_INK && contact->claim == 0) {
		look_at_ink(engine, contact, true);
		return;
	}
	if (!is_beyond_doubt(engine, contact)) {
		return;
	}
	if (contact->state == PLEN_ENGINE_INK) {
		if (plen_engine_company_writes(engine, contact)) {
			plen_engine_grip_release(engine, contact);
			return;
		}
		take(engine, contact);
	}
	become_sure(engine, contact);
}

void plen_engine_hand_resume(struct plen_engine *engine, struct plen_engine_contact *contact,
			     struct plen_engine_contact *lost)
{
	int64_t judge_at_us = lost->judge_at_us;

	plen_engine_grip_resume(contact, lost);
	contact->paired_at = lost->paired_at;
	contact->paired_far_mm = lost->paired_far_mm;
	contact->sway = lost->sway;
	contact->sure = lost->sure;
	if (judge_at_us != PLEN_ENGINE_NEVER) {
		contact->judge_at_us = judge_at_us > engine->now_us ? judge_at_us : engine->now_us;
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

	plen_engine_grip_follow(engine, contact);
	plen_engine_grip_end(engine, contact);
	refuse(engine, partner, refusal);
}

void plen_engine_hand_withdraw(struct plen_engine *engine, struct plen_engine_contact *contact,
			       enum plen_engine_refusal refusal)
{
	struct plen_engine_contact *partner = contact->partner;

	plen_engine_grip_undo(engine, contact);
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
	struct plen_engine_contact *partner = contact->partner;
	bool is_first = contact->device < partner->device ||
			(contact->device == partner->device && contact->id < partner->id);

	plen_engine_grip_undo(engine, contact);
	write_after_all(engine, is_first ? contact : partner);
	write_after_all(engine, is_first ? partner : contact);
}

void plen_engine_hand_lift(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	refuse_spares(engine, contact);
	plen_engine_hand_end(engine, contact, PLEN_ENGINE_REFUSED_LEFT);
}
