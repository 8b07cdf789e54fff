/* SPDX-License-Identifier: MIT
 *
 * What happens in one zone never changes the events of another, and a decoder in between must not
 * spoil it: simulated classes as the kernel would tell them, in slots of which only changes are
 * sent, with all zones in one stream of packets or each zone's contacts in a stream of its own.
 *
 * Each zone is moved to where no other is near: two hands at a border may be taken for one another,
 * and nobody could tell.
 */
#include <linux/input.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/mem.h"
#include "decoder.h"
#include "driver/engine.h"
#include "traffic.h"

#ifndef LESSONS
#define LESSONS 300
#endif

#define ALL UINT32_MAX
#define EVENTS_MAX (PLEN_TEST_STEPS * PLEN_TEST_HANDS * 4)
#define APART_MM 2000.0
#define UNITS_PER_MM 10.0
#define SLOTS (PLEN_TEST_HANDS * 2)

/* The axes that change from packet to packet. */
static const uint16_t codes[] = {
	ABS_MT_POSITION_X,  ABS_MT_POSITION_Y,  ABS_MT_TOOL_TYPE,   ABS_MT_DISTANCE,
	ABS_MT_TOUCH_MAJOR, ABS_MT_TOUCH_MINOR, ABS_MT_ORIENTATION,
};
#define CODES (sizeof(codes) / sizeof(codes[0]))

struct slot {
	uint32_t id; /* 0 = free */
	bool listed;
	int32_t values[CODES];
};

/* A panel, as the kernel keeps it. */
struct node {
	struct plen_decoder *decoder;
	struct hall *hall;
	uint32_t device;
	struct slot slots[SLOTS];
	int32_t current; /* slot; -1 = none was named yet */
	int64_t time_us;
	bool changed; /* the packet holds something */
};

struct record {
	uint32_t count;
	struct plen_event events[EVENTS_MAX];
};

struct hall {
	struct plen_engine *engine;
	struct record *record;
	bool stamps;
	struct node nodes[PLEN_TEST_DEVICES];
};

static void keep(void *data, const struct plen_event *event)
{
	struct record *record = data;

	assert_true(record->count < EVENTS_MAX);
	record->events[record->count++] = *event;
}

static void take(void *data, const struct plen_panel_frame *frame)
{
	const struct node *node = data;
	struct plen_contact contacts[SLOTS * 2];
	struct plen_contact_frame told = {node->device, frame->time_us, frame->count, contacts};

	assert_true(frame->count <= SLOTS * 2);
	for (uint32_t i = 0; i < frame->count; i++) {
		const struct plen_panel_contact *contact = &frame->contacts[i];
		contacts[i] = (struct plen_contact){
			.id = contact->id,
			.tool = contact->tool,
			.flags = contact->flags,
			.at = {contact->at.x / UNITS_PER_MM, contact->at.y / UNITS_PER_MM},
			.width_mm = contact->width / UNITS_PER_MM,
			.height_mm = contact->height / UNITS_PER_MM,
			.pressure = contact->pressure,
		};
	}
	plen_engine_frame(node->hall->engine, &told, 0);
}

static void plug(struct node *node)
{
	static const struct plen_evdev_info info = {
		.abs =
			{
				[ABS_MT_SLOT] = {true, 0, SLOTS - 1, 0},
				[ABS_MT_TRACKING_ID] = {true, 0, 65535, 0},
				[ABS_MT_POSITION_X] = {true, 0, 14280, 10},
				[ABS_MT_POSITION_Y] = {true, 0, 8040, 10},
				[ABS_MT_TOOL_TYPE] = {true, 0, MT_TOOL_PALM, 0},
				[ABS_MT_DISTANCE] = {true, 0, 1, 0},
				[ABS_MT_TOUCH_MAJOR] = {true, 0, 4000, 10},
				[ABS_MT_TOUCH_MINOR] = {true, 0, 4000, 10},
				[ABS_MT_ORIENTATION] = {true, 0, 1, 0},
			},
	};

	memset(node->slots, 0, sizeof(node->slots));
	node->current = -1;
	plen_decoder_destroy(node->decoder);
	node->decoder = plen_decoder_create(&info, take, node);
}

static void send_event(struct node *node, uint16_t type, uint16_t code, int32_t value)
{
	struct plen_evdev_event event = {node->time_us, type, code, value};

	plen_decoder_event(node->decoder, &event);
}

static void tell(struct node *node, const struct slot *slot, uint16_t code, int32_t value)
{
	int32_t index = (int32_t)(slot - node->slots);

	if (node->current != index) {
		node->current = index;
		send_event(node, EV_ABS, ABS_MT_SLOT, index);
	}
	send_event(node, EV_ABS, code, value);
	node->changed = true;
}

static int32_t units(double mm)
{
	return (int32_t)lround(mm * UNITS_PER_MM);
}

static int32_t tool_type(uint8_t tool)
{
	switch (tool) {
	case PLEN_CONTACT_PEN:
		return MT_TOOL_PEN;
	case PLEN_CONTACT_PALM:
		return MT_TOOL_PALM;
	default:
		return MT_TOOL_FINGER;
	}
}

static void move(struct node *node, struct slot *slot, const struct plen_test_sample *sample)
{
	const struct plen_contact *contact = &sample->contact;
	const int32_t values[CODES] = {
		units(contact->at.x_mm + APART_MM * sample->home),
		units(contact->at.y_mm),
		tool_type(contact->tool),
		(contact->flags & PLEN_CONTACT_HOVER) != 0,
		units(fmax(contact->width_mm, contact->height_mm)),
		units(fmin(contact->width_mm, contact->height_mm)),
		contact->width_mm > contact->height_mm,
	};

	for (size_t i = 0; i < CODES; i++) {
		if (slot->values[i] != values[i]) {
			slot->values[i] = values[i];
			tell(node, slot, codes[i], values[i]);
		}
	}
}

static struct slot *find_slot(struct node *node, uint32_t id)
{
	struct slot *slot = node->slots;

	while (slot->id != id) {
		slot++;
		assert_true(slot < node->slots + SLOTS);
	}
	return slot;
}

static void lift(struct node *node, struct slot *slot)
{
	tell(node, slot, ABS_MT_TRACKING_ID, -1);
	slot->id = 0;
}

static void send_sample(struct node *node, const struct plen_test_sample *sample)
{
	const struct plen_contact *contact = &sample->contact;
	bool begins = (contact->flags & PLEN_CONTACT_BEGIN) != 0;
	struct slot *slot = find_slot(node, begins ? 0 : contact->id);

	if (begins) {
		slot->id = contact->id;
		tell(node, slot, ABS_MT_TRACKING_ID, (int32_t)contact->id);
	}
	slot->listed = true;
	move(node, slot, sample);
	if ((contact->flags & PLEN_CONTACT_END) != 0) {
		lift(node, slot);
	}
}

/* Those of which the step says nothing have lifted. */
static void lift_others(struct node *node)
{
	for (struct slot *slot = node->slots; slot < node->slots + SLOTS; slot++) {
		if (slot->id != 0 && !slot->listed) {
			lift(node, slot);
		}
		slot->listed = false;
	}
}

static void send_step(struct node *node, const struct plen_test_step *step, uint32_t zone)
{
	node->time_us = step->time_us;
	node->changed = false;
	for (uint32_t i = 0; i < step->count; i++) {
		if (zone == ALL || step->samples[i].home == zone) {
			send_sample(node, &step->samples[i]);
		}
	}
	lift_others(node);
	if (!node->changed) {
		return; /* as the kernel has it */
	}
	if (node->hall->stamps) {
		send_event(node, EV_MSC, MSC_TIMESTAMP, (int32_t)step->time_us);
	}
	send_event(node, EV_SYN, SYN_REPORT, 0);
}

static void set_zones(struct plen_engine *engine)
{
	struct plen_zone zones[PLEN_TEST_ZONES];

	for (uint32_t i = 0; i < PLEN_TEST_ZONES; i++) {
		zones[i] = plen_test_zones[i];
		zones[i].rect.x_mm += APART_MM * zones[i].id;
	}
	plen_engine_set_zones(engine, zones, PLEN_TEST_ZONES);
}

static void play(const struct plen_test_lesson *lesson, uint32_t zone, bool stamps,
		 struct record *record)
{
	struct hall hall = {.record = record, .stamps = stamps};
	int64_t end_us = lesson->steps[PLEN_TEST_STEPS - 1].time_us + 10000000;

	record->count = 0;
	hall.engine = plen_engine_create(NULL, keep, record);
	set_zones(hall.engine);
	for (uint32_t i = 0; i < PLEN_TEST_DEVICES; i++) {
		hall.nodes[i].hall = &hall;
		hall.nodes[i].device = i + 1;
		plug(&hall.nodes[i]);
	}
	for (uint32_t i = 0; i < PLEN_TEST_STEPS; i++) {
		const struct plen_test_step *step = &lesson->steps[i];
		struct node *node = &hall.nodes[step->device - 1];
		send_step(node, step, zone);
		if (step->unplugged) {
			plen_engine_device_went(hall.engine, node->device, step->time_us);
			plug(node);
		}
	}
	plen_engine_advance(hall.engine, end_us);
	for (uint32_t i = 0; i < PLEN_TEST_DEVICES; i++) {
		plen_engine_device_went(hall.engine, i + 1, end_us);
		plen_decoder_destroy(hall.nodes[i].decoder);
	}
	plen_engine_destroy(hall.engine);
}

/* Leaves the zone's events, with the numbers that its gestures would have, were it alone. */
static void keep_zone(struct record *record, uint32_t zone)
{
	uint32_t *names = plen_calloc(EVENTS_MAX, sizeof(*names));
	uint32_t count = 0;
	uint32_t named = 0;

	for (uint32_t i = 0; i < record->count; i++) {
		struct plen_event event = record->events[i];
		if (event.zone != zone) {
			continue;
		}
		if (names[event.gesture] == 0) {
			names[event.gesture] = ++named;
		}
		event.gesture = names[event.gesture];
		record->events[count++] = event;
	}
	record->count = count;
	free(names);
}

static void assert_same(const struct record *a, const struct record *b, uint64_t seed)
{
	for (uint32_t i = 0; i < a->count || i < b->count; i++) {
		char line_a[200] = "nothing";
		char line_b[200] = "nothing";
		int64_t time_a_us = i < a->count ? a->events[i].time_us : 0;
		int64_t time_b_us = i < b->count ? b->events[i].time_us : 0;
		if (i < a->count) {
			plen_event_print(&a->events[i], line_a, sizeof(line_a));
		}
		if (i < b->count) {
			plen_event_print(&b->events[i], line_b, sizeof(line_b));
		}
		if (strcmp(line_a, line_b) != 0 || time_a_us != time_b_us) {
			fail_msg("lesson %llu, event %u: with others: %s (%lld); alone: %s (%lld)",
				 (unsigned long long)seed, i, line_a, (long long)time_a_us, line_b,
				 (long long)time_b_us);
		}
	}
}

struct stage {
	struct plen_test_lesson lesson;
	struct record whole, others, alone;
};

static void test_decoder_zones__a_zone_does_not_notice_the_others(void **state)
{
	struct stage *stage = plen_calloc(1, sizeof(*stage));
	uint64_t total = 0;

	(void)state;
	for (uint64_t seed = 0; seed < LESSONS; seed++) {
		bool stamps = seed % 2 != 0;
		plen_test_make_lesson(&stage->lesson, seed);
		play(&stage->lesson, ALL, stamps, &stage->whole);
		total += stage->whole.count;
		for (uint32_t zone = 1; zone <= PLEN_TEST_ZONES; zone++) {
			stage->others = stage->whole;
			keep_zone(&stage->others, zone);
			play(&stage->lesson, zone, stamps, &stage->alone);
			keep_zone(&stage->alone, zone);
			assert_same(&stage->others, &stage->alone, seed);
		}
	}
	assert_true(total > LESSONS * 300);
	free(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decoder_zones__a_zone_does_not_notice_the_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
