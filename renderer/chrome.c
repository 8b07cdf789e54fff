/* SPDX-License-Identifier: MIT */
#include "chrome.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "badge.h"
#include "common/mem.h"
#include "icon.h"
#include "mask.h"
#include "page_ink.h"
#include "shadow.h"
#include "text.h"
#include "theme.h"
#include "viewport.h"

/* The scene says a shadow reaches 8 mm: it fades over 6 and falls 2 down. */
#define SHADOW_FADE_MM 6.0
#define SHADOW_FALL_MM 2.0
#define SHADOW_REACH_MM (SHADOW_FADE_MM + SHADOW_FALL_MM)
/* The middle of a dot's ring lies so far outside the dot. */
#define RING_GAP_MM 6.0
/* The corners of badges lie so far from their middle, in sides; see badge.c. */
#define BADGE_REACH 0.7

struct plen_chrome {
	struct plen_mask_cache masks;
	struct plen_text *text;
};

/* One item while it is drawn. */
struct brush {
	struct plen_chrome *chrome;
	cairo_t *cr;
	enum plen_theme theme;
	const struct plen_scene_item *item;
	struct plen_px_scale scale;
	double px_per_mm;  /* for what must stay round or upright */
	double x, y, w, h; /* the item's rectangle in pixels, not rounded */
};

struct plen_chrome *plen_chrome_create(void)
{
	struct plen_chrome *chrome = plen_calloc(1, sizeof(*chrome));

	plen_mask_cache_init(&chrome->masks);
	chrome->text = plen_text_create(&chrome->masks);
	return chrome;
}

void plen_chrome_destroy(struct plen_chrome *chrome)
{
	if (chrome == NULL) {
		return;
	}
	plen_text_destroy(chrome->text);
	plen_mask_cache_finish(&chrome->masks);
	free(chrome);
}

static void use_tint(const struct brush *brush, unsigned tint)
{
	plen_page_ink_set_source(brush->cr, plen_theme_tint(brush->theme, tint));
}

static double line_px(const struct brush *brush)
{
	return fmax(1, round(brush->item->line_mm * brush->px_per_mm));
}

static void add_rounded(cairo_t *cr, double x, double y, double w, double h, double radius)
{
	double r = fmax(0, fmin(radius, fmin(w, h) / 2));

	cairo_new_sub_path(cr);
	if (r < 0.5) {
		cairo_rectangle(cr, x, y, w, h);
		return;
	}
	cairo_arc(cr, x + w - r, y + r, r, -M_PI / 2, 0);
	cairo_arc(cr, x + w - r, y + h - r, r, 0, M_PI / 2);
	cairo_arc(cr, x + r, y + h - r, r, M_PI / 2, M_PI);
	cairo_arc(cr, x + r, y + r, r, M_PI, M_PI * 3 / 2);
	cairo_close_path(cr);
}

/* On whole pixels, and never so thin that it is gone. */
static struct plen_px_rect box_px(const struct plen_scene_item *item, struct plen_px_scale scale)
{
	struct plen_px_rect box = plen_viewport_snap(scale, item->rect);

	box.w = box.w > 0 ? box.w : 1;
	box.h = box.h > 0 ? box.h : 1;
	return box;
}

static void draw_shadow(const struct brush *brush, struct plen_px_rect box, double radius)
{
	const struct plen_shadow shadow = {
		.box = {box.x, box.y + (int)lround(SHADOW_FALL_MM * brush->px_per_mm), box.w,
			box.h},
		.radius_px = fmin(radius, fmin(box.w, box.h) / 2.0),
		.reach_px = floor(SHADOW_FADE_MM * brush->px_per_mm),
	};

	plen_page_ink_set_source(brush->cr, plen_theme_shadow(brush->theme));
	plen_shadow_paint(&brush->chrome->masks, brush->cr, &shadow);
}

static void add_inset(cairo_t *cr, struct plen_px_rect box, double by, double radius)
{
	add_rounded(cr, box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by, radius - by);
}

/* The edge. Edges and rings are filled, not stroked: what a clip leaves of a stroke differs a
 * little from the same part of the whole. */
static void fill_between(cairo_t *cr, struct plen_px_rect box, double line, double radius)
{
	add_inset(cr, box, 0, radius);
	add_inset(cr, box, line, radius);
	cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
	cairo_fill(cr);
	cairo_set_fill_rule(cr, CAIRO_FILL_RULE_WINDING);
}

static void draw_box(const struct brush *brush)
{
	const struct plen_scene_item *item = brush->item;
	struct plen_px_rect box = box_px(item, brush->scale);
	double radius = item->radius_mm * brush->px_per_mm;
	bool has_edge = item->line != PLEN_TINT_NONE && item->line_mm > 0;
	/* The fill stops under the middle of the edge, so that it does not shine out around it. */
	double half = has_edge ? fmin(line_px(brush), fmin(box.w, box.h) / 2) / 2 : 0;

	if (item->shadow) {
		draw_shadow(brush, box, radius);
	}
	if (item->fill != PLEN_TINT_NONE) {
		use_tint(brush, item->fill);
		add_inset(brush->cr, box, half, radius);
		cairo_fill(brush->cr);
	}
	if (has_edge) {
		use_tint(brush, item->line);
		fill_between(brush->cr, box, 2 * half, radius);
	}
}

static void draw_dot(const struct brush *brush)
{
	double x = brush->x + brush->w / 2, y = brush->y + brush->h / 2;
	double radius = fmin(brush->w, brush->h) / 2;

	cairo_new_path(brush->cr);
	if (brush->item->fill != PLEN_TINT_NONE) {
		use_tint(brush, brush->item->fill);
		cairo_arc(brush->cr, x, y, radius, 0, 2 * M_PI);
		cairo_fill(brush->cr);
	}
	if (brush->item->line != PLEN_TINT_NONE && brush->item->line_mm > 0) {
		use_tint(brush, brush->item->line);
		double ring = radius + RING_GAP_MM * brush->px_per_mm;
		double half = brush->item->line_mm * brush->px_per_mm / 2;

		cairo_arc(brush->cr, x, y, ring + half, 0, 2 * M_PI);
		cairo_new_sub_path(brush->cr);
		cairo_arc_negative(brush->cr, x, y, fmax(0, ring - half), 2 * M_PI, 0);
		cairo_fill(brush->cr);
	}
}

static void draw_icon(const struct brush *brush)
{
	int size = (int)lround(brush->item->size_mm * brush->px_per_mm);
	const struct plen_mask *mask =
		plen_icon_mask(&brush->chrome->masks, brush->item->icon, size);

	use_tint(brush, brush->item->fill);
	plen_mask_paint(mask, brush->cr, (int)lround(brush->x + (brush->w - size) / 2),
			(int)lround(brush->y + (brush->h - size) / 2));
}

static double label_x(const struct brush *brush, double width_px)
{
	switch (brush->item->align) {
	case PLEN_ALIGN_START:
		return brush->x;
	case PLEN_ALIGN_END:
		return brush->x + brush->w - width_px;
	default:
		return brush->x + (brush->w - width_px) / 2;
	}
}

/* The one thing whose size is not known beforehand: what leaves the item's extent is cut off. */
static void paint_text(const struct brush *brush, const struct plen_mask *mask, double x, double y)
{
	struct plen_px_rect extent = plen_chrome_extent(brush->item, brush->scale);

	cairo_save(brush->cr);
	cairo_rectangle(brush->cr, extent.x, extent.y, extent.w, extent.h);
	cairo_clip(brush->cr);
	plen_mask_paint(mask, brush->cr, (int)lround(x - mask->x_px),
			(int)lround(y - mask->middle_px));
	cairo_restore(brush->cr);
}

static void draw_label(const struct brush *brush)
{
	const struct plen_scene_item *item = brush->item;
	const struct plen_mask *mask =
		plen_text_label(brush->chrome->text, item->text, item->size_mm * brush->px_per_mm,
				item->bold != 0, (int)fmax(1, ceil(brush->w)));

	use_tint(brush, item->fill);
	paint_text(brush, mask, label_x(brush, mask->width_px), brush->y + brush->h / 2);
}

static void draw_badge(const struct brush *brush)
{
	const struct plen_scene_item *item = brush->item;
	double x = brush->x + brush->w / 2, y = brush->y + brush->h / 2;
	double side = fmin(brush->w, brush->h);

	use_tint(brush, item->fill);
	plen_badge_fill(brush->cr, item->group, x, y, side);

	const struct plen_mask *mask = plen_text_numeral(
		brush->chrome->text, item->text, item->size_mm * brush->px_per_mm, item->bold != 0);
	use_tint(brush, item->line);
	paint_text(brush, mask, x - mask->width_px / 2,
		   y + plen_badge_numeral_drop(item->group) * side);
}

static double mean_scale(struct plen_px_scale scale)
{
	return sqrt(scale.x_px_per_mm * scale.y_px_per_mm);
}

static enum plen_theme other_than(enum plen_theme theme)
{
	return theme == PLEN_THEME_DARK ? PLEN_THEME_LIGHT : PLEN_THEME_DARK;
}

void plen_chrome_draw(struct plen_chrome *chrome, cairo_t *cr, enum plen_theme theme,
		      const struct plen_scene_item *item, struct plen_px_scale scale)
{
	static void (*const draw[])(const struct brush *) = {
		[PLEN_SCENE_BOX] = draw_box,     [PLEN_SCENE_DOT] = draw_dot,
		[PLEN_SCENE_ICON] = draw_icon,   [PLEN_SCENE_LABEL] = draw_label,
		[PLEN_SCENE_BADGE] = draw_badge,
	};
	const struct brush brush = {
		.chrome = chrome,
		.cr = cr,
		.theme = item->other_theme ? other_than(theme) : theme,
		.item = item,
		.scale = scale,
		.px_per_mm = mean_scale(scale),
		.x = item->rect.x_mm * scale.x_px_per_mm,
		.y = item->rect.y_mm * scale.y_px_per_mm,
		.w = item->rect.w_mm * scale.x_px_per_mm,
		.h = item->rect.h_mm * scale.y_px_per_mm,
	};

	assert(item->kind < sizeof(draw) / sizeof(draw[0]));
	draw[item->kind](&brush);
}

/* Beyond its rectangle an item draws so far, in pixels: what must stay round or upright takes the
 * same room along both axes, whatever becomes of its rectangle on a squeezed wall. */
struct reach {
	double x, y;
};

static struct reach all_around(double px)
{
	return (struct reach){px, px};
}

/* Drawn around the middle of the rectangle, `half` pixels to each side. */
static struct reach from_middle(double half, double w, double h)
{
	return (struct reach){fmax(0, half - w / 2), fmax(0, half - h / 2)};
}

static struct reach reach_px(const struct plen_scene_item *item, struct plen_px_scale scale)
{
	double px_per_mm = mean_scale(scale);
	double w = item->rect.w_mm * scale.x_px_per_mm, h = item->rect.h_mm * scale.y_px_per_mm;
	double side = fmin(w, h), size = item->size_mm * px_per_mm;
	double ring_mm = item->line != PLEN_TINT_NONE ? RING_GAP_MM + item->line_mm : 0;

	switch (item->kind) {
	case PLEN_SCENE_BOX:
		return all_around(item->shadow ? SHADOW_REACH_MM * px_per_mm : 0);
	case PLEN_SCENE_DOT:
		return from_middle(side / 2 + ring_mm * px_per_mm, w, h);
	case PLEN_SCENE_ICON:
		return from_middle(size / 2, w, h);
	case PLEN_SCENE_LABEL:
		/* A few lines may be higher than their rectangle; letters lean over its ends. */
		return all_around(size);
	case PLEN_SCENE_BADGE:
		return from_middle(fmax(side * BADGE_REACH, size), w, h);
	default:
		return all_around(0);
	}
}

struct plen_px_rect plen_chrome_extent(const struct plen_scene_item *item,
				       struct plen_px_scale scale)
{
	struct reach reach = reach_px(item, scale);
	double x_mm = reach.x / scale.x_px_per_mm, y_mm = reach.y / scale.y_px_per_mm;
	struct plen_board_rect rect = {item->rect.x_mm - x_mm, item->rect.y_mm - y_mm,
				       item->rect.w_mm + 2 * x_mm, item->rect.h_mm + 2 * y_mm};
	struct plen_px_rect px = plen_geometry_board_rect_to_px(scale, rect);

	/* Rounding to whole pixels and antialiasing add one on each side. */
	return (struct plen_px_rect){px.x - 1, px.y - 1, px.w + 2, px.h + 2};
}

bool plen_chrome_is_round(const struct plen_scene_item *item)
{
	switch (item->kind) {
	case PLEN_SCENE_BOX:
		return item->radius_mm > 0;
	case PLEN_SCENE_DOT:
	case PLEN_SCENE_BADGE:
		return true;
	default:
		return false;
	}
}
