/* SPDX-License-Identifier: MIT */
#include "engine_leap.h"

#include <math.h>

#include "common/geometry.h"
#include "engine_touch.h"

/* An arm swings at 3 m/s; twice that is no hand. */
#define SPEED_MAX_MM_PER_S 6000.0
/* Less is trembling, or a short stroke on a slow panel. */
#define LEAP_MIN_MM 50.0
/* One packet of the slowest panel. */
#define PROOF_US 30000

static bool may_leap(const struct plen_engine_contact *contact)
{
	return contact->state == PLEN_ENGINE_INK || contact->state == PLEN_ENGINE_TRANSFORM;
}

static bool is_leap(const struct plen_engine *engine, const struct plen_engine_contact *contact,
		    struct plen_board_pt to)
{
	double dx_mm = fabs(to.x_mm - contact->now.at.x_mm);
	double dy_mm = fabs(to.y_mm - contact->now.at.y_mm);
	/* A panel that is silent about a finger for a second may find it anywhere then. */
	double passed_us = (double)(engine->now_us - contact->moved_us);

	/* First without a root, as nearly every sample goes no further. */
	return dx_mm + dy_mm > LEAP_MIN_MM &&
	       hypot(dx_mm, dy_mm) > fmax(LEAP_MIN_MM, SPEED_MAX_MM_PER_S * 1e-6 * passed_us);
}

/* Whether it goes on from where it leapt, and not from where it was before. */
static bool is_on(const struct plen_engine_contact *contact, struct plen_board_pt to)
{
	return plen_geometry_distance_mm(contact->leap.at, to) <=
	       plen_geometry_distance_mm(contact->now.at, to);
}

bool plen_engine_leap_withholds(struct plen_engine *engine, struct plen_engine_contact *contact,
				const struct plen_contact *sample)
{
	bool waits = contact->leap_at_us != PLEN_ENGINE_NEVER;
	bool ends = (sample->flags & PLEN_CONTACT_END) != 0;

	if (waits && !ends && contact->leap.at.x_mm == sample->at.x_mm &&
	    contact->leap.at.y_mm == sample->at.y_mm) {
		return true; /* no news, and time alone proves nothing before it is up */
	}
	if (!may_leap(contact)) {
		contact->leap_at_us = PLEN_ENGINE_NEVER;
		return false;
	}
	if (!is_leap(engine, contact, sample->at)) {
		if (waits && is_on(contact, sample->at)) {
			plen_engine_leap_believe(engine, contact);
		}
		contact->leap_at_us = PLEN_ENGINE_NEVER;
		return false;
	}
	if (waits || ends) {
		plen_engine_leap_believe(engine, contact);
		return false;
	}
	contact->leap = *sample;
	contact->leap_at_us = engine->now_us + PROOF_US;
	return true;
}

void plen_engine_leap_believe(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (contact->leap_at_us == PLEN_ENGINE_NEVER) {
		return;
	}
	contact->leap_at_us = PLEN_ENGINE_NEVER;
	if (plen_engine_contact_update(contact, &contact->leap)) {
		plen_engine_touch_move(engine, contact);
	}
}
