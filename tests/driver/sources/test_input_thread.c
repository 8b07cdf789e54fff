/* SPDX-License-Identifier: MIT
 *
 * The input thread as far as a machine without devices can tell: it starts, takes zones, stops.
 * The zone mailbox, with a writer and a reader at the same time.
 */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "driver/input_thread.h"
#include "zone_mailbox.h"

#define ROUNDS 2000

static void test_input_thread__starts_without_devices_and_stops(void **state)
{
	struct plen_input_thread_options options = {
		.engine = plen_engine_default_config(),
		/* No machine has this seat, so that a developer's own mouse stays out of it. */
		.source = {.board = {1000, 500}, .seat = "seat-of-nobody"},
	};
	struct plen_input_thread *thread = NULL;
	struct plen_zone zone = {1, PLEN_ZONE_CANVAS, {0, 0, 1000, 500}};
	struct plen_event event;
	char error[256] = "";

	(void)state;
	if (plen_input_thread_start(&thread, &options, error, sizeof(error)) < 0) {
		print_message("%s\n", error);
		skip();
	}
	assert_true(plen_input_thread_fd(thread) >= 0);
	plen_input_thread_set_zones(thread, &zone, 1);
	assert_false(plen_input_thread_next(thread, &event));
	assert_int_equal(plen_input_thread_stats(thread).contacts_seen, 0);
	plen_input_thread_stop(thread);
	plen_input_thread_stop(NULL);
}

static void put(struct plen_zone_mailbox *mailbox, uint32_t id)
{
	struct plen_zone zones[3] = {{.id = id}, {.id = id}, {.id = id}};

	plen_zone_mailbox_put(mailbox, zones, 1 + id % 3);
}

static void *write_zones(void *data)
{
	for (uint32_t id = 1; id <= ROUNDS; id++) {
		put(data, id);
	}
	return NULL;
}

static void test_zone_mailbox__hands_over_whole_sets_newest_last(void **state)
{
	struct plen_zone_mailbox mailbox;
	pthread_t writer;
	uint32_t last = 0;

	(void)state;
	plen_zone_mailbox_init(&mailbox);
	assert_null(plen_zone_mailbox_take(&mailbox));
	assert_int_equal(pthread_create(&writer, NULL, write_zones, &mailbox), 0);
	while (last < ROUNDS) {
		struct plen_zone_set *set = plen_zone_mailbox_take(&mailbox);
		if (set == NULL) {
			continue;
		}
		assert_true(set->zones[0].id > last);
		last = set->zones[0].id;
		assert_int_equal(set->count, 1 + last % 3);
		for (uint32_t i = 0; i < set->count; i++) {
			assert_int_equal(set->zones[i].id, last);
		}
		free(set);
	}
	pthread_join(writer, NULL);
	assert_null(plen_zone_mailbox_take(&mailbox));
}

static void test_zone_mailbox__keeps_to_the_limit(void **state)
{
	static struct plen_zone zones[PLEN_ZONE_MAX + 1];
	struct plen_zone_mailbox mailbox;

	(void)state;
	plen_zone_mailbox_init(&mailbox);
	plen_zone_mailbox_put(&mailbox, NULL, 0);
	plen_zone_mailbox_put(&mailbox, zones, PLEN_ZONE_MAX + 1);

	struct plen_zone_set *set = plen_zone_mailbox_take(&mailbox);
	assert_non_null(set);
	assert_int_equal(set->count, PLEN_ZONE_MAX);
	free(set);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_input_thread__starts_without_devices_and_stops),
		cmocka_unit_test(test_zone_mailbox__hands_over_whole_sets_newest_last),
		cmocka_unit_test(test_zone_mailbox__keeps_to_the_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
