/* SPDX-License-Identifier: MIT
 *
 * A presenter shows frames: a table of functions with three implementations, SDL window surface
 * (X11 and the like, shared memory), SDL texture (Wayland, KMSDRM) and memory (tests, headless).
 * The renderer draws into the frame that the presenter lends and says which rectangles changed.
 *
 * Main thread only.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/geometry.h"

struct plen_presenter;

/* The pixels to draw into: 32 bits a pixel, 0x00RRGGBB native endian (CAIRO_FORMAT_RGB24). They
 * keep what was drawn from frame to frame, until the size changes. */
struct plen_frame {
	uint8_t *pixels;
	int width_px, height_px, stride; /* stride in bytes */
	uint32_t generation;             /* another value: the pixels are new, draw everything */
};

struct plen_presenter_impl {
	const char *name;
	/* Lends the frame; 0, or a negative errno if there is none now (display off): try later. */
	int (*frame)(struct plen_presenter *presenter, struct plen_frame *frame);
	/* Shows the rectangles. 0 or a negative errno. */
	int (*present)(struct plen_presenter *presenter, const struct plen_px_rect *rects,
		       uint32_t count);
	void (*destroy)(struct plen_presenter *presenter);
};

/* Embed this first in an implementation. */
struct plen_presenter {
	const struct plen_presenter_impl *impl;
};

int plen_presenter_frame(struct plen_presenter *presenter, struct plen_frame *frame);
int plen_presenter_present(struct plen_presenter *presenter, const struct plen_px_rect *rects,
			   uint32_t count);
void plen_presenter_destroy(struct plen_presenter *presenter); /* NULL is fine */

/* Frames in memory. Never NULL. */
struct plen_presenter *plen_presenter_memory_create(int width_px, int height_px);
