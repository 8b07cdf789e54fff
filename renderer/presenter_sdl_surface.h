/* SPDX-License-Identifier: MIT
 *
 * Frames in the window surface: memory shared with the X server. What was drawn stays there, and
 * an update costs what its rectangles cost.
 */
#pragma once

#include <SDL.h>

#include "renderer/presenter.h"

/* Takes over the window, and destroys it with itself. NULL, with SDL_GetError(), if the window
 * cannot be drawn to in this way; then it is still the caller's. */
struct plen_presenter *plen_presenter_sdl_surface_create(SDL_Window *window);
