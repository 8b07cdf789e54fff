/* SPDX-License-Identifier: MIT
 *
 * An ink grid: the coverage of one growing stroke, kept in small cells where there is any. What
 * was laid once is never laid again, so that drawing a spot costs the same however often the pen
 * has been there. Cells come from a pool and go back to it.
 *
 * Only a window of the page is kept. Beyond it nothing is laid, so a line to nowhere costs no more
 * memory than the window holds.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "brush.h"
#include "coverage.h"

#define PLEN_INK_CELL_PX 64
#define PLEN_INK_GRID_BUCKETS 64

struct plen_ink_cell {
	int64_t column, row;
	struct plen_coverage coverage;
	struct plen_ink_cell *chain; /* of its bucket, or of the spare ones */
	struct plen_ink_cell *next_in_grid;
};

struct plen_ink_pool {
	struct plen_ink_cell *spare;
};

void plen_ink_pool_init(struct plen_ink_pool *pool);
void plen_ink_pool_finish(struct plen_ink_pool *pool); /* every grid must be clear */

/* Pixels of a page, half open. */
struct plen_ink_window {
	int64_t x0_px, y0_px, x1_px, y1_px;
};

struct plen_ink_grid {
	struct plen_ink_pool *pool;
	struct plen_brush brush;
	struct plen_ink_window window;
	struct plen_ink_window laid; /* what may hold ink; nothing while `all` is empty */
	struct plen_ink_cell *all;
	struct plen_ink_cell *buckets[PLEN_INK_GRID_BUCKETS];
};

void plen_ink_grid_init(struct plen_ink_grid *grid, struct plen_ink_pool *pool);
/* Gives all cells back. */
void plen_ink_grid_clear(struct plen_ink_grid *grid);

/* Lays the capsule between two samples; their disc if they are the same. */
void plen_ink_grid_lay(struct plen_ink_grid *grid, const struct plen_spine_sample *from,
		       const struct plen_spine_sample *to);

/* Whether anything was laid there, or near. */
bool plen_ink_grid_touches(const struct plen_ink_grid *grid, const struct plen_ink_window *window);

/* Adds to the coverage what was laid there. */
void plen_ink_grid_read(const struct plen_ink_grid *grid, struct plen_coverage *coverage);
