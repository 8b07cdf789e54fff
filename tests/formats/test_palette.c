/* SPDX-License-Identifier: MIT */
#include "palette.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "paper.h"
#include "theme.h"

static uint32_t packed(struct plen_rgba colour)
{
	return (uint32_t)colour.r << 24 | (uint32_t)colour.g << 16 | (uint32_t)colour.b << 8 |
	       colour.a;
}

static void test_palette__is_the_theme(void **state)
{
	(void)state;
	for (int theme = PLEN_THEME_LIGHT; theme <= PLEN_THEME_DARK; theme++) {
		for (int ink = 0; ink < PLEN_INK_COUNT; ink++) {
			assert_int_equal(plen_palette_rgba(theme, ink),
					 packed(plen_theme_ink(theme, ink)));
		}
		assert_int_equal(plen_palette_paper(theme), packed(plen_theme_paper(theme)));
		assert_int_equal(plen_palette_paper_line(theme),
				 packed(plen_theme_paper_line(theme)));
	}
	assert_true(PLEN_PAPER_SQUARE_MM * 1000 == PLEN_PALETTE_SQUARE_UM);
	assert_true(PLEN_PAPER_LINE_MM * 1000 == PLEN_PALETTE_LINE_UM);
}

static void test_palette__knows_its_inks(void **state)
{
	uint32_t own = 1;

	(void)state;
	for (uint8_t i = 0; i < 2 * PLEN_INK_PENS; i++) {
		enum plen_theme theme = i % 2 == 0 ? PLEN_THEME_LIGHT : PLEN_THEME_DARK;
		uint8_t ink = i / 2;
		uint32_t rgba = plen_palette_rgba(theme, ink);

		assert_int_equal(plen_palette_ink(theme, rgba, false, &own), ink);
		assert_int_equal(own, 0);
		assert_int_equal(plen_palette_ink(theme, rgba - 1, false, &own), PLEN_INK_OWN);
		assert_int_equal(own, rgba - 1);
		assert_int_equal(plen_palette_ink(theme, rgba, true, &own), PLEN_INK_OWN_MARKER);
	}
	assert_int_equal(plen_palette_ink(PLEN_THEME_LIGHT, 0xF0E4427F, true, &own),
			 PLEN_INK_MARKER);
	assert_int_equal(plen_palette_ink(PLEN_THEME_LIGHT, 0xF0E4427F, false, &own), PLEN_INK_OWN);
}

static void test_palette__paper_says_the_theme(void **state)
{
	(void)state;
	assert_int_equal(plen_palette_theme_of(0x000000FF), PLEN_THEME_DARK);
	assert_int_equal(plen_palette_theme_of(0x004D2BFF), PLEN_THEME_DARK);
	assert_int_equal(plen_palette_theme_of(0x0000FFFF), PLEN_THEME_DARK);
	/* Pure green is bright, and what is not there is white. */
	assert_int_equal(plen_palette_theme_of(0x00FF00FF), PLEN_THEME_LIGHT);
	assert_int_equal(plen_palette_theme_of(0x00000000), PLEN_THEME_LIGHT);
	for (int theme = PLEN_THEME_LIGHT; theme <= PLEN_THEME_DARK; theme++) {
		assert_int_equal(plen_palette_theme_of(plen_palette_paper(theme)), theme);
	}
}

static void test_palette__every_stroke_has_a_colour(void **state)
{
	const struct plen_stroke own = {.ink = PLEN_INK_OWN_MARKER, .rgba = 0x01020304};
	const struct plen_stroke pen = {.ink = PLEN_INK_BLUE};

	(void)state;
	assert_int_equal(plen_palette_stroke(PLEN_THEME_DARK, &own), 0x01020304);
	assert_int_equal(plen_palette_stroke(PLEN_THEME_DARK, &pen), 0x56B4E9FF);
	assert_true(plen_palette_is_marker(own.ink));
	assert_false(plen_palette_is_marker(pen.ink));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_palette__is_the_theme),
		cmocka_unit_test(test_palette__knows_its_inks),
		cmocka_unit_test(test_palette__paper_says_the_theme),
		cmocka_unit_test(test_palette__every_stroke_has_a_colour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
