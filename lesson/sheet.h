/* SPDX-License-Identifier: MIT
 *
 * A sheet: what lies on one page while it is awake. Traces in order of creation and where they lie,
 * the cuts in them, pictures; and what each chain did here, so that taking it back is a flag.
 *
 * A sheet is made by the page's edits alone, in order; made anew from them it is the same. Which
 * chains are live it is told. An edit touches its own page only: a cut of what is not on this sheet
 * has no effect.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "boxes.h"
#include "lesson/lesson.h"
#include "picture.h"
#include "trace.h"

struct plen_sheet_cut {
	struct plen_stroke_range range;
	uint32_t trace;         /* place in the traces */
	uint32_t next_of_trace; /* in the cuts */
	uint32_t next_of_chain; /* in the cuts */
	bool live;              /* as the chain that made it is */
};

/* What a chain did here: lists, in order. */
struct plen_sheet_chain {
	uint32_t chain;
	uint32_t first_trace, last_trace;
	uint32_t first_cut, last_cut;
};

struct plen_sheet {
	struct plen_trace **traces; /* owned, by id */
	size_t trace_count, trace_capacity;
	struct plen_sheet_cut *cuts;
	size_t cut_count, cut_capacity;
	struct plen_sheet_chain *chains; /* by chain */
	size_t chain_count, chain_capacity;
	struct plen_boxes boxes;
	struct plen_pictures pictures;
	struct plen_page_rect seen; /* of everything seen, unless it is not known */
	bool seen_is_known;
	bool is_complete;   /* nothing that was written here has been left out */
	bool is_damaged;    /* not complete, as something could not be read */
	uint64_t last_edit; /* sequence number */
};

struct plen_sheet *plen_sheet_create(void);
void plen_sheet_destroy(struct plen_sheet *sheet); /* NULL is fine */

/* What an edit of this page does, by a chain that is live or not. Returns the rectangle of all that
 * may look different. */
struct plen_page_rect plen_sheet_edit(struct plen_sheet *sheet, const struct plen_op *op,
				      uint32_t chain, bool live);
/* The chain's life has changed. */
struct plen_page_rect plen_sheet_set_live(struct plen_sheet *sheet, uint32_t chain, bool live);

/* NULL for what is not on this page. */
struct plen_trace *plen_sheet_find(const struct plen_sheet *sheet, uint64_t id);
/* The rectangle of everything seen; empty if nothing is. */
struct plen_page_rect plen_sheet_bounds(struct plen_sheet *sheet);
