/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "renderer"
#include "renderer/presenter_sdl.h"

#include <errno.h>
#include <stdio.h>

#include "common/log.h"
#include "presenter_sdl_surface.h"
#include "presenter_sdl_texture.h"

#define WINDOW_W_PX 1280
#define WINDOW_H_PX 720

/* Hints must be set before the thing they speak of is first used; an IT department's environment
 * overrides them all. */
static void set_hints(void)
{
	SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
	SDL_SetHint(SDL_HINT_VIDEO_DOUBLE_BUFFER, "1");
	SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "nearest");
	SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
	SDL_SetHint(SDL_HINT_APP_NAME, "Plenary");
}

static bool is_driver(const char *name)
{
	const char *driver = SDL_GetCurrentVideoDriver();

	return driver != NULL && SDL_strcasecmp(driver, name) == 0;
}

/* SDL falls back on drivers that draw for nobody; only who asks for one by name means it. Without
 * a window system, it is not SDL that drives the screen. */
static bool is_seen(void)
{
	if (is_driver("kmsdrm")) {
		return false;
	}
	return SDL_getenv("SDL_VIDEODRIVER") != NULL ||
	       (!is_driver("offscreen") && !is_driver("dummy"));
}

static int open_video(char *error, size_t error_size)
{
	int result = SDL_InitSubSystem(SDL_INIT_VIDEO);

	if (result == 0 && is_seen()) {
		return 0;
	}
	snprintf(error, error_size, "no screen: %s; run inside a desktop session",
		 result != 0 ? SDL_GetError() : "no window system shows a picture here");
	if (result == 0) {
		SDL_QuitSubSystem(SDL_INIT_VIDEO);
	}
	return -ENODEV;
}

/* Full screen, as large as the screen from the beginning: without a window manager nobody resizes
 * it. */
static void choose_size(const struct plen_presenter_sdl_options *options, int *width, int *height)
{
	SDL_DisplayMode mode;

	*width = options->width_px > 0 ? options->width_px : WINDOW_W_PX;
	*height = options->height_px > 0 ? options->height_px : WINDOW_H_PX;
	if (options->fullscreen && SDL_GetDesktopDisplayMode(0, &mode) == 0 && mode.w > 0 &&
	    mode.h > 0) {
		*width = mode.w;
		*height = mode.h;
	}
}

static SDL_Window *create_window(const struct plen_presenter_sdl_options *options)
{
	Uint32 flags = SDL_WINDOW_ALLOW_HIGHDPI;
	int width, height;

	choose_size(options, &width, &height);
	flags |= options->fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE;
	return SDL_CreateWindow(options->title != NULL ? options->title : "Plenary",
				SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height,
				flags);
}

static struct plen_presenter *create_presenter(SDL_Window *window)
{
	/* What Wayland has for a surface is a texture too, and an update costs a whole frame. */
	struct plen_presenter *presenter =
		is_driver("wayland") ? NULL : plen_presenter_sdl_surface_create(window);

	return presenter != NULL ? presenter : plen_presenter_sdl_texture_create(window);
}

static int open_window(struct plen_presenter **out,
		       const struct plen_presenter_sdl_options *options, char *error,
		       size_t error_size)
{
	int status = open_video(error, error_size);

	if (status < 0) {
		return status;
	}

	SDL_Window *window = create_window(options);
	*out = window != NULL ? create_presenter(window) : NULL;
	if (*out == NULL) {
		snprintf(error, error_size, "screen driver %s: %s", SDL_GetCurrentVideoDriver(),
			 SDL_GetError());
		if (window != NULL) {
			SDL_DestroyWindow(window);
		}
		SDL_QuitSubSystem(SDL_INIT_VIDEO);
		return -EIO;
	}
	return 0;
}

static bool is_slow(const struct plen_presenter *presenter)
{
	return is_driver("wayland") && !plen_presenter_sdl_texture_is_fast(presenter);
}

/* Without a GPU, a window of Xwayland shows a stroke for a hundredth of what Wayland's costs. */
static int leave_wayland(struct plen_presenter **presenter,
			 const struct plen_presenter_sdl_options *options, char *error,
			 size_t error_size)
{
	if (SDL_getenv("DISPLAY") == NULL || !SDL_SetHint(SDL_HINT_VIDEODRIVER, "x11")) {
		return 0;
	}
	plen_presenter_destroy(*presenter);

	int status = open_window(presenter, options, error, error_size);
	SDL_ResetHint(SDL_HINT_VIDEODRIVER);
	return status < 0 ? open_window(presenter, options, error, error_size) : 0;
}

int plen_presenter_sdl_create(struct plen_presenter **out,
			      const struct plen_presenter_sdl_options *options, char *error,
			      size_t error_size)
{
	struct plen_presenter *presenter = NULL;

	set_hints();
	int status = open_window(&presenter, options, error, error_size);
	if (status == 0 && is_slow(presenter)) {
		status = leave_wayland(&presenter, options, error, error_size);
	}
	if (status < 0) {
		return status;
	}
	if (is_slow(presenter)) {
		plen_warn("Wayland without a GPU: each frame costs a whole picture; with Xwayland "
			  "installed, a stroke would cost only what it covers");
	}
	SDL_DisableScreenSaver();
	*out = presenter;
	return 0;
}
