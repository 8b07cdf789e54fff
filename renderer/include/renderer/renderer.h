/* SPDX-License-Identifier: MIT
 *
 * The renderer: a scene and a lesson become a frame. It owns the tiles (finished ink of a page at a
 * scale, opaque, 256 px square), the wet ink (strokes under pens), the ink that dries (finished,
 * but not yet in all of its tiles) and the damage (rectangles that changed since the last frame).
 *
 *   plen_renderer_set_scene ──► damage ◄── plen_renderer_page_changed
 *   plen_renderer_wet_*     ──► damage, of the newest part of a stroke
 *   plen_renderer_frame: what workers drew is taken over; each damaged rectangle is composed anew,
 *   from tiles, ink that dries, wet ink and chrome; present
 *
 * No full-frame work while a pen is down, unless the scene itself changes. Main thread only; tiles
 * are drawn by workers. They have copies of all that may change, and read the points of strokes in
 * the lesson, where they never do.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/geometry.h"
#include "common/ink.h"
#include "common/scene.h"
#include "lesson/lesson.h"
#include "renderer/pictures.h"
#include "renderer/presenter.h"

struct plen_renderer;

/* Both are borrowed and must outlive the renderer. Never NULL. */
struct plen_renderer *plen_renderer_create(struct plen_presenter *presenter,
					   const struct plen_lesson *lesson);
void plen_renderer_destroy(struct plen_renderer *renderer); /* NULL is fine */

/* `wake` is called from a worker, and must not block, when what it drew waits for a frame. Once
 * this has returned with another, the former is not called any more. */
void plen_renderer_set_wake(struct plen_renderer *renderer, void (*wake)(void *data), void *data);

/* The new scene; copied. Only what differs from the last one is drawn. */
void plen_renderer_set_scene(struct plen_renderer *renderer, const struct plen_scene *scene);

/* Where pages with the bit PLEN_SCENE_PAGE_REPLAY are drawn from: a second lesson, borrowed until
 * another is set; NULL = such pages are blank. What is shown of another one stays until it has been
 * drawn anew. */
void plen_renderer_set_replay(struct plen_renderer *renderer, const struct plen_lesson *replay);

/* Where pixels of pictures come from. Copied; it must outlive the renderer, or be taken back by
 * NULL, with which every picture is an empty frame. */
void plen_renderer_set_pictures(struct plen_renderer *renderer,
				const struct plen_picture_source *source);
/* Pixels that were asked for are here, or will never be. */
void plen_renderer_picture_came(struct plen_renderer *renderer, uint32_t asset, uint32_t part);

/* Lets go of every stroke of the page, so that the lesson may drop them: what is being drawn from
 * them is given up, and no thread reads them any more. Tiles stay. */
void plen_renderer_let_go(struct plen_renderer *renderer, uint32_t page);

/* For plen_lesson_listener.page_changed; with PLEN_SCENE_PAGE_REPLAY in `page`, for that of the
 * replay. */
void plen_renderer_page_changed(struct plen_renderer *renderer, uint32_t page,
				const struct plen_page_rect *rect, const struct plen_stroke *added);

/* Wet ink of one gesture, clipped to the rectangle of the pane that shows `page` and contains the
 * first point. width_mm is on the wall. Points are board mm, pressure 0..1. */
void plen_renderer_wet_begin(struct plen_renderer *renderer, uint32_t gesture, uint32_t page,
			     enum plen_ink ink, double width_mm, struct plen_board_pt at,
			     double pressure);
/* The colour of one that is PLEN_INK_OWN or PLEN_INK_OWN_MARKER, as 0xRRGGBBAA; black if not said.
 */
void plen_renderer_wet_colour(struct plen_renderer *renderer, uint32_t gesture, uint32_t rgba);
void plen_renderer_wet_extend(struct plen_renderer *renderer, uint32_t gesture,
			      struct plen_board_pt at, double pressure);
/* Where the pen is thought to be next: at most four points, drawn after the last one until another
 * comes. None takes them back. */
void plen_renderer_wet_predict(struct plen_renderer *renderer, uint32_t gesture,
			       const struct plen_board_pt *tail, uint32_t count);
/* The wet ink goes; if it became a stroke, page_changed has brought that already. */
void plen_renderer_wet_end(struct plen_renderer *renderer, uint32_t gesture);

struct plen_renderer_stats {
	uint64_t frames; /* that presented something */
	/* Most bytes presented in one frame while ink was wet, the frame in which it ends included.
	 */
	uint64_t presented_bytes_max;
	uint64_t tiles_drawn;
};

/* plen_renderer_frame: workers have all that is left; `wake` will tell. */
#define PLEN_RENDERER_BUSY 2

/* Draws what is due and presents it. `budget_us` bounds the tile work of this call (0 = all of it,
 * however long it takes, for tests and screenshots); tiles not yet drawn show the old scale, or
 * paper. Returns 0 if all is shown, 1 if more tile work waits for another call, PLEN_RENDERER_BUSY
 * only if there is a wake callback, or a negative errno from the presenter (damage is kept). */
int plen_renderer_frame(struct plen_renderer *renderer, int64_t budget_us);

struct plen_renderer_stats plen_renderer_stats(const struct plen_renderer *renderer);

/* Writes the frame as it stands to a PNG file. 0 or a negative errno. */
int plen_renderer_screenshot(struct plen_renderer *renderer, const char *path);
