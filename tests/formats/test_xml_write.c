/* SPDX-License-Identifier: MIT */
#include "xml_write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "xml_tree.h"

static void test_xml_write__looks_like_this(void **state)
{
	struct plen_xml_write write = {0};
	size_t size = 0;

	(void)state;
	plen_xml_write_declaration(&write);
	plen_xml_write_begin(&write, "a");
	plen_xml_write_attribute(&write, "b", "<\"&'>\n");
	plen_xml_write_number(&write, "c", -1.25, 3);
	plen_xml_write_colour(&write, "d", 0x0072B2FF);
	plen_xml_write_begin(&write, "e");
	plen_xml_write_end(&write);
	plen_xml_write_begin(&write, "f");
	plen_xml_write_text(&write, "x < \"y\" & \xc3\xa4");
	plen_xml_write_end(&write);
	plen_xml_write_begin(&write, "g");
	plen_buffer_text(plen_xml_write_open_attribute(&write, "h"), "1 2 3");
	plen_xml_write_close_attribute(&write);
	plen_buffer_text(plen_xml_write_open_text(&write), "4 5");
	plen_xml_write_end(&write);
	plen_xml_write_end(&write);

	char *text = (char *)plen_xml_write_take(&write, &size);
	assert_string_equal(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				  "<a b=\"&lt;&quot;&amp;'&gt;&#10;\" c=\"-1.25\" d=\"#0072b2\">\n"
				  "<e/>\n"
				  "<f>x &lt; \"y\" &amp; \xc3\xa4</f>\n"
				  "<g h=\"1 2 3\">4 5</g>\n"
				  "</a>\n");
	free(text);
}

static void test_xml_write__whatever_is_said_can_be_read(void **state)
{
	(void)state;
	for (int first = 1; first < 256; first++) {
		char text[4] = {(char)first, (char)0x80, 'x', '\0'};
		struct plen_xml_write write = {0};
		struct plen_reading reading = {0};
		struct plen_xml_tree *tree = NULL;
		size_t size = 0;

		plen_xml_write_begin(&write, "a");
		plen_xml_write_attribute(&write, "b", text);
		plen_xml_write_text(&write, text);
		plen_xml_write_end(&write);
		uint8_t *bytes = plen_xml_write_take(&write, &size);
		assert_int_equal(plen_xml_tree_parse(&tree, bytes, size, &reading), 0);
		plen_xml_tree_destroy(tree);
		free(bytes);
	}
}

static void test_xml_write__replaces_what_is_no_character(void **state)
{
	static const char *const bad[] = {"\1", "\xff", "\xc0\x80", "\xed\xa0\x80", "\xef\xbf\xbf"};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct plen_xml_write write = {0};

		plen_xml_write_begin(&write, "a");
		plen_xml_write_text(&write, bad[i]);
		assert_non_null(strstr((char *)write.out.data, "\xef\xbf\xbd"));
		plen_xml_write_finish(&write);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_xml_write__looks_like_this),
		cmocka_unit_test(test_xml_write__whatever_is_said_can_be_read),
		cmocka_unit_test(test_xml_write__replaces_what_is_no_character),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
