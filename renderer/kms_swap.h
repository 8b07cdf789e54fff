/* SPDX-License-Identifier: MIT
 *
 * The buffers that a display takes turns to show, and what each of them is behind the frame.
 *
 * Two buffers: damage is copied into the one that is not shown, together with what that one has
 * missed while the other was written, and the two change places at the next refresh. One buffer:
 * damage is copied into what is shown, at once, and the kernel is told afterwards. Nothing waits
 * for a refresh: what comes while a flip is under way goes out when the kernel says that it is
 * over.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "damage.h"
#include "kms_buffer.h"
#include "kms_output.h"

struct plen_kms_swap {
	const struct plen_kms_calls *calls;
	int card;
	uint32_t count; /* 0 = none; 1 or 2 buffers */
	uint32_t back;  /* the one to write next */
	struct plen_kms_buffer buffers[2];
	struct plen_damage
		stale[2]; /* where each is not as the frame is, or not known to be shown */
	bool has_news;    /* since the last flip */
	bool is_flipping;
	int64_t since_us; /* when the flip began */
	uint64_t number;  /* of the last flip: events of others are stale */
};

/* 0 or a negative errno. All of the buffers is stale. */
int plen_kms_swap_create(struct plen_kms_swap *swap, const struct plen_kms_calls *calls, int card,
			 uint32_t count, int width_px, int height_px);
void plen_kms_swap_destroy(struct plen_kms_swap *swap); /* none is fine */

/* Makes the buffer that is to be lit first what the frame is. */
void plen_kms_swap_fill(struct plen_kms_swap *swap, const struct plen_frame *frame);
/* The buffer to light a display with. */
uint32_t plen_kms_swap_first(const struct plen_kms_swap *swap);

/* The frame has changed in these rectangles. */
void plen_kms_swap_add(struct plen_kms_swap *swap, const struct plen_frame *frame,
		       const struct plen_px_rect *rects, uint32_t count);
/* Sends what is new, unless a flip is under way: then later. 0 or a negative errno; -ETIME: a flip
 * has been under way for too long to be still. */
int plen_kms_swap_flush(struct plen_kms_swap *swap, const struct plen_kms_output *output,
			const struct plen_frame *frame);
/* The flip of that number is over. True if it was the last one: flush. */
bool plen_kms_swap_flipped(struct plen_kms_swap *swap, uint64_t number);
