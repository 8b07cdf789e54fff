/* SPDX-License-Identifier: MIT */
#include "sample_wall.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"

static void changed(void *data, uint32_t page, const struct plen_page_rect *rect,
		    const struct plen_stroke *added)
{
	struct sample_wall *wall = data;

	plen_renderer_page_changed(wall->renderer, page, rect, added);
}

static void post(void *data)
{
	sem_post(data);
}

int sample_wall_set_up(void **state)
{
	struct sample_wall *wall = calloc(1, sizeof(*wall));
	const struct plen_lesson_listener listener = {.page_changed = changed, .data = wall};

	wall->lesson = plen_lesson_create();
	for (uint32_t i = 0; i <= SAMPLE_WALL_GROUPS; i++) {
		wall->pages[i] =
			sample_ink_page(wall->lesson, (uint8_t)i, PLEN_BACKGROUND_SQUARED, 0);
		sample_ink_fill_page(wall->lesson, wall->pages[i], i);
	}
	wall->presenter = plen_presenter_memory_create(SAMPLE_WALL_W, SAMPLE_WALL_H);
	wall->renderer = plen_renderer_create(wall->presenter, wall->lesson);
	sem_init(&wall->woken, 0, 0);
	plen_renderer_set_wake(wall->renderer, post, &wall->woken);
	plen_lesson_set_listener(wall->lesson, &listener);
	plen_presenter_frame(wall->presenter, &wall->frame);
	*state = wall;
	return 0;
}

int sample_wall_tear_down(void **state)
{
	struct sample_wall *wall = *state;

	plen_renderer_destroy(wall->renderer);
	plen_presenter_destroy(wall->presenter);
	plen_lesson_destroy(wall->lesson);
	sem_destroy(&wall->woken);
	free(wall);
	return 0;
}

void sample_wall_show_class(struct sample_wall *wall)
{
	sample_scene_class(&wall->scene, PLEN_THEME_LIGHT, wall->pages[0]);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
}

void sample_wall_show_groups(struct sample_wall *wall)
{
	sample_scene_groups(&wall->scene, PLEN_THEME_LIGHT, SAMPLE_WALL_GROUPS, wall->pages + 1);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
}

void sample_wall_rest(struct sample_wall *wall, int64_t budget_us)
{
	int status;

	while ((status = plen_renderer_frame(wall->renderer, budget_us)) != 0) {
		assert_true(status == 1 || status == PLEN_RENDERER_BUSY);
		if (status == PLEN_RENDERER_BUSY) {
			sem_wait(&wall->woken);
		}
	}
}

uint8_t *sample_wall_copy(const struct sample_wall *wall)
{
	size_t size = (size_t)wall->frame.stride * SAMPLE_WALL_H;

	return memcpy(malloc(size), wall->frame.pixels, size);
}

int sample_wall_difference(const uint8_t *a, const uint8_t *b)
{
	int most = 0;

	for (size_t i = 0; i < (size_t)SAMPLE_WALL_W * SAMPLE_WALL_H * 4; i++) {
		/* The fourth byte of a pixel means nothing. */
		int d = i % 4 == 3 ? 0 : abs(a[i] - b[i]);

		most = d > most ? d : most;
	}
	return most;
}

void sample_wall_assert_anew(struct sample_wall *wall)
{
	struct plen_presenter *presenter =
		plen_presenter_memory_create(SAMPLE_WALL_W, SAMPLE_WALL_H);
	struct plen_renderer *renderer = plen_renderer_create(presenter, wall->lesson);
	struct plen_frame frame;

	plen_renderer_set_scene(renderer, &wall->scene);
	assert_int_equal(plen_renderer_frame(renderer, 0), 0);
	plen_presenter_frame(presenter, &frame);
	assert_int_equal(sample_wall_difference(wall->frame.pixels, frame.pixels), 0);
	plen_renderer_destroy(renderer);
	plen_presenter_destroy(presenter);
}

void sample_wall_write(struct sample_wall *wall, uint32_t gesture,
		       const struct sample_stroke *stroke, uint32_t pane, bool frames)
{
	const struct plen_scene_pane *shown = &wall->scene.panes[pane];
	const struct plen_board_pt corner = {shown->rect.x_mm, shown->rect.y_mm};

	for (uint32_t i = 0; i < stroke->op.count; i++) {
		struct plen_page_pt on_page = {stroke->points[i].x_um / 1e3,
					       stroke->points[i].y_um / 1e3};
		struct plen_board_pt at =
			plen_geometry_page_to_board(&shown->view, corner, on_page);
		double pressure = stroke->points[i].pressure / 255.0;

		if (i == 0) {
			plen_renderer_wet_begin(
				wall->renderer, gesture, shown->page, stroke->op.ink,
				stroke->op.width_um / 1e3 * shown->view.scale, at, pressure);
		} else {
			plen_renderer_wet_extend(wall->renderer, gesture, at, pressure);
		}
		if (frames) {
			assert_true(plen_renderer_frame(wall->renderer, 1000) >= 0);
		}
	}
}

void sample_wall_assert_rests(struct plen_renderer *renderer)
{
	uint64_t frames = plen_renderer_stats(renderer).frames;

	assert_int_equal(plen_renderer_frame(renderer, 0), 0);
	assert_int_equal(plen_renderer_stats(renderer).frames, frames);
}

uint32_t sample_wall_pixel(const struct sample_wall *wall, double x_mm, double y_mm)
{
	int x = (int)(x_mm * SAMPLE_WALL_W / wall->scene.size.w_mm),
	    y = (int)(y_mm * SAMPLE_WALL_H / wall->scene.size.h_mm);

	return ((const uint32_t *)(wall->frame.pixels +
				   (size_t)y * (size_t)wall->frame.stride))[x] &
	       0xffffff;
}
