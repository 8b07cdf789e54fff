/* SPDX-License-Identifier: MIT */
#include "tile_job.h"

#include <stdlib.h>

#include <cairo.h>

#include "page_ink.h"

/* So many strokes are drawn before the job is looked at again. */
#define STROKES_AT_ONCE 128

void plen_tile_job_finish(struct plen_tile_job *job)
{
	plen_ink_list_finish(&job->list);
	free(job->pixels);
}

static cairo_t *open_rows(const struct plen_tile_job *job)
{
	const struct plen_px_rect *rows = &job->map.clip;
	cairo_surface_t *surface = cairo_image_surface_create_for_data(
		(unsigned char *)job->pixels, CAIRO_FORMAT_RGB24, PLEN_TILE_PX, PLEN_TILE_PX,
		PLEN_TILE_PX * 4);
	cairo_t *cr = cairo_create(surface);

	cairo_surface_destroy(surface);
	cairo_rectangle(cr, rows->x, rows->y, rows->w, rows->h);
	cairo_clip(cr);
	return cr;
}

static void draw_ink(struct plen_tile_job *job, const struct plen_page_ink *target)
{
	const struct plen_ink_list *list = &job->list;

	for (size_t i = 0; i < list->count && !atomic_load(&job->is_cancelled);
	     i += STROKES_AT_ONCE) {
		size_t left = list->count - i;
		const struct plen_ink_list part = {
			.count = left < STROKES_AT_ONCE ? left : STROKES_AT_ONCE,
			.strokes = list->strokes + i,
		};

		plen_page_ink_draw(target, &part);
	}
}

void plen_tile_job_draw(struct plen_tile_job *job, struct plen_spine *scratch)
{
	if (job->on_paper) {
		plen_paper_fill(&job->paper, job->pixels, PLEN_TILE_PX, job->map.clip,
				job->map.origin_x_px, job->map.origin_y_px);
	}

	const struct plen_page_ink target = {
		.cr = open_rows(job),
		.theme = job->theme,
		.map = job->map,
		.scratch = scratch,
	};
	draw_ink(job, &target);
	cairo_destroy(target.cr);
}
