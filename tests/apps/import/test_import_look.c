/* SPDX-License-Identifier: MIT
 *
 * What is drawn too slowly is left to attacks.sh: a thread that is given up goes on for a while.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "look.h"

static struct plen_look look;

static int set_up(void **state)
{
	(void)state;
	look = (struct plen_look){PLEN_LOOK_ONE_US, PLEN_LOOK_ALL_US};
	return 0;
}

/* All of a sample but `missing` bytes. */
static enum plen_look_seen see(const char *name, enum plen_media media, size_t missing)
{
	static uint8_t bytes[1 << 20];
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s", SAMPLES, name);
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	size_t size = fread(bytes, 1, sizeof(bytes), file);
	fclose(file);
	assert_in_range(size, missing + 1, sizeof(bytes) - 1);
	return plen_look_at(&look, media, bytes, size - missing);
}

static void test_look__whole_pictures_are_good(void **state)
{
	(void)state;
	assert_int_equal(see("image.png", PLEN_MEDIA_PNG, 0), PLEN_LOOK_GOOD);
	assert_int_equal(see("image.jpg", PLEN_MEDIA_JPEG, 0), PLEN_LOOK_GOOD);
	assert_int_equal(see("phone.jpeg", PLEN_MEDIA_JPEG, 0), PLEN_LOOK_GOOD);
	assert_int_equal(see("image.webp", PLEN_MEDIA_WEBP, 0), PLEN_LOOK_GOOD);
	assert_int_equal(see("drawing.svg", PLEN_MEDIA_SVG, 0), PLEN_LOOK_GOOD);
	assert_int_equal(see("many.pdf", PLEN_MEDIA_PDF, 0), PLEN_LOOK_GOOD);
}

static void test_look__half_a_picture_is_none_unless_it_is_a_jpeg(void **state)
{
	(void)state;
	assert_int_equal(see("image.png", PLEN_MEDIA_PNG, 40), PLEN_LOOK_BAD);
	assert_int_equal(see("image.webp", PLEN_MEDIA_WEBP, 20), PLEN_LOOK_BAD);
	assert_int_equal(see("drawing.svg", PLEN_MEDIA_SVG, 20), PLEN_LOOK_BAD);
	assert_int_equal(see("image.jpg", PLEN_MEDIA_JPEG, 100), PLEN_LOOK_CUT);
}

static void test_look__in_the_end_all_is_believed(void **state)
{
	(void)state;
	look.left_us = 0;
	assert_int_equal(see("image.png", PLEN_MEDIA_PNG, 40), PLEN_LOOK_GOOD);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_look__whole_pictures_are_good, set_up),
		cmocka_unit_test_setup(test_look__half_a_picture_is_none_unless_it_is_a_jpeg,
				       set_up),
		cmocka_unit_test_setup(test_look__in_the_end_all_is_believed, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
