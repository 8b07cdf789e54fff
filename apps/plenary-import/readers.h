/* SPDX-License-Identifier: MIT
 *
 * Readers of drawings: files of which pictures show what the file itself would, as opposed to data
 * (formats/). Only as much is looked into as it takes to lay out pages; pixels are made when
 * somebody looks (drawing.h). All are plen_format_read.
 */
#pragma once

#include "formats/formats.h"

/* By suffix, in any case, of drawings and of formats/; NULL if nothing reads it. */
plen_format_read plen_readers_find(const char *suffix);

int plen_pdf_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		  struct plen_reading *reading);
int plen_svg_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		  struct plen_reading *reading);
/* PNG, JPEG and WebP, told apart by what they are. */
int plen_image_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		    struct plen_reading *reading);

/* Hands on one picture as the sheet of a page of its own. */
int plen_readers_sheet(const struct plen_sink *sink, const struct plen_op_picture *picture);
/* False if the picture cannot be shown, as far as the sink knows. */
bool plen_readers_shows(const struct plen_sink *sink, const struct plen_op_asset *asset);
