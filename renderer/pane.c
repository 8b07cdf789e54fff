/* SPDX-License-Identifier: MIT */
#include "pane.h"

/* Whichever pane it was in: class and groups change places. */
static uint32_t shown_before(const struct plen_pane *before, uint32_t count, uint32_t page)
{
	for (uint32_t i = 0; i < count; i++) {
		if (before[i].viewport.page == page) {
			return before[i].shown_ppm;
		}
	}
	return 0;
}

void plen_pane_lay_out(struct plen_pane panes[PLEN_SCENE_PANES_MAX], uint32_t count_before,
		       const struct plen_scene *scene, struct plen_px_scale scale)
{
	struct plen_pane before[PLEN_SCENE_PANES_MAX];

	for (uint32_t i = 0; i < PLEN_SCENE_PANES_MAX; i++) {
		before[i] = panes[i];
	}
	for (uint32_t i = 0; i < scene->pane_count; i++) {
		struct plen_pane *pane = &panes[i];

		plen_viewport_init(&pane->viewport, &scene->panes[i], scale);
		pane->shown_ppm = shown_before(before, count_before, pane->viewport.page);
		pane->zooming = pane->shown_ppm != 0 &&
				pane->viewport.scale_ppm != before[i].viewport.scale_ppm;
	}
}

int plen_pane_of_page(const struct plen_pane *panes, uint32_t count, uint32_t page, int before)
{
	int found = -1;

	for (uint32_t i = 0; i < count; i++) {
		if (panes[i].viewport.page != page) {
			continue;
		}
		if ((int)i == before) {
			return before;
		}
		found = (int)i;
	}
	return found;
}

static bool is_same(const struct plen_viewport *a, const struct plen_viewport *b)
{
	return a->page == b->page && a->theme == b->theme && a->scale_ppm == b->scale_ppm &&
	       a->origin_x_px == b->origin_x_px && a->origin_y_px == b->origin_y_px &&
	       a->rect.x == b->rect.x && a->rect.y == b->rect.y && a->rect.w == b->rect.w &&
	       a->rect.h == b->rect.h;
}

void plen_pane_diff(const struct plen_pane *before, uint32_t count_before,
		    const struct plen_pane *after, uint32_t count, struct plen_damage *damage)
{
	for (uint32_t i = 0; i < count || i < count_before; i++) {
		if (i < count && i < count_before &&
		    is_same(&before[i].viewport, &after[i].viewport)) {
			continue;
		}
		if (i < count_before) {
			plen_damage_add(damage, before[i].viewport.rect);
		}
		if (i < count) {
			plen_damage_add(damage, after[i].viewport.rect);
		}
	}
}
