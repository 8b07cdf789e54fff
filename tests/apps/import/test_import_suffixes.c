/* SPDX-License-Identifier: MIT
 *
 * What is offered can be read, and what can be read is offered: two lists that cannot be one, as
 * the board must not be linked with the readers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "importer/job.h"
#include "readers.h"

static void test_import_suffixes__each_that_is_offered_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; plen_import_suffix_at(i) != NULL; i++) {
		assert_non_null(plen_readers_find(plen_import_suffix_at(i)));
	}
}

static void test_import_suffixes__each_that_is_read_is_offered(void **state)
{
	(void)state;
	for (size_t i = 0; plen_format_reader_at(i) != NULL; i++) {
		char path[64];
		snprintf(path, sizeof(path), "a.b/%s.%s", "name", plen_format_reader_at(i)->suffix);
		assert_true(plen_import_knows(path));
	}
}

static void test_import_suffixes__are_the_end_of_a_name(void **state)
{
	(void)state;
	assert_true(plen_import_knows("a.PDF"));
	assert_true(plen_import_knows("/b.c/a.b.JpG"));
	assert_false(plen_import_knows("pdf"));
	assert_false(plen_import_knows("a.pdf/b"));
	assert_false(plen_import_knows("a.pdfx"));
	assert_false(plen_import_knows("a."));
	assert_false(plen_import_knows("a.plenary"));
	assert_false(plen_import_knows(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_import_suffixes__each_that_is_offered_is_read),
		cmocka_unit_test(test_import_suffixes__each_that_is_read_is_offered),
		cmocka_unit_test(test_import_suffixes__are_the_end_of_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
