/* SPDX-License-Identifier: MIT
 *
 * A PDF: its bytes are one asset, each of its pages a sheet. Nothing is drawn here, so that three
 * hundred pages are there at once.
 */
#include "readers.h"

#include <errno.h>
#include <math.h>
#include <poppler.h>

#include "formats/limits.h"
#include "formats/units.h"

static int fail(struct plen_reading *reading, const GError *error)
{
	if (g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED)) {
		return plen_reading_fail(reading, PLEN_UNREADABLE_LOCKED, "the PDF has a password");
	}
	return plen_reading_fail(reading, PLEN_UNREADABLE_DAMAGED, "PDF: %s", error->message);
}

static int open_document(PopplerDocument **document, const uint8_t *bytes, size_t size,
			 struct plen_reading *reading)
{
	GError *error = NULL;
	GBytes *borrowed = g_bytes_new_static(bytes, size);

	*document = poppler_document_new_from_bytes(borrowed, NULL, &error);
	g_bytes_unref(borrowed);
	if (*document == NULL) {
		int status = fail(reading, error);
		g_error_free(error);
		return status;
	}
	if (poppler_document_get_n_pages(*document) < 1) {
		g_object_unref(*document);
		return plen_reading_fail(reading, PLEN_UNREADABLE_NO_PAGES, "the PDF has no pages");
	}
	return 0;
}

/* False if the page cannot be shown: it has no size, or none that is believable. */
static bool measure(PopplerDocument *document, uint32_t index, struct plen_op_picture *picture)
{
	PopplerPage *page = poppler_document_get_page(document, (int)index);
	double w_pt = 0;
	double h_pt = 0;

	if (page == NULL) {
		return false;
	}
	poppler_page_get_size(page, &w_pt, &h_pt);
	g_object_unref(page);
	double w_um = round(w_pt * PLEN_UM_PER_PT);
	double h_um = round(h_pt * PLEN_UM_PER_PT);
	if (!(w_um >= 1 && w_um <= PLEN_OP_PICTURE_UM_MAX && h_um >= 1 &&
	      h_um <= PLEN_OP_PICTURE_UM_MAX)) {
		return false;
	}
	picture->part = index;
	picture->w_um = (uint32_t)w_um;
	picture->h_um = (uint32_t)h_um;
	return true;
}

static int read_pages(PopplerDocument *document, uint32_t count, uint32_t asset,
		      const struct plen_sink *sink, struct plen_reading *reading)
{
	struct plen_op_picture picture = {
		.asset = asset,
		.sheet = 1,
		.a_ppm = 1000000,
		.d_ppm = 1000000,
	};
	int status = 0;

	for (uint32_t i = 0; i < count && status == 0; i++) {
		if (measure(document, i, &picture)) {
			status = plen_readers_sheet(sink, &picture);
		} else {
			reading->losses[PLEN_LOSS_BROKEN]++;
		}
		if (status == 0) {
			status = sink->progress(sink->data, i + 1, count);
		}
	}
	return status;
}

int plen_pdf_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		  struct plen_reading *reading)
{
	PopplerDocument *document = NULL;
	uint32_t id = 0;

	if (size > PLEN_OP_ASSET_BYTES_MAX) {
		return plen_reading_fail(reading, PLEN_UNREADABLE_PDF_BYTES,
					 "a PDF of more than %u MB", PLEN_OP_ASSET_BYTES_MAX >> 20);
	}
	int status = open_document(&document, bytes, size, reading);
	if (status < 0) {
		return status;
	}

	uint32_t count = (uint32_t)poppler_document_get_n_pages(document);
	if (count > PLEN_LIMIT_PAGES) {
		g_object_unref(document);
		return plen_reading_fail(reading, PLEN_UNREADABLE_PAGES,
					 "a PDF of %u pages, which is more than %u", count,
					 PLEN_LIMIT_PAGES);
	}
	struct plen_op_asset asset = {PLEN_MEDIA_PDF, count, (uint32_t)size, bytes};
	status = sink->asset(sink->data, &asset, &id);
	if (status == 0) {
		status = read_pages(document, count, id, sink, reading);
	}
	g_object_unref(document);
	return status;
}
