/* SPDX-License-Identifier: MIT */
#include "jpeg_head.h"

#include <string.h>

#include "check.h"

#define SOI 0xff, 0xd8
#define FRAME(kind, bits, parts) 0xff, kind, 0, 11, bits, 0, 16, 0, 16, parts, 1, 0x11, 0
#define SCAN 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 'x', 0xff, 0xd9
/* How the camera was held; nobody asks. */
#define EXIF                                                                                       \
	0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12,   \
		0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0

static const struct {
	size_t size;
	uint8_t bytes[80];
	bool is_plain;
} heads[] = {
#define HEAD(plain, ...)                                                                           \
	{                                                                                          \
		sizeof((uint8_t[]){__VA_ARGS__}), {__VA_ARGS__}, plain                             \
	}
	HEAD(true, SOI, FRAME(0xc0, 8, 1), SCAN),
	HEAD(true, SOI, FRAME(0xc2, 8, 3), SCAN),
	HEAD(true, SOI, 0xff, FRAME(0xc0, 8, 3), SCAN),
	HEAD(false, SOI, FRAME(0xc0, 8, 4), SCAN),
	HEAD(false, SOI, FRAME(0xc1, 12, 3), SCAN),
	HEAD(false, SOI, FRAME(0xc9, 8, 3), SCAN), /* arithmetic coding */
	HEAD(false, SOI, FRAME(0xc0, 8, 1), FRAME(0xc0, 8, 1), SCAN),
	HEAD(false, SOI, SCAN),
	HEAD(true, SOI, EXIF, FRAME(0xc0, 8, 3), SCAN),
	HEAD(false, SOI, EXIF, SCAN),
	HEAD(false, 'B', 'M', 0, 0),
};

static void test_jpeg_head__tells_plain_ones(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		assert_int_equal(plen_jpeg_head_is_plain(heads[i].bytes, heads[i].size),
				 heads[i].is_plain);
	}
}

/* No cut is plain before the scan, and none is read beyond its end (sanitizers look). */
static void test_jpeg_head__a_cut_file_is_not_one(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		for (size_t size = 0; size + 13 < heads[i].size; size++) {
			uint8_t copy[80];

			memcpy(copy, heads[i].bytes, size);
			assert_false(plen_jpeg_head_is_plain(copy, size));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_jpeg_head__tells_plain_ones),
		cmocka_unit_test(test_jpeg_head__a_cut_file_is_not_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
