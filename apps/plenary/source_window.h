/* SPDX-License-Identifier: MIT
 *
 * The window as a source: SDL's touches and mouse become contact frames. It is what a desktop
 * offers: no size, no tool, and the compositor's own gestures come first. A wall reads its panels
 * through the driver instead.
 *
 * A touch device and the mouse are a device each; they neither come nor go, and there is nothing to
 * dispatch: the sink is called within plen_source_window_handle. Main thread only.
 */
#pragma once

#include <stdint.h>

#include <SDL.h>

#include "driver/source.h"

struct plen_source *plen_source_window_create(const struct plen_source_sink *sink,
					      struct plen_board_size board, int width_px,
					      int height_px);

/* One SDL event that happened at time_us (CLOCK_MONOTONIC); what is no touch, mouse button, motion
 * or key is ignored. */
void plen_source_window_handle(struct plen_source *source, const SDL_Event *event, int64_t time_us);

/* The window's size in pixels has changed: mouse positions are in them. */
void plen_source_window_set_pixels(struct plen_source *source, int width_px, int height_px);
