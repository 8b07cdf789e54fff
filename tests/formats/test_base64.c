/* SPDX-License-Identifier: MIT */
#include "base64.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void test_base64__comes_back(void **state)
{
	uint8_t bytes[256];

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++) {
		bytes[i] = (uint8_t)(i * 7);
	}
	for (size_t size = 0; size < sizeof(bytes); size++) {
		struct plen_buffer text = {0}, back = {0};

		plen_base64_write(&text, bytes, size);
		assert_true(plen_base64_read(
			&back, (const char *)(text.data ? text.data : (uint8_t *)"")));
		assert_int_equal(back.size, size);
		if (size > 0) {
			assert_memory_equal(back.data, bytes, size);
		}
		plen_buffer_finish(&text);
		plen_buffer_finish(&back);
	}
}

static void test_base64__forgives_lines_and_missing_ends(void **state)
{
	struct plen_buffer out = {0};

	(void)state;
	assert_true(plen_base64_read(&out, "\n aGF\r\n sbG8 "));
	assert_string_equal((char *)out.data, "hallo");
	assert_false(plen_base64_read(&out, "aGF*"));
	assert_false(plen_base64_read(&out, "aG==bG8="));
	assert_int_equal(out.size, 5);
	plen_buffer_finish(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_base64__comes_back),
		cmocka_unit_test(test_base64__forgives_lines_and_missing_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
