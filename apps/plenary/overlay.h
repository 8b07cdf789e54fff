/* SPDX-License-Identifier: MIT
 *
 * The overlay for IT: how late ink is, on the board itself, in a box at the top. It tells of the
 * last seconds, is told anew with frames that are drawn anyway, and so wakes nobody.
 *
 *   ink 2.10 ms, 99 % within 4.80 ms · 125 reports a second · 3840 x 2160 · KMS
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/scene.h"
#include "histogram.h"

/* A longer name is cut short. */
#define PLEN_OVERLAY_SCREEN_MAX 64

struct plen_overlay {
	bool is_shown;
	bool is_stale;    /* the text is another than the scene has */
	int64_t since_us; /* of what is counted now */
	struct plen_histogram recent;
	char screen[PLEN_OVERLAY_SCREEN_MAX];
	char text[PLEN_SCENE_TEXT_MAX];
};

/* `screen` names what shows the picture. */
void plen_overlay_init(struct plen_overlay *overlay, bool is_shown, const char *screen,
		       int64_t now_us);

/* One ink event was presented after so long. */
void plen_overlay_count(struct plen_overlay *overlay, int64_t latency_us);
/* Tells what was counted, if that is long enough ago. */
void plen_overlay_follow(struct plen_overlay *overlay, int64_t now_us);

/* Adds the box to a scene that has room for it. */
void plen_overlay_draw(const struct plen_overlay *overlay, struct plen_scene *scene);
