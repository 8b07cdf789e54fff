/* SPDX-License-Identifier: MIT */
#include "panel_names.h"

#include <stddef.h>

static const struct plen_panel_name names[] = {
#include "panel_table.inc"
};

const struct plen_panel_name *plen_panel_name_find(uint16_t bus, uint16_t vendor, uint16_t product)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (names[i].bus == bus && names[i].vendor == vendor &&
		    names[i].product == product) {
			return &names[i];
		}
	}
	return NULL;
}
