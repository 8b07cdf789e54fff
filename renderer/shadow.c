/* SPDX-License-Identifier: MIT */
#include "shadow.h"

#include <math.h>
#include <stddef.h>

/* How far a pixel lies outside the corner of a box that reaches right and down without end. */
static double outside_px(double x, double y, double radius)
{
	double dx = fmax(radius - x, 0), dy = fmax(radius - y, 0);

	return hypot(dx, dy) - radius;
}

static void fill_corner(struct plen_mask *mask, int side, int reach, int radius)
{
	mask->surface = cairo_image_surface_create(CAIRO_FORMAT_A8, side, side);

	unsigned char *pixels = cairo_image_surface_get_data(mask->surface);
	int stride = cairo_image_surface_get_stride(mask->surface);

	cairo_surface_flush(mask->surface);
	for (int y = 0; y < side; y++) {
		for (int x = 0; x < side; x++) {
			double outside = outside_px(x + 0.5 - reach, y + 0.5 - reach, radius);
			double share = fmax(0, fmin(1, 1 - outside / reach));

			/* Falls fast at the box and leaves without an edge. */
			pixels[y * stride + x] = (unsigned char)lround(share * share * 255);
		}
	}
	cairo_surface_mark_dirty(mask->surface);
}

static void paint_quarter(const struct plen_mask *mask, cairo_t *cr,
			  const struct plen_shadow *shadow, bool right, bool lower)
{
	int reach = (int)ceil(shadow->reach_px);
	struct plen_px_rect box = shadow->box;
	int half_w = right ? box.w - box.w / 2 : box.w / 2;
	int half_h = lower ? box.h - box.h / 2 : box.h / 2;
	cairo_pattern_t *pattern = cairo_pattern_create_for_surface(mask->surface);

	cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD);
	cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST);
	cairo_save(cr);
	/* From the outer corner inwards. */
	cairo_translate(cr, right ? box.x + box.w + reach : box.x - reach,
			lower ? box.y + box.h + reach : box.y - reach);
	cairo_scale(cr, right ? -1 : 1, lower ? -1 : 1);
	cairo_rectangle(cr, 0, 0, half_w + reach, half_h + reach);
	cairo_clip(cr);
	cairo_mask(cr, pattern);
	cairo_restore(cr);
	cairo_pattern_destroy(pattern);
}

void plen_shadow_paint(struct plen_mask_cache *cache, cairo_t *cr, const struct plen_shadow *shadow)
{
	int reach = (int)ceil(shadow->reach_px), radius = (int)lround(shadow->radius_px);
	const struct plen_mask_key key = {.kind = PLEN_MASK_SHADOW, .size_px = reach, .a = radius};
	bool made = false;
	struct plen_mask *mask = plen_mask_cache_get(cache, &key, &made);

	if (made && reach > 0) {
		fill_corner(mask, reach + radius + 1, reach, radius);
	}
	if (mask->surface == NULL) {
		return;
	}
	for (int quarter = 0; quarter < 4; quarter++) {
		paint_quarter(mask, cr, shadow, (quarter & 1) != 0, (quarter & 2) != 0);
	}
}
