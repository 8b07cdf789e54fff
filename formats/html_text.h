/* SPDX-License-Identifier: MIT
 *
 * HTML as the text that one reads: tags, styles and scripts fall away, paragraphs and <br> are
 * lines. And of how it looks what is said first. Nothing is fetched, nothing is run.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct plen_html_look {
	double size_px; /* 0 = nothing said */
	uint32_t rgba;  /* of the first text with a colour; 0 = nothing said */
	bool bold, italic;
	char family[64];
};

/* A new string that the caller frees, without line breaks around it. `px_per_pt` is how large a
 * point is. */
char *plen_html_text(const char *html, double px_per_pt, struct plen_html_look *look);
