/* SPDX-License-Identifier: MIT */
#include "transform.h"

#include <math.h>

static bool is_usable(const struct plen_event *event)
{
	return isfinite(event->at.x_mm) && isfinite(event->at.y_mm) && isfinite(event->u.scale) &&
	       event->u.scale > 0;
}

/* The entry of view.panes that `gesture` moves, or -1. */
static int find(const struct plen_board_transforms *transforms, uint32_t gesture)
{
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		if (transforms->of[i].gesture == gesture) {
			return i;
		}
	}
	return -1;
}

void plen_board_transforms_begin(struct plen_board_transforms *transforms,
				 struct plen_board_wall *wall, const struct plen_board_pane *pane,
				 const struct plen_event *event)
{
	struct plen_board_transform *transform = &transforms->of[pane->owner];
	struct plen_board_pt corner = {pane->paper.x_mm, pane->paper.y_mm};

	if (transform->gesture != 0 || !is_usable(event)) {
		return;
	}
	transform->gesture = event->gesture;
	transform->anchor = plen_geometry_board_to_page(&pane->view, corner, event->at);
	transform->scale = pane->view.scale;
	wall->moving[pane->owner] = true;
	wall->moved[pane->owner] = pane->view;
}

static void move(const struct plen_board_transform *transform, struct plen_board_wall *wall,
		 uint8_t owner, const struct plen_event *event)
{
	struct plen_view *view = &wall->moved[owner];
	struct plen_board_pane pane;

	if (!is_usable(event) || !plen_board_wall_pane(wall, owner, &pane)) {
		return;
	}
	view->scale = fmin(fmax(transform->scale * event->u.scale, PLEN_VIEW_SCALE_MIN),
			   PLEN_VIEW_SCALE_MAX);
	view->origin.x_mm =
		transform->anchor.x_mm - (event->at.x_mm - pane.paper.x_mm) / view->scale;
	view->origin.y_mm =
		transform->anchor.y_mm - (event->at.y_mm - pane.paper.y_mm) / view->scale;
}

void plen_board_transforms_update(struct plen_board_transforms *transforms,
				  struct plen_board_wall *wall, const struct plen_event *event)
{
	int owner = find(transforms, event->gesture);

	if (owner >= 0) {
		move(&transforms->of[owner], wall, (uint8_t)owner, event);
	}
}

void plen_board_transforms_end(struct plen_board_transforms *transforms,
			       struct plen_board_wall *wall, const struct plen_event *event)
{
	int owner = find(transforms, event->gesture);

	if (owner >= 0) {
		plen_board_transforms_stop(transforms, wall, (uint8_t)owner);
	}
}

void plen_board_transforms_stop(struct plen_board_transforms *transforms,
				struct plen_board_wall *wall, uint8_t owner)
{
	if (transforms->of[owner].gesture == 0) {
		return;
	}
	transforms->of[owner].gesture = 0;
	plen_board_wall_keep_view(wall, owner, &wall->moved[owner]);
	wall->moving[owner] = false;
}
