/* SPDX-License-Identifier: MIT
 *
 * The presenter without a screen: for tests, for the headless board, for measuring.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "common/mem.h"
#include "renderer/presenter.h"

struct memory {
	struct plen_presenter base;
	struct plen_frame frame;
};

static int memory_frame(struct plen_presenter *presenter, struct plen_frame *frame)
{
	*frame = ((struct memory *)presenter)->frame;
	return 0;
}

static int memory_present(struct plen_presenter *presenter, const struct plen_px_rect *rects,
			  uint32_t count)
{
	const struct memory *memory = (const struct memory *)presenter;

	for (uint32_t i = 0; i < count; i++) {
		assert(rects[i].x >= 0 && rects[i].y >= 0 && rects[i].w > 0 && rects[i].h > 0);
		assert(rects[i].x + rects[i].w <= memory->frame.width_px);
		assert(rects[i].y + rects[i].h <= memory->frame.height_px);
	}
	return 0;
}

static void memory_describe(const struct plen_presenter *presenter, char *text, size_t size)
{
	const struct memory *memory = (const struct memory *)presenter;

	snprintf(text, size, "memory, %dx%d", memory->frame.width_px, memory->frame.height_px);
}

static void memory_destroy(struct plen_presenter *presenter)
{
	struct memory *memory = (struct memory *)presenter;

	free(memory->frame.pixels);
	free(memory);
}

static const struct plen_presenter_impl memory_impl = {
	.name = "memory",
	.frame = memory_frame,
	.present = memory_present,
	.describe = memory_describe,
	.destroy = memory_destroy,
};

struct plen_presenter *plen_presenter_memory_create(int width_px, int height_px)
{
	struct memory *memory = plen_calloc(1, sizeof(*memory));

	assert(width_px > 0 && height_px > 0);
	memory->base.impl = &memory_impl;
	memory->frame = (struct plen_frame){
		.pixels = plen_calloc((size_t)width_px * (size_t)height_px, 4),
		.width_px = width_px,
		.height_px = height_px,
		.stride = width_px * 4,
		.generation = 1,
	};
	return &memory->base;
}
