/* SPDX-License-Identifier: MIT
 *
 * What the driver asks becomes what the board shows, each step of it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "calibrate.h"

static void test_calibrate__shows_each_stage_as_a_step(void **state)
{
	(void)state;
	for (uint8_t stage = 0; stage < PLEN_CALIBRATION_STAGES; stage++) {
		struct plen_calibration_state asked = {
			.stage = stage,
			.point = 3,
			.points = 9,
			.target = {100, 200},
			.held = 0.5,
		};
		struct plen_board_calibration shown = plen_calibrate_show(&asked);

		/* The board has one step more, for when nobody calibrates. */
		assert_int_equal(shown.step, stage + 1);
		assert_true(shown.target.y_mm == 200 && shown.held == 0.5);
		assert_int_equal(shown.points, 9);
		assert_string_equal(shown.message, "");
	}
}

static void test_calibrate__makes_a_sentence_of_a_line(void **state)
{
	struct plen_calibration_state asked = {.stage = PLEN_CALIBRATION_STAGE_GAVE_UP};

	(void)state;
	snprintf(asked.message, sizeof(asked.message), "nobody was there");
	struct plen_board_calibration shown = plen_calibrate_show(&asked);
	assert_string_equal(shown.message, "Nobody was there");
	memset(asked.message, 'x', sizeof(asked.message) - 1);
	shown = plen_calibrate_show(&asked);
	assert_true(strlen(shown.message) < sizeof(shown.message));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_calibrate__shows_each_stage_as_a_step),
		cmocka_unit_test(test_calibrate__makes_a_sentence_of_a_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
