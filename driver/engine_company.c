/* SPDX-License-Identifier: MIT */
#include "engine_company.h"

#include <stdlib.h>

bool plen_engine_company_same_hand(const struct plen_engine *engine,
				   const struct plen_engine_contact *a,
				   const struct plen_engine_contact *b)
{
	return a->device == b->device && a->zone.id == b->zone.id &&
	       plen_engine_contact_distance_mm(a, b) <= engine->config.hand_span_mm;
}

int64_t plen_engine_company_later_us(const struct plen_engine_contact *a,
				     const struct plen_engine_contact *b)
{
	return a->landed_us > b->landed_us ? a->landed_us : b->landed_us;
}

int64_t plen_engine_company_earlier_us(const struct plen_engine_contact *a,
				       const struct plen_engine_contact *b)
{
	return a->landed_us < b->landed_us ? a->landed_us : b->landed_us;
}

static bool holds_page(const struct plen_engine_contact *contact)
{
	return contact->state == PLEN_ENGINE_TRANSFORM || contact->claim != 0;
}

/* Whether a contact that is down, or may come back, is a reason not to make a hand of the finger
 * and another. A far dot is none: half a class may be tapping in one pane. */
static bool is_in_the_way(const struct plen_engine *engine, const struct plen_engine_contact *other,
			  const struct plen_engine_contact *finger)
{
	if (other == finger || other->zone.id != finger->zone.id) {
		return false;
	}
	if (other->state != PLEN_ENGINE_INK || other->claim != 0) {
		return holds_page(other) || other->state == PLEN_ENGINE_WIPE;
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

struct plen_engine_contact *plen_engine_company_only_other(const struct plen_engine *engine,
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

bool plen_engine_company_is_spare(const struct plen_engine *engine,
				  const struct plen_engine_contact *other,
				  const struct plen_engine_contact *hand)
{
	const struct plen_engine_contact *partner = hand->partner;
	int64_t after_us = other->landed_us - plen_engine_company_earlier_us(hand, partner);

	return other != hand && other != partner && other->state == PLEN_ENGINE_INK &&
	       other->now.tool == PLEN_CONTACT_FINGER &&
	       (plen_engine_company_same_hand(engine, other, hand) ||
		plen_engine_company_same_hand(engine, other, partner)) &&
	       llabs(after_us) <= engine->config.hand_onset_us;
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
	       !plen_engine_company_is_spare(engine, other, hand);
}

bool plen_engine_company_writes(const struct plen_engine *engine,
				const struct plen_engine_contact *hand)
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

bool plen_engine_company_sets_off(const struct plen_engine *engine,
				  const struct plen_engine_contact *hand)
{
	int64_t later_us = plen_engine_company_later_us(hand, hand->partner);

	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		const struct plen_engine_contact *other = engine->contacts.live[i];
		if (is_beside(other, hand) && has_set_off(engine, other) &&
		    !plen_engine_company_is_spare(engine, other, hand) &&
		    llabs(other->landed_us - later_us) <= engine->config.hand_judge_us) {
			return true;
		}
	}
	return false;
}

bool plen_engine_company_holds_page(const struct plen_engine *engine,
				    const struct plen_engine_contact *hand)
{
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		const struct plen_engine_contact *other = engine->contacts.live[i];
		if (other != hand && other != hand->partner && other->zone.id == hand->zone.id &&
		    holds_page(other)) {
			return true;
		}
	}
	return false;
}
