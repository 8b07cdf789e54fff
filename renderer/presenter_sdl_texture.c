/* SPDX-License-Identifier: MIT */
#include "presenter_sdl_texture.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "presenter_sdl_window.h"

struct texture {
	struct plen_presenter_sdl sdl;
	SDL_Renderer *renderer;
	SDL_Texture *texture;
	struct plen_frame frame;
	char gpu[96]; /* as it calls itself; "" = there is none, SDL draws itself */
};

#define GL_RENDERER_NAME 0x1f01 /* GL_RENDERER, without the need for GL's headers */

typedef const unsigned char *(*get_string_fn)(unsigned int name);

/* SDL names its own driver, "opengl"; who draws behind that, only GL knows. */
static void ask_gpu(struct texture *self)
{
	void *found =
		SDL_GL_GetCurrentContext() != NULL ? SDL_GL_GetProcAddress("glGetString") : NULL;
	get_string_fn get_string = NULL;

	/* C has no cast from the one to the other kind of pointer; POSIX has this. */
	memcpy(&get_string, &found, sizeof(found));
	if (get_string != NULL) {
		const unsigned char *name = get_string(GL_RENDERER_NAME);

		snprintf(self->gpu, sizeof(self->gpu), "%s",
			 name != NULL ? (const char *)name : "");
	}
}

bool plen_presenter_sdl_texture_is_gpu(const char *name)
{
	static const char *const drawn_by_cpu[] = {
		"llvmpipe", "softpipe", "swrast", "SWR", "Software Rasterizer", "SwiftShader"};

	for (size_t i = 0; i < sizeof(drawn_by_cpu) / sizeof(drawn_by_cpu[0]); i++) {
		if (strstr(name, drawn_by_cpu[i]) != NULL) {
			return false;
		}
	}
	return name[0] != '\0';
}

bool plen_presenter_sdl_texture_is_fast(const struct plen_presenter *presenter)
{
	return plen_presenter_sdl_texture_is_gpu(((const struct texture *)presenter)->gpu);
}

static int resize(struct texture *self, int width_px, int height_px)
{
	if (self->texture != NULL) {
		SDL_DestroyTexture(self->texture);
	}
	self->texture = SDL_CreateTexture(self->renderer, SDL_PIXELFORMAT_RGB888,
					  SDL_TEXTUREACCESS_STREAMING, width_px, height_px);
	self->frame.width_px = self->texture != NULL ? width_px : 0;
	self->frame.height_px = self->texture != NULL ? height_px : 0;
	if (self->texture == NULL) {
		return -EAGAIN;
	}
	free(self->frame.pixels);
	self->frame.pixels = plen_calloc((size_t)width_px * (size_t)height_px, 4);
	self->frame.stride = width_px * 4;
	return 0;
}

static int texture_frame(struct plen_presenter *presenter, struct plen_frame *frame)
{
	struct texture *self = (struct texture *)presenter;
	int width_px = 0, height_px = 0;

	if (self->sdl.hidden ||
	    SDL_GetRendererOutputSize(self->renderer, &width_px, &height_px) != 0 ||
	    width_px <= 0 || height_px <= 0) {
		return -EAGAIN;
	}
	if (width_px != self->frame.width_px || height_px != self->frame.height_px ||
	    self->sdl.exposed) {
		int rc = resize(self, width_px, height_px);

		if (rc != 0) {
			return rc;
		}
		self->sdl.exposed = false;
		self->frame.generation++;
	}
	*frame = self->frame;
	return 0;
}

static int texture_present(struct plen_presenter *presenter, const struct plen_px_rect *rects,
			   uint32_t count)
{
	struct texture *self = (struct texture *)presenter;

	for (uint32_t i = 0; i < count; i++) {
		const SDL_Rect rect = {rects[i].x, rects[i].y, rects[i].w, rects[i].h};
		const uint8_t *from = self->frame.pixels +
				      (size_t)rect.y * (size_t)self->frame.stride +
				      (size_t)rect.x * 4;

		if (SDL_UpdateTexture(self->texture, &rect, from, self->frame.stride) != 0) {
			return -EIO;
		}
	}
	/* Two screen buffers take turns, so the whole texture is drawn into this one. */
	if (SDL_RenderCopy(self->renderer, self->texture, NULL, NULL) != 0) {
		return -EIO;
	}
	SDL_RenderPresent(self->renderer);
	return 0;
}

static void texture_describe(const struct plen_presenter *presenter, char *text, size_t size)
{
	const struct texture *self = (const struct texture *)presenter;
	char window[64];

	plen_presenter_sdl_describe(presenter, window, sizeof(window));
	snprintf(text, size, "%s, drawn by %s", window, self->gpu[0] != '\0' ? self->gpu : "SDL");
}

static void texture_destroy(struct plen_presenter *presenter)
{
	struct texture *self = (struct texture *)presenter;

	if (self->texture != NULL) {
		SDL_DestroyTexture(self->texture);
	}
	SDL_DestroyRenderer(self->renderer);
	free(self->frame.pixels);
	plen_presenter_sdl_finish(&self->sdl);
	free(self);
}

static const struct plen_presenter_impl texture_impl = {
	.name = "texture",
	.frame = texture_frame,
	.present = texture_present,
	.size = plen_presenter_sdl_size,
	.describe = texture_describe,
	.destroy = texture_destroy,
};

struct plen_presenter *plen_presenter_sdl_texture_create(SDL_Window *window)
{
	SDL_Renderer *renderer = SDL_CreateRenderer(
		window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);

	if (renderer == NULL) {
		renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
	}
	if (renderer == NULL) {
		return NULL;
	}

	struct texture *self = plen_calloc(1, sizeof(*self));
	self->renderer = renderer;
	ask_gpu(self);
	plen_presenter_sdl_init(&self->sdl, &texture_impl, window);
	return &self->sdl.base;
}
