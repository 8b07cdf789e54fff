/* SPDX-License-Identifier: MIT */
#include "svg_sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "xml_tree.h"

#define A4 .w_um = 209999.9, .h_um = 297000.1, .rgba = 0xFFFFFFFF

static void assert_comes_back(const struct plen_svg_sheet *sheet)
{
	struct plen_svg_sheet back;
	struct plen_reading reading = {0};
	struct plen_xml_tree *tree = NULL;
	size_t size = 0;
	uint8_t *bytes = plen_svg_sheet_make(sheet, &size);

	assert_true(size < 300000);
	assert_int_equal(plen_xml_tree_parse(&tree, bytes, size, &reading), 0);
	assert_true(
		plen_xml_tree_is(plen_xml_tree_root(tree), "http://www.w3.org/2000/svg", "svg"));
	plen_xml_tree_destroy(tree);
	assert_true(plen_svg_sheet_parse(bytes, size, &back));
	assert_int_equal(back.style, sheet->style);
	assert_int_equal(back.rgba, sheet->rgba);
	assert_int_equal(back.line_rgba, sheet->line_rgba);
	assert_true(back.w_um == sheet->w_um && back.h_um == sheet->h_um);
	assert_true(back.step_um == sheet->step_um && back.line_um == sheet->line_um);
	assert_true(back.margin_um == sheet->margin_um && back.margin_rgba == sheet->margin_rgba);
	assert_true(back.rounded == sheet->rounded && back.centred == sheet->centred);
	free(bytes);
}

static void test_svg_sheet__is_known_again(void **state)
{
	(void)state;
	for (int style = 0; style < PLEN_SVG_SHEET_STYLES; style++) {
		const struct plen_svg_sheet plain = {A4, .style = style};
		const struct plen_svg_sheet own = {A4, .style = style, .line_rgba = 0x12345680,
						   .step_um = 20000, .line_um = 900};

		const struct plen_svg_sheet edge = {A4, .style = style, .margin_um = -9000.5,
						    .margin_rgba = 0x12345680, .rounded = true};
		const struct plen_svg_sheet middle = {A4, .style = style, .centred = true};

		assert_comes_back(&plain);
		assert_comes_back(&own);
		assert_comes_back(&edge);
		assert_comes_back(&middle);
	}
}

static void test_svg_sheet__is_never_a_mass_of_lines(void **state)
{
	(void)state;
	for (int style = 0; style < PLEN_SVG_SHEET_STYLES; style++) {
		const struct plen_svg_sheet fine = {A4, .style = style, .step_um = 0.001};
		const struct plen_svg_sheet tiny = {
			.w_um = 1, .h_um = 1, .style = style, .step_um = 1e6};
		const struct plen_svg_sheet vast = {.w_um = 1e8, .h_um = 1e8, .style = style};
		const struct plen_svg_sheet *all[] = {&fine, &tiny, &vast};

		for (size_t i = 0; i < 3; i++) {
			size_t size = 0;
			uint8_t *bytes = plen_svg_sheet_make(all[i], &size);

			assert_true(size < 5000000);
			free(bytes);
		}
	}
}

static void test_svg_sheet__does_not_claim_what_was_changed(void **state)
{
	const struct plen_svg_sheet sheet = {A4, .style = PLEN_SVG_SHEET_GRAPH};
	static const char *const others[] = {"", "<svg/>", "<svg data-sheet=\"",
					     "data-sheet=\"9 1 1",
					     "data-sheet=\"0 1 1 0 0 ffffffff 0\""};
	struct plen_svg_sheet back;
	size_t size = 0;
	uint8_t *bytes = plen_svg_sheet_make(&sheet, &size);

	(void)state;
	bytes[size - 10] ^= 1;
	assert_false(plen_svg_sheet_parse(bytes, size, &back));
	free(bytes);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		assert_false(
			plen_svg_sheet_parse((const uint8_t *)others[i], strlen(others[i]), &back));
	}
}

static void test_svg_sheet__has_the_lines_it_says(void **state)
{
	/* Two inches: a margin line at one, and one rule between header and footer. */
	const struct plen_svg_sheet sheet = {
		.w_um = 50800, .h_um = 50800, .rgba = 0xFFFFFF80, .style = PLEN_SVG_SHEET_LINED};
	size_t size = 0;
	char *text = (char *)plen_svg_sheet_make(&sheet, &size);

	(void)state;
	assert_non_null(strstr(text, "width=\"50.8mm\" height=\"50.8mm\" viewBox=\"0 0 144 144\""));
	assert_non_null(strstr(text, "fill=\"#ffffff\" fill-opacity=\"0.502\""));
	assert_non_null(strstr(text, "d=\"M0 80L144 80\""));
	assert_non_null(strstr(text, "d=\"M72 0L72 144\""));
	free(text);
}

static void assert_has(const struct plen_svg_sheet *sheet, const char *part)
{
	size_t size = 0;
	char *text = (char *)plen_svg_sheet_make(sheet, &size);

	assert_non_null(strstr(text, part));
	free(text);
}

#define INCH 25400
#define PT (INCH / 72.0)

static void test_svg_sheet__margins(void **state)
{
	struct plen_svg_sheet squares = {.w_um = 50 * PT,
					 .h_um = 60 * PT,
					 .style = PLEN_SVG_SHEET_GRAPH,
					 .step_um = 10 * PT,
					 .margin_um = 15 * PT};
	const struct plen_svg_sheet lined = {.w_um = 2 * INCH,
					     .h_um = 2 * INCH,
					     .rgba = 0x000000FF,
					     .style = PLEN_SVG_SHEET_LINED,
					     .margin_um = -44 * PT};

	(void)state;
	assert_has(&squares, "d=\"M20 15L20 45M30 15L30 45M15 20L35 20M15 30L35 30M15 40L35 40\"");
	squares.rounded = true;
	assert_has(&squares, "d=\"M20 20L20 40M30 20L30 40M20 20L30 20M20 30L30 30M20 40L30 40\"");
	squares.margin_um = 100 * PT;
	assert_has(&squares, "d=\"\"");
	assert_has(&lined, "d=\"M100 0L100 144\"");
	assert_has(&lined, "stroke=\"#434343\"");
	assert_has(&lined, "stroke=\"#220080\"");
}

static void test_svg_sheet__centred(void **state)
{
	struct plen_svg_sheet sheet = {.w_um = 30 * PT,
				       .h_um = 20 * PT,
				       .style = PLEN_SVG_SHEET_GRAPH,
				       .step_um = 10 * PT,
				       .centred = true};

	(void)state;
	assert_has(&sheet, "d=\"M5 0L5 20M15 0L15 20M25 0L25 20M0 0L30 0M0 10L30 10M0 20L30 20\"");
	sheet.style = PLEN_SVG_SHEET_RULED;
	assert_has(&sheet, "d=\"M0 0L30 0M0 10L30 10M0 20L30 20\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_svg_sheet__is_known_again),
		cmocka_unit_test(test_svg_sheet__is_never_a_mass_of_lines),
		cmocka_unit_test(test_svg_sheet__does_not_claim_what_was_changed),
		cmocka_unit_test(test_svg_sheet__has_the_lines_it_says),
		cmocka_unit_test(test_svg_sheet__margins),
		cmocka_unit_test(test_svg_sheet__centred),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
