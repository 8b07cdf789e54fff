/* SPDX-License-Identifier: MIT */
#include "spine.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))

void plen_spine_init(struct plen_spine *spine)
{
	*spine = (struct plen_spine){.tolerance_mm = 0.1};
}

void plen_spine_finish(struct plen_spine *spine)
{
	free(spine->samples);
	free(spine->blocks);
}

void plen_spine_reset(struct plen_spine *spine, double tolerance_mm)
{
	spine->tolerance_mm = tolerance_mm;
	spine->count = 0;
}

static void widen_box(struct plen_spine_box *box, const struct plen_spine_sample *sample,
		      bool first)
{
	double reach = sample->half_mm * PLEN_SPINE_MITRE_REACH;
	struct plen_spine_box own = {sample->x_mm - reach, sample->y_mm - reach,
				     sample->x_mm + reach, sample->y_mm + reach};

	if (first) {
		*box = own;
		return;
	}
	box->x0_mm = MIN(box->x0_mm, own.x0_mm);
	box->y0_mm = MIN(box->y0_mm, own.y0_mm);
	box->x1_mm = MAX(box->x1_mm, own.x1_mm);
	box->y1_mm = MAX(box->y1_mm, own.y1_mm);
}

static void append(struct plen_spine *spine, struct plen_spine_sample sample)
{
	size_t index = spine->count;
	size_t block = index / PLEN_SPINE_BLOCK;

	spine->samples = plen_grow(spine->samples, index, &spine->capacity, sizeof(sample));
	spine->blocks =
		plen_grow(spine->blocks, block, &spine->block_capacity, sizeof(*spine->blocks));
	spine->samples[index] = sample;
	spine->count++;

	bool opens_block = index % PLEN_SPINE_BLOCK == 0;
	widen_box(&spine->blocks[block], &sample, opens_block);
	/* The segment that leads here belongs to the block before. */
	if (opens_block && block > 0) {
		widen_box(&spine->blocks[block - 1], &sample, false);
	}
}

void plen_spine_push(struct plen_spine *spine, struct plen_spine_sample sample)
{
	if (spine->count > 0) {
		const struct plen_spine_sample *last = &spine->samples[spine->count - 1];

		if (last->x_mm == sample.x_mm && last->y_mm == sample.y_mm &&
		    last->half_mm == sample.half_mm) {
			return;
		}
	}
	append(spine, sample);
}

void plen_spine_truncate(struct plen_spine *spine, size_t count)
{
	assert(count <= spine->count);
	/* The block box at a cut would be taken for a fresh one when it is filled again only if
	 * the cut falls on a block's first sample, and then it is one. */
	spine->count = count;
}

void plen_spine_drop(struct plen_spine *spine, size_t count)
{
	size_t blocks = count / PLEN_SPINE_BLOCK, left = plen_spine_block_count(spine) - blocks;

	assert(count % PLEN_SPINE_BLOCK == 0 && count < spine->count);
	spine->count -= count;
	memmove(spine->samples, spine->samples + count, spine->count * sizeof(*spine->samples));
	memmove(spine->blocks, spine->blocks + blocks, left * sizeof(*spine->blocks));
}

void plen_spine_push_piece(struct plen_spine *spine, const struct plen_walk_piece *piece)
{
	for (uint32_t i = 0; i < piece->count; i++) {
		plen_spine_push(spine, piece->samples[i]);
	}
}

void plen_spine_set_range(struct plen_spine *spine, double tolerance_mm,
			  const struct plen_stroke *stroke, struct plen_stroke_range range)
{
	struct plen_walk_piece piece;
	struct plen_walk walk;

	plen_spine_reset(spine, tolerance_mm);
	plen_walk_begin(&walk, stroke, range, tolerance_mm);
	while (plen_walk_next(&walk, NULL, &piece)) {
		plen_spine_push_piece(spine, &piece);
	}
}

static struct plen_page_rect rect_of(const struct plen_spine_box *box)
{
	return (struct plen_page_rect){box->x0_mm, box->y0_mm, box->x1_mm - box->x0_mm,
				       box->y1_mm - box->y0_mm};
}

struct plen_page_rect plen_spine_bounds(const struct plen_spine *spine, size_t first, size_t last)
{
	struct plen_spine_box box = {0};

	assert(first <= last && last < spine->count);
	for (size_t i = first; i <= last; i++) {
		widen_box(&box, &spine->samples[i], i == first);
	}
	return rect_of(&box);
}

size_t plen_spine_block_count(const struct plen_spine *spine)
{
	return (spine->count + PLEN_SPINE_BLOCK - 1) / PLEN_SPINE_BLOCK;
}

struct plen_page_rect plen_spine_block_bounds(const struct plen_spine *spine, size_t block)
{
	assert(block < plen_spine_block_count(spine));
	return rect_of(&spine->blocks[block]);
}
