/* SPDX-License-Identifier: MIT
 *
 * Hands hang below what they write with, as walls are upright.
 */
#include "engine_rest.h"

#include <math.h>

#include "common/geometry.h"

/* So much larger than the finger that writes is no finger of the same wall, unless it is small. */
#define LARGER 1.8
#define FINGER_MM 24.0
/* A heel that lands small is larger by then. */
#define HEEL_US 100000
/* Heel and fingers, where the panel shows them as what they are; and the fingers of a hand of
 * which it shows nothing else take as long as two of them may. */
#define TOGETHER_US 60000
/* Around its tip a pen keeps fingers off so far; below it, as far as the wrist: beyond the reach of
 * a palm. */
#define TIP_MM 80.0
#define BELOW_MM 10.0
#define WRIST 1.3

static struct plen_board_pt middle(const struct plen_engine_contact *contact)
{
	return (struct plen_board_pt){contact->now.at.x_mm + contact->wipe_dx_mm,
				      contact->now.at.y_mm + contact->wipe_dy_mm};
}

/* A pen that hovers has not landed anywhere: it is over the zone where it would. */
static bool is_at_zone_of(const struct plen_engine *engine, const struct plen_engine_contact *pen,
			  const struct plen_engine_contact *contact)
{
	const struct plen_zone *zone = NULL;

	if (pen->state == PLEN_ENGINE_INK) {
		return pen->zone.id == contact->zone.id;
	}
	zone = plen_engine_zone_at(&engine->zones, pen->now.at);
	return pen->state == PLEN_ENGINE_HOVER && zone != NULL && zone->id == contact->zone.id;
}

static bool is_pen_beside(const struct plen_engine *engine, const struct plen_engine_contact *pen,
			  const struct plen_engine_contact *contact, double reach_mm)
{
	return pen->now.tool == PLEN_CONTACT_PEN &&
	       plen_geometry_distance_mm(pen->now.at, middle(contact)) <= reach_mm &&
	       is_at_zone_of(engine, pen, contact);
}

bool plen_engine_rest_holds_pen(const struct plen_engine *engine,
				const struct plen_engine_contact *palm)
{
	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		if (is_pen_beside(engine, engine->contacts.live[i], palm,
				  engine->config.palm_reach_mm)) {
			return true;
		}
	}
	return false;
}

int64_t plen_engine_rest_together_us(const struct plen_engine *engine,
				     const struct plen_engine_contact *palm)
{
	return palm->several ? engine->config.hand_onset_us : TOGETHER_US;
}

static double beyond_mm(const struct plen_engine_contact *palm, struct plen_board_pt at)
{
	double long_mm = fmax(fmax(palm->now.width_mm, palm->now.height_mm),
			      fmax(palm->wipe_w_mm, palm->wipe_h_mm));

	return plen_geometry_distance_mm(middle(palm), at) - long_mm * 0.5;
}

/* Fingers that keep still are no reason: somebody leans on one hand and rubs with the other. Nor
 * are those that came with the palm: they are its own. */
static bool is_writing_beside(const struct plen_engine *engine,
			      const struct plen_engine_contact *writer,
			      const struct plen_engine_contact *palm)
{
	return writer != palm && writer->state == PLEN_ENGINE_INK &&
	       writer->zone.id == palm->zone.id && writer->path_mm > engine->config.hand_ink_mm &&
	       palm->landed_us - writer->landed_us > plen_engine_rest_together_us(engine, palm) &&
	       engine->now_us - writer->moved_us <= engine->config.palm_rest_us &&
	       beyond_mm(palm, writer->now.at) <= engine->config.palm_reach_mm;
}

bool plen_engine_rest_trails_finger(const struct plen_engine *engine,
				    const struct plen_engine_contact *palm)
{
	double long_mm = fmax(palm->now.width_mm, palm->now.height_mm);

	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		if (is_writing_beside(engine, engine->contacts.live[i], palm)) {
			return true;
		}
	}
	for (uint32_t i = 0; i < engine->gaps.open_count; i++) {
		if (is_writing_beside(engine, &engine->gaps.open[i]->lost, palm)) {
			return true;
		}
	}
	return plen_engine_lockout_covers(&engine->writings, palm->zone.id, middle(palm),
					  engine->now_us,
					  engine->config.palm_reach_mm + long_mm * 0.5);
}

bool plen_engine_rest_is_of_pen(const struct plen_engine *engine,
				const struct plen_engine_contact *pen,
				const struct plen_engine_contact *finger)
{
	double below_mm = finger->now.at.y_mm - pen->now.at.y_mm;
	double reach_mm = below_mm > BELOW_MM ? engine->config.palm_reach_mm * WRIST : TIP_MM;

	return finger->now.tool == PLEN_CONTACT_FINGER &&
	       is_pen_beside(engine, pen, finger, reach_mm);
}

static double size_of(const struct plen_engine_contact *contact)
{
	return (contact->now.width_mm + contact->now.height_mm) * 0.5;
}

static bool dwarfs(const struct plen_engine *engine, const struct plen_engine_contact *finger,
		   const struct plen_engine_contact *writer)
{
	double writer_mm = writer->size_sum_mm / fmax(writer->size_count, 1.0);

	return writer_mm > 0.0 && size_of(finger) > LARGER * writer_mm &&
	       finger->now.at.y_mm - writer->now.at.y_mm > BELOW_MM &&
	       is_writing_beside(engine, writer, finger);
}

/* Whoever has written is no heel, however large the finger; nor is one that has been taken for a
 * finger for a while. */
static bool may_be_heel(const struct plen_engine *engine, const struct plen_engine_contact *finger)
{
	return size_of(finger) > FINGER_MM && finger->path_mm <= engine->config.hand_ink_mm &&
	       engine->now_us - finger->landed_us <= HEEL_US;
}

bool plen_engine_rest_owns(const struct plen_engine *engine,
			   const struct plen_engine_contact *finger)
{
	bool heel = may_be_heel(engine, finger);

	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		const struct plen_engine_contact *other = engine->contacts.live[i];
		if (plen_engine_rest_is_of_pen(engine, other, finger) ||
		    (heel && dwarfs(engine, finger, other))) {
			return true;
		}
	}
	return false;
}

bool plen_engine_rest_outgrew(const struct plen_engine *engine,
			      const struct plen_engine_contact *finger)
{
	return finger->grew && finger->path_mm <= engine->config.hand_ink_mm &&
	       engine->now_us - finger->landed_us <= engine->config.palm_claim_us &&
	       plen_engine_rest_owns(engine, finger);
}

static void note(struct plen_engine *engine, const struct plen_engine_contact *contact,
		 int64_t time_us)
{
	plen_engine_lockout_add(&engine->writings,
				(struct plen_engine_lockout){
					.zone = contact->zone.id,
					.at = contact->now.at,
					.until_us = time_us + engine->config.palm_rest_us,
				});
}

void plen_engine_rest_note_stroke(struct plen_engine *engine,
				  const struct plen_engine_contact *stroke, int64_t lifted_us)
{
	if (stroke->path_mm > engine->config.hand_ink_mm) {
		note(engine, stroke, lifted_us);
	}
}

void plen_engine_rest_note_lift(struct plen_engine *engine,
				const struct plen_engine_contact *contact)
{
	if (contact->refusal == PLEN_ENGINE_REFUSED_REST) {
		note(engine, contact, engine->now_us);
	}
}
