/* SPDX-License-Identifier: MIT */
#include "drawing.h"

#include <cairo.h>
#include <errno.h>
#include <poppler.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "image.h"
#include "svg_file.h"

struct kind {
	bool (*open)(struct plen_drawing *drawing);
	/* With the origin where the part begins. As plen_drawing_draw. */
	int (*draw)(struct plen_drawing *drawing, cairo_t *cairo,
		    const struct plen_drawing_part *part);
};

struct plen_drawing {
	const struct kind *kind;
	uint8_t *bytes;
	size_t size;
	PopplerDocument *document;
	RsvgHandle *svg;
	struct plen_image image;
	cairo_surface_t *decoded;
	bool is_cut;
};

/* -- PDF -- */

static bool open_pdf(struct plen_drawing *drawing)
{
	GBytes *borrowed = g_bytes_new_static(drawing->bytes, drawing->size);

	drawing->document = poppler_document_new_from_bytes(borrowed, NULL, NULL);
	g_bytes_unref(borrowed);
	return drawing->document != NULL;
}

/* Paper is white, whatever the board's is: nobody has printed for a dark one. */
static int draw_pdf(struct plen_drawing *drawing, cairo_t *cairo,
		    const struct plen_drawing_part *part)
{
	double w_pt = 0;
	double h_pt = 0;

	if (part->part >= (uint32_t)poppler_document_get_n_pages(drawing->document)) {
		return -EBADMSG;
	}
	PopplerPage *page = poppler_document_get_page(drawing->document, (int)part->part);
	if (page == NULL) {
		return -EBADMSG;
	}
	poppler_page_get_size(page, &w_pt, &h_pt);
	bool has_size = w_pt > 0 && h_pt > 0;
	if (has_size) {
		cairo_set_source_rgb(cairo, 1, 1, 1);
		cairo_paint(cairo);
		cairo_scale(cairo, part->whole_w_px / w_pt, part->whole_h_px / h_pt);
		poppler_page_render(page, cairo);
	}
	g_object_unref(page);
	return has_size ? 0 : -EBADMSG;
}

/* -- SVG -- */

static bool open_svg(struct plen_drawing *drawing)
{
	drawing->svg = plen_svg_file_open(drawing->bytes, drawing->size);
	return drawing->svg != NULL;
}

/* Stretched, if need be: the sheet was measured when it came, and a lesson keeps that. */
static int draw_svg(struct plen_drawing *drawing, cairo_t *cairo,
		    const struct plen_drawing_part *part)
{
	RsvgRectangle view = {0};

	plen_svg_file_size(drawing->svg, &view.width, &view.height);
	cairo_scale(cairo, part->whole_w_px / view.width, part->whole_h_px / view.height);
	bool is_drawn =
		part->part == 0 && rsvg_handle_render_document(drawing->svg, cairo, &view, NULL);
	return is_drawn ? 0 : -EBADMSG;
}

/* -- images -- */

static bool open_image(struct plen_drawing *drawing)
{
	return plen_image_probe(drawing->bytes, drawing->size, &drawing->image) == 0;
}

/* Decoded small while it is seen small, and again when somebody comes closer. */
static int decode(struct plen_drawing *drawing, uint32_t w_px)
{
	uint32_t wanted_px = w_px < drawing->image.w_px ? w_px : drawing->image.w_px;

	if (drawing->decoded != NULL &&
	    (uint32_t)cairo_image_surface_get_width(drawing->decoded) >= wanted_px) {
		return 0;
	}
	plen_drawing_rest(drawing);
	return plen_image_decode(&drawing->decoded, drawing->bytes, drawing->size, wanted_px,
				 &drawing->is_cut);
}

static int draw_image(struct plen_drawing *drawing, cairo_t *cairo,
		      const struct plen_drawing_part *part)
{
	int status = part->part == 0 ? decode(drawing, part->whole_w_px) : -EBADMSG;

	if (status < 0) {
		return status;
	}
	cairo_scale(cairo,
		    (double)part->whole_w_px / cairo_image_surface_get_width(drawing->decoded),
		    (double)part->whole_h_px / cairo_image_surface_get_height(drawing->decoded));
	cairo_set_source_surface(cairo, drawing->decoded, 0, 0);
	cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
	/* Its edge is sharp, also where it is drawn larger. */
	cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
	cairo_rectangle(cairo, 0, 0, cairo_image_surface_get_width(drawing->decoded),
			cairo_image_surface_get_height(drawing->decoded));
	cairo_fill(cairo);
	return 0;
}

/* -- all -- */

static const struct kind kinds[PLEN_MEDIA_COUNT] = {
	[PLEN_MEDIA_PNG] = {open_image, draw_image},  [PLEN_MEDIA_JPEG] = {open_image, draw_image},
	[PLEN_MEDIA_WEBP] = {open_image, draw_image}, [PLEN_MEDIA_SVG] = {open_svg, draw_svg},
	[PLEN_MEDIA_PDF] = {open_pdf, draw_pdf},
};

int plen_drawing_open(struct plen_drawing **out, enum plen_media media, uint8_t *bytes, size_t size)
{
	struct plen_drawing *drawing = plen_calloc(1, sizeof(*drawing));

	drawing->kind = &kinds[media];
	drawing->bytes = bytes;
	drawing->size = size;
	if (!drawing->kind->open(drawing)) {
		plen_drawing_close(drawing);
		return -EBADMSG;
	}
	*out = drawing;
	return 0;
}

void plen_drawing_close(struct plen_drawing *drawing)
{
	if (drawing == NULL) {
		return;
	}
	g_clear_object(&drawing->document);
	g_clear_object(&drawing->svg);
	plen_drawing_rest(drawing);
	free(drawing->bytes);
	free(drawing);
}

size_t plen_drawing_decoded_bytes(const struct plen_drawing *drawing)
{
	return drawing->decoded == NULL
		       ? 0
		       : (size_t)cairo_image_surface_get_stride(drawing->decoded) *
				 (size_t)cairo_image_surface_get_height(drawing->decoded);
}

void plen_drawing_rest(struct plen_drawing *drawing)
{
	cairo_surface_destroy(drawing->decoded);
	drawing->decoded = NULL;
}

bool plen_drawing_is_cut(const struct plen_drawing *drawing)
{
	return drawing->is_cut;
}

static int status_of(cairo_t *cairo)
{
	switch (cairo_status(cairo)) {
	case CAIRO_STATUS_SUCCESS:
		return 0;
	case CAIRO_STATUS_NO_MEMORY:
		return -ENOMEM;
	default:
		return -EBADMSG;
	}
}

int plen_drawing_draw(struct plen_drawing *drawing, const struct plen_drawing_part *part,
		      uint32_t *pixels)
{
	size_t count = (size_t)part->w_px * part->h_px;

	memset(pixels, 0, count * sizeof(*pixels));
	cairo_surface_t *surface = cairo_image_surface_create_for_data(
		(unsigned char *)pixels, CAIRO_FORMAT_ARGB32, (int)part->w_px, (int)part->h_px,
		(int)part->w_px * 4);
	cairo_t *cairo = cairo_create(surface);
	cairo_translate(cairo, -(double)part->x_px, -(double)part->y_px);
	int status = drawing->kind->draw(drawing, cairo, part);
	int why = status_of(cairo);
	cairo_destroy(cairo);
	cairo_surface_flush(surface);
	cairo_surface_destroy(surface);
	return why < 0 ? why : status;
}
