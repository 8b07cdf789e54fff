/* SPDX-License-Identifier: MIT
 *
 * Performing operations. Each kind has a check, which changes nothing, and a deed, which cannot
 * fail; so an operation happens whole or not at all.
 */
#include "lesson/lesson.h"

#include <assert.h>
#include <errno.h>

#include "common/mem.h"
#include "state.h"
#include "stroke_geometry.h"

/* Stroke ids are the operation's number and the place in it. */
#define PLACES PLEN_OP_STROKES_MAX

/* -- damage: which parts of which pages look different -- */

static void add_damage(struct plen_lesson *lesson, struct plen_sheet *sheet,
		       struct plen_page_rect rect)
{
	if (lesson->listener.page_changed == NULL) {
		return;
	}
	/* From the end: what belongs together comes together. */
	for (size_t i = lesson->damage_count; i > 0; i--) {
		struct plen_state_damage *damage = &lesson->damage[i - 1];
		if (damage->sheet == sheet) {
			damage->rect = plen_page_rect_union(damage->rect, rect);
			return;
		}
	}
	lesson->damage = plen_grow(lesson->damage, lesson->damage_count, &lesson->damage_capacity,
				   sizeof(*lesson->damage));
	lesson->damage[lesson->damage_count++] = (struct plen_state_damage){sheet, rect};
}

/* The only new stroke of an edit that did nothing else lies on top of everything. */
static const struct plen_stroke *find_added(const struct plen_lesson *lesson,
					    const struct plen_op *op)
{
	if (op->kind != PLEN_OP_EDIT || op->u.edit.stroke_count != 1 || op->u.edit.cut_count != 0 ||
	    op->u.edit.picture_count != 0) {
		return NULL;
	}
	return &lesson->traces[lesson->trace_count - 1]->stroke;
}

static void tell_damage(struct plen_lesson *lesson, const struct plen_op *op)
{
	const struct plen_lesson_listener *listener = &lesson->listener;

	for (size_t i = 0; i < lesson->damage_count; i++) {
		const struct plen_state_damage *damage = &lesson->damage[i];
		listener->page_changed(listener->data, damage->sheet->page.id, &damage->rect,
				       find_added(lesson, op));
	}
	lesson->damage_count = 0;
}

/* -- page -- */

static bool check_page(const struct plen_lesson *lesson, const struct plen_op *op)
{
	if (op->u.page.behind == 0) {
		return true;
	}

	const struct plen_lesson_page *behind = plen_lesson_page(lesson, op->u.page.behind);
	return behind != NULL && behind->owner == PLEN_GROUP_CLASS;
}

static void push_sheet(struct plen_state_sheets *sheets, struct plen_sheet *sheet)
{
	sheets->list =
		plen_grow(sheets->list, sheets->count, &sheets->capacity, sizeof(*sheets->list));
	sheets->list[sheets->count++] = sheet;
}

static void do_page(struct plen_lesson *lesson, const struct plen_op *op)
{
	uint8_t owner = op->u.page.owner;
	struct plen_lesson_page page = {
		.id = (uint32_t)op->seq,
		.owner = owner,
		.background = op->u.page.background,
		.behind = op->u.page.behind,
	};
	struct plen_sheet *sheet = plen_sheet_create(&page, (uint32_t)lesson->owned[owner].count);

	push_sheet(&lesson->sheets, sheet);
	push_sheet(&lesson->owned[owner], sheet);
}

/* -- edit -- */

/* A cut may be of a stroke written by the same operation. */
static bool cut_is_on_stroke(const struct plen_lesson *lesson, const struct plen_op *op,
			     const struct plen_op_cut *cut)
{
	uint32_t place = (uint32_t)(cut->stroke % PLACES);
	uint32_t count = 0;

	if (cut->stroke / PLACES == op->seq && place < op->u.edit.stroke_count) {
		count = op->u.edit.strokes[place].count;
	} else {
		const struct plen_trace *trace = plen_state_find_trace(lesson, cut->stroke);
		if (trace == NULL) {
			return true;
		}
		count = trace->stroke.count;
	}

	bool is_dot = count == 1;
	bool cuts_dot = cut->range.from == cut->range.to;
	return is_dot == cuts_dot && cut->range.to <= plen_stroke_end(count);
}

static bool picture_can_be_shown(const struct plen_lesson *lesson,
				 const struct plen_op_picture *picture)
{
	const struct plen_lesson_asset *asset = plen_lesson_asset(lesson, picture->asset);

	return asset != NULL && picture->part < asset->parts;
}

static bool check_edit(const struct plen_lesson *lesson, const struct plen_op *op)
{
	const struct plen_op_edit *edit = &op->u.edit;

	if (plen_state_find_sheet(lesson, edit->page) == NULL ||
	    (edit->chain != 0 && !plen_history_is_live(&lesson->history, op->group, edit->chain))) {
		return false;
	}
	for (uint32_t i = 0; i < edit->cut_count; i++) {
		if (!cut_is_on_stroke(lesson, op, &edit->cuts[i])) {
			return false;
		}
	}
	for (uint32_t i = 0; i < edit->picture_count; i++) {
		if (!picture_can_be_shown(lesson, &edit->pictures[i])) {
			return false;
		}
	}
	return true;
}

static void write_stroke(struct plen_lesson *lesson, uint64_t id, const struct plen_op_stroke *from,
			 uint8_t mark, struct plen_sheet *sheet, struct plen_chain *chain)
{
	struct plen_trace *trace = plen_trace_create(id, from, mark, sheet, chain);

	lesson->traces = plen_grow(lesson->traces, lesson->trace_count, &lesson->trace_capacity,
				   sizeof(struct plen_trace *));
	lesson->traces[lesson->trace_count++] = trace;
	plen_sheet_add(sheet, trace);
	plen_chain_add_trace(chain, trace);
	add_damage(lesson, sheet, trace->stroke.bounds);
}

/* What may look different when a range comes or goes: a drawn line bends between its points, and
 * where it is cut off it bends otherwise, up to the next point. */
static struct plen_page_rect cut_bounds(const struct plen_stroke *stroke,
					struct plen_stroke_range range)
{
	plen_stroke_pos end = plen_stroke_end(stroke->count);

	range.from = range.from > PLEN_STROKE_POS_ONE ? range.from - PLEN_STROKE_POS_ONE : 0;
	range.to = end - range.to > PLEN_STROKE_POS_ONE ? range.to + PLEN_STROKE_POS_ONE : end;
	return plen_stroke_range_bounds(stroke, range);
}

static void make_cut(struct plen_lesson *lesson, const struct plen_op_cut *cut,
		     const struct plen_sheet *sheet, struct plen_chain *chain)
{
	struct plen_trace *trace = plen_state_find_trace(lesson, cut->stroke);

	/* An edit touches its own page only. */
	if (trace == NULL || trace->sheet != sheet) {
		return;
	}
	plen_trace_cut(trace, cut->range, chain);
	plen_chain_add_cut(chain, trace, cut->range);
	plen_sheet_changed(trace->sheet);
	add_damage(lesson, trace->sheet, cut_bounds(&trace->stroke, cut->range));
}

static void put_picture(struct plen_lesson *lesson, const struct plen_op *op, uint32_t place,
			struct plen_sheet *sheet, struct plen_chain *chain)
{
	plen_sheet_add_picture(sheet, op->seq * PLACES + place, op->group,
			       &op->u.edit.pictures[place], chain);
	chain->has_pictures = true;
	add_damage(lesson, sheet, sheet->pictures.list[sheet->pictures.count - 1].picture.bounds);
}

static void do_edit(struct plen_lesson *lesson, const struct plen_op *op)
{
	const struct plen_op_edit *edit = &op->u.edit;
	struct plen_sheet *sheet = plen_state_find_sheet(lesson, edit->page);
	struct plen_chain *chain =
		plen_history_edit(&lesson->history, op->group, edit->chain, op->seq, &sheet->page);

	for (uint32_t i = 0; i < edit->stroke_count; i++) {
		write_stroke(lesson, op->seq * PLACES + i, &edit->strokes[i], op->mark, sheet,
			     chain);
	}
	for (uint32_t i = 0; i < edit->cut_count; i++) {
		make_cut(lesson, &edit->cuts[i], sheet, chain);
	}
	for (uint32_t i = 0; i < edit->picture_count; i++) {
		put_picture(lesson, op, i, sheet, chain);
	}
}

/* -- undo and redo -- */

static bool check_undo(const struct plen_lesson *lesson, const struct plen_op *op)
{
	return plen_history_is_live(&lesson->history, op->group, op->u.chain);
}

static bool check_redo(const struct plen_lesson *lesson, const struct plen_op *op)
{
	return plen_history_is_undone(&lesson->history, op->group, op->u.chain);
}

static void refresh_pictures(struct plen_lesson *lesson, const struct plen_chain *chain)
{
	for (size_t i = 0; i < lesson->sheets.count; i++) {
		struct plen_sheet *sheet = lesson->sheets.list[i];
		for (size_t k = 0; k < sheet->pictures.count; k++) {
			if (sheet->pictures.list[k].chain == chain) {
				plen_sheet_changed(sheet);
				add_damage(lesson, sheet, sheet->pictures.list[k].picture.bounds);
			}
		}
	}
}

/* The chain's life has changed: so has everything that it wrote or cut. */
static void refresh_chain(struct plen_lesson *lesson, struct plen_chain *chain)
{
	for (struct plen_trace *trace = chain->first; trace != NULL; trace = trace->next_of_chain) {
		plen_sheet_changed(trace->sheet);
		add_damage(lesson, trace->sheet, trace->stroke.bounds);
	}
	for (size_t i = 0; i < chain->cut_count; i++) {
		struct plen_trace *trace = chain->cuts[i].trace;
		trace->stale = true;
		plen_sheet_changed(trace->sheet);
		add_damage(lesson, trace->sheet, cut_bounds(&trace->stroke, chain->cuts[i].range));
	}
	for (size_t i = 0; i < chain->cut_count; i++) {
		if (chain->cuts[i].trace->stale) {
			plen_trace_refresh(chain->cuts[i].trace);
		}
	}
	if (chain->has_pictures) {
		refresh_pictures(lesson, chain);
	}
}

static void do_undo(struct plen_lesson *lesson, const struct plen_op *op)
{
	refresh_chain(lesson, plen_history_undo(&lesson->history, op->group, op->u.chain));
}

static void do_redo(struct plen_lesson *lesson, const struct plen_op *op)
{
	refresh_chain(lesson, plen_history_redo(&lesson->history, op->group, op->u.chain));
}

/* -- view -- */

static bool check_view(const struct plen_lesson *lesson, const struct plen_op *op)
{
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		uint32_t page = op->u.view.panes[i].page;
		if (page != 0 && plen_state_find_sheet(lesson, page) == NULL) {
			return false;
		}
	}
	return true;
}

static void do_view(struct plen_lesson *lesson, const struct plen_op *op)
{
	lesson->view = op->u.view;
	lesson->has_view = true;
}

/* -- asset -- */

static bool check_asset(const struct plen_lesson *lesson, const struct plen_op *op)
{
	(void)lesson;
	(void)op;
	return true;
}

static void do_asset(struct plen_lesson *lesson, const struct plen_op *op)
{
	const struct plen_lesson_asset what = {
		.id = (uint32_t)op->seq,
		.media = op->u.asset.media,
		.parts = op->u.asset.parts,
		.size = op->u.asset.size,
	};

	plen_assets_add(&lesson->assets, &what,
			lesson->shelf.asset == NULL ? op->u.asset.bytes : NULL);
}

/* -- gap -- */

static bool check_gap(const struct plen_lesson *lesson, const struct plen_op *op)
{
	(void)lesson;
	(void)op;
	return true;
}

/* What is no more leaves nothing but its numbers. */
static void do_gap(struct plen_lesson *lesson, const struct plen_op *op)
{
	(void)lesson;
	(void)op;
}

static const struct {
	bool (*check)(const struct plen_lesson *lesson, const struct plen_op *op);
	void (*perform)(struct plen_lesson *lesson, const struct plen_op *op);
} deeds[] = {
	[PLEN_OP_PAGE] = {check_page, do_page}, [PLEN_OP_EDIT] = {check_edit, do_edit},
	[PLEN_OP_UNDO] = {check_undo, do_undo}, [PLEN_OP_REDO] = {check_redo, do_redo},
	[PLEN_OP_VIEW] = {check_view, do_view}, [PLEN_OP_ASSET] = {check_asset, do_asset},
	[PLEN_OP_GAP] = {check_gap, do_gap},
};

static bool may_happen(const struct plen_lesson *lesson, const struct plen_op *op)
{
	return op->seq == lesson->seq + 1 && plen_op_is_valid(op) &&
	       deeds[op->kind].check(lesson, op);
}

static void perform(struct plen_lesson *lesson, const struct plen_op *op)
{
	deeds[op->kind].perform(lesson, op);
	lesson->seq = op->kind == PLEN_OP_GAP ? op->seq + op->u.count - 1 : op->seq;
}

int plen_lesson_apply(struct plen_lesson *lesson, const struct plen_op *op)
{
	if (!may_happen(lesson, op)) {
		return -EBADMSG;
	}
	perform(lesson, op);
	tell_damage(lesson, op);
	return 0;
}

static void leave_undone_chain(const struct plen_lesson *lesson, struct plen_op *op)
{
	if (op->kind == PLEN_OP_EDIT && op->u.edit.chain != 0 &&
	    !plen_history_is_live(&lesson->history, op->group, op->u.edit.chain)) {
		op->u.edit.chain = 0;
	}
}

uint64_t plen_lesson_commit(struct plen_lesson *lesson, struct plen_op *op)
{
	op->seq = lesson->seq + 1;
	leave_undone_chain(lesson, op);
	assert(may_happen(lesson, op));
	perform(lesson, op);
	/* First to the store: whoever draws cannot hinder it. */
	if (lesson->listener.committed != NULL) {
		lesson->listener.committed(lesson->listener.data, op);
	}
	tell_damage(lesson, op);
	return op->seq;
}
