/* SPDX-License-Identifier: MIT */
#include "kms_swap.h"

#include <assert.h>
#include <errno.h>

#include "common/clock.h"
#include "kms_commit.h"

/* The slowest display refreshes 24 times a second. */
#define FLIP_PATIENCE_US 1000000

_Static_assert(PLEN_DAMAGE_MAX <= PLEN_KMS_CLIPS_MAX, "all damage fits into one commit");

int plen_kms_swap_create(struct plen_kms_swap *swap, const struct plen_kms_calls *calls, int card,
			 uint32_t count, int width_px, int height_px)
{
	uint64_t number = swap->number;

	assert(count == 1 || count == 2);
	/* Numbers go on: events of buffers that are no more may still be on their way. */
	*swap = (struct plen_kms_swap){.calls = calls, .card = card, .number = number};
	while (swap->count < count) {
		int status = plen_kms_buffer_create(&swap->buffers[swap->count], calls, card,
						    width_px, height_px);
		if (status < 0) {
			plen_kms_swap_destroy(swap);
			return status;
		}
		plen_damage_init(&swap->stale[swap->count], width_px, height_px);
		plen_damage_add_all(&swap->stale[swap->count]);
		swap->count++;
	}
	return 0;
}

void plen_kms_swap_destroy(struct plen_kms_swap *swap)
{
	for (uint32_t i = 0; i < swap->count; i++) {
		plen_kms_buffer_destroy(&swap->buffers[i], swap->calls, swap->card);
	}
	swap->count = 0;
	swap->is_flipping = false;
}

static void copy_stale(struct plen_kms_swap *swap, const struct plen_frame *frame)
{
	const struct plen_damage *stale = &swap->stale[swap->back];

	plen_kms_buffer_copy(&swap->buffers[swap->back], frame, stale->rects, stale->count);
}

void plen_kms_swap_fill(struct plen_kms_swap *swap, const struct plen_frame *frame)
{
	copy_stale(swap, frame);
	plen_damage_clear(&swap->stale[swap->back]);
	swap->back = swap->count - 1;
}

uint32_t plen_kms_swap_first(const struct plen_kms_swap *swap)
{
	return swap->buffers[0].fb;
}

void plen_kms_swap_add(struct plen_kms_swap *swap, const struct plen_frame *frame,
		       const struct plen_px_rect *rects, uint32_t count)
{
	for (uint32_t i = 0; i < swap->count; i++) {
		for (uint32_t r = 0; r < count; r++) {
			plen_damage_add(&swap->stale[i], rects[r]);
		}
	}
	swap->has_news = swap->has_news || count > 0;
	if (swap->count == 1) {
		plen_kms_buffer_copy(&swap->buffers[0], frame, rects, count);
	}
}

static int tell(struct plen_kms_swap *swap, const struct plen_kms_output *output)
{
	const struct plen_damage *stale = &swap->stale[swap->back];
	uint32_t fb = swap->buffers[swap->back].fb;

	if (swap->count == 1 && output->plane == 0) {
		return plen_kms_commit_dirty(swap->calls, swap->card, fb, stale->rects,
					     stale->count);
	}

	/* A driver that keeps a copy of each buffer elsewhere needs all that is new in this buffer,
	 * also what the display has shown already from the other: so these are the clips. */
	int status = plen_kms_commit_flip(output, swap->calls, swap->card, fb, stale->rects,
					  stale->count, swap->number + 1);
	if (status == 0) {
		swap->number++;
		swap->is_flipping = true;
		swap->since_us = plen_clock_monotonic_us();
	}
	return status;
}

int plen_kms_swap_flush(struct plen_kms_swap *swap, const struct plen_kms_output *output,
			const struct plen_frame *frame)
{
	if (swap->is_flipping) {
		int64_t waited_us = plen_clock_monotonic_us() - swap->since_us;

		return waited_us > FLIP_PATIENCE_US ? -ETIME : 0;
	}
	if (!swap->has_news) {
		return 0;
	}
	if (swap->count == 2) {
		copy_stale(swap, frame);
	}

	int status = tell(swap, output);
	if (status == 0) {
		plen_damage_clear(&swap->stale[swap->back]);
		swap->back = swap->count - 1 - swap->back;
		swap->has_news = false;
	}
	return status;
}

bool plen_kms_swap_flipped(struct plen_kms_swap *swap, uint64_t number)
{
	if (!swap->is_flipping || number != swap->number) {
		return false;
	}
	swap->is_flipping = false;
	return true;
}
