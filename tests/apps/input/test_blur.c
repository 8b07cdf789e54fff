/* SPDX-License-Identifier: MIT
 *
 * What blurring promises: that no direction of a movement reaches the file, and that what a fault
 * of touch needs does. Chance is played by a fixed sequence.
 */
#include "blur.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A panel of 1000 x 1000 mm, ten units each. */
static const struct plen_panel_axes axes = {{0, 10000, 10}, {0, 10000, 10}};

static double fixed_chance(void *data)
{
	uint64_t *state = data;

	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (double)(*state >> 11) / 9007199254740992.0;
}

static struct plen_blur *make(uint64_t *seed)
{
	struct plen_blur *blur = plen_blur_create(fixed_chance, seed);

	plen_blur_came(blur, 1, &axes);
	return blur;
}

static struct plen_panel_contact at(uint32_t id, double x_mm, double y_mm, uint8_t flags)
{
	struct plen_panel_contact contact = {
		.id = id, .at = {x_mm * 10, y_mm * 10}, .flags = flags, .pressure = -1};

	return contact;
}

static struct plen_panel_contact blur_one(struct plen_blur *blur, int64_t time_us,
					  struct plen_panel_contact contact)
{
	struct plen_panel_frame frame = {time_us, 1, &contact};

	return plen_blur_frame(blur, 1, &frame)->contacts[0];
}

static double distance_mm(struct plen_panel_contact a, struct plen_panel_contact b)
{
	return hypot(a.at.x - b.at.x, a.at.y - b.at.y) / 10;
}

/* A stroke of `count` steps of 3 mm each 10 ms, whose turns `turn` decides. */
static void write_stroke(double (*turn)(int step), struct plen_panel_contact *out, int count)
{
	uint64_t seed = 7;
	struct plen_blur *blur = make(&seed);
	double x = 500, y = 500;

	for (int i = 0; i < count; i++) {
		uint8_t flags = i == 0 ? PLEN_CONTACT_BEGIN : i == count - 1 ? PLEN_CONTACT_END : 0;
		out[i] = blur_one(blur, i * 10000, at(1, x, y, flags));
		x += 3 * cos(turn(i));
		y += 3 * sin(turn(i));
	}
	plen_blur_destroy(blur);
}

static double straight(int step)
{
	(void)step;
	return 0;
}

static double zigzag(int step)
{
	return step / 7 % 2 == 0 ? 1.2 : -1.9;
}

static double round_and_round(int step)
{
	return step * 0.3;
}

static void test_blur__uses_no_direction(void **state)
{
	struct plen_panel_contact line[100], letter[100], loops[100];

	(void)state;
	write_stroke(straight, line, 100);
	write_stroke(zigzag, letter, 100);
	write_stroke(round_and_round, loops, 100);
	for (int i = 0; i < 100; i++) {
		assert_true(line[i].at.x == letter[i].at.x && line[i].at.y == letter[i].at.y);
		assert_true(line[i].at.x == loops[i].at.x && line[i].at.y == loops[i].at.y);
	}
	assert_true(distance_mm(line[10], line[60]) > 5);
}

/* 1 mm a frame more or less does not show: only factors of two of a long mean do. */
static void test_blur__hides_the_rhythm_of_the_hand(void **state)
{
	uint64_t one_seed = 3, other_seed = 3;
	struct plen_blur *one = make(&one_seed), *other = make(&other_seed);

	(void)state;
	for (int i = 0; i < 200; i++) {
		uint8_t flags = i == 0 ? PLEN_CONTACT_BEGIN : 0;
		/* The same mean, in a rhythm of its own. */
		double even = i * 3.0, uneven = i * 3.0 + 0.5 * sin(i);
		struct plen_panel_contact a = blur_one(one, i * 10000, at(1, even, 5, flags));
		struct plen_panel_contact b = blur_one(other, i * 10000, at(1, uneven, 5, flags));
		assert_true(i == 0 || distance_mm(a, b) < 1e-6);
	}
	plen_blur_destroy(one);
	plen_blur_destroy(other);
}

static void test_blur__keeps_what_a_contact_is(void **state)
{
	uint64_t seed = 1;
	struct plen_blur *blur = make(&seed);
	struct plen_panel_contact contacts[2] = {at(4, 100, 100, PLEN_CONTACT_BEGIN),
						 at(9, 900, 900, PLEN_CONTACT_HOVER)};

	(void)state;
	contacts[0].tool = PLEN_CONTACT_PALM;
	contacts[0].width = 431;
	contacts[0].height = 77;
	contacts[1].tool = PLEN_CONTACT_PEN;
	contacts[1].pressure = 0.45;
	struct plen_panel_frame frame = {123456, 2, contacts};
	const struct plen_panel_frame *out = plen_blur_frame(blur, 1, &frame);
	assert_int_equal(out->time_us, 123456);
	assert_int_equal(out->count, 2);
	assert_int_equal(out->contacts[0].id, 4);
	assert_int_equal(out->contacts[0].flags, PLEN_CONTACT_BEGIN);
	assert_int_equal(out->contacts[0].tool, PLEN_CONTACT_PALM);
	assert_true(out->contacts[0].width == 431 && out->contacts[0].height == 77);
	assert_true(out->contacts[0].pressure < 0);
	assert_int_equal(out->contacts[1].flags, PLEN_CONTACT_HOVER);
	assert_int_equal(out->contacts[1].tool, PLEN_CONTACT_PEN);
	assert_true(out->contacts[1].pressure == 0.5);
	plen_blur_destroy(blur);
}

static void test_blur__begins_elsewhere_but_not_far(void **state)
{
	uint64_t seed = 11;
	struct plen_blur *blur = make(&seed);
	double sum_mm = 0;

	(void)state;
	for (uint32_t i = 0; i < 1000; i++) {
		struct plen_panel_contact here = at(i, 500, 500, PLEN_CONTACT_BEGIN);
		here.flags |= PLEN_CONTACT_END;
		struct plen_panel_contact shown = blur_one(blur, i * INT64_C(1000000), here);
		double mm = distance_mm(here, shown);
		assert_true(mm < 100.2);
		sum_mm += mm;
	}
	assert_true(sum_mm / 1000 > 60 && sum_mm / 1000 < 73);
	plen_blur_destroy(blur);
}

static void test_blur__a_still_finger_stays(void **state)
{
	uint64_t seed = 5;
	struct plen_blur *blur = make(&seed);
	struct plen_panel_contact first = blur_one(blur, 0, at(1, 500, 500, PLEN_CONTACT_BEGIN));

	(void)state;
	for (int i = 1; i < 300; i++) {
		/* A hundredth of a millimetre there and back is no movement. */
		struct plen_panel_contact shown = blur_one(
			blur, i * INT64_C(10000), at(1, 500 + (i / 100 % 2) * 0.01, 500, 0));
		assert_true(distance_mm(first, shown) < 1e-6);
	}
	plen_blur_destroy(blur);
}

static void test_blur__keeps_gaps_of_a_flickering_finger(void **state)
{
	uint64_t seed = 17;
	struct plen_blur *blur = make(&seed);
	struct plen_panel_contact end;

	(void)state;
	blur_one(blur, 0, at(1, 500, 500, PLEN_CONTACT_BEGIN));
	end = blur_one(blur, 10000, at(1, 500, 500, PLEN_CONTACT_END));
	struct plen_panel_contact again =
		blur_one(blur, 70000, at(2, 512, 505, PLEN_CONTACT_BEGIN));
	assert_float_equal(distance_mm(end, again), 13, 0.2);
	plen_blur_destroy(blur);
}

static void test_blur__keeps_the_span_of_a_hand(void **state)
{
	uint64_t seed = 23;
	struct plen_blur *blur = make(&seed);
	struct plen_panel_contact both[2] = {at(1, 500, 500, PLEN_CONTACT_BEGIN)};

	(void)state;
	struct plen_panel_contact first = blur_one(blur, 0, both[0]);
	both[0].flags = 0;
	both[1] = at(2, 560, 580, PLEN_CONTACT_BEGIN);
	struct plen_panel_frame frame = {30000, 2, both};
	const struct plen_panel_frame *out = plen_blur_frame(blur, 1, &frame);
	assert_float_equal(distance_mm(first, out->contacts[1]), 100, 0.2);
	plen_blur_destroy(blur);
}

static void test_blur__keeps_how_far_a_panel_jumps(void **state)
{
	uint64_t seed = 29;
	struct plen_blur *blur = make(&seed);
	struct plen_panel_contact before, after;

	(void)state;
	before = blur_one(blur, 0, at(1, 500, 500, PLEN_CONTACT_BEGIN));
	after = blur_one(blur, 10000, at(1, 740, 680, 0));
	assert_float_equal(distance_mm(before, after), 300, 0.2);
	plen_blur_destroy(blur);
}

static void test_blur__stays_on_the_panel(void **state)
{
	uint64_t seed = 31;
	struct plen_blur *blur = make(&seed);

	(void)state;
	for (int i = 0; i < 20000; i++) {
		uint32_t id = (uint32_t)i / 50;
		uint8_t flags = i % 50 == 0    ? PLEN_CONTACT_BEGIN
				: i % 50 == 49 ? PLEN_CONTACT_END
					       : 0;
		/* Back and forth between corners, beyond the edges, and with numbers of no sense.
		 */
		double x = i % 3 == 0 ? -400 : 1000, y = i % 7 == 0 ? 1e7 : 0;
		struct plen_panel_contact shown =
			blur_one(blur, i * INT64_C(10000), at(id, x, y, flags));
		assert_true(shown.at.x >= 0 && shown.at.x <= 10000);
		assert_true(shown.at.y >= 0 && shown.at.y <= 10000);
	}
	plen_blur_destroy(blur);
}

static void test_blur__cannot_be_repeated(void **state)
{
	struct plen_panel_contact shown[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct plen_blur *blur = plen_blur_create(NULL, NULL);
		plen_blur_came(blur, 1, &axes);
		for (int step = 0; step < 200; step++) {
			shown[i] = blur_one(blur, step * 10000, at(1, 500 + step, 500, 0));
		}
		plen_blur_destroy(blur);
	}
	plen_blur_destroy(NULL);
	assert_true(distance_mm(shown[0], shown[1]) > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blur__uses_no_direction),
		cmocka_unit_test(test_blur__hides_the_rhythm_of_the_hand),
		cmocka_unit_test(test_blur__keeps_what_a_contact_is),
		cmocka_unit_test(test_blur__begins_elsewhere_but_not_far),
		cmocka_unit_test(test_blur__a_still_finger_stays),
		cmocka_unit_test(test_blur__keeps_gaps_of_a_flickering_finger),
		cmocka_unit_test(test_blur__keeps_the_span_of_a_hand),
		cmocka_unit_test(test_blur__keeps_how_far_a_panel_jumps),
		cmocka_unit_test(test_blur__stays_on_the_panel),
		cmocka_unit_test(test_blur__cannot_be_repeated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
