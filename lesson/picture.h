/* SPDX-License-Identifier: MIT
 *
 * Pictures as they lie on one page, in order of creation, with the chain that put each there.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lesson/lesson.h"

struct plen_chain;

struct plen_pictures_one {
	struct plen_picture picture;
	const struct plen_chain *chain; /* borrowed */
};

struct plen_pictures {
	struct plen_pictures_one *list;
	size_t count, capacity;
};

void plen_pictures_finish(struct plen_pictures *pictures);

/* Returns its rectangle on the page. */
struct plen_page_rect plen_pictures_add(struct plen_pictures *pictures, uint64_t id, uint8_t group,
					const struct plen_op_picture *place,
					const struct plen_chain *chain);
