/* SPDX-License-Identifier: MIT */
#include "picture_place.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define UM_PER_MM 1e3
#define PPM 1e6
/* Below, there is nothing to be seen. */
#define SIDE_MIN_PX 0.02
#define SINE_MIN 1e-3
/* A raster stretched by so much still looks sharp; it has a quarter of the next one's pixels. */
#define STRETCH_MAX 1.1
/* Rasters of small pictures: fewer sizes. */
#define WHOLE_MIN_PX 16u
/* What is interpolated at the edge of the clip lies outside it. */
#define MARGIN_PX 2

/* -- where -- */

bool plen_picture_matrix(cairo_matrix_t *to_px, const struct plen_op_picture *place,
			 const struct plen_outline_map *map)
{
	double sx = map->scale.x_px_per_mm / UM_PER_MM, sy = map->scale.y_px_per_mm / UM_PER_MM;
	double w = place->w_um / PPM, h = place->h_um / PPM;
	double across, down, area;

	*to_px = (cairo_matrix_t){
		.xx = place->a_ppm * w * sx,
		.yx = place->b_ppm * w * sy,
		.xy = place->c_ppm * h * sx,
		.yy = place->d_ppm * h * sy,
		.x0 = place->e_um * sx - (double)map->origin_x_px,
		.y0 = place->f_um * sy - (double)map->origin_y_px,
	};
	across = hypot(to_px->xx, to_px->yx);
	down = hypot(to_px->xy, to_px->yy);
	area = fabs(to_px->xx * to_px->yy - to_px->xy * to_px->yx);
	return across >= SIDE_MIN_PX && down >= SIDE_MIN_PX && area >= SINE_MIN * across * down;
}

/* -- what -- */

/* A range of the unit square's side. */
struct range {
	double from, to;
};

static void include(struct range *range, double value)
{
	range->from = fmin(range->from, value);
	range->to = fmax(range->to, value);
}

/* What of the square the clip can show, on each axis. */
static void seen(const cairo_matrix_t *to_px, struct plen_px_rect clip, struct range *u,
		 struct range *v)
{
	cairo_matrix_t back = *to_px;
	cairo_status_t status = cairo_matrix_invert(&back);

	assert(status == CAIRO_STATUS_SUCCESS);
	*u = *v = (struct range){INFINITY, -INFINITY};
	for (int corner = 0; corner < 4; corner++) {
		bool is_right = corner % 2 != 0, is_lower = corner >= 2;
		double x = clip.x + (is_right ? clip.w : 0);
		double y = clip.y + (is_lower ? clip.h : 0);

		cairo_matrix_transform_point(&back, &x, &y);
		include(u, x);
		include(v, y);
	}
}

/* The power of two that is enough for so many pixels on the surface. */
static uint32_t whole_px(double shown_px)
{
	uint32_t whole = WHOLE_MIN_PX;

	while (whole < PLEN_PICTURE_WHOLE_PX_MAX && whole * STRETCH_MAX < shown_px) {
		whole *= 2;
	}
	return whole;
}

/* False if the range lies outside. */
static bool cut(struct range range, uint32_t whole, uint32_t *from, uint32_t *length)
{
	double first = floor(range.from * whole) - MARGIN_PX;
	double end = ceil(range.to * whole) + MARGIN_PX;

	if (range.to <= 0 || range.from >= 1) {
		return false;
	}
	*from = (uint32_t)fmax(0, first);
	*length = (uint32_t)fmin(whole, end) - *from;
	return true;
}

bool plen_picture_need(const cairo_matrix_t *to_px, struct plen_px_rect clip, size_t px_max,
		       struct plen_picture_part *part)
{
	struct range u, v;

	part->whole_w_px = whole_px(hypot(to_px->xx, to_px->yx));
	part->whole_h_px = whole_px(hypot(to_px->xy, to_px->yy));
	seen(to_px, clip, &u, &v);
	for (;;) {
		if (!cut(u, part->whole_w_px, &part->x_px, &part->w_px) ||
		    !cut(v, part->whole_h_px, &part->y_px, &part->h_px)) {
			return false;
		}
		if ((size_t)part->w_px * part->h_px <= px_max ||
		    (part->whole_w_px == WHOLE_MIN_PX && part->whole_h_px == WHOLE_MIN_PX)) {
			return true;
		}
		if (part->whole_h_px == WHOLE_MIN_PX ||
		    (part->w_px >= part->h_px && part->whole_w_px > WHOLE_MIN_PX)) {
			part->whole_w_px /= 2;
		} else {
			part->whole_h_px /= 2;
		}
	}
}

static void rescale(uint32_t from, uint32_t length, uint32_t whole, uint32_t other,
		    uint32_t *other_from, uint32_t *other_length)
{
	uint64_t end = ((uint64_t)(from + length) * other + whole - 1) / whole;

	*other_from = (uint32_t)((uint64_t)from * other / whole);
	*other_length = (uint32_t)end - *other_from;
}

struct plen_picture_part plen_picture_part_in(const struct plen_picture_part *part,
					      uint32_t whole_w_px, uint32_t whole_h_px)
{
	struct plen_picture_part other = {.whole_w_px = whole_w_px, .whole_h_px = whole_h_px};

	rescale(part->x_px, part->w_px, part->whole_w_px, whole_w_px, &other.x_px, &other.w_px);
	rescale(part->y_px, part->h_px, part->whole_h_px, whole_h_px, &other.y_px, &other.h_px);
	return other;
}

/* -- pieces -- */

/* Copies what the piece and the part have in common. */
static void copy(const struct plen_picture_part *part, const struct plen_picture_key *piece,
		 const uint32_t *pixels, uint32_t *to)
{
	uint32_t x0 = MAX(part->x_px, piece->x_px), y0 = MAX(part->y_px, piece->y_px);
	uint32_t x1 = MIN(part->x_px + part->w_px, piece->x_px + piece->w_px);
	uint32_t y1 = MIN(part->y_px + part->h_px, piece->y_px + piece->h_px);

	for (uint32_t y = y0; y < y1; y++) {
		memcpy(to + (size_t)(y - part->y_px) * part->w_px + (x0 - part->x_px),
		       pixels + (size_t)(y - piece->y_px) * piece->w_px + (x0 - piece->x_px),
		       (size_t)(x1 - x0) * sizeof(*to));
	}
}

static enum plen_picture_state fetch_piece(const struct plen_picture_source *source,
					   const struct plen_picture_part *part,
					   const struct plen_picture_key *piece, uint32_t *to)
{
	bool failed = false;
	const uint32_t *pixels = source->pixels(source->data, piece, &failed);

	if (pixels == NULL) {
		return failed ? PLEN_PICTURE_FAILED : PLEN_PICTURE_WAITS;
	}
	if (to != NULL) {
		copy(part, piece, pixels, to);
	}
	return PLEN_PICTURE_HERE;
}

/* All pieces are asked for, even if the first is missing: they come together. */
enum plen_picture_state plen_picture_fetch(const struct plen_picture_source *source, uint32_t asset,
					   uint32_t asset_part,
					   const struct plen_picture_part *part, uint32_t *to)
{
	const uint32_t side = PLEN_PICTURE_PIECE_PX;
	enum plen_picture_state state = PLEN_PICTURE_HERE;

	if (source->pixels == NULL) {
		return PLEN_PICTURE_FAILED;
	}
	for (uint32_t y = part->y_px / side * side; y < part->y_px + part->h_px; y += side) {
		for (uint32_t x = part->x_px / side * side; x < part->x_px + part->w_px;
		     x += side) {
			const struct plen_picture_key piece = {
				.asset = asset,
				.part = asset_part,
				.whole_w_px = part->whole_w_px,
				.whole_h_px = part->whole_h_px,
				.x_px = x,
				.y_px = y,
				.w_px = MIN(side, part->whole_w_px - x),
				.h_px = MIN(side, part->whole_h_px - y),
			};
			enum plen_picture_state found = fetch_piece(source, part, &piece, to);

			if (found == PLEN_PICTURE_FAILED) {
				return found;
			}
			state = found == PLEN_PICTURE_WAITS ? found : state;
		}
	}
	return state;
}
