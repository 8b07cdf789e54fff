/* SPDX-License-Identifier: MIT */
#include "svg_root.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "formats/image_kind.h"
#include "lesson/op.h"

static void assert_attribute(const char *svg, const char *name, const char *expected)
{
	/* Exactly as long as it is, for whoever looks beyond. */
	size_t size = strlen(svg);
	uint8_t *bytes = memcpy(malloc(size + 1), svg, size);
	char value[16] = "";

	bytes = realloc(bytes, size > 0 ? size : 1);
	assert_int_equal(plen_svg_root_attribute(bytes, size, name, value, sizeof(value)),
			 expected != NULL);
	assert_string_equal(value, expected != NULL ? expected : "");
	free(bytes);
}

static void test_svg_root__finds_what_it_says(void **state)
{
	(void)state;
	assert_attribute("<svg width=\"12\"/>", "width", "12");
	assert_attribute(
		"<?xml version='1.0'?>\n<!-- <svg width=\"1\"> --><svg:svg\n a='>' width = "
		"'5mm' height=\"7\"><g/>",
		"width", "5mm");
	assert_attribute("<!DOCTYPE svg [<!ENTITY a \"<b>\">]><svg height=\"7\">", "height", "7");
	assert_attribute("<!DOCTYPE svg PUBLIC \"-//W3C\" \"http://x/y\"><svg height=\"7\">",
			 "height", "7");
	assert_attribute("<svg stroke-width=\"1\" width=\"2\">", "width", "2");
}

static void test_svg_root__finds_nothing_elsewhere(void **state)
{
	static const char *const none[] = {
		"",
		"<",
		"<svg",
		"<svg width",
		"<svg width=",
		"<svg width=5>",
		"<svg width=\"5",
		"<svg><g width=\"5\"/></svg>",
		"<!-- <svg width=\"5\"/>",
		"<!DOCTYPE [ <svg width=\"5\"/>",
		"<svg width=\"more than sixteen\"/>",
		"svg width=\"5\"",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		assert_attribute(none[i], "width", NULL);
	}
}

static void assert_size(const char *svg, double w, double h)
{
	double w_px = 0, h_px = 0;

	assert_int_equal(plen_image_kind_size(PLEN_MEDIA_SVG, (const uint8_t *)svg, strlen(svg), 96,
					      &w_px, &h_px),
			 w > 0);
	if (w > 0) {
		assert_float_equal(w_px, w, 1e-9);
		assert_float_equal(h_px, h, 1e-9);
	}
}

static void test_svg_root__tells_how_large_a_picture_is(void **state)
{
	(void)state;
	assert_size("<svg width='100' height='1in'/>", 100, 96);
	assert_size("<svg viewBox='0 0 30 40'/>", 30, 40);
	assert_size("<svg width='100%' height='100%' viewBox='1 2 30,40'/>", 30, 40);
	assert_size("<svg width='100'/>", 0, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_svg_root__finds_what_it_says),
		cmocka_unit_test(test_svg_root__finds_nothing_elsewhere),
		cmocka_unit_test(test_svg_root__tells_how_large_a_picture_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
