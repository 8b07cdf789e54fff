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

/* All that a page can hold, and more. */
#define FAR_MM 4e6

static const struct plen_page_rect everywhere = {-FAR_MM, -FAR_MM, 2 * FAR_MM, 2 * FAR_MM};

/* -- damage: which parts of which pages look different -- */

static void add_damage(struct plen_lesson *lesson, uint32_t page, struct plen_page_rect rect)
{
	if (lesson->listener.page_changed == NULL || plen_page_rect_is_empty(&rect)) {
		return;
	}
	lesson->damage = plen_grow(lesson->damage, lesson->damage_count, &lesson->damage_capacity,
				   sizeof(*lesson->damage));
	lesson->damage[lesson->damage_count++] = (struct plen_state_damage){page, rect};
}

/* The only new stroke of an edit that did nothing else lies on top of everything. */
static const struct plen_stroke *find_added(const struct plen_lesson *lesson,
					    const struct plen_op *op)
{
	if (op->kind != PLEN_OP_EDIT || op->u.edit.stroke_count != 1 || op->u.edit.cut_count != 0 ||
	    op->u.edit.picture_count != 0) {
		return NULL;
	}
	const struct plen_sheet *sheet = plen_state_find_page(lesson, op->u.edit.page)->sheet;
	return sheet != NULL ? &sheet->traces[sheet->trace_count - 1]->stroke : NULL;
}

static void tell_damage(struct plen_lesson *lesson, const struct plen_op *op)
{
	const struct plen_lesson_listener *listener = &lesson->listener;

	for (size_t i = 0; i < lesson->damage_count; i++) {
		const struct plen_state_damage *damage = &lesson->damage[i];
		listener->page_changed(listener->data, damage->page, &damage->rect,
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

static void do_page(struct plen_lesson *lesson, const struct plen_op *op)
{
	const struct plen_lesson_page page = {
		.id = (uint32_t)op->seq,
		.owner = op->u.page.owner,
		.background = op->u.page.background,
		.behind = op->u.page.behind,
	};
	struct plen_state_page *added = plen_state_add_page(lesson, &page);

	/* From a file, pages come asleep: what was written on them lies there. */
	if (!lesson->replays || lesson->shelf.page == NULL) {
		added->sheet = plen_sheet_create();
	}
}

/* -- edit -- */

static bool check_edit(const struct plen_lesson *lesson, const struct plen_op *op)
{
	const struct plen_op_edit *edit = &op->u.edit;
	const struct plen_state_page *page = plen_state_find_page(lesson, edit->page);

	if (page == NULL ||
	    (edit->chain != 0 && !plen_history_is_live(&lesson->history, op->group, edit->chain))) {
		return false;
	}
	/* A cut that fits nothing has no effect: of a page asleep nobody could tell. */
	for (uint32_t i = 0; i < edit->picture_count; i++) {
		if (!plen_assets_have(&lesson->assets, &edit->pictures[i])) {
			return false;
		}
	}
	return true;
}

static void do_edit(struct plen_lesson *lesson, const struct plen_op *op)
{
	const struct plen_op_edit *edit = &op->u.edit;
	struct plen_state_page *page = plen_state_find_page(lesson, edit->page);
	uint32_t chain =
		plen_history_edit(&lesson->history, op->group, edit->chain, op->seq, &page->page);

	add_damage(lesson, edit->page,
		   page->sheet != NULL ? plen_sheet_edit(page->sheet, op, chain, true)
				       : everywhere);
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

static void set_page_live(struct plen_lesson *lesson, const struct plen_state_page *page,
			  uint32_t chain, bool live)
{
	add_damage(lesson, page->page.id,
		   page->sheet != NULL ? plen_sheet_set_live(page->sheet, chain, live)
				       : everywhere);
}

/* The chain's life has changed: so has everything that it wrote or cut. */
static void set_live(struct plen_lesson *lesson, uint32_t place, bool live)
{
	const struct plen_chain *chain = &lesson->history.chains[place];

	if (!chain->wanders) {
		set_page_live(lesson, plen_state_find_page(lesson, chain->page), place, live);
		return;
	}
	for (size_t i = 0; i < lesson->pages.count; i++) {
		set_page_live(lesson, lesson->pages.list[i], place, live);
	}
}

static void do_undo(struct plen_lesson *lesson, const struct plen_op *op)
{
	set_live(lesson, plen_history_undo(&lesson->history, op->group, op->u.chain), false);
}

static void do_redo(struct plen_lesson *lesson, const struct plen_op *op)
{
	set_live(lesson, plen_history_redo(&lesson->history, op->group, op->u.chain), true);
}

/* -- view -- */

static bool check_view(const struct plen_lesson *lesson, const struct plen_op *op)
{
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		uint32_t page = op->u.view.panes[i].page;
		if (page != 0 && plen_state_find_page(lesson, page) == NULL) {
			return false;
		}
	}
	return true;
}

static void do_view(struct plen_lesson *lesson, const struct plen_op *op)
{
	lesson->view = op->u.view;
	lesson->has_view = true;
	lesson->view_seq = op->seq;
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
	lesson->replays = true;
	perform(lesson, op);
	lesson->replays = false;
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

/* No clock and no recording hinders anybody from writing. */
static int64_t time_within(int64_t time_us)
{
	if (time_us < 0) {
		return 0;
	}
	return time_us < PLEN_OP_TIME_US_MAX ? time_us : PLEN_OP_TIME_US_MAX;
}

uint64_t plen_lesson_commit(struct plen_lesson *lesson, struct plen_op *op)
{
	op->seq = lesson->seq + 1;
	op->time_us = time_within(op->time_us);
	leave_undone_chain(lesson, op);
	if (op->kind == PLEN_OP_EDIT) {
		plen_state_wake_to_write(lesson, op->u.edit.page);
	}
	assert(may_happen(lesson, op));
	perform(lesson, op);
	/* First to the store: whoever draws cannot hinder it. */
	if (lesson->listener.committed != NULL) {
		lesson->listener.committed(lesson->listener.data, op);
	}
	tell_damage(lesson, op);
	return op->seq;
}
