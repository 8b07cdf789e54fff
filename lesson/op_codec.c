/* SPDX-License-Identifier: MIT
 *
 * Bodies of operations to bytes and back, as docs/lesson-file.md says. Encoder and decoder of a
 * kind stand next to each other, field by field in the same order.
 *
 * An operation has one encoding: decode accepts exactly what encode writes, and memory is only
 * asked for in proportion to the bytes that are really there.
 */
#include "lesson/op.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "common/mem.h"

enum stroke_flag {
	STROKE_HAS_PRESSURE = 1, /* without it, every pressure is 255 */
};

/* The shortest encodings, by which a count is believed. */
#define POINT_BYTES_MIN 3
#define STROKE_BYTES_MIN (5 + POINT_BYTES_MIN)
#define CUT_BYTES_MIN 3
#define PICTURE_BYTES_MIN 11
#define RGBA_BYTES 4

/* -- page -- */

static void put_page(struct plen_bytes_out *out, const struct plen_op *op)
{
	plen_bytes_put_u8(out, op->u.page.owner);
	plen_bytes_put_u8(out, op->u.page.background);
	plen_bytes_put_varint(out, op->u.page.behind);
}

static void get_page(struct plen_bytes_in *in, struct plen_op *op)
{
	op->u.page.owner = plen_bytes_get_u8(in, PLEN_GROUP_MAX);
	op->u.page.background = plen_bytes_get_u8(in, PLEN_BACKGROUND_COUNT - 1);
	op->u.page.behind = (uint32_t)plen_bytes_get_varint(in, UINT32_MAX);
}

/* -- edit: points -- */

static uint8_t stroke_flags(const struct plen_op_stroke *stroke)
{
	return plen_points_have_pressure(stroke->points, stroke->count) ? STROKE_HAS_PRESSURE : 0;
}

static void put_points(struct plen_bytes_out *out, const struct plen_op_stroke *stroke,
		       uint8_t flags)
{
	bool pressure = (flags & STROKE_HAS_PRESSURE) != 0;
	size_t size = plen_points_size(stroke->points, stroke->count, pressure);

	plen_points_write(plen_bytes_put_space(out, size), NULL, stroke->points, stroke->count,
			  pressure);
}

static void get_points(struct plen_bytes_in *in, struct plen_stroke_point *points, uint32_t count,
		       uint8_t flags)
{
	bool pressure = (flags & STROKE_HAS_PRESSURE) != 0;
	const uint8_t *past =
		in->bad ? NULL : plen_points_parse(in->at, in->end, points, count, pressure);

	if (past == NULL) {
		in->bad = true;
	} else {
		in->at = past;
	}
}

/* -- edit: strokes -- */

static bool has_own_colour(uint8_t ink)
{
	return ink == PLEN_INK_OWN || ink == PLEN_INK_OWN_MARKER;
}

static void put_ink(struct plen_bytes_out *out, const struct plen_op_stroke *stroke)
{
	plen_bytes_put_u8(out, stroke->ink);
	for (int i = RGBA_BYTES; has_own_colour(stroke->ink) && i > 0; i--) {
		plen_bytes_put_u8(out, (uint8_t)(stroke->rgba >> (8 * (i - 1))));
	}
}

static void get_ink(struct plen_bytes_in *in, struct plen_op_stroke *stroke)
{
	stroke->ink = plen_bytes_get_u8(in, UINT8_MAX);
	for (int i = 0; has_own_colour(stroke->ink) && i < RGBA_BYTES; i++) {
		stroke->rgba = stroke->rgba << 8 | plen_bytes_get_u8(in, UINT8_MAX);
	}
}

static void put_stroke(struct plen_bytes_out *out, const struct plen_op_stroke *stroke)
{
	uint8_t flags = stroke_flags(stroke);

	plen_bytes_put_u8(out, stroke->group);
	put_ink(out, stroke);
	plen_bytes_put_u8(out, flags);
	plen_bytes_put_varint(out, stroke->width_um);
	plen_bytes_put_varint(out, stroke->count);
	put_points(out, stroke, flags);
}

static void get_stroke(struct plen_bytes_in *in, struct plen_op_stroke *stroke)
{
	stroke->group = plen_bytes_get_u8(in, PLEN_GROUP_MAX);
	get_ink(in, stroke);
	uint8_t flags = plen_bytes_get_u8(in, STROKE_HAS_PRESSURE);
	stroke->width_um = (uint32_t)plen_bytes_get_varint(in, PLEN_OP_WIDTH_UM_MAX);
	uint32_t count = (uint32_t)plen_bytes_get_varint(in, PLEN_STROKE_POINTS_MAX);
	if (count == 0 || count > plen_bytes_left(in) / POINT_BYTES_MIN) {
		in->bad = true;
		return;
	}

	struct plen_stroke_point *points = plen_calloc(count, sizeof(*points));
	get_points(in, points, count, flags);
	stroke->count = count;
	stroke->points = points;
	/* Full pressure throughout has its own, shorter spelling. */
	if (stroke_flags(stroke) != flags) {
		in->bad = true;
	}
}

static void get_strokes(struct plen_bytes_in *in, struct plen_op_edit *edit)
{
	uint32_t count = (uint32_t)plen_bytes_get_varint(in, PLEN_OP_STROKES_MAX);

	if (count > plen_bytes_left(in) / STROKE_BYTES_MIN) {
		in->bad = true;
		return;
	}
	if (count == 0) {
		return;
	}

	struct plen_op_stroke *strokes = plen_calloc(count, sizeof(*strokes));
	edit->strokes = strokes;
	edit->stroke_count = count;
	for (uint32_t i = 0; i < count && !in->bad; i++) {
		get_stroke(in, &strokes[i]);
	}
}

/* -- edit: cuts -- */

static void put_cuts(struct plen_bytes_out *out, const struct plen_op_edit *edit)
{
	int64_t last = 0;

	plen_bytes_put_varint(out, edit->cut_count);
	for (uint32_t i = 0; i < edit->cut_count; i++) {
		const struct plen_op_cut *cut = &edit->cuts[i];
		plen_bytes_put_zigzag(out, (int64_t)cut->stroke - last);
		plen_bytes_put_varint(out, cut->range.from);
		plen_bytes_put_varint(out, cut->range.to - cut->range.from);
		last = (int64_t)cut->stroke;
	}
}

static void get_cuts(struct plen_bytes_in *in, struct plen_op_edit *edit)
{
	uint32_t count = (uint32_t)plen_bytes_get_varint(in, PLEN_OP_CUTS_MAX);
	int64_t last = 0;

	if (count > plen_bytes_left(in) / CUT_BYTES_MIN) {
		in->bad = true;
		return;
	}
	if (count == 0) {
		return;
	}

	struct plen_op_cut *cuts = plen_calloc(count, sizeof(*cuts));
	edit->cuts = cuts;
	edit->cut_count = count;
	for (uint32_t i = 0; i < count && !in->bad; i++) {
		last += plen_bytes_get_zigzag(in, -last, INT64_MAX - last);
		uint32_t from = (uint32_t)plen_bytes_get_varint(in, UINT32_MAX);
		uint32_t length = (uint32_t)plen_bytes_get_varint(in, UINT32_MAX - from);
		cuts[i] = (struct plen_op_cut){(uint64_t)last, {from, from + length}};
	}
}

/* -- edit: pictures -- */

/* Bits of what a picture is to its page. */
#define PICTURE_SHEET 1u
#define PICTURE_DARK 2u

static void put_picture(struct plen_bytes_out *out, const struct plen_op_picture *picture)
{
	plen_bytes_put_varint(out, picture->asset);
	plen_bytes_put_varint(out, picture->part);
	plen_bytes_put_u8(out, picture->sheet | (picture->dark ? PICTURE_DARK : 0));
	plen_bytes_put_varint(out, picture->w_um);
	plen_bytes_put_varint(out, picture->h_um);
	plen_bytes_put_zigzag(out, picture->a_ppm);
	plen_bytes_put_zigzag(out, picture->b_ppm);
	plen_bytes_put_zigzag(out, picture->c_ppm);
	plen_bytes_put_zigzag(out, picture->d_ppm);
	plen_bytes_put_zigzag(out, picture->e_um);
	plen_bytes_put_zigzag(out, picture->f_um);
}

static int32_t get_int32(struct plen_bytes_in *in)
{
	return (int32_t)plen_bytes_get_zigzag(in, INT32_MIN, INT32_MAX);
}

static void get_picture(struct plen_bytes_in *in, struct plen_op_picture *picture)
{
	picture->asset = (uint32_t)plen_bytes_get_varint(in, UINT32_MAX);
	picture->part = (uint32_t)plen_bytes_get_varint(in, PLEN_OP_ASSET_PARTS_MAX - 1);
	uint8_t paper = plen_bytes_get_u8(in, PICTURE_SHEET | PICTURE_DARK);

	picture->sheet = (paper & PICTURE_SHEET) != 0;
	picture->dark = (paper & PICTURE_DARK) != 0;
	picture->w_um = (uint32_t)plen_bytes_get_varint(in, PLEN_OP_PICTURE_UM_MAX);
	picture->h_um = (uint32_t)plen_bytes_get_varint(in, PLEN_OP_PICTURE_UM_MAX);
	picture->a_ppm = get_int32(in);
	picture->b_ppm = get_int32(in);
	picture->c_ppm = get_int32(in);
	picture->d_ppm = get_int32(in);
	picture->e_um = get_int32(in);
	picture->f_um = get_int32(in);
}

/* An edit without pictures ends before them, as in the first version of the format. */
static void put_pictures(struct plen_bytes_out *out, const struct plen_op_edit *edit)
{
	if (edit->picture_count == 0) {
		return;
	}
	plen_bytes_put_varint(out, edit->picture_count);
	for (uint32_t i = 0; i < edit->picture_count; i++) {
		put_picture(out, &edit->pictures[i]);
	}
}

static void get_pictures(struct plen_bytes_in *in, struct plen_op_edit *edit)
{
	if (plen_bytes_left(in) == 0) {
		return;
	}

	uint32_t count = (uint32_t)plen_bytes_get_varint(in, PLEN_OP_PICTURES_MAX);
	if (count == 0 || count > plen_bytes_left(in) / PICTURE_BYTES_MIN) {
		in->bad = true;
		return;
	}

	struct plen_op_picture *pictures = plen_calloc(count, sizeof(*pictures));
	edit->pictures = pictures;
	edit->picture_count = count;
	for (uint32_t i = 0; i < count && !in->bad; i++) {
		get_picture(in, &pictures[i]);
	}
}

/* -- edit -- */

static void put_edit(struct plen_bytes_out *out, const struct plen_op *op)
{
	const struct plen_op_edit *edit = &op->u.edit;

	plen_bytes_put_varint(out, edit->page);
	plen_bytes_put_varint(out, edit->chain);
	plen_bytes_put_varint(out, edit->stroke_count);
	for (uint32_t i = 0; i < edit->stroke_count; i++) {
		put_stroke(out, &edit->strokes[i]);
	}
	put_cuts(out, edit);
	put_pictures(out, edit);
}

static void get_edit(struct plen_bytes_in *in, struct plen_op *op)
{
	struct plen_op_edit *edit = &op->u.edit;

	edit->page = (uint32_t)plen_bytes_get_varint(in, UINT32_MAX);
	edit->chain = plen_bytes_get_varint(in, PLEN_OP_SEQ_MAX);
	get_strokes(in, edit);
	get_cuts(in, edit);
	get_pictures(in, edit);
}

/* -- undo and redo -- */

static void put_chain(struct plen_bytes_out *out, const struct plen_op *op)
{
	plen_bytes_put_varint(out, op->u.chain);
}

static void get_chain(struct plen_bytes_in *in, struct plen_op *op)
{
	op->u.chain = plen_bytes_get_varint(in, PLEN_OP_SEQ_MAX);
}

/* -- view -- */

static void put_pane(struct plen_bytes_out *out, const struct plen_op_pane *pane)
{
	plen_bytes_put_varint(out, pane->page);
	plen_bytes_put_zigzag(out, pane->origin_x_um);
	plen_bytes_put_zigzag(out, pane->origin_y_um);
	plen_bytes_put_varint(out, pane->scale_ppm);
	plen_bytes_put_u8(out, pane->ink);
	plen_bytes_put_u8(out, pane->rubber);
	plen_bytes_put_u8(out, pane->signal);
}

static void get_pane(struct plen_bytes_in *in, struct plen_op_pane *pane)
{
	pane->page = (uint32_t)plen_bytes_get_varint(in, UINT32_MAX);
	pane->origin_x_um = (int32_t)plen_bytes_get_zigzag(in, INT32_MIN, INT32_MAX);
	pane->origin_y_um = (int32_t)plen_bytes_get_zigzag(in, INT32_MIN, INT32_MAX);
	pane->scale_ppm = (uint32_t)plen_bytes_get_varint(in, UINT32_MAX);
	pane->ink = plen_bytes_get_u8(in, PLEN_INK_COUNT - 1);
	pane->rubber = plen_bytes_get_u8(in, 1);
	pane->signal = plen_bytes_get_u8(in, PLEN_SIGNAL_COUNT - 1);
}

/* Without any mark the view ends before them, as in the first version of the format. */
static void put_marks(struct plen_bytes_out *out, const struct plen_op_view *view)
{
	bool any = false;

	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		any |= view->panes[i].mark != 0;
	}
	for (int i = 0; any && i < PLEN_GROUP_COUNT; i++) {
		plen_bytes_put_u8(out, view->panes[i].mark);
	}
}

static void get_marks(struct plen_bytes_in *in, struct plen_op_view *view)
{
	bool any = false;

	if (plen_bytes_left(in) == 0) {
		return;
	}
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		view->panes[i].mark = plen_bytes_get_u8(in, PLEN_MARK_MAX);
		any |= view->panes[i].mark != 0;
	}
	in->bad |= !any;
}

static void put_view(struct plen_bytes_out *out, const struct plen_op *op)
{
	const struct plen_op_view *view = &op->u.view;

	plen_bytes_put_u8(out, view->mode);
	plen_bytes_put_u8(out, view->group_count);
	plen_bytes_put_u8(out, view->shown);
	plen_bytes_put_u8(out, view->frozen);
	plen_bytes_put_u8(out, view->theme);
	plen_bytes_put_u8(out, view->teacher_left);
	for (int i = 0; i < PLEN_GROUP_MAX - 1; i++) {
		plen_bytes_put_varint(out, view->dividers_ppm[i]);
	}
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		put_pane(out, &view->panes[i]);
	}
	put_marks(out, view);
}

static void get_view(struct plen_bytes_in *in, struct plen_op *op)
{
	struct plen_op_view *view = &op->u.view;

	view->mode = plen_bytes_get_u8(in, PLEN_MODE_COUNT - 1);
	view->group_count = plen_bytes_get_u8(in, PLEN_GROUP_MAX);
	view->shown = plen_bytes_get_u8(in, PLEN_GROUP_MAX);
	view->frozen = plen_bytes_get_u8(in, 1);
	view->theme = plen_bytes_get_u8(in, PLEN_THEME_DARK);
	view->teacher_left = plen_bytes_get_u8(in, 1);
	for (int i = 0; i < PLEN_GROUP_MAX - 1; i++) {
		view->dividers_ppm[i] = (uint32_t)plen_bytes_get_varint(in, UINT32_MAX);
	}
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		get_pane(in, &view->panes[i]);
	}
	get_marks(in, view);
}

/* -- asset -- */

static void put_asset(struct plen_bytes_out *out, const struct plen_op *op)
{
	const struct plen_op_asset *asset = &op->u.asset;

	plen_bytes_put_u8(out, asset->media);
	plen_bytes_put_varint(out, asset->parts);
	plen_bytes_put(out, asset->bytes, asset->size);
}

/* Its bytes stay where they are. */
static void borrow_asset(struct plen_bytes_in *in, struct plen_op *op)
{
	struct plen_op_asset *asset = &op->u.asset;

	asset->media = plen_bytes_get_u8(in, PLEN_MEDIA_COUNT - 1);
	asset->parts = (uint32_t)plen_bytes_get_varint(in, PLEN_OP_ASSET_PARTS_MAX);
	size_t size = plen_bytes_left(in);
	if (size == 0 || size > PLEN_OP_ASSET_BYTES_MAX) {
		in->bad = true;
		return;
	}
	asset->bytes = plen_bytes_get(in, size);
	asset->size = (uint32_t)size;
}

static void get_asset(struct plen_bytes_in *in, struct plen_op *op)
{
	borrow_asset(in, op);
	if (in->bad) {
		op->u.asset.bytes = NULL;
		return;
	}

	uint8_t *bytes = plen_realloc(NULL, op->u.asset.size, 1);
	memcpy(bytes, op->u.asset.bytes, op->u.asset.size);
	op->u.asset.bytes = bytes;
}

/* -- gap -- */

static void put_gap(struct plen_bytes_out *out, const struct plen_op *op)
{
	plen_bytes_put_varint(out, op->u.count);
}

static void get_gap(struct plen_bytes_in *in, struct plen_op *op)
{
	op->u.count = plen_bytes_get_varint(in, PLEN_OP_SEQ_MAX);
}

static const struct codec {
	void (*put)(struct plen_bytes_out *out, const struct plen_op *op);
	void (*get)(struct plen_bytes_in *in, struct plen_op *op);
} codecs[] = {
	[PLEN_OP_PAGE] = {put_page, get_page},   [PLEN_OP_EDIT] = {put_edit, get_edit},
	[PLEN_OP_UNDO] = {put_chain, get_chain}, [PLEN_OP_REDO] = {put_chain, get_chain},
	[PLEN_OP_VIEW] = {put_view, get_view},   [PLEN_OP_ASSET] = {put_asset, get_asset},
	[PLEN_OP_GAP] = {put_gap, get_gap},
};

uint8_t *plen_op_encode_behind(const struct plen_op *op, size_t room, size_t *size)
{
	struct plen_bytes_out out = {0};

	assert(plen_op_is_valid(op));
	plen_bytes_put_space(&out, room);
	codecs[op->kind].put(&out, op);
	*size = out.size - room;
	return out.data;
}

uint8_t *plen_op_encode(const struct plen_op *op, size_t *size)
{
	return plen_op_encode_behind(op, 0, size);
}

static bool is_whole(const struct plen_bytes_in *in, const struct plen_op *op)
{
	return !in->bad && in->at == in->end && plen_op_is_valid(op);
}

int plen_op_decode_asset(struct plen_op *op, const uint8_t *body, size_t size)
{
	struct plen_bytes_in in = {.at = body, .end = body + size};

	memset(&op->u, 0, sizeof(op->u));
	op->kind = PLEN_OP_ASSET;
	borrow_asset(&in, op);
	return is_whole(&in, op) ? 0 : -EBADMSG;
}

int plen_op_decode(struct plen_op *op, const uint8_t *body, size_t size)
{
	memset(&op->u, 0, sizeof(op->u));
	if (op->kind < PLEN_OP_PAGE || op->kind > PLEN_OP_GAP || size == 0) {
		return -EBADMSG;
	}

	struct plen_bytes_in in = {.at = body, .end = body + size};
	codecs[op->kind].get(&in, op);
	if (!is_whole(&in, op)) {
		plen_op_finish(op);
		return -EBADMSG;
	}
	return 0;
}
