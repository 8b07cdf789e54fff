/* SPDX-License-Identifier: MIT */
#include "ink_in.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <math.h>

#include "formats/limits.h"
#include "sink_text.h"

static void test_ink_in__makes_edits(void **state)
{
	struct sink_text text;
	const struct plen_sink sink = sink_text_init(&text);
	struct plen_reading reading = {0};
	struct plen_ink_in *in = plen_ink_in_create(&sink, &reading);

	(void)state;
	assert_int_equal(plen_ink_in_page(in, 0, 0), 0);
	/* As Xournal++ says it: the pen's width, then what pressure made of it. */
	plen_ink_in_begin(in, PLEN_INK_BLUE, 0, 1000);
	plen_ink_in_point(in, 0, 0, 0, 1000);
	plen_ink_in_point(in, 10.4, 0, 0, 750);
	plen_ink_in_point(in, NAN, 0, 0, 750);
	plen_ink_in_point(in, 20, 1e300, 0, 750);
	plen_ink_in_point(in, 20, -0.6, 0, -1);
	assert_int_equal(plen_ink_in_end(in), 0);
	/* Far thinner than its pen. */
	plen_ink_in_begin(in, PLEN_INK_OWN, 0x01020380, 1000);
	plen_ink_in_point(in, 0, 0, 0, 300);
	plen_ink_in_point(in, 1, 0, 0, 200);
	assert_int_equal(plen_ink_in_end(in), 0);
	assert_int_equal(plen_ink_in_author(in, 2, 3, 77), 0);
	plen_ink_in_begin(in, PLEN_INK_MAIN, 0, 0);
	plen_ink_in_pressed_point(in, 0, 0, 5, 99);
	assert_int_equal(plen_ink_in_end(in), 0);
	plen_ink_in_begin(in, PLEN_INK_MAIN, 0, 10);
	plen_ink_in_point(in, NAN, 0, 0, 0);
	assert_int_equal(plen_ink_in_end(in), 0);
	assert_int_equal(plen_ink_in_flush(in), 0);
	assert_int_equal(plen_ink_in_flush(in), 0);
	assert_string_equal((char *)text.text.data,
			    "page owner 0 background 0\n"
			    "edit group 0 mark 0 time 0\n"
			    "  stroke group 0 ink 1 rgba 00000000 width 1000: 0,0 10,0*128 20,-1\n"
			    "  stroke group 0 ink 64 rgba 01020380 width 300: 0,0 1,0*85\n"
			    "edit group 2 mark 3 time 77\n"
			    "  stroke group 2 ink 0 rgba 00000000 width 1: 0,0@5*99\n");
	/* Each stroke once: the one without a point, and the one that lacks two. */
	assert_int_equal(reading.losses[PLEN_LOSS_BROKEN], 2);
	plen_ink_in_destroy(in);
	plen_buffer_finish(&text.text);
}

static int count_points(void *data, const struct plen_op *op)
{
	uint32_t *seen = data;

	for (uint32_t i = 0; i < op->u.edit.stroke_count; i++) {
		const struct plen_op_stroke *stroke = &op->u.edit.strokes[i];

		assert_true(stroke->count > 1 && stroke->count <= PLEN_STROKE_POINTS_MAX);
		seen[0]++;
		seen[1] += stroke->count;
		seen[2] = (uint32_t)stroke->points[stroke->count - 1].x_um;
	}
	return 0;
}

static int take_page(void *data, uint8_t owner, uint8_t background)
{
	(void)data;
	(void)owner;
	(void)background;
	return 0;
}

static void test_ink_in__parts_long_strokes(void **state)
{
	const uint32_t one = PLEN_STROKE_POINTS_MAX;
	const uint32_t lengths[] = {one, one + 1, 2 * one - 1, 2 * one, 200000};

	(void)state;
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		uint32_t seen[3] = {0};
		const struct plen_sink sink = {
			.page = take_page, .edit = count_points, .data = seen};
		struct plen_reading reading = {0};
		struct plen_ink_in *in = plen_ink_in_create(&sink, &reading);
		uint32_t pieces = (lengths[i] - 2) / (one - 1) + 1;

		assert_int_equal(plen_ink_in_page(in, 0, 0), 0);
		plen_ink_in_begin(in, 0, 0, 10);
		for (uint32_t x = 0; x < lengths[i]; x++) {
			plen_ink_in_point(in, x, 0, 0, 0);
		}
		assert_int_equal(plen_ink_in_end(in), 0);
		assert_int_equal(plen_ink_in_flush(in), 0);
		assert_int_equal(seen[0], pieces);
		assert_int_equal(seen[1], lengths[i] + pieces - 1);
		assert_int_equal(seen[2], lengths[i] - 1);
		plen_ink_in_destroy(in);
	}
}

static void test_ink_in__hands_on_what_the_sink_says(void **state)
{
	struct sink_text text;
	const struct plen_sink sink = sink_text_init(&text);
	const struct plen_op_picture picture = {.asset = 1, .w_um = 1, .h_um = 1};
	struct plen_reading reading = {0};
	struct plen_ink_in *in = plen_ink_in_create(&sink, &reading);
	uint32_t id = 0;
	int rc = 0;

	(void)state;
	text.fail_after = 3;
	assert_int_equal(plen_ink_in_page(in, 0, 0), 0);
	assert_int_equal(plen_ink_in_asset(in, PLEN_MEDIA_PNG, 1, (const uint8_t *)"x", 1, &id), 0);
	assert_int_equal(plen_ink_in_asset(in, PLEN_MEDIA_PNG, 1, NULL, 0, &id), -E2BIG);
	for (int i = 0; i < PLEN_OP_PICTURES_MAX + 1; i++) {
		rc = plen_ink_in_picture(in, &picture);
		assert_int_equal(rc, i == PLEN_OP_PICTURES_MAX ? -ENOSPC : 0);
	}
	plen_ink_in_destroy(in);
	plen_buffer_finish(&text.text);
}

static void test_ink_in__pages_are_limited(void **state)
{
	struct sink_text text;
	const struct plen_sink sink = sink_text_init(&text);
	struct plen_reading reading = {0};
	struct plen_ink_in *in = plen_ink_in_create(&sink, &reading);

	(void)state;
	for (uint32_t i = 0; i < PLEN_LIMIT_PAGES; i++) {
		assert_int_equal(plen_ink_in_page(in, 0, 0), 0);
	}
	assert_int_equal(plen_ink_in_page(in, 0, 0), -E2BIG);
	plen_ink_in_destroy(in);
	plen_buffer_finish(&text.text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ink_in__makes_edits),
		cmocka_unit_test(test_ink_in__parts_long_strokes),
		cmocka_unit_test(test_ink_in__hands_on_what_the_sink_says),
		cmocka_unit_test(test_ink_in__pages_are_limited),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
