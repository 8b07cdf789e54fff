/* SPDX-License-Identifier: MIT
 *
 * What the two SDL presenters share: the window, and what happened to it since the last frame.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include <SDL.h>

#include "renderer/presenter.h"

struct plen_presenter_sdl {
	struct plen_presenter base;
	SDL_Window *window;
	bool bare;    /* SDL drives the screen itself */
	bool hidden;  /* minimised or off: nothing to draw on */
	bool exposed; /* the window system lost what was shown */
};

/* The window's side of both; texture or surface is theirs. */
void plen_presenter_sdl_init(struct plen_presenter_sdl *sdl, const struct plen_presenter_impl *impl,
			     SDL_Window *window);
void plen_presenter_sdl_finish(struct plen_presenter_sdl *sdl);

/* Both take over the window, and destroy it with themselves. NULL, with SDL_GetError(), if the
 * window cannot be drawn to in that way; then the window is still the caller's. */
struct plen_presenter *plen_presenter_sdl_surface_create(SDL_Window *window);
struct plen_presenter *plen_presenter_sdl_texture_create(SDL_Window *window);
