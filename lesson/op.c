/* SPDX-License-Identifier: MIT
 *
 * What makes an operation valid by itself. What only the lesson can tell (does the page exist?)
 * is asked in apply.c.
 */
#include "lesson/op.h"

#include <stdlib.h>

#define PPM 1000000u

static bool page_is_valid(const struct plen_op *op)
{
	const struct plen_op_page *page = &op->u.page;

	/* The number of the operation becomes the page's id, which has 32 bits. */
	return op->seq <= UINT32_MAX && page->owner <= PLEN_GROUP_MAX &&
	       page->background < PLEN_BACKGROUND_COUNT;
}

static bool ink_is_valid(const struct plen_op_stroke *stroke)
{
	bool own = stroke->ink == PLEN_INK_OWN || stroke->ink == PLEN_INK_OWN_MARKER;

	return own || (stroke->ink < PLEN_INK_COUNT && stroke->rgba == 0);
}

static bool stroke_is_valid(const struct plen_op_stroke *stroke)
{
	return stroke->group <= PLEN_GROUP_MAX && ink_is_valid(stroke) && stroke->width_um > 0 &&
	       stroke->width_um <= PLEN_OP_WIDTH_UM_MAX && stroke->count > 0 &&
	       stroke->count <= PLEN_STROKE_POINTS_MAX;
}

static bool cut_is_valid(const struct plen_op_cut *cut)
{
	bool is_dot = cut->range.from == 0 && cut->range.to == 0;

	return cut->stroke > 0 && cut->stroke <= PLEN_OP_STROKE_ID_MAX &&
	       (is_dot || cut->range.from < cut->range.to);
}

static bool picture_is_valid(const struct plen_op_picture *picture)
{
	return picture->asset > 0 && picture->part < PLEN_OP_ASSET_PARTS_MAX &&
	       picture->sheet <= 1 && picture->dark <= 1 && picture->w_um > 0 &&
	       picture->w_um <= PLEN_OP_PICTURE_UM_MAX && picture->h_um > 0 &&
	       picture->h_um <= PLEN_OP_PICTURE_UM_MAX;
}

static bool edit_is_valid(const struct plen_op *op)
{
	const struct plen_op_edit *edit = &op->u.edit;
	uint64_t points = 0;

	if (edit->page == 0 || edit->chain > PLEN_OP_SEQ_MAX ||
	    edit->stroke_count > PLEN_OP_STROKES_MAX || edit->cut_count > PLEN_OP_CUTS_MAX ||
	    edit->picture_count > PLEN_OP_PICTURES_MAX) {
		return false;
	}
	for (uint32_t i = 0; i < edit->stroke_count; i++) {
		if (!stroke_is_valid(&edit->strokes[i])) {
			return false;
		}
		points += edit->strokes[i].count;
	}
	for (uint32_t i = 0; i < edit->cut_count; i++) {
		if (!cut_is_valid(&edit->cuts[i])) {
			return false;
		}
	}
	for (uint32_t i = 0; i < edit->picture_count; i++) {
		if (!picture_is_valid(&edit->pictures[i])) {
			return false;
		}
	}
	return points <= PLEN_OP_POINTS_MAX;
}

static bool history_is_valid(const struct plen_op *op)
{
	return op->u.chain > 0 && op->u.chain <= PLEN_OP_SEQ_MAX;
}

static bool pane_is_valid(const struct plen_op_pane *pane)
{
	/* Somebody will divide by the scale of a page that is shown. */
	uint32_t min = pane->page != 0 ? (uint32_t)(PLEN_VIEW_SCALE_MIN * PPM) : 0;

	return pane->scale_ppm >= min && pane->scale_ppm <= (uint32_t)(PLEN_VIEW_SCALE_MAX * PPM) &&
	       pane->ink < PLEN_INK_COUNT && pane->rubber <= 1 &&
	       pane->signal < PLEN_SIGNAL_COUNT && pane->mark <= PLEN_MARK_MAX;
}

static bool view_is_valid(const struct plen_op *op)
{
	const struct plen_op_view *view = &op->u.view;

	if (view->mode >= PLEN_MODE_COUNT || view->group_count < 2 ||
	    view->group_count > PLEN_GROUP_MAX || view->shown > PLEN_GROUP_MAX ||
	    view->frozen > 1 || view->theme > PLEN_THEME_DARK || view->teacher_left > 1) {
		return false;
	}
	for (int i = 0; i < PLEN_GROUP_MAX - 1; i++) {
		if (view->dividers_ppm[i] > PPM) {
			return false;
		}
	}
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		if (!pane_is_valid(&view->panes[i])) {
			return false;
		}
	}
	return true;
}

static bool asset_is_valid(const struct plen_op *op)
{
	const struct plen_op_asset *asset = &op->u.asset;

	/* The number of the operation becomes the asset's id, which has 32 bits. */
	return op->seq <= UINT32_MAX && asset->media < PLEN_MEDIA_COUNT && asset->parts > 0 &&
	       asset->parts <= PLEN_OP_ASSET_PARTS_MAX &&
	       (asset->parts == 1 || asset->media == PLEN_MEDIA_PDF) && asset->size > 0 &&
	       asset->size <= PLEN_OP_ASSET_BYTES_MAX;
}

static bool gap_is_valid(const struct plen_op *op)
{
	return op->u.count > 0 && op->u.count <= PLEN_OP_GAP_END_MAX &&
	       op->seq + op->u.count - 1 <= PLEN_OP_GAP_END_MAX;
}

bool plen_op_is_valid(const struct plen_op *op)
{
	if (op->seq > PLEN_OP_SEQ_MAX || op->time_us < 0 || op->time_us > PLEN_OP_TIME_US_MAX ||
	    op->group > PLEN_GROUP_MAX || op->mark > PLEN_MARK_MAX) {
		return false;
	}
	switch (op->kind) {
	case PLEN_OP_PAGE:
		return page_is_valid(op);
	case PLEN_OP_EDIT:
		return edit_is_valid(op);
	case PLEN_OP_UNDO:
	case PLEN_OP_REDO:
		return history_is_valid(op);
	case PLEN_OP_VIEW:
		return view_is_valid(op);
	case PLEN_OP_ASSET:
		return asset_is_valid(op);
	case PLEN_OP_GAP:
		return gap_is_valid(op);
	default:
		return false;
	}
}

int64_t plen_op_stroke_ms(const struct plen_op_stroke *stroke)
{
	int64_t ms =
		(int64_t)stroke->points[stroke->count - 1].t_ms - (int64_t)stroke->points[0].t_ms;

	return ms > 0 ? ms : 0;
}

static void finish_edit(struct plen_op_edit *edit)
{
	for (uint32_t i = 0; i < edit->stroke_count; i++) {
		free((void *)edit->strokes[i].points);
	}
	free((void *)edit->strokes);
	free((void *)edit->cuts);
	free((void *)edit->pictures);
	edit->stroke_count = 0;
	edit->cut_count = 0;
	edit->picture_count = 0;
	edit->strokes = NULL;
	edit->cuts = NULL;
	edit->pictures = NULL;
}

void plen_op_finish(struct plen_op *op)
{
	if (op->kind == PLEN_OP_EDIT) {
		finish_edit(&op->u.edit);
	} else if (op->kind == PLEN_OP_ASSET) {
		free((void *)op->u.asset.bytes);
		op->u.asset.bytes = NULL;
		op->u.asset.size = 0;
	}
}
