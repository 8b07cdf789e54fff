/* SPDX-License-Identifier: MIT */
#include "trace.h"

#include <assert.h>
#include <stdlib.h>

#include "common/mem.h"
#include "stroke_geometry.h"

struct plen_trace *plen_trace_create(uint64_t id, const struct plen_op_stroke *from, uint8_t mark)
{
	bool pressure = plen_points_have_pressure(from->points, from->count);
	size_t marks = plen_points_mark_count(from->count) * sizeof(struct plen_points_mark);
	size_t fixed = sizeof(struct plen_trace) + marks;
	/* Room for the longest spelling; what is left over is given back. */
	struct plen_trace *trace =
		plen_realloc(NULL, fixed + (size_t)from->count * PLEN_POINTS_BYTES_MAX, 1);
	size_t size = plen_points_write((uint8_t *)trace + fixed, trace->marks, from->points,
					from->count, pressure);

	trace = plen_realloc(trace, fixed + size, 1);
	*trace = (struct plen_trace){
		.next_of_chain = PLEN_PLACE_NONE,
		.first_cut = PLEN_PLACE_NONE,
		.whole = {0, plen_stroke_end(from->count)},
	};
	trace->stroke = (struct plen_stroke){
		.id = id,
		.group = from->group,
		.ink = from->ink,
		.mark = mark,
		.rgba = from->rgba,
		.width_um = from->width_um,
		.count = from->count,
		.bounds = plen_stroke_points_bounds(from->points, from->count, from->width_um),
		.points = {(uint8_t *)trace + fixed, trace->marks, pressure},
		.kept_count = 1,
		.kept = &trace->whole,
	};
	return trace;
}

void plen_trace_destroy(struct plen_trace *trace)
{
	if (trace == NULL) {
		return;
	}
	if (trace->kept != NULL) {
		plen_ranges_finish(trace->kept);
		free(trace->kept);
	}
	free(trace);
}

struct plen_page_rect plen_trace_bounds(const struct plen_trace *trace)
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

bool plen_trace_has(uint32_t point_count, struct plen_stroke_range range)
{
	bool is_dot = point_count == 1;
	bool cuts_dot = range.from == range.to;

	return is_dot == cuts_dot && range.to <= plen_stroke_end(point_count);
}

static void show_kept(struct plen_trace *trace)
{
	trace->stroke.kept_count = (uint32_t)trace->kept->count;
	trace->stroke.kept = trace->kept->list;
}

static void keep_ranges(struct plen_trace *trace)
{
	if (trace->kept == NULL) {
		trace->kept = plen_calloc(1, sizeof(*trace->kept));
		plen_ranges_set_without(trace->kept, trace->whole.to, NULL, 0);
	}
}

void plen_trace_cut(struct plen_trace *trace, struct plen_stroke_range range)
{
	assert(range.to <= trace->whole.to);

	keep_ranges(trace);
	plen_ranges_subtract(trace->kept, range);
	show_kept(trace);
}

void plen_trace_refresh(struct plen_trace *trace, struct plen_stroke_range *cuts, size_t count)
{
	keep_ranges(trace);
	plen_ranges_set_without(trace->kept, trace->whole.to, cuts, count);
	show_kept(trace);
	trace->stale = false;
}
