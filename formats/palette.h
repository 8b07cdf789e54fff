/* SPDX-License-Identifier: MIT
 *
 * The colours of inks and paper as other programs write them, 0xRRGGBBAA. The same values as
 * renderer/theme.c, which a test compares: formats do not know the renderer.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/ink.h"
#include "lesson/stroke.h"

#define PLEN_PALETTE_SQUARE_UM 20000 /* squared paper */
#define PLEN_PALETTE_LINE_UM 900     /* its lines */

/* One of the palette. */
uint32_t plen_palette_rgba(enum plen_theme theme, enum plen_ink ink);
uint32_t plen_palette_paper(enum plen_theme theme);
uint32_t plen_palette_paper_line(enum plen_theme theme);

/* The theme of a page whose paper has this colour: the one whose inks are seen on it. */
enum plen_theme plen_palette_theme_of(uint32_t paper);

/* The palette's ink if the colour is exactly that of the theme (a marker's alpha does not count),
 * else PLEN_INK_OWN or PLEN_INK_OWN_MARKER and *own the colour; *own is 0 for the palette's. */
uint8_t plen_palette_ink(enum plen_theme theme, uint32_t rgba, bool marker, uint32_t *own);

bool plen_palette_is_marker(uint8_t ink);
/* Whichever ink a stroke has. */
uint32_t plen_palette_stroke(enum plen_theme theme, const struct plen_stroke *stroke);
