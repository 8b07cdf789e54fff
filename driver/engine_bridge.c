/* SPDX-License-Identifier: MIT
 *
 * A gap keeps a copy of the contact, as the contact itself is gone and its number with it. The
 * list is in order of lifting, so that equal deadlines end in that order.
 */
#include "engine_bridge.h"

#include "engine_ink.h"
#include "engine_state.h"

static void remove_gap(struct plen_engine_gaps *gaps, uint32_t index)
{
	gaps->count--;
	for (uint32_t i = index; i < gaps->count; i++) {
		gaps->list[i] = gaps->list[i + 1];
	}
}

void plen_engine_bridge_lift(struct plen_engine *engine, const struct plen_engine_contact *contact)
{
	struct plen_engine_gaps *gaps = &engine->gaps;

	if (contact->now.tool != PLEN_CONTACT_FINGER || contact->risen != NULL ||
	    engine->config.bridge_us == 0 || gaps->count == PLEN_ENGINE_CONTACTS_MAX) {
		plen_engine_ink_end(engine, contact);
		return;
	}
	gaps->list[gaps->count++] = (struct plen_engine_gap){
		.stroke = *contact,
		.until_us = engine->now_us + engine->config.bridge_us,
	};
}

/* A stroke goes on within its zone; and beyond it, if it had left it before it was lost: it stays
 * with the zone where it began, and no tool that it strays onto is pressed. */
static bool may_go_on_at(const struct plen_engine *engine, const struct plen_engine_contact *stroke,
			 struct plen_board_pt at)
{
	const struct plen_zone *under = plen_engine_zone_at(&engine->zones, at);
	const struct plen_zone *left = plen_engine_zone_at(&engine->zones, stroke->now.at);

	return (under != NULL && under->id == stroke->zone.id) || left == NULL ||
	       left->id != stroke->zone.id;
}

/* The waiting stroke that is nearest to the newcomer; the number of gaps if none is near. */
static uint32_t find_gap(const struct plen_engine *engine,
			 const struct plen_engine_contact *newcomer)
{
	const struct plen_engine_gaps *gaps = &engine->gaps;
	double nearest_mm = engine->config.bridge_mm;
	uint32_t found = gaps->count;

	for (uint32_t i = 0; i < gaps->count; i++) {
		const struct plen_engine_contact *stroke = &gaps->list[i].stroke;
		double distance_mm = plen_engine_contact_distance_mm(stroke, newcomer);
		if (stroke->device == newcomer->device && distance_mm <= nearest_mm &&
		    may_go_on_at(engine, stroke, newcomer->now.at)) {
			nearest_mm = distance_mm;
			found = i;
		}
	}
	return found;
}

bool plen_engine_bridge_resume(struct plen_engine *engine, struct plen_engine_contact *newcomer)
{
	uint32_t index = find_gap(engine, newcomer);

	if (index == engine->gaps.count) {
		return false;
	}
	plen_engine_ink_resume(engine, newcomer, &engine->gaps.list[index].stroke);
	remove_gap(&engine->gaps, index);
	return true;
}

bool plen_engine_bridge_waits(const struct plen_engine *engine, uint32_t zone)
{
	for (uint32_t i = 0; i < engine->gaps.count; i++) {
		if (engine->gaps.list[i].stroke.zone.id == zone) {
			return true;
		}
	}
	return false;
}

void plen_engine_bridge_take_back(struct plen_engine *engine,
				  const struct plen_engine_contact *palm,
				  bool (*claims)(const struct plen_engine *engine,
						 const struct plen_engine_contact *stroke,
						 const struct plen_engine_contact *palm))
{
	uint32_t index = 0;

	while (index < engine->gaps.count) {
		const struct plen_engine_contact *stroke = &engine->gaps.list[index].stroke;
		if (claims(engine, stroke, palm)) {
			plen_engine_ink_cancel(engine, stroke);
			remove_gap(&engine->gaps, index);
		} else {
			index++;
		}
	}
}

/* Every gap is as long as every other, so the first is the next to be due. */
int64_t plen_engine_bridge_due_us(const struct plen_engine *engine)
{
	return engine->gaps.count > 0 ? engine->gaps.list[0].until_us : PLEN_ENGINE_NEVER;
}

void plen_engine_bridge_run(struct plen_engine *engine)
{
	plen_engine_ink_end(engine, &engine->gaps.list[0].stroke);
	remove_gap(&engine->gaps, 0);
}

void plen_engine_bridge_end_device(struct plen_engine *engine, uint32_t device)
{
	uint32_t index = 0;

	while (index < engine->gaps.count) {
		if (engine->gaps.list[index].stroke.device == device) {
			plen_engine_ink_end(engine, &engine->gaps.list[index].stroke);
			remove_gap(&engine->gaps, index);
		} else {
			index++;
		}
	}
}
