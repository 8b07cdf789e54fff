/* SPDX-License-Identifier: MIT
 *
 * A trace: a stroke as its page keeps it. The stroke inside is what others see of it; its cuts are
 * with the sheet.
 *
 * Invariant: stroke.kept is the whole stroke without the cuts that hold. Whoever changes a cut's
 * life refreshes the trace.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lesson/op.h"
#include "lesson/stroke.h"
#include "ranges.h"

/* No place in a list of the sheet's. */
#define PLEN_PLACE_NONE UINT32_MAX

struct plen_trace {
	struct plen_stroke stroke;
	bool live;                /* as the chain that wrote it is */
	bool stale;               /* to be refreshed */
	uint32_t next_of_chain;   /* in the sheet's traces */
	uint32_t first_cut;       /* in the sheet's cuts */
	struct plen_ranges *kept; /* what few strokes need: what cuts leave. NULL until the first */
	struct plen_stroke_range whole;  /* what is kept until then */
	struct plen_points_mark marks[]; /* and then the points */
};

struct plen_trace *plen_trace_create(uint64_t id, const struct plen_op_stroke *from, uint8_t mark);
void plen_trace_destroy(struct plen_trace *trace);

/* Seen at least in part. */
static inline bool plen_trace_is_seen(const struct plen_trace *trace)
{
	return trace->live && trace->stroke.kept_count > 0;
}

/* The rectangle of what is kept. */
struct plen_page_rect plen_trace_bounds(const struct plen_trace *trace);

/* Whether a range may be cut from it: a dot's from a dot, and no further than it reaches. */
bool plen_trace_has(uint32_t point_count, struct plen_stroke_range range);

/* Takes one more range away, which must be on the stroke. */
void plen_trace_cut(struct plen_trace *trace, struct plen_stroke_range range);
/* Works out anew what is kept without `cuts`, which it sorts. */
void plen_trace_refresh(struct plen_trace *trace, struct plen_stroke_range *cuts, size_t count);
