/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "exif.h"

static const uint8_t big[] = {'E', 'x',  'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
			      0,   2,    1,   0,   0, 3, 0,   0,   0, 1,  0, 9, 0, 0,
			      1,   0x12, 0,   3,   0, 0, 0,   1,   0, 6,  0, 0};
static const uint8_t little[] = {'E', 'x', 'i',  'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0,
				 1,   0,   0x12, 1,   3, 0, 1,   0,   0,  0, 8, 0, 0, 0};

static void test_exif__reads_both_orders_of_bytes(void **state)
{
	(void)state;
	assert_int_equal(plen_exif_orientation(big, sizeof(big)), 6);
	assert_int_equal(plen_exif_orientation(little, sizeof(little)), 8);
}

static void test_exif__says_nothing_of_what_is_cut_off_or_nonsense(void **state)
{
	uint8_t bytes[sizeof(little)];

	(void)state;
	for (size_t size = 0; size < sizeof(little); size++) {
		uint8_t *exact = malloc(size + 1); /* so that a byte too much is found out */
		memcpy(exact, little, size);
		exact = realloc(exact, size > 0 ? size : 1);
		assert_int_equal(plen_exif_orientation(exact, size), 0);
		free(exact);
	}
	for (unsigned value = 0; value < 256; value++) {
		memcpy(bytes, little, sizeof(little));
		bytes[24] = (uint8_t)value;
		assert_int_equal(plen_exif_orientation(bytes, sizeof(bytes)),
				 value >= 1 && value <= 8 ? value : 0);
	}
	memcpy(bytes, little, sizeof(little));
	memset(bytes + 10, 0xff, 4); /* a directory far away */
	assert_int_equal(plen_exif_orientation(bytes, sizeof(bytes)), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_exif__reads_both_orders_of_bytes),
		cmocka_unit_test(test_exif__says_nothing_of_what_is_cut_off_or_nonsense),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
