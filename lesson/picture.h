/* SPDX-License-Identifier: MIT
 *
 * Pictures as they lie on one page, in order of creation, with the chain that put each there.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lesson/lesson.h"

struct plen_pictures_one {
	struct plen_picture picture;
	uint32_t chain;
	bool live; /* as that chain is */
};

struct plen_pictures {
	struct plen_pictures_one *list;
	size_t count, capacity;
};

void plen_pictures_finish(struct plen_pictures *pictures);

/* Each returns the rectangle on the page of what came or went. */
struct plen_page_rect plen_pictures_add(struct plen_pictures *pictures, uint64_t id, uint8_t group,
					const struct plen_op_picture *place, uint32_t chain,
					bool live);
struct plen_page_rect plen_pictures_set_live(struct plen_pictures *pictures, uint32_t chain,
					     bool live);
/* Of all that are seen. */
struct plen_page_rect plen_pictures_bounds(const struct plen_pictures *pictures);
