/* SPDX-License-Identifier: MIT */
#include "arguments.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command.h"

struct taken {
	bool flag;
	const char *text, *file;
	double seconds;
};

static int parse(struct taken *taken, bool takes_file, const char *const *words)
{
	char *argv[8];
	int argc = 0;

	const struct plen_input_option options[] = {
		{.name = "--flag", .flag = &taken->flag},
		{.name = "--text", .text = &taken->text},
		{.name = "--seconds", .seconds = &taken->seconds},
	};
	const struct plen_input_arguments arguments = {options, 3, takes_file ? &taken->file : NULL,
						       "test"};

	/* The C library hands out words that may be changed; nobody does. */
	for (; words[argc] != NULL; argc++) {
		argv[argc] = (char *)words[argc];
	}
	return plen_input_parse(&arguments, argc, argv);
}

static void test_arguments__stand_in_any_order(void **state)
{
	struct taken taken = {0};
	static const char *const words[] = {"test",      "--text", "word",   "file",
					    "--seconds", "2.5",    "--flag", NULL};

	(void)state;
	assert_int_equal(parse(&taken, true, words), PLEN_INPUT_GOOD);
	assert_true(taken.flag);
	assert_string_equal(taken.text, "word");
	assert_string_equal(taken.file, "file");
	assert_true(taken.seconds == 2.5);
}

static void test_arguments__are_refused(void **state)
{
	static const char *const cases[][4] = {
		{"test", "a", "b", NULL},           {"test", "--other", NULL, NULL},
		{"test", "--text", NULL, NULL},     {"test", "--seconds", NULL, NULL},
		{"test", "--seconds", "x", NULL},   {"test", "--seconds", "0", NULL},
		{"test", "--seconds", "2s", NULL},  {"test", "--seconds", "nan", NULL},
		{"test", "--seconds", "1e9", NULL}, {"test", "--seconds", "", NULL},
		{"test", "-", NULL, NULL},          {"test", "--text", "--flag", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct taken taken = {0};
		assert_int_equal(parse(&taken, true, cases[i]), PLEN_INPUT_USAGE);
	}

	struct taken taken = {0};
	static const char *const file[] = {"test", "file", NULL};
	static const char *const alone[] = {"test", NULL};
	assert_int_equal(parse(&taken, false, file), PLEN_INPUT_USAGE);
	assert_int_equal(parse(&taken, false, alone), PLEN_INPUT_GOOD);
	static const char *const dash[] = {"test", "--text", "-", NULL};
	assert_int_equal(parse(&taken, false, dash), PLEN_INPUT_GOOD);
	assert_string_equal(taken.text, "-");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arguments__stand_in_any_order),
		cmocka_unit_test(test_arguments__are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
