/* SPDX-License-Identifier: MIT */
#include "xml_parser.h"

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
#include "formats/limits.h"

#define TEXT                                                                                       \
	"<?xml version='1.0'?><r v='1'>lost<a x='2'><b>in</b> it</a><!-- no -->\n"                 \
	"<c y='&lt;'/><a>\xc3\xa4<![CDATA[<z>]]></a>tail</r>"

/* What came, in words. */
struct seen {
	struct plen_buffer text;
	int calls, enough; /* -ENOSPC at this call; 0 = never */
};

static int see(void *data, const struct plen_xml_node *child)
{
	struct seen *seen = data;
	char *within = plen_xml_tree_text(child);

	assert_true(plen_xml_tree_is(child->parent, NULL, "r"));
	assert_string_equal(plen_xml_tree_attribute(child->parent, "v"), "1");
	assert_null(child->next);
	plen_buffer_printf(&seen->text, "%s(%s) ", child->name, within);
	free(within);
	return ++seen->calls == seen->enough ? -ENOSPC : 0;
}

static int parse(const char *text, size_t piece, struct seen *seen, struct plen_reading *reading)
{
	struct plen_xml_document document;
	struct plen_xml_parser *parser = plen_xml_parser_create(&document, see, seen);
	size_t size = strlen(text);

	for (size_t at = 0; at < size; at += piece) {
		plen_xml_parser_feed(parser, (const uint8_t *)text + at,
				     size - at < piece ? size - at : piece);
	}
	int rc = plen_xml_parser_end(parser, reading);
	plen_xml_parser_destroy(parser);
	plen_xml_document_finish(&document);
	return rc;
}

static void test_xml_parser__hands_over_each_child_in_any_pieces(void **state)
{
	(void)state;
	for (size_t piece = 1; piece < sizeof(TEXT) + 1; piece++) {
		struct plen_reading reading = {0};
		struct seen seen = {0};

		assert_int_equal(parse(TEXT, piece, &seen, &reading), 0);
		assert_string_equal((char *)seen.text.data, "a(in it) c() a(\xc3\xa4<z>) ");
		plen_buffer_finish(&seen.text);
	}
}

static void test_xml_parser__ends_when_told_to(void **state)
{
	struct plen_reading reading = {0};
	struct seen seen = {.enough = 2};

	(void)state;
	assert_int_equal(parse(TEXT "<", 3, &seen, &reading), -ENOSPC);
	assert_string_equal((char *)seen.text.data, "a(in it) c() ");
	assert_string_equal(reading.detail, "");
	plen_buffer_finish(&seen.text);
}

static void test_xml_parser__says_what_is_wrong_behind_what_was_good(void **state)
{
	struct plen_reading reading = {0};
	struct seen seen = {0};

	(void)state;
	assert_int_equal(parse("<r v='1'><a/></b>", 4, &seen, &reading), -EBADMSG);
	assert_string_equal((char *)seen.text.data, "a() ");
	assert_string_not_equal(reading.detail, "");
	plen_buffer_finish(&seen.text);
}

/* A tag that is long is not looked at again for each of its pieces: that would take minutes. */
static void test_xml_parser__takes_a_long_tag_in_small_pieces(void **state)
{
	const size_t length = (size_t)24 << 20;
	struct plen_reading reading = {0};
	struct plen_buffer text = {0};
	struct seen seen = {0};

	(void)state;
	plen_buffer_text(&text, "<r v='1'><a x='");
	memset(plen_buffer_space(&text, length), 'x', length);
	plen_buffer_text(&text, "'>in</a></r>");
	assert_int_equal(parse((char *)text.data, 1000, &seen, &reading), 0);
	assert_string_equal((char *)seen.text.data, "a(in) ");
	plen_buffer_finish(&seen.text);
	plen_buffer_finish(&text);
}

static void test_xml_parser__refuses_what_is_too_long(void **state)
{
	static const char *const begins[] = {"<r v='1'><a x='", "<r v='1'><a>"};
	static const size_t lengths[] = {2 * (size_t)PLEN_LIMIT_XML_TAG_BYTES + (1u << 20),
					 (size_t)PLEN_LIMIT_XML_TEXT_BYTES + (1u << 20)};

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct plen_reading reading = {0};
		struct plen_buffer text = {0};
		struct seen seen = {0};

		plen_buffer_text(&text, begins[i]);
		memset(plen_buffer_space(&text, lengths[i]), ' ', lengths[i]);
		assert_int_equal(parse((char *)text.data, 1u << 20, &seen, &reading), -E2BIG);
		assert_int_equal(reading.why, PLEN_UNREADABLE_TOO_MUCH);
		plen_buffer_finish(&text);
		plen_buffer_finish(&seen.text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_xml_parser__hands_over_each_child_in_any_pieces),
		cmocka_unit_test(test_xml_parser__ends_when_told_to),
		cmocka_unit_test(test_xml_parser__says_what_is_wrong_behind_what_was_good),
		cmocka_unit_test(test_xml_parser__takes_a_long_tag_in_small_pieces),
		cmocka_unit_test(test_xml_parser__refuses_what_is_too_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
