/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "size.h"

static struct plen_board_size choose(struct plen_size_claims claims)
{
	return plen_size_choose(&claims, 1920, 1080);
}

static void test_size__order_of_trust(void **state)
{
	(void)state;
	struct plen_size_claims claims = {.option = {1, 2},
					  .config = {3, 4},
					  .recording = {1500, 900},
					  .screen = {1600, 901}};

	assert_true(choose(claims).w_mm == 1);
	claims.option = (struct plen_board_size){0};
	assert_true(choose(claims).w_mm == 3);
	claims.config = (struct plen_board_size){0};
	assert_true(choose(claims).w_mm == 1500);
	claims.recording = (struct plen_board_size){0};
	assert_true(choose(claims).h_mm == 901);
	claims.screen = (struct plen_board_size){0};
	assert_true(choose(claims).w_mm == 1904);
	assert_true(choose(claims).h_mm == 1071);
}

static void test_size__unbelievable_claims(void **state)
{
	(void)state;
	struct plen_size_claims infrared_frame = {.recording = {22156, 12000}};
	struct plen_size_claims projector = {.screen = {160, 90}};
	struct plen_size_claims width_alone = {.config = {1428, 0}};

	assert_true(choose(infrared_frame).w_mm == 1904);
	assert_true(choose(projector).w_mm == 1904);
	assert_true(choose(width_alone).h_mm == 1428.0 * 1080 / 1920);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_size__order_of_trust),
		cmocka_unit_test(test_size__unbelievable_claims),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
