/* SPDX-License-Identifier: MIT */
#include "lesson/bare.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lesson/op.h"

struct bytes {
	size_t size;
	const char *bytes;
};
#define BYTES(text)                                                                                \
	(struct bytes)                                                                             \
	{                                                                                          \
		sizeof(text) - 1, text                                                             \
	}

static void assert_bare(uint8_t media, struct bytes file, struct bytes expected)
{
	size_t size = 0;
	uint8_t *bare = plen_bare_picture(media, (const uint8_t *)file.bytes, file.size, &size);

	assert_non_null(bare);
	assert_int_equal(size, expected.size);
	assert_memory_equal(bare, expected.bytes, size);
	uint8_t *again = plen_bare_picture(media, bare, size, &size);
	assert_non_null(again);
	assert_int_equal(size, expected.size);
	assert_memory_equal(again, bare, size);
	free(again);
	free(bare);
}

static void assert_not_understood(uint8_t media, struct bytes file)
{
	size_t size = 0;

	assert_null(plen_bare_picture(media, (const uint8_t *)file.bytes, file.size, &size));
}

#define SOI "\xff\xd8"
#define EOI "\xff\xd9"
#define JFIF "\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
#define EXIF                                                                                       \
	"\xff\xe1\0\x11"                                                                           \
	"Exif\0\0"                                                                                 \
	"GPS 52 13"
#define XMP "\xff\xe1\0\6Anna"
#define ICC "\xff\xe2\0\x12ICC_PROFILE\0\1\1xx"
#define MPF "\xff\xe2\0\6MPF\0"
#define ADOBE                                                                                      \
	"\xff\xee\0\x0e"                                                                           \
	"Adobe\0d\0\0\0\0\2"
#define COMMENT "\xff\xfe\0\6iPho"
#define TABLE "\xff\xdb\0\4ab"
#define FRAME "\xff\xc2\0\x0b\x08\0\x10\0\x10\1\1\x11\0"
#define SCAN                                                                                       \
	"\xff\xda\0\x08\1\1\0\0\x3f\0"                                                             \
	"ink\xff\0ink\xff\xd3ink"

static void test_bare__of_a_jpeg_the_pixels_and_their_colours_stay(void **state)
{
	(void)state;
	assert_bare(PLEN_MEDIA_JPEG,
		    BYTES(SOI JFIF EXIF XMP ICC MPF TABLE COMMENT
			  "\xff" FRAME ADOBE SCAN XMP TABLE SCAN EOI SOI EXIF
			  "another picture" EOI),
		    BYTES(SOI JFIF ICC TABLE FRAME ADOBE SCAN TABLE SCAN EOI));
}

static void test_bare__a_jpeg_loses_its_thumbnail(void **state)
{
	(void)state;
	assert_bare(PLEN_MEDIA_JPEG,
		    BYTES(SOI "\xff\xe0\0\x13JFIF\0\1\1\0\0\1\0\1\1\1rgb"
			      "\xff\xe0\0\x0aJFXX\0\x13xx" FRAME SCAN EOI),
		    BYTES(SOI JFIF FRAME SCAN EOI));
}

static void test_bare__a_jpeg_without_an_end_is_one(void **state)
{
	(void)state;
	assert_bare(PLEN_MEDIA_JPEG, BYTES(SOI EXIF FRAME SCAN), BYTES(SOI FRAME SCAN));
	assert_not_understood(PLEN_MEDIA_JPEG, BYTES(SOI EXIF FRAME));
	assert_not_understood(PLEN_MEDIA_JPEG, BYTES(SOI EXIF FRAME EOI));
	assert_not_understood(PLEN_MEDIA_JPEG, BYTES("GIF89a"));
}

/* Hidden in what only calls itself a segment, behind one that goes. */
static void test_bare__what_a_scan_would_swallow_is_no_segment(void **state)
{
	(void)state;
	assert_bare(PLEN_MEDIA_JPEG, BYTES(SOI FRAME SCAN EXIF "\xff\0\0\x08hidden" EOI),
		    BYTES(SOI FRAME SCAN));
	assert_bare(PLEN_MEDIA_JPEG, BYTES(SOI FRAME SCAN EXIF "\xff\xd4\0\x08hidden" EOI),
		    BYTES(SOI FRAME SCAN));
}

#define PNG "\x89PNG\r\n\x1a\n"
#define CHUNK(length, name, body) "\0\0\0" length name body "crc."
#define IHDR CHUNK("\x0d", "IHDR", "\0\0\0\1\0\0\0\1\x08\2\0\0\0")
#define ICCP CHUNK("\3", "iCCP", "p\0\0")
#define IDAT CHUNK("\2", "IDAT", "xy")
#define IEND CHUNK("\0", "IEND", "")

static void test_bare__of_a_png_too(void **state)
{
	(void)state;
	assert_bare(PLEN_MEDIA_PNG,
		    BYTES(PNG IHDR CHUNK("\7", "eXIf", "MM\0*GPS") ICCP CHUNK("\3", "tEXt", "A\0B")
				  IDAT CHUNK("\7", "tIME", "1234567") CHUNK("\1", "prVt", "x") IEND
			  "behind"),
		    BYTES(PNG IHDR ICCP IDAT IEND));
	assert_not_understood(PLEN_MEDIA_PNG, BYTES(PNG IHDR IDAT));
	assert_not_understood(PLEN_MEDIA_PNG, BYTES(PNG "\xff\xff\xff\xffIDATxcrc."));
}

static void test_bare__of_a_webp_too(void **state)
{
	(void)state;
	assert_bare(PLEN_MEDIA_WEBP,
		    BYTES("RIFF\x38\0\0\0WEBP"
			  "VP8X\x0a\0\0\0\x3c\0\0\0\0\0\0\0\0\0"
			  "VP8 \3\0\0\0xyz\0"
			  "EXIF\3\0\0\0GPS\0"
			  "XMP \2\0\0\0me"
			  "behind"),
		    BYTES("RIFF\x22\0\0\0WEBP"
			  "VP8X\x0a\0\0\0\x30\0\0\0\0\0\0\0\0\0"
			  "VP8 \3\0\0\0xyz\0"));
	assert_not_understood(PLEN_MEDIA_WEBP, BYTES("RIFF\xff\xff\0\0WEBPVP8 \3\0\0\0xyz\0"));
	assert_not_understood(PLEN_MEDIA_WEBP, BYTES("RIFF\x0c\0\0\0WEBPVP8 \4\0\0\0"));
}

static void test_bare__documents_are_left_alone(void **state)
{
	(void)state;
	assert_not_understood(PLEN_MEDIA_PDF, BYTES("%PDF-1.7"));
	assert_not_understood(PLEN_MEDIA_SVG, BYTES("<svg/>"));
	assert_not_understood(PLEN_MEDIA_COUNT, BYTES(SOI FRAME SCAN EOI));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bare__of_a_jpeg_the_pixels_and_their_colours_stay),
		cmocka_unit_test(test_bare__a_jpeg_loses_its_thumbnail),
		cmocka_unit_test(test_bare__a_jpeg_without_an_end_is_one),
		cmocka_unit_test(test_bare__what_a_scan_would_swallow_is_no_segment),
		cmocka_unit_test(test_bare__of_a_png_too),
		cmocka_unit_test(test_bare__of_a_webp_too),
		cmocka_unit_test(test_bare__documents_are_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
