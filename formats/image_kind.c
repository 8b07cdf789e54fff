/* SPDX-License-Identifier: MIT */
#include "formats/image_kind.h"

#include <string.h>

#include "formats/units.h"
#include "lesson/jpeg.h"
#include "lesson/op.h"
#include "number.h"
#include "pdf_size.h"
#include "svg_root.h"

#define HEAD_MAX 1024
#define PNG_HEAD 24
/* Bits, height and width of a JPEG's frame. */
#define FRAME_HEAD 5
#define ATTRIBUTE_MAX 256
#define SIDE_MAX 1e6

static bool begins(const uint8_t *bytes, size_t size, const char *with, size_t length)
{
	return size >= length && memcmp(bytes, with, length) == 0;
}

static bool holds(const uint8_t *bytes, size_t size, const char *text)
{
	return memmem(bytes, size < HEAD_MAX ? size : HEAD_MAX, text, strlen(text)) != NULL;
}

int plen_image_kind(const uint8_t *bytes, size_t size)
{
	if (begins(bytes, size, "\x89PNG\r\n\x1a\n", 8)) {
		return PLEN_MEDIA_PNG;
	}
	if (begins(bytes, size, "\xff\xd8\xff", 3)) {
		return PLEN_MEDIA_JPEG;
	}
	if (begins(bytes, size, "RIFF", 4) && size >= 12 && memcmp(bytes + 8, "WEBP", 4) == 0) {
		return PLEN_MEDIA_WEBP;
	}
	if (holds(bytes, size, "%PDF-")) {
		return PLEN_MEDIA_PDF;
	}
	return holds(bytes, size, "<svg") || holds(bytes, size, ":svg") ? PLEN_MEDIA_SVG : -1;
}

static uint32_t big_endian(const uint8_t *bytes, int count)
{
	uint32_t value = 0;

	for (int i = 0; i < count; i++) {
		value = value << 8 | bytes[i];
	}
	return value;
}

static bool png_size(const uint8_t *bytes, size_t size, double *w_px, double *h_px)
{
	if (size < PNG_HEAD || memcmp(bytes + 12, "IHDR", 4) != 0) {
		return false;
	}
	*w_px = big_endian(bytes + 16, 4);
	*h_px = big_endian(bytes + 20, 4);
	return true;
}

/* True for the segments that begin a frame: FFC0 to FFCF but tables and arithmetic conditioning. */
static bool is_frame(uint8_t marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 &&
	       marker != 0xcc;
}

static bool jpeg_size(const uint8_t *bytes, size_t size, double *w_px, double *h_px)
{
	struct plen_jpeg_segment segment;
	size_t place = 2;

	while (plen_jpeg_begins(bytes, size) && plen_jpeg_next(bytes, size, &place, &segment) &&
	       segment.marker != PLEN_JPEG_EOI) {
		if (is_frame(segment.marker) && segment.size >= FRAME_HEAD) {
			*h_px = big_endian(segment.bytes + 1, 2);
			*w_px = big_endian(segment.bytes + 3, 2);
			return true;
		}
	}
	return false;
}

static bool svg_length(const char *text, double dpi, double *px)
{
	static const struct {
		const char *unit;
		double inches; /* 0 = pixels */
	} units[] = {{"", 0},          {"px", 0},        {"in", 1},        {"cm", 1 / 2.54},
		     {"mm", 1 / 25.4}, {"pt", 1.0 / 72}, {"pc", 12.0 / 72}};
	const char *unit = NULL;

	if (text == NULL || !plen_number_parse(text, px, &unit)) {
		return false;
	}
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (strcmp(unit, units[i].unit) == 0) {
			*px *= units[i].inches > 0 ? units[i].inches * dpi : 1;
			return true;
		}
	}
	return false;
}

static bool view_box(const char *text, double *w_px, double *h_px)
{
	double values[4];

	if (!plen_number_list(text, values, 4)) {
		return false;
	}
	*w_px = values[2];
	*h_px = values[3];
	return true;
}

static bool svg_size(const uint8_t *bytes, size_t size, double dpi, double *w_px, double *h_px)
{
	char w[ATTRIBUTE_MAX], h[ATTRIBUTE_MAX], box[ATTRIBUTE_MAX];
	bool has_sides = plen_svg_root_attribute(bytes, size, "width", w, sizeof(w)) &&
			 plen_svg_root_attribute(bytes, size, "height", h, sizeof(h));

	return (has_sides && svg_length(w, dpi, w_px) && svg_length(h, dpi, h_px)) ||
	       (plen_svg_root_attribute(bytes, size, "viewBox", box, sizeof(box)) &&
		view_box(box, w_px, h_px));
}

static bool pdf_size(const uint8_t *bytes, size_t size, double dpi, double *w_px, double *h_px)
{
	bool known = plen_pdf_size(bytes, size, w_px, h_px);

	*w_px *= dpi / PLEN_PT_PER_INCH;
	*h_px *= dpi / PLEN_PT_PER_INCH;
	return known;
}

bool plen_image_kind_size(int media, const uint8_t *bytes, size_t size, double dpi, double *w_px,
			  double *h_px)
{
	bool known = false;

	switch (media) {
	case PLEN_MEDIA_PNG:
		known = png_size(bytes, size, w_px, h_px);
		break;
	case PLEN_MEDIA_JPEG:
		known = jpeg_size(bytes, size, w_px, h_px);
		break;
	case PLEN_MEDIA_SVG:
		known = svg_size(bytes, size, dpi, w_px, h_px);
		break;
	case PLEN_MEDIA_PDF:
		known = pdf_size(bytes, size, dpi, w_px, h_px);
		break;
	default:
		break;
	}
	return known && *w_px > 0 && *h_px > 0 && *w_px <= SIDE_MAX && *h_px <= SIDE_MAX;
}

const char *plen_image_kind_suffix(uint8_t media)
{
	static const char *const suffixes[PLEN_MEDIA_COUNT] = {"png", "jpg", "webp", "svg", "pdf"};

	return suffixes[media];
}
