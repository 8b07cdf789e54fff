/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "known_nodes.h"

static void expect_missing(struct plen_known_nodes *nodes, const char *devnode)
{
	char *missing = plen_known_nodes_take_missing(nodes);

	if (devnode == NULL) {
		assert_null(missing);
	} else {
		assert_non_null(missing);
		assert_string_equal(missing, devnode);
	}
	free(missing);
}

static void test_known_nodes__finds_what_nobody_said_has_gone(void **state)
{
	struct plen_known_nodes nodes = {NULL};

	(void)state;
	plen_known_nodes_look(&nodes);
	expect_missing(&nodes, NULL);
	plen_known_nodes_see(&nodes, "event1", "/sys/input1/event1");
	plen_known_nodes_see(&nodes, "event2", "/sys/input2/event2");
	plen_known_nodes_see(&nodes, "event3", "/sys/input3/event3");
	expect_missing(&nodes, NULL);

	plen_known_nodes_look(&nodes);
	plen_known_nodes_see(&nodes, "event1", "/sys/input1/event1");
	plen_known_nodes_see(&nodes, "event3", "/sys/input3/event3");
	expect_missing(&nodes, "event2");
	expect_missing(&nodes, NULL);

	plen_known_nodes_look(&nodes);
	assert_true(plen_known_nodes_forget(&nodes, "event1"));
	assert_false(plen_known_nodes_forget(&nodes, "event1"));
	expect_missing(&nodes, "event3");
	expect_missing(&nodes, NULL);
	plen_known_nodes_finish(&nodes);
}

static void test_known_nodes__tells_devices_on_one_node_apart(void **state)
{
	struct plen_known_nodes nodes = {NULL};

	(void)state;
	assert_false(plen_known_nodes_is_other(&nodes, "event1", "/sys/input1/event1"));
	plen_known_nodes_see(&nodes, "event1", "/sys/input1/event1");
	plen_known_nodes_see(&nodes, "event2", "/sys/input2/event2");
	assert_false(plen_known_nodes_is_other(&nodes, "event1", "/sys/input1/event1"));
	assert_true(plen_known_nodes_is_other(&nodes, "event1", "/sys/input9/event1"));

	plen_known_nodes_see(&nodes, "event1", "/sys/input9/event1");
	assert_false(plen_known_nodes_is_other(&nodes, "event1", "/sys/input9/event1"));
	plen_known_nodes_forget(&nodes, "event1");
	assert_false(plen_known_nodes_is_other(&nodes, "event1", "/sys/input1/event1"));
	plen_known_nodes_finish(&nodes);
	plen_known_nodes_finish(&nodes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_nodes__finds_what_nobody_said_has_gone),
		cmocka_unit_test(test_known_nodes__tells_devices_on_one_node_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
