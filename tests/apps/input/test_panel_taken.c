/* SPDX-License-Identifier: MIT
 *
 * Machines that nobody has here: the linker sends the calls for what is plugged in to this file.
 */
#include "panel_taken.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "driver/inventory.h"

static struct plen_inventory machine;

int __wrap_plen_inventory_take(struct plen_inventory *inventory);
void __wrap_plen_inventory_finish(struct plen_inventory *inventory);
bool __wrap_plen_inventory_is_grabbed(const struct plen_inventory_device *device);

int __wrap_plen_inventory_take(struct plen_inventory *inventory)
{
	*inventory = machine;
	return machine.devices == NULL ? -EIO : 0;
}

void __wrap_plen_inventory_finish(struct plen_inventory *inventory)
{
	inventory->count = 0;
}

bool __wrap_plen_inventory_is_grabbed(const struct plen_inventory_device *device)
{
	/* Mice and pens are left alone: what they send meanwhile would be lost to others. */
	assert_int_equal(device->kind, PLEN_INVENTORY_PANEL);
	return device->grabbed;
}

static bool is_taken(struct plen_inventory_device *devices, size_t count)
{
	machine.devices = devices;
	machine.count = count;
	return plen_input_panel_is_taken("end it");
}

static void test_panel_taken__if_all_are(void **state)
{
	struct plen_inventory_device devices[] = {
		{.kind = PLEN_INVENTORY_POINTER},
		{.kind = PLEN_INVENTORY_PANEL, .open_error = -EACCES},
		{.kind = PLEN_INVENTORY_PANEL, .grabbed = true},
		{.kind = PLEN_INVENTORY_PANEL, .grabbed = true},
	};

	(void)state;
	assert_true(is_taken(devices, 4));
	devices[3].grabbed = false;
	assert_false(is_taken(devices, 4));
	/* That there is none to be read is another trouble, which is told elsewhere. */
	assert_false(is_taken(devices, 2));
	assert_false(is_taken(NULL, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_panel_taken__if_all_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
