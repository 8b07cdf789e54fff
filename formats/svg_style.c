/* SPDX-License-Identifier: MIT */
#include "svg_style.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "css.h"
#include "number.h"

#define VALUE_MAX 128
#define SIZE_MAX_PX 1e5
#define PX_PER_PT (96.0 / 72)

struct plen_svg_style plen_svg_style_default(void)
{
	return (struct plen_svg_style){
		.fill = 0x000000ff,
		.fill_opacity = 1,
		.stroke_opacity = 1,
		.opacity = 1,
		.stroke_width = 1,
		.font_size = 16,
	};
}

static void set_paint(struct plen_svg_style *style, uint32_t *paint, const char *value)
{
	uint32_t rgba;

	if (strcmp(value, "inherit") == 0) {
		return;
	}
	if (strcmp(value, "currentColor") == 0) {
		*paint = 0x000000ff;
	} else if (plen_css_colour(value, &rgba)) {
		*paint = rgba;
	} else {
		/* A gradient or a pattern: by convention nothing. */
		*paint = 0;
		style->strange = true;
	}
}

static void set_fill(struct plen_svg_style *style, const char *value)
{
	set_paint(style, &style->fill, value);
}

static void set_stroke(struct plen_svg_style *style, const char *value)
{
	set_paint(style, &style->stroke, value);
}

/* A length in pixels; false if it is none. `whole` is what 100 % or 1 em are. */
static bool length_of(const char *value, double whole, double *px)
{
	static const struct {
		const char *unit;
		double px;
	} units[] = {
		{"", 1},           {"px", 1},         {"pt", PX_PER_PT}, {"pc", 16},
		{"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96},
	};
	const char *unit = NULL;

	if (!plen_number_parse(value, px, &unit)) {
		return false;
	}
	if (strcmp(unit, "em") == 0 || strcmp(unit, "%") == 0) {
		*px *= unit[0] == '%' ? whole / 100 : whole;
	}
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (strcmp(unit, units[i].unit) == 0) {
			*px *= units[i].px;
		}
	}
	return *px >= 0 && *px <= SIZE_MAX_PX;
}

static void set_stroke_width(struct plen_svg_style *style, const char *value)
{
	double px;

	if (length_of(value, 1, &px)) {
		style->stroke_width = px;
	}
}

static void set_share(double *share, const char *value)
{
	double number;
	const char *unit = NULL;

	if (plen_number_parse(value, &number, &unit)) {
		*share = fmax(0, fmin(unit[0] == '%' ? number / 100 : number, 1));
	}
}

static void set_fill_opacity(struct plen_svg_style *style, const char *value)
{
	set_share(&style->fill_opacity, value);
}

static void set_stroke_opacity(struct plen_svg_style *style, const char *value)
{
	set_share(&style->stroke_opacity, value);
}

static void set_opacity(struct plen_svg_style *style, const char *value)
{
	set_share(&style->own_opacity, value);
}

static void set_dashes(struct plen_svg_style *style, const char *value)
{
	style->dashed = strcmp(value, "none") != 0 && strcmp(value, "0") != 0 && value[0] != '\0';
}

static void set_display(struct plen_svg_style *style, const char *value)
{
	style->hidden = style->hidden || strcmp(value, "none") == 0;
}

static void set_visibility(struct plen_svg_style *style, const char *value)
{
	style->hidden = strcmp(value, "hidden") == 0 || strcmp(value, "collapse") == 0;
}

static void set_family(struct plen_svg_style *style, const char *value)
{
	snprintf(style->family, sizeof(style->family), "%.*s", (int)strcspn(value, ",;"), value);
}

static void set_font_size(struct plen_svg_style *style, const char *value)
{
	double px;

	if (length_of(value, style->font_size, &px) && px > 0) {
		style->font_size = px;
	}
}

static void set_weight(struct plen_svg_style *style, const char *value)
{
	double number;

	style->bold = strncmp(value, "bold", 4) == 0 || strcmp(value, "demibold") == 0 ||
		      strcmp(value, "black") == 0 ||
		      (plen_number_parse(value, &number, NULL) && number >= 600);
}

static void set_slant(struct plen_svg_style *style, const char *value)
{
	style->italic = strcmp(value, "italic") == 0 || strcmp(value, "oblique") == 0;
}

static void set_decoration(struct plen_svg_style *style, const char *value)
{
	style->underlined = strstr(value, "underline") != NULL;
}

static void set_align(struct plen_svg_style *style, const char *value)
{
	if (strcmp(value, "middle") == 0 || strcmp(value, "center") == 0) {
		style->align = PLEN_SVG_ALIGN_MIDDLE;
	} else if (strcmp(value, "end") == 0 || strcmp(value, "right") == 0) {
		style->align = PLEN_SVG_ALIGN_RIGHT;
	} else {
		style->align = PLEN_SVG_ALIGN_LEFT;
	}
}

static const struct property {
	const char *name;
	void (*set)(struct plen_svg_style *style, const char *value);
} properties[] = {
	{"fill", set_fill},
	{"stroke", set_stroke},
	{"fill-opacity", set_fill_opacity},
	{"stroke-opacity", set_stroke_opacity},
	{"opacity", set_opacity},
	{"stroke-width", set_stroke_width},
	{"stroke-dasharray", set_dashes},
	{"display", set_display},
	{"visibility", set_visibility},
	{"font-family", set_family},
	{"font-size", set_font_size},
	{"font-weight", set_weight},
	{"font-style", set_slant},
	{"text-decoration", set_decoration},
	{"text-align", set_align},
	{"text-anchor", set_align},
	{"justification", set_align},
};

#define PROPERTIES (sizeof(properties) / sizeof(properties[0]))

static void apply_attribute(struct plen_svg_style *style,
			    const struct plen_xml_attribute *attribute)
{
	for (size_t i = 0; i < PROPERTIES && attribute->space[0] == '\0'; i++) {
		if (strcmp(attribute->name, properties[i].name) == 0) {
			properties[i].set(style, attribute->value);
		}
	}
}

void plen_svg_style_apply(struct plen_svg_style *style, const struct plen_xml_node *node)
{
	const char *own = plen_xml_tree_attribute(node, "style");
	char value[VALUE_MAX];

	style->strange = false;
	style->own_opacity = 1;
	for (uint32_t i = 0; i < node->attribute_count; i++) {
		apply_attribute(style, &node->attributes[i]);
	}
	for (size_t i = 0; own != NULL && i < PROPERTIES; i++) {
		if (plen_css_property(own, properties[i].name, value, sizeof(value))) {
			properties[i].set(style, value);
		}
	}
	/* Said once or twice, it is the element's own; those around it are seen through it. */
	style->opacity *= style->own_opacity;
}

/* Of nothing the colour does not matter. */
static uint32_t seen(uint32_t rgba, double opacity)
{
	uint32_t faded = plen_css_with_opacity(rgba, opacity);

	return (faded & 0xff) != 0 ? faded : 0;
}

uint32_t plen_svg_style_fill(const struct plen_svg_style *style)
{
	return seen(style->fill, style->fill_opacity * style->opacity);
}

uint32_t plen_svg_style_stroke(const struct plen_svg_style *style)
{
	return style->stroke_width > 0 ? seen(style->stroke, style->stroke_opacity * style->opacity)
				       : 0;
}
