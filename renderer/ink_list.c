/* SPDX-License-Identifier: MIT */
#include "ink_list.h"

#include <stdlib.h>

#include "common/mem.h"

struct pass {
	struct plen_ink_list *list;
	bool quiet;
};

void plen_ink_list_finish(struct plen_ink_list *list)
{
	free(list->strokes);
	free(list->ranges);
	*list = (struct plen_ink_list){0};
}

static void add_range(struct plen_ink_list *list, struct plen_stroke_range range)
{
	list->ranges = plen_grow(list->ranges, list->range_count, &list->range_capacity,
				 sizeof(*list->ranges));
	list->ranges[list->range_count++] = range;
}

static bool add(void *data, const struct plen_stroke *stroke)
{
	struct pass *pass = data;
	struct plen_ink_list *list = pass->list;

	list->strokes =
		plen_grow(list->strokes, list->count, &list->capacity, sizeof(*list->strokes));
	list->strokes[list->count++] =
		(struct plen_ink_list_stroke){.stroke = *stroke, .quiet = pass->quiet};
	for (uint32_t i = 0; i < stroke->kept_count; i++) {
		add_range(list, stroke->kept[i]);
	}
	return true;
}

/* Only now do the ranges stay where they are. */
static void point_at_ranges(struct plen_ink_list *list)
{
	const struct plen_stroke_range *next = list->ranges;

	for (size_t i = 0; i < list->count; i++) {
		list->strokes[i].stroke.kept = next;
		next += list->strokes[i].stroke.kept_count;
	}
}

void plen_ink_list_collect(struct plen_ink_list *list, const struct plen_lesson *lesson,
			   uint32_t page, const struct plen_page_rect *rect)
{
	const struct plen_lesson_page *about = plen_lesson_page(lesson, page);
	struct pass pass = {.list = list, .quiet = true};

	list->count = 0;
	list->range_count = 0;
	if (about == NULL) {
		return;
	}
	if (about->behind != 0) {
		plen_lesson_each_stroke(lesson, about->behind, rect, add, &pass);
	}
	pass.quiet = false;
	plen_lesson_each_stroke(lesson, page, rect, add, &pass);
	point_at_ranges(list);
}
