/* SPDX-License-Identifier: MIT
 *
 * A sheet: one page with the traces on it in order of creation and where they lie.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "boxes.h"
#include "lesson/lesson.h"
#include "picture.h"
#include "trace.h"

struct plen_sheet {
	struct plen_lesson_page page;
	uint32_t index;             /* among its owner's pages */
	struct plen_trace **traces; /* borrowed */
	size_t trace_count, trace_capacity;
	struct plen_boxes boxes;
	struct plen_pictures pictures;
	struct plen_page_rect seen; /* of everything seen, unless it is not known */
	bool seen_is_known;
};

struct plen_sheet *plen_sheet_create(const struct plen_lesson_page *page, uint32_t index);
void plen_sheet_destroy(struct plen_sheet *sheet);

/* The trace is new and live. */
void plen_sheet_add(struct plen_sheet *sheet, struct plen_trace *trace);
void plen_sheet_add_picture(struct plen_sheet *sheet, uint64_t id, uint8_t group,
			    const struct plen_op_picture *place, const struct plen_chain *chain);
/* Less, or more, of what is there may be seen now. */
void plen_sheet_changed(struct plen_sheet *sheet);

/* The rectangle of everything seen; empty if nothing is. */
struct plen_page_rect plen_sheet_bounds(struct plen_sheet *sheet);
