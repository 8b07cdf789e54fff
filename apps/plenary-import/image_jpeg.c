/* SPDX-License-Identifier: MIT
 *
 * JPEG, as phones take it: decoded no larger than it is wanted, and with the way the phone was
 * held.
 */
#include "image_kinds.h"

#include <errno.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jerror.h>
#include <jpeglib.h>

#include "common/mem.h"
#include "exif.h"

/* Coefficients of a progressive picture, beside which the picture itself has to fit. */
#define JPEG_MEMORY_BYTES (512l << 20)

struct decoder {
	struct jpeg_decompress_struct jpeg;
	struct jpeg_error_mgr errors;
	jmp_buf failed;
	const uint8_t *bytes;
	size_t size;
	uint32_t w_px;            /* wanted */
	cairo_surface_t *surface; /* what became of it */
	JSAMPLE *line;
	bool is_cut;
};

static void on_error(j_common_ptr common)
{
	struct decoder *decoder = (struct decoder *)common->client_data;

	longjmp(decoder->failed, 1);
}

static void on_message(j_common_ptr common)
{
	(void)common;
}

/* Most warnings are of no account; where there is nothing, it is seen. */
static void on_warning(j_common_ptr common, int level)
{
	struct decoder *decoder = (struct decoder *)common->client_data;
	int code = common->err->msg_code;

	decoder->is_cut |= level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER);
}

static struct decoder *create(const uint8_t *bytes, size_t size)
{
	struct decoder *decoder = plen_calloc(1, sizeof(*decoder));

	decoder->bytes = bytes;
	decoder->size = size;
	decoder->jpeg.err = jpeg_std_error(&decoder->errors);
	decoder->errors.error_exit = on_error;
	decoder->errors.output_message = on_message;
	decoder->errors.emit_message = on_warning;
	decoder->jpeg.client_data = decoder;
	return decoder;
}

static void destroy(struct decoder *decoder)
{
	jpeg_destroy_decompress(&decoder->jpeg);
	free(decoder->line);
	free(decoder);
}

/* The library knows one way to fail: a jump out of it. Here is where it lands. */
static bool survives(struct decoder *decoder, void (*work)(struct decoder *))
{
	if (setjmp(decoder->failed) != 0) {
		return false;
	}
	work(decoder);
	return true;
}

static void read_header(struct decoder *decoder)
{
	jpeg_create_decompress(&decoder->jpeg);
	decoder->jpeg.mem->max_memory_to_use = JPEG_MEMORY_BYTES;
	jpeg_mem_src(&decoder->jpeg, decoder->bytes, decoder->size);
	jpeg_save_markers(&decoder->jpeg, JPEG_APP0 + 1, 0xffff);
	jpeg_read_header(&decoder->jpeg, TRUE);
}

static unsigned orientation(const struct jpeg_decompress_struct *jpeg)
{
	for (jpeg_saved_marker_ptr m = jpeg->marker_list; m != NULL; m = m->next) {
		unsigned found = plen_exif_orientation(m->data, m->data_length);
		if (found != 0) {
			return found;
		}
	}
	return 1;
}

bool plen_image_jpeg_probe(const uint8_t *bytes, size_t size, struct plen_image *image)
{
	if (size < 4 || bytes[0] != 0xff || bytes[1] != 0xd8) {
		return false;
	}

	struct decoder *decoder = create(bytes, size);
	bool is_good = survives(decoder, read_header);
	if (is_good) {
		image->w_px = decoder->jpeg.image_width;
		image->h_px = decoder->jpeg.image_height;
		image->orientation = orientation(&decoder->jpeg);
	}
	destroy(decoder);
	return is_good;
}

/* In eighths, as the transform allows, rounded up; the fewest that are still wide enough. */
static unsigned choose_eighths(const struct jpeg_decompress_struct *jpeg, uint32_t w_px)
{
	unsigned eighths = 1;

	while (eighths < 8 && ((uint64_t)jpeg->image_width * eighths + 7) / 8 < w_px) {
		eighths++;
	}
	return eighths;
}

/* Adobe's four inks are stored upside down: 255 is none. */
static void put_line(uint32_t *to, const JSAMPLE *from, const struct jpeg_decompress_struct *jpeg)
{
	for (JDIMENSION x = 0; x < jpeg->output_width; x++) {
		unsigned r = from[0];
		unsigned g = from[1];
		unsigned b = from[2];
		if (jpeg->output_components == 4) {
			unsigned k = from[3];
			bool is_adobe = jpeg->saw_Adobe_marker;
			r = (is_adobe ? r : 255 - r) * (is_adobe ? k : 255 - k) / 255;
			g = (is_adobe ? g : 255 - g) * (is_adobe ? k : 255 - k) / 255;
			b = (is_adobe ? b : 255 - b) * (is_adobe ? k : 255 - k) / 255;
		}
		to[x] = 0xff000000u | r << 16 | g << 8 | b;
		from += jpeg->output_components;
	}
}

static void open_surface(struct decoder *decoder)
{
	const struct jpeg_decompress_struct *jpeg = &decoder->jpeg;

	decoder->line = plen_calloc(jpeg->output_width, (size_t)jpeg->output_components);
	decoder->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)jpeg->output_width,
						      (int)jpeg->output_height);
}

static void decode(struct decoder *decoder)
{
	struct jpeg_decompress_struct *jpeg = &decoder->jpeg;

	read_header(decoder);
	bool has_four = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
	jpeg->out_color_space = has_four ? JCS_CMYK : JCS_RGB;
	jpeg->scale_num = choose_eighths(jpeg, decoder->w_px);
	jpeg->scale_denom = 8;
	jpeg_start_decompress(jpeg);
	open_surface(decoder);
	uint8_t *pixels = cairo_image_surface_get_data(decoder->surface);
	size_t stride = (size_t)cairo_image_surface_get_stride(decoder->surface);
	while (pixels != NULL && jpeg->output_scanline < jpeg->output_height) {
		uint8_t *to = pixels + jpeg->output_scanline * stride;
		jpeg_read_scanlines(jpeg, &decoder->line, 1);
		put_line((uint32_t *)(void *)to, decoder->line, jpeg);
	}
	cairo_surface_mark_dirty(decoder->surface);
}

/* What is missing at the end of a picture is grey, as everywhere. */
int plen_image_jpeg_decode(cairo_surface_t **surface, const uint8_t *bytes, size_t size,
			   uint32_t w_px, bool *is_cut)
{
	struct decoder *decoder = create(bytes, size);

	decoder->w_px = w_px;
	int status = 0;
	if (!survives(decoder, decode)) {
		status = decoder->errors.msg_code == JERR_OUT_OF_MEMORY ? -ENOMEM : -EBADMSG;
	}
	*surface = decoder->surface;
	*is_cut = decoder->is_cut;
	destroy(decoder);
	return status;
}
