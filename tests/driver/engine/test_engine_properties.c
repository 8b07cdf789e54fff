/* SPDX-License-Identifier: MIT
 *
 * What must hold for any traffic: simulated classes write, pinch, wipe, tap, hover and pull the
 * cable, a million frames for each property.
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
#include "grammar.h"
#include "traffic.h"

/* PLEN_TEST_STEPS frames each: a million, or what a slower build has time for. */
#ifndef LESSONS
#define LESSONS 2000
#endif

#define EVENTS_MAX (PLEN_TEST_STEPS * PLEN_TEST_HANDS * 4)

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
		uint32_t j = plen_test_draw_below(seed, i);
		struct plen_contact swap = contacts[i - 1];
		contacts[i - 1] = contacts[j];
		contacts[j] = swap;
	}
}

/* What of a frame belongs to the zone. */
static uint32_t select_contacts(const struct plen_test_step *step, uint32_t zone,
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

static struct plen_engine_stats play(const struct plen_test_lesson *lesson, struct staging staging,
				     struct record *record)
{
	struct plen_engine *engine = plen_engine_create(NULL, keep, record);
	struct plen_contact contacts[PLEN_TEST_HANDS * 2];
	struct plen_contact last[PLEN_TEST_DEVICES + 1][PLEN_TEST_HANDS * 2];
	uint32_t last_count[PLEN_TEST_DEVICES + 1] = {0};
	uint64_t seed = 5;
	int64_t time_us = 0;

	memset(last, 0, sizeof(last));
	record->count = 0;
	plen_engine_set_zones(engine, plen_test_zones, PLEN_TEST_ZONES);
	plen_test_lesson_tell(lesson, engine);
	for (uint32_t i = 0; i < PLEN_TEST_STEPS; i++) {
		const struct plen_test_step *step = &lesson->steps[i];
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
	for (uint32_t device = 1; device <= PLEN_TEST_DEVICES; device++) {
		plen_engine_device_went(engine, device, time_us + 10000000);
	}
	assert_true(plen_engine_deadline_us(engine) == INT64_MAX);

	struct plen_engine_stats stats = plen_engine_stats(engine);
	plen_engine_destroy(engine);
	return stats;
}

static void check_record(const struct record *record, const struct plen_engine_stats *stats)
{
	struct plen_test_grammar *grammar = plen_test_grammar_create();
	const char *wrong = NULL;

	for (uint32_t i = 0; i < record->count && wrong == NULL; i++) {
		wrong = plen_test_grammar_check(grammar, &record->events[i]);
		if (wrong != NULL) {
			char line[200];
			plen_event_print(&record->events[i], line, sizeof(line));
			fail_msg("%s: %s", line, wrong);
		}
	}
	wrong = plen_test_grammar_finish(grammar, stats);
	if (wrong != NULL) {
		fail_msg("%s", wrong);
	}
	plen_test_grammar_destroy(grammar);
}

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

struct stage {
	struct plen_test_lesson lesson, turned;
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
		plen_test_make_lesson(&stage->lesson, seed);
		struct plen_engine_stats stats = play(&stage->lesson, whole, &stage->one);
		check_record(&stage->one, &stats);
		assert_int_equal(stats.contacts_seen, stage->lesson.contacts);
		assert_int_equal(stats.contacts_lost, 0);
		for (int kind = 0; kind < PLEN_EVENT_KINDS; kind++) {
			counts[kind] += stats.sent[kind];
		}
	}
	/* The traffic is worth something only if it makes everything happen. */
	for (int kind = 0; kind < PLEN_EVENT_KEY; kind++) {
		if (counts[kind] < LESSONS / 10) {
			fail_msg("%s: %llu times", plen_event_kind_to_str(kind),
				 (unsigned long long)counts[kind]);
		}
	}
}

static void test_engine_properties__a_zone_does_not_notice_the_others(void **state)
{
	struct stage *stage = *state;

	for (uint64_t seed = 0; seed < LESSONS; seed++) {
		plen_test_make_lesson(&stage->lesson, seed);
		play(&stage->lesson, whole, &stage->one);
		for (uint32_t zone = 1; zone <= PLEN_TEST_ZONES; zone++) {
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
		plen_test_make_lesson(&stage->lesson, seed);
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

/* Gives the same time to steps of two devices that follow each other; `turned` has the two the
 * other way round. A cable is pulled between two packets, not while they come. */
static uint32_t make_simultaneous(struct plen_test_lesson *lesson, struct plen_test_lesson *turned)
{
	uint32_t pairs = 0;

	*turned = *lesson;
	for (uint32_t i = 0; i + 1 < PLEN_TEST_STEPS; i++) {
		struct plen_test_step *pair = &lesson->steps[i];
		if (pair[0].device != pair[1].device && !pair[0].unplugged && !pair[1].unplugged) {
			pair[1].time_us = pair[0].time_us;
			turned->steps[i] = pair[1];
			turned->steps[i + 1] = pair[0];
			pairs++;
			i++;
		}
	}
	return pairs;
}

/* Two panels speak at one time, and chance decides who is heard first. */
static void test_engine_properties__the_order_of_devices_means_nothing(void **state)
{
	struct stage *stage = *state;
	uint32_t pairs = 0;

	for (uint64_t seed = 0; seed < LESSONS; seed++) {
		plen_test_make_lesson(&stage->lesson, seed);
		pairs += make_simultaneous(&stage->lesson, &stage->turned);
		play(&stage->lesson, whole, &stage->one);
		play(&stage->turned, whole, &stage->other);
		for (uint32_t zone = 1; zone <= PLEN_TEST_ZONES; zone++) {
			check_same_zone(&stage->one, &stage->other, zone);
		}
	}
	assert_true(pairs > LESSONS * PLEN_TEST_STEPS / 4);
}

static void test_engine_properties__waking_at_deadlines_or_late_is_the_same(void **state)
{
	struct stage *stage = *state;
	const struct staging late = {UINT32_MAX, false, AS_TOLD};

	for (uint64_t seed = 0; seed < LESSONS; seed++) {
		plen_test_make_lesson(&stage->lesson, seed);
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
	uint64_t bits = plen_test_draw(seed);
	double value = 0.0;

	switch (plen_test_draw_below(seed, 4)) {
	case 0:
		memcpy(&value, &bits, sizeof(value));
		return value;
	case 1:
		return NAN;
	default:
		return plen_test_draw_between(seed, -100.0, 1500.0);
	}
}

static struct plen_contact draw_nonsense_contact(uint64_t *seed)
{
	uint64_t bits = plen_test_draw(seed);

	return (struct plen_contact){
		.id = plen_test_draw_below(seed, plen_test_draw_chance(seed, 5) ? UINT32_MAX : 40),
		.tool = (uint8_t)plen_test_draw_below(seed,
						      plen_test_draw_chance(seed, 90) ? 5 : 256),
		.flags = (uint8_t)(bits & bits >> 8), /* each with one chance in four */
		.at = {draw_nonsense(seed), draw_nonsense(seed)},
		.width_mm = draw_nonsense(seed),
		.height_mm = draw_nonsense(seed),
		.pressure = draw_nonsense(seed),
	};
}

static int64_t draw_nonsense_time(uint64_t *seed, int64_t time_us)
{
	switch (plen_test_draw_below(seed, 1000)) {
	case 0:
		return (int64_t)plen_test_draw(seed) / 1000000; /* either sign, hundreds of years */
	case 1:
		return INT64_MIN;
	case 2:
		return INT64_MAX;
	default:
		return time_us + (int64_t)plen_test_draw_below(seed, 50000) - 1000;
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
		plen_engine_set_zones(engine, plen_test_zones, PLEN_TEST_ZONES);
		for (uint32_t i = 0; i < PLEN_TEST_STEPS / 2; i++) {
			bool crowd = plen_test_draw_below(&seed, 2000) == 0;
			struct plen_contact_frame frame = {
				.device = plen_test_draw_below(&seed, 3),
				.time_us = draw_nonsense_time(&seed, time_us),
				.count = plen_test_draw_below(&seed, crowd ? CROWD : 20),
				.contacts = contacts,
			};
			for (uint32_t c = 0; c < frame.count; c++) {
				contacts[c] = draw_nonsense_contact(&seed);
				contacts[c].id += crowd ? c * 100 : 0;
			}
			plen_engine_frame(engine, &frame, 0);
			time_us += 8000;
			if (plen_test_draw_chance(&seed, 5)) {
				plen_engine_advance(engine, draw_nonsense_time(&seed, time_us));
			}
			if (plen_test_draw_chance(&seed, 1)) {
				plen_engine_device_went(engine, plen_test_draw_below(&seed, 3),
							time_us);
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
		cmocka_unit_test(test_engine_properties__the_order_of_devices_means_nothing),
		cmocka_unit_test(test_engine_properties__waking_at_deadlines_or_late_is_the_same),
		cmocka_unit_test(test_engine_properties__nonsense_breaks_nothing),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
