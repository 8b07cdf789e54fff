/* SPDX-License-Identifier: MIT
 *
 * How wide texts are, without asking for a font: as DejaVu has them, which is what a Debian shows
 * for most families it has not. The same everywhere, so that a text is known again.
 */
#pragma once

#include "svg_picture.h"

/* The character that begins at `at`, without regard to those around it; 0 for the later bytes of
 * one, and for accents that stand on the letter before. */
double plen_text_width_of(const struct plen_svg_text *text, const char *at);
/* Where what follows a tabulator at `x` goes on. */
double plen_text_width_tab(const struct plen_svg_text *text, double x);
/* Of a line; bytes beyond the ASCII are UTF-8, and one more may be looked at. */
double plen_text_width(const struct plen_svg_text *text, const char *at, size_t length);
