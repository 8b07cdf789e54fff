/* SPDX-License-Identifier: MIT
 *
 * A wall for tests of the renderer as a whole: a lesson with a page for the class and one for each
 * of three groups, drawn into memory. The rule behind most cases: however a picture came about, it
 * is the picture that drawing everything anew would make.
 */
#pragma once

#include <semaphore.h>
#include <stdint.h>

#include "renderer/renderer.h"
#include "sample_ink.h"
#include "sample_scene.h"

#define SAMPLE_WALL_W 960
#define SAMPLE_WALL_H 540
#define SAMPLE_WALL_GROUPS 3

struct sample_wall {
	struct plen_lesson *lesson;
	struct plen_presenter *presenter;
	struct plen_renderer *renderer;
	struct plen_scene scene;
	struct plen_frame frame;
	sem_t woken; /* by a worker */
	uint32_t pages[SAMPLE_WALL_GROUPS + 1];
};

/* Fixtures of cmocka. */
int sample_wall_set_up(void **state);
int sample_wall_tear_down(void **state);

/* Shows it, all of it drawn. */
void sample_wall_show_class(struct sample_wall *wall);
void sample_wall_show_groups(struct sample_wall *wall);

/* As the living board does: frames, and sleep until a worker wakes, until all is shown. */
void sample_wall_rest(struct sample_wall *wall, int64_t budget_us);

/* Of the frame; to be freed. */
uint8_t *sample_wall_copy(const struct sample_wall *wall);
/* The largest difference of any channel of any pixel of two frames. */
int sample_wall_difference(const uint8_t *a, const uint8_t *b);
void sample_wall_assert_anew(struct sample_wall *wall);

/* Puts the stroke under a pen, in a pane; with `frames`, one after each point. */
void sample_wall_write(struct sample_wall *wall, uint32_t gesture,
		       const struct sample_stroke *stroke, uint32_t pane, bool frames);
/* Another frame would present nothing. */
void sample_wall_assert_rests(struct plen_renderer *renderer);
uint32_t sample_wall_pixel(const struct sample_wall *wall, double x_mm, double y_mm);
