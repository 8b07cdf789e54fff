/* SPDX-License-Identifier: MIT
 *
 * Where the spine bends gently, neighbouring segments share mitred corners and many of them form
 * one long ribbon. Where it turns sharply, or tighter than the pen is wide, the ribbon is broken
 * and a disc covers the joint: an offset curve would cross itself there and leave holes.
 * Whether a sample is such a break depends on its two neighbours alone, which is what makes a
 * part of the outline equal to the same part of the whole.
 */
#include "outline.h"

#include <math.h>

#include "brush.h"

#define RIBBON_MAX 64
/* About 40 degrees: above, a mitre would be visibly pointed. */
#define BREAK_COSINE 0.766
#define DISC_ERROR_PX 0.1
#define DISC_SIDES_MIN 8
#define DISC_SIDES_MAX 96
#define TOLERANCE_PX 0.2
/* A tenth of the resolution at which points are kept. */
#define SAME_MM 1e-4
/* cairo's fixed point holds 24 bits of whole pixels. */
#define FAR_PX 4000000.0

struct vec {
	double x, y;
};

struct pen {
	cairo_t *cr;
	const struct plen_outline_map *map;
};

static double scale_of(const struct plen_outline_map *map)
{
	return fmax(map->scale.x_px_per_mm, map->scale.y_px_per_mm);
}

double plen_outline_tolerance_mm(const struct plen_outline_map *map)
{
	return plen_brush_make(map->scale).tolerance_mm;
}

struct plen_page_rect plen_outline_clip_mm(const struct plen_outline_map *map)
{
	double sx = map->scale.x_px_per_mm, sy = map->scale.y_px_per_mm;
	/* One pixel more on each side: ink that covers a pixel in part colours all of it. */
	double x0 = (double)(map->clip.x - 1 + map->origin_x_px) / sx;
	double y0 = (double)(map->clip.y - 1 + map->origin_y_px) / sy;

	return (struct plen_page_rect){x0, y0, (map->clip.w + 2) / sx, (map->clip.h + 2) / sy};
}

static double bounded(double px)
{
	return px < -FAR_PX ? -FAR_PX : px > FAR_PX ? FAR_PX : px;
}

static void line_to(const struct pen *pen, double x_mm, double y_mm)
{
	const struct plen_outline_map *map = pen->map;

	cairo_line_to(pen->cr, bounded(x_mm * map->scale.x_px_per_mm - (double)map->origin_x_px),
		      bounded(y_mm * map->scale.y_px_per_mm - (double)map->origin_y_px));
}

static void add_disc(const struct pen *pen, const struct plen_spine_sample *at)
{
	double radius_px = fmax(at->half_mm * scale_of(pen->map), DISC_ERROR_PX);
	double half_step = acos(fmax(0, 1 - DISC_ERROR_PX / radius_px));
	int sides = (int)fmax(DISC_SIDES_MIN, fmin(ceil(M_PI / half_step), DISC_SIDES_MAX));
	double c = cos(2 * M_PI / sides), s = sin(2 * M_PI / sides);
	struct vec spoke = {at->half_mm, 0};

	/* Turns against the clock of the ribbons' shoelace sign, as they do. */
	cairo_new_sub_path(pen->cr);
	for (int i = 0; i < sides; i++) {
		line_to(pen, at->x_mm + spoke.x, at->y_mm + spoke.y);
		spoke = (struct vec){spoke.x * c + spoke.y * s, spoke.y * c - spoke.x * s};
	}
	cairo_close_path(pen->cr);
}

/* Unit vector along segment k; none where only the width changes. */
static struct vec direction(const struct plen_spine *spine, size_t k, double *length)
{
	const struct plen_spine_sample *a = &spine->samples[k], *b = &spine->samples[k + 1];
	double dx = b->x_mm - a->x_mm, dy = b->y_mm - a->y_mm;

	*length = sqrt(dx * dx + dy * dy);
	if (*length < SAME_MM) {
		return (struct vec){0};
	}
	return (struct vec){dx / *length, dy / *length};
}

/* The offset from sample i to the left edge; false at an inner sample where the ribbon breaks. */
static bool mitre_at(const struct plen_spine *spine, size_t i, struct vec *offset)
{
	double before_mm, after_mm;
	struct vec before = direction(spine, i - 1, &before_mm);
	struct vec after = direction(spine, i, &after_mm);
	double cosine = before.x * after.x + before.y * after.y;
	double half = spine->samples[i].half_mm;

	if (cosine < BREAK_COSINE) {
		return false;
	}

	/* On the inner side the mitre takes half * tan(angle / 2) off both legs. */
	double tangent = sqrt(fmax(0, 1 - cosine) / (1 + cosine));
	if (half * tangent > 0.5 * fmin(before_mm, after_mm)) {
		return false;
	}

	double reach = half / (1 + cosine);
	*offset = (struct vec){-(before.y + after.y) * reach, (before.x + after.x) * reach};
	return true;
}

/* The offset at sample i square to segment k, where a ribbon begins or ends. */
static struct vec square_at(const struct plen_spine *spine, size_t i, size_t k)
{
	double length_mm;
	struct vec along = direction(spine, k, &length_mm);
	double half = spine->samples[i].half_mm;

	return (struct vec){-along.y * half, along.x * half};
}

static bool is_end(const struct plen_spine *spine, size_t i)
{
	return i == 0 || i == spine->count - 1;
}

/* Where one ribbon ends and the next begins: closed by a disc, or joined by a shared offset. */
struct joint {
	size_t at;
	bool is_broken;
	struct vec offset;
};

static struct joint joint_at(const struct plen_spine *spine, size_t i)
{
	struct joint joint = {.at = i};

	joint.is_broken = is_end(spine, i) || !mitre_at(spine, i, &joint.offset);
	return joint;
}

/* One ribbon from a joint as far as it goes, at most to `last`. Returns where it ended. */
static struct joint add_ribbon(const struct pen *pen, const struct plen_spine *spine,
			       struct joint from, size_t last)
{
	const struct plen_spine_sample *samples = spine->samples + from.at;
	struct vec offsets[RIBBON_MAX];
	struct joint to = from;
	size_t count = 1;

	offsets[0] = from.is_broken ? square_at(spine, from.at, from.at) : from.offset;
	do {
		to = joint_at(spine, to.at + 1);
		offsets[count++] = to.is_broken ? square_at(spine, to.at, to.at - 1) : to.offset;
	} while (!to.is_broken && to.at < last && count < RIBBON_MAX);

	cairo_new_sub_path(pen->cr);
	for (size_t i = 0; i < count; i++) {
		line_to(pen, samples[i].x_mm + offsets[i].x, samples[i].y_mm + offsets[i].y);
	}
	for (size_t i = count; i-- > 0;) {
		line_to(pen, samples[i].x_mm - offsets[i].x, samples[i].y_mm - offsets[i].y);
	}
	cairo_close_path(pen->cr);
	return to;
}

static void add_part(const struct pen *pen, const struct plen_spine *spine, size_t first,
		     size_t last)
{
	struct joint joint = joint_at(spine, first);

	if (joint.is_broken) {
		add_disc(pen, &spine->samples[first]);
	}
	while (joint.at < last) {
		joint = add_ribbon(pen, spine, joint, last);
		if (joint.is_broken) {
			add_disc(pen, &spine->samples[joint.at]);
		}
	}
}

static bool segment_touches(const struct plen_spine *spine, size_t k,
			    const struct plen_page_rect *clip)
{
	const struct plen_spine_sample *a = &spine->samples[k], *b = &spine->samples[k + 1];
	double reach = (a->half_mm > b->half_mm ? a->half_mm : b->half_mm) * PLEN_SPINE_MITRE_REACH;
	double left = clip->x_mm - reach, right = clip->x_mm + clip->w_mm + reach;
	double top = clip->y_mm - reach, lower = clip->y_mm + clip->h_mm + reach;

	return !((a->x_mm < left && b->x_mm < left) || (a->x_mm > right && b->x_mm > right) ||
		 (a->y_mm < top && b->y_mm < top) || (a->y_mm > lower && b->y_mm > lower));
}

/* The segments of a block. */
static void block_segments(const struct plen_spine *spine, size_t block, size_t *first,
			   size_t *last)
{
	*first = block * PLEN_SPINE_BLOCK;
	*last = *first + PLEN_SPINE_BLOCK;
	if (*last > spine->count - 1) {
		*last = spine->count - 1;
	}
}

static bool block_touches(const struct plen_spine *spine, size_t block,
			  const struct plen_page_rect *clip)
{
	struct plen_page_rect bounds = plen_spine_block_bounds(spine, block);
	size_t k, last;

	if (!plen_page_rect_intersects(&bounds, clip)) {
		return false;
	}
	block_segments(spine, block, &k, &last);
	while (k < last && !segment_touches(spine, k, clip)) {
		k++;
	}
	/* A dot has no segments. */
	return k < last || spine->count == 1;
}

bool plen_outline_touches(const struct plen_spine *spine, const struct plen_outline_map *map)
{
	struct plen_page_rect clip = plen_outline_clip_mm(map);

	for (size_t b = 0; b < plen_spine_block_count(spine); b++) {
		if (block_touches(spine, b, &clip)) {
			return true;
		}
	}
	return false;
}

static bool is_inside(const struct plen_page_rect *inner, const struct plen_page_rect *outer)
{
	return inner->x_mm >= outer->x_mm && inner->y_mm >= outer->y_mm &&
	       inner->x_mm + inner->w_mm <= outer->x_mm + outer->w_mm &&
	       inner->y_mm + inner->h_mm <= outer->y_mm + outer->h_mm;
}

/* Adds the runs of touching segments within one block. */
static bool add_block(const struct pen *pen, const struct plen_spine *spine, size_t first,
		      size_t last, const struct plen_page_rect *clip)
{
	bool any = false;

	for (size_t k = first; k < last; k++) {
		if (!segment_touches(spine, k, clip)) {
			continue;
		}

		size_t end = k + 1;
		while (end < last && segment_touches(spine, end, clip)) {
			end++;
		}
		add_part(pen, spine, k, end);
		any = true;
		k = end;
	}
	return any;
}

bool plen_outline_add_spine(cairo_t *cr, const struct plen_spine *spine,
			    const struct plen_outline_map *map)
{
	const struct pen pen = {cr, map};
	struct plen_page_rect clip = plen_outline_clip_mm(map);
	bool any = false;

	if (spine->count == 1) {
		struct plen_page_rect bounds = plen_spine_bounds(spine, 0, 0);

		any = plen_page_rect_intersects(&bounds, &clip);
		if (any) {
			add_disc(&pen, &spine->samples[0]);
		}
		return any;
	}
	for (size_t b = 0; b < plen_spine_block_count(spine); b++) {
		struct plen_page_rect bounds = plen_spine_block_bounds(spine, b);
		size_t first, last;

		if (!plen_page_rect_intersects(&bounds, &clip)) {
			continue;
		}
		block_segments(spine, b, &first, &last);
		if (is_inside(&bounds, &clip)) {
			add_part(&pen, spine, first, last);
			any = true;
		} else {
			any |= add_block(&pen, spine, first, last, &clip);
		}
	}
	return any;
}

bool plen_outline_add_stroke(cairo_t *cr, const struct plen_stroke *stroke,
			     const struct plen_outline_map *map, struct plen_spine *scratch)
{
	double tolerance_mm = TOLERANCE_PX / scale_of(map);
	bool any = false;

	for (uint32_t i = 0; i < stroke->kept_count; i++) {
		plen_spine_set_range(scratch, tolerance_mm, stroke, stroke->kept[i]);
		any |= plen_outline_add_spine(cr, scratch, map);
	}
	return any;
}
