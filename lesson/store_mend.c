/* SPDX-License-Identifier: MIT */
#include "store_mend.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Of so many operations in a row something would be left: a number that is farther ahead is itself
 * what was damaged, and believing it would leave the lesson without numbers to go on with. */
#define AHEAD_MAX (UINT64_C(1) << 24)

static int happen(struct plen_store_mend *mend, const struct plen_op *op, bool *did)
{
	*did = plen_lesson_apply(mend->lesson, op) == 0;
	return *did ? mend->emit(mend->data, op) : 0;
}

/* -- what is not there any more -- */

static int add_gap(struct plen_store_mend *mend, uint64_t until, int64_t time_us)
{
	uint64_t last = plen_lesson_seq(mend->lesson);
	const struct plen_op gap = {
		.seq = last + 1,
		.time_us = time_us,
		.kind = PLEN_OP_GAP,
		.u.count = until - last,
	};
	bool did = false;

	return until > last ? happen(mend, &gap, &did) : 0;
}

/* Whoever wrote on a page finds it again, blank as it may have been. */
static int make_page(struct plen_store_mend *mend, const struct plen_store_lost_page *lost,
		     int64_t time_us)
{
	struct plen_op page = {
		.seq = lost->id,
		.time_us = time_us,
		.kind = PLEN_OP_PAGE,
		.group = lost->owner,
		.u.page.owner = lost->owner,
	};
	bool did = false;
	int error = add_gap(mend, lost->id - 1, time_us);

	return error == 0 ? happen(mend, &page, &did) : error;
}

/* Up to, but without, the number `seq`. */
static int fill(struct plen_store_mend *mend, uint64_t seq, int64_t time_us)
{
	int error = 0;

	while (mend->next_page < mend->page_count && mend->pages[mend->next_page].id < seq &&
	       error == 0) {
		const struct plen_store_lost_page *page = &mend->pages[mend->next_page++];
		if (page->id > plen_lesson_seq(mend->lesson)) {
			error = make_page(mend, page, time_us);
		}
	}
	return error == 0 ? add_gap(mend, seq - 1, time_us) : error;
}

/* -- what still can happen, in part -- */

static bool knows_page(const struct plen_store_mend *mend, uint32_t page)
{
	return plen_lesson_page(mend->lesson, page) != NULL;
}

/* The pictures whose bytes are still there come first. */
static void leave_lost_pictures(const struct plen_store_mend *mend, struct plen_op_edit *edit)
{
	struct plen_op_picture *pictures = (struct plen_op_picture *)edit->pictures;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < edit->picture_count; i++) {
		const struct plen_lesson_asset *asset =
			plen_lesson_asset(mend->lesson, pictures[i].asset);
		if (asset != NULL && pictures[i].part < asset->parts) {
			pictures[kept++] = pictures[i];
		}
	}
	edit->picture_count = kept;
}

static void mend_op(const struct plen_store_mend *mend, struct plen_op *op)
{
	switch (op->kind) {
	case PLEN_OP_PAGE:
		op->u.page.behind = 0;
		break;
	case PLEN_OP_EDIT:
		leave_lost_pictures(mend, &op->u.edit);
		break;
	case PLEN_OP_VIEW:
		for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
			struct plen_op_pane *pane = &op->u.view.panes[i];
			pane->page = knows_page(mend, pane->page) ? pane->page : 0;
		}
		break;
	default:
		break;
	}
}

int plen_store_mend_op(struct plen_store_mend *mend, struct plen_op *op)
{
	uint64_t before = plen_lesson_seq(mend->lesson);
	bool did = false;

	/* Within a gap: it was cleared for good, and is not wanted back. */
	if (op->seq <= before) {
		return 0;
	}
	if (op->seq - before > AHEAD_MAX || op->seq > PLEN_OP_GAP_END_MAX) {
		mend->lost++;
		return 0;
	}
	mend->lost += op->seq - before - 1;
	int error = fill(mend, op->seq, op->time_us);
	if (error == 0) {
		error = happen(mend, op, &did);
	}
	if (error == 0 && !did) {
		mend_op(mend, op);
		error = happen(mend, op, &did);
	}
	/* What it went on with is lost: then it stands alone. */
	if (error == 0 && !did && op->kind == PLEN_OP_EDIT) {
		op->u.edit.chain = 0;
		error = happen(mend, op, &did);
	}
	if (error == 0 && !did) {
		mend->lost++;
		error = add_gap(mend, op->seq, op->time_us);
	}
	return error;
}
