/* SPDX-License-Identifier: MIT
 *
 * Panels known by their ids: the rows of udev/panels.tsv, compiled in, so that they are known where
 * nothing is installed.
 */
#pragma once

#include <stdint.h>

struct plen_panel_name {
	uint16_t bus, vendor, product;
	const char *make, *model;
	double width_mm, height_mm; /* 0 = one id, many sizes */
	const char *remarks;        /* "" = none */
};

/* NULL if the panel is not known. */
const struct plen_panel_name *plen_panel_name_find(uint16_t bus, uint16_t vendor, uint16_t product);
