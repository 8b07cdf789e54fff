/* SPDX-License-Identifier: MIT */
#include "lesson/lesson.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "lesson/bare.h"
#include "state.h"

/* A part looks at so many strokes at most that nobody sees any more. */
#define LOOKS_MAX 16384

struct plen_lesson *plen_lesson_create(void)
{
	return plen_calloc(1, sizeof(struct plen_lesson));
}

void plen_lesson_destroy(struct plen_lesson *lesson)
{
	if (lesson == NULL) {
		return;
	}
	for (size_t i = 0; i < lesson->pages.count; i++) {
		plen_sheet_destroy(lesson->pages.list[i]->sheet);
		free(lesson->pages.list[i]);
	}
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		free(lesson->owned[i].list);
	}
	plen_history_finish(&lesson->history);
	plen_assets_finish(&lesson->assets);
	free(lesson->pages.list);
	free(lesson->damage);
	free(lesson);
}

void plen_lesson_set_listener(struct plen_lesson *lesson,
			      const struct plen_lesson_listener *listener)
{
	lesson->listener = *listener;
}

uint64_t plen_lesson_seq(const struct plen_lesson *lesson)
{
	return lesson->seq;
}

/* -- pages -- */

uint32_t plen_lesson_page_count(const struct plen_lesson *lesson, uint8_t owner)
{
	return owner <= PLEN_GROUP_MAX ? (uint32_t)lesson->owned[owner].count : 0;
}

const struct plen_lesson_page *plen_lesson_page_at(const struct plen_lesson *lesson, uint8_t owner,
						   uint32_t index)
{
	assert(index < plen_lesson_page_count(lesson, owner));

	return &lesson->owned[owner].list[index]->page;
}

const struct plen_lesson_page *plen_lesson_page(const struct plen_lesson *lesson, uint32_t id)
{
	const struct plen_state_page *page = plen_state_find_page(lesson, id);

	return page != NULL ? &page->page : NULL;
}

uint32_t plen_lesson_page_index(const struct plen_lesson *lesson, uint32_t id)
{
	const struct plen_state_page *page = plen_state_find_page(lesson, id);

	assert(page != NULL);
	return page->index;
}

/* -- what is seen -- */

enum visit {
	VISIT_ENDED,   /* there was no more */
	VISIT_STOPPED, /* by the callback */
	VISIT_PAUSED,  /* for a long time there was nothing to be seen */
};

static enum visit visit_strokes(const struct plen_sheet *sheet, const struct plen_page_rect *rect,
				size_t *place, plen_lesson_stroke_fn fn, void *data)
{
	for (int looks = 0; sheet != NULL && *place < sheet->trace_count; looks++) {
		if (looks == LOOKS_MAX) {
			return VISIT_PAUSED;
		}
		if (rect != NULL) {
			*place = plen_boxes_next(&sheet->boxes, rect, *place);
			if (*place == sheet->trace_count) {
				break;
			}
		}

		const struct plen_trace *trace = sheet->traces[(*place)++];
		if (plen_trace_is_seen(trace) && !fn(data, &trace->stroke)) {
			return VISIT_STOPPED;
		}
	}
	return VISIT_ENDED;
}

bool plen_lesson_each_stroke_from(const struct plen_lesson *lesson, uint32_t page,
				  const struct plen_page_rect *rect, size_t *place,
				  plen_lesson_stroke_fn fn, void *data)
{
	const struct plen_sheet *sheet = plen_state_wake(lesson, page);

	return visit_strokes(sheet, rect, place, fn, data) != VISIT_ENDED;
}

void plen_lesson_each_stroke(const struct plen_lesson *lesson, uint32_t page,
			     const struct plen_page_rect *rect, plen_lesson_stroke_fn fn,
			     void *data)
{
	const struct plen_sheet *sheet = plen_state_wake(lesson, page);
	size_t place = 0;

	while (visit_strokes(sheet, rect, &place, fn, data) == VISIT_PAUSED) {
	}
}

const struct plen_stroke *plen_lesson_seen_stroke(const struct plen_lesson *lesson, uint64_t id)
{
	for (size_t i = 0; i < lesson->pages.count; i++) {
		const struct plen_sheet *sheet = lesson->pages.list[i]->sheet;
		const struct plen_trace *trace = sheet != NULL ? plen_sheet_find(sheet, id) : NULL;
		if (trace != NULL) {
			return plen_trace_is_seen(trace) ? &trace->stroke : NULL;
		}
	}
	return NULL;
}

struct plen_page_rect plen_lesson_page_bounds(const struct plen_lesson *lesson, uint32_t page)
{
	struct plen_sheet *sheet = plen_state_wake(lesson, page);

	return sheet != NULL ? plen_sheet_bounds(sheet) : (struct plen_page_rect){0};
}

void plen_lesson_each_page(const struct plen_lesson *lesson,
			   bool (*fn)(void *data, const struct plen_lesson_page *page), void *data)
{
	for (size_t i = 0; i < lesson->pages.count; i++) {
		if (!fn(data, &lesson->pages.list[i]->page)) {
			return;
		}
	}
}

static void visit_written(const struct plen_sheet *sheet,
			  bool (*fn)(void *data, const struct plen_stroke *stroke, bool live),
			  void *data)
{
	for (size_t i = 0; i < sheet->trace_count; i++) {
		const struct plen_trace *trace = sheet->traces[i];
		if (!fn(data, &trace->stroke, trace->live)) {
			return;
		}
	}
}

void plen_lesson_each_written(const struct plen_lesson *lesson, uint32_t page,
			      bool (*fn)(void *data, const struct plen_stroke *stroke, bool live),
			      void *data)
{
	const struct plen_state_page *found = plen_state_find_page(lesson, page);

	if (found == NULL) {
		return;
	}
	if (found->sheet != NULL && found->sheet->is_complete) {
		visit_written(found->sheet, fn, data);
		return;
	}

	struct plen_sheet *whole = plen_state_whole_sheet(lesson, page);
	if (whole != NULL || found->sheet != NULL) {
		visit_written(whole != NULL ? whole : found->sheet, fn, data);
	}
	plen_sheet_destroy(whole);
}

void plen_lesson_each_picture(const struct plen_lesson *lesson, uint32_t page,
			      const struct plen_page_rect *rect,
			      bool (*fn)(void *data, const struct plen_picture *picture),
			      void *data)
{
	const struct plen_sheet *sheet = plen_state_wake(lesson, page);

	for (size_t i = 0; sheet != NULL && i < sheet->pictures.count; i++) {
		const struct plen_pictures_one *one = &sheet->pictures.list[i];
		bool wanted = one->live && (rect == NULL ||
					    plen_page_rect_intersects(&one->picture.bounds, rect));
		if (wanted && !fn(data, &one->picture)) {
			return;
		}
	}
}

/* What came as pictures, on a page and behind it. */
struct looks {
	bool any, dark, light_sheet;
};

static bool note_look(void *data, const struct plen_picture *picture)
{
	const struct plen_op_picture *place = &picture->place;
	struct looks *looks = data;

	looks->any = true;
	looks->dark = looks->dark || place->dark;
	looks->light_sheet = looks->light_sheet || (place->sheet && !place->dark);
	return true;
}

enum plen_theme plen_lesson_page_theme(const struct plen_lesson *lesson, uint32_t page,
				       enum plen_theme wall)
{
	const struct plen_lesson_page *about = plen_lesson_page(lesson, page);
	struct looks looks = {0};

	if (about == NULL) {
		return wall;
	}
	plen_lesson_each_picture(lesson, page, NULL, note_look, &looks);
	if (!looks.light_sheet && !looks.dark && about->behind != 0) {
		plen_lesson_each_picture(lesson, about->behind, NULL, note_look, &looks);
	}
	if (looks.dark && !looks.light_sheet) {
		return PLEN_THEME_DARK;
	}
	return looks.any ? PLEN_THEME_LIGHT : wall;
}

const struct plen_lesson_asset *plen_lesson_asset(const struct plen_lesson *lesson, uint32_t id)
{
	const struct plen_asset *asset = plen_assets_find(&lesson->assets, id);

	return asset != NULL ? &asset->what : NULL;
}

uint8_t *plen_lesson_asset_bytes(const struct plen_lesson *lesson, uint32_t id)
{
	const struct plen_asset *asset = plen_assets_find(&lesson->assets, id);
	uint8_t *bytes = NULL;

	if (asset == NULL) {
		return NULL;
	}
	if (asset->bytes != NULL) {
		bytes = plen_realloc(NULL, asset->what.size, 1);
		memcpy(bytes, asset->bytes, asset->what.size);
	} else if (lesson->shelf.asset != NULL) {
		bytes = lesson->shelf.asset(lesson->shelf.data, id, asset->what.size);
	}
	return bytes;
}

uint8_t *plen_lesson_asset_bare(const struct plen_lesson *lesson, uint32_t id, size_t *size)
{
	const struct plen_lesson_asset *asset = plen_lesson_asset(lesson, id);
	uint8_t *bytes = plen_lesson_asset_bytes(lesson, id);
	uint8_t *bare = NULL;

	if (bytes == NULL) {
		return NULL;
	}
	*size = asset->size;
	bare = plen_bare_picture(asset->media, bytes, asset->size, size);
	if (bare == NULL) {
		return bytes;
	}
	free(bytes);
	return bare;
}

/* -- undo and redo -- */

static uint64_t last_wanted(const struct plen_history *history, uint32_t top,
			    plen_lesson_wanted wanted, void *data, uint32_t *page)
{
	const struct plen_chain *found = NULL;
	uint32_t next = top;

	while (found == NULL && next != PLEN_CHAIN_NONE) {
		const struct plen_chain *chain = &history->chains[next];
		found = wanted == NULL || wanted(data, chain->id, chain->page) ? chain : NULL;
		next = chain->below;
	}
	if (page != NULL) {
		*page = found != NULL ? found->page : 0;
	}
	return found != NULL ? found->id : 0;
}

uint64_t plen_lesson_undo_chain(const struct plen_lesson *lesson, uint8_t group,
				plen_lesson_wanted wanted, void *data, uint32_t *page)
{
	const struct plen_history *history = &lesson->history;

	assert(group <= PLEN_GROUP_MAX);

	return last_wanted(history, plen_history_top(history, group, PLEN_CHAIN_LIVE), wanted, data,
			   page);
}

uint64_t plen_lesson_redo_chain(const struct plen_lesson *lesson, uint8_t group,
				plen_lesson_wanted wanted, void *data, uint32_t *page)
{
	const struct plen_history *history = &lesson->history;

	assert(group <= PLEN_GROUP_MAX);

	return last_wanted(history, plen_history_top(history, group, PLEN_CHAIN_UNDONE), wanted,
			   data, page);
}

const struct plen_op_view *plen_lesson_view(const struct plen_lesson *lesson)
{
	return lesson->has_view ? &lesson->view : NULL;
}
