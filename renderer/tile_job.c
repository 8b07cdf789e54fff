/* SPDX-License-Identifier: MIT */
#include "tile_job.h"

#include <stdlib.h>

#include "page_ink.h"

/* So many strokes are drawn before the job is looked at again. */
#define STROKES_AT_ONCE 128

void plen_tile_job_finish(struct plen_tile_job *job)
{
	plen_ink_list_finish(&job->list);
	free(job->pixels);
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

void plen_tile_job_draw(struct plen_tile_job *job, struct plen_coverage *scratch)
{
	if (job->on_paper) {
		plen_paper_fill(&job->paper, job->pixels, PLEN_TILE_PX, job->map.clip,
				job->map.origin_x_px, job->map.origin_y_px);
	}

	const struct plen_page_ink target = {
		.pixels = job->pixels,
		.stride_px = PLEN_TILE_PX,
		.theme = job->theme,
		.map = job->map,
		.scratch = scratch,
	};
	draw_ink(job, &target);
}
