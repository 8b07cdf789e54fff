/* SPDX-License-Identifier: MIT */
#include "panel_taken.h"

#include <stdio.h>

#include "driver/inventory.h"

static bool all_are_taken(const struct plen_inventory *inventory)
{
	size_t taken = 0;

	for (size_t i = 0; i < inventory->count; i++) {
		const struct plen_inventory_device *device = &inventory->devices[i];
		if (device->kind != PLEN_INVENTORY_PANEL || device->open_error != 0) {
			continue;
		}
		if (!plen_inventory_is_grabbed(device)) {
			return false;
		}
		taken++;
	}
	return taken > 0;
}

bool plen_input_panel_is_taken(const char *mend)
{
	struct plen_inventory inventory;
	bool taken = false;

	if (plen_inventory_take(&inventory) == 0) {
		taken = all_are_taken(&inventory);
	}
	plen_inventory_finish(&inventory);
	if (taken) {
		fprintf(stderr, "plenary-input: another program has the panel to itself; %s\n",
			mend);
	}
	return taken;
}
