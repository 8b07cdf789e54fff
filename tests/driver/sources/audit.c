/* SPDX-License-Identifier: MIT */
#include "audit.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/mem.h"
#include "driver/engine_feed.h"

/* Frames lose a finger for 100 ms at most; deadlines run with the next packet. */
#define BRIDGE_US 150000
/* What a gesture may keep to itself before it gives it back. */
#define JUDGE_US 1000000
/* Whoever goes further in a packet, and is back in the next, is not believed to have been there. */
#define LEAP_MM 50.0
#define NOBODY SIZE_MAX

struct person { /* a contact, so called as there are many */
	uint32_t device, id;
	uint64_t frame; /* the last one it was in */
	bool ended, touches, claimed;
	double leap_mm;              /* its last step ... */
	struct plen_board_pt before; /* ... and where from */
	struct plen_board_pt at, landed_at;
	int64_t touched_us, landed_us; /* when it last did */
	double way_mm, ink_mm;
	size_t gesture; /* its last one, or NOBODY */
	struct plen_board_pt *track;
	size_t track_count, track_capacity;
};

struct stroke {
	uint32_t number;
	size_t person;
	bool over;
	struct plen_board_pt at;
	size_t index; /* of that place on its contact's track */
};

struct audit {
	struct plen_engine *engine;
	uint64_t frame;
	int64_t time_us;
	struct person *people;
	size_t people_count, people_capacity;
	struct stroke *strokes;
	size_t stroke_count, stroke_capacity;
	uint32_t others_open; /* gestures that are no ink */
	struct audit_result result;
};

static bool same(struct plen_board_pt a, struct plen_board_pt b)
{
	return a.x_mm == b.x_mm && a.y_mm == b.y_mm;
}

static double way(struct plen_board_pt a, struct plen_board_pt b)
{
	return hypot(a.x_mm - b.x_mm, a.y_mm - b.y_mm);
}

static struct person *find_person(struct audit *audit, uint32_t device, uint32_t id)
{
	for (size_t i = audit->people_count; i > 0; i--) {
		struct person *person = &audit->people[i - 1];
		if (person->device == device && person->id == id) {
			return person;
		}
	}
	return NULL;
}

static struct person *begin_person(struct audit *audit, uint32_t device, uint32_t id)
{
	static const struct person nobody = {.gesture = NOBODY};

	assert_null(find_person(audit, device, id));
	audit->people = plen_grow(audit->people, audit->people_count, &audit->people_capacity,
				  sizeof(*audit->people));

	struct person *person = &audit->people[audit->people_count++];
	*person = nobody;
	person->device = device;
	person->id = id;
	audit->result.begun++;
	return person;
}

static void keep_track(struct person *person, struct plen_board_pt at)
{
	if (person->track_count > 0 && same(person->track[person->track_count - 1], at)) {
		return;
	}
	person->track = plen_grow(person->track, person->track_count, &person->track_capacity,
				  sizeof(*person->track));
	person->track[person->track_count++] = at;
}

/* There and back is a panel's error, and no way that anybody went. */
static void see_step(struct person *person, struct plen_board_pt at)
{
	double step_mm = way(person->at, at);

	if (step_mm == 0) {
		return; /* others moved */
	}
	if (person->leap_mm > LEAP_MM && way(person->before, at) < way(person->at, at)) {
		person->way_mm -= person->leap_mm;
		step_mm = way(person->before, at);
	}
	person->way_mm += step_mm;
	person->leap_mm = step_mm;
	person->before = person->at;
}

static void see_contact(struct audit *audit, uint32_t device, const struct plen_contact *contact)
{
	bool begins = (contact->flags & PLEN_CONTACT_BEGIN) != 0;
	struct person *person = begins ? begin_person(audit, device, contact->id)
				       : find_person(audit, device, contact->id);
	bool touches = (contact->flags & PLEN_CONTACT_HOVER) == 0;

	assert_non_null(person);
	assert_false(person->ended);
	if (touches && person->touches) {
		see_step(person, contact->at);
	}
	if (touches && !person->touches) {
		person->leap_mm = 0;
		person->landed_us = audit->time_us;
		person->landed_at = contact->at;
	}
	if (touches) {
		person->touched_us = audit->time_us;
		keep_track(person, contact->at);
	}
	person->touches = touches;
	person->at = contact->at;
	person->frame = audit->frame;
	person->ended = (contact->flags & PLEN_CONTACT_END) != 0;
}

static void see_frame(void *data, const struct plen_contact_frame *frame, int64_t read_us)
{
	struct audit *audit = data;

	(void)read_us;
	assert_true(frame->time_us >= audit->time_us || audit->frame == 0);
	audit->time_us = frame->time_us;
	audit->frame++;
	for (uint32_t i = 0; i < frame->count; i++) {
		see_contact(audit, frame->device, &frame->contacts[i]);
	}
}

static struct stroke *find_stroke(struct audit *audit, uint32_t number)
{
	for (size_t i = audit->stroke_count; i > 0; i--) {
		if (audit->strokes[i - 1].number == number) {
			return &audit->strokes[i - 1];
		}
	}
	fail_msg("no stroke %u", number);
	return NULL;
}

static bool writes(const struct audit *audit, const struct person *person)
{
	return person->gesture != NOBODY && !audit->strokes[person->gesture].over &&
	       &audit->people[audit->strokes[person->gesture].person] == person;
}

/* Where on its track a contact was at that place, from `index` on; NOBODY if nowhere. */
static size_t find_place(const struct person *person, size_t index, struct plen_board_pt at)
{
	for (; index < person->track_count; index++) {
		if (same(person->track[index], at)) {
			return index;
		}
	}
	return NOBODY;
}

static bool is_there(const struct audit *audit, const struct person *person,
		     struct plen_board_pt at)
{
	return person->frame == audit->frame && person->touches && same(person->at, at);
}

static bool was_there(const struct audit *audit, const struct person *person,
		      struct plen_board_pt at)
{
	return audit->time_us - person->touched_us <= JUDGE_US &&
	       find_place(person, 0, at) != NOBODY;
}

/* Who is there in this frame, or was a moment ago: best if he does not write yet, and his last
 * stroke does not wait for somebody to go on with it. */
static size_t find_newcomer(const struct audit *audit, struct plen_board_pt at)
{
	size_t before = NOBODY;
	size_t writer = NOBODY;

	for (size_t i = 0; i < audit->people_count; i++) {
		const struct person *person = &audit->people[i];
		bool there = is_there(audit, person, at);
		if (there && !writes(audit, person)) {
			return i;
		}
		if (!there && !was_there(audit, person, at)) {
			continue;
		}
		if (writes(audit, person)) {
			writer = i;
		} else {
			before = i;
		}
	}
	return before != NOBODY ? before : writer;
}

static void take_over(struct audit *audit, struct stroke *stroke, struct plen_board_pt at)
{
	stroke->person = find_newcomer(audit, at);
	if (stroke->person == NOBODY) {
		fail_msg("stroke %u at %.1f %.1f mm, where nobody is", stroke->number, at.x_mm,
			 at.y_mm);
	}
	audit->people[stroke->person].gesture = (size_t)(stroke - audit->strokes);
	stroke->index = find_place(&audit->people[stroke->person], 0, at);
}

static void begin_stroke(struct audit *audit, const struct plen_event *event)
{
	struct stroke stroke = {.number = event->gesture, .at = event->at};

	audit->strokes = plen_grow(audit->strokes, audit->stroke_count, &audit->stroke_capacity,
				   sizeof(*audit->strokes));
	audit->strokes[audit->stroke_count] = stroke;
	take_over(audit, &audit->strokes[audit->stroke_count], event->at);
	/* What was kept and given back is written in steps of 2 mm, which cut corners. */
	struct person *writer = &audit->people[audit->strokes[audit->stroke_count++].person];
	writer->claimed |= writer->landed_us < audit->time_us;
	audit->result.strokes++;
}

/* Somebody else goes on with it, and may have stood there for a while: that makes no new point. */
static void hand_over(struct audit *audit, struct stroke *stroke, struct plen_board_pt at)
{
	struct person *from = &audit->people[stroke->person];

	take_over(audit, stroke, at);
	struct person *to = &audit->people[stroke->person];
	if (to->landed_us - from->touched_us > BRIDGE_US) {
		fail_msg("contact %u goes on with stroke %u, %lld us after contact %u", to->id,
			 stroke->number, (long long)(to->landed_us - from->touched_us), from->id);
	}
	to->ink_mm += same(to->landed_at, stroke->at) ? way(stroke->at, at) : 0;
	audit->result.bridged++;
}

static void extend_stroke(struct audit *audit, const struct plen_event *event)
{
	struct stroke *stroke = find_stroke(audit, event->gesture);
	struct person *person = &audit->people[stroke->person];
	bool there = person->frame == audit->frame && person->touches;
	size_t index = find_place(person, stroke->index, event->at);

	assert_false(stroke->over);
	if (index != NOBODY) {
		person->ink_mm += way(stroke->at, event->at);
		stroke->index = index;
	} else {
		assert_true(!there || person->ended);
		hand_over(audit, stroke, event->at);
	}
	audit->result.longest_mm = fmax(audit->result.longest_mm, way(stroke->at, event->at));
	stroke->at = event->at;
}

static void end_stroke(struct audit *audit, const struct plen_event *event)
{
	struct stroke *stroke = find_stroke(audit, event->gesture);
	struct person *person = &audit->people[stroke->person];
	bool goes_on = person->frame == audit->frame && person->touches && !person->ended;

	assert_false(stroke->over);
	stroke->over = true;
	person->claimed |= goes_on || event->kind == PLEN_EVENT_INK_CANCEL;
	if (event->kind == PLEN_EVENT_INK_CANCEL) {
		audit->result.cancelled++;
	} else if (!same(stroke->at, event->at)) {
		assert_true(find_place(person, stroke->index, event->at) != NOBODY);
		person->ink_mm += way(stroke->at, event->at);
	}
}

/* FNV-1a, of what golden files show. */
static void digest(struct audit *audit, const struct plen_event *event)
{
	char line[256];

	plen_event_print(event, line, sizeof(line));
	for (const char *c = line; *c != '\0'; c++) {
		audit->result.digest = (audit->result.digest ^ (unsigned char)*c) * 0x100000001b3u;
	}
}

static void see_event(void *data, const struct plen_event *event)
{
	struct audit *audit = data;

	digest(audit, event);
	switch (event->kind) {
	case PLEN_EVENT_INK_BEGIN:
		begin_stroke(audit, event);
		break;
	case PLEN_EVENT_INK_EXTEND:
		extend_stroke(audit, event);
		break;
	case PLEN_EVENT_INK_END:
	case PLEN_EVENT_INK_CANCEL:
		end_stroke(audit, event);
		break;
	case PLEN_EVENT_TRANSFORM_BEGIN:
	case PLEN_EVENT_WIPE_BEGIN:
		audit->others_open++;
		break;
	case PLEN_EVENT_TRANSFORM_END:
	case PLEN_EVENT_WIPE_END:
		assert_true(audit->others_open > 0);
		audit->others_open--;
		break;
	default:
		break;
	}
}

static void set_panes(struct plen_engine *engine, struct plen_board_size board, uint32_t panes)
{
	struct plen_zone zones[8] = {{0}};
	double width_mm = board.w_mm / panes;

	assert_in_range(panes, 1, 8);
	for (uint32_t i = 0; i < panes; i++) {
		zones[i].id = i + 1;
		zones[i].kind = PLEN_ZONE_CANVAS;
		zones[i].rect = (struct plen_board_rect){width_mm * i, 0, width_mm, board.h_mm};
	}
	plen_engine_set_zones(engine, zones, panes);
}

static void check_the_end(struct audit *audit)
{
	struct plen_engine_stats stats = plen_engine_stats(audit->engine);

	assert_int_equal(stats.contacts_seen, audit->result.begun);
	assert_int_equal(stats.contacts_lost, 0);
	assert_int_equal(stats.contacts_open, 0);
	assert_int_equal(audit->others_open, 0);
	for (size_t i = 0; i < audit->stroke_count; i++) {
		assert_true(audit->strokes[i].over);
	}
	for (size_t i = 0; i < audit->people_count; i++) {
		const struct person *person = &audit->people[i];
		if (person->gesture != NOBODY && !person->claimed &&
		    person->ink_mm < person->way_mm - 0.01) {
			fail_msg("contact %u of panel %u went %.1f mm and left %.1f mm of ink",
				 person->id, person->device, person->way_mm, person->ink_mm);
		}
	}
}

struct audit_result audit_run(struct plen_source *source, struct plen_board_size board,
			      uint32_t panes)
{
	struct audit audit = {.result.digest = 0xcbf29ce484222325u};

	audit.engine = plen_engine_create(NULL, see_event, &audit);
	struct plen_engine_feed feed = {
		.engine = audit.engine,
		.sink = see_event,
		.data = &audit,
		.watcher = {.frame = see_frame, .data = &audit},
	};
	set_panes(audit.engine, board, panes);
	plen_source_set_board(source, board);
	plen_source_set_sink(source, plen_engine_feed_sink(&feed));
	while (plen_source_dispatch(source) == 1) {
		plen_engine_flush(audit.engine);
	}
	check_the_end(&audit);
	plen_source_destroy(source);
	plen_engine_destroy(audit.engine);
	for (size_t i = 0; i < audit.people_count; i++) {
		free(audit.people[i].track);
	}
	free(audit.people);
	free(audit.strokes);
	return audit.result;
}
