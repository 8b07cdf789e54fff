/* SPDX-License-Identifier: MIT */
#include "out_pages.h"

#include <errno.h>
#include <stdlib.h>

#include "common/mem.h"

#define MARGIN_MM 20.0

/* -- how large -- */

static bool holds(const struct plen_page_rect *outer, const struct plen_page_rect *inner)
{
	return inner->x_mm >= outer->x_mm && inner->y_mm >= outer->y_mm &&
	       inner->x_mm + inner->w_mm <= outer->x_mm + outer->w_mm &&
	       inner->y_mm + inner->h_mm <= outer->y_mm + outer->h_mm;
}

static void widen(double *from, double *length, double least)
{
	if (*length < least) {
		*from -= (least - *length) / 2;
		*length = least;
	}
}

static bool add_sheet(void *data, const struct plen_picture *picture)
{
	struct plen_page_rect *sheets = data;

	if (picture->place.sheet) {
		*sheets = plen_page_rect_union(*sheets, picture->bounds);
	}
	return true;
}

static struct plen_page_rect rect_of(const struct plen_lesson *lesson, uint32_t page,
				     struct plen_board_size screen)
{
	struct plen_page_rect paper = {0};
	struct plen_page_rect seen = plen_lesson_page_bounds(lesson, page);

	plen_lesson_each_picture(lesson, page, NULL, add_sheet, &paper);
	bool has_sheet = !plen_page_rect_is_empty(&paper);
	if (!has_sheet) {
		paper = (struct plen_page_rect){0, 0, screen.w_mm, screen.h_mm};
	}
	if (plen_page_rect_is_empty(&seen) || holds(&paper, &seen)) {
		return paper;
	}
	if (has_sheet) {
		return plen_page_rect_union(paper, seen);
	}
	seen = plen_page_rect_grown(seen, MARGIN_MM);
	widen(&seen.x_mm, &seen.w_mm, screen.w_mm);
	widen(&seen.y_mm, &seen.h_mm, screen.h_mm);
	return seen;
}

/* -- which -- */

static void add(struct plen_out_pages *pages, size_t *capacity,
		const struct plen_lesson_page *about)
{
	pages->list = plen_grow(pages->list, pages->count, capacity, sizeof(*pages->list));
	pages->list[pages->count++] = (struct plen_out_page){
		.id = about->id,
		.owner = about->owner,
		.background = about->background,
		.has_behind = about->behind != 0,
	};
}

static void add_group(struct plen_out_pages *pages, size_t *capacity,
		      const struct plen_lesson *lesson, uint8_t group)
{
	uint32_t count = plen_lesson_page_count(lesson, group);

	for (uint32_t i = 0; i < count; i++) {
		add(pages, capacity, plen_lesson_page_at(lesson, group, i));
	}
}

int plen_out_pages_choose(struct plen_out_pages *pages, const struct plen_lesson *lesson,
			  const struct plen_writing_options *options)
{
	const struct plen_lesson_page blank = {0};
	size_t capacity = 0;

	*pages = (struct plen_out_pages){0};
	for (uint8_t group = 0; group < PLEN_GROUP_COUNT; group++) {
		if (options->group < 0 || options->group == group) {
			add_group(pages, &capacity, lesson, group);
		}
	}
	if (pages->count == 0) {
		add(pages, &capacity, &blank);
	}
	if (options->page > 0) {
		if ((size_t)options->page > pages->count) {
			plen_out_pages_finish(pages);
			return -ENOENT;
		}
		pages->list[0] = pages->list[options->page - 1];
		pages->count = 1;
	}
	for (size_t i = 0; i < pages->count; i++) {
		struct plen_out_page *page = &pages->list[i];

		page->rect = rect_of(lesson, page->id, options->screen);
		page->theme = plen_lesson_page_theme(lesson, page->id, options->theme);
	}
	return 0;
}

void plen_out_pages_finish(struct plen_out_pages *pages)
{
	free(pages->list);
	*pages = (struct plen_out_pages){0};
}

void plen_out_pages_lose(const struct plen_out_page *page, uint32_t losses[PLEN_LOSS_COUNT])
{
	losses[PLEN_LOSS_HISTORY]++;
	losses[PLEN_LOSS_BEHIND] += page->has_behind;
}

int plen_out_pages_done(const struct plen_writing_options *options, size_t done, size_t total)
{
	bool goes_on = options->progress == NULL ||
		       options->progress(options->data, (uint32_t)done, (uint32_t)total);

	return goes_on ? 0 : -ECANCELED;
}
