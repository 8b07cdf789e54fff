/* SPDX-License-Identifier: MIT
 *
 * Hand-made scenes that look like a class: for goldens of pixels, for benches and for looking at.
 */
#pragma once

#include "common/scene.h"

/* One page with the class dock, in the corner the blue action. */
void sample_scene_class(struct plen_scene *scene, enum plen_theme theme, uint32_t page);

/* `count` panes with bands, dividers and the teacher's rail; pages are page[0..count-1]. */
void sample_scene_groups(struct plen_scene *scene, enum plen_theme theme, uint32_t count,
			 const uint32_t *pages);
