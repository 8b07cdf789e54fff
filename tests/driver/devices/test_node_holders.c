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

/* We are the one program whose open files are surely known. */
static void test_node_holders__are_named_with_their_number(void **state)
{
	char path[] = "/tmp/plen-holders-XXXXXX";
	char number[32];
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	snprintf(number, sizeof(number), "test_node_holde (%d)", (int)getpid());
	char *holders = plen_node_holders(path);
	assert_string_equal(holders, number);
	free(holders);
	close(fd);
	holders = plen_node_holders(path);
	assert_string_equal(holders, "");
	free(holders);
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_node_holders__are_named_with_their_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
