/* SPDX-License-Identifier: MIT
 *
 * Places that are remembered for a moment, in one list for all zones: none makes the engine forget
 * one that is to be remembered for longer.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "common/mem.h"
#include "engine_lockout.h"

#define REACH_MM 120.0

static const struct plen_board_pt here = {300.0, 300.0};

static void remember(struct plen_engine_lockouts *lockouts, uint32_t zone, int64_t until_us)
{
	plen_engine_lockout_add(lockouts, (struct plen_engine_lockout){
						  .zone = zone, .at = here, .until_us = until_us});
}

static void test_engine_lockout__covers_its_zone_within_reach_until_its_time(void **state)
{
	struct plen_engine_lockouts *lockouts = plen_calloc(1, sizeof(*lockouts));
	const struct plen_board_pt near = {400.0, 300.0};
	const struct plen_board_pt far = {430.0, 300.0};

	(void)state;
	remember(lockouts, 1, 150000);
	assert_true(plen_engine_lockout_covers(lockouts, 1, near, 149999, REACH_MM));
	assert_false(plen_engine_lockout_covers(lockouts, 1, far, 149999, REACH_MM));
	assert_false(plen_engine_lockout_covers(lockouts, 2, near, 149999, REACH_MM));
	assert_false(plen_engine_lockout_covers(lockouts, 1, near, 150000, REACH_MM));
	free(lockouts);
}

/* Where a palm has rubbed, and then more taps in another zone than there are places. */
static void test_engine_lockout__taps_elsewhere_make_no_palm_forgotten(void **state)
{
	struct plen_engine_lockouts *lockouts = plen_calloc(1, sizeof(*lockouts));

	(void)state;
	remember(lockouts, 1, 150000);
	for (int i = 0; i < 3 * PLEN_ENGINE_LOCKOUTS_MAX; i++) {
		remember(lockouts, 2, 110000);
	}
	assert_true(plen_engine_lockout_covers(lockouts, 1, here, 100000, REACH_MM));
	assert_true(plen_engine_lockout_covers(lockouts, 2, here, 100000, REACH_MM));
	free(lockouts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_engine_lockout__covers_its_zone_within_reach_until_its_time),
		cmocka_unit_test(test_engine_lockout__taps_elsewhere_make_no_palm_forgotten),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
