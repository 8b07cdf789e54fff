/* SPDX-License-Identifier: MIT
 *
 * A lesson is known before anything is played, so that it can be played in parts: a contact's home
 * is the zone on which it lands, and one that hovers stays at home, so that its home is certain.
 */
#include "traffic.h"

#include <math.h>
#include <string.h>

const struct plen_zone plen_test_zones[PLEN_TEST_ZONES] = {
	{1, PLEN_ZONE_CANVAS, {0.0, 0.0, 500.0, 700.0}},
	{2, PLEN_ZONE_CANVAS, {500.0, 0.0, 500.0, 700.0}},
	{3, PLEN_ZONE_CANVAS, {1000.0, 0.0, 428.0, 700.0}},
	{4, PLEN_ZONE_CONTROL, {100.0, 700.0, 300.0, 100.0}},
	{5, PLEN_ZONE_DRAG, {490.0, 0.0, 20.0, 700.0}},
	{6, PLEN_ZONE_LOCKED, {1300.0, 0.0, 128.0, 700.0}},
};

uint64_t plen_test_draw(uint64_t *seed)
{
	*seed += 0x9e3779b97f4a7c15u;
	uint64_t z = *seed;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

uint32_t plen_test_draw_below(uint64_t *seed, uint32_t limit)
{
	return (uint32_t)(plen_test_draw(seed) % limit);
}

bool plen_test_draw_chance(uint64_t *seed, uint32_t percent)
{
	return plen_test_draw_below(seed, 100) < percent;
}

double plen_test_draw_between(uint64_t *seed, double low, double high)
{
	return low + (high - low) * ((double)(plen_test_draw(seed) >> 11) / 9007199254740992.0);
}

struct hand {
	bool down;
	bool fresh;
	uint32_t device;
	uint32_t home;
	struct plen_contact contact;
};

/* Where a contact was lost while it had strayed from home. */
struct stray {
	struct plen_board_pt at;
	int64_t time_us;
};

#define STRAYS_MAX 64

struct room {
	uint64_t seed;
	int64_t now_us;
	uint32_t stray_count; /* all of them; only the last are kept */
	struct stray strays[STRAYS_MAX];
	uint32_t last_id;
	uint32_t last_down; /* index of the hand that came down last */
	struct hand hands[PLEN_TEST_HANDS];
};

static double clamp(double value, double low, double high)
{
	return fmax(low, fmin(value, high));
}

/* The uppermost zone at a place on the wall; 0 if none. */
static uint32_t zone_at(struct plen_board_pt at)
{
	for (int i = PLEN_TEST_ZONES - 1; i >= 0; i--) {
		if (plen_board_rect_contains(&plen_test_zones[i].rect, at)) {
			return plen_test_zones[i].id;
		}
	}
	return 0;
}

static struct plen_board_pt draw_place(struct room *room)
{
	uint64_t *seed = &room->seed;
	const struct hand *other = &room->hands[room->last_down];

	if (other->down && plen_test_draw_chance(seed, 60)) {
		return (struct plen_board_pt){
			clamp(other->contact.at.x_mm + plen_test_draw_between(seed, -150.0, 150.0),
			      1.0, 1427.0),
			clamp(other->contact.at.y_mm + plen_test_draw_between(seed, -150.0, 150.0),
			      1.0, 799.0)};
	}
	return (struct plen_board_pt){plen_test_draw_between(seed, 0.0, 1428.0),
				      plen_test_draw_between(seed, 0.0, 800.0)};
}

static void note_stray(struct room *room, const struct hand *hand)
{
	if (zone_at(hand->contact.at) != hand->home) {
		room->strays[room->stray_count % STRAYS_MAX] =
			(struct stray){hand->contact.at, room->now_us};
		room->stray_count++;
	}
}

/* What lands there may be taken for the stroke that has strayed there, whosever place it is: the
 * one thing in which zones are allowed to meet. */
static bool is_near_stray(const struct room *room, struct plen_board_pt at)
{
	for (uint32_t i = 0; i < STRAYS_MAX && i < room->stray_count; i++) {
		const struct stray *stray = &room->strays[i];
		if (room->now_us - stray->time_us <= 110000 &&
		    plen_geometry_distance_mm(stray->at, at) < 150.0) {
			return true;
		}
	}
	return false;
}

static void draw_size(uint64_t *seed, struct plen_contact *contact)
{
	bool large = plen_test_draw_chance(seed, 15);

	if (plen_test_draw_chance(seed, 10)) {
		contact->width_mm = plen_test_draw_between(seed, 2.0, 7.0);
		contact->height_mm = plen_test_draw_between(seed, 2.0, 7.0);
		return;
	}
	contact->width_mm = large ? plen_test_draw_between(seed, 30.0, 120.0)
				  : plen_test_draw_between(seed, 6.0, 30.0);
	contact->height_mm = large ? plen_test_draw_between(seed, 20.0, 90.0)
				   : plen_test_draw_between(seed, 6.0, 30.0);
}

static void put_down(struct room *room, struct hand *hand)
{
	static const uint8_t tools[] = {
		PLEN_CONTACT_FINGER, PLEN_CONTACT_FINGER, PLEN_CONTACT_FINGER, PLEN_CONTACT_FINGER,
		PLEN_CONTACT_PEN,    PLEN_CONTACT_ERASER, PLEN_CONTACT_PALM,   PLEN_CONTACT_MOUSE};
	const struct hand *other = &room->hands[room->last_down];
	uint64_t *seed = &room->seed;

	*hand = (struct hand){
		.down = true,
		.fresh = true,
		.device = other->fresh ? other->device
				       : 1 + plen_test_draw_below(seed, PLEN_TEST_DEVICES),
		.contact = {.id = room->last_id + 1,
			    .tool = tools[plen_test_draw_below(seed, sizeof(tools))],
			    .at = draw_place(room),
			    .pressure = plen_test_draw_chance(seed, 50) ? 0.5 : -1.0},
	};
	if (plen_test_draw_chance(seed, 70)) {
		draw_size(seed, &hand->contact);
	}
	if (plen_test_draw_chance(seed, 10)) {
		hand->contact.flags = PLEN_CONTACT_HOVER;
	}
	hand->home = zone_at(hand->contact.at);
	if (is_near_stray(room, hand->contact.at)) {
		*hand = (struct hand){0};
		return;
	}
	room->last_id++;
	room->last_down = (uint32_t)(hand - room->hands);
}

/* A panel that errs: the contact is somewhere else at home, for a packet or for good. */
static void leap(struct room *room, const struct hand *hand, struct plen_contact *next)
{
	struct plen_board_pt to = {
		next->at.x_mm + plen_test_draw_between(&room->seed, -300.0, 300.0),
		next->at.y_mm + plen_test_draw_between(&room->seed, -300.0, 300.0)};

	/* It lands there once that is believed, some steps later perhaps: well within its home. */
	for (int corner = 0; corner < 4; corner++) {
		struct plen_board_pt at = {to.x_mm + (corner % 2 == 0 ? -100.0 : 100.0),
					   to.y_mm + (corner < 2 ? -100.0 : 100.0)};
		if (zone_at(at) != hand->home) {
			return;
		}
	}
	next->at = to;
}

static void stir(struct room *room, struct hand *hand)
{
	uint64_t *seed = &room->seed;
	struct plen_contact next = hand->contact;
	double stride_mm = plen_test_draw_chance(seed, 30) ? 30.0 : 2.0;

	next.at.x_mm += plen_test_draw_between(seed, -stride_mm, stride_mm);
	next.at.y_mm += plen_test_draw_between(seed, -stride_mm, stride_mm);
	if (plen_test_draw_chance(seed, 10)) {
		draw_size(seed, &next);
	}
	if (plen_test_draw_chance(seed, 1)) {
		leap(room, hand, &next);
	}
	if (plen_test_draw_chance(seed, 1)) {
		next.tool = (uint8_t)plen_test_draw_below(seed, PLEN_CONTACT_MOUSE + 1);
	}
	if (plen_test_draw_chance(seed, 3)) {
		next.flags ^= PLEN_CONTACT_HOVER;
	}
	/* One that is to land does so at home, so that it is known whose it will be. */
	if (((hand->contact.flags | next.flags) & PLEN_CONTACT_HOVER) != 0 &&
	    zone_at(next.at) != hand->home) {
		if (zone_at(hand->contact.at) != hand->home) {
			return;
		}
		next.at = hand->contact.at;
	}
	hand->contact = next;
}

/* One contact in one frame: flags as the contract of contact frames has them. */
static void tell(struct room *room, struct hand *hand, struct plen_test_step *step)
{
	struct plen_test_sample *sample = NULL;

	if (!hand->fresh && plen_test_draw_chance(&room->seed, 1)) {
		hand->down = false; /* missing: ends without a word, where it was last told of */
		note_stray(room, hand);
		return;
	}
	if (!hand->fresh && plen_test_draw_chance(&room->seed, 60)) {
		stir(room, hand);
	}
	sample = &step->samples[step->count++];
	sample->contact = hand->contact;
	sample->home = hand->home;
	if (hand->fresh) {
		sample->contact.flags |= PLEN_CONTACT_BEGIN;
		hand->fresh = false;
	}
	if (plen_test_draw_chance(&room->seed, 4)) {
		sample->contact.flags |= PLEN_CONTACT_END;
		hand->down = false;
		note_stray(room, hand);
	}
}

static void unplug(struct room *room, struct plen_test_step *step)
{
	step->unplugged = true;
	for (uint32_t i = 0; i < PLEN_TEST_HANDS; i++) {
		room->hands[i].down = room->hands[i].down && room->hands[i].device != step->device;
	}
}

/* Of half of the devices something is known. */
static void draw_known_sizes(struct plen_test_lesson *lesson, uint64_t *seed)
{
	for (uint32_t i = 0; i < PLEN_TEST_DEVICES; i++) {
		struct plen_touch_size *size = &lesson->sizes[i];
		if (plen_test_draw_chance(seed, 50)) {
			continue;
		}
		size->finger_mm = plen_test_draw_between(seed, 8.0, 25.0);
		size->nib_mm = plen_test_draw_chance(seed, 70)
				       ? plen_test_draw_between(seed, 2.0, 10.0)
				       : 0.0;
		size->palm_mm = plen_test_draw_chance(seed, 50)
					? plen_test_draw_between(seed, 30.0, 90.0)
					: 0.0;
		size->strokes =
			plen_test_draw_chance(seed, 30) ? plen_test_draw_below(seed, 100) : 0;
	}
}

void plen_test_lesson_tell(const struct plen_test_lesson *lesson, struct plen_engine *engine)
{
	for (uint32_t i = 0; i < PLEN_TEST_DEVICES; i++) {
		plen_engine_set_touch_size(engine, i + 1, &lesson->sizes[i]);
	}
}

void plen_test_make_lesson(struct plen_test_lesson *lesson, uint64_t seed)
{
	struct room room = {.seed = seed};
	uint32_t busy = 2 + plen_test_draw_below(&room.seed, plen_test_draw_chance(&room.seed, 50)
								     ? 4
								     : PLEN_TEST_HANDS - 2);
	int64_t time_us = 0;

	memset(lesson, 0, sizeof(*lesson));
	draw_known_sizes(lesson, &room.seed);
	for (uint32_t i = 0; i < PLEN_TEST_STEPS; i++) {
		struct plen_test_step *step = &lesson->steps[i];
		time_us += plen_test_draw_chance(&room.seed, 3)
				   ? 700001
				   : 1000 + plen_test_draw_below(&room.seed, 25000);
		step->time_us = time_us;
		room.now_us = time_us;
		step->device = 1 + plen_test_draw_below(&room.seed, PLEN_TEST_DEVICES);
		for (uint32_t h = 0; h < busy; h++) {
			struct hand *hand = &room.hands[h];
			/* Hands often come in pairs. */
			bool pair = room.hands[room.last_down].fresh;
			if (!hand->down && plen_test_draw_chance(&room.seed, pair ? 40 : 5)) {
				put_down(&room, hand);
			}
			/* A fresh one is told of when its device next speaks; by then somebody may
			 * have been lost there. */
			if (hand->fresh && is_near_stray(&room, hand->contact.at)) {
				*hand = (struct hand){0};
			}
			if (hand->down && hand->device == step->device) {
				lesson->contacts += hand->fresh;
				tell(&room, hand, step);
			}
		}
		if (plen_test_draw_below(&room.seed, 1000) == 0) {
			unplug(&room, step);
		}
	}
}
