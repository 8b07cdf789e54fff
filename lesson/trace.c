/* SPDX-License-Identifier: MIT */
#include "trace.h"

#include <assert.h>
#include <stdlib.h>

#include "common/mem.h"
#include "history.h"
#include "stroke_geometry.h"

struct plen_trace *plen_trace_create(uint64_t id, const struct plen_op_stroke *from, uint8_t mark,
				     struct plen_sheet *sheet, const struct plen_chain *chain)
{
	bool pressure = plen_points_have_pressure(from->points, from->count);
	size_t marks = plen_points_mark_count(from->count) * sizeof(struct plen_points_mark);
	size_t size = plen_points_size(from->points, from->count, pressure);
	struct plen_trace *trace = plen_calloc(1, sizeof(*trace) + marks + size);
	uint8_t *bytes = (uint8_t *)trace->marks + marks;

	plen_points_write(bytes, trace->marks, from->points, from->count, pressure);
	trace->sheet = sheet;
	trace->chain = chain;
	trace->whole = (struct plen_stroke_range){0, plen_stroke_end(from->count)};
	trace->stroke = (struct plen_stroke){
		.id = id,
		.group = from->group,
		.ink = from->ink,
		.mark = mark,
		.rgba = from->rgba,
		.width_um = from->width_um,
		.count = from->count,
		.bounds = plen_stroke_points_bounds(from->points, from->count, from->width_um),
		.points = {bytes, trace->marks, pressure},
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
	if (trace->cuts != NULL) {
		plen_ranges_finish(&trace->cuts->kept);
		free(trace->cuts->list);
		free(trace->cuts);
	}
	free(trace);
}

bool plen_trace_is_seen(const struct plen_trace *trace)
{
	return trace->chain->live && trace->stroke.kept_count > 0;
}

static void show_kept(struct plen_trace *trace)
{
	trace->stroke.kept_count = (uint32_t)trace->cuts->kept.count;
	trace->stroke.kept = trace->cuts->kept.list;
}

void plen_trace_cut(struct plen_trace *trace, struct plen_stroke_range range,
		    const struct plen_chain *chain)
{
	assert(range.to <= trace->whole.to && chain->live);

	if (trace->cuts == NULL) {
		trace->cuts = plen_calloc(1, sizeof(*trace->cuts));
		plen_ranges_set_without(&trace->cuts->kept, trace->whole.to, NULL, 0);
	}

	struct plen_trace_cuts *cuts = trace->cuts;
	cuts->list = plen_grow(cuts->list, cuts->count, &cuts->capacity, sizeof(*cuts->list));
	cuts->list[cuts->count++] = (struct plen_trace_cut){range, chain};
	plen_ranges_subtract(&cuts->kept, range);
	show_kept(trace);
}

void plen_trace_refresh(struct plen_trace *trace)
{
	struct plen_trace_cuts *cuts = trace->cuts;
	struct plen_stroke_range *live = plen_realloc(NULL, cuts->count, sizeof(*live));
	size_t count = 0;

	for (size_t i = 0; i < cuts->count; i++) {
		if (cuts->list[i].chain->live) {
			live[count++] = cuts->list[i].range;
		}
	}
	plen_ranges_set_without(&cuts->kept, trace->whole.to, live, count);
	free(live);
	show_kept(trace);
	trace->stale = false;
}
