/* SPDX-License-Identifier: MIT */
#include "presenter_sdl_surface.h"

#include <errno.h>
#include <stdlib.h>

#include "common/mem.h"
#include "presenter_sdl_window.h"

#define RECTS_MAX 128

struct surface {
	struct plen_presenter_sdl sdl;
	SDL_Surface *last; /* to see that SDL made a new one; never read */
	const void *pixels;
	uint32_t generation;
};

static bool is_rgb24(const SDL_Surface *surface)
{
	return surface->format->format == SDL_PIXELFORMAT_RGB888 ||
	       surface->format->format == SDL_PIXELFORMAT_ARGB8888;
}

static int surface_frame(struct plen_presenter *presenter, struct plen_frame *frame)
{
	struct surface *self = (struct surface *)presenter;

	if (self->sdl.hidden) {
		return -EAGAIN;
	}

	SDL_Surface *surface = SDL_GetWindowSurface(self->sdl.window);
	if (surface == NULL || surface->w <= 0 || surface->h <= 0 || !is_rgb24(surface)) {
		return -EAGAIN;
	}
	if (surface != self->last || surface->pixels != self->pixels || self->sdl.exposed) {
		self->last = surface;
		self->pixels = surface->pixels;
		self->sdl.exposed = false;
		self->generation++;
	}
	*frame = (struct plen_frame){
		.pixels = surface->pixels,
		.width_px = surface->w,
		.height_px = surface->h,
		.stride = surface->pitch,
		.generation = self->generation,
	};
	return 0;
}

static int surface_present(struct plen_presenter *presenter, const struct plen_px_rect *rects,
			   uint32_t count)
{
	const struct surface *self = (const struct surface *)presenter;
	SDL_Rect some[RECTS_MAX];

	while (count > 0) {
		uint32_t now = count < RECTS_MAX ? count : RECTS_MAX;

		for (uint32_t i = 0; i < now; i++) {
			some[i] = (SDL_Rect){rects[i].x, rects[i].y, rects[i].w, rects[i].h};
		}
		if (SDL_UpdateWindowSurfaceRects(self->sdl.window, some, (int)now) != 0) {
			return -EIO;
		}
		rects += now;
		count -= now;
	}
	return 0;
}

static void surface_destroy(struct plen_presenter *presenter)
{
	struct surface *self = (struct surface *)presenter;

	plen_presenter_sdl_finish(&self->sdl);
	free(self);
}

static const struct plen_presenter_impl surface_impl = {
	.name = "window surface",
	.frame = surface_frame,
	.present = surface_present,
	.size = plen_presenter_sdl_size,
	.describe = plen_presenter_sdl_describe,
	.destroy = surface_destroy,
};

struct plen_presenter *plen_presenter_sdl_surface_create(SDL_Window *window)
{
	const SDL_Surface *surface = SDL_GetWindowSurface(window);

	if (surface == NULL) {
		return NULL;
	}
	if (!is_rgb24(surface)) {
		SDL_SetError("the screen has %d bits a pixel, 24 are needed",
			     surface->format->BitsPerPixel);
		return NULL;
	}

	struct surface *self = plen_calloc(1, sizeof(*self));
	plen_presenter_sdl_init(&self->sdl, &surface_impl, window);
	return &self->sdl.base;
}
