/* SPDX-License-Identifier: MIT */
#include "gzip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>

#include "buffer.h"

#define MAX (1u << 20)

static void test_gzip__comes_back_and_is_the_same_every_time(void **state)
{
	static uint8_t bytes[200000];
	size_t size = 0, out_size = 0;
	uint8_t *out = NULL;

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++) {
		bytes[i] = (uint8_t)(i * i >> 3);
	}

	uint8_t *packed = plen_gzip_deflate(bytes, sizeof(bytes), &size);
	assert_true(plen_gzip_is(packed, size));
	/* No time in the header. */
	assert_memory_equal(packed + 4, "\0\0\0\0", 4);
	assert_int_equal(plen_gzip_inflate(packed, size, MAX, &out, &out_size), 0);
	assert_int_equal(out_size, sizeof(bytes));
	assert_memory_equal(out, bytes, sizeof(bytes));
	free(out);
	free(packed);
}

static void test_gzip__reads_members_that_follow_each_other(void **state)
{
	struct plen_buffer both = {0};
	size_t size = 0;
	uint8_t *out = NULL;

	(void)state;
	for (int i = 0; i < 2; i++) {
		uint8_t *packed = plen_gzip_deflate((const uint8_t *)"part", 4, &size);

		plen_buffer_add(&both, packed, size);
		free(packed);
	}
	plen_buffer_text(&both, "rubbish");
	assert_int_equal(plen_gzip_inflate(both.data, both.size, MAX, &out, &size), 0);
	assert_string_equal((char *)out, "partpart");
	free(out);
	plen_buffer_finish(&both);
}

static void test_gzip__is_bounded_and_refuses_damage(void **state)
{
	static uint8_t zeros[MAX + 1];
	size_t size = 0, out_size = 0;
	uint8_t *out = NULL;

	(void)state;
	uint8_t *packed = plen_gzip_deflate(zeros, sizeof(zeros), &size);
	assert_int_equal(plen_gzip_inflate(packed, size, MAX, &out, &out_size), -E2BIG);
	assert_int_equal(plen_gzip_inflate(packed, size / 2, 2 * MAX, &out, &out_size), -EBADMSG);
	packed[size / 2] ^= 0xff;
	assert_int_equal(plen_gzip_inflate(packed, size, 2 * MAX, &out, &out_size), -EBADMSG);
	assert_int_equal(plen_gzip_inflate(zeros, 10, MAX, &out, &out_size), -EBADMSG);
	assert_int_equal(
		plen_gzip_inflate((const uint8_t *)"\x1f\x8b\x08", 3, MAX, &out, &out_size),
		-EBADMSG);
	free(packed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_gzip__comes_back_and_is_the_same_every_time),
		cmocka_unit_test(test_gzip__reads_members_that_follow_each_other),
		cmocka_unit_test(test_gzip__is_bounded_and_refuses_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
