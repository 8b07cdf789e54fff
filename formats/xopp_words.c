/* SPDX-License-Identifier: MIT */
#include "xopp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "css.h"
#include "number.h"

struct name {
	const char *name;
	uint32_t rgba;
};

static const struct name pens[] = {
	{"black", 0x000000FF},      {"blue", 0x3333CCFF},    {"red", 0xFF0000FF},
	{"green", 0x008000FF},      {"gray", 0x808080FF},    {"lightblue", 0x00C0FFFF},
	{"lightgreen", 0x00FF00FF}, {"magenta", 0xFF00FFFF}, {"orange", 0xFF8000FF},
	{"yellow", 0xFFFF00FF},     {"white", 0xFFFFFFFF},   {NULL, 0},
};

static const struct name papers[] = {
	{"blue", 0xA0E8FFFF},
	{"pink", 0xFFC0D4FF},
	{"green", 0x80FFC0FF},
	{"orange", 0xFFC080FF},
	{"yellow", 0xFFFF80FF},
	{"white", 0xFFFFFFFF},
	{NULL, 0},
};

bool plen_xopp_colour(const char *text, bool paper, uint32_t *rgba)
{
	for (const struct name *at = paper ? papers : pens; text != NULL && at->name != NULL;
	     at++) {
		if (strcmp(at->name, text) == 0) {
			*rgba = at->rgba;
			return true;
		}
	}
	return plen_css_colour(text, rgba);
}

static const char *const styles[PLEN_SVG_SHEET_STYLES] = {
	[PLEN_SVG_SHEET_PLAIN] = "plain",         [PLEN_SVG_SHEET_LINED] = "lined",
	[PLEN_SVG_SHEET_RULED] = "ruled",         [PLEN_SVG_SHEET_STAVES] = "staves",
	[PLEN_SVG_SHEET_GRAPH] = "graph",         [PLEN_SVG_SHEET_DOTTED] = "dotted",
	[PLEN_SVG_SHEET_ISODOTTED] = "isodotted", [PLEN_SVG_SHEET_ISOGRAPH] = "isograph",
};

enum plen_svg_sheet_style plen_xopp_style(const char *name)
{
	for (int i = 0; i < PLEN_SVG_SHEET_STYLES && name != NULL; i++) {
		if (strcmp(styles[i], name) == 0) {
			return (enum plen_svg_sheet_style)i;
		}
	}
	/* With a colon it is no ruling but something of the program's own: ":copy". */
	return name != NULL && name[0] != ':' ? PLEN_SVG_SHEET_RULED : PLEN_SVG_SHEET_PLAIN;
}

const char *plen_xopp_style_name(enum plen_svg_sheet_style style)
{
	return styles[style];
}

/* A length of a config, in um; 0 if it makes no sense. */
static double config_length(const char *value)
{
	double points = 0;

	return plen_number_next(value, &points) != NULL && points > 0 && points < XOPP_SIDE_MAX_PT
		       ? points * PLEN_UM_PER_PT
		       : 0;
}

static uint32_t config_colour(const char *value)
{
	return (uint32_t)strtoul(value, NULL, 16) << 8 | 0xff;
}

static void take_step(struct plen_svg_sheet *sheet, const char *value)
{
	sheet->step_um = config_length(value);
}

static void take_line(struct plen_svg_sheet *sheet, const char *value)
{
	sheet->line_um = config_length(value);
}

static void take_margin(struct plen_svg_sheet *sheet, const char *value)
{
	bool right = value[0] == '-';

	sheet->margin_um = config_length(value + right) * (right ? -1 : 1);
}

static void take_rounding(struct plen_svg_sheet *sheet, const char *value)
{
	sheet->rounded = value[0] == '1';
}

static void take_colour(struct plen_svg_sheet *sheet, const char *value)
{
	sheet->line_rgba = config_colour(value);
}

static void take_margin_colour(struct plen_svg_sheet *sheet, const char *value)
{
	sheet->margin_rgba = config_colour(value);
}

/* Colours are said for light paper, and for dark. */
enum paper { PAPER_ANY, PAPER_LIGHT, PAPER_DARK };

static const struct setting {
	const char *key;
	void (*take)(struct plen_svg_sheet *sheet, const char *value);
	enum paper paper;
} settings[] = {
	{"r1=", take_step, PAPER_ANY},
	{"lw=", take_line, PAPER_ANY},
	{"m1=", take_margin, PAPER_ANY},
	{"rm=", take_rounding, PAPER_ANY},
	{"f1=", take_colour, PAPER_LIGHT},
	{"af1=", take_colour, PAPER_DARK},
	{"f2=", take_margin_colour, PAPER_LIGHT},
	{"af2=", take_margin_colour, PAPER_DARK},
};

static void take_setting(const char *text, enum paper paper, struct plen_svg_sheet *sheet)
{
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
		size_t length = strlen(settings[i].key);

		if (strncmp(text, settings[i].key, length) == 0 &&
		    (settings[i].paper == PAPER_ANY || settings[i].paper == paper)) {
			settings[i].take(sheet, text + length);
		}
	}
}

void plen_xopp_config(const char *config, struct plen_svg_sheet *sheet)
{
	enum paper paper = plen_svg_sheet_is_dark(sheet->rgba) ? PAPER_DARK : PAPER_LIGHT;

	while (config != NULL && *config != '\0') {
		take_setting(config, paper, sheet);
		config += strcspn(config, ",");
		config += *config == ',';
	}
}
