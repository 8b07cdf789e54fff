/* SPDX-License-Identifier: MIT */
#include "display_way.h"

#include <stdlib.h>

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && value[0] != '\0';
}

bool plen_display_has_window_system(void)
{
	return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") || is_set("SDL_VIDEODRIVER");
}

enum plen_display_way plen_display_choose(const struct plen_config *config, bool has_window_system)
{
	switch ((enum plen_config_screen)config->screen) {
	case PLEN_CONFIG_SCREEN_WINDOW:
		return PLEN_DISPLAY_WINDOW;
	case PLEN_CONFIG_SCREEN_KMS:
		return PLEN_DISPLAY_KMS;
	case PLEN_CONFIG_SCREEN_AUTO:
		break;
	}
	return has_window_system ? PLEN_DISPLAY_WINDOW : PLEN_DISPLAY_KMS;
}
