/* SPDX-License-Identifier: MIT */
#include "replay_show.h"

#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "lesson/replay.h"
#include "look_back.h"

#define SLICE_US 3000
#define NEXT_SLICE_US 1000
/* More than a wall has hands. */
#define WETS_MAX 64
/* Numbers that no hand's gesture has: those count from 1. */
#define GESTURE_FIRST UINT32_C(0xf0000000)
#define UM 1e3
#define PRESSURE_FULL 255.0

struct wet {
	uint64_t id; /* 0 = free */
	uint32_t told;
	bool is_alive;
};

struct plen_replay_show {
	struct plen_board *board;
	struct plen_lesson *lesson;
	struct plen_store *store;
	struct plen_renderer *renderer;
	uint32_t run;               /* the board's replay that is shown or read */
	struct plen_replay *replay; /* NULL: none */
	bool is_ready;
	struct plen_look_back look_back;
	int64_t due_us;
	struct wet wets[WETS_MAX];
	struct plen_scene_pane pane; /* on which wet ink lies */
};

/* -- what the fold changes -- */

static void on_page_changed(void *data, uint32_t page, const struct plen_page_rect *rect,
			    const struct plen_stroke *added)
{
	struct plen_replay_show *show = data;

	plen_renderer_page_changed(show->renderer, page | PLEN_SCENE_PAGE_REPLAY, rect, added);
}

static void on_restarted(void *data, const struct plen_lesson *lesson)
{
	struct plen_replay_show *show = data;

	plen_renderer_set_replay(show->renderer, lesson);
}

/* -- wet ink -- */

static uint32_t gesture_of(const struct plen_replay_show *show, const struct wet *wet)
{
	return GESTURE_FIRST + (uint32_t)(wet - show->wets);
}

static void end_wet(struct plen_replay_show *show, struct wet *wet)
{
	plen_renderer_wet_end(show->renderer, gesture_of(show, wet));
	*wet = (struct wet){0};
}

static void end_wets(struct plen_replay_show *show)
{
	for (int i = 0; i < WETS_MAX; i++) {
		if (show->wets[i].id != 0) {
			end_wet(show, &show->wets[i]);
		}
	}
}

static struct wet *find_wet(struct plen_replay_show *show, uint64_t id)
{
	for (int i = 0; i < WETS_MAX; i++) {
		if (show->wets[i].id == id) {
			return &show->wets[i];
		}
	}
	return NULL;
}

static struct plen_board_pt on_wall(const struct plen_replay_show *show,
				    const struct plen_stroke_point *point)
{
	struct plen_board_pt corner = {show->pane.rect.x_mm, show->pane.rect.y_mm};
	struct plen_page_pt at = {point->x_um / UM, point->y_um / UM};

	return plen_geometry_page_to_board(&show->pane.view, corner, at);
}

static struct wet *begin_wet(struct plen_replay_show *show, const struct plen_replay_wet *from)
{
	struct wet *wet = find_wet(show, 0);

	if (wet == NULL) {
		return NULL;
	}
	wet->id = from->id;
	wet->told = 1;
	plen_renderer_wet_begin(
		show->renderer, gesture_of(show, wet), from->page | PLEN_SCENE_PAGE_REPLAY,
		(enum plen_ink)from->ink, from->width_um / UM * show->pane.view.scale,
		on_wall(show, &from->points[0]), from->points[0].pressure / PRESSURE_FULL);
	plen_renderer_wet_colour(show->renderer, gesture_of(show, wet), from->rgba);
	return wet;
}

static void on_wet(void *data, const struct plen_replay_wet *from)
{
	struct plen_replay_show *show = data;
	struct wet *wet = find_wet(show, from->id);

	/* The position went back: ink does not. */
	if (wet != NULL && wet->told > from->count) {
		end_wet(show, wet);
		wet = NULL;
	}
	if (wet == NULL) {
		wet = begin_wet(show, from);
	}
	if (wet == NULL) {
		return;
	}
	wet->is_alive = true;
	for (; wet->told < from->count; wet->told++) {
		const struct plen_stroke_point *point = &from->points[wet->told];
		plen_renderer_wet_extend(show->renderer, gesture_of(show, wet),
					 on_wall(show, point), point->pressure / PRESSURE_FULL);
	}
}

/* The pane of the replay as it is on the wall now; what is wet lies on that. */
static bool find_pane(struct plen_replay_show *show, uint32_t page, struct plen_scene_pane *pane)
{
	uint64_t generation = 0;
	const struct plen_scene *scene = plen_board_scene(show->board, &generation);

	for (uint32_t i = 0; i < scene->pane_count; i++) {
		if (scene->panes[i].page == (page | PLEN_SCENE_PAGE_REPLAY)) {
			*pane = scene->panes[i];
			return true;
		}
	}
	return false;
}

/* -- from asking to closing -- */

static void close_replay(struct plen_replay_show *show)
{
	if (show->replay == NULL) {
		return;
	}
	end_wets(show);
	plen_renderer_set_replay(show->renderer, NULL);
	plen_replay_destroy(show->replay);
	show->replay = NULL;
	show->is_ready = false;
	show->due_us = INT64_MAX;
}

static void open_replay(struct plen_replay_show *show, const struct plen_board_replay *wanted)
{
	const struct plen_replay_listener listener = {on_page_changed, on_restarted, show};
	const struct plen_lesson_page *page = plen_lesson_page(show->lesson, wanted->page);

	show->run = wanted->run;
	show->replay = plen_replay_create(page->id, page->behind, &listener);
	show->look_back.take = plen_replay_take;
	show->look_back.data = show->replay;
	plen_look_back_begin(&show->look_back, show->store, plen_lesson_seq(show->lesson));
}

/* A part must not look as if it were all. */
static void say(struct plen_replay_show *show, bool is_whole, int64_t time_us)
{
	bool is_empty = plen_replay_length_us(show->replay) == 0;

	if (!is_whole) {
		plen_board_set_replay_part(show->board);
		plen_board_say(show->board, "Some of it could not be read.", time_us);
	} else if (is_empty) {
		plen_board_say(show->board, "Nothing has been written on this page.", time_us);
	}
}

static void read_on(struct plen_replay_show *show, int64_t time_us)
{
	enum plen_look_back_state state = plen_look_back_step(&show->look_back, SLICE_US);

	show->due_us = time_us + NEXT_SLICE_US;
	if (state == PLEN_LOOK_BACK_READING) {
		return;
	}
	show->due_us = INT64_MAX;
	show->is_ready = true;
	plen_replay_ready(show->replay);
	say(show, state == PLEN_LOOK_BACK_WHOLE, time_us);
	if (plen_replay_length_us(show->replay) > 0) {
		plen_board_set_replay_length(show->board, plen_replay_length_us(show->replay),
					     time_us);
	} else {
		plen_board_end_replay(show->board);
		close_replay(show);
	}
}

void plen_replay_show_follow(struct plen_replay_show *show, int64_t time_us)
{
	struct plen_board_replay wanted = plen_board_replay(show->board);

	if (show->replay != NULL && (wanted.page == 0 || wanted.run != show->run)) {
		close_replay(show);
	}
	if (show->replay == NULL && wanted.page != 0) {
		open_replay(show, &wanted);
	}
	if (show->replay != NULL && !show->is_ready) {
		read_on(show, time_us);
		wanted = plen_board_replay(show->board);
	}
	if (show->is_ready) {
		plen_replay_seek(show->replay, wanted.position_us);
	}
}

void plen_replay_show_draw(struct plen_replay_show *show)
{
	uint32_t page = plen_board_replay(show->board).page;
	struct plen_scene_pane pane;

	if (!show->is_ready || !find_pane(show, page, &pane)) {
		return;
	}
	if (memcmp(&pane, &show->pane, sizeof(pane)) != 0) {
		end_wets(show);
		show->pane = pane;
	}
	for (int i = 0; i < WETS_MAX; i++) {
		show->wets[i].is_alive = false;
	}
	plen_replay_each_wet(show->replay, on_wet, show);
	for (int i = 0; i < WETS_MAX; i++) {
		if (show->wets[i].id != 0 && !show->wets[i].is_alive) {
			end_wet(show, &show->wets[i]);
		}
	}
}

void plen_replay_show_hurry(struct plen_replay_show *show)
{
	if (show->due_us != INT64_MAX) {
		show->due_us = 0;
	}
}

int64_t plen_replay_show_deadline_us(const struct plen_replay_show *show)
{
	return show->due_us;
}

struct plen_replay_show *plen_replay_show_create(struct plen_board *board,
						 struct plen_lesson *lesson,
						 struct plen_store *store,
						 struct plen_renderer *renderer, bool is_at_once)
{
	struct plen_replay_show *show = plen_calloc(1, sizeof(*show));

	show->board = board;
	show->lesson = lesson;
	show->store = store;
	show->renderer = renderer;
	show->look_back.is_at_once = is_at_once;
	show->due_us = INT64_MAX;
	return show;
}

void plen_replay_show_destroy(struct plen_replay_show *show)
{
	if (show != NULL) {
		close_replay(show);
		free(show);
	}
}
