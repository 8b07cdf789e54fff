/* SPDX-License-Identifier: MIT */
#include "ink_list.h"

#include <stdlib.h>

#include "common/mem.h"

struct pass {
	struct plen_ink_list *list;
	size_t count_max;
	bool quiet;
};

void plen_ink_list_finish(struct plen_ink_list *list)
{
	free(list->strokes);
	free(list->ranges);
	*list = (struct plen_ink_list){0};
}

void plen_ink_list_clear(struct plen_ink_list *list)
{
	list->count = 0;
	list->range_count = 0;
}

static void add_range(struct plen_ink_list *list, struct plen_stroke_range range)
{
	list->ranges = plen_grow(list->ranges, list->range_count, &list->range_capacity,
				 sizeof(*list->ranges));
	list->ranges[list->range_count++] = range;
}

void plen_ink_list_add(struct plen_ink_list *list, const struct plen_stroke *stroke, bool quiet)
{
	list->strokes =
		plen_grow(list->strokes, list->count, &list->capacity, sizeof(*list->strokes));
	list->strokes[list->count++] =
		(struct plen_ink_list_stroke){.stroke = *stroke, .quiet = quiet};
	for (uint32_t i = 0; i < stroke->kept_count; i++) {
		add_range(list, stroke->kept[i]);
	}
}

void plen_ink_list_close(struct plen_ink_list *list)
{
	const struct plen_stroke_range *next = list->ranges;

	for (size_t i = 0; i < list->count; i++) {
		list->strokes[i].stroke.kept = next;
		next += list->strokes[i].stroke.kept_count;
	}
}

static bool visit(void *data, const struct plen_stroke *stroke)
{
	const struct pass *pass = data;

	plen_ink_list_add(pass->list, stroke, pass->quiet);
	return pass->list->count < pass->count_max;
}

static bool collect_behind(const struct plen_lesson *lesson, uint32_t behind,
			   const struct plen_page_rect *rect, struct pass *pass,
			   struct plen_ink_list_place *place)
{
	if (!place->is_own && behind != 0 &&
	    plen_lesson_each_stroke_from(lesson, behind, rect, &place->next, visit, pass)) {
		return true;
	}
	if (!place->is_own) {
		*place = (struct plen_ink_list_place){.is_own = true};
	}
	return false;
}

bool plen_ink_list_collect(struct plen_ink_list *list, const struct plen_lesson *lesson,
			   uint32_t page, const struct plen_page_rect *rect, size_t count_max,
			   struct plen_ink_list_place *place)
{
	const struct plen_lesson_page *about = plen_lesson_page(lesson, page);
	struct pass pass = {.list = list, .count_max = count_max, .quiet = true};
	bool more = false;

	plen_ink_list_clear(list);
	if (about != NULL) {
		more = collect_behind(lesson, about->behind, rect, &pass, place);
		pass.quiet = false;
		more = more ||
		       plen_lesson_each_stroke_from(lesson, page, rect, &place->next, visit, &pass);
	}
	plen_ink_list_close(list);
	return more;
}
