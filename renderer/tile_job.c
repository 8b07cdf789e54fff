/* SPDX-License-Identifier: MIT */
#include "tile_job.h"

#include <stdlib.h>

#include "page_ink.h"

void plen_tile_job_finish(struct plen_tile_job *job)
{
	plen_ink_list_finish(&job->list);
	plen_picture_list_finish(&job->pictures);
	free(job->pixels);
}

void plen_tile_job_draw(struct plen_tile_job *job, struct plen_coverage *scratch)
{
	if (job->on_paper) {
		plen_paper_fill(&job->paper, job->pixels, PLEN_TILE_PX, job->map.clip,
				job->map.origin_x_px, job->map.origin_y_px);
	}

	const struct plen_picture_target beneath = {
		.pixels = job->pixels,
		.width_px = PLEN_TILE_PX,
		.height_px = PLEN_TILE_PX,
		.stride_px = PLEN_TILE_PX,
		.clip = job->map.clip,
		.theme = job->key.theme,
		.is_cancelled = &job->is_cancelled,
	};
	plen_picture_list_draw(&job->pictures, &beneath);

	const struct plen_page_ink target = {
		.pixels = job->pixels,
		.stride_px = PLEN_TILE_PX,
		.theme = job->key.theme,
		.map = job->map,
		.scratch = scratch,
		.is_cancelled = &job->is_cancelled,
	};
	plen_page_ink_draw(&target, &job->list);
}
