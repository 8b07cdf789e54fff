/* SPDX-License-Identifier: MIT
 *
 * Text in chrome: one line or a few of any script, shaped by Pango, in Andika where it is
 * installed. A label is laid out once and kept as a mask.
 */
#pragma once

#include <stdbool.h>

#include <cairo.h>

#include "mask.h"

struct plen_text;

struct plen_text *plen_text_create(struct plen_mask_cache *cache);
void plen_text_destroy(struct plen_text *text);

/* The label `words` in type of size_px, shortened with an ellipsis if wider than max_px (0 = no
 * limit). Its middle_px is half the height of capitals, where type looks centred. */
const struct plen_mask *plen_text_label(struct plen_text *text, const char *words, double size_px,
					bool bold, int max_px);
/* The same, but its box is the ink alone: for a numeral on a badge. */
const struct plen_mask *plen_text_numeral(struct plen_text *text, const char *words, double size_px,
					  bool bold);

/* Words straight onto any surface, as letters and not as pixels: from x on, or with their middle
 * there; capitals have their middle at y. In units of `cr`. */
void plen_text_show(cairo_t *cr, const char *words, double x, double y, double size,
		    bool is_centred);
