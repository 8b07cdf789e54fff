/* SPDX-License-Identifier: MIT
 *
 * Any two moves together are some shift, turn and zoom, so one look proves nothing. But a hand
 * does only a few of them: it shifts, both fingers alike; or it opens and closes along the line
 * between its fingers. Two people do so by chance once in ten times; what they do next tells.
 */
#include "engine_pair.h"

#include <math.h>

#include "common/geometry.h"
#include "engine_contact.h"

/* Within 30 degrees of the line between the fingers. */
#define ALONG 0.866
/* Fingers side by side, where a shift may be rough; further apart both must go very much alike,
 * since two people write from left to right as well. */
#define SIDE_BY_SIDE_MM 70.0
#define ALIKE 0.5
#define VERY_MUCH_ALIKE 0.2
/* A thumb that stays behind goes this much less than the finger. */
#define BEHIND 0.35
/* Fingers that will move the page tremble less than this part of a slop; who writes has set off. */
#define STILL 0.85
/* What has come back this part of its way has turned. */
#define TURNED 0.3
/* So often the way of both is noted. */
#define SWAY_FIRST_MM 5.0
#define SWAY_STEP_MM 3.0
/* So far beside a straight way trembling leads, and so much of the way a hand bends it. */
#define BENT_SLOPS 0.75
#define BENT 0.03
/* The same of the way since they have set off, which trembles only at its ends. */
#define SWAYS_SLOPS 0.5
#define SWAYS 0.02
/* Fingers that are far apart show what they do once both have gone so far: they come within 50
 * degrees of the line between them, or the hand goes further than they do from each other. */
#define SHOWN_MM 8.0
#define ROUGHLY_ALONG 0.75
#define ROUGHLY_ALIKE 0.7

/* Nobody's hand is nearer than this to the finger of somebody else who writes. */
#define APART_MM 55.0
/* Before the page moves with fingers that may be two people's, they have gone so far together; far
 * apart both of them, and further unless they look like a hand by then. */
#define GONE_MM 10.0
#define GONE_WIDE_MM 18.0
#define GONE_UNLIKE_MM 30.0
/* They do within 60 degrees of the line between them, if neither goes less than this part. */
#define LOOKS_ALONG 0.5
#define LOOKS_BEHIND 0.2
/* Two people do not go that far as if they were one hand; if they are far apart, not so far. */
#define SURE_MM 25.0
#define SURE_WIDE_MM 50.0

struct motion {
	double x_mm, y_mm;
	double far_mm; /* from where they met */
};

static struct motion motion_of(const struct plen_engine_contact *contact)
{
	return (struct motion){
		.x_mm = contact->now.at.x_mm - contact->paired_at.x_mm,
		.y_mm = contact->now.at.y_mm - contact->paired_at.y_mm,
		.far_mm = plen_geometry_distance_mm(contact->paired_at, contact->now.at),
	};
}

/* A hand goes on; what comes back has drawn a letter. Trembling comes back, too, but not far. */
static bool has_turned(const struct plen_engine_config *config,
		       const struct plen_engine_contact *contact)
{
	double back_mm = contact->paired_far_mm -
			 plen_geometry_distance_mm(contact->paired_at, contact->now.at);

	return back_mm > config->slop_mm && back_mm > TURNED * contact->paired_far_mm;
}

/* How far it goes towards `to` as seen from `from`. */
static double along_mm(const struct motion *motion, struct plen_board_pt from,
		       struct plen_board_pt to)
{
	double span_mm = fmax(plen_geometry_distance_mm(from, to), 1.0);

	return (motion->x_mm * (to.x_mm - from.x_mm) + motion->y_mm * (to.y_mm - from.y_mm)) /
	       span_mm;
}

static bool go_alike(const struct motion *a, const struct motion *b, double span_mm)
{
	double apart_mm = hypot(a->x_mm - b->x_mm, a->y_mm - b->y_mm);
	double limit = span_mm <= SIDE_BY_SIDE_MM ? ALIKE : VERY_MUCH_ALIKE;

	return apart_mm <= limit * (a->far_mm + b->far_mm) * 0.5;
}

/* A point with four coordinates: where both fingers of a pair have gone. */
struct way {
	double x_mm[4];
};

static struct way way_of(double ax_mm, double ay_mm, double bx_mm, double by_mm)
{
	return (struct way){{ax_mm, ay_mm, bx_mm, by_mm}};
}

static double dot(const struct way *a, const struct way *b)
{
	return a->x_mm[0] * b->x_mm[0] + a->x_mm[1] * b->x_mm[1] +
	       (a->x_mm[2] * b->x_mm[2] + a->x_mm[3] * b->x_mm[3]);
}

/* Of the points noted. */
static struct way way_at(const struct plen_engine_contact *a, const struct plen_engine_contact *b,
			 uint32_t i)
{
	return way_of(a->sway.points[i].x_mm, a->sway.points[i].y_mm, b->sway.points[i].x_mm,
		      b->sway.points[i].y_mm);
}

static struct way way_from(const struct way *from, struct way to)
{
	for (int i = 0; i < 4; i++) {
		to.x_mm[i] -= from->x_mm[i];
	}
	return to;
}

/* How far the points noted after `from`, and before now, are off the straight way between the two,
 * at most. */
static double off_mm(const struct plen_engine_contact *a, const struct plen_engine_contact *b,
		     const struct way *whole, const struct way *from, uint32_t first)
{
	double squared = dot(whole, whole);
	double off2 = 0.0;

	for (uint32_t i = first; i < a->sway.count && squared > 0.0; i++) {
		struct way past = way_from(from, way_at(a, b, i));
		double along = dot(&past, whole);
		off2 = fmax(off2, dot(&past, &past) - along * along / squared);
	}
	return sqrt(off2);
}

/* The fingers of a hand begin, go and slow down together: what one has gone is a fixed part of what
 * the other has, all the way, so that this point goes straight. Two people bend it even if each of
 * them writes a straight line, as one is slower, or begins sooner. */
static bool is_bent(const struct plen_engine_config *config, const struct plen_engine_contact *a,
		    const struct plen_engine_contact *b)
{
	struct motion ma = motion_of(a);
	struct motion mb = motion_of(b);
	struct way now = way_of(ma.x_mm, ma.y_mm, mb.x_mm, mb.y_mm);
	struct way rest = {{0.0, 0.0, 0.0, 0.0}};
	double gone_mm = sqrt(dot(&now, &now));
	double slop_mm = config->slop_mm;

	if (off_mm(a, b, &now, &rest, 0) > BENT_SLOPS * slop_mm + BENT * gone_mm) {
		return true;
	}
	if (a->sway.count < 2) {
		return false;
	}
	/* Some drift on the glass before they set off. */
	struct way set_off = way_at(a, b, 0);
	struct way since = way_from(&set_off, now);
	return off_mm(a, b, &since, &set_off, 1) > SWAYS_SLOPS * slop_mm + SWAYS * gone_mm;
}

bool plen_engine_pair_is_wide(const struct plen_engine_config *config,
			      const struct plen_engine_contact *a,
			      const struct plen_engine_contact *b)
{
	return plen_geometry_distance_mm(a->paired_at, b->paired_at) >= config->hand_wide_mm;
}

static bool are_apart(const struct plen_engine_contact *a, const struct plen_engine_contact *b)
{
	return plen_geometry_distance_mm(a->paired_at, b->paired_at) >= APART_MM;
}

/* Whether both have gone far enough to see that a hand as wide as that neither closes nor shifts.
 */
static bool goes_as_it_pleases(const struct plen_engine_contact *a,
			       const struct plen_engine_contact *b)
{
	struct motion ma = motion_of(a);
	struct motion mb = motion_of(b);
	struct motion apart = {.x_mm = ma.x_mm - mb.x_mm, .y_mm = ma.y_mm - mb.y_mm};
	double apart_mm = hypot(apart.x_mm, apart.y_mm);
	double shift_mm = hypot(ma.x_mm + mb.x_mm, ma.y_mm + mb.y_mm) * 0.5;
	double closing_mm = along_mm(&apart, a->paired_at, b->paired_at);

	return fmin(ma.far_mm, mb.far_mm) > SHOWN_MM && closing_mm < ROUGHLY_ALONG * apart_mm &&
	       apart_mm > ROUGHLY_ALIKE * shift_mm;
}

/* What far fingers of a hand do, looked at leniently: both come, or shift. */
static bool looks_like_hand(const struct plen_engine_contact *a,
			    const struct plen_engine_contact *b)
{
	struct motion ma = motion_of(a);
	struct motion mb = motion_of(b);
	double along_a_mm = along_mm(&ma, a->paired_at, b->paired_at);
	double along_b_mm = along_mm(&mb, b->paired_at, a->paired_at);
	double apart_mm = hypot(ma.x_mm - mb.x_mm, ma.y_mm - mb.y_mm);

	if (fmin(ma.far_mm, mb.far_mm) < LOOKS_BEHIND * fmax(ma.far_mm, mb.far_mm)) {
		return false;
	}
	if (along_a_mm >= LOOKS_ALONG * ma.far_mm && along_b_mm >= LOOKS_ALONG * mb.far_mm) {
		return true;
	}
	return apart_mm <= ROUGHLY_ALIKE * (ma.far_mm + mb.far_mm) * 0.5;
}

bool plen_engine_pair_writes(const struct plen_engine_config *config,
			     const struct plen_engine_contact *a,
			     const struct plen_engine_contact *b)
{
	return has_turned(config, a) || has_turned(config, b) ||
	       (are_apart(a, b) && is_bent(config, a, b)) ||
	       (plen_engine_pair_is_wide(config, a, b) && goes_as_it_pleases(a, b));
}

bool plen_engine_pair_is_still(const struct plen_engine_config *config,
			       const struct plen_engine_contact *a,
			       const struct plen_engine_contact *b)
{
	return fmax(a->paired_far_mm, b->paired_far_mm) <= config->slop_mm;
}

bool plen_engine_pair_has_gone(const struct plen_engine_config *config,
			       const struct plen_engine_contact *a,
			       const struct plen_engine_contact *b)
{
	double gone_mm = hypot(a->paired_far_mm, b->paired_far_mm);

	if (plen_engine_pair_is_wide(config, a, b)) {
		return fmin(a->paired_far_mm, b->paired_far_mm) > config->slop_mm &&
		       gone_mm > (looks_like_hand(a, b) ? GONE_WIDE_MM : GONE_UNLIKE_MM);
	}
	return are_apart(a, b) ? gone_mm > GONE_MM : !plen_engine_pair_is_still(config, a, b);
}

static bool is_trail_full(const struct plen_engine_contact *contact)
{
	return contact->trail.count == PLEN_ENGINE_TRAIL_MAX;
}

bool plen_engine_pair_is_proven(const struct plen_engine_config *config,
				const struct plen_engine_contact *a,
				const struct plen_engine_contact *b)
{
	bool wide = plen_engine_pair_is_wide(config, a, b);

	return fmin(a->paired_far_mm, b->paired_far_mm) >= (wide ? SURE_WIDE_MM : SURE_MM) ||
	       is_trail_full(a) || is_trail_full(b);
}

enum plen_engine_verdict plen_engine_pair_judge(const struct plen_engine_config *config,
						const struct plen_engine_contact *a,
						const struct plen_engine_contact *b, bool due)
{
	struct motion ma = motion_of(a);
	struct motion mb = motion_of(b);
	double along_a_mm = along_mm(&ma, a->paired_at, b->paired_at);
	double along_b_mm = along_mm(&mb, b->paired_at, a->paired_at);
	bool straight_a = fabs(along_a_mm) >= ALONG * ma.far_mm;
	bool straight_b = fabs(along_b_mm) >= ALONG * mb.far_mm;
	double more_mm = fmax(ma.far_mm, mb.far_mm);
	double less_mm = fmin(ma.far_mm, mb.far_mm);
	bool more_is_straight = ma.far_mm >= mb.far_mm ? straight_a : straight_b;
	double span_mm = plen_geometry_distance_mm(a->paired_at, b->paired_at);
	bool wide = plen_engine_pair_is_wide(config, a, b);

	if (plen_engine_pair_writes(config, a, b)) {
		return PLEN_ENGINE_TWO_PEOPLE;
	}
	if (more_mm <= (due ? STILL * config->slop_mm : config->slop_mm)) {
		return due ? PLEN_ENGINE_ONE_HAND : PLEN_ENGINE_UNDECIDED;
	}
	if (due && less_mm <= BEHIND * more_mm && wide) {
		return PLEN_ENGINE_TWO_PEOPLE;
	}
	if (less_mm <= config->slop_mm || less_mm <= BEHIND * more_mm) {
		if (!due && more_mm < config->hand_ink_mm) {
			return PLEN_ENGINE_UNDECIDED;
		}
		return more_is_straight ? PLEN_ENGINE_ONE_HAND : PLEN_ENGINE_TWO_PEOPLE;
	}
	/* Seen from each other, both come or both go; far apart they can only come. */
	if (straight_a && straight_b && (along_a_mm > 0.0) == (along_b_mm > 0.0) &&
	    (along_a_mm > 0.0 || !wide)) {
		return PLEN_ENGINE_ONE_HAND;
	}
	return go_alike(&ma, &mb, span_mm) ? PLEN_ENGINE_ONE_HAND : PLEN_ENGINE_TWO_PEOPLE;
}

void plen_engine_pair_meet(struct plen_engine_contact *contact)
{
	contact->paired_at = contact->now.at;
	contact->paired_far_mm = 0.0;
	contact->sway.count = 0;
}

static void note_far(struct plen_engine_contact *contact, const struct motion *motion)
{
	contact->paired_far_mm = fmax(contact->paired_far_mm, motion->far_mm);
}

static void note_sway(struct plen_engine_contact *contact, const struct motion *motion)
{
	contact->sway.points[contact->sway.count].x_mm = motion->x_mm;
	contact->sway.points[contact->sway.count].y_mm = motion->y_mm;
	contact->sway.count++;
}

/* From the last point noted. */
static double step_mm(const struct plen_engine_contact *contact, const struct motion *motion)
{
	uint32_t count = contact->sway.count;

	if (count == 0) {
		return motion->far_mm;
	}
	return hypot(motion->x_mm - contact->sway.points[count - 1].x_mm,
		     motion->y_mm - contact->sway.points[count - 1].y_mm);
}

void plen_engine_pair_follow(struct plen_engine_contact *a, struct plen_engine_contact *b)
{
	struct motion ma = motion_of(a);
	struct motion mb = motion_of(b);

	note_far(a, &ma);
	note_far(b, &mb);
	double least_mm = a->sway.count == 0 ? SWAY_FIRST_MM : SWAY_STEP_MM;

	if (a->sway.count < PLEN_ENGINE_SWAY_MAX &&
	    hypot(step_mm(a, &ma), step_mm(b, &mb)) >= least_mm) {
		note_sway(a, &ma);
		note_sway(b, &mb);
	}
}
