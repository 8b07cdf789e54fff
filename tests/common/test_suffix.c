/* SPDX-License-Identifier: MIT */
#include "common/suffix.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_suffix__is_of_the_name(void **state)
{
	(void)state;
	assert_string_equal(plen_suffix("a.png"), "png");
	assert_string_equal(plen_suffix("/tmp/a.b/c.tar.gz"), "gz");
	assert_string_equal(plen_suffix("/tmp/a.b/c"), "");
	assert_string_equal(plen_suffix("a."), "");
	assert_string_equal(plen_suffix(""), "");
	assert_true(plen_suffix_is("A.PnG", "png"));
	assert_false(plen_suffix_is("png", "png"));
	assert_false(plen_suffix_is("a.pn", "png"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_suffix__is_of_the_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
