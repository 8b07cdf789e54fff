/* SPDX-License-Identifier: MIT
 *
 * The names that SVG has for colours.
 */
#pragma once

#include <stdint.h>

struct plen_css_name {
	const char *name;
	uint32_t rgba;
};

/* Ends with a NULL name. */
extern const struct plen_css_name plen_css_names[];
