/* SPDX-License-Identifier: MIT
 *
 * A trace: a stroke as the lesson keeps it, with the chain that wrote it and every cut ever made in
 * it. The stroke inside is what others see of it.
 *
 * Invariant: stroke.kept is the whole stroke without the cuts whose chains are live. Whoever
 * changes a chain's life refreshes the traces it cut.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lesson/op.h"
#include "lesson/stroke.h"
#include "ranges.h"

struct plen_chain;
struct plen_sheet;

struct plen_trace_cut {
	struct plen_stroke_range range;
	const struct plen_chain *chain;
};

/* What few strokes have: cuts, and the list of what they leave. */
struct plen_trace_cuts {
	struct plen_trace_cut *list;
	size_t count, capacity;
	struct plen_ranges kept;
};

struct plen_trace {
	struct plen_stroke stroke;
	struct plen_sheet *sheet;       /* the page it is on; borrowed */
	const struct plen_chain *chain; /* borrowed */
	bool stale;                     /* to be refreshed */
	struct plen_trace *next_of_chain;
	struct plen_trace_cuts *cuts;    /* NULL until the first */
	struct plen_stroke_range whole;  /* what is kept until then */
	struct plen_points_mark marks[]; /* and then the points */
};

struct plen_trace *plen_trace_create(uint64_t id, const struct plen_op_stroke *from, uint8_t mark,
				     struct plen_sheet *sheet, const struct plen_chain *chain);
void plen_trace_destroy(struct plen_trace *trace);

/* Seen at least in part. */
bool plen_trace_is_seen(const struct plen_trace *trace);

/* Adds a cut of a live chain. The range must lie on the stroke. */
void plen_trace_cut(struct plen_trace *trace, struct plen_stroke_range range,
		    const struct plen_chain *chain);
/* Works out anew what is kept. */
void plen_trace_refresh(struct plen_trace *trace);
