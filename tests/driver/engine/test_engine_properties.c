/* SPDX-License-Identifier: MIT
 *
 * What must hold for any traffic: simulated classes, drawn from a fixed seed, write, pinch, wipe,
 * tap, hover and pull the cable for some 100,000 frames. Half of all contacts land beside another,
 * since that is where the rules are.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "driver/engine.h"

#define LESSONS 200
#define STEPS 500 /* frames in a lesson */
#define DEVICES 2
#define HANDS 24 /* contacts down at once */
#define ZONES 6

static const struct plen_zone zones[ZONES] = {
	{1, PLEN_ZONE_CANVAS, {0.0, 0.0, 500.0, 700.0}},
	{2, PLEN_ZONE_CANVAS, {500.0, 0.0, 500.0, 700.0}},
	{3, PLEN_ZONE_CANVAS, {1000.0, 0.0, 428.0, 700.0}},
	{4, PLEN_ZONE_CONTROL, {100.0, 700.0, 300.0, 100.0}},
	{5, PLEN_ZONE_DRAG, {490.0, 0.0, 20.0, 700.0}},
	{6, PLEN_ZONE_LOCKED, {1300.0, 0.0, 128.0, 700.0}},
};

/* --- chance --- */

static uint64_t draw(uint64_t *seed)
{
	*seed += 0x9e3779b97f4a7c15u;
	uint64_t z = *seed;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static uint32_t draw_below(uint64_t *seed, uint32_t limit)
{
	return (uint32_t)(draw(seed) % limit);
}

static bool draw_chance(uint64_t *seed, uint32_t percent)
{
	return draw_below(seed, 100) < percent;
}

static double draw_between(uint64_t *seed, double low, double high)
{
	return low + (high - low) * ((double)(draw(seed) >> 11) / 9007199254740992.0);
}

/* --- a lesson: frames, known before anything is played --- */

struct sample {
	struct plen_contact contact;
	uint32_t home; /* the zone on which it lands */
};

struct step {
	int64_t time_us;
	uint32_t device;
	bool unplugged; /* the device goes and comes back after this frame */
	uint32_t count;
	struct sample samples[HANDS * 2];
};

struct lesson {
	uint32_t contacts; /* how many ids begin in it */
	struct step steps[STEPS];
};

struct hand {
	bool down;
	bool fresh;
	uint32_t device;
	uint32_t home;
	struct plen_contact contact;
};

struct room {
	uint64_t seed;
	uint32_t last_id;
	uint32_t last_down; /* index of the hand that came down last */
	struct hand hands[HANDS];
};

static double clamp(double value, double low, double high)
{
	return fmax(low, fmin(value, high));
}

/* The uppermost zone at a place on the wall; 0 if none. */
static uint32_t zone_at(struct plen_board_pt at)
{
	for (int i = ZONES - 1; i >= 0; i--) {
		if (plen_board_rect_contains(&zones[i].rect, at)) {
			return zones[i].id;
		}
	}
	return 0;
}

static struct plen_board_pt draw_place(struct room *room)
{
	uint64_t *seed = &room->seed;
	const struct hand *other = &room->hands[room->last_down];

	if (other->down && draw_chance(seed, 60)) {
		return (struct plen_board_pt){
			clamp(other->contact.at.x_mm + draw_between(seed, -150.0, 150.0), 1.0,
			      1427.0),
			clamp(other->contact.at.y_mm + draw_between(seed, -150.0, 150.0), 1.0,
			      799.0)};
	}
	return (struct plen_board_pt){draw_between(seed, 0.0, 1428.0),
				      draw_between(seed, 0.0, 800.0)};
}

static void draw_size(uint64_t *seed, struct plen_contact *contact)
{
	bool large = draw_chance(seed, 15);

	contact->width_mm = large ? draw_between(seed, 30.0, 120.0) : draw_between(seed, 6.0, 30.0);
	contact->height_mm = large ? draw_between(seed, 20.0, 90.0) : draw_between(seed, 6.0, 30.0);
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
		.device = other->fresh ? other->device : 1 + draw_below(seed, DEVICES),
		.contact = {.id = room->last_id + 1,
			    .tool = tools[draw_below(seed, sizeof(tools))],
			    .at = draw_place(room),
			    .pressure = draw_chance(seed, 50) ? 0.5 : -1.0},
	};
	if (draw_chance(seed, 70)) {
		draw_size(seed, &hand->contact);
	}
	if (draw_chance(seed, 10)) {
		hand->contact.flags = PLEN_CONTACT_HOVER;
	}
	hand->home = zone_at(hand->contact.at);
	room->last_id++;
	room->last_down = (uint32_t)(hand - room->hands);
}

static void stir(struct room *room, struct hand *hand)
{
	uint64_t *seed = &room->seed;
	struct plen_contact next = hand->contact;
	double stride_mm = draw_chance(seed, 30) ? 30.0 : 2.0;

	next.at.x_mm += draw_between(seed, -stride_mm, stride_mm);
	next.at.y_mm += draw_between(seed, -stride_mm, stride_mm);
	if (draw_chance(seed, 10)) {
		draw_size(seed, &next);
	}
	if (draw_chance(seed, 1)) {
		next.tool = (uint8_t)draw_below(seed, PLEN_CONTACT_MOUSE + 1);
	}
	if (draw_chance(seed, 3)) {
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
static void tell(struct room *room, struct hand *hand, struct step *step)
{
	struct sample *sample = NULL;

	if (!hand->fresh && draw_chance(&room->seed, 60)) {
		stir(room, hand);
	}
	if (!hand->fresh && draw_chance(&room->seed, 1)) {
		hand->down = false; /* missing: ends without a word */
		return;
	}
	sample = &step->samples[step->count++];
	sample->contact = hand->contact;
	sample->home = hand->home;
	if (hand->fresh) {
		sample->contact.flags |= PLEN_CONTACT_BEGIN;
		hand->fresh = false;
	}
	if (draw_chance(&room->seed, 4)) {
		sample->contact.flags |= PLEN_CONTACT_END;
		hand->down = false;
	}
}

static void unplug(struct room *room, struct step *step)
{
	step->unplugged = true;
	for (uint32_t i = 0; i < HANDS; i++) {
		room->hands[i].down = room->hands[i].down && room->hands[i].device != step->device;
	}
}

static void make_lesson(struct lesson *lesson, uint64_t seed)
{
	struct room room = {.seed = seed};
	uint32_t busy = 2 + draw_below(&room.seed, draw_chance(&room.seed, 50) ? 4 : HANDS - 2);
	int64_t time_us = 0;

	memset(lesson, 0, sizeof(*lesson));
	for (uint32_t i = 0; i < STEPS; i++) {
		struct step *step = &lesson->steps[i];
		time_us +=
			draw_chance(&room.seed, 3) ? 700001 : 1000 + draw_below(&room.seed, 25000);
		step->time_us = time_us;
		step->device = 1 + draw_below(&room.seed, DEVICES);
		for (uint32_t h = 0; h < busy; h++) {
			struct hand *hand = &room.hands[h];
			/* Hands often come in pairs. */
			bool pair = room.hands[room.last_down].fresh;
			if (!hand->down && draw_chance(&room.seed, pair ? 40 : 5)) {
				put_down(&room, hand);
			}
			/* A fresh one is told of when its device next speaks. */
			if (hand->down && hand->device == step->device) {
				lesson->contacts += hand->fresh;
				tell(&room, hand, step);
			}
		}
		if (draw_below(&room.seed, 1000) == 0) {
			unplug(&room, step);
		}
	}
}

/* --- what an engine said --- */

#define EVENTS_MAX (STEPS * HANDS * 4)

struct record {
	uint32_t count;
	struct plen_event events[EVENTS_MAX];
};

static void keep(void *data, const struct plen_event *event)
{
	struct record *record = data;

	assert_true(record->count < EVENTS_MAX);
	record->events[record->count++] = *event;
}

enum order { AS_TOLD, SHUFFLED };

/* How a lesson is played. */
struct staging {
	uint32_t zone; /* only contacts whose home this is; UINT32_MAX: all */
	bool wakes;    /* the engine is called at its deadlines, not only with frames */
	enum order order;
};

static void shuffle(struct plen_contact *contacts, uint32_t count, uint64_t *seed)
{
	for (uint32_t i = count; i > 1; i--) {
		uint32_t j = draw_below(seed, i);
		struct plen_contact swap = contacts[i - 1];
		contacts[i - 1] = contacts[j];
		contacts[j] = swap;
	}
}

/* What of a frame belongs to the zone. */
static uint32_t select_contacts(const struct step *step, uint32_t zone,
				struct plen_contact *contacts)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < step->count; i++) {
		if (zone == UINT32_MAX || step->samples[i].home == zone) {
			contacts[count++] = step->samples[i].contact;
		}
	}
	return count;
}

/* A frame that says of this zone what the last one of the device said would not have been sent,
 * had the zone been alone. */
static bool is_news(const struct plen_contact *contacts, uint32_t count,
		    const struct plen_contact *last, uint32_t last_count)
{
	if (count != last_count) {
		return true;
	}
	for (uint32_t i = 0; i < count; i++) {
		if ((contacts[i].flags & ~PLEN_CONTACT_HOVER) != 0 ||
		    memcmp(&contacts[i], &last[i], sizeof(last[i])) != 0) {
			return true;
		}
	}
	return false;
}

static struct plen_engine_stats play(const struct lesson *lesson, struct staging staging,
				     struct record *record)
{
	struct plen_engine *engine = plen_engine_create(NULL, keep, record);
	struct plen_contact contacts[HANDS * 2];
	struct plen_contact last[DEVICES + 1][HANDS * 2];
	uint32_t last_count[DEVICES + 1] = {0};
	uint64_t seed = 5;
	int64_t time_us = 0;

	memset(last, 0, sizeof(last));
	record->count = 0;
	plen_engine_set_zones(engine, zones, ZONES);
	for (uint32_t i = 0; i < STEPS; i++) {
		const struct step *step = &lesson->steps[i];
		struct plen_contact_frame frame = {
			.device = step->device, .time_us = step->time_us, .contacts = contacts};
		frame.count = select_contacts(step, staging.zone, contacts);
		time_us = step->time_us;
		while (staging.wakes && plen_engine_deadline_us(engine) < time_us) {
			plen_engine_advance(engine, plen_engine_deadline_us(engine));
		}
		bool news = is_news(contacts, frame.count, last[step->device],
				    last_count[step->device]);
		memcpy(last[step->device], contacts, sizeof(contacts));
		last_count[step->device] = frame.count;
		if (staging.order == SHUFFLED) {
			shuffle(contacts, frame.count, &seed);
		}
		if (news || staging.zone == UINT32_MAX) {
			plen_engine_frame(engine, &frame, 0);
		}
		if (step->unplugged) {
			plen_engine_device_went(engine, step->device, time_us);
			plen_engine_device_came(engine, step->device, time_us);
			last_count[step->device] = 0;
		}
	}
	plen_engine_advance(engine, time_us + 10000000);
	for (uint32_t device = 1; device <= DEVICES; device++) {
		plen_engine_device_went(engine, device, time_us + 10000000);
	}
	assert_true(plen_engine_deadline_us(engine) == INT64_MAX);

	struct plen_engine_stats stats = plen_engine_stats(engine);
	plen_engine_destroy(engine);
	return stats;
}

/* --- the grammar of events, as event.h states it --- */

enum open_kind { NOTHING, INK, TRANSFORM, WIPE, PRESS, TAPPED, DRAG };

struct grammar {
	uint32_t last_gesture;
	int64_t last_us;
	uint64_t counts[PLEN_EVENT_KINDS];
	uint64_t open;
	struct {
		uint8_t kind; /* enum open_kind */
		bool held;
		uint32_t zone;
		uint8_t tool;
	} gestures[EVENTS_MAX];
};

/* What a kind of event does: in which kind of gesture it stands, and which follows. */
static const struct {
	enum open_kind before, after;
} rules[PLEN_EVENT_KINDS] = {
	[PLEN_EVENT_INK_BEGIN] = {NOTHING, INK},
	[PLEN_EVENT_INK_EXTEND] = {INK, INK},
	[PLEN_EVENT_INK_END] = {INK, NOTHING},
	[PLEN_EVENT_INK_CANCEL] = {INK, NOTHING},
	[PLEN_EVENT_TRANSFORM_BEGIN] = {NOTHING, TRANSFORM},
	[PLEN_EVENT_TRANSFORM_UPDATE] = {TRANSFORM, TRANSFORM},
	[PLEN_EVENT_TRANSFORM_END] = {TRANSFORM, NOTHING},
	[PLEN_EVENT_WIPE_BEGIN] = {NOTHING, WIPE},
	[PLEN_EVENT_WIPE_EXTEND] = {WIPE, WIPE},
	[PLEN_EVENT_WIPE_END] = {WIPE, NOTHING},
	[PLEN_EVENT_PRESS] = {NOTHING, PRESS},
	[PLEN_EVENT_TAP] = {PRESS, TAPPED},
	[PLEN_EVENT_DRAG_BEGIN] = {NOTHING, DRAG},
	[PLEN_EVENT_DRAG_MOVE] = {DRAG, DRAG},
	[PLEN_EVENT_DRAG_END] = {DRAG, NOTHING},
};

static void check_order(struct grammar *grammar, const struct plen_event *event)
{
	uint32_t gesture = event->gesture;
	uint8_t *kind = &grammar->gestures[gesture].kind;

	if (event->kind == PLEN_EVENT_HOLD) {
		assert_true(*kind == INK || *kind == PRESS);
		assert_false(grammar->gestures[gesture].held);
		grammar->gestures[gesture].held = true;
		return;
	}
	if (event->kind == PLEN_EVENT_RELEASE) {
		assert_true(*kind == PRESS || *kind == TAPPED);
		*kind = NOTHING;
		grammar->open--;
		return;
	}
	assert_int_equal(*kind, rules[event->kind].before);
	*kind = (uint8_t)rules[event->kind].after;
	if (rules[event->kind].before == NOTHING) {
		assert_int_equal(gesture, grammar->last_gesture + 1);
		grammar->last_gesture = gesture;
		grammar->gestures[gesture].zone = event->zone;
		grammar->gestures[gesture].tool = event->tool;
		grammar->open++;
	}
	grammar->open -= rules[event->kind].after == NOTHING;
}

static void check_event(struct grammar *grammar, const struct plen_event *event)
{
	assert_true(event->kind < PLEN_EVENT_KINDS);
	assert_true(event->time_us >= grammar->last_us);
	grammar->last_us = event->time_us;
	grammar->counts[event->kind]++;
	if (event->kind == PLEN_EVENT_DEVICE_CAME || event->kind == PLEN_EVENT_DEVICE_WENT) {
		return;
	}
	assert_true(event->gesture > 0 && event->gesture < EVENTS_MAX);
	assert_true(isfinite(event->at.x_mm) && isfinite(event->at.y_mm));
	check_order(grammar, event);
	assert_int_equal(event->zone, grammar->gestures[event->gesture].zone);
	assert_int_equal(event->tool, grammar->gestures[event->gesture].tool);
}

static void check_record(const struct record *record, const struct plen_engine_stats *stats)
{
	struct grammar *grammar = plen_calloc(1, sizeof(*grammar));

	grammar->last_us = INT64_MIN;
	for (uint32_t i = 0; i < record->count; i++) {
		check_event(grammar, &record->events[i]);
	}
	assert_int_equal(grammar->open, 0);
	assert_memory_equal(grammar->counts, stats->ended, sizeof(grammar->counts));
	assert_int_equal(stats->contacts_lost, 0);
	assert_int_equal(stats->contacts_open, 0);
	free(grammar);
}

/* --- comparing what two engines said about one zone --- */

static bool same_number(double a, double b)
{
	return memcmp(&a, &b, sizeof(a)) == 0;
}

static bool same_details(const struct plen_event *a, const struct plen_event *b)
{
	switch (a->kind) {
	case PLEN_EVENT_WIPE_BEGIN:
	case PLEN_EVENT_WIPE_EXTEND:
	case PLEN_EVENT_WIPE_END:
		return same_number(a->u.extent.w_mm, b->u.extent.w_mm) &&
		       same_number(a->u.extent.h_mm, b->u.extent.h_mm);
	default:
		return same_number(a->u.pressure, b->u.pressure);
	}
}

static bool same_event(const struct plen_event *a, const struct plen_event *b)
{
	return a->kind == b->kind && a->tool == b->tool && a->zone == b->zone &&
	       a->time_us == b->time_us && same_number(a->at.x_mm, b->at.x_mm) &&
	       same_number(a->at.y_mm, b->at.y_mm) && same_details(a, b);
}

static const struct plen_event *next_of_zone(const struct record *record, uint32_t *index,
					     uint32_t zone)
{
	while (*index < record->count) {
		const struct plen_event *event = &record->events[(*index)++];
		if (event->zone == zone) {
			return event;
		}
	}
	return NULL;
}

/* Events of the zone are the same, and the same events share a gesture. */
static void check_same_zone(const struct record *a, const struct record *b, uint32_t zone)
{
	uint32_t *names = plen_calloc(EVENTS_MAX, sizeof(*names));
	uint32_t index_a = 0;
	uint32_t index_b = 0;

	for (;;) {
		const struct plen_event *event_a = next_of_zone(a, &index_a, zone);
		const struct plen_event *event_b = next_of_zone(b, &index_b, zone);
		if (event_a == NULL || event_b == NULL) {
			assert_ptr_equal(event_a, event_b);
			break;
		}
		if (!same_event(event_a, event_b)) {
			char line_a[200];
			char line_b[200];
			plen_event_print(event_a, line_a, sizeof(line_a));
			plen_event_print(event_b, line_b, sizeof(line_b));
			fail_msg("%s (%lld)\nis not %s (%lld)", line_a, (long long)event_a->time_us,
				 line_b, (long long)event_b->time_us);
		}
		if (names[event_a->gesture] == 0) {
			names[event_a->gesture] = event_b->gesture;
		}
		assert_int_equal(names[event_a->gesture], event_b->gesture);
	}
	free(names);
}

/* --- the properties --- */

struct stage {
	struct lesson lesson;
	struct record one, other;
};

static int set_up(void **state)
{
	*state = plen_calloc(1, sizeof(struct stage));
	return 0;
}

static int tear_down(void **state)
{
	free(*state);
	return 0;
}

static const struct staging whole = {UINT32_MAX, true, AS_TOLD};

static void test_engine_properties__what_begins_ends_once_and_no_contact_is_lost(void **state)
{
	struct stage *stage = *state;
	uint64_t counts[PLEN_EVENT_KINDS] = {0};

	for (uint64_t seed = 0; seed < LESSONS; seed++) {
		make_lesson(&stage->lesson, seed);
		struct plen_engine_stats stats = play(&stage->lesson, whole, &stage->one);
		check_record(&stage->one, &stats);
		assert_int_equal(stats.contacts_seen, stage->lesson.contacts);
		for (int kind = 0; kind < PLEN_EVENT_KINDS; kind++) {
			counts[kind] += stats.ended[kind];
		}
	}
	/* The traffic is worth something only if it makes everything happen. */
	for (int kind = 0; kind < PLEN_EVENT_KEY; kind++) {
		if (counts[kind] < 50) {
			fail_msg("%s: %llu times", plen_event_kind_to_str(kind),
				 (unsigned long long)counts[kind]);
		}
	}
}

static void test_engine_properties__a_zone_does_not_notice_the_others(void **state)
{
	struct stage *stage = *state;

	for (uint64_t seed = 0; seed < LESSONS; seed++) {
		make_lesson(&stage->lesson, seed);
		play(&stage->lesson, whole, &stage->one);
		for (uint32_t zone = 1; zone <= ZONES; zone++) {
			struct staging alone = {zone, false, AS_TOLD};
			play(&stage->lesson, alone, &stage->other);
			check_same_zone(&stage->one, &stage->other, zone);
		}
	}
}

static void test_engine_properties__the_order_within_a_frame_means_nothing(void **state)
{
	struct stage *stage = *state;
	const struct staging shuffled = {UINT32_MAX, true, SHUFFLED};

	for (uint64_t seed = 0; seed < LESSONS; seed++) {
		make_lesson(&stage->lesson, seed);
		play(&stage->lesson, whole, &stage->one);
		play(&stage->lesson, shuffled, &stage->other);
		assert_int_equal(stage->one.count, stage->other.count);
		for (uint32_t i = 0; i < stage->one.count; i++) {
			assert_true(same_event(&stage->one.events[i], &stage->other.events[i]));
			assert_int_equal(stage->one.events[i].gesture,
					 stage->other.events[i].gesture);
		}
	}
}

static void test_engine_properties__waking_at_deadlines_or_late_is_the_same(void **state)
{
	struct stage *stage = *state;
	const struct staging late = {UINT32_MAX, false, AS_TOLD};

	for (uint64_t seed = 0; seed < LESSONS; seed++) {
		make_lesson(&stage->lesson, seed);
		play(&stage->lesson, whole, &stage->one);
		play(&stage->lesson, late, &stage->other);
		assert_int_equal(stage->one.count, stage->other.count);
		for (uint32_t i = 0; i < stage->one.count; i++) {
			assert_true(same_event(&stage->one.events[i], &stage->other.events[i]));
		}
	}
}

static double draw_nonsense(uint64_t *seed)
{
	uint64_t bits = draw(seed);
	double value = 0.0;

	switch (draw_below(seed, 4)) {
	case 0:
		memcpy(&value, &bits, sizeof(value));
		return value;
	case 1:
		return NAN;
	default:
		return draw_between(seed, -100.0, 1500.0);
	}
}

static struct plen_contact draw_nonsense_contact(uint64_t *seed)
{
	return (struct plen_contact){
		.id = draw_below(seed, draw_chance(seed, 5) ? UINT32_MAX : 40),
		.tool = (uint8_t)draw_below(seed, draw_chance(seed, 90) ? 5 : 256),
		.flags = (uint8_t)(draw(seed) & draw(seed)),
		.at = {draw_nonsense(seed), draw_nonsense(seed)},
		.width_mm = draw_nonsense(seed),
		.height_mm = draw_nonsense(seed),
		.pressure = draw_nonsense(seed),
	};
}

static int64_t draw_nonsense_time(uint64_t *seed, int64_t time_us)
{
	switch (draw_below(seed, 1000)) {
	case 0:
		return (int64_t)draw(seed) / 1000000; /* either sign, hundreds of years */
	case 1:
		return INT64_MIN;
	case 2:
		return INT64_MAX;
	default:
		return time_us + (int64_t)draw_below(seed, 50000) - 1000;
	}
}

#define CROWD 1500

static void test_engine_properties__nonsense_breaks_nothing(void **state)
{
	struct stage *stage = *state;
	struct plen_contact *contacts = plen_calloc(CROWD, sizeof(*contacts));
	uint64_t seed = 99;

	for (uint32_t lesson = 0; lesson < LESSONS; lesson++) {
		struct plen_engine *engine = plen_engine_create(NULL, keep, &stage->one);
		int64_t time_us = 0;
		stage->one.count = 0;
		plen_engine_set_zones(engine, zones, ZONES);
		for (uint32_t i = 0; i < STEPS / 2; i++) {
			bool crowd = draw_below(&seed, 2000) == 0;
			struct plen_contact_frame frame = {
				.device = draw_below(&seed, 3),
				.time_us = draw_nonsense_time(&seed, time_us),
				.count = draw_below(&seed, crowd ? CROWD : 20),
				.contacts = contacts,
			};
			for (uint32_t c = 0; c < frame.count; c++) {
				contacts[c] = draw_nonsense_contact(&seed);
				contacts[c].id += crowd ? c * 100 : 0;
			}
			plen_engine_frame(engine, &frame, 0);
			time_us += 8000;
			if (draw_chance(&seed, 5)) {
				plen_engine_advance(engine, draw_nonsense_time(&seed, time_us));
			}
			if (draw_chance(&seed, 1)) {
				plen_engine_device_went(engine, draw_below(&seed, 3), time_us);
			}
		}
		for (uint32_t device = 0; device < 3; device++) {
			plen_engine_device_went(engine, device, time_us);
		}
		struct plen_engine_stats stats = plen_engine_stats(engine);
		check_record(&stage->one, &stats);
		plen_engine_destroy(engine);
	}
	free(contacts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_engine_properties__what_begins_ends_once_and_no_contact_is_lost),
		cmocka_unit_test(test_engine_properties__a_zone_does_not_notice_the_others),
		cmocka_unit_test(test_engine_properties__the_order_within_a_frame_means_nothing),
		cmocka_unit_test(test_engine_properties__waking_at_deadlines_or_late_is_the_same),
		cmocka_unit_test(test_engine_properties__nonsense_breaks_nothing),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
