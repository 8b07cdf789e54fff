/* SPDX-License-Identifier: MIT */
#include "transform.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

static void assert_maps(const char *text, double x, double y, double to_x, double to_y)
{
	struct plen_matrix matrix;

	assert_true(plen_transform_parse(text, &matrix));
	plen_matrix_apply(&matrix, &x, &y);
	assert_true(fabs(x - to_x) < 1e-9 && fabs(y - to_y) < 1e-9);
}

static void test_transform__maps(void **state)
{
	(void)state;
	assert_maps(NULL, 3, 4, 3, 4);
	assert_maps("  ", 3, 4, 3, 4);
	assert_maps("translate(10)", 3, 4, 13, 4);
	assert_maps("translate(10,-20)", 3, 4, 13, -16);
	assert_maps("scale(2)", 3, 4, 6, 8);
	assert_maps("rotate(90)", 1, 0, 0, 1);
	assert_maps("rotate(90, 1, 1)", 2, 1, 1, 2);
	assert_maps("skewX(45)", 0, 1, 1, 1);
	assert_maps("skewY(45)", 1, 0, 1, 1);
	assert_maps("matrix(1 2 3 4 5 6)", 1, 1, 9, 12);
	assert_maps(" translate (10 20) , scale( 2 3 )", 1, 1, 12, 23);
	/* As a real panel writes them. */
	assert_maps("translate(-0.00 12.50) rotate(0.00 5.0 5.0) scale(1.00 1.00)", 1, 1, 1, 13.5);
}

static void test_transform__refuses(void **state)
{
	static const char *const bad[] = {"translate",
					  "translate()",
					  "translate(1",
					  "rotate(1 2)",
					  "matrix(1 2 3 4 5)",
					  "scale(1 2 3)",
					  "turn(3)",
					  "scale(1) rubbish",
					  "scale(nan)",
					  "scale(1e10)",
					  "translate(1 2 3 4 5 6 7 8)",
					  "scale(1e9) scale(1e9)"};
	struct plen_matrix matrix;
	char many[2000] = "";

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_false(plen_transform_parse(bad[i], &matrix));
		assert_true(matrix.a == 1 && matrix.e == 0);
	}
	for (size_t i = 0; i < 100; i++) {
		memcpy(many + 9 * i, "scale(1) ", 10);
	}
	assert_false(plen_transform_parse(many, &matrix));
}

static void test_transform__places_pictures(void **state)
{
	struct plen_op_picture place = {.asset = 7};
	struct plen_matrix matrix = {0.5, 0, 0, -2, 1000.4, -3};

	(void)state;
	assert_true(plen_transform_place(&matrix, 10.4, 20, &place));
	assert_int_equal(place.asset, 7);
	assert_int_equal(place.w_um, 10);
	assert_int_equal(place.a_ppm, 500000);
	assert_int_equal(place.d_ppm, -2000000);
	assert_int_equal(place.e_um, 1000);
	assert_false(plen_transform_place(&matrix, 0.2, 20, &place));
	assert_false(plen_transform_place(&matrix, NAN, 20, &place));
	assert_false(plen_transform_place(&matrix, 1e12, 20, &place));
	matrix.e = 2e9;
	assert_false(plen_transform_place(&matrix, 10, 20, &place));
	matrix.e = 0;
	matrix.b = 3000;
	assert_false(plen_transform_place(&matrix, 10, 20, &place));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_transform__maps),
		cmocka_unit_test(test_transform__refuses),
		cmocka_unit_test(test_transform__places_pictures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
