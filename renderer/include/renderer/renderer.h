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

/* For plen_lesson_listener.page_changed. */
void plen_renderer_page_changed(struct plen_renderer *renderer, uint32_t page,
				const struct plen_page_rect *rect, const struct plen_stroke *added);

/* Wet ink of one gesture, clipped to the rectangle of the pane that shows `page` and contains the
 * first point. width_mm is on the wall. Points are board mm, pressure 0..1. */
void plen_renderer_wet_begin(struct plen_renderer *renderer, uint32_t gesture, uint32_t page,
			     enum plen_ink ink, double width_mm, struct plen_board_pt at,
			     double pressure);
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
