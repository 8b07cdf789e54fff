/* SPDX-License-Identifier: MIT
 *
 * Which pages a writer writes, and how large they are.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "formats/formats.h"

struct plen_out_page {
	uint32_t id; /* 0 = a blank page, of a lesson that has none */
	uint8_t owner, background;
	bool has_behind;       /* the class's page is seen through it */
	enum plen_theme theme; /* of paper and ink */
	struct plen_page_rect
		rect; /* shows everything, and a screen at least if there is no sheet */
};

struct plen_out_pages {
	size_t count;
	struct plen_out_page *list;
};

/* At least one page. 0, or -ENOENT if the page that is asked for is not there. */
int plen_out_pages_choose(struct plen_out_pages *pages, const struct plen_lesson *lesson,
			  const struct plen_writing_options *options);
void plen_out_pages_finish(struct plen_out_pages *pages);
/* What no other format can say of a page. */
void plen_out_pages_lose(const struct plen_out_page *page, uint32_t losses[PLEN_LOSS_COUNT]);
/* -ECANCELED if that is wanted, else 0. */
int plen_out_pages_done(const struct plen_writing_options *options, size_t done, size_t total);
