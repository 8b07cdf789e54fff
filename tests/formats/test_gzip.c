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

struct taken {
	struct plen_buffer bytes;
	size_t done;
	int calls, enough; /* -ECANCELED at this call; 0 = never */
};

static int take(void *data, const uint8_t *bytes, size_t size, size_t done)
{
	struct taken *taken = data;

	assert_true(size > 0 && done >= taken->done);
	plen_buffer_add(&taken->bytes, bytes, size);
	taken->done = done;
	return ++taken->calls == taken->enough ? -ECANCELED : 0;
}

static int unpack(const uint8_t *bytes, size_t size, size_t max, struct taken *taken)
{
	*taken = (struct taken){0};
	return plen_gzip_inflate(bytes, size, max, take, taken);
}

static void test_gzip__comes_back_and_is_the_same_every_time(void **state)
{
	static uint8_t bytes[200000];
	struct taken taken;
	size_t size = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++) {
		bytes[i] = (uint8_t)(i * i >> 3);
	}

	uint8_t *packed = plen_gzip_deflate(bytes, sizeof(bytes), &size);
	assert_true(plen_gzip_is(packed, size));
	/* No time in the header. */
	assert_memory_equal(packed + 4, "\0\0\0\0", 4);
	assert_int_equal(unpack(packed, size, MAX, &taken), 0);
	assert_int_equal(taken.bytes.size, sizeof(bytes));
	assert_memory_equal(taken.bytes.data, bytes, sizeof(bytes));
	assert_int_equal(taken.done, size);
	assert_true(taken.calls > 2);
	plen_buffer_finish(&taken.bytes);
	/* Who has enough gets no more. */
	taken = (struct taken){.enough = 2};
	assert_int_equal(plen_gzip_inflate(packed, size, MAX, take, &taken), -ECANCELED);
	assert_int_equal(taken.calls, 2);
	plen_buffer_finish(&taken.bytes);
	free(packed);
}

static void test_gzip__reads_members_that_follow_each_other(void **state)
{
	struct plen_buffer both = {0};
	struct taken taken;
	size_t size = 0;

	(void)state;
	for (int i = 0; i < 2; i++) {
		uint8_t *packed = plen_gzip_deflate((const uint8_t *)"part", 4, &size);

		plen_buffer_add(&both, packed, size);
		free(packed);
	}
	plen_buffer_text(&both, "rubbish");
	assert_int_equal(unpack(both.data, both.size, MAX, &taken), 0);
	assert_string_equal((char *)taken.bytes.data, "partpart");
	plen_buffer_finish(&taken.bytes);
	plen_buffer_finish(&both);
}

static void assert_refused(const uint8_t *bytes, size_t size, size_t max, int rc)
{
	struct taken taken;

	assert_int_equal(unpack(bytes, size, max, &taken), rc);
	assert_true(taken.bytes.size <= max);
	plen_buffer_finish(&taken.bytes);
}

static void test_gzip__is_bounded_and_refuses_damage(void **state)
{
	static uint8_t zeros[MAX + 1];
	size_t size = 0;

	(void)state;
	uint8_t *packed = plen_gzip_deflate(zeros, sizeof(zeros), &size);
	assert_refused(packed, size, MAX, -E2BIG);
	assert_refused(packed, size / 2, 2 * MAX, -EBADMSG);
	packed[size / 2] ^= 0xff;
	assert_refused(packed, size, 2 * MAX, -EBADMSG);
	assert_refused(zeros, 10, MAX, -EBADMSG);
	assert_refused((const uint8_t *)"\x1f\x8b\x08", 3, MAX, -EBADMSG);
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
