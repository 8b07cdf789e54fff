/* SPDX-License-Identifier: MIT
 *
 * The attributes of an SVG's root, found without a parser: writers run outside of plenary-import,
 * where nothing is parsed that others made.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The text of an attribute as it stands there. False if there is none, or it does not fit. */
bool plen_svg_root_attribute(const uint8_t *bytes, size_t size, const char *name, char *value,
			     size_t value_size);
