/* SPDX-License-Identifier: MIT
 *
 * Makes what was written unreadable, and keeps what a fault of touch needs: when contacts came,
 * moved and went, how many at once, what they were, how large, how long they fell silent, how far
 * they jumped, and how far apart the fingers of one hand came down.
 *
 * How: the direction of no movement is used. Each contact wanders where chance leads it, as fast as
 * the true one went in the last quarter of a second, in steps of a factor of two. It begins up to
 * 100 mm from where it truly did. So two writings of the same lengths and times become the same
 * file, but for chance. What remains: how many strokes there were, when, how long and how fast
 * each was, and roughly where on the wall.
 */
#pragma once

#include "driver/panel.h"

/* From 0 up to, but not including, 1; nobody may be able to repeat it. */
typedef double (*plen_blur_chance)(void *data);

struct plen_blur;

/* Never NULL. With `chance` NULL the kernel's random numbers are used. */
struct plen_blur *plen_blur_create(plen_blur_chance chance, void *data);
void plen_blur_destroy(struct plen_blur *blur); /* NULL is fine */

/* Before the panel's first frame. */
void plen_blur_came(struct plen_blur *blur, uint32_t device, const struct plen_panel_axes *axes);
/* The frame to keep in place of `frame`; it is valid until the next call. */
const struct plen_panel_frame *plen_blur_frame(struct plen_blur *blur, uint32_t device,
					       const struct plen_panel_frame *frame);
