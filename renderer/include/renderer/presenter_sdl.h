/* SPDX-License-Identifier: MIT
 *
 * SDL presenters. The window surface is taken where the video driver has a software framebuffer
 * (X11), with SDL_FRAMEBUFFER_ACCELERATION=0: through GL, the smallest update costs a whole frame.
 * Under Wayland a streaming texture is updated by rectangles, which wants a GPU: without one, and
 * unless SDL_VIDEODRIVER says so, the window goes to Xwayland if there is that.
 * SDL's own ways without a window system are not taken: see presenter_kms.h.
 *
 * SDL_Init(SDL_INIT_VIDEO) is done here and undone at destroy.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

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
