/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <sched.h>

#include "driver/ring.h"

static struct plen_event make_event(enum plen_event_kind kind, uint32_t gesture)
{
	return (struct plen_event){.kind = (uint8_t)kind, .gesture = gesture};
}

static bool push(struct plen_ring *ring, enum plen_event_kind kind, uint32_t gesture)
{
	const struct plen_event event = make_event(kind, gesture);

	return plen_ring_push(ring, &event);
}

static void test_ring__events_come_out_as_they_went_in(void **state)
{
	struct plen_ring *ring = plen_ring_create(16);
	struct plen_event event;

	(void)state;
	assert_false(plen_ring_pop(ring, &event));
	for (uint32_t round = 0; round < 100; round++) {
		for (uint32_t i = 0; i < 7; i++) {
			assert_true(push(ring, PLEN_EVENT_INK_EXTEND, round * 7 + i));
		}
		for (uint32_t i = 0; i < 7; i++) {
			assert_true(plen_ring_pop(ring, &event));
			assert_int_equal(event.gesture, round * 7 + i);
		}
		assert_false(plen_ring_pop(ring, &event));
	}
	assert_int_equal(plen_ring_dropped(ring), 0);
	plen_ring_destroy(ring);
	plen_ring_destroy(NULL);
}

static void test_ring__points_are_dropped_when_it_runs_full(void **state)
{
	struct plen_ring *ring = plen_ring_create(16);
	struct plen_event event;
	uint32_t taken = 0;

	(void)state;
	for (uint32_t i = 0; i < 100; i++) {
		taken += push(ring, PLEN_EVENT_WIPE_EXTEND, i);
	}
	assert_int_equal(taken, 12);
	assert_int_equal(plen_ring_dropped(ring), 88);
	for (uint32_t i = 0; i < taken; i++) {
		assert_true(plen_ring_pop(ring, &event));
		assert_int_equal(event.gesture, i);
	}
	assert_true(push(ring, PLEN_EVENT_WIPE_EXTEND, 100));
	plen_ring_destroy(ring);
}

static void test_ring__ends_are_kept_when_nobody_takes_them(void **state)
{
	struct plen_ring *ring = plen_ring_create(8);
	struct plen_event event;
	uint32_t next = 0;

	(void)state;
	for (uint32_t i = 0; i < 1000; i++) {
		push(ring, PLEN_EVENT_INK_EXTEND, UINT32_MAX);
		assert_true(push(ring, PLEN_EVENT_INK_END, i));
	}
	while (plen_ring_pop(ring, &event)) {
		if (event.kind == PLEN_EVENT_INK_END) {
			assert_int_equal(event.gesture, next++);
		}
	}
	assert_int_equal(next, 1000);
	assert_true(push(ring, PLEN_EVENT_INK_EXTEND, 1));
	plen_ring_destroy(ring);
}

static void test_ring__every_kind_is_either_a_point_or_kept(void **state)
{
	(void)state;
	for (int kind = 0; kind < PLEN_EVENT_KINDS; kind++) {
		struct plen_ring *ring = plen_ring_create(8);
		bool point = kind == PLEN_EVENT_INK_EXTEND || kind == PLEN_EVENT_WIPE_EXTEND ||
			     kind == PLEN_EVENT_TRANSFORM_UPDATE || kind == PLEN_EVENT_DRAG_MOVE;
		bool all_taken = true;
		for (uint32_t i = 0; i < 50; i++) {
			all_taken = push(ring, (enum plen_event_kind)kind, i) && all_taken;
		}
		assert_int_equal(all_taken, !point);
		plen_ring_destroy(ring);
	}
}

static void test_ring__what_was_not_taken_is_freed(void **state)
{
	struct plen_ring *ring = plen_ring_create(0);

	(void)state;
	for (uint32_t i = 0; i < 100; i++) {
		push(ring, PLEN_EVENT_TAP, i);
	}
	plen_ring_destroy(ring);
}

#define GESTURES 200000u

/* Strokes of one begin, three points and one end; gesture 0 says that it is over. */
static void *produce(void *data)
{
	struct plen_ring *ring = data;

	for (uint32_t gesture = 1; gesture <= GESTURES; gesture++) {
		push(ring, PLEN_EVENT_INK_BEGIN, gesture);
		for (int i = 0; i < 3; i++) {
			push(ring, PLEN_EVENT_INK_EXTEND, gesture);
		}
		push(ring, PLEN_EVENT_INK_END, gesture);
		if (gesture % 64 == 0) {
			sched_yield();
		}
	}
	push(ring, PLEN_EVENT_KEY, 0);
	return NULL;
}

static void test_ring__two_threads_lose_no_end(void **state)
{
	struct plen_ring *ring = plen_ring_create(64);
	struct plen_event event = make_event(PLEN_EVENT_KEY, 1);
	uint32_t begun = 0;
	uint32_t ended = 0;
	uint64_t points = 0;
	pthread_t producer;

	(void)state;
	assert_int_equal(pthread_create(&producer, NULL, produce, ring), 0);
	while (event.kind != PLEN_EVENT_KEY || event.gesture != 0) {
		if (!plen_ring_pop(ring, &event)) {
			sched_yield();
		} else if (event.kind == PLEN_EVENT_INK_BEGIN) {
			assert_int_equal(event.gesture, ++begun);
		} else if (event.kind == PLEN_EVENT_INK_EXTEND) {
			assert_int_equal(event.gesture, begun);
			points++;
		} else if (event.kind == PLEN_EVENT_INK_END) {
			assert_int_equal(event.gesture, begun);
			ended++;
		}
	}
	pthread_join(producer, NULL);
	assert_int_equal(begun, GESTURES);
	assert_int_equal(ended, GESTURES);
	assert_int_equal(points + plen_ring_dropped(ring), 3 * (uint64_t)GESTURES);
	assert_false(plen_ring_pop(ring, &event));
	plen_ring_destroy(ring);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ring__events_come_out_as_they_went_in),
		cmocka_unit_test(test_ring__points_are_dropped_when_it_runs_full),
		cmocka_unit_test(test_ring__ends_are_kept_when_nobody_takes_them),
		cmocka_unit_test(test_ring__every_kind_is_either_a_point_or_kept),
		cmocka_unit_test(test_ring__what_was_not_taken_is_freed),
		cmocka_unit_test(test_ring__two_threads_lose_no_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
