/* SPDX-License-Identifier: MIT
 *
 * Colours are for every pupil: contrast by WCAG's formula, colour blindness by the matrices of
 * Machado, Oliveira and Fernandes (2009) at full severity, distance as CIE 1976 delta E.
 */
#include "theme.h"

#include <math.h>

#include "check.h"

#define CONTRAST_MIN 3.0
/* Two colours side by side are told apart from about 2.3; across a classroom more is needed. */
#define APART_MIN 10.0

struct linear {
	double r, g, b;
};

static double linear_of(uint8_t value)
{
	double c = value / 255.0;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static struct linear to_linear(struct plen_rgba colour)
{
	return (struct linear){linear_of(colour.r), linear_of(colour.g), linear_of(colour.b)};
}

static double luminance(struct linear c)
{
	return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
}

static double contrast(struct plen_rgba a, struct plen_rgba b)
{
	double la = luminance(to_linear(a)), lb = luminance(to_linear(b));

	return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

static const double sights[][9] = {
	{1, 0, 0, 0, 1, 0, 0, 0, 1},
	{0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
	 1.051998},
	{0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
	 0.968881},
	{1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
	 0.303900},
};
#define SIGHTS (sizeof(sights) / sizeof(sights[0]))

static double clamp(double value)
{
	return fmax(0, fmin(value, 1));
}

static struct linear seen(const double *m, struct linear c)
{
	return (struct linear){clamp(m[0] * c.r + m[1] * c.g + m[2] * c.b),
			       clamp(m[3] * c.r + m[4] * c.g + m[5] * c.b),
			       clamp(m[6] * c.r + m[7] * c.g + m[8] * c.b)};
}

static double lab_curve(double t)
{
	return t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116;
}

static void to_lab(struct linear c, double lab[3])
{
	double x = (0.4124 * c.r + 0.3576 * c.g + 0.1805 * c.b) / 0.95047;
	double z = (0.0193 * c.r + 0.1192 * c.g + 0.9505 * c.b) / 1.08883;
	double fx = lab_curve(x), fy = lab_curve(luminance(c)), fz = lab_curve(z);

	lab[0] = 116 * fy - 16;
	lab[1] = 500 * (fx - fy);
	lab[2] = 200 * (fy - fz);
}

static double apart(const double *sight, struct plen_rgba a, struct plen_rgba b)
{
	double la[3], lb[3];

	to_lab(seen(sight, to_linear(a)), la);
	to_lab(seen(sight, to_linear(b)), lb);
	return sqrt(pow(la[0] - lb[0], 2) + pow(la[1] - lb[1], 2) + pow(la[2] - lb[2], 2));
}

static void check_apart(unsigned first, unsigned count)
{
	for (int theme = PLEN_THEME_LIGHT; theme <= PLEN_THEME_DARK; theme++) {
		for (unsigned a = 0; a < count; a++) {
			for (unsigned b = 0; b < a; b++) {
				for (size_t s = 0; s < SIGHTS; s++) {
					assert_true(apart(sights[s],
							  plen_theme_tint(theme, first + a),
							  plen_theme_tint(theme, first + b)) >=
						    APART_MIN);
				}
			}
		}
	}
}

static void test_theme__inks_stand_out_from_their_paper(void **state)
{
	(void)state;
	for (int theme = PLEN_THEME_LIGHT; theme <= PLEN_THEME_DARK; theme++) {
		for (int ink = 0; ink < PLEN_INK_PENS; ink++) {
			assert_true(contrast(plen_theme_ink(theme, ink), plen_theme_paper(theme)) >=
				    CONTRAST_MIN);
		}
	}
}

static void test_theme__inks_are_apart_for_every_kind_of_sight(void **state)
{
	(void)state;
	check_apart(PLEN_TINT_INK, PLEN_INK_PENS);
}

/* What is marked is what matters: it must be read. */
static void test_theme__pens_stand_out_from_the_highlighter(void **state)
{
	(void)state;
	for (int theme = PLEN_THEME_LIGHT; theme <= PLEN_THEME_DARK; theme++) {
		struct plen_rgba marker = plen_theme_ink(theme, PLEN_INK_MARKER);
		struct plen_rgba on_paper =
			plen_theme_mix(marker, plen_theme_paper(theme), marker.a / 255.0);

		for (int ink = 0; ink < PLEN_INK_PENS; ink++) {
			assert_true(contrast(plen_theme_ink(theme, ink), on_paper) >= CONTRAST_MIN);
		}
	}
}

static void test_theme__groups_are_apart_for_every_kind_of_sight(void **state)
{
	(void)state;
	check_apart(PLEN_TINT_GROUP + 1, PLEN_GROUP_MAX);
}

static void test_theme__groups_stand_out_from_paper_band_and_numeral(void **state)
{
	(void)state;
	for (int theme = PLEN_THEME_LIGHT; theme <= PLEN_THEME_DARK; theme++) {
		for (unsigned g = 1; g <= PLEN_GROUP_MAX; g++) {
			struct plen_rgba colour = plen_theme_tint(theme, PLEN_TINT_GROUP + g);
			struct plen_rgba band = plen_theme_tint(theme, PLEN_TINT_BAND + g);
			struct plen_rgba numeral = plen_theme_tint(theme, PLEN_TINT_ON_GROUP);

			assert_true(contrast(colour, plen_theme_paper(theme)) >= CONTRAST_MIN);
			assert_true(contrast(colour, band) >= CONTRAST_MIN);
			assert_true(contrast(colour, numeral) >= CONTRAST_MIN);
		}
	}
}

static void test_theme__words_are_readable_in_chrome(void **state)
{
	(void)state;
	for (int theme = PLEN_THEME_LIGHT; theme <= PLEN_THEME_DARK; theme++) {
		struct plen_rgba chrome = plen_theme_tint(theme, PLEN_TINT_CHROME);
		struct plen_rgba accent = plen_theme_tint(theme, PLEN_TINT_ACCENT);

		assert_true(contrast(plen_theme_tint(theme, PLEN_TINT_TEXT), chrome) >= 7);
		assert_true(contrast(plen_theme_tint(theme, PLEN_TINT_TEXT_QUIET), chrome) >= 4.5);
		assert_true(contrast(plen_theme_tint(theme, PLEN_TINT_ON_ACCENT), accent) >= 4.5);
		for (unsigned g = 1; g <= PLEN_GROUP_MAX; g++) {
			assert_true(contrast(plen_theme_tint(theme, PLEN_TINT_TEXT),
					     plen_theme_tint(theme, PLEN_TINT_BAND + g)) >= 4.5);
		}
	}
}

static void test_theme__quiet_ink_lies_between_ink_and_paper(void **state)
{
	(void)state;
	for (int theme = PLEN_THEME_LIGHT; theme <= PLEN_THEME_DARK; theme++) {
		struct plen_rgba paper = plen_theme_paper(theme);

		for (int ink = 0; ink < PLEN_INK_PENS; ink++) {
			double quiet = contrast(plen_theme_quiet(theme, plen_theme_ink(theme, ink)),
						paper);

			assert_true(quiet > 1.3);
			assert_true(quiet < contrast(plen_theme_ink(theme, ink), paper));
		}
	}
}

static void test_theme__every_tint_is_opaque_but_three(void **state)
{
	(void)state;
	for (unsigned tint = 0; tint < PLEN_TINT_COUNT; tint++) {
		bool thin = tint == PLEN_TINT_NONE || tint == PLEN_TINT_PRESSED ||
			    tint == PLEN_TINT_VEIL;

		assert_int_equal(plen_theme_tint(PLEN_THEME_LIGHT, tint).a == 255, !thin);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_theme__inks_stand_out_from_their_paper),
		cmocka_unit_test(test_theme__inks_are_apart_for_every_kind_of_sight),
		cmocka_unit_test(test_theme__pens_stand_out_from_the_highlighter),
		cmocka_unit_test(test_theme__groups_are_apart_for_every_kind_of_sight),
		cmocka_unit_test(test_theme__groups_stand_out_from_paper_band_and_numeral),
		cmocka_unit_test(test_theme__words_are_readable_in_chrome),
		cmocka_unit_test(test_theme__quiet_ink_lies_between_ink_and_paper),
		cmocka_unit_test(test_theme__every_tint_is_opaque_but_three),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
