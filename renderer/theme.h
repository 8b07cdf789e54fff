/* SPDX-License-Identifier: MIT
 *
 * The theme: every colour of Plenary, for light and for dark paper. Nothing else in the renderer
 * names a colour. Pure functions.
 *
 * Kept by tests: each ink and each group at least 3:1 against its paper, numerals at least 3:1
 * on their badge, and all of them apart under simulated colour blindness.
 */
#pragma once

#include <stdint.h>

#include "common/ink.h"
#include "common/scene.h"

struct plen_rgba {
	uint8_t r, g, b, a; /* not premultiplied */
};

/* PLEN_TINT_NONE is transparent. */
struct plen_rgba plen_theme_tint(enum plen_theme theme, unsigned tint);
struct plen_rgba plen_theme_ink(enum plen_theme theme, enum plen_ink ink);
/* A colour that a stroke brought along, 0xRRGGBBAA: the same on every paper. */
struct plen_rgba plen_theme_own_ink(uint32_t rgba);
/* Ink of the page behind: seen, but clearly not today's writing. */
struct plen_rgba plen_theme_quiet(enum plen_theme theme, struct plen_rgba ink);
struct plen_rgba plen_theme_paper(enum plen_theme theme);
struct plen_rgba plen_theme_paper_line(enum plen_theme theme);
/* The colour of shadows at their darkest; `a` says how dark. */
struct plen_rgba plen_theme_shadow(enum plen_theme theme);

/* Opaque mix: `share` of `a`, the rest `b`. */
struct plen_rgba plen_theme_mix(struct plen_rgba a, struct plen_rgba b, double share);
/* As a pixel of the frame, 0x00RRGGBB. */
uint32_t plen_theme_pixel(struct plen_rgba colour);
