/* SPDX-License-Identifier: MIT */
#include "ink_list.h"

#include <stdint.h>
#include <stdlib.h>

#include "common/mem.h"

/* Looking at strokes that are not taken costs time as well. */
#define VISITS_PER_STROKE 4

struct pass {
	struct plen_ink_list *list;
	size_t count_max;
	size_t *visits; /* left */
	bool quiet;
	bool beneath; /* strokes of highlighters, and no others */
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

	if (plen_ink_is_beneath(stroke->ink) == pass->beneath) {
		plen_ink_list_add(pass->list, stroke, pass->quiet);
	}
	return pass->list->count < pass->count_max && --*pass->visits > 0;
}

static const struct stage {
	bool behind, beneath;
} stages[] = {{true, true}, {true, false}, {false, true}, {false, false}};
#define STAGES ((int)(sizeof(stages) / sizeof(stages[0])))

bool plen_ink_list_collect(struct plen_ink_list *list, const struct plen_lesson *lesson,
			   uint32_t page, const struct plen_page_rect *rect, size_t count_max,
			   struct plen_ink_list_place *place)
{
	const struct plen_lesson_page *about = plen_lesson_page(lesson, page);
	size_t visits =
		count_max < SIZE_MAX / VISITS_PER_STROKE ? count_max * VISITS_PER_STROKE : SIZE_MAX;
	bool more = false;

	plen_ink_list_clear(list);
	while (about != NULL && place->stage < STAGES && !more) {
		const struct stage *stage = &stages[place->stage];
		struct pass pass = {list, count_max, &visits, stage->behind, stage->beneath};
		uint32_t from = stage->behind ? about->behind : page;

		more = from != 0 &&
		       plen_lesson_each_stroke_from(lesson, from, rect, &place->next, visit, &pass);
		if (!more) {
			*place = (struct plen_ink_list_place){.stage = place->stage + 1};
		}
	}
	plen_ink_list_close(list);
	return more;
}
