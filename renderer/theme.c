/* SPDX-License-Identifier: MIT
 *
 * Blue, vermilion, bluish green and their lighter kin follow the Okabe-Ito palette, darkened or
 * lightened until they reach 3:1 on our papers. The other three groups were chosen so that no two
 * of the six meet under protanopia, deuteranopia or tritanopia.
 */
#include "theme.h"

#include <assert.h>
#include <math.h>

#define RGB(hex)                                                                                   \
	{                                                                                          \
		((hex) >> 16) & 0xff, ((hex) >> 8) & 0xff, (hex)&0xff, 0xff                        \
	}
#define RGBA(hex, alpha)                                                                           \
	{                                                                                          \
		((hex) >> 16) & 0xff, ((hex) >> 8) & 0xff, (hex)&0xff, alpha                       \
	}

struct palette {
	struct plen_rgba paper, paper_line, shadow;
	struct plen_rgba chrome, chrome_edge, text, text_quiet, accent, on_accent, pressed, veil;
	struct plen_rgba on_group;
	struct plen_rgba inks[PLEN_INK_COUNT];
	uint8_t marker_alpha; /* of the highlighter on paper: every pen stays readable on it */
	struct plen_rgba groups[PLEN_GROUP_COUNT];
	double band_share;
};

static const struct palette palettes[] = {
	[PLEN_THEME_LIGHT] =
		{
			.paper = RGB(0xFCFBF8),
			.paper_line = RGB(0xECEEF0),
			.shadow = RGBA(0x1B2430, 52),
			.chrome = RGB(0xFFFFFF),
			.chrome_edge = RGB(0xD5DBE1),
			.text = RGB(0x1B2430),
			.text_quiet = RGB(0x5B6673),
			.accent = RGB(0x0B5CAD),
			.on_accent = RGB(0xFFFFFF),
			.pressed = RGBA(0x1B2430, 34),
			.veil = RGBA(0xFCFBF8, 178),
			.on_group = RGB(0xFFFFFF),
			.inks = {RGB(0x1B2430), RGB(0x0072B2), RGB(0xD55E00), RGB(0x008A63),
				 RGB(0xB0568B), RGB(0xF0E442)},
			.marker_alpha = 166,
			.groups = {RGB(0x0B5CAD), RGB(0x0072B2), RGB(0xD55E00), RGB(0x008A63),
				   RGB(0x8F3A8C), RGB(0x37424F), RGB(0x6B4F00)},
			.band_share = 0.13,
		},
	[PLEN_THEME_DARK] =
		{
			.paper = RGB(0x15211E),
			.paper_line = RGB(0x1E2D29),
			.shadow = RGBA(0x000000, 120),
			.chrome = RGB(0x1F2E2A),
			.chrome_edge = RGB(0x34463F),
			.text = RGB(0xF3F5F2),
			.text_quiet = RGB(0xA9B8B1),
			.accent = RGB(0x8CC8FF),
			.on_accent = RGB(0x0B1613),
			.pressed = RGBA(0xF3F5F2, 40),
			.veil = RGBA(0x15211E, 178),
			.on_group = RGB(0x0B1613),
			.inks = {RGB(0xF3F5F2), RGB(0x56B4E9), RGB(0xE69F00), RGB(0xF0E442),
				 RGB(0xE39AC6), RGB(0x159E73)},
			.marker_alpha = 128,
			.groups = {RGB(0x8CC8FF), RGB(0x56B4E9), RGB(0xF2994A), RGB(0x4CC9A0),
				   RGB(0xE39AC6), RGB(0xE4E9EC), RGB(0xF2E35A)},
			.band_share = 0.20,
		},
};

static const struct palette *palette_of(enum plen_theme theme)
{
	assert(theme == PLEN_THEME_LIGHT || theme == PLEN_THEME_DARK);
	return &palettes[theme];
}

struct plen_rgba plen_theme_mix(struct plen_rgba a, struct plen_rgba b, double share)
{
	return (struct plen_rgba){
		.r = (uint8_t)lround(b.r + (a.r - b.r) * share),
		.g = (uint8_t)lround(b.g + (a.g - b.g) * share),
		.b = (uint8_t)lround(b.b + (a.b - b.b) * share),
		.a = 0xff,
	};
}

static struct plen_rgba plain_tint(const struct palette *palette, unsigned tint)
{
	switch (tint) {
	case PLEN_TINT_CHROME:
		return palette->chrome;
	case PLEN_TINT_CHROME_EDGE:
		return palette->chrome_edge;
	case PLEN_TINT_TEXT:
		return palette->text;
	case PLEN_TINT_TEXT_QUIET:
		return palette->text_quiet;
	case PLEN_TINT_ACCENT:
		return palette->accent;
	case PLEN_TINT_ON_ACCENT:
		return palette->on_accent;
	case PLEN_TINT_PRESSED:
		return palette->pressed;
	case PLEN_TINT_PAPER:
		return palette->paper;
	case PLEN_TINT_VEIL:
		return palette->veil;
	case PLEN_TINT_ON_GROUP:
		return palette->on_group;
	default:
		return (struct plen_rgba){0};
	}
}

struct plen_rgba plen_theme_tint(enum plen_theme theme, unsigned tint)
{
	const struct palette *palette = palette_of(theme);

	assert(tint < PLEN_TINT_COUNT);
	if (tint >= PLEN_TINT_INK && tint < PLEN_TINT_INK + PLEN_INK_COUNT) {
		return palette->inks[tint - PLEN_TINT_INK];
	}
	if (tint >= PLEN_TINT_GROUP && tint < PLEN_TINT_GROUP + PLEN_GROUP_COUNT) {
		return palette->groups[tint - PLEN_TINT_GROUP];
	}
	if (tint >= PLEN_TINT_BAND && tint < PLEN_TINT_BAND + PLEN_GROUP_COUNT) {
		return plen_theme_mix(palette->groups[tint - PLEN_TINT_BAND], palette->paper,
				      palette->band_share);
	}
	return plain_tint(palette, tint);
}

struct plen_rgba plen_theme_ink(enum plen_theme theme, enum plen_ink ink)
{
	/* A lesson from outside was validated where it was read. */
	assert(ink < PLEN_INK_COUNT);

	struct plen_rgba colour = palette_of(theme)->inks[ink];
	if (ink == PLEN_INK_MARKER) {
		colour.a = palette_of(theme)->marker_alpha;
	}
	return colour;
}

struct plen_rgba plen_theme_own_ink(uint32_t rgba)
{
	return (struct plen_rgba){rgba >> 24 & 0xff, rgba >> 16 & 0xff, rgba >> 8 & 0xff,
				  rgba & 0xff};
}

struct plen_rgba plen_theme_quiet(enum plen_theme theme, struct plen_rgba ink)
{
	struct plen_rgba colour = plen_theme_mix(ink, plen_theme_paper(theme), 0.45);

	colour.a = ink.a;
	return colour;
}

struct plen_rgba plen_theme_paper(enum plen_theme theme)
{
	return palette_of(theme)->paper;
}

struct plen_rgba plen_theme_paper_line(enum plen_theme theme)
{
	return palette_of(theme)->paper_line;
}

struct plen_rgba plen_theme_shadow(enum plen_theme theme)
{
	return palette_of(theme)->shadow;
}

uint32_t plen_theme_pixel(struct plen_rgba colour)
{
	return (uint32_t)colour.r << 16 | (uint32_t)colour.g << 8 | colour.b;
}
