/* SPDX-License-Identifier: MIT
 *
 * Panes as they are on the screen: where each shows its page, and what is known of it.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/scene.h"
#include "damage.h"
#include "viewport.h"

struct plen_pane {
	struct plen_viewport viewport;
	uint32_t shown_ppm; /* scale at which all its tiles were last there; 0 = never */
	bool zooming;       /* the scale has changed since the last frame */
};

/* Lays the scene's panes out in place of `count_before` others. What is known of a page stays. */
void plen_pane_lay_out(struct plen_pane panes[PLEN_SCENE_PANES_MAX], uint32_t count_before,
		       const struct plen_scene *scene, struct plen_px_scale scale);

/* The pane in which something on the page goes on that was in pane `before`; -1 if none shows the
 * page any more. */
int plen_pane_of_page(const struct plen_pane *panes, uint32_t count, uint32_t page, int before);

/* Damages what two layouts differ in. */
void plen_pane_diff(const struct plen_pane *before, uint32_t count_before,
		    const struct plen_pane *after, uint32_t count, struct plen_damage *damage);
