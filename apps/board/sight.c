/* SPDX-License-Identifier: MIT */
#include "sight.h"

#include <math.h>

/* Around all of the ink. */
#define MARGIN_MM 20.0
/* Ink smaller than this share of its usual size is not read from a seat. */
#define READABLE 0.5

struct search {
	struct plen_page_rect seen;
	bool is_found;
	struct plen_page_pt nearest; /* of the ink's points, to the middle of what is seen */
	double distance_mm;
};

static struct plen_page_pt middle_of(const struct plen_page_rect *rect)
{
	return (struct plen_page_pt){rect->x_mm + rect->w_mm / 2, rect->y_mm + rect->h_mm / 2};
}

/* -- whether ink is in sight -- */

/* Narrows the part `from`..`to` of a way to where from + delta * part is within 0..size. */
static void clip(double start_mm, double delta_mm, double size_mm, double *from, double *to)
{
	if (delta_mm == 0) {
		*to = start_mm >= 0 && start_mm <= size_mm ? *to : -1;
		return;
	}

	double a = -start_mm / delta_mm;
	double b = (size_mm - start_mm) / delta_mm;
	*from = fmax(*from, fmin(a, b));
	*to = fmin(*to, fmax(a, b));
}

static bool crosses(const struct plen_page_rect *rect, struct plen_page_pt a, struct plen_page_pt b)
{
	double from = 0;
	double to = 1;

	clip(a.x_mm - rect->x_mm, b.x_mm - a.x_mm, rect->w_mm, &from, &to);
	clip(a.y_mm - rect->y_mm, b.y_mm - a.y_mm, rect->h_mm, &from, &to);
	return from <= to;
}

/* The next place along a kept range: a point of the stroke, or the range's end. */
static plen_stroke_pos next_pos(plen_stroke_pos pos, const struct plen_stroke_range *range)
{
	plen_stroke_pos point = (pos / PLEN_STROKE_POS_ONE + 1) * PLEN_STROKE_POS_ONE;

	return point < range->to ? point : range->to;
}

static bool range_crosses(const struct plen_page_rect *rect, const struct plen_stroke *stroke,
			  const struct plen_stroke_range *range)
{
	struct plen_page_pt a = plen_stroke_at(stroke, range->from);
	plen_stroke_pos pos = range->from;

	do {
		pos = next_pos(pos, range);
		struct plen_page_pt b = plen_stroke_at(stroke, pos);
		if (crosses(rect, a, b)) {
			return true;
		}
		a = b;
	} while (pos < range->to);
	return false;
}

static bool find_in_sight(void *data, const struct plen_stroke *stroke)
{
	struct search *search = data;

	for (uint32_t i = 0; i < stroke->kept_count && !search->is_found; i++) {
		search->is_found = range_crosses(&search->seen, stroke, &stroke->kept[i]);
	}
	return !search->is_found;
}

static bool find_picture(void *data, const struct plen_picture *picture)
{
	struct search *search = data;

	(void)picture;
	search->is_found = true;
	return false;
}

/* -- where to look instead -- */

static void consider(struct search *search, struct plen_page_pt at)
{
	struct plen_page_pt middle = middle_of(&search->seen);
	double distance_mm = hypot(at.x_mm - middle.x_mm, at.y_mm - middle.y_mm);

	if (distance_mm < search->distance_mm) {
		search->distance_mm = distance_mm;
		search->nearest = at;
	}
}

static bool find_nearest(void *data, const struct plen_stroke *stroke)
{
	for (uint32_t i = 0; i < stroke->kept_count; i++) {
		const struct plen_stroke_range *range = &stroke->kept[i];
		plen_stroke_pos pos = range->from;
		consider(data, plen_stroke_at(stroke, pos));
		while (pos < range->to) {
			pos = next_pos(pos, range);
			consider(data, plen_stroke_at(stroke, pos));
		}
	}
	return true;
}

/* As large as the class would see a page here. */
static double usual_scale(const struct plen_board_wall *wall, struct plen_board_size paper)
{
	return fmax(paper.w_mm / wall->size.w_mm, PLEN_VIEW_SCALE_MIN);
}

static struct plen_view fitted(const struct plen_board_wall *wall, struct plen_board_size paper,
			       struct search *search, uint32_t page)
{
	struct plen_page_rect ink = plen_lesson_page_bounds(wall->lesson, page);
	struct plen_page_pt middle = middle_of(&ink);
	double usual = usual_scale(wall, paper);
	double scale = fmin(fmin((paper.w_mm - 2 * MARGIN_MM) / ink.w_mm,
				 (paper.h_mm - 2 * MARGIN_MM) / ink.h_mm),
			    usual);

	if (!(scale >= usual * READABLE)) {
		scale = usual;
		search->distance_mm = INFINITY;
		plen_lesson_each_stroke(wall->lesson, page, NULL, find_nearest, search);
		middle = search->nearest;
	}
	return (struct plen_view){
		scale,
		{middle.x_mm - paper.w_mm / 2 / scale, middle.y_mm - paper.h_mm / 2 / scale}};
}

/* The page whose ink is looked for; 0 = there is none. */
static uint32_t find_inked(const struct plen_lesson *lesson, uint32_t page)
{
	uint32_t pages[] = {page, plen_lesson_page(lesson, page)->behind};

	for (int i = 0; i < 2; i++) {
		struct plen_page_rect ink = plen_lesson_page_bounds(lesson, pages[i]);
		if (!plen_page_rect_is_empty(&ink)) {
			return pages[i];
		}
	}
	return 0;
}

void plen_board_sight_mend(struct plen_board_wall *wall, uint8_t owner)
{
	struct plen_op_pane *pane = &wall->view.panes[owner];
	struct plen_board_size paper = plen_board_wall_paper(wall, owner);
	struct plen_view view = plen_board_wall_get_view(pane);
	struct search search = {.seen = {view.origin.x_mm, view.origin.y_mm,
					 paper.w_mm / view.scale, paper.h_mm / view.scale}};
	uint32_t page = find_inked(wall->lesson, pane->page);

	if (page == 0) {
		return;
	}
	plen_lesson_each_stroke(wall->lesson, page, &search.seen, find_in_sight, &search);
	plen_lesson_each_picture(wall->lesson, page, &search.seen, find_picture, &search);
	if (!search.is_found) {
		view = fitted(wall, paper, &search, page);
		plen_board_wall_put_view(pane, &view);
	}
}
