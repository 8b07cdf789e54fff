/* SPDX-License-Identifier: MIT
 *
 * Strokes are compared by their shape: how much of the way that a finger went lies beside the line
 * that the engine drew, and how far that line leaves the way. So an engine may smooth, and a panel
 * may tremble.
 */
#include "labelled_judge.h"

#include <math.h>
#include <stdlib.h>

#include "common/mem.h"
#include "labelled_hearing.h"

#define MS 1000
#define ENOUGH 0.95        /* of a stroke's length */
#define ALONG_MM 3.0       /* so far beside its way a line still covers it */
#define ASTRAY_MM 9.0      /* and so far from it it has left it */
#define EXCUSED_MM 10.0    /* a page that moved no further before a palm was known ... */
#define EXCUSED_SCALE 0.07 /* ... and grew no more has not moved */
#define FOLLOW_MM 15.0     /* so far off is a page that followed two fingers */
#define FOLLOW_SCALE 0.15  /* ... as a logarithm */
#define HAND_MM 105.0      /* the longest row of knuckles */
#define LEAST 0.7          /* a rubber is so many times as large as the hand, at least ... */
#define LARGEST 1.5        /* ... and at most */
#define LINGERS_MS 200     /* a hand that has left is waited for, and panels see it late */

static double distance_to_segment(struct plen_board_pt at, struct plen_board_pt a,
				  struct plen_board_pt b)
{
	double dx = b.x_mm - a.x_mm;
	double dy = b.y_mm - a.y_mm;
	double length2 = dx * dx + dy * dy;
	double t =
		length2 > 0.0 ? ((at.x_mm - a.x_mm) * dx + (at.y_mm - a.y_mm) * dy) / length2 : 0.0;

	t = fmax(0.0, fmin(1.0, t));
	return hypot(at.x_mm - a.x_mm - t * dx, at.y_mm - a.y_mm - t * dy);
}

static double distance_to_ink(const struct plen_test_hearing *hearing, uint32_t gesture,
			      struct plen_board_pt at)
{
	const struct plen_board_pt *last = NULL;
	double least_mm = INFINITY;

	for (size_t i = 0; i < hearing->count; i++) {
		const struct plen_event *event = &hearing->events[i];
		if (event->gesture == gesture && event->kind <= PLEN_EVENT_INK_END) {
			last = last != NULL ? last : &event->at;
			least_mm = fmin(least_mm, distance_to_segment(at, *last, event->at));
			last = &event->at;
		}
	}
	return least_mm;
}

static double distance_to_track(const struct plen_test_track *track, struct plen_board_pt at)
{
	double least_mm = INFINITY;

	for (uint32_t i = 0; i < track->count; i++) {
		least_mm = fmin(least_mm, plen_geometry_distance_mm(track->points[i], at));
	}
	return least_mm;
}

/* The part of the way that the ink covers, looked at every 2 mm. */
static double coverage(const struct plen_test_hearing *hearing, uint32_t track_index,
		       uint32_t gesture)
{
	const struct plen_test_track *track = &hearing->it->tracks[track_index];
	const struct plen_test_sighting *sighting = &hearing->sightings[track_index];
	double near_mm = ALONG_MM + 2.0 * hearing->it->panel.noise_mm;
	struct plen_board_pt last = {-1e6, -1e6};
	unsigned looked = 0;
	unsigned covered = 0;

	for (int64_t t = sighting->pen_us; t <= sighting->last_us; t += PLEN_TEST_TRACK_STEP_US) {
		struct plen_board_pt at = plen_test_track_at(track, t);
		if (plen_test_track_is_unseen(track, t) ||
		    plen_geometry_distance_mm(last, at) < 2.0) {
			continue;
		}
		last = at;
		looked++;
		covered += distance_to_ink(hearing, gesture, at) <= near_mm;
	}
	return looked > 0 ? (double)covered / looked : 1.0;
}

static bool goes_astray(const struct plen_test_hearing *hearing, uint32_t track_index,
			uint32_t gesture)
{
	double far_mm = ASTRAY_MM + 2.0 * hearing->it->panel.noise_mm;

	for (size_t i = 0; i < hearing->count; i++) {
		const struct plen_event *event = &hearing->events[i];
		if (event->gesture == gesture && event->kind <= PLEN_EVENT_INK_END &&
		    distance_to_track(&hearing->it->tracks[track_index], event->at) > far_mm) {
			return true;
		}
	}
	return false;
}

/* Two packets, at their longest; a pen that was a finger first may have its ink from then on. */
static bool begins_with(const struct plen_test_hearing *hearing, const struct plen_test_line *ink,
			uint32_t track)
{
	const struct plen_test_sighting *sighting = &hearing->sightings[track];

	return ink->begin_us >= sighting->first_us &&
	       ink->begin_us <= sighting->pen_us + 3 * hearing->it->panel.period_us;
}

/* Finds the ink of a stroke and takes it; false with a reason if it is not whole. */
static bool is_whole(const struct plen_test_hearing *hearing, uint32_t track,
		     struct plen_test_lines *inks, struct plen_test_verdict *verdict)
{
	struct plen_test_line *best = NULL;
	double most = -1.0;

	for (uint32_t i = 0; i < inks->count; i++) {
		struct plen_test_line *ink = &inks->row[i];
		if (ink->cancelled || ink->taken || !begins_with(hearing, ink, track)) {
			continue;
		}
		double part = coverage(hearing, track, ink->gesture);
		if (part > most) {
			most = part;
			best = ink;
		}
	}
	if (best == NULL) {
		snprintf(verdict->why, sizeof(verdict->why), "track %u has no ink of its own",
			 track);
		return false;
	}
	best->taken = true;
	if (most < ENOUGH) {
		snprintf(verdict->why, sizeof(verdict->why), "track %u: %.0f %% covered", track,
			 100.0 * most);
		return false;
	}
	if (goes_astray(hearing, track, best->gesture)) {
		snprintf(verdict->why, sizeof(verdict->why), "track %u: ink off its path", track);
		return false;
	}
	return true;
}

/* Where a panel gives no sizes a sleeve is a finger like any other. */
static bool is_excused_ink(const struct plen_test_hearing *hearing,
			   const struct plen_test_line *ink)
{
	for (uint32_t i = 0; i < hearing->it->track_count; i++) {
		if (hearing->it->tracks[i].role == PLEN_TEST_TRAILS &&
		    hearing->it->sizes == PLEN_TEST_SIZELESS && begins_with(hearing, ink, i)) {
			return true;
		}
	}
	return false;
}

static uint32_t count_crumbs(const struct plen_test_hearing *hearing,
			     const struct plen_test_lines *inks)
{
	uint32_t crumbs = 0;

	for (uint32_t i = 0; i < inks->count; i++) {
		const struct plen_test_line *ink = &inks->row[i];
		crumbs += !ink->cancelled && !ink->taken && !is_excused_ink(hearing, ink);
	}
	return crumbs;
}

/* When the first pen came near, and when it touched and was known; INT64_MAX if there is none. */
static struct plen_test_sighting first_pen(const struct plen_test_hearing *hearing)
{
	struct plen_test_sighting pen = {.near_us = INT64_MAX, .pen_us = INT64_MAX};

	for (uint32_t i = 0; i < hearing->it->track_count; i++) {
		const struct plen_test_track *track = &hearing->it->tracks[i];
		const struct plen_test_sighting *own = &hearing->sightings[i];
		bool is_late = track->pen_us != INT64_MAX;
		int64_t near_us = is_late ? own->pen_us : own->near_us;
		if ((is_late || track->tool == PLEN_CONTACT_PEN) && near_us < pen.near_us) {
			pen.near_us = near_us;
			pen.pen_us = own->pen_us;
		}
	}
	return pen;
}

static bool left_the_page(const struct plen_test_line *move, double part)
{
	return move->moved_mm > part * EXCUSED_MM || fabs(move->scale - 1.0) > part * EXCUSED_SCALE;
}

/* A hand that rubs may hold a pen: what it did before counts only if it goes on under the pen. */
static void excuse_wipes(const struct plen_test_hearing *hearing, struct plen_test_lines *wipes)
{
	struct plen_test_sighting pen = first_pen(hearing);
	uint32_t kept = 0;

	for (uint32_t i = 0; i < wipes->count; i++) {
		const struct plen_test_line *wipe = &wipes->row[i];
		if (pen.near_us == INT64_MAX || wipe->begin_us >= pen.near_us ||
		    wipe->end_us > pen.pen_us) {
			wipes->row[kept++] = *wipe;
		}
	}
	wipes->count = kept;
}

/* Of a hand that rubs or holds a pen, what moved the page by a hair at most, or by little before
 * that was known. */
static void excuse_moves(const struct plen_test_hearing *hearing,
			 const struct plen_test_lines *wipes, struct plen_test_lines *moves)
{
	int64_t known_us = first_pen(hearing).pen_us;
	uint32_t kept = 0;

	if (known_us == INT64_MAX && wipes->count == 0) {
		return;
	}
	known_us = known_us != INT64_MAX ? known_us : wipes->row[0].begin_us;
	for (uint32_t i = 0; i < moves->count; i++) {
		const struct plen_test_line *move = &moves->row[i];
		if (left_the_page(move, move->end_us <= known_us ? 1.0 : 0.2)) {
			moves->row[kept++] = *move;
		}
	}
	moves->count = kept;
}

/* Where the two fingers of a hand are: their middle, and how far apart. */
static double grip_at(const struct plen_test_hearing *hearing, int64_t time_us,
		      struct plen_board_pt *middle)
{
	struct plen_board_pt ends[2] = {{0.0, 0.0}, {0.0, 0.0}};
	uint32_t found = 0;

	for (uint32_t i = 0; i < hearing->it->track_count && found < 2; i++) {
		if (hearing->it->tracks[i].role == PLEN_TEST_MOVES) {
			ends[found++] = plen_test_track_at(&hearing->it->tracks[i], time_us);
		}
	}
	*middle = (struct plen_board_pt){(ends[0].x_mm + ends[1].x_mm) / 2.0,
					 (ends[0].y_mm + ends[1].y_mm) / 2.0};
	return plen_geometry_distance_mm(ends[0], ends[1]);
}

/* Whether the page has gone as far, and grown as much, as the fingers did from then on. */
static bool follows_fingers(const struct plen_test_hearing *hearing,
			    const struct plen_test_line *move, int64_t from_us, int64_t lift_us)
{
	double noise_mm = hearing->it->panel.noise_mm;
	struct plen_board_pt from = {0.0, 0.0};
	struct plen_board_pt to = {0.0, 0.0};
	double from_mm = grip_at(hearing, from_us, &from);
	double to_mm = grip_at(hearing, lift_us, &to);
	double off = 2.0 * noise_mm / from_mm + 2.0 * noise_mm / to_mm;

	return fabs(move->moved_mm - plen_geometry_distance_mm(from, to)) <
		       FOLLOW_MM + 2.0 * noise_mm &&
	       fabs(log(move->scale / (to_mm / from_mm))) < FOLLOW_SCALE + off;
}

static enum plen_test_outcome judge_move(const struct plen_test_hearing *hearing,
					 const struct plen_test_lines *moves,
					 struct plen_test_verdict *verdict)
{
	int64_t period_us = hearing->it->panel.period_us;
	int64_t second_us = 0;
	int64_t lift_us = INT64_MAX;

	for (uint32_t i = 0; i < hearing->it->track_count; i++) {
		const struct plen_test_sighting *sighting = &hearing->sightings[i];
		if (hearing->it->tracks[i].role == PLEN_TEST_MOVES && sighting->touched) {
			second_us = sighting->first_us > second_us ? sighting->first_us : second_us;
			lift_us = sighting->last_us < lift_us ? sighting->last_us : lift_us;
		}
	}
	if (lift_us == INT64_MAX) {
		snprintf(verdict->why, sizeof(verdict->why),
			 "moved %.0f mm and grown by %.0f %%, from %.0f ms to %.0f ms",
			 moves->row[0].moved_mm, 100.0 * fabs(moves->row[0].scale - 1.0),
			 (double)moves->row[0].begin_us / MS, (double)moves->row[0].end_us / MS);
		return PLEN_TEST_MOVE;
	}
	snprintf(verdict->why, sizeof(verdict->why),
		 "%u moves, begun %.0f ms after the second finger, over %.0f ms after the lift",
		 moves->count, (double)(moves->row[0].begin_us - second_us) / MS,
		 (double)(moves->row[0].end_us - lift_us) / MS);
	if (moves->count > 1 || moves->row[0].end_us < lift_us ||
	    moves->row[0].begin_us > second_us + 60 * MS + period_us) {
		return PLEN_TEST_LATE_MOVE;
	}
	/* It may have begun with what the packet before said. */
	if (!follows_fingers(hearing, &moves->row[0], moves->row[0].begin_us, lift_us) &&
	    !follows_fingers(hearing, &moves->row[0], moves->row[0].begin_us - period_us,
			     lift_us)) {
		snprintf(verdict->why, sizeof(verdict->why),
			 "the page moved %.0f mm and is %.2f times as large",
			 moves->row[0].moved_mm, moves->row[0].scale);
		return PLEN_TEST_LATE_MOVE;
	}
	return PLEN_TEST_MOVE;
}

/* The contact that tells best where the hand is: of a palm that has a size, the palm itself; else
 * the one that stays longest of those that make up the hand. */
static uint32_t find_leader(const struct plen_test_hearing *hearing)
{
	uint32_t leader = hearing->it->track_count;

	for (uint32_t i = 0; i < hearing->it->track_count; i++) {
		if (hearing->sightings[i].is_hand &&
		    (leader == hearing->it->track_count ||
		     hearing->sightings[i].last_us > hearing->sightings[leader].last_us)) {
			leader = i;
		}
	}
	return leader;
}

static bool is_sane_extent(const struct plen_test_hearing *hearing, uint32_t leader,
			   const struct plen_event *end)
{
	const struct plen_test_track *track = &hearing->it->tracks[leader];
	double w_mm = 0.0;
	double h_mm = 0.0;

	if (track->size_count == 0) {
		return fmax(end->u.extent.w_mm, end->u.extent.h_mm) <= LARGEST * HAND_MM;
	}
	for (uint32_t i = 0; i < track->size_count; i++) {
		w_mm = fmax(w_mm, track->sizes[i].width_mm);
		h_mm = fmax(h_mm, track->sizes[i].height_mm);
	}
	return end->u.extent.w_mm >= LEAST * w_mm && end->u.extent.w_mm <= LARGEST * w_mm &&
	       end->u.extent.h_mm >= LEAST * h_mm && end->u.extent.h_mm <= LARGEST * h_mm;
}

/* How far a place is from the contacts of the hand: between them it is within it. */
static double off_hand_mm(const struct plen_test_hearing *hearing, const struct plen_event *event)
{
	struct plen_board_pt low = {INFINITY, INFINITY};
	struct plen_board_pt high = {-INFINITY, -INFINITY};

	for (uint32_t i = 0; i < hearing->it->track_count; i++) {
		if (hearing->sightings[i].is_hand) {
			struct plen_board_pt at =
				plen_test_track_at(&hearing->it->tracks[i], event->time_us);
			low = (struct plen_board_pt){fmin(low.x_mm, at.x_mm),
						     fmin(low.y_mm, at.y_mm)};
			high = (struct plen_board_pt){fmax(high.x_mm, at.x_mm),
						      fmax(high.y_mm, at.y_mm)};
		}
	}
	return hypot(fmax(0.0, fmax(low.x_mm - event->at.x_mm, event->at.x_mm - high.x_mm)),
		     fmax(0.0, fmax(low.y_mm - event->at.y_mm, event->at.y_mm - high.y_mm)));
}

static double furthest_off_mm(const struct plen_test_hearing *hearing,
			      const struct plen_test_line *wipe, const struct plen_event **last)
{
	double far_mm = 0.0;

	for (size_t i = 0; i < hearing->count; i++) {
		const struct plen_event *event = &hearing->events[i];
		if (event->gesture == wipe->gesture) {
			far_mm = fmax(far_mm, off_hand_mm(hearing, event));
			*last = event;
		}
	}
	return far_mm;
}

/* One wipe, from soon after the palm to its lift, which goes where the hand does. */
static enum plen_test_outcome judge_wipe(const struct plen_test_hearing *hearing,
					 const struct plen_test_lines *wipes,
					 struct plen_test_verdict *verdict)
{
	int64_t period_us = hearing->it->panel.period_us;
	const struct plen_test_line *wipe = &wipes->row[0];
	int64_t late_us = wipe->begin_us - hearing->palm_us;
	uint32_t leader = find_leader(hearing);
	const struct plen_event *last = NULL;
	double off_mm = 0.0;
	int64_t over_us = 0;

	if (hearing->palm_us == INT64_MAX) {
		return PLEN_TEST_WIPE;
	}
	off_mm = furthest_off_mm(hearing, wipe, &last);
	over_us = wipe->end_us - hearing->sightings[leader].last_us;
	snprintf(
		verdict->why, sizeof(verdict->why),
		"%u wipes, %.0f ms after the palm, over %.0f ms after it, %.0f mm off, %.0f x %.0f",
		wipes->count, (double)late_us / MS, (double)over_us / MS, off_mm,
		last->u.extent.w_mm, last->u.extent.h_mm);
	return late_us <= 100 * MS + 2 * period_us && over_us >= 0 && over_us <= LINGERS_MS * MS &&
			       off_mm <= FOLLOW_MM + 2.0 * hearing->it->panel.noise_mm &&
			       is_sane_extent(hearing, leader, last) && wipes->count == 1
		       ? PLEN_TEST_WIPE
		       : PLEN_TEST_BAD_WIPE;
}

static enum plen_test_outcome weigh(const struct plen_test_hearing *hearing,
				    struct plen_test_verdict *verdict)
{
	struct plen_test_lines inks, moves, wipes;
	uint32_t strokes = 0;
	uint32_t whole = 0;
	uint32_t crumbs = 0;

	plen_test_hearing_collect(hearing, PLEN_EVENT_INK_BEGIN, &inks);
	plen_test_hearing_collect(hearing, PLEN_EVENT_TRANSFORM_BEGIN, &moves);
	plen_test_hearing_collect(hearing, PLEN_EVENT_WIPE_BEGIN, &wipes);
	excuse_wipes(hearing, &wipes);
	excuse_moves(hearing, &wipes, &moves);
	for (uint32_t i = 0; i < hearing->it->track_count; i++) {
		if (hearing->it->tracks[i].role == PLEN_TEST_WRITES &&
		    hearing->sightings[i].pen_us != INT64_MAX) {
			strokes++;
			whole += is_whole(hearing, i, &inks, verdict);
		}
	}
	crumbs = count_crumbs(hearing, &inks);
	if (moves.count > 0) {
		bool else_too = wipes.count > 0 || whole > 0 || crumbs > 0;
		enum plen_test_outcome move = judge_move(hearing, &moves, verdict);
		return else_too ? PLEN_TEST_MIXED : move;
	}
	if (whole < strokes) {
		return PLEN_TEST_BROKEN;
	}
	if (crumbs > 0) {
		snprintf(verdict->why, sizeof(verdict->why), "%u crumbs", crumbs);
		return PLEN_TEST_CRUMBS;
	}
	if (strokes > 0) {
		return wipes.count > 0 ? PLEN_TEST_INK_AND_WIPE : PLEN_TEST_INK;
	}
	return wipes.count > 0 ? judge_wipe(hearing, &wipes, verdict) : PLEN_TEST_NOTHING;
}

static bool is_right(enum plen_test_label label, enum plen_test_outcome outcome)
{
	switch (label) {
	case PLEN_TEST_PINCH:
	case PLEN_TEST_SPREAD:
	case PLEN_TEST_PAN:
		return outcome == PLEN_TEST_MOVE;
	case PLEN_TEST_PALM_SIZED:
	case PLEN_TEST_PALM_SIZELESS:
	case PLEN_TEST_FIST:
		return outcome == PLEN_TEST_WIPE;
	case PLEN_TEST_SLEEVE:
		return outcome == PLEN_TEST_INK || outcome == PLEN_TEST_INK_AND_WIPE;
	case PLEN_TEST_HOVER:
		return outcome == PLEN_TEST_INK || outcome == PLEN_TEST_NOTHING;
	default:
		return outcome == PLEN_TEST_INK;
	}
}

struct plen_test_verdict plen_test_case_judge(const struct plen_test_case *it)
{
	struct plen_test_hearing *hearing = plen_calloc(1, sizeof(*hearing));
	struct plen_test_verdict verdict = {0};

	plen_test_hearing_play(hearing, it);
	verdict.outcome = weigh(hearing, &verdict);
	verdict.is_right = is_right(it->label, verdict.outcome);
	plen_test_hearing_finish(hearing);
	free(hearing);
	return verdict;
}

const char *plen_test_outcome_to_str(enum plen_test_outcome outcome)
{
	static const char *const names[PLEN_TEST_OUTCOMES] = {
		[PLEN_TEST_INK] = "ink",         [PLEN_TEST_INK_AND_WIPE] = "ink+wipe",
		[PLEN_TEST_BROKEN] = "broken",   [PLEN_TEST_CRUMBS] = "crumbs",
		[PLEN_TEST_MOVE] = "move",       [PLEN_TEST_LATE_MOVE] = "badmove",
		[PLEN_TEST_WIPE] = "wipe",       [PLEN_TEST_BAD_WIPE] = "badwipe",
		[PLEN_TEST_NOTHING] = "nothing", [PLEN_TEST_MIXED] = "mixed",
	};

	return names[outcome];
}
