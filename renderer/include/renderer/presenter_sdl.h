/* SPDX-License-Identifier: MIT
 *
 * SDL presenters. The window surface is taken where the video driver has a software framebuffer
 * (X11), with SDL_FRAMEBUFFER_ACCELERATION=0: through GL, the smallest update costs a whole frame.
 * Elsewhere (Wayland, KMSDRM) a streaming texture is updated by rectangles.
 *
 * SDL_Init(SDL_INIT_VIDEO) is done here and undone at destroy.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "common/geometry.h"
#include "renderer/presenter.h"

struct plen_presenter_sdl_options {
	const char *title;
	bool fullscreen;
	int width_px, height_px; /* of a window; ignored full screen */
};

/* 0 and a presenter in *out, or a negative errno with one line for IT in `error`. */
int plen_presenter_sdl_create(struct plen_presenter **out,
			      const struct plen_presenter_sdl_options *options, char *error,
			      size_t error_size);

/* True if SDL drives the screen itself, without a window system (KMSDRM): then touches must be
 * taken from the driver and not from SDL as well. */
bool plen_presenter_sdl_is_bare(const struct plen_presenter *presenter);

/* The size of the screen in mm, as it claims; 0 x 0 if not known. */
struct plen_board_size plen_presenter_sdl_size(const struct plen_presenter *presenter);
