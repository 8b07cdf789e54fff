/* SPDX-License-Identifier: MIT
 *
 * After create the engine allocates nothing, whatever comes: forty hands, palms, lifts, overflow.
 * The linker sends every allocation of this program through the counters here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "driver/engine.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

static unsigned allocations;

void *__wrap_malloc(size_t size)
{
	allocations++;
	return __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	allocations++;
	return __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	allocations++;
	return __real_realloc(old, size);
}

static void count_event(void *data, const struct plen_event *event)
{
	uint64_t *count = data;

	(void)event;
	(*count)++;
}

#define HANDS 300
#define ROOM 256 /* how many of them the engine can follow */
#define FLOOD 2000

/* Contact `i` in frame `step`: fingers that write, with a palm and a pen among them. */
static struct plen_contact make_contact(uint32_t round, uint32_t i, uint32_t step, uint32_t last)
{
	uint32_t column = i % 20;
	uint32_t row = i / 20;

	return (struct plen_contact){
		.id = round * 1000 + i,
		.tool = (uint8_t)(i % 5),
		.flags = (uint8_t)((step == 0 ? PLEN_CONTACT_BEGIN : 0) |
				   (step == last ? PLEN_CONTACT_END : 0)),
		.at = {column * 70.0 + step, row * 50.0 + step},
		.width_mm = i % 7 == 0 ? 60.0 : 12.0,
		.height_mm = i % 7 == 0 ? 50.0 : 12.0,
		.pressure = -1.0,
	};
}

/* Of more contacts than there is room for, each is counted once: followed, or lost. */
static void test_engine_memory__what_finds_no_room_is_counted_as_lost(void **state)
{
	static const struct plen_zone zone = {1, PLEN_ZONE_CANVAS, {0.0, 0.0, 1400.0, 800.0}};
	static struct plen_contact contacts[FLOOD];
	const uint32_t counts[] = {ROOM, HANDS, FLOOD};

	(void)state;
	for (uint32_t turn = 0; turn < 3; turn++) {
		uint64_t events = 0;
		struct plen_engine *engine = plen_engine_create(NULL, count_event, &events);
		plen_engine_set_zones(engine, &zone, 1);
		for (uint32_t step = 0; step <= 3; step++) {
			for (uint32_t i = 0; i < counts[turn]; i++) {
				contacts[i] = make_contact(0, i, step, 3);
			}
			struct plen_contact_frame frame = {
				.device = 1,
				.time_us = step * 8000,
				.count = counts[turn],
				.contacts = contacts,
			};
			plen_engine_frame(engine, &frame, 0);
		}
		plen_engine_flush(engine);

		struct plen_engine_stats stats = plen_engine_stats(engine);
		assert_int_equal(stats.contacts_seen, counts[turn]);
		assert_int_equal(stats.contacts_lost, counts[turn] - ROOM);
		assert_int_equal(stats.contacts_open, 0);
		plen_engine_destroy(engine);
	}
}

static void test_engine_memory__nothing_is_allocated_after_create(void **state)
{
	static const struct plen_zone zones[] = {
		{1, PLEN_ZONE_CANVAS, {0.0, 0.0, 700.0, 700.0}},
		{2, PLEN_ZONE_CANVAS, {700.0, 0.0, 700.0, 700.0}},
		{3, PLEN_ZONE_CONTROL, {0.0, 700.0, 1400.0, 100.0}},
	};
	static struct plen_contact contacts[HANDS];
	uint64_t events = 0;
	struct plen_engine *engine = plen_engine_create(NULL, count_event, &events);

	(void)state;
	allocations = 0;
	plen_engine_set_zones(engine, zones, 3);
	for (uint32_t round = 0; round < 20; round++) {
		for (uint32_t step = 0; step <= 100; step++) {
			struct plen_contact_frame frame = {
				.device = 1,
				.time_us = ((int64_t)round * 101 + step) * 8000,
				.count = round % 2 == 0 ? 40 : HANDS,
				.contacts = contacts,
			};
			for (uint32_t i = 0; i < frame.count; i++) {
				contacts[i] = make_contact(round, i, step, 100);
			}
			plen_engine_frame(engine, &frame, 0);
			plen_engine_advance(engine, plen_engine_deadline_us(engine) == INT64_MAX
							    ? frame.time_us
							    : frame.time_us + 4000);
		}
	}
	assert_int_equal(allocations, 0);
	assert_true(events > 10000);
	assert_int_equal(plen_engine_stats(engine).contacts_lost, 10 * (HANDS - ROOM));
	assert_int_equal(plen_engine_stats(engine).contacts_open, 0);
	assert_int_equal(plen_engine_stats(engine).contacts_seen, 10 * 40 + 10 * HANDS);
	plen_engine_destroy(engine);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_engine_memory__what_finds_no_room_is_counted_as_lost),
		cmocka_unit_test(test_engine_memory__nothing_is_allocated_after_create),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
