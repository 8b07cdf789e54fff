/* SPDX-License-Identifier: MIT
 *
 * An ink list: the strokes of a page that touch a rectangle, in the order in which they are drawn.
 * It is collected on the main thread, where the lesson lives, and drawn on any: what may change
 * meanwhile is copied (what is kept of a stroke), and what never changes is not (its points, which
 * stay where they are as long as the lesson).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lesson/lesson.h"

struct plen_ink_list_stroke {
	struct plen_stroke stroke; /* `kept` lies in the list */
	bool quiet;                /* of the page behind */
};

/* All zero is an empty list. */
struct plen_ink_list {
	size_t count, capacity;
	struct plen_ink_list_stroke *strokes;
	size_t range_count, range_capacity;
	struct plen_stroke_range *ranges;
};

void plen_ink_list_finish(struct plen_ink_list *list);

/* Replaces what is in the list, whose memory is kept: the page behind, then the page. Main thread
 * only. */
void plen_ink_list_collect(struct plen_ink_list *list, const struct plen_lesson *lesson,
			   uint32_t page, const struct plen_page_rect *rect);
