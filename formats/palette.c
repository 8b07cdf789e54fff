/* SPDX-License-Identifier: MIT */
#include "palette.h"

#include <assert.h>
#include <math.h>

/* Where white and black ink are seen as well as each other. */
#define DARK_LUMINANCE 0.18

static const struct {
	uint32_t paper, paper_line;
	uint32_t inks[PLEN_INK_COUNT];
} palettes[] = {
	[PLEN_THEME_LIGHT] = {0xFCFBF8FF,
			      0xECEEF0FF,
			      {0x1B2430FF, 0x0072B2FF, 0xD55E00FF, 0x008A63FF, 0xB0568BFF,
			       0xF0E442A6}},
	[PLEN_THEME_DARK] = {0x15211EFF,
			     0x1E2D29FF,
			     {0xF3F5F2FF, 0x56B4E9FF, 0xE69F00FF, 0xF0E442FF, 0xE39AC6FF,
			      0x159E7380}},
};

uint32_t plen_palette_rgba(enum plen_theme theme, enum plen_ink ink)
{
	assert(ink < PLEN_INK_COUNT);

	return palettes[theme].inks[ink];
}

uint32_t plen_palette_paper(enum plen_theme theme)
{
	return palettes[theme].paper;
}

uint32_t plen_palette_paper_line(enum plen_theme theme)
{
	return palettes[theme].paper_line;
}

static double linear(uint32_t channel)
{
	double c = (channel & 0xff) / 255.0;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* As the web has it. */
static double luminance(uint32_t rgba)
{
	return 0.2126 * linear(rgba >> 24) + 0.7152 * linear(rgba >> 16) +
	       0.0722 * linear(rgba >> 8);
}

enum plen_theme plen_palette_theme_of(uint32_t paper)
{
	bool is_there = (paper & 0xff) >= 0x80;

	return is_there && luminance(paper) < DARK_LUMINANCE ? PLEN_THEME_DARK : PLEN_THEME_LIGHT;
}

uint8_t plen_palette_ink(enum plen_theme theme, uint32_t rgba, bool marker, uint32_t *own)
{
	const uint32_t *inks = palettes[theme].inks;

	*own = 0;
	if (marker && rgba >> 8 == inks[PLEN_INK_MARKER] >> 8) {
		return PLEN_INK_MARKER;
	}
	for (uint8_t ink = 0; !marker && ink < PLEN_INK_PENS; ink++) {
		if (rgba == inks[ink]) {
			return ink;
		}
	}
	*own = rgba;
	return marker ? PLEN_INK_OWN_MARKER : PLEN_INK_OWN;
}

bool plen_palette_is_marker(uint8_t ink)
{
	return ink == PLEN_INK_MARKER || ink == PLEN_INK_OWN_MARKER;
}

uint32_t plen_palette_stroke(enum plen_theme theme, const struct plen_stroke *stroke)
{
	return stroke->ink < PLEN_INK_COUNT ? plen_palette_rgba(theme, stroke->ink) : stroke->rgba;
}
