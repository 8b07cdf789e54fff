/* SPDX-License-Identifier: MIT
 *
 * HTML as the text that one reads: tags, styles and scripts fall away, paragraphs and <br> are
 * lines. And how each line looks, by what is said of its first letter. Nothing is fetched, nothing
 * is run.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "svg_picture.h"

struct plen_html_look {
	double size_px; /* 0 = nothing said */
	uint32_t rgba;  /* 0 = nothing said */
	bool bold, italic, underlined;
	enum plen_svg_align align;
	char family[64];
};

/* Lines that look alike. */
struct plen_html_block {
	char *text;
	struct plen_html_look look;
};

struct plen_html_blocks {
	struct plen_html_block *at;
	uint32_t count; /* at least one */
};

/* From above to below, without line breaks around them all. `px_per_pt` is how large a point is. */
void plen_html_text(struct plen_html_blocks *blocks, const char *html, double px_per_pt);
void plen_html_text_finish(struct plen_html_blocks *blocks);
