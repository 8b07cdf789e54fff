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

/* Highlighters lie beneath the pens, whenever they were written. */
static inline bool plen_ink_is_beneath(uint8_t ink)
{
	return ink == PLEN_INK_MARKER || ink == PLEN_INK_OWN_MARKER;
}

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

/* How far collecting has come; all zero is the beginning. A place stays right as long as nothing
 * but new strokes of pens on top changes. */
struct plen_ink_list_place {
	int stage; /* the page behind before the page, and of each highlighters before the pens
		    */
	size_t next;
};

void plen_ink_list_finish(struct plen_ink_list *list);

/* Empties the list, keeping its memory. */
void plen_ink_list_clear(struct plen_ink_list *list);
void plen_ink_list_add(struct plen_ink_list *list, const struct plen_stroke *stroke, bool quiet);
/* To be called once all are added: only now do the ranges stay where they are. */
void plen_ink_list_close(struct plen_ink_list *list);

/* Replaces what is in the list, at most count_max strokes from `place` on; fewer, even none, where
 * too many others have to be looked at. True if there are more. Main thread only. */
bool plen_ink_list_collect(struct plen_ink_list *list, const struct plen_lesson *lesson,
			   uint32_t page, const struct plen_page_rect *rect, size_t count_max,
			   struct plen_ink_list_place *place);
