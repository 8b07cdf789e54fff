/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/log.h"
#include "common/mem.h"

static void test_mem__a_growing_array_keeps_what_it_holds(void **state)
{
	(void)state;
	int *array = NULL;
	size_t capacity = 0;

	for (int i = 0; i < 1000; i++) {
		array = plen_grow(array, (size_t)i, &capacity, sizeof(*array));
		array[i] = i;
	}
	for (int i = 0; i < 1000; i++) {
		assert_int_equal(array[i], i);
	}
	assert_true(capacity >= 1000 && capacity < 2500);
	free(array);
}

static void test_mem__nothing_is_an_address_too(void **state)
{
	(void)state;
	void *memory[] = {plen_calloc(0, 8), plen_calloc(8, 0), plen_realloc(NULL, 0, 8)};

	for (int i = 0; i < 3; i++) {
		assert_non_null(memory[i]);
		free(memory[i]);
	}
}

static void test_mem__text(void **state)
{
	(void)state;
	char *text = plen_asprintf("%d panes", 3);
	char *copy = plen_strdup(text);

	assert_string_equal(copy, "3 panes");
	free(text);
	free(copy);
}

static char last_line[1024];
static enum plen_log_level last_level;

static void keep_line(enum plen_log_level level, const char *module, const char *line)
{
	last_level = level;
	strcpy(last_line, module);
	strcat(last_line, ": ");
	strcat(last_line, line);
}

static void test_log__level_and_sink(void **state)
{
	(void)state;
	plen_log_set_sink(keep_line);
	plen_log_set_level(PLEN_LOG_WARN);
	plen_log(PLEN_LOG_INFO, "test", "not seen");
	assert_string_equal(last_line, "");
	plen_log(PLEN_LOG_WARN, "test", "seen %d", 1);
	assert_string_equal(last_line, "test: seen 1");
	assert_int_equal(last_level, PLEN_LOG_WARN);
	plen_log_set_sink(NULL);
	plen_log_set_level(PLEN_LOG_INFO);
}

static void test_log__nothing_commands_a_terminal(void **state)
{
	(void)state;
	char line[] = "a\x1b[2J\nb\xc2\x9bm \xc3\xa9\x7f";

	plen_log_clean(line);
	assert_string_equal(line, "a?[2J?b??m \xc3\xa9?");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mem__a_growing_array_keeps_what_it_holds),
		cmocka_unit_test(test_mem__nothing_is_an_address_too),
		cmocka_unit_test(test_mem__text),
		cmocka_unit_test(test_log__level_and_sink),
		cmocka_unit_test(test_log__nothing_commands_a_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
