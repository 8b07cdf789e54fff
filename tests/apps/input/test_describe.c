/* SPDX-License-Identifier: MIT */
#include "describe.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void expect_size(const struct plen_inventory_device *device, const char *wanted)
{
	char *text = plen_describe_size(device);

	assert_string_equal(text, wanted);
	free(text);
}

/* The same panel, known a little better each time. */
static void test_describe__who_says_the_size(void **state)
{
	struct plen_inventory_device panel = {
		.bus = 3, .vendor = 0x1209, .product = 1, .axes = {{0, 16000, 0}, {0, 9000, 0}}};

	(void)state;
	expect_size(&panel, "unknown (it does not say)");
	panel.axes.x.per_mm = panel.axes.y.per_mm = 1000;
	expect_size(&panel, "unknown (what it claims no board could have)");
	panel.axes.x.per_mm = panel.axes.y.per_mm = 10;
	expect_size(&panel, "1600 x 900 mm (it says so itself)");
	/* SMART's, of 65 inches. */
	panel.vendor = 0x0b8c;
	panel.product = 0x0092;
	expect_size(&panel, "1428 x 804 mm (known by its id)");
	panel.open_error = -EACCES;
	expect_size(&panel, "1428 x 804 mm (known by its id)");
	panel.table_mm = (struct plen_board_size){1430, 805};
	expect_size(&panel, "1430 x 805 mm (hardware database)");
	panel.vendor = 0x1209;
	expect_size(&panel, "1430 x 805 mm (hardware database)");
}

static void test_describe__who_has_it(void **state)
{
	struct plen_inventory_holder holders[] = {{"gnome-shell", 812}, {"plenary", 431}};
	struct plen_inventory_device panel = {.holders = holders};

	(void)state;
	char *text = plen_describe_holders(&panel);
	assert_string_equal(text, "");
	free(text);
	panel.holder_count = 2;
	panel.grabbed = true;
	text = plen_describe_access(&panel);
	assert_string_equal(text, "another program keeps it to itself; open in: gnome-shell (812), "
				  "plenary (431)");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_describe__who_says_the_size),
		cmocka_unit_test(test_describe__who_has_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
