/* SPDX-License-Identifier: MIT */
#include "presenter_sdl_window.h"

#include <stdio.h>

#include "edid.h"
#include "screen_size.h"

#define DRM_DIR "/sys/class/drm"
#define MM_PER_INCH 25.4

/* Called by SDL as events arrive, on the main thread while it pumps. The shell reads the same
 * events; this one needs no help to know that its pixels are gone. */
static int watch(void *data, SDL_Event *event)
{
	struct plen_presenter_sdl *sdl = data;

	if (event->type == SDL_RENDER_TARGETS_RESET || event->type == SDL_RENDER_DEVICE_RESET) {
		sdl->exposed = true;
		return 0;
	}
	if (event->type != SDL_WINDOWEVENT ||
	    event->window.windowID != SDL_GetWindowID(sdl->window)) {
		return 0;
	}
	switch (event->window.event) {
	case SDL_WINDOWEVENT_MINIMIZED:
	case SDL_WINDOWEVENT_HIDDEN:
		sdl->hidden = true;
		break;
	case SDL_WINDOWEVENT_SHOWN:
	case SDL_WINDOWEVENT_RESTORED:
	case SDL_WINDOWEVENT_MAXIMIZED:
	case SDL_WINDOWEVENT_EXPOSED:
	case SDL_WINDOWEVENT_SIZE_CHANGED:
	case SDL_WINDOWEVENT_DISPLAY_CHANGED:
		sdl->hidden = (SDL_GetWindowFlags(sdl->window) & SDL_WINDOW_MINIMIZED) != 0;
		sdl->exposed = true;
		break;
	default:
		break;
	}
	return 0;
}

void plen_presenter_sdl_init(struct plen_presenter_sdl *sdl, const struct plen_presenter_impl *impl,
			     SDL_Window *window)
{
	sdl->base.impl = impl;
	sdl->window = window;
	SDL_AddEventWatch(watch, sdl);
}

void plen_presenter_sdl_finish(struct plen_presenter_sdl *sdl)
{
	SDL_DelEventWatch(watch, sdl);
	SDL_DestroyWindow(sdl->window);
	SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

void plen_presenter_sdl_describe(const struct plen_presenter *presenter, char *text, size_t size)
{
	snprintf(text, size, "%s, %s", SDL_GetCurrentVideoDriver(), presenter->impl->name);
}

/* What SDL derives from the window system, which has it from the same EDID or made it up. */
static struct plen_board_size size_by_dpi(int display, const SDL_DisplayMode *mode)
{
	struct plen_board_size none = {0};
	float dpi_x = 0, dpi_y = 0;

	if (SDL_GetDisplayDPI(display, NULL, &dpi_x, &dpi_y) != 0 || !(dpi_x > 0) || !(dpi_y > 0)) {
		return none;
	}

	struct plen_board_size size = {mode->w * MM_PER_INCH / (double)dpi_x,
				       mode->h * MM_PER_INCH / (double)dpi_y};
	return plen_edid_is_plausible(size, mode->w, mode->h) ? size : none;
}

struct plen_board_size plen_presenter_sdl_size(const struct plen_presenter *presenter)
{
	const struct plen_presenter_sdl *sdl = (const struct plen_presenter_sdl *)presenter;
	int display = SDL_GetWindowDisplayIndex(sdl->window);
	SDL_DisplayMode mode;

	if (display < 0 || SDL_GetDesktopDisplayMode(display, &mode) != 0 || mode.w <= 0 ||
	    mode.h <= 0) {
		return (struct plen_board_size){0};
	}

	struct plen_board_size size = plen_screen_size_read(DRM_DIR, mode.w, mode.h);
	return size.w_mm > 0 ? size : size_by_dpi(display, &mode);
}
