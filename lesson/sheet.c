/* SPDX-License-Identifier: MIT */
#include "sheet.h"

#include <stdlib.h>

#include "common/mem.h"
#include "history.h"
#include "stroke_geometry.h"

struct plen_sheet *plen_sheet_create(const struct plen_lesson_page *page, uint32_t index)
{
	struct plen_sheet *sheet = plen_calloc(1, sizeof(*sheet));

	sheet->page = *page;
	sheet->index = index;
	sheet->seen_is_known = true;
	return sheet;
}

void plen_sheet_destroy(struct plen_sheet *sheet)
{
	if (sheet == NULL) {
		return;
	}
	plen_boxes_finish(&sheet->boxes);
	plen_pictures_finish(&sheet->pictures);
	free(sheet->traces);
	free(sheet);
}

void plen_sheet_add(struct plen_sheet *sheet, struct plen_trace *trace)
{
	sheet->traces = plen_grow(sheet->traces, sheet->trace_count, &sheet->trace_capacity,
				  sizeof(*sheet->traces));
	sheet->traces[sheet->trace_count++] = trace;
	plen_boxes_add(&sheet->boxes, &trace->stroke.bounds);
	sheet->seen = plen_page_rect_union(sheet->seen, trace->stroke.bounds);
}

void plen_sheet_add_picture(struct plen_sheet *sheet, uint64_t id, uint8_t group,
			    const struct plen_op_picture *place, const struct plen_chain *chain)
{
	struct plen_page_rect bounds = plen_pictures_add(&sheet->pictures, id, group, place, chain);

	sheet->seen = plen_page_rect_union(sheet->seen, bounds);
}

void plen_sheet_changed(struct plen_sheet *sheet)
{
	sheet->seen_is_known = false;
}

static struct plen_page_rect trace_bounds(const struct plen_trace *trace)
{
	struct plen_page_rect bounds = {0};

	if (trace->stroke.kept == &trace->whole) {
		return trace->stroke.bounds;
	}
	for (uint32_t i = 0; i < trace->stroke.kept_count; i++) {
		bounds = plen_page_rect_union(
			bounds, plen_stroke_range_bounds(&trace->stroke, trace->stroke.kept[i]));
	}
	return bounds;
}

struct plen_page_rect plen_sheet_bounds(struct plen_sheet *sheet)
{
	if (sheet->seen_is_known) {
		return sheet->seen;
	}
	sheet->seen = (struct plen_page_rect){0};
	for (size_t i = 0; i < sheet->trace_count; i++) {
		if (plen_trace_is_seen(sheet->traces[i])) {
			sheet->seen =
				plen_page_rect_union(sheet->seen, trace_bounds(sheet->traces[i]));
		}
	}
	for (size_t i = 0; i < sheet->pictures.count; i++) {
		const struct plen_pictures_one *one = &sheet->pictures.list[i];
		if (one->chain->live) {
			sheet->seen = plen_page_rect_union(sheet->seen, one->picture.bounds);
		}
	}
	sheet->seen_is_known = true;
	return sheet->seen;
}
