/* SPDX-License-Identifier: MIT
 *
 * Clearing for good: operations anew, without what is not seen any more. Each number stays what it
 * was or becomes a gap, so pages and assets keep their ids; what is kept of a stroke becomes
 * strokes of their own, which is why their ids change and no cut is left to name them.
 *
 * An edit of which so many parts are kept that one operation cannot hold them goes on at the next
 * numbers that become free: those who cut it apart are gone by then.
 */
#include "lesson/lesson.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "state.h"
#include "stroke_geometry.h"

/* Operations that follow each other are on the pages that were on the wall then. */
#define AWAKE_MAX 16

struct pieces {
	struct plen_op_stroke *list; /* points are owned */
	size_t count, capacity;
};

/* What did not fit. */
struct rest {
	struct rest *next;
	struct plen_op op; /* an edit of these pieces, whose number is not known yet */
	uint32_t chain;
	struct pieces pieces;
};

struct clearing {
	const struct plen_lesson *lesson;
	int (*each)(void *data, const struct plen_op *op);
	void *data;
	struct plen_op gap; /* not told yet; a count of 0 is none */
	uint64_t *chains;   /* what the lesson's chains are called now; 0 = not yet */
	bool *is_shown;     /* the lesson's assets */
	struct rest *first, **last;
	/* Pages that were asleep, the one that was woken last at the end. */
	struct plen_state_page *woken[AWAKE_MAX];
	size_t woken_count;
};

/* -- pieces of strokes -- */

static void finish_pieces(struct pieces *pieces)
{
	for (size_t i = 0; i < pieces->count; i++) {
		free((void *)pieces->list[i].points);
	}
	free(pieces->list);
	*pieces = (struct pieces){0};
}

static int64_t blend(int64_t from, int64_t to, int64_t part)
{
	int64_t moved = (to - from) * part;
	int64_t half = moved < 0 ? -PLEN_STROKE_POS_ONE / 2 : PLEN_STROKE_POS_ONE / 2;

	return from + (moved + half) / PLEN_STROKE_POS_ONE;
}

static struct plen_stroke_point point_at(const struct plen_op_stroke *stroke, plen_stroke_pos pos)
{
	uint32_t part = pos % PLEN_STROKE_POS_ONE;
	const struct plen_stroke_point *a = &stroke->points[pos / PLEN_STROKE_POS_ONE];

	if (part == 0) {
		return *a;
	}

	const struct plen_stroke_point *b = a + 1;
	return (struct plen_stroke_point){
		.x_um = (int32_t)blend(a->x_um, b->x_um, part),
		.y_um = (int32_t)blend(a->y_um, b->y_um, part),
		.t_ms = (uint32_t)blend(a->t_ms, b->t_ms, part),
		.pressure = (uint8_t)blend(a->pressure, b->pressure, part),
	};
}

/* Where the range ends, and what lies between. */
static void add_piece(struct pieces *pieces, const struct plen_op_stroke *from,
		      struct plen_stroke_range range)
{
	uint32_t first = range.from / PLEN_STROKE_POS_ONE + 1;
	uint32_t past = (range.to + PLEN_STROKE_POS_ONE - 1) / PLEN_STROKE_POS_ONE;
	uint32_t between = past > first ? past - first : 0;
	uint32_t count = range.from == range.to ? 1 : between + 2;
	struct plen_stroke_point *points = plen_calloc(count, sizeof(*points));
	struct plen_op_stroke piece = *from;

	points[0] = point_at(from, range.from);
	if (between > 0) {
		memcpy(points + 1, from->points + first, between * sizeof(*points));
	}
	points[count - 1] = point_at(from, range.to);
	piece.count = count;
	piece.points = points;
	pieces->list =
		plen_grow(pieces->list, pieces->count, &pieces->capacity, sizeof(*pieces->list));
	pieces->list[pieces->count++] = piece;
}

/* What of an edit's strokes is seen. */
static int add_pieces(struct pieces *pieces, const struct plen_sheet *sheet,
		      const struct plen_op *op)
{
	for (uint32_t i = 0; i < op->u.edit.stroke_count; i++) {
		const struct plen_op_stroke *stroke = &op->u.edit.strokes[i];
		const struct plen_trace *trace =
			plen_sheet_find(sheet, plen_op_stroke_id(op->seq, i));
		if (trace == NULL || trace->stroke.count != stroke->count) {
			return -EINVAL;
		}
		for (uint32_t k = 0; k < trace->stroke.kept_count; k++) {
			add_piece(pieces, stroke, trace->stroke.kept[k]);
		}
	}
	return 0;
}

/* How many of the first pieces one operation holds. */
static uint32_t count_fitting(const struct pieces *pieces, size_t from)
{
	uint32_t count = 0;
	uint32_t points = 0;

	while (from + count < pieces->count && count < PLEN_OP_STROKES_MAX &&
	       pieces->list[from + count].count <= PLEN_OP_POINTS_MAX - points) {
		points += pieces->list[from + count++].count;
	}
	return count;
}

/* -- telling -- */

static int tell_gap(struct clearing *clearing)
{
	const struct plen_op gap = clearing->gap;

	clearing->gap.u.count = 0;
	return gap.u.count > 0 ? clearing->each(clearing->data, &gap) : 0;
}

static int tell(struct clearing *clearing, const struct plen_op *op)
{
	int error = tell_gap(clearing);

	return error != 0 ? error : clearing->each(clearing->data, op);
}

/* Gives the edit its chain: what was its first edit may be gone. */
static int tell_edit(struct clearing *clearing, struct plen_op *op, uint32_t chain)
{
	uint64_t *id = &clearing->chains[chain];

	op->u.edit.chain = *id;
	*id = *id != 0 ? *id : op->seq;
	return tell(clearing, op);
}

static void drop_rest(struct clearing *clearing)
{
	struct rest *rest = clearing->first;

	clearing->first = rest->next;
	if (clearing->first == NULL) {
		clearing->last = &clearing->first;
	}
	finish_pieces(&rest->pieces);
	free(rest);
}

static int tell_rest(struct clearing *clearing, uint64_t seq)
{
	struct rest *rest = clearing->first;

	rest->op.seq = seq;
	rest->op.u.edit.strokes = rest->pieces.list;
	rest->op.u.edit.stroke_count = (uint32_t)rest->pieces.count;
	int error = tell_edit(clearing, &rest->op, rest->chain);
	drop_rest(clearing);
	return error;
}

/* These numbers are free. */
static int leave_gap(struct clearing *clearing, const struct plen_op *op, uint64_t count)
{
	uint64_t seq = op->seq;
	int error = 0;

	for (; clearing->first != NULL && count > 0 && error == 0; count--) {
		error = tell_rest(clearing, seq++);
	}
	if (count == 0 || error != 0) {
		return error;
	}
	if (clearing->gap.u.count == 0) {
		clearing->gap =
			(struct plen_op){.seq = seq, .time_us = op->time_us, .kind = PLEN_OP_GAP};
	}
	clearing->gap.u.count += count;
	return 0;
}

/* -- one operation each -- */

static void keep_rest(struct clearing *clearing, const struct plen_op *op, uint32_t chain,
		      struct pieces *pieces, size_t from)
{
	while (from < pieces->count) {
		uint32_t count = count_fitting(pieces, from);
		struct rest *rest = plen_calloc(1, sizeof(*rest));

		rest->op = *op;
		rest->op.u.edit = (struct plen_op_edit){.page = op->u.edit.page};
		rest->chain = chain;
		rest->pieces.list = plen_calloc(count, sizeof(*rest->pieces.list));
		rest->pieces.count = count;
		memcpy(rest->pieces.list, pieces->list + from, count * sizeof(*rest->pieces.list));
		*clearing->last = rest;
		clearing->last = &rest->next;
		from += count;
	}
}

static int clear_pieces(struct clearing *clearing, const struct plen_op *op, uint32_t chain,
			struct pieces *pieces)
{
	uint32_t fitting = count_fitting(pieces, 0);
	struct plen_op kept = *op;

	if (pieces->count == 0 && op->u.edit.picture_count == 0) {
		return leave_gap(clearing, op, 1);
	}
	kept.u.edit.strokes = pieces->list;
	kept.u.edit.stroke_count = fitting;
	kept.u.edit.cuts = NULL;
	kept.u.edit.cut_count = 0;
	int error = tell_edit(clearing, &kept, chain);
	keep_rest(clearing, op, chain, pieces, fitting);
	pieces->count = fitting; /* the others have a new owner */
	return error;
}

static void note_woken(struct clearing *clearing, struct plen_state_page *page)
{
	if (clearing->woken_count == AWAKE_MAX) {
		plen_state_put_to_sleep(clearing->woken[0]);
		memmove(clearing->woken, clearing->woken + 1,
			--clearing->woken_count * sizeof(*clearing->woken));
	}
	clearing->woken[clearing->woken_count++] = page;
}

static void put_to_sleep(struct clearing *clearing)
{
	for (size_t i = 0; i < clearing->woken_count; i++) {
		plen_state_put_to_sleep(clearing->woken[i]);
	}
	clearing->woken_count = 0;
}

/* By a page that something was left out of nobody can tell what is seen. */
static int wake_whole(struct clearing *clearing, uint32_t id, const struct plen_sheet **sheet)
{
	struct plen_state_page *page = plen_state_find_page(clearing->lesson, id);
	bool was_asleep = page != NULL && page->sheet == NULL;

	*sheet = plen_state_wake(clearing->lesson, id);
	if (*sheet == NULL) {
		return -EIO;
	}
	if (was_asleep) {
		note_woken(clearing, page);
	}
	return (*sheet)->is_damaged ? -EBADMSG : 0;
}

static int clear_edit(struct clearing *clearing, const struct plen_op *op)
{
	const struct plen_history *history = &clearing->lesson->history;
	uint64_t id = op->u.edit.chain != 0 ? op->u.edit.chain : op->seq;
	uint32_t chain = plen_history_find(history, id);
	struct pieces pieces = {0};

	if (!plen_history_is_on(history, chain)) {
		return leave_gap(clearing, op, 1);
	}
	const struct plen_sheet *sheet = NULL;
	int error = wake_whole(clearing, op->u.edit.page, &sheet);
	if (error == 0) {
		error = add_pieces(&pieces, sheet, op);
	}
	if (error == 0) {
		error = clear_pieces(clearing, op, chain, &pieces);
	}
	finish_pieces(&pieces);
	return error;
}

static bool asset_is_shown(const struct clearing *clearing, uint64_t id)
{
	const struct plen_assets *assets = &clearing->lesson->assets;
	const struct plen_asset *asset =
		id <= UINT32_MAX ? plen_assets_find(assets, (uint32_t)id) : NULL;

	return asset != NULL && clearing->is_shown[asset - assets->list];
}

static int clear_op(struct clearing *clearing, const struct plen_op *op)
{
	switch (op->kind) {
	case PLEN_OP_PAGE:
		return tell(clearing, op);
	case PLEN_OP_EDIT:
		return clear_edit(clearing, op);
	case PLEN_OP_VIEW:
		return op->seq == clearing->lesson->view_seq ? tell(clearing, op)
							     : leave_gap(clearing, op, 1);
	case PLEN_OP_ASSET:
		return asset_is_shown(clearing, op->seq) ? tell(clearing, op)
							 : leave_gap(clearing, op, 1);
	case PLEN_OP_GAP:
		return leave_gap(clearing, op, op->u.count);
	default:
		return leave_gap(clearing, op, 1);
	}
}

/* -- the whole -- */

static int find_shown_on(struct clearing *clearing, const struct plen_sheet *sheet)
{
	const struct plen_assets *assets = &clearing->lesson->assets;

	for (size_t i = 0; i < sheet->pictures.count; i++) {
		const struct plen_pictures_one *one = &sheet->pictures.list[i];
		const struct plen_asset *asset = plen_assets_find(assets, one->picture.place.asset);
		if (asset == NULL) {
			return -EINVAL;
		}
		clearing->is_shown[asset - assets->list] |= one->live;
	}
	return 0;
}

static int find_shown(struct clearing *clearing)
{
	const struct plen_lesson *lesson = clearing->lesson;
	int error = 0;

	for (size_t i = 0; lesson->assets.count > 0 && i < lesson->pages.count && error == 0; i++) {
		const struct plen_sheet *sheet = NULL;
		error = wake_whole(clearing, lesson->pages.list[i]->page.id, &sheet);
		if (error == 0) {
			error = find_shown_on(clearing, sheet);
		}
	}
	return error;
}

int plen_lesson_clear(const struct plen_lesson *lesson,
		      bool (*next)(void *data, struct plen_op *op), void *next_data,
		      int (*each)(void *data, const struct plen_op *op), void *each_data)
{
	struct clearing clearing = {.lesson = lesson, .each = each, .data = each_data};
	struct plen_op op;

	clearing.chains = plen_calloc(lesson->history.count + 1, sizeof(*clearing.chains));
	clearing.is_shown = plen_calloc(lesson->assets.count + 1, sizeof(*clearing.is_shown));
	clearing.last = &clearing.first;
	int error = find_shown(&clearing);
	while (error == 0 && next(next_data, &op)) {
		error = clear_op(&clearing, &op);
	}
	if (error == 0 && clearing.first != NULL) {
		error = -E2BIG;
	}
	if (error == 0) {
		error = tell_gap(&clearing);
	}
	while (clearing.first != NULL) {
		drop_rest(&clearing);
	}
	put_to_sleep(&clearing);
	free(clearing.chains);
	free(clearing.is_shown);
	return error;
}
