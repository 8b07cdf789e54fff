/* SPDX-License-Identifier: MIT
 *
 * A tile job: rows of one tile to be drawn, with all that drawing needs, so that it can be done on
 * any thread. Pixels and lists keep their memory from job to job.
 */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/ink.h"
#include "coverage.h"
#include "ink_list.h"
#include "outline.h"
#include "paper.h"
#include "picture_list.h"
#include "tile_cache.h"

enum plen_tile_job_kind {
	PLEN_TILE_JOB_REDRAW, /* paper, and all ink of these rows */
	PLEN_TILE_JOB_ADD,    /* strokes on top of what the tile shows */
};

struct plen_tile_job {
	/* The order; nobody changes it while the job is out. */
	struct plen_tile_key key;
	enum plen_tile_job_kind kind;
	bool on_paper; /* begin with paper; otherwise on the pixels as they are */
	struct plen_paper paper;
	struct plen_outline_map map;       /* its clip: the rows, as wide as the tile */
	struct plen_picture_list pictures; /* beneath it, in a redraw */
	struct plen_ink_list list;
	atomic_bool
		is_cancelled; /* nobody wants it any more: it is left, in the middle of a stroke */

	/* The result: 256 x 256, of which the rows are drawn. */
	uint32_t *pixels;

	/* For who gave the order. */
	struct plen_px_rect changed;      /* what of the tile will look different */
	struct plen_ink_list_place place; /* how far the list has come; see is_part */
	bool is_part;                     /* more ink follows on top of this */
	uint64_t tick;
	uint64_t asked;    /* when the pictures were collected ... */
	bool has_pictures; /* ... whether there were any ... */
	uint32_t waiting;  /* ... and how many lacked their pixels */

	/* For the pool. */
	bool is_out;
	struct plen_tile_job *next;
};

void plen_tile_job_finish(struct plen_tile_job *job);

/* Any thread. `scratch` is clear, and left so. */
void plen_tile_job_draw(struct plen_tile_job *job, struct plen_coverage *scratch);
