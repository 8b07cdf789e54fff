/* SPDX-License-Identifier: MIT
 *
 * Memory that is taken in small pieces and given back all at once.
 */
#pragma once

#include <stddef.h>

struct plen_arena {
	struct plen_arena_block *blocks; /* the one being filled first */
};

/* Zeroed, aligned for any value. */
void *plen_arena_take(struct plen_arena *arena, size_t size);
/* A copy of `length` bytes, a NUL behind them. */
const char *plen_arena_text(struct plen_arena *arena, const char *text, size_t length);
void plen_arena_finish(struct plen_arena *arena);
