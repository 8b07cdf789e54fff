/* SPDX-License-Identifier: MIT */
#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

#define BLOCK_BYTES 65536

struct plen_arena_block {
	struct plen_arena_block *next;
	size_t used, size;
	alignas(max_align_t) uint8_t bytes[];
};

static struct plen_arena_block *block_for(struct plen_arena *arena, size_t size)
{
	struct plen_arena_block *first = arena->blocks;

	if (first != NULL && first->size - first->used >= size) {
		return first;
	}

	size_t room = size > BLOCK_BYTES / 4 ? size : BLOCK_BYTES;
	struct plen_arena_block *block = plen_calloc(1, sizeof(*block) + room);
	block->size = room;
	if (room == size && first != NULL) {
		/* A block of its own; the one before still has room. */
		block->next = first->next;
		first->next = block;
	} else {
		block->next = first;
		arena->blocks = block;
	}
	return block;
}

static void *take(struct plen_arena *arena, size_t size)
{
	struct plen_arena_block *block = block_for(arena, size);
	void *piece = block->bytes + block->used;

	block->used += size;
	return piece;
}

void *plen_arena_take(struct plen_arena *arena, size_t size)
{
	size_t step = alignof(max_align_t);
	size_t over = arena->blocks != NULL ? arena->blocks->used % step : 0;

	if (over != 0 && arena->blocks->size - arena->blocks->used >= step) {
		arena->blocks->used += step - over;
	} else if (over != 0) {
		arena->blocks->used = arena->blocks->size;
	}
	return take(arena, size);
}

const char *plen_arena_text(struct plen_arena *arena, const char *text, size_t length)
{
	char *copy = take(arena, length + 1);

	memcpy(copy, text, length);
	return copy;
}

void plen_arena_finish(struct plen_arena *arena)
{
	while (arena->blocks != NULL) {
		struct plen_arena_block *block = arena->blocks;

		arena->blocks = block->next;
		free(block);
	}
}
