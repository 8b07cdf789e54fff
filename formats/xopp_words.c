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
	return PLEN_SVG_SHEET_PLAIN;
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
		       ? points * XOPP_UM_PER_PT
		       : 0;
}

static void take_setting(const char *setting, struct plen_svg_sheet *sheet)
{
	if (strncmp(setting, "r1=", 3) == 0) {
		sheet->step_um = config_length(setting + 3);
	} else if (strncmp(setting, "lw=", 3) == 0) {
		sheet->line_um = config_length(setting + 3);
	} else if (strncmp(setting, "f1=", 3) == 0) {
		sheet->line_rgba = (uint32_t)strtoul(setting + 3, NULL, 16) << 8 | 0xff;
	}
}

void plen_xopp_config(const char *config, struct plen_svg_sheet *sheet)
{
	while (config != NULL && *config != '\0') {
		take_setting(config, sheet);
		config += strcspn(config, ",");
		config += *config == ',';
	}
}
