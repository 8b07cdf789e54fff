/* SPDX-License-Identifier: MIT
 *
 * Assets: the files that a lesson's pictures show. What they are is always known; the bytes are
 * here only if there is no shelf where they lie.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lesson/lesson.h"

struct plen_asset {
	struct plen_lesson_asset what;
	uint8_t *bytes; /* owned; NULL if they are on the shelf */
};

struct plen_assets {
	struct plen_asset *list; /* by id */
	size_t count, capacity;
};

void plen_assets_finish(struct plen_assets *assets);

/* The newest; `bytes` is NULL, or copied. */
void plen_assets_add(struct plen_assets *assets, const struct plen_lesson_asset *what,
		     const uint8_t *bytes);
/* NULL for an id that is not one. */
const struct plen_asset *plen_assets_find(const struct plen_assets *assets, uint32_t id);
/* Whether there is what the picture is to show. */
bool plen_assets_have(const struct plen_assets *assets, const struct plen_op_picture *picture);
/* From now on they lie on the shelf. */
void plen_assets_let_go(struct plen_assets *assets);
