/* SPDX-License-Identifier: MIT
 *
 * What the engine is told of a panel that comes, and what is handed out for keeping. The engine is
 * a real one; fingers write on it until it knows them.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "touch_sizes.h"

struct desk {
	struct plen_engine *engine;
	struct plen_touch_sizes sizes;
	int handed_out;
	struct plen_calibration_record last;
	int64_t now_us;
	uint32_t id;
};

static const struct plen_source_device panel = {
	.device = 1, .name = "Panel", .bus = 3, .vendor = 0x1ff7, .product = 0x13, .port = "usb-1"};

static void ignore(void *data, const struct plen_event *event)
{
	(void)data;
	(void)event;
}

static void learned(void *data, const struct plen_calibration_record *record)
{
	struct desk *desk = data;

	desk->handed_out++;
	desk->last = *record;
}

static int set_up(void **state)
{
	static struct desk desk;
	struct plen_zone zone = {1, PLEN_ZONE_CANVAS, {0, 0, 2000, 1000}};

	desk = (struct desk){.now_us = 1000000};
	desk.engine = plen_engine_create(NULL, ignore, NULL);
	plen_engine_set_zones(desk.engine, &zone, 1);
	desk.sizes.engine = desk.engine;
	desk.sizes.learned = learned;
	desk.sizes.data = &desk;
	*state = &desk;
	return 0;
}

static int tear_down(void **state)
{
	plen_engine_destroy(((struct desk *)*state)->engine);
	return 0;
}

static void send(struct desk *desk, uint32_t device, uint8_t flags, double x_mm, double mm)
{
	struct plen_contact contact = {.id = desk->id,
				       .flags = flags,
				       .at = {x_mm, 400},
				       .width_mm = mm,
				       .height_mm = mm,
				       .pressure = -1};
	struct plen_contact_frame frame = {device, desk->now_us, 1, &contact};

	plen_engine_frame(desk->engine, &frame, 0);
	desk->now_us += 10000;
}

static void write_lines(struct desk *desk, uint32_t device, int count, double mm)
{
	for (int line = 0; line < count; line++) {
		desk->id++;
		send(desk, device, PLEN_CONTACT_BEGIN, 300, mm);
		for (int i = 1; i <= 60; i++) {
			send(desk, device, 0, 300 + 5 * i, mm);
		}
		send(desk, device, PLEN_CONTACT_END, 600, mm);
		desk->now_us += 1000000;
		plen_engine_advance(desk->engine, desk->now_us);
	}
}

static void come(struct desk *desk, uint32_t number, const struct plen_calibration_table *table)
{
	struct plen_source_device device = panel;

	device.device = number;
	plen_touch_sizes_came(&desk->sizes, &device, table);
	plen_engine_device_came(desk->engine, number, desk->now_us);
}

static void go(struct desk *desk, uint32_t number)
{
	plen_touch_sizes_went(&desk->sizes, number);
	plen_engine_device_went(desk->engine, number, desk->now_us);
}

static void test_touch_sizes__gives_back_what_was_learned(void **state)
{
	struct desk *desk = *state;

	come(desk, 1, NULL);
	go(desk, 1);
	assert_int_equal(desk->handed_out, 0);

	come(desk, 2, NULL);
	write_lines(desk, 2, 40, 14);
	go(desk, 2);
	assert_int_equal(desk->handed_out, 1);
	assert_true(fabs(desk->last.size.finger_mm - 14) < 1);
	assert_true(desk->last.size.strokes >= 30);
	assert_false(desk->last.has_map);
	assert_string_equal(desk->last.id.port, "usb-1");

	/* Plugged in again: known, and not handed out anew. */
	come(desk, 3, NULL);
	assert_true(plen_engine_touch_size(desk->engine, 3).strokes == desk->last.size.strokes);
	go(desk, 3);
	assert_int_equal(desk->handed_out, 1);
}

static void test_touch_sizes__hands_out_now_and_then(void **state)
{
	struct desk *desk = *state;

	come(desk, 1, NULL);
	plen_touch_sizes_advance(&desk->sizes, desk->now_us);
	write_lines(desk, 1, 40, 14);
	plen_touch_sizes_advance(&desk->sizes, desk->now_us);
	assert_int_equal(desk->handed_out, 0);
	desk->now_us += 600 * INT64_C(1000000);
	plen_touch_sizes_advance(&desk->sizes, desk->now_us);
	assert_int_equal(desk->handed_out, 1);
	plen_touch_sizes_finish(&desk->sizes);
	assert_int_equal(desk->handed_out, 1);
}

static void test_touch_sizes__measured_sizes_stay(void **state)
{
	struct desk *desk = *state;
	struct plen_calibration_record record = {
		.id = {.bus = 3, .vendor = 0x1ff7, .product = 0x13},
		.rank = PLEN_CALIBRATION_SHARED,
		.size = {.finger_mm = 9, .palm_mm = 60},
	};
	struct plen_calibration_table table = {0};

	plen_calibration_table_add(&table, &record);
	come(desk, 1, NULL);
	plen_touch_sizes_calibrate(&desk->sizes, &table);
	write_lines(desk, 1, 40, 14);
	struct plen_touch_size size = plen_engine_touch_size(desk->engine, 1);
	assert_true(size.finger_mm == 9 && size.palm_mm == 60 && size.strokes == 0);
	go(desk, 1);
	assert_int_equal(desk->handed_out, 0);
	plen_calibration_table_finish(&table);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_touch_sizes__gives_back_what_was_learned),
		TEST(test_touch_sizes__hands_out_now_and_then),
		TEST(test_touch_sizes__measured_sizes_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
