/* SPDX-License-Identifier: MIT */
#include "node_holders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct found {
	char lines[512];
};

static void note(void *data, const char *path, const char *name, int pid)
{
	struct found *found = data;
	size_t length = strlen(found->lines);

	snprintf(found->lines + length, sizeof(found->lines) - length, "%s in %s (%d)\n",
		 strrchr(path, '/') + 1, name, pid);
}

/* We are the one program whose open files are surely known. */
static void test_node_holders__are_named_with_their_number(void **state)
{
	char folder[] = "/tmp/plen-holders-XXXXXX";
	char below[64], path[80], wanted[128];
	struct found found = {""};

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(below, sizeof(below), "%s/", folder);
	snprintf(path, sizeof(path), "%s/event5", folder);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	plen_node_holders_find(below, note, &found);
	snprintf(wanted, sizeof(wanted), "event5 in test_node_holde (%d)\n", (int)getpid());
	assert_string_equal(found.lines, wanted);
	fclose(file);
	found.lines[0] = '\0';
	plen_node_holders_find(below, note, &found);
	assert_string_equal(found.lines, "");
	unlink(path);
	rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_node_holders__are_named_with_their_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
