/* SPDX-License-Identifier: MIT
 *
 * Contacts that do report a size are left to it: they are never part of such a hand.
 */
#include "engine_cluster.h"

#include <math.h>

#include "engine_palm.h"

static bool has_no_size(const struct plen_engine_contact *contact)
{
	return contact->now.tool == PLEN_CONTACT_FINGER && contact->now.width_mm == 0.0 &&
	       contact->now.height_mm == 0.0;
}

static bool may_be_of_hand(const struct plen_engine_contact *contact)
{
	return contact->state == PLEN_ENGINE_INK || contact->state == PLEN_ENGINE_TRANSFORM ||
	       contact->refusal == PLEN_ENGINE_REFUSED_SPARE;
}

/* Whether another contact came down with the newcomer and near it, or is the newcomer. */
static bool came_with(const struct plen_engine *engine, const struct plen_engine_contact *contact,
		      const struct plen_engine_contact *newcomer)
{
	if (contact == newcomer) {
		return true;
	}
	return contact->device == newcomer->device && contact->zone.id == newcomer->zone.id &&
	       has_no_size(contact) && may_be_of_hand(contact) &&
	       newcomer->landed_us - contact->landed_us <= engine->config.hand_onset_us &&
	       plen_engine_contact_distance_mm(contact, newcomer) <= engine->config.palm_reach_mm;
}

bool plen_engine_cluster_is_hand(const struct plen_engine *engine,
				 const struct plen_engine_contact *newcomer)
{
	uint32_t count = 0;

	if (!has_no_size(newcomer)) {
		return false;
	}
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		count += came_with(engine, engine->contacts.live[i], newcomer);
	}
	return count >= engine->config.palm_contacts;
}

static void join(struct plen_engine_contact *contact, const struct plen_engine_contact *rubber)
{
	contact->hand = rubber->gesture;
	contact->hand_us = rubber->hand_us;
}

/* The contacts that came with the newcomer, and no others, are its hand from now on. */
static void gather(struct plen_engine *engine, struct plen_engine_contact *newcomer,
		   const bool *members)
{
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		struct plen_engine_contact *contact = engine->contacts.live[i];
		if (members[i]) {
			join(contact, newcomer);
		}
	}
}

void plen_engine_cluster_begin(struct plen_engine *engine, struct plen_engine_contact *newcomer)
{
	bool members[PLEN_ENGINE_CONTACTS_MAX] = {false};
	struct plen_board_pt low = newcomer->now.at;
	struct plen_board_pt high = newcomer->now.at;

	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		const struct plen_engine_contact *contact = engine->contacts.live[i];
		members[i] = came_with(engine, contact, newcomer);
		if (members[i]) {
			low.x_mm = fmin(low.x_mm, contact->now.at.x_mm);
			low.y_mm = fmin(low.y_mm, contact->now.at.y_mm);
			high.x_mm = fmax(high.x_mm, contact->now.at.x_mm);
			high.y_mm = fmax(high.y_mm, contact->now.at.y_mm);
		}
	}
	newcomer->several = true;
	newcomer->hand_us = newcomer->landed_us;
	newcomer->wipe_w_mm = high.x_mm - low.x_mm;
	newcomer->wipe_h_mm = high.y_mm - low.y_mm;
	newcomer->wipe_dx_mm = (low.x_mm + high.x_mm) * 0.5 - newcomer->now.at.x_mm;
	newcomer->wipe_dy_mm = (low.y_mm + high.y_mm) * 0.5 - newcomer->now.at.y_mm;
	plen_engine_palm_begin(engine, newcomer);
	if (newcomer->state == PLEN_ENGINE_WIPE) {
		gather(engine, newcomer, members);
	}
}

/* Nobody else gets a finger in between those of a hand, or as near to one as it may have gone while
 * it was not seen; and a hand comes down as a whole. */
static bool is_of(const struct plen_engine *engine, const struct plen_engine_contact *contact,
		  const struct plen_engine_contact *rubber)
{
	double beside_mm = engine->config.bridge_sure_mm;
	double dx_mm = contact->now.at.x_mm - rubber->now.at.x_mm - rubber->wipe_dx_mm;
	double dy_mm = contact->now.at.y_mm - rubber->now.at.y_mm - rubber->wipe_dy_mm;

	if (rubber->state != PLEN_ENGINE_WIPE || !rubber->several ||
	    rubber->device != contact->device || rubber->zone.id != contact->zone.id) {
		return false;
	}
	return (fabs(dx_mm) <= rubber->wipe_w_mm * 0.5 + beside_mm &&
		fabs(dy_mm) <= rubber->wipe_h_mm * 0.5 + beside_mm) ||
	       (contact->landed_us - rubber->hand_us <= engine->config.hand_onset_us &&
		hypot(dx_mm, dy_mm) <= engine->config.palm_reach_mm);
}

void plen_engine_cluster_join(struct plen_engine *engine, struct plen_engine_contact *crumb)
{
	for (uint32_t i = 0; i < engine->contacts.live_count && has_no_size(crumb); i++) {
		const struct plen_engine_contact *rubber = engine->contacts.live[i];
		if (is_of(engine, crumb, rubber)) {
			join(crumb, rubber);
			return;
		}
	}
}

static struct plen_engine_contact *find_heir(const struct plen_engine *engine,
					     const struct plen_engine_contact *contact)
{
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		struct plen_engine_contact *heir = engine->contacts.live[i];
		if (heir != contact && heir->hand == contact->gesture &&
		    heir->refusal == PLEN_ENGINE_REFUSED_CRUMB && has_no_size(heir) &&
		    plen_engine_contact_distance_mm(heir, contact) <=
			    engine->config.palm_reach_mm) {
			return heir;
		}
	}
	return NULL;
}

bool plen_engine_cluster_hand_over(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	struct plen_engine_contact *heir = contact->several ? find_heir(engine, contact) : NULL;

	/* If the heir ends in this frame as well, its turn is yet to come. */
	if (heir == NULL) {
		return false;
	}
	plen_engine_contact_enter(heir, PLEN_ENGINE_WIPE);
	heir->several = true;
	heir->gesture = contact->gesture;
	heir->gesture_tool = contact->gesture_tool;
	heir->wipe_w_mm = contact->wipe_w_mm;
	heir->wipe_h_mm = contact->wipe_h_mm;
	heir->wipe_dx_mm = contact->wipe_dx_mm + contact->now.at.x_mm - heir->now.at.x_mm;
	heir->wipe_dy_mm = contact->wipe_dy_mm + contact->now.at.y_mm - heir->now.at.y_mm;
	return true;
}
