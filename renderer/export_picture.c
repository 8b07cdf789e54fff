/* SPDX-License-Identifier: MIT */
#include "export_picture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cairo-pdf.h>

#include "common/mem.h"
#include "jpeg_head.h"
#include "picture_frame.h"
#include "picture_place.h"

/* More than a wall shows of anything, and 64 MiB. */
#define SIDE_MAX_PX 4096.0
/* As in tiles. */
#define QUIET_SHARE 0.7

struct drawing {
	const struct plen_export_pictures *pictures;
	cairo_t *cr;
	const struct plen_lesson *lesson;
	const struct plen_outline_map *map;
	bool quiet;
};

static uint32_t side_px(const struct drawing *drawing, double x, double y)
{
	double wanted = ceil(hypot(x, y) * drawing->pictures->px_per_px);

	return (uint32_t)fmax(1, fmin(wanted, SIDE_MAX_PX));
}

static struct plen_picture_part whole_of(const struct drawing *drawing, const cairo_matrix_t *to_px)
{
	uint32_t w = side_px(drawing, to_px->xx, to_px->yx);
	uint32_t h = side_px(drawing, to_px->xy, to_px->yy);

	return (struct plen_picture_part){.whole_w_px = w, .whole_h_px = h, .w_px = w, .h_px = h};
}

/* Pixels may take as much memory as all else together: only what is here gets any. */
static bool is_here(const struct plen_picture_source *source, const struct plen_op_picture *place,
		    const struct plen_picture_part *part)
{
	enum plen_picture_state state =
		plen_picture_fetch(source, place->asset, place->part, part, NULL);

	if (state == PLEN_PICTURE_WAITS && source->settle != NULL) {
		source->settle(source->data, true);
		return plen_picture_fetch(source, place->asset, place->part, part, NULL) ==
		       PLEN_PICTURE_HERE;
	}
	return state == PLEN_PICTURE_HERE;
}

static bool copy(const struct plen_picture_source *source, const struct plen_op_picture *place,
		 const struct plen_picture_part *part, cairo_surface_t *raster)
{
	/* A row of 32-bit pixels needs no padding. */
	uint32_t *pixels = (uint32_t *)cairo_image_surface_get_data(raster);

	return cairo_surface_status(raster) == CAIRO_STATUS_SUCCESS &&
	       plen_picture_fetch(source, place->asset, place->part, part, pixels) ==
		       PLEN_PICTURE_HERE;
}

/* NULL if it cannot be had. */
static cairo_surface_t *raster_of(const struct drawing *drawing,
				  const struct plen_op_picture *place,
				  const struct plen_picture_part *part)
{
	const struct plen_picture_source *source = drawing->pictures->source;
	cairo_surface_t *raster = NULL;

	if (source == NULL || !is_here(source, place, part)) {
		return NULL;
	}
	raster = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)part->w_px, (int)part->h_px);
	cairo_surface_flush(raster);
	if (!copy(source, place, part, raster)) {
		cairo_surface_destroy(raster);
		return NULL;
	}
	cairo_surface_mark_dirty(raster);
	return raster;
}

/* -- JPEG stays JPEG -- */

static void attach_jpeg(const struct drawing *drawing, const struct plen_op_picture *place,
			cairo_surface_t *raster)
{
	const struct plen_lesson_asset *asset = plen_lesson_asset(drawing->lesson, place->asset);
	uint8_t *bytes = NULL;
	size_t size = 0;

	if (cairo_surface_get_type(cairo_get_target(drawing->cr)) != CAIRO_SURFACE_TYPE_PDF ||
	    asset == NULL || asset->media != PLEN_MEDIA_JPEG) {
		return;
	}
	bytes = plen_lesson_asset_bare(drawing->lesson, place->asset, &size);
	if (bytes == NULL || !plen_jpeg_head_is_plain(bytes, size) ||
	    cairo_surface_set_mime_data(raster, CAIRO_MIME_TYPE_JPEG, bytes, size, free, bytes) !=
		    CAIRO_STATUS_SUCCESS) {
		free(bytes);
	}
}

/* The same picture on many pages is in the file once. */
static void name_raster(const struct plen_op_picture *place, const struct plen_picture_part *part,
			cairo_surface_t *raster)
{
	char *name = plen_asprintf("%u-%u-%ux%u", place->asset, place->part, part->whole_w_px,
				   part->whole_h_px);

	if (cairo_surface_set_mime_data(raster, CAIRO_MIME_TYPE_UNIQUE_ID, (unsigned char *)name,
					strlen(name), free, name) != CAIRO_STATUS_SUCCESS) {
		free(name);
	}
}

/* -- drawing -- */

static void draw_raster(const struct drawing *drawing, const cairo_matrix_t *to_px,
			const struct plen_picture_part *part, cairo_surface_t *raster)
{
	cairo_matrix_t from_raster = *to_px;
	cairo_t *cr = drawing->cr;

	cairo_matrix_scale(&from_raster, 1.0 / part->whole_w_px, 1.0 / part->whole_h_px);
	cairo_save(cr);
	cairo_transform(cr, &from_raster);
	cairo_set_source_surface(cr, raster, 0, 0);
	if (cairo_surface_get_type(cairo_get_target(cr)) == CAIRO_SURFACE_TYPE_IMAGE) {
		cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
		cairo_rectangle(cr, 0, 0, part->w_px, part->h_px);
		cairo_clip(cr);
	}
	if (drawing->quiet) {
		cairo_paint_with_alpha(cr, QUIET_SHARE);
	} else {
		cairo_paint(cr);
	}
	cairo_restore(cr);
}

static bool draw(void *data, const struct plen_picture *picture)
{
	const struct drawing *drawing = data;
	cairo_matrix_t to_px;

	if (!plen_picture_matrix(&to_px, &picture->place, drawing->map)) {
		return true;
	}

	struct plen_picture_part part = whole_of(drawing, &to_px);
	cairo_surface_t *raster = raster_of(drawing, &picture->place, &part);
	if (raster == NULL) {
		plen_picture_frame_draw(drawing->cr, &to_px, &part, drawing->pictures->theme);
		return true;
	}
	attach_jpeg(drawing, &picture->place, raster);
	name_raster(&picture->place, &part, raster);
	draw_raster(drawing, &to_px, &part, raster);
	cairo_surface_destroy(raster);
	return true;
}

void plen_export_pictures_draw(const struct plen_export_pictures *pictures, cairo_t *cr,
			       const struct plen_pages_found *page,
			       const struct plen_outline_map *map)
{
	struct drawing drawing = {
		.pictures = pictures, .cr = cr, .lesson = page->lesson, .map = map};
	struct plen_page_rect rect = plen_outline_clip_mm(map);

	if (page->about->behind != 0) {
		drawing.quiet = true;
		plen_lesson_each_picture(page->lesson, page->about->behind, &rect, draw, &drawing);
	}
	drawing.quiet = false;
	plen_lesson_each_picture(page->lesson, page->about->id, &rect, draw, &drawing);
}
