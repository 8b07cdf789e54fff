/* SPDX-License-Identifier: MIT */
#include "buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void test_buffer__prints_any_length(void **state)
{
	(void)state;
	for (int length = 0; length < 300; length++) {
		struct plen_buffer buffer = {0};

		plen_buffer_text(&buffer, "<");
		plen_buffer_printf(&buffer, "%*s", length, "");
		plen_buffer_printf(&buffer, ">");
		assert_int_equal(buffer.size, length + 2);
		assert_int_equal(strlen((char *)buffer.data), length + 2);
		assert_int_equal(buffer.data[length + 1], '>');
		plen_buffer_finish(&buffer);
	}
}

static void test_buffer__nothing_is_a_string_too(void **state)
{
	struct plen_buffer buffer = {0};
	size_t size = 1;

	(void)state;
	char *text = (char *)plen_buffer_take(&buffer, &size);
	assert_int_equal(size, 0);
	assert_string_equal(text, "");
	free(text);
	plen_buffer_add(&buffer, "abc", 2);
	assert_string_equal((char *)buffer.data, "ab");
	plen_buffer_finish(&buffer);
	assert_null(buffer.data);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_buffer__prints_any_length),
		cmocka_unit_test(test_buffer__nothing_is_a_string_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
