/* SPDX-License-Identifier: MIT
 *
 * Cables that come and go for years: of a device that has gone nothing is left, whether it was
 * read, refused, or gone before it could be opened.
 */
#include <errno.h>
#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "common/log.h"
#include "driver/engine_feed.h"
#include "driver/source_libinput.h"
#include "fake_devices.h"

#define PLUGS 1000

struct bench {
	struct plen_engine_feed feed;
	struct plen_source *source;
	uint32_t came, went;
};

static void drop_event(void *data, const struct plen_event *event)
{
	(void)data;
	(void)event;
}

static void count_came(void *data, const struct plen_source_device *device, int64_t time_us)
{
	(void)device;
	(void)time_us;
	((struct bench *)data)->came++;
}

static void count_went(void *data, uint32_t device, int64_t time_us)
{
	(void)device;
	(void)time_us;
	((struct bench *)data)->went++;
}

static uint32_t warnings;

static void count_warning(enum plen_log_level level, const char *module, const char *line)
{
	(void)module;
	(void)line;
	warnings += level <= PLEN_LOG_WARN;
}

static int begin(void **state)
{
	static struct bench bench;
	struct plen_source_libinput_options options = {.board = {1428, 804}};
	char error[256] = "";

	bench = (struct bench){
		.feed = {.engine = plen_engine_create(NULL, drop_event, NULL),
			 .sink = drop_event,
			 .watcher = {.came = count_came, .went = count_went, .data = &bench}}};
	options.sink = plen_engine_feed_sink(&bench.feed);
	*state = &bench;
	fake_devices_set_fate(FAKE_STAYS);
	warnings = 0;
	plen_log_set_sink(count_warning);
	return plen_source_libinput_open(&bench.source, &options, error, sizeof(error));
}

static int end(void **state)
{
	struct bench *bench = *state;

	plen_log_set_sink(NULL);
	plen_source_destroy(bench->source);
	plen_engine_destroy(bench->feed.engine);
	return 0;
}

static void settle(struct bench *bench)
{
	while (plen_source_dispatch(bench->source) > 0) {
	}
}

/* In turns a panel whose node is the first to say that it has gone, one of which udev does, and a
 * keyboard. */
static void plug_and_unplug(struct bench *bench, uint32_t turn)
{
	uint32_t number = turn % 5;

	fake_devices_plug(number, turn % 3 != 0);
	settle(bench);
	if (turn % 3 == 1) {
		fake_devices_break();
		settle(bench);
	}
	fake_devices_unplug(number);
	settle(bench);
}

static void expect_nothing_lives(void)
{
	struct fake_living living = fake_devices_living();

	assert_int_equal(living.libinput_events, 0);
	assert_int_equal(living.libinput_devices, 0);
	assert_int_equal(living.libinput_closed, 0);
	assert_int_equal(living.udev_devices, 0);
	assert_int_equal(living.nodes, 0);
}

/* Also of ours nothing grows: what is allocated after fifty is allocated after a thousand. Before,
 * the allocator is still filling the shelves on which it keeps what was freed. */
static void test_plugs__leave_nothing_behind(void **state)
{
	struct bench *bench = *state;
	size_t allocated = 0;

	for (uint32_t turn = 0; turn < PLUGS; turn++) {
		plug_and_unplug(bench, turn);
		expect_nothing_lives();
		if (turn == 50) {
			allocated = mallinfo2().uordblks;
		}
	}
	assert_int_equal(mallinfo2().uordblks, allocated);
	assert_int_equal(bench->came, PLUGS - (PLUGS + 2) / 3);
	assert_int_equal(bench->went, bench->came);
}

static void test_plugs__keep_only_what_is_plugged_in(void **state)
{
	struct bench *bench = *state;
	struct fake_living living = {0};

	fake_devices_plug(3, true);
	settle(bench);
	living = fake_devices_living();
	assert_int_equal(living.libinput_events, 0);
	assert_int_equal(living.libinput_closed, 0);
	assert_int_equal(living.libinput_devices, 1);
	assert_int_equal(living.nodes, 1);
	assert_int_equal(bench->came, 1);
	fake_devices_unplug(3);
	settle(bench);
	expect_nothing_lives();
}

static void plug_and_lose(struct bench *bench, enum fake_fate fate)
{
	fake_devices_set_fate(fate);
	for (uint32_t turn = 0; turn < PLUGS; turn++) {
		fake_devices_plug(turn % 7, true);
		settle(bench);
		fake_devices_unplug(turn % 7);
		settle(bench);
		expect_nothing_lives();
	}
	assert_int_equal(bench->came, 0);
}

/* A cable that is pulled at once is nobody's mistake. */
static void test_plugs__too_short_to_be_read_are_passed_over(void **state)
{
	static const enum fake_fate fates[] = {FAKE_GONE, FAKE_GOES_FIRST, FAKE_GOES_THEN,
					       FAKE_REPLACED};

	for (size_t i = 0; i < sizeof(fates) / sizeof(fates[0]); i++) {
		plug_and_lose(*state, fates[i]);
		assert_int_equal(warnings, 0);
	}
}

static void test_plugs__that_could_not_be_read_are_told_of(void **state)
{
	plug_and_lose(*state, FAKE_OUT_OF_FILES);
	assert_int_equal(warnings, PLUGS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_plugs__leave_nothing_behind, begin, end),
		cmocka_unit_test_setup_teardown(test_plugs__keep_only_what_is_plugged_in, begin,
						end),
		cmocka_unit_test_setup_teardown(test_plugs__too_short_to_be_read_are_passed_over,
						begin, end),
		cmocka_unit_test_setup_teardown(test_plugs__that_could_not_be_read_are_told_of,
						begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
