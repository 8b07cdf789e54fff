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
	bool hidden;  /* minimised or off: nothing to draw on */
	bool exposed; /* the window system lost what was shown */
};

/* For the tables of both. */
struct plen_board_size plen_presenter_sdl_size(const struct plen_presenter *presenter);
void plen_presenter_sdl_describe(const struct plen_presenter *presenter, char *text, size_t size);

/* The window's side of both; texture or surface is theirs. */
void plen_presenter_sdl_init(struct plen_presenter_sdl *sdl, const struct plen_presenter_impl *impl,
			     SDL_Window *window);
void plen_presenter_sdl_finish(struct plen_presenter_sdl *sdl);
