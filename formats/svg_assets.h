/* SPDX-License-Identifier: MIT
 *
 * The files that a drawing shows, out of its archive or out of data: addresses. Each is handed to
 * the sink once, however often it is shown. Nothing outside the archive is ever looked for.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "archive.h"
#include "ink_in.h"

struct plen_svg_assets;

struct plen_svg_asset {
	uint32_t id;
	uint8_t media;
	uint32_t parts, part; /* part: as the address asks for, from 0 */
	double w_px, h_px;    /* 0 = it does not say */
};

/* `archive` may be NULL: then there is nothing but data: addresses. Addresses are seen from the
 * folder `base`, such as "" or "lesson/", which must stay. */
struct plen_svg_assets *plen_svg_assets_create(struct plen_archive *archive, const char *base,
					       struct plen_ink_in *in);
void plen_svg_assets_destroy(struct plen_svg_assets *assets); /* NULL is fine */

/* Says beforehand which pages of PDFs will be asked for, as an asset says how many it has: those of
 * all addresses in `xml`, the text of a drawing. */
void plen_svg_assets_expect_all(struct plen_svg_assets *assets, const char *xml);
/* 1 if it is there, 0 if not or if a lesson cannot hold it, or what the sink returned. */
int plen_svg_assets_find(struct plen_svg_assets *assets, const char *address,
			 struct plen_svg_asset *asset);
