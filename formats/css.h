/* SPDX-License-Identifier: MIT
 *
 * The little of CSS that drawings use: colours, and properties in style attributes.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* #rgb, #rgba, #rrggbb, #rrggbbaa, rgb(), rgba(), names of SVG, in any case; "none" and
 * "transparent" are 0. 0xRRGGBBAA; false for anything else and NULL. */
bool plen_css_colour(const char *text, uint32_t *rgba);
/* Replaces alpha by alpha * opacity, which is kept within 0..1. */
uint32_t plen_css_with_opacity(uint32_t rgba, double opacity);

/* The value of property `name` in "name: value; ...", trimmed and cut to what fits; false if it is
 * not there. The last one counts. `style` may be NULL. */
bool plen_css_property(const char *style, const char *name, char *value, size_t size);
