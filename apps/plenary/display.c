/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "screen"
#include "display.h"

#include "common/log.h"
#include "renderer/presenter_kms.h"
#include "renderer/presenter_sdl.h"

static int open_kms(struct plen_presenter **out, const struct plen_display_options *options,
		    char *error, size_t error_size)
{
	const struct plen_presenter_kms_options kms = {
		.front_buffer = options->config->front_buffer != 0,
		.connector = options->config->connector,
	};
	struct plen_frame frame;
	int status = plen_presenter_kms_create(out, &kms, error, error_size);

	if (status == 0) {
		plen_presenter_frame(*out, &frame); /* lights the display, and says so itself */
	}
	return status;
}

static int open_window(struct plen_presenter **out, const struct plen_display_options *options,
		       char *error, size_t error_size)
{
	const struct plen_presenter_sdl_options sdl = {
		.title = "Plenary",
		.fullscreen = options->fullscreen,
		.width_px = options->width_px,
		.height_px = options->height_px,
	};
	char text[128];
	int status = plen_presenter_sdl_create(out, &sdl, error, error_size);

	if (status == 0) {
		plen_presenter_describe(*out, text, sizeof(text));
		plen_info("%s", text);
	}
	return status;
}

int plen_display_open(struct plen_presenter **out, const struct plen_display_options *options,
		      char *error, size_t error_size)
{
	switch (plen_display_choose(options->config, options->has_window_system)) {
	case PLEN_DISPLAY_WINDOW:
		return open_window(out, options, error, error_size);
	case PLEN_DISPLAY_KMS:
		break;
	}
	return open_kms(out, options, error, error_size);
}
