/* SPDX-License-Identifier: MIT */
#include "pages.h"

#include <assert.h>

#include "common/mem.h"
#include "home.h"
#include "show.h"
#include "sight.h"

uint32_t plen_board_pages_make(struct plen_board_wall *wall, uint8_t author,
			       const struct plen_op_page *page)
{
	struct plen_op op = {.kind = PLEN_OP_PAGE, .group = author, .u.page = *page};

	return (uint32_t)plen_board_wall_commit(wall, &op);
}

static struct plen_board_page_view *find_view(const struct plen_board_wall *wall, uint32_t page)
{
	for (size_t i = 0; i < wall->page_view_count; i++) {
		if (wall->page_views[i].page == page) {
			return &wall->page_views[i];
		}
	}
	return NULL;
}

static struct plen_board_page_view *take_view(struct plen_board_wall *wall, uint32_t page)
{
	struct plen_board_page_view *view = find_view(wall, page);

	if (view == NULL) {
		wall->page_views = plen_grow(wall->page_views, wall->page_view_count,
					     &wall->page_view_capacity, sizeof(*wall->page_views));
		view = &wall->page_views[wall->page_view_count++];
		*view = (struct plen_board_page_view){.page = page};
	}
	return view;
}

static struct plen_board_sight sight_of(const struct plen_op_pane *pane,
					struct plen_board_size paper)
{
	return (struct plen_board_sight){paper, pane->scale_ppm, pane->origin_x_um,
					 pane->origin_y_um};
}

static void put_sight(struct plen_op_pane *pane, const struct plen_board_sight *sight)
{
	pane->scale_ppm = sight->scale_ppm;
	pane->origin_x_um = sight->origin_x_um;
	pane->origin_y_um = sight->origin_y_um;
}

static bool same_size(struct plen_board_size a, struct plen_board_size b)
{
	return a.w_mm == b.w_mm && a.h_mm == b.h_mm;
}

static bool same_sight(const struct plen_board_sight *a, const struct plen_board_sight *b)
{
	return same_size(a->paper, b->paper) && a->scale_ppm == b->scale_ppm &&
	       a->origin_x_um == b->origin_x_um && a->origin_y_um == b->origin_y_um;
}

void plen_board_pages_remember(struct plen_board_wall *wall, uint8_t owner)
{
	const struct plen_op_pane *pane = &wall->view.panes[owner];
	struct plen_board_page_view *view = take_view(wall, pane->page);
	struct plen_board_sight now = sight_of(pane, plen_board_wall_paper(wall, owner));

	/* What the board made of it, and nobody has touched since, was nobody's choice. */
	if (!same_sight(&now, &view->mended)) {
		view->chosen = now;
		view->mended = (struct plen_board_sight){0};
	}
}

void plen_board_pages_recall(struct plen_board_wall *wall, uint8_t owner)
{
	struct plen_op_pane *pane = &wall->view.panes[owner];
	struct plen_board_page_view *view = find_view(wall, pane->page);
	struct plen_board_size paper = plen_board_wall_paper(wall, owner);

	if (view == NULL) {
		view = take_view(wall, pane->page);
		view->chosen = sight_of(pane, (struct plen_board_size){0});
	}
	put_sight(pane, &view->chosen);
	if (!same_size(view->chosen.paper, paper)) {
		plen_board_sight_mend(wall, owner);
		view->mended = sight_of(pane, paper);
	}
}

/* Whether the pane's own view of its page is what is seen now. */
static bool is_seen(const struct plen_board_wall *wall, uint8_t owner)
{
	struct plen_board_pane pane;

	return plen_board_wall_pane(wall, owner, &pane) && pane.owner == owner &&
	       !plen_board_wall_is_shown(wall, owner);
}

void plen_board_pages_remember_all(struct plen_board_wall *wall)
{
	for (uint8_t owner = 0; owner < PLEN_GROUP_COUNT; owner++) {
		if (is_seen(wall, owner)) {
			plen_board_pages_remember(wall, owner);
		}
	}
}

void plen_board_pages_recall_all(struct plen_board_wall *wall)
{
	for (uint8_t owner = 0; owner < PLEN_GROUP_COUNT; owner++) {
		if (is_seen(wall, owner)) {
			plen_board_pages_recall(wall, owner);
		}
	}
}

void plen_board_pages_go_home(struct plen_board_wall *wall, uint8_t owner)
{
	struct plen_op_pane *pane = &wall->view.panes[owner];
	struct plen_view home = plen_board_home_view(wall, owner, pane->page);

	plen_board_wall_put_view(pane, &home);
}

void plen_board_pages_turn(struct plen_board_wall *wall, uint32_t page)
{
	uint8_t owner = plen_lesson_page(wall->lesson, page)->owner;
	struct plen_op_pane *pane = &wall->view.panes[owner];

	assert(!wall->moving[owner]);
	/* One that is not seen is kept in mind as it was when it last was. */
	if (pane->page != 0 && is_seen(wall, owner)) {
		plen_board_pages_remember(wall, owner);
	}
	pane->page = page;

	if (find_view(wall, page) != NULL) {
		plen_board_pages_recall(wall, owner);
	} else {
		plen_board_pages_go_home(wall, owner);
	}
	if (plen_board_wall_is_shown(wall, owner)) {
		plen_board_show_fit(wall);
	}
}

static uint32_t neighbour(const struct plen_board_wall *wall, uint8_t owner, int step)
{
	uint32_t index = plen_lesson_page_index(wall->lesson, wall->view.panes[owner].page);
	uint32_t count = plen_lesson_page_count(wall->lesson, owner);
	int64_t wanted = (int64_t)index + step;

	if (wanted < 0 || wanted >= count) {
		return 0;
	}
	return plen_lesson_page_at(wall->lesson, owner, (uint32_t)wanted)->id;
}

uint32_t plen_board_pages_next(const struct plen_board_wall *wall, uint8_t owner)
{
	return neighbour(wall, owner, 1);
}

uint32_t plen_board_pages_previous(const struct plen_board_wall *wall, uint8_t owner)
{
	return neighbour(wall, owner, -1);
}

static bool stop_at_first(void *data, const struct plen_stroke *stroke)
{
	bool *found = data;

	(void)stroke;
	*found = true;
	return false;
}

bool plen_board_pages_has_ink(const struct plen_board_wall *wall, uint32_t page)
{
	bool found = false;

	plen_lesson_each_stroke(wall->lesson, page, NULL, stop_at_first, &found);
	return found;
}

static bool stop_at_picture(void *data, const struct plen_picture *picture)
{
	bool *found = data;

	(void)picture;
	*found = true;
	return false;
}

static bool has_picture(const struct plen_board_wall *wall, uint32_t page)
{
	bool found = false;

	plen_lesson_each_picture(wall->lesson, page, NULL, stop_at_picture, &found);
	return found;
}

bool plen_board_pages_can_add(const struct plen_board_wall *wall, uint8_t owner)
{
	uint32_t page = wall->view.panes[owner].page;

	return plen_board_pages_next(wall, owner) == 0 &&
	       (plen_board_pages_has_ink(wall, page) || has_picture(wall, page));
}
