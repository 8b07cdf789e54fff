/* SPDX-License-Identifier: MIT
 *
 * Waking pages and letting go of them. What wakes is made anew by the page's own edits, from the
 * shelf, which is a file: they are believed no more than any.
 */
#include "lesson/lesson.h"

#include <errno.h>

#include "state.h"

void plen_lesson_set_shelf(struct plen_lesson *lesson, const struct plen_lesson_shelf *shelf)
{
	lesson->shelf = *shelf;
	for (size_t i = 0; i < lesson->pages.count; i++) {
		lesson->pages.list[i]->failed = 0;
	}
	if (shelf->asset != NULL) {
		plen_assets_let_go(&lesson->assets);
	}
}

bool plen_lesson_is_awake(const struct plen_lesson *lesson, uint32_t page)
{
	const struct plen_state_page *found = plen_state_find_page(lesson, page);

	return found != NULL && found->sheet != NULL;
}

struct waking {
	const struct plen_lesson *lesson;
	const struct plen_state_page *page;
	struct plen_sheet *sheet;
	bool leave_gone; /* what can be brought again no more is not made */
};

static bool can_be_shown(const struct plen_lesson *lesson, const struct plen_op_edit *edit)
{
	for (uint32_t i = 0; i < edit->picture_count; i++) {
		if (!plen_assets_have(&lesson->assets, &edit->pictures[i])) {
			return false;
		}
	}
	return true;
}

static bool belongs(const struct waking *waking, const struct plen_op *op)
{
	return op->kind == PLEN_OP_EDIT && op->u.edit.page == waking->page->page.id &&
	       op->seq > waking->sheet->last_edit && op->seq <= waking->lesson->seq &&
	       plen_op_is_valid(op) && can_be_shown(waking->lesson, &op->u.edit);
}

static void set_damaged(struct plen_sheet *sheet)
{
	sheet->is_complete = false;
	sheet->is_damaged = true;
}

static int make_edit(void *data, const struct plen_op *op)
{
	struct waking *waking = data;
	const struct plen_history *history = &waking->lesson->history;

	if (!belongs(waking, op)) {
		set_damaged(waking->sheet);
		return 0;
	}
	uint64_t id = op->u.edit.chain != 0 ? op->u.edit.chain : op->seq;
	uint32_t chain = plen_history_find(history, id);
	bool gone = chain == PLEN_CHAIN_NONE || history->chains[chain].state == PLEN_CHAIN_GONE;
	if (gone && waking->leave_gone) {
		waking->sheet->is_complete = false;
		waking->sheet->last_edit = op->seq;
	} else {
		plen_sheet_edit(waking->sheet, op, chain, plen_history_is_on(history, chain));
	}
	return 0;
}

/* What is damaged is left out: the rest of the page is worth more than none. */
static struct plen_sheet *make_sheet(const struct plen_lesson *lesson,
				     const struct plen_state_page *page, bool leave_gone,
				     int *error)
{
	struct waking waking = {lesson, page, plen_sheet_create(), leave_gone};

	*error = lesson->shelf.page == NULL ? -ENODATA
					    : lesson->shelf.page(lesson->shelf.data, page->page.id,
								 lesson->seq, make_edit, &waking);
	if (*error == -EBADMSG) {
		set_damaged(waking.sheet);
	} else if (*error != 0) {
		plen_sheet_destroy(waking.sheet);
		return NULL;
	}
	*error = waking.sheet->is_damaged ? -EBADMSG : 0;
	return waking.sheet;
}

static int wake(const struct plen_lesson *lesson, struct plen_state_page *page)
{
	if (page->sheet == NULL) {
		int error = 0;
		page->sheet = make_sheet(lesson, page, true, &error);
		page->failed = page->sheet == NULL ? lesson->seq + 1 : 0;
		return error;
	}
	return page->sheet->is_damaged ? -EBADMSG : 0;
}

int plen_lesson_wake(struct plen_lesson *lesson, uint32_t page)
{
	struct plen_state_page *found = plen_state_find_page(lesson, page);

	return found != NULL ? wake(lesson, found) : -ENOENT;
}

struct plen_sheet *plen_state_wake(const struct plen_lesson *lesson, uint32_t id)
{
	struct plen_state_page *page = plen_state_find_page(lesson, id);

	/* Who draws asks often; a file that could not be read a moment ago is not asked again until
	 * something has happened. */
	if (page == NULL || (page->sheet == NULL && page->failed == lesson->seq + 1)) {
		return NULL;
	}
	wake(lesson, page);
	return page->sheet;
}

void plen_state_wake_to_write(const struct plen_lesson *lesson, uint32_t id)
{
	struct plen_state_page *page = plen_state_find_page(lesson, id);

	if (page != NULL && plen_state_wake(lesson, id) == NULL) {
		page->sheet = plen_sheet_create();
		set_damaged(page->sheet);
	}
}

struct plen_sheet *plen_state_whole_sheet(const struct plen_lesson *lesson, uint32_t id)
{
	const struct plen_state_page *page = plen_state_find_page(lesson, id);
	int error = 0;

	return page != NULL ? make_sheet(lesson, page, false, &error) : NULL;
}

void plen_state_put_to_sleep(struct plen_state_page *page)
{
	plen_sheet_destroy(page->sheet);
	page->sheet = NULL;
}

bool plen_lesson_sleep(struct plen_lesson *lesson, uint32_t page, uint64_t committed)
{
	struct plen_state_page *found = plen_state_find_page(lesson, page);

	if (found == NULL || lesson->shelf.page == NULL) {
		return false;
	}
	if (found->sheet == NULL) {
		return true;
	}
	if (found->sheet->last_edit > committed) {
		return false;
	}
	plen_state_put_to_sleep(found);
	return true;
}
