/* SPDX-License-Identifier: MIT
 *
 * Every golden/NAME.t is a case of its own: a script, a line "---", and what the engine is to say.
 * With PLENARY_GOLDEN_UPDATE=1 in the environment, what it says is written into the files instead.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "script.h"

#define FOLDER "golden"
#define MARK "---\n"
#define CASES_MAX 256

static char *read_whole_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	char *text = NULL;
	size_t size = 0;

	if (file == NULL) {
		fail_msg("%s: %s", path, strerror(errno));
		return NULL;
	}
	if (getdelim(&text, &size, '\0', file) < 0) {
		fail_msg("%s: empty", path);
	}
	fclose(file);
	return text;
}

static void write_expectation(const char *path, const char *text, size_t script_size,
			      const char *actual)
{
	FILE *file = fopen(path, "wb");

	if (file == NULL) {
		fail_msg("%s: %s", path, strerror(errno));
		return;
	}
	fwrite(text, 1, script_size, file);
	fputs(MARK, file);
	fputs(actual, file);
	fclose(file);
}

static size_t line_length(const char *text)
{
	return strcspn(text, "\n");
}

static const char *next_line(const char *text)
{
	size_t length = line_length(text);

	return text + length + (text[length] == '\n');
}

static void print_line(char mark, const char *text)
{
	print_error("  %c %.*s\n", mark, (int)line_length(text), text);
}

static int same_line(const char *a, const char *b)
{
	size_t length = line_length(a);

	return length == line_length(b) && strncmp(a, b, length) == 0;
}

/* How many lines of `text` come before the first that is like `line`; -1 if none is. */
static int lines_before(const char *text, const char *line)
{
	for (int count = 0; *text != '\0'; count++) {
		if (same_line(text, line)) {
			return count;
		}
		text = next_line(text);
	}
	return -1;
}

/* Lines expected but not said with '-', said but not expected with '+'. */
static void print_difference(const char *expected, const char *actual)
{
	while (*expected != '\0' || *actual != '\0') {
		if (*expected != '\0' && *actual != '\0' && same_line(expected, actual)) {
			print_line(' ', actual);
			expected = next_line(expected);
			actual = next_line(actual);
		} else if (*actual == '\0' ||
			   (*expected != '\0' && lines_before(actual, expected) < 0)) {
			print_line('-', expected);
			expected = next_line(expected);
		} else {
			print_line('+', actual);
			actual = next_line(actual);
		}
	}
}

static void test_engine_golden__case(void **state)
{
	const char *path = *state;
	char *text = read_whole_file(path);
	const char *mark = strstr(text, "\n" MARK);
	size_t script_size = mark != NULL ? (size_t)(mark + 1 - text) : strlen(text);
	const char *expected = mark != NULL ? mark + 1 + strlen(MARK) : "";
	char *actual = NULL;
	size_t actual_size = 0;
	char error[200] = "";
	FILE *out = open_memstream(&actual, &actual_size);

	if (!plen_test_script_play(text, out, error, sizeof(error))) {
		fail_msg("%s: %s", path, error);
	}
	fclose(out);
	if (getenv("PLENARY_GOLDEN_UPDATE") != NULL) {
		write_expectation(path, text, script_size, actual);
	} else if (strcmp(expected, actual) != 0) {
		print_error("%s: expected (-) and said (+) differ\n", path);
		print_difference(expected, actual);
		fail();
	}
	free(actual);
	free(text);
}

static int is_case(const struct dirent *entry)
{
	const char *suffix = strrchr(entry->d_name, '.');

	return suffix != NULL && strcmp(suffix, ".t") == 0;
}

int main(void)
{
	static struct CMUnitTest tests[CASES_MAX];
	struct dirent **entries = NULL;
	int count = scandir(FOLDER, &entries, is_case, alphasort);
	int failed = 0;

	if (count < 1 || count > CASES_MAX) {
		fprintf(stderr, "%s: no cases, or too many\n", FOLDER);
		return 1;
	}
	for (int i = 0; i < count; i++) {
		char *path = plen_asprintf("%s/%s", FOLDER, entries[i]->d_name);
		tests[i] = (struct CMUnitTest){
			.name = path, .test_func = test_engine_golden__case, .initial_state = path};
		free(entries[i]);
	}
	free(entries);
	failed = _cmocka_run_group_tests("engine golden", tests, (size_t)count, NULL, NULL);
	for (int i = 0; i < count; i++) {
		free(tests[i].initial_state);
	}
	return failed;
}
