/* SPDX-License-Identifier: MIT */
#include "trace.h"

#include <assert.h>
#include <stdlib.h>

#include "common/mem.h"
#include "history.h"
#include "stroke_geometry.h"

struct plen_trace *plen_trace_create(uint64_t id, const struct plen_op_stroke *from,
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
	plen_ranges_finish(&trace->kept);
	free(trace->cuts);
	free(trace);
}

bool plen_trace_is_seen(const struct plen_trace *trace)
{
	return trace->chain->live && trace->stroke.kept_count > 0;
}

static void show_kept(struct plen_trace *trace)
{
	trace->stroke.kept_count = (uint32_t)trace->kept.count;
	trace->stroke.kept = trace->kept.list;
}

void plen_trace_cut(struct plen_trace *trace, struct plen_stroke_range range,
		    const struct plen_chain *chain)
{
	assert(range.to <= trace->whole.to && chain->live);

	trace->cuts = plen_grow(trace->cuts, trace->cut_count, &trace->cut_capacity,
				sizeof(*trace->cuts));
	trace->cuts[trace->cut_count++] = (struct plen_trace_cut){range, chain};

	if (trace->stroke.kept == &trace->whole) {
		plen_ranges_set_without(&trace->kept, trace->whole.to, NULL, 0);
	}
	plen_ranges_subtract(&trace->kept, range);
	show_kept(trace);
}

void plen_trace_refresh(struct plen_trace *trace)
{
	struct plen_stroke_range *live = plen_realloc(NULL, trace->cut_count, sizeof(*live));
	size_t count = 0;

	for (size_t i = 0; i < trace->cut_count; i++) {
		if (trace->cuts[i].chain->live) {
			live[count++] = trace->cuts[i].range;
		}
	}
	plen_ranges_set_without(&trace->kept, trace->whole.to, live, count);
	free(live);
	show_kept(trace);
	trace->stale = false;
}
