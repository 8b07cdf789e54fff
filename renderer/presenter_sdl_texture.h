/* SPDX-License-Identifier: MIT
 *
 * Frames in our own memory, sent rectangle by rectangle to a texture that fills the window: for
 * video drivers without a software framebuffer. The picture is put on the screen anew each time,
 * so this needs a GPU to be fast.
 */
#pragma once

#include <stdbool.h>

#include <SDL.h>

#include "renderer/presenter.h"

/* Takes over the window, and destroys it with itself. NULL, with SDL_GetError(), if the window
 * cannot be drawn to in this way; then it is still the caller's. */
struct plen_presenter *plen_presenter_sdl_texture_create(SDL_Window *window);

/* False if the picture of such a presenter is put together by the processor, frame by frame. */
bool plen_presenter_sdl_texture_is_fast(const struct plen_presenter *presenter);
/* Whether GL's name of who draws is a GPU's. Pure. */
bool plen_presenter_sdl_texture_is_gpu(const char *name);
