/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "renderer"
#include "icon.h"

#include <assert.h>

#include <librsvg/rsvg.h>

#include "common/log.h"

static void render(const struct plen_icon_source *source, struct plen_mask *mask, int size_px)
{
	GError *error = NULL;
	RsvgHandle *handle = rsvg_handle_new_from_data(source->svg, source->size, &error);

	if (handle == NULL) {
		plen_error("icon %s: %s", source->name, error->message);
		g_error_free(error);
		return;
	}

	const RsvgRectangle viewport = {0, 0, size_px, size_px};
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, size_px, size_px);
	cairo_t *cr = cairo_create(surface);

	if (rsvg_handle_render_document(handle, cr, &viewport, &error)) {
		mask->surface = cairo_surface_reference(surface);
	} else {
		plen_error("icon %s: %s", source->name, error->message);
		g_error_free(error);
	}
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	g_object_unref(handle);
}

const struct plen_mask *plen_icon_mask(struct plen_mask_cache *cache, enum plen_icon icon,
				       int size_px)
{
	const struct plen_mask_key key = {
		.kind = PLEN_MASK_ICON, .size_px = size_px, .a = (int)icon};
	bool made = false;

	assert(icon < PLEN_ICON_COUNT);
	struct plen_mask *mask = plen_mask_cache_get(cache, &key, &made);

	if (made && size_px > 0) {
		render(&plen_icon_sources[icon], mask, size_px);
	}
	return mask;
}
