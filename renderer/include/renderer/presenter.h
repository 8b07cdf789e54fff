/* SPDX-License-Identifier: MIT
 *
 * A presenter shows frames: a table of functions with four implementations, SDL window surface (X11
 * and the like, shared memory), SDL texture (Wayland), KMS (no window system) and memory (tests,
 * headless). The renderer draws into the frame that the presenter lends and says which rectangles
 * changed.
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
	/* Shows the rectangles: at once, or as soon as that can be without waiting here for the
	 * display's next refresh (under Wayland SDL may wait for one). 0 or a negative errno;
	 * -EAGAIN as for frame. */
	int (*present)(struct plen_presenter *presenter, const struct plen_px_rect *rects,
		       uint32_t count);
	/* The next three may be NULL: then there is nothing of the kind. */
	int (*fd)(const struct plen_presenter *presenter);
	bool (*dispatch)(struct plen_presenter *presenter);
	struct plen_board_size (*size)(const struct plen_presenter *presenter);
	void (*describe)(const struct plen_presenter *presenter, char *text, size_t size);
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

/* To be polled for reading, then dispatched; -1 if this one has nothing to hear. */
int plen_presenter_fd(const struct plen_presenter *presenter);
/* Hears what the screen has to say; never waits. True if it is worth asking for a frame now, even
 * if there was none a moment ago. */
bool plen_presenter_dispatch(struct plen_presenter *presenter);
/* The size of the whole screen in mm, as it claims; 0 x 0 if not known. It may come with a frame of
 * another size. */
struct plen_board_size plen_presenter_size(const struct plen_presenter *presenter);
/* One line for IT on how the picture comes to the screen. */
void plen_presenter_describe(const struct plen_presenter *presenter, char *text, size_t size);

/* Frames in memory. Never NULL. */
struct plen_presenter *plen_presenter_memory_create(int width_px, int height_px);
