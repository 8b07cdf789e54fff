/* SPDX-License-Identifier: MIT */
#include "xml_tree.h"

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

static struct plen_xml_tree *parse(const char *text)
{
	struct plen_reading reading = {0};
	struct plen_xml_tree *tree = NULL;

	assert_int_equal(plen_xml_tree_parse(&tree, (const uint8_t *)text, strlen(text), &reading),
			 0);
	return tree;
}

static void assert_refused(const char *text, int rc)
{
	struct plen_reading reading = {0};
	struct plen_xml_tree *tree = NULL;

	assert_int_equal(plen_xml_tree_parse(&tree, (const uint8_t *)text, strlen(text), &reading),
			 rc);
	assert_null(tree);
	assert_string_not_equal(reading.detail, "");
}

static void test_xml_tree__splits_names_and_keeps_order(void **state)
{
	struct plen_xml_tree *tree =
		parse("<?xml version='1.0'?><!DOCTYPE a SYSTEM 'http://nowhere/'>\n"
		      "<a xmlns='one' xmlns:t='two' x='1' t:x='2'>\n <t:b/>\n <c><d/></c>\n</a>");
	const struct plen_xml_node *root = plen_xml_tree_root(tree);

	(void)state;
	assert_true(plen_xml_tree_is(root, "one", "a"));
	assert_false(plen_xml_tree_is(root, "two", "a"));
	assert_string_equal(plen_xml_tree_attribute(root, "x"), "1");
	assert_string_equal(plen_xml_tree_attribute_in(root, "two", "x"), "2");
	assert_null(plen_xml_tree_attribute(root, "y"));

	const struct plen_xml_node *b = plen_xml_tree_child(root, NULL);
	assert_true(plen_xml_tree_is(b, "two", "b"));
	const struct plen_xml_node *c = plen_xml_tree_next(b, "c");
	assert_true(plen_xml_tree_is(c, NULL, "c"));
	assert_true(plen_xml_tree_after(b, root, true) == c);
	const struct plen_xml_node *d = plen_xml_tree_after(c, root, true);
	assert_true(plen_xml_tree_is(d, "one", "d"));
	assert_null(plen_xml_tree_after(d, root, true));
	assert_null(plen_xml_tree_after(c, root, false));
	assert_null(plen_xml_tree_after(d, d, true));
	assert_null(plen_xml_tree_next(c, NULL));
	plen_xml_tree_destroy(tree);
}

static void test_xml_tree__joins_text(void **state)
{
	struct plen_xml_tree *tree =
		parse("<a>one &amp; <![CDATA[<two>]]><!-- no --> <b>three</b> \n <c> </c></a>");
	const struct plen_xml_node *root = plen_xml_tree_root(tree);
	char *text = plen_xml_tree_text(root);

	(void)state;
	assert_string_equal(text, "one & <two> three ");
	assert_string_equal(plen_xml_tree_own_text(root), "one & <two> ");
	assert_string_equal(plen_xml_tree_own_text(plen_xml_tree_child(root, "b")), "three");
	free(text);
	plen_xml_tree_destroy(tree);
}

static void test_xml_tree__numbers_are_bounded(void **state)
{
	struct plen_xml_tree *tree = parse("<a x='12.5px' y='x' z='1e9'/>");
	const struct plen_xml_node *root = plen_xml_tree_root(tree);

	(void)state;
	assert_true(plen_xml_tree_number(root, "x", 0, 100, -1) == 12.5);
	assert_true(plen_xml_tree_number(root, "y", 0, 100, -1) == -1);
	assert_true(plen_xml_tree_number(root, "z", 0, 100, -1) == -1);
	assert_true(plen_xml_tree_number(root, "w", 0, 100, -1) == -1);
	plen_xml_tree_destroy(tree);
}

static void test_xml_tree__refuses_what_strangers_may_not(void **state)
{
	struct plen_buffer deep = {0}, wide = {0};

	(void)state;
	assert_refused("", -EBADMSG);
	assert_refused("<a>", -EBADMSG);
	assert_refused("<a b='1' b='2'/>", -EBADMSG);
	assert_refused("<a>&undefined;</a>", -EBADMSG);
	assert_refused("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", -EBADMSG);
	assert_refused("<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]><a/>",
		       -EBADMSG);
	assert_refused("<!DOCTYPE a [<!ELEMENT a ANY>]><a/>", -EBADMSG);
	for (unsigned i = 0; i <= PLEN_LIMIT_XML_DEPTH; i++) {
		plen_buffer_text(&deep, "<a>");
	}
	assert_refused((char *)deep.data, -E2BIG);
	plen_buffer_text(&wide, "<a");
	for (unsigned i = 0; i <= PLEN_LIMIT_XML_ATTRIBUTES; i++) {
		plen_buffer_printf(&wide, " a%u=''", i);
	}
	plen_buffer_text(&wide, "/>");
	assert_refused((char *)wide.data, -E2BIG);
	plen_buffer_finish(&deep);
	plen_buffer_finish(&wide);
}

static void test_xml_tree__reads_other_encodings(void **state)
{
	static const uint8_t utf16[] = "\xff\xfe<\0a\0>\0\xe4\0<\0/\0a\0>";
	struct plen_reading reading = {0};
	struct plen_xml_tree *tree = NULL;

	(void)state;
	assert_int_equal(plen_xml_tree_parse(&tree, utf16, sizeof(utf16), &reading), 0);
	assert_string_equal(plen_xml_tree_own_text(plen_xml_tree_root(tree)), "\xc3\xa4");
	plen_xml_tree_destroy(tree);
}

static void test_xml_tree__holds_many_names_and_long_text(void **state)
{
	struct plen_buffer text = {0};

	(void)state;
	plen_buffer_text(&text, "<a>");
	for (int i = 0; i < 3000; i++) {
		plen_buffer_printf(&text, "<n%d v%d='%d'/>", i, i, i);
	}
	plen_buffer_text(&text, "<t>");
	memset(plen_buffer_space(&text, 300000), 'x', 300000);
	plen_buffer_text(&text, "</t></a>");

	struct plen_xml_tree *tree = parse((char *)text.data);
	const struct plen_xml_node *node = plen_xml_tree_child(plen_xml_tree_root(tree), "n2999");
	assert_string_equal(plen_xml_tree_attribute(node, "v2999"), "2999");
	assert_int_equal(strlen(plen_xml_tree_own_text(plen_xml_tree_next(node, "t"))), 300000);
	plen_xml_tree_destroy(tree);
	plen_buffer_finish(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_xml_tree__splits_names_and_keeps_order),
		cmocka_unit_test(test_xml_tree__joins_text),
		cmocka_unit_test(test_xml_tree__numbers_are_bounded),
		cmocka_unit_test(test_xml_tree__refuses_what_strangers_may_not),
		cmocka_unit_test(test_xml_tree__reads_other_encodings),
		cmocka_unit_test(test_xml_tree__holds_many_names_and_long_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
