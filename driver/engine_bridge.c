/* SPDX-License-Identifier: MIT
 *
 * Distances grow with the gap: in 30 ms a still finger trembles, in 100 ms a fast one has gone a
 * hand's breadth, and has perhaps turned a corner.
 */
#include "engine_bridge.h"

#include <math.h>

#include "common/geometry.h"
#include "engine_grip.h"
#include "engine_hand.h"
#include "engine_ink.h"
#include "engine_palm.h"
#include "engine_rest.h"

/* A finger that has been seen standing for so long has stopped. */
#define STOPPED_US 50000
/* Nobody writes faster; what seems to is the panel's jump. */
#define SPEED_MAX_MM_PER_S 600.0
/* How far off its way a finger may be, for each millimetre that it has gone unseen. */
#define ASTRAY 0.7
/* Dots: no longer on the glass, no longer than two slops, and not on the move. */
#define DOT_US 150000
#define DOT_MM_PER_S 80.0
/* The middle of a palm trembles more than that of a finger: this part of its short side. */
#define PALM_PART 0.25

struct velocity {
	double x_mm_per_s, y_mm_per_s;
};

static bool is_dot(const struct plen_engine *engine, const struct plen_engine_contact *lost,
		   int64_t lifted_us)
{
	return lost->path_mm <= 2.0 * engine->config.slop_mm &&
	       lifted_us - lost->landed_us < DOT_US &&
	       hypot(lost->vx_mm_per_s, lost->vy_mm_per_s) < DOT_MM_PER_S;
}

/* With which it was lost. */
static struct velocity velocity_of(const struct plen_engine *engine,
				   const struct plen_engine_contact *lost, int64_t lifted_us)
{
	struct velocity velocity = {lost->vx_mm_per_s, lost->vy_mm_per_s};
	double speed = hypot(velocity.x_mm_per_s, velocity.y_mm_per_s);

	if (lifted_us - lost->moved_us > STOPPED_US || is_dot(engine, lost, lifted_us)) {
		return (struct velocity){0.0, 0.0};
	}
	if (speed > SPEED_MAX_MM_PER_S) {
		velocity.x_mm_per_s *= SPEED_MAX_MM_PER_S / speed;
		velocity.y_mm_per_s *= SPEED_MAX_MM_PER_S / speed;
	}
	return velocity;
}

static bool may_flicker(const struct plen_engine_contact *contact)
{
	if (contact->state == PLEN_ENGINE_WIPE) {
		return contact->gesture_tool == PLEN_CONTACT_PALM && !contact->several;
	}
	/* A nib without electronics is lost as fingers are. */
	return contact->now.tool == PLEN_CONTACT_FINGER || contact->nib;
}

bool plen_engine_bridge_lift(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	int64_t wait_us = engine->config.bridge_us;

	if (!may_flicker(contact) || contact->risen != NULL || wait_us == 0 ||
	    (contact->partner != NULL && contact->partner->lost)) {
		return false;
	}
	if (contact->state == PLEN_ENGINE_INK) {
		plen_engine_grip_release(engine, contact); /* lost, it proves nothing about hands */
	}
	if (plen_engine_gap_open(&engine->gaps, contact, engine->now_us,
				 engine->now_us + wait_us) == NULL) {
		return false;
	}
	contact->partner = NULL;
	return true;
}

/* What is lost goes on within its zone; and beyond it, if it had left it before it was lost: it
 * stays with the zone where it began, and no tool that it strays onto is pressed. */
static bool may_go_on_at(const struct plen_engine *engine, const struct plen_engine_contact *lost,
			 struct plen_board_pt at)
{
	const struct plen_zone *under = plen_engine_zone_at(&engine->zones, at);
	const struct plen_zone *left = plen_engine_zone_at(&engine->zones, lost->now.at);

	return (under != NULL && under->id == lost->zone.id) || left == NULL ||
	       left->id != lost->zone.id;
}

static double distance_to_way_mm(struct plen_board_pt from, double dx_mm, double dy_mm,
				 struct plen_board_pt at)
{
	double squared = dx_mm * dx_mm + dy_mm * dy_mm;
	double part = 0.0;

	if (squared > 0.0) {
		part = ((at.x_mm - from.x_mm) * dx_mm + (at.y_mm - from.y_mm) * dy_mm) / squared;
		part = fmax(0.0, fmin(part, 1.0));
	}
	return hypot(at.x_mm - from.x_mm - part * dx_mm, at.y_mm - from.y_mm - part * dy_mm);
}

/* How much nearer than it might be the newcomer is to where the lost contact must be; negative if
 * it is too far off. */
static double margin_mm(const struct plen_engine *engine, const struct plen_engine_contact *lost,
			int64_t lifted_us, struct plen_board_pt at)
{
	struct velocity velocity = velocity_of(engine, lost, lifted_us);
	double away_s = (double)(engine->now_us - lost->moved_us) * 1e-6;
	double dx_mm = velocity.x_mm_per_s * away_s;
	double dy_mm = velocity.y_mm_per_s * away_s;
	double reach_mm = engine->config.bridge_mm + ASTRAY * hypot(dx_mm, dy_mm);

	if (lost->lost && engine->now_us - lifted_us <= engine->config.bridge_sure_us) {
		reach_mm = fmax(reach_mm, engine->config.bridge_sure_mm);
	}
	if (lost->state == PLEN_ENGINE_WIPE) {
		reach_mm = fmax(reach_mm, PALM_PART * fmin(lost->wipe_w_mm, lost->wipe_h_mm));
	}
	return reach_mm - distance_to_way_mm(lost->now.at, dx_mm, dy_mm, at);
}

/* A finger comes back as a finger of its panel. But some panels find out that it was a pen, and
 * some of those report that on another node: then it is the pen that goes on with what it wrote. */
static bool may_be(const struct plen_engine_gap *gap, const struct plen_engine_contact *newcomer,
		   bool palm)
{
	if (newcomer->now.tool == PLEN_CONTACT_PEN) {
		return gap->lost.state == PLEN_ENGINE_INK;
	}
	return gap->lost.device == newcomer->device &&
	       (gap->lost.state == PLEN_ENGINE_WIPE) == palm;
}

/* The gap that the newcomer fits best; NULL if it fits none. */
static struct plen_engine_gap *find_gap(const struct plen_engine *engine,
					const struct plen_engine_contact *newcomer)
{
	bool palm = plen_engine_palm_is_palm(engine, newcomer);
	struct plen_engine_gap *best = NULL;
	double best_mm = 0.0;

	for (uint32_t i = 0; i < engine->gaps.open_count; i++) {
		struct plen_engine_gap *gap = engine->gaps.open[i];
		double margin = margin_mm(engine, &gap->lost, gap->lifted_us, newcomer->now.at);
		if (margin >= best_mm && may_be(gap, newcomer, palm) &&
		    may_go_on_at(engine, &gap->lost, newcomer->now.at)) {
			best_mm = margin;
			best = gap;
		}
	}
	return best;
}

/* Nobody knows which of two nodes spoke first: a pen may be here before the finger that it was
 * taken for lifts. That finger is on the glass, and so must be where the pen is more exactly. */
static struct plen_engine_contact *find_double(const struct plen_engine *engine,
					       const struct plen_engine_contact *pen)
{
	struct plen_engine_contact *best = NULL;
	double best_mm = 0.0;

	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		struct plen_engine_contact *finger = engine->contacts.live[i];
		if (finger->state != PLEN_ENGINE_INK || finger->device == pen->device ||
		    finger->now.tool != PLEN_CONTACT_FINGER) {
			continue;
		}
		double margin = margin_mm(engine, finger, engine->now_us, pen->now.at);
		if (margin >= best_mm && may_go_on_at(engine, finger, pen->now.at)) {
			best_mm = margin;
			best = finger;
		}
	}
	return best;
}

static bool take_over(struct plen_engine *engine, struct plen_engine_contact *newcomer)
{
	struct plen_engine_contact *finger = NULL;

	if (newcomer->now.tool == PLEN_CONTACT_PEN) {
		finger = find_double(engine, newcomer);
	}
	if (finger == NULL) {
		return false;
	}
	plen_engine_contact_inherit(newcomer, finger);
	plen_engine_contact_follow(newcomer, engine->now_us);
	plen_engine_ink_resume(engine, newcomer, finger);
	plen_engine_grip_release(engine, finger);
	plen_engine_contact_refuse(finger, PLEN_ENGINE_REFUSED_DOUBLE);
	plen_engine_palm_give_way(engine, newcomer);
	plen_engine_hand_meet(engine, newcomer);
	return true;
}

bool plen_engine_bridge_resume(struct plen_engine *engine, struct plen_engine_contact *newcomer)
{
	struct plen_engine_gap *gap = find_gap(engine, newcomer);

	if (gap == NULL) {
		return take_over(engine, newcomer);
	}
	plen_engine_contact_inherit(newcomer, &gap->lost);
	plen_engine_contact_follow(newcomer, engine->now_us);
	switch (gap->lost.state) {
	case PLEN_ENGINE_TRANSFORM:
		plen_engine_hand_resume(engine, newcomer, &gap->lost);
		break;
	case PLEN_ENGINE_WIPE:
		plen_engine_palm_resume(engine, newcomer);
		break;
	default:
		plen_engine_ink_resume(engine, newcomer, &gap->lost);
	}
	plen_engine_gap_close(&engine->gaps, gap);
	if (newcomer->now.tool == PLEN_CONTACT_PEN) {
		plen_engine_palm_give_way(engine, newcomer);
	}
	/* Not before the gap is closed: nobody makes a hand while one is open. */
	if (newcomer->state == PLEN_ENGINE_INK) {
		plen_engine_hand_meet(engine, newcomer);
	}
	return true;
}

int64_t plen_engine_bridge_due_us(const struct plen_engine *engine)
{
	const struct plen_engine_gaps *gaps = &engine->gaps;

	return gaps->open_count > 0 ? gaps->open[0]->until_us : PLEN_ENGINE_NEVER;
}

void plen_engine_bridge_end_ink(struct plen_engine *engine, struct plen_engine_contact *stroke,
				int64_t lifted_us)
{
	plen_engine_size_learn(stroke, lifted_us, &engine->config);
	plen_engine_rest_note_stroke(engine, stroke, lifted_us);
	plen_engine_ink_end(engine, stroke);
}

static void end_gap(struct plen_engine *engine, struct plen_engine_gap *gap)
{
	struct plen_engine_contact *lost = &gap->lost;

	switch (lost->state) {
	case PLEN_ENGINE_TRANSFORM:
		plen_engine_hand_lift(engine, lost);
		break;
	case PLEN_ENGINE_WIPE:
		plen_engine_palm_end(engine, lost);
		break;
	default:
		plen_engine_bridge_end_ink(engine, lost, gap->lifted_us);
	}
	plen_engine_gap_close(&engine->gaps, gap);
}

void plen_engine_bridge_run(struct plen_engine *engine)
{
	end_gap(engine, engine->gaps.open[0]);
}

void plen_engine_bridge_end_device(struct plen_engine *engine, uint32_t device)
{
	uint32_t index = 0;

	while (index < engine->gaps.open_count) {
		if (engine->gaps.open[index]->lost.device == device) {
			end_gap(engine, engine->gaps.open[index]);
		} else {
			index++;
		}
	}
}
