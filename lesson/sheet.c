/* SPDX-License-Identifier: MIT */
#include "sheet.h"

#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "stroke_geometry.h"

struct plen_sheet *plen_sheet_create(void)
{
	struct plen_sheet *sheet = plen_calloc(1, sizeof(*sheet));

	sheet->seen_is_known = true;
	sheet->is_complete = true;
	return sheet;
}

void plen_sheet_destroy(struct plen_sheet *sheet)
{
	if (sheet == NULL) {
		return;
	}
	for (size_t i = 0; i < sheet->trace_count; i++) {
		plen_trace_destroy(sheet->traces[i]);
	}
	plen_boxes_finish(&sheet->boxes);
	plen_pictures_finish(&sheet->pictures);
	free(sheet->traces);
	free(sheet->cuts);
	free(sheet->chains);
	free(sheet);
}

/* -- looking up -- */

static size_t place_of(const struct plen_sheet *sheet, uint64_t id)
{
	size_t low = 0;
	size_t high = sheet->trace_count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (sheet->traces[middle]->stroke.id < id) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low < sheet->trace_count && sheet->traces[low]->stroke.id == id ? low
									       : sheet->trace_count;
}

struct plen_trace *plen_sheet_find(const struct plen_sheet *sheet, uint64_t id)
{
	size_t place = place_of(sheet, id);

	return place < sheet->trace_count ? sheet->traces[place] : NULL;
}

/* The place of the first chain here that is not before `chain`. Mostly it is the last, or new. */
static size_t chain_place(const struct plen_sheet *sheet, uint32_t chain)
{
	size_t low = 0;
	size_t high = sheet->chain_count;

	if (high > 0 && sheet->chains[high - 1].chain < chain) {
		return high;
	}
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (sheet->chains[middle].chain < chain) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

static struct plen_sheet_chain *find_chain(struct plen_sheet *sheet, uint32_t chain)
{
	size_t place = chain_place(sheet, chain);

	return place < sheet->chain_count && sheet->chains[place].chain == chain
		       ? &sheet->chains[place]
		       : NULL;
}

static struct plen_sheet_chain *have_chain(struct plen_sheet *sheet, uint32_t chain)
{
	const struct plen_sheet_chain nothing = {chain, PLEN_PLACE_NONE, PLEN_PLACE_NONE,
						 PLEN_PLACE_NONE, PLEN_PLACE_NONE};
	size_t place = chain_place(sheet, chain);

	if (place < sheet->chain_count && sheet->chains[place].chain == chain) {
		return &sheet->chains[place];
	}
	sheet->chains = plen_grow(sheet->chains, sheet->chain_count, &sheet->chain_capacity,
				  sizeof(*sheet->chains));
	memmove(&sheet->chains[place + 1], &sheet->chains[place],
		(sheet->chain_count - place) * sizeof(nothing));
	sheet->chains[place] = nothing;
	sheet->chain_count++;
	return &sheet->chains[place];
}

/* -- edits -- */

static struct plen_page_rect write_stroke(struct plen_sheet *sheet, struct plen_sheet_chain *chain,
					  struct plen_trace *trace, bool live)
{
	uint32_t place = (uint32_t)sheet->trace_count;

	sheet->traces = plen_grow(sheet->traces, sheet->trace_count, &sheet->trace_capacity,
				  sizeof(struct plen_trace *));
	sheet->traces[sheet->trace_count++] = trace;
	trace->live = live;
	if (chain->last_trace != PLEN_PLACE_NONE) {
		sheet->traces[chain->last_trace]->next_of_chain = place;
	} else {
		chain->first_trace = place;
	}
	chain->last_trace = place;
	plen_boxes_add(&sheet->boxes, &trace->stroke.bounds);
	return trace->stroke.bounds;
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

static struct plen_page_rect make_cut(struct plen_sheet *sheet, struct plen_sheet_chain *chain,
				      const struct plen_op_cut *cut, bool live)
{
	size_t place = place_of(sheet, cut->stroke);
	uint32_t index = (uint32_t)sheet->cut_count;

	if (place == sheet->trace_count ||
	    !plen_trace_has(sheet->traces[place]->stroke.count, cut->range)) {
		return (struct plen_page_rect){0};
	}

	struct plen_trace *trace = sheet->traces[place];
	sheet->cuts = plen_grow(sheet->cuts, sheet->cut_count, &sheet->cut_capacity,
				sizeof(*sheet->cuts));
	sheet->cuts[sheet->cut_count++] = (struct plen_sheet_cut){
		cut->range, (uint32_t)place, trace->first_cut, PLEN_PLACE_NONE, live};
	trace->first_cut = index;
	if (chain->last_cut != PLEN_PLACE_NONE) {
		sheet->cuts[chain->last_cut].next_of_chain = index;
	} else {
		chain->first_cut = index;
	}
	chain->last_cut = index;
	if (live) {
		plen_trace_cut(trace, cut->range);
	}
	sheet->seen_is_known = false;
	return cut_bounds(&trace->stroke, cut->range);
}

struct plen_page_rect plen_sheet_edit(struct plen_sheet *sheet, const struct plen_op *op,
				      uint32_t chain, bool live)
{
	const struct plen_op_edit *edit = &op->u.edit;
	struct plen_sheet_chain *here = have_chain(sheet, chain);
	struct plen_page_rect written = {0};
	struct plen_page_rect changed = {0};

	for (uint32_t i = 0; i < edit->stroke_count; i++) {
		struct plen_trace *trace = plen_trace_create(plen_op_stroke_id(op->seq, i),
							     &edit->strokes[i], op->mark);
		written = plen_page_rect_union(written, write_stroke(sheet, here, trace, live));
	}
	for (uint32_t i = 0; i < edit->picture_count; i++) {
		written = plen_page_rect_union(
			written, plen_pictures_add(&sheet->pictures, plen_op_stroke_id(op->seq, i),
						   op->group, &edit->pictures[i], chain, live));
	}
	if (live) {
		sheet->seen = plen_page_rect_union(sheet->seen, written);
	}
	for (uint32_t i = 0; i < edit->cut_count; i++) {
		changed =
			plen_page_rect_union(changed, make_cut(sheet, here, &edit->cuts[i], live));
	}
	sheet->last_edit = op->seq;
	return plen_page_rect_union(written, changed);
}

/* -- undo and redo -- */

static void refresh(struct plen_sheet *sheet, struct plen_trace *trace)
{
	struct plen_stroke_range *held = NULL;
	size_t count = 0;
	size_t capacity = 0;

	for (uint32_t i = trace->first_cut; i != PLEN_PLACE_NONE;
	     i = sheet->cuts[i].next_of_trace) {
		if (sheet->cuts[i].live) {
			held = plen_grow(held, count, &capacity, sizeof(*held));
			held[count++] = sheet->cuts[i].range;
		}
	}
	plen_trace_refresh(trace, held, count);
	free(held);
}

static struct plen_page_rect set_cuts_live(struct plen_sheet *sheet, uint32_t first, bool live)
{
	struct plen_page_rect changed = {0};

	for (uint32_t i = first; i != PLEN_PLACE_NONE; i = sheet->cuts[i].next_of_chain) {
		struct plen_sheet_cut *cut = &sheet->cuts[i];
		struct plen_trace *trace = sheet->traces[cut->trace];
		cut->live = live;
		trace->stale = true;
		changed = plen_page_rect_union(changed, cut_bounds(&trace->stroke, cut->range));
	}
	for (uint32_t i = first; i != PLEN_PLACE_NONE; i = sheet->cuts[i].next_of_chain) {
		if (sheet->traces[sheet->cuts[i].trace]->stale) {
			refresh(sheet, sheet->traces[sheet->cuts[i].trace]);
		}
	}
	return changed;
}

struct plen_page_rect plen_sheet_set_live(struct plen_sheet *sheet, uint32_t chain, bool live)
{
	const struct plen_sheet_chain *here = find_chain(sheet, chain);
	struct plen_page_rect changed = {0};

	if (here == NULL) {
		return changed;
	}
	for (uint32_t i = here->first_trace; i != PLEN_PLACE_NONE;
	     i = sheet->traces[i]->next_of_chain) {
		sheet->traces[i]->live = live;
		changed = plen_page_rect_union(changed, sheet->traces[i]->stroke.bounds);
	}
	changed = plen_page_rect_union(changed, set_cuts_live(sheet, here->first_cut, live));
	changed = plen_page_rect_union(changed,
				       plen_pictures_set_live(&sheet->pictures, chain, live));
	sheet->seen_is_known = false;
	return changed;
}

struct plen_page_rect plen_sheet_bounds(struct plen_sheet *sheet)
{
	if (sheet->seen_is_known) {
		return sheet->seen;
	}
	sheet->seen = plen_pictures_bounds(&sheet->pictures);
	for (size_t i = 0; i < sheet->trace_count; i++) {
		if (plen_trace_is_seen(sheet->traces[i])) {
			sheet->seen = plen_page_rect_union(sheet->seen,
							   plen_trace_bounds(sheet->traces[i]));
		}
	}
	sheet->seen_is_known = true;
	return sheet->seen;
}
