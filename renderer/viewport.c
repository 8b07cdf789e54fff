/* SPDX-License-Identifier: MIT */
#include "viewport.h"

#include <math.h>

#define PPM 1e6
/* Beyond every screen and far from the limits of int and of cairo's fixed point. */
#define FAR_PX 1000000.0
/* Farther than any ink, and within what tiles can count. */
#define FAR_ORIGIN_PX 4e11

static int to_int(double px)
{
	return (int)fmax(-FAR_PX, fmin(px, FAR_PX));
}

struct plen_px_scale plen_viewport_scale(struct plen_px_scale board, uint32_t scale_ppm)
{
	double view = scale_ppm / PPM;

	return (struct plen_px_scale){board.x_px_per_mm * view, board.y_px_per_mm * view};
}

struct plen_px_rect plen_viewport_snap(struct plen_px_scale board, struct plen_board_rect rect)
{
	int x0 = to_int(round(rect.x_mm * board.x_px_per_mm));
	int y0 = to_int(round(rect.y_mm * board.y_px_per_mm));
	int x1 = to_int(round((rect.x_mm + rect.w_mm) * board.x_px_per_mm));
	int y1 = to_int(round((rect.y_mm + rect.h_mm) * board.y_px_per_mm));

	return (struct plen_px_rect){x0, y0, x1 - x0, y1 - y0};
}

/* Pages end nowhere, but numbers do. */
static int64_t to_origin(double px)
{
	return llround(fmax(-FAR_ORIGIN_PX, fmin(px, FAR_ORIGIN_PX)));
}

void plen_viewport_init(struct plen_viewport *viewport, const struct plen_scene_pane *pane,
			struct plen_px_scale board)
{
	double scale = fmax(PLEN_VIEW_SCALE_MIN, fmin(pane->view.scale, PLEN_VIEW_SCALE_MAX));

	viewport->page = pane->page;
	viewport->theme = PLEN_THEME_LIGHT;
	viewport->scale_ppm = (uint32_t)lround(scale * PPM);
	viewport->scale = plen_viewport_scale(board, viewport->scale_ppm);
	viewport->rect = plen_viewport_snap(board, pane->rect);
	viewport->origin_x_px = to_origin(pane->view.origin.x_mm * viewport->scale.x_px_per_mm -
					  pane->rect.x_mm * board.x_px_per_mm);
	viewport->origin_y_px = to_origin(pane->view.origin.y_mm * viewport->scale.y_px_per_mm -
					  pane->rect.y_mm * board.y_px_per_mm);
}

struct plen_px_rect plen_viewport_page_to_px(const struct plen_viewport *viewport,
					     struct plen_page_rect rect)
{
	double sx = viewport->scale.x_px_per_mm, sy = viewport->scale.y_px_per_mm;
	int x0 = to_int(floor(rect.x_mm * sx) - (double)viewport->origin_x_px);
	int y0 = to_int(floor(rect.y_mm * sy) - (double)viewport->origin_y_px);
	int x1 = to_int(ceil((rect.x_mm + rect.w_mm) * sx) - (double)viewport->origin_x_px);
	int y1 = to_int(ceil((rect.y_mm + rect.h_mm) * sy) - (double)viewport->origin_y_px);

	return (struct plen_px_rect){x0, y0, x1 - x0, y1 - y0};
}
