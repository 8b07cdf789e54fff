/* SPDX-License-Identifier: MIT */
#include "wipe.h"

#include <math.h>
#include <stdlib.h>

#include "common/mem.h"
#include "history.h"

#define RUBBER_MM 20.0
/* Panels report nonsense for a sleeve or a leaning child; a rubber is no larger than this. */
#define WIPE_MAX_MM 300.0

void plen_board_wipes_finish(struct plen_board_wipes *wipes)
{
	free(wipes->wipes);
}

static struct plen_board_wipe *find(const struct plen_board_wipes *wipes, uint32_t gesture)
{
	for (size_t i = 0; i < wipes->count; i++) {
		if (wipes->wipes[i].gesture == gesture) {
			return &wipes->wipes[i];
		}
	}
	return NULL;
}

static bool is_wipe_event(const struct plen_event *event)
{
	return event->kind == PLEN_EVENT_WIPE_BEGIN || event->kind == PLEN_EVENT_WIPE_EXTEND ||
	       event->kind == PLEN_EVENT_WIPE_END;
}

static double diameter_mm(const struct plen_event *event)
{
	if (!is_wipe_event(event)) {
		return RUBBER_MM;
	}

	double mean = (event->u.extent.w_mm + event->u.extent.h_mm) / 2;
	return mean > RUBBER_MM ? fmin(mean, WIPE_MAX_MM) : RUBBER_MM;
}

/* Cuts more numerous than an operation holds go into several of the same chain. */
static void commit_cuts(struct plen_board_wipe *wipe, struct plen_board_wall *wall,
			const struct plen_op_cut *cuts, uint32_t count)
{
	while (count > 0) {
		uint32_t part = count < PLEN_OP_CUTS_MAX ? count : PLEN_OP_CUTS_MAX;
		struct plen_op_edit edit = {.page = wipe->page, .cut_count = part, .cuts = cuts};
		plen_board_history_edit(wall, (struct plen_board_hand){wipe->group, wipe->mark},
					&edit, &wipe->chain);
		cuts += part;
		count -= part;
	}
}

static void rub(struct plen_board_wipe *wipe, struct plen_board_wall *wall, struct plen_board_pt to)
{
	struct plen_board_pane pane;

	if (!plen_board_wall_pane(wall, wipe->group, &pane)) {
		return;
	}

	struct plen_board_pt corner = {pane.paper.x_mm, pane.paper.y_mm};
	struct plen_page_pt a = plen_geometry_board_to_page(&pane.view, corner, wipe->at);
	struct plen_page_pt b = plen_geometry_board_to_page(&pane.view, corner, to);
	double radius_mm = wipe->diameter_mm / 2 / pane.view.scale;
	struct plen_op_cut *cuts = NULL;
	uint32_t count = plen_lesson_find_cuts(wall->lesson, wipe->page, a, b, radius_mm, &cuts);

	commit_cuts(wipe, wall, cuts, count);
	free(cuts);
	wipe->at = to;
}

static bool is_usable(const struct plen_event *event)
{
	return isfinite(event->at.x_mm) && isfinite(event->at.y_mm);
}

void plen_board_wipes_begin(struct plen_board_wipes *wipes, struct plen_board_wall *wall,
			    const struct plen_board_pane *pane, const struct plen_event *event,
			    uint8_t group, bool may_be_a_tap)
{
	if (!is_usable(event) || find(wipes, event->gesture) != NULL) {
		return;
	}

	struct plen_board_wipe *wipe = find(wipes, 0);
	if (wipe == NULL) {
		wipes->wipes = plen_grow(wipes->wipes, wipes->count, &wipes->capacity,
					 sizeof(*wipes->wipes));
		wipe = &wipes->wipes[wipes->count++];
	}
	*wipe = (struct plen_board_wipe){
		.gesture = event->gesture,
		.page = pane->page,
		.group = group,
		.mark = wall->view.panes[group].mark,
		.owner = pane->owner,
		.diameter_mm = diameter_mm(event),
		.at = event->at,
		.tap = plen_board_tap_begin(event, may_be_a_tap),
	};
	if (!may_be_a_tap) {
		rub(wipe, wall, event->at);
	}
}

bool plen_board_wipes_extend(struct plen_board_wipes *wipes, struct plen_board_wall *wall,
			     const struct plen_event *event)
{
	struct plen_board_wipe *wipe = find(wipes, event->gesture);

	if (wipe == NULL || !is_usable(event)) {
		return false;
	}
	if (!plen_board_tap_follow(&wipe->tap, event->at)) {
		wipe->diameter_mm = diameter_mm(event);
		rub(wipe, wall, event->at);
	}
	return true;
}

void plen_board_wipes_end(struct plen_board_wipes *wipes, struct plen_board_wall *wall,
			  const struct plen_event *event)
{
	struct plen_board_wipe *wipe = find(wipes, event->gesture);

	if (wipe == NULL) {
		return;
	}

	struct plen_board_pt to = is_usable(event) ? event->at : wipe->at;
	bool has_rubbed = !wipe->tap.may_be;
	plen_board_tap_follow(&wipe->tap, to);
	if (!plen_board_tap_was(&wipe->tap, event->time_us) &&
	    (!has_rubbed || plen_geometry_distance_mm(wipe->at, to) > 0)) {
		rub(wipe, wall, to);
	}
	wipe->gesture = 0;
}

void plen_board_wipes_cancel(struct plen_board_wipes *wipes, struct plen_board_wall *wall,
			     uint32_t gesture)
{
	struct plen_board_wipe *wipe = find(wipes, gesture);

	if (wipe != NULL) {
		plen_board_history_take_back(wall, wipe->group, wipe->chain);
		wipe->gesture = 0;
	}
}

void plen_board_wipes_stop(struct plen_board_wipes *wipes, uint8_t owner)
{
	for (size_t i = 0; i < wipes->count; i++) {
		if (wipes->wipes[i].owner == owner) {
			wipes->wipes[i].gesture = 0;
		}
	}
}

bool plen_board_wipes_busy(const struct plen_board_wipes *wipes, uint8_t owner)
{
	for (size_t i = 0; i < wipes->count; i++) {
		if (wipes->wipes[i].gesture != 0 && wipes->wipes[i].owner == owner) {
			return true;
		}
	}
	return false;
}
