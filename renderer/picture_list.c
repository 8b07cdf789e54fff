/* SPDX-License-Identifier: MIT */
#include "picture_list.h"

#include <stdlib.h>

#include "common/mem.h"
#include "picture_frame.h"

/* Of one picture in one list, and of all together before further ones become coarse. */
#define PICTURE_PX_MAX (640u * 1024)
#define LIST_PX_MAX (4u << 20)
#define PICTURE_PX_LEAST 4096u
/* What a list keeps from one use to the next. */
#define KEPT_PX_MAX (1u << 20)
/* Pictures behind carry text that is to be read: less pale than ink. */
#define QUIET_SHARE 0.7

void plen_picture_list_finish(struct plen_picture_list *list)
{
	free(list->pictures);
	free(list->pixels);
	*list = (struct plen_picture_list){0};
}

void plen_picture_list_clear(struct plen_picture_list *list)
{
	if (list->pixel_capacity > KEPT_PX_MAX) {
		free(list->pixels);
		list->pixels = NULL;
		list->pixel_capacity = 0;
	}
	list->count = 0;
	list->pixel_count = 0;
	list->waiting = 0;
}

/* -- collecting -- */

struct collecting {
	struct plen_picture_list *list; /* NULL only asks */
	struct plen_picture_album *album;
	const struct plen_outline_map *map;
	bool quiet;
	size_t pixel_count;
	uint32_t waiting;
};

static struct plen_picture_last *slot_of(struct plen_picture_album *album,
					 const struct plen_op_picture *place)
{
	uint32_t hash = (place->asset * 0x9e3779b1u ^ place->part) * 0x85ebca6bu;

	return &album->last[(hash >> 16) % PLEN_PICTURE_ALBUM_SLOTS];
}

static size_t px_of(const struct plen_picture_part *part)
{
	return (size_t)part->w_px * part->h_px;
}

/* Room at the end of the list's pixels. */
static uint32_t *make_room(struct plen_picture_list *list, size_t count)
{
	size_t needed = list->pixel_count + count;

	if (needed > list->pixel_capacity) {
		list->pixels = plen_realloc(list->pixels, needed, sizeof(*list->pixels));
		list->pixel_capacity = needed;
	}
	return list->pixels + list->pixel_count;
}

static enum plen_picture_state fetch(const struct collecting *to,
				     const struct plen_op_picture *place,
				     const struct plen_picture_part *part)
{
	uint32_t *pixels = to->list != NULL ? make_room(to->list, px_of(part)) : NULL;

	return plen_picture_fetch(&to->album->source, place->asset, place->part, part, pixels);
}

/* What came before, in another size. */
static bool stands_in(const struct collecting *to, const struct plen_op_picture *place,
		      struct plen_picture_part *part)
{
	const struct plen_picture_last *last = slot_of(to->album, place);

	if (to->list == NULL || last->asset != place->asset || last->part != place->part ||
	    (last->whole_w_px == part->whole_w_px && last->whole_h_px == part->whole_h_px)) {
		return false;
	}

	struct plen_picture_part other =
		plen_picture_part_in(part, last->whole_w_px, last->whole_h_px);
	if (px_of(&other) > PICTURE_PX_MAX || fetch(to, place, &other) != PLEN_PICTURE_HERE) {
		return false;
	}
	*part = other;
	return true;
}

static void remember(const struct collecting *to, const struct plen_op_picture *place,
		     const struct plen_picture_part *part)
{
	*slot_of(to->album, place) = (struct plen_picture_last){place->asset, place->part,
								part->whole_w_px, part->whole_h_px};
}

static void add(struct plen_picture_list *list, struct plen_picture_listed listed)
{
	list->pictures =
		plen_grow(list->pictures, list->count, &list->capacity, sizeof(*list->pictures));
	listed.offset = list->pixel_count;
	list->pictures[list->count++] = listed;
	list->pixel_count += listed.has_pixels ? px_of(&listed.part) : 0;
}

static size_t px_allowed(const struct collecting *to)
{
	size_t left = to->pixel_count < LIST_PX_MAX ? LIST_PX_MAX - to->pixel_count : 0;

	if (left < PICTURE_PX_LEAST) {
		return PICTURE_PX_LEAST;
	}
	return left < PICTURE_PX_MAX ? left : PICTURE_PX_MAX;
}

static bool visit(void *data, const struct plen_picture *picture)
{
	struct collecting *to = data;
	const struct plen_op_picture *place = &picture->place;
	struct plen_picture_listed listed = {.quiet = to->quiet};

	if (!plen_picture_matrix(&listed.to_px, place, to->map) ||
	    !plen_picture_need(&listed.to_px, to->map->clip, px_allowed(to), &listed.part)) {
		return true;
	}
	to->pixel_count += px_of(&listed.part);

	enum plen_picture_state state = fetch(to, place, &listed.part);
	listed.has_pixels = state == PLEN_PICTURE_HERE;
	if (state == PLEN_PICTURE_HERE) {
		remember(to, place, &listed.part);
	} else if (state == PLEN_PICTURE_WAITS) {
		to->waiting++;
		listed.has_pixels = stands_in(to, place, &listed.part);
	}
	if (to->list != NULL) {
		add(to->list, listed);
	}
	return true;
}

static void visit_all(struct collecting *to, const struct plen_pages_found *page)
{
	struct plen_page_rect rect = plen_outline_clip_mm(to->map);

	if (page->about->behind != 0) {
		to->quiet = true;
		plen_lesson_each_picture(page->lesson, page->about->behind, &rect, visit, to);
	}
	to->quiet = false;
	plen_lesson_each_picture(page->lesson, page->about->id, &rect, visit, to);
}

void plen_picture_list_collect(struct plen_picture_list *list, struct plen_picture_album *album,
			       const struct plen_pages_found *page,
			       const struct plen_outline_map *map)
{
	struct collecting to = {.list = list, .album = album, .map = map};

	plen_picture_list_clear(list);
	visit_all(&to, page);
	list->waiting = to.waiting;
}

uint32_t plen_picture_list_waiting(struct plen_picture_album *album,
				   const struct plen_pages_found *page,
				   const struct plen_outline_map *map)
{
	struct collecting to = {.album = album, .map = map};

	visit_all(&to, page);
	return to.waiting;
}

/* -- drawing -- */

static void draw_pixels(cairo_t *cr, const struct plen_picture_list *list,
			const struct plen_picture_listed *listed)
{
	const struct plen_picture_part *part = &listed->part;
	cairo_matrix_t from_raster = listed->to_px;
	/* cairo takes no constant pixels, but only reads them. */
	unsigned char *pixels = (unsigned char *)(list->pixels + listed->offset);
	cairo_surface_t *raster = cairo_image_surface_create_for_data(
		pixels, CAIRO_FORMAT_ARGB32, (int)part->w_px, (int)part->h_px, (int)part->w_px * 4);

	cairo_matrix_scale(&from_raster, 1.0 / part->whole_w_px, 1.0 / part->whole_h_px);
	cairo_matrix_translate(&from_raster, part->x_px, part->y_px);
	cairo_save(cr);
	cairo_set_matrix(cr, &from_raster);
	cairo_set_source_surface(cr, raster, 0, 0);
	cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
	cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_BILINEAR);
	cairo_rectangle(cr, 0, 0, part->w_px, part->h_px);
	if (listed->quiet) {
		cairo_clip(cr);
		cairo_paint_with_alpha(cr, QUIET_SHARE);
	} else {
		cairo_fill(cr);
	}
	cairo_restore(cr);
	cairo_surface_finish(raster);
	cairo_surface_destroy(raster);
}

void plen_picture_list_draw(const struct plen_picture_list *list,
			    const struct plen_picture_target *target)
{
	if (list->count == 0) {
		return;
	}

	cairo_surface_t *surface = cairo_image_surface_create_for_data(
		(unsigned char *)target->pixels, CAIRO_FORMAT_RGB24, target->width_px,
		target->height_px, target->stride_px * 4);
	cairo_t *cr = cairo_create(surface);

	cairo_rectangle(cr, target->clip.x, target->clip.y, target->clip.w, target->clip.h);
	cairo_clip(cr);
	for (size_t i = 0; i < list->count; i++) {
		const struct plen_picture_listed *listed = &list->pictures[i];

		if (target->is_cancelled != NULL && atomic_load(target->is_cancelled)) {
			break;
		}
		if (listed->has_pixels) {
			draw_pixels(cr, list, listed);
		} else {
			plen_picture_frame_draw(cr, &listed->to_px, &listed->part, target->theme);
		}
	}
	cairo_destroy(cr);
	cairo_surface_finish(surface);
	cairo_surface_destroy(surface);
}
