/* SPDX-License-Identifier: MIT */
#include "text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <pango/pangocairo.h>

#include "common/mem.h"

#define FAMILIES "Andika, Noto Sans, sans-serif"
/* Type sizes are told apart by a quarter of a pixel. */
#define SIZE_STEPS 4
/* Ink may leave its box by an accent or a slant. */
#define MARGIN_PX 2

enum box {
	BOX_LOGICAL,
	BOX_INK,
};

struct plen_text {
	struct plen_mask_cache *cache;
	PangoFontMap *fonts;
	PangoContext *context;
};

struct plen_text *plen_text_create(struct plen_mask_cache *cache)
{
	struct plen_text *text = plen_calloc(1, sizeof(*text));
	cairo_font_options_t *options = cairo_font_options_create();

	text->cache = cache;
	text->fonts = pango_cairo_font_map_new();
	text->context = pango_font_map_create_context(text->fonts);
	/* Letters keep their distances whatever the size: a 4K wall is a 1080p wall, only finer. */
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(text->context, options);
	pango_context_set_round_glyph_positions(text->context, FALSE);
	cairo_font_options_destroy(options);
	return text;
}

void plen_text_destroy(struct plen_text *text)
{
	if (text == NULL) {
		return;
	}
	g_object_unref(text->context);
	g_object_unref(text->fonts);
	free(text);
}

static PangoLayout *layout_of(const struct plen_text *text, const char *words, double size_px,
			      bool bold)
{
	PangoFontDescription *font = pango_font_description_from_string(FAMILIES);
	PangoLayout *layout = pango_layout_new(text->context);

	pango_font_description_set_absolute_size(font, size_px * PANGO_SCALE);
	pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(layout, font);
	pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
	pango_layout_set_text(layout, words, -1);
	pango_font_description_free(font);
	return layout;
}

static void shorten(PangoLayout *layout, int max_px)
{
	PangoRectangle logical;

	pango_layout_get_extents(layout, NULL, &logical);
	if (max_px > 0 && logical.width > max_px * PANGO_SCALE) {
		pango_layout_set_width(layout, max_px * PANGO_SCALE);
		pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_MIDDLE);
	}
}

/* The middle of capitals, in pixels below the layout's top. */
static double middle_of(const struct plen_text *text, PangoLayout *layout, double size_px,
			bool bold)
{
	PangoRectangle logical, capital;

	if (pango_layout_get_line_count(layout) > 1) {
		pango_layout_get_extents(layout, NULL, &logical);
		return (double)logical.height / 2 / PANGO_SCALE;
	}

	PangoLayout *sample = layout_of(text, "H", size_px, bold);
	pango_layout_get_extents(sample, &capital, NULL);
	int baseline = pango_layout_get_baseline(sample);
	g_object_unref(sample);

	double half = (baseline - capital.y) / 2.0;
	return (pango_layout_get_baseline(layout) - half) / PANGO_SCALE;
}

/* Both extents in whole pixels around what may be inked. */
static PangoRectangle reach_of(PangoLayout *layout)
{
	PangoRectangle ink, logical;

	pango_layout_get_pixel_extents(layout, &ink, &logical);
	int x0 = MIN(ink.x, logical.x) - MARGIN_PX, y0 = MIN(ink.y, logical.y) - MARGIN_PX;
	int x1 = MAX(ink.x + ink.width, logical.x + logical.width) + MARGIN_PX;
	int y1 = MAX(ink.y + ink.height, logical.y + logical.height) + MARGIN_PX;

	return (PangoRectangle){x0, y0, x1 - x0, y1 - y0};
}

static void draw(const struct plen_text *text, PangoLayout *layout, struct plen_mask *mask,
		 double size_px, bool bold, enum box box)
{
	PangoRectangle reach = reach_of(layout), ink, logical;

	pango_layout_get_extents(layout, &ink, &logical);
	const PangoRectangle *width = box == BOX_INK ? &ink : &logical;

	mask->x_px = (double)width->x / PANGO_SCALE - reach.x;
	mask->width_px = (double)width->width / PANGO_SCALE;
	mask->middle_px = middle_of(text, layout, size_px, bold) - reach.y;
	mask->surface = cairo_image_surface_create(CAIRO_FORMAT_A8, reach.width, reach.height);

	cairo_t *cr = cairo_create(mask->surface);
	cairo_move_to(cr, -reach.x, -reach.y);
	pango_cairo_show_layout(cr, layout);
	cairo_destroy(cr);
}

static const struct plen_mask *mask_of(struct plen_text *text, const char *words, double size_px,
				       bool bold, int max_px, enum box box)
{
	/* Drawn at the size that its key tells: not at that of whichever item came first. */
	int32_t steps = (int32_t)lround(size_px * SIZE_STEPS);
	struct plen_mask_key key = {
		.kind = PLEN_MASK_TEXT,
		.size_px = steps,
		.a = (bold ? 1 : 0) + (box == BOX_INK ? 2 : 0),
		.b = max_px,
	};
	bool made = false;

	strncpy(key.text, words, sizeof(key.text) - 1);
	struct plen_mask *mask = plen_mask_cache_get(text->cache, &key, &made);
	if (made && steps > 0 && key.text[0] != '\0') {
		double kept_px = (double)steps / SIZE_STEPS;
		PangoLayout *layout = layout_of(text, key.text, kept_px, bold);

		shorten(layout, max_px);
		draw(text, layout, mask, kept_px, bold, box);
		g_object_unref(layout);
	}
	return mask;
}

const struct plen_mask *plen_text_label(struct plen_text *text, const char *words, double size_px,
					bool bold, int max_px)
{
	return mask_of(text, words, size_px, bold, max_px, BOX_LOGICAL);
}

const struct plen_mask *plen_text_numeral(struct plen_text *text, const char *words, double size_px,
					  bool bold)
{
	return mask_of(text, words, size_px, bold, 0, BOX_INK);
}

void plen_text_show(cairo_t *cr, const char *words, double x, double y, double size,
		    bool is_centred)
{
	struct plen_text text = {.context = pango_cairo_create_context(cr)};
	PangoLayout *layout = layout_of(&text, words, size, true);
	PangoRectangle logical;

	pango_layout_get_extents(layout, NULL, &logical);
	cairo_move_to(cr, x - (is_centred ? (double)logical.width / 2 / PANGO_SCALE : 0),
		      y - middle_of(&text, layout, size, true));
	pango_cairo_show_layout(cr, layout);
	g_object_unref(layout);
	g_object_unref(text.context);
}
