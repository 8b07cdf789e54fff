/* SPDX-License-Identifier: MIT
 *
 * What is plugged in, for those who look after it: every node that touches or points, whether it
 * may be read, and who keeps it to himself. A look, not a source: opens each node for an instant.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "driver/panel.h"

enum plen_inventory_kind {
	PLEN_INVENTORY_PANEL,
	PLEN_INVENTORY_PEN,
	PLEN_INVENTORY_POINTER,
};

struct plen_inventory_device {
	enum plen_inventory_kind kind;
	char *node; /* such as /dev/input/event5 */
	char *name; /* never NULL; "" = unknown */
	char *seat; /* never NULL */
	uint16_t bus, vendor, product;
	int open_error; /* 0, or the negative errno of opening; then all below is unknown */
	bool mappable;  /* has two axes with an extent */
	struct plen_panel_axes axes;
	uint32_t contacts_max; /* 0 = it does not say */
	bool reports_size, reports_pressure, reports_tool, reports_hover;
	bool grabbed;  /* somebody else keeps its events to himself */
	char *holders; /* programs that have it open, as far as we may know; never NULL */
};

struct plen_inventory {
	struct plen_inventory_device *devices; /* sorted by node number */
	size_t count, capacity;
};

/* 0, or a negative errno if the machine's devices cannot be listed at all. None is no error. */
int plen_inventory_take(struct plen_inventory *inventory);
void plen_inventory_finish(struct plen_inventory *inventory);
