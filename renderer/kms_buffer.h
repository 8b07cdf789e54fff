/* SPDX-License-Identifier: MIT
 *
 * A dumb buffer: pixels that a screen can show, mapped into our memory. Maybe write-combined: it is
 * written in whole rows and never read.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "common/geometry.h"
#include "kms_calls.h"
#include "renderer/presenter.h"

struct plen_kms_buffer {
	uint32_t fb; /* 0 = there is no buffer */
	uint32_t handle;
	int width_px, height_px;
	uint32_t pitch;
	size_t size;
	uint8_t *pixels;
};

/* Black. 0, or a negative errno and `buffer` is empty. */
int plen_kms_buffer_create(struct plen_kms_buffer *buffer, const struct plen_kms_calls *calls,
			   int card, int width_px, int height_px);
/* An empty one is fine; so is a card that has gone. */
void plen_kms_buffer_destroy(struct plen_kms_buffer *buffer, const struct plen_kms_calls *calls,
			     int card);

/* Copies the rectangles, which lie within both. */
void plen_kms_buffer_copy(const struct plen_kms_buffer *buffer, const struct plen_frame *frame,
			  const struct plen_px_rect *rects, uint32_t count);
