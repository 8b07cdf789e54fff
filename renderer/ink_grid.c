/* SPDX-License-Identifier: MIT */
#include "ink_grid.h"

#include <stdlib.h>

#include "common/mem.h"

#define CELL_PX PLEN_INK_CELL_PX
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))

void plen_ink_pool_init(struct plen_ink_pool *pool)
{
	pool->spare = NULL;
}

void plen_ink_pool_finish(struct plen_ink_pool *pool)
{
	while (pool->spare != NULL) {
		struct plen_ink_cell *cell = pool->spare;

		pool->spare = cell->chain;
		plen_coverage_finish(&cell->coverage);
		free(cell);
	}
}

static struct plen_ink_cell *take_cell(struct plen_ink_pool *pool)
{
	struct plen_ink_cell *cell = pool->spare;

	if (cell != NULL) {
		pool->spare = cell->chain;
		return cell;
	}
	cell = plen_calloc(1, sizeof(*cell));
	plen_coverage_init(&cell->coverage, CELL_PX);
	return cell;
}

void plen_ink_grid_init(struct plen_ink_grid *grid, struct plen_ink_pool *pool)
{
	*grid = (struct plen_ink_grid){.pool = pool};
}

void plen_ink_grid_clear(struct plen_ink_grid *grid)
{
	while (grid->all != NULL) {
		struct plen_ink_cell *cell = grid->all;

		grid->all = cell->next_in_grid;
		plen_coverage_clear(&cell->coverage);
		cell->chain = grid->pool->spare;
		grid->pool->spare = cell;
	}
	for (int i = 0; i < PLEN_INK_GRID_BUCKETS; i++) {
		grid->buckets[i] = NULL;
	}
}

static size_t bucket_of(int64_t column, int64_t row)
{
	return (size_t)((uint64_t)column + (uint64_t)row * 11) % PLEN_INK_GRID_BUCKETS;
}

static struct plen_ink_cell *find_cell(const struct plen_ink_grid *grid, int64_t column,
				       int64_t row)
{
	struct plen_ink_cell *cell = grid->buckets[bucket_of(column, row)];

	while (cell != NULL && (cell->column != column || cell->row != row)) {
		cell = cell->chain;
	}
	return cell;
}

static struct plen_ink_cell *add_cell(struct plen_ink_grid *grid, int64_t column, int64_t row)
{
	struct plen_ink_cell *cell = take_cell(grid->pool);
	struct plen_ink_cell **bucket = &grid->buckets[bucket_of(column, row)];

	cell->column = column;
	cell->row = row;
	plen_coverage_place(&cell->coverage, column * CELL_PX, row * CELL_PX, CELL_PX, CELL_PX);
	cell->chain = *bucket;
	*bucket = cell;
	cell->next_in_grid = grid->all;
	grid->all = cell;
	return cell;
}

static int64_t cell_at(int64_t px)
{
	return px >= 0 ? px / CELL_PX : -((-px + CELL_PX - 1) / CELL_PX);
}

/* The cells that pixels touch, half open. */
struct cells {
	int64_t column0, row0, column1, row1;
};

static struct cells cells_of(int64_t x0, int64_t y0, int64_t x1, int64_t y1)
{
	if (x0 >= x1 || y0 >= y1) {
		return (struct cells){0};
	}
	return (struct cells){cell_at(x0), cell_at(y0), cell_at(x1 - 1) + 1, cell_at(y1 - 1) + 1};
}

static void widen(struct plen_ink_grid *grid, const struct plen_capsule *capsule)
{
	struct plen_ink_window *laid = &grid->laid;

	if (grid->all == NULL) {
		*laid = (struct plen_ink_window){capsule->x0_px, capsule->y0_px, capsule->x1_px,
						 capsule->y1_px};
		return;
	}
	laid->x0_px = MIN(laid->x0_px, capsule->x0_px);
	laid->y0_px = MIN(laid->y0_px, capsule->y0_px);
	laid->x1_px = MAX(laid->x1_px, capsule->x1_px);
	laid->y1_px = MAX(laid->y1_px, capsule->y1_px);
}

static void lay_in_cell(struct plen_ink_grid *grid, const struct plen_capsule *capsule,
			int64_t column, int64_t row)
{
	if (!plen_capsule_touches(capsule, column * CELL_PX, row * CELL_PX, CELL_PX, CELL_PX)) {
		return;
	}

	struct plen_ink_cell *cell = find_cell(grid, column, row);
	if (cell == NULL) {
		cell = add_cell(grid, column, row);
	}
	plen_capsule_draw(capsule, &cell->coverage);
}

void plen_ink_grid_lay(struct plen_ink_grid *grid, const struct plen_spine_sample *from,
		       const struct plen_spine_sample *to)
{
	const struct plen_ink_window *window = &grid->window;
	struct plen_capsule capsule;

	if (!plen_brush_capsule(&grid->brush, from, to, &capsule)) {
		return;
	}

	widen(grid, &capsule);

	struct cells cells =
		cells_of(MAX(capsule.x0_px, window->x0_px), MAX(capsule.y0_px, window->y0_px),
			 MIN(capsule.x1_px, window->x1_px), MIN(capsule.y1_px, window->y1_px));
	for (int64_t row = cells.row0; row < cells.row1; row++) {
		for (int64_t column = cells.column0; column < cells.column1; column++) {
			lay_in_cell(grid, &capsule, column, row);
		}
	}
}

bool plen_ink_grid_touches(const struct plen_ink_grid *grid, const struct plen_ink_window *window)
{
	const struct plen_ink_window *laid = &grid->laid;

	return grid->all != NULL && window->x0_px < laid->x1_px && laid->x0_px < window->x1_px &&
	       window->y0_px < laid->y1_px && laid->y0_px < window->y1_px;
}

void plen_ink_grid_read(const struct plen_ink_grid *grid, struct plen_coverage *coverage)
{
	struct cells cells =
		cells_of(coverage->x_px, coverage->y_px, coverage->x_px + coverage->width_px,
			 coverage->y_px + coverage->height_px);

	for (int64_t row = cells.row0; row < cells.row1; row++) {
		for (int64_t column = cells.column0; column < cells.column1; column++) {
			const struct plen_ink_cell *cell = find_cell(grid, column, row);

			if (cell != NULL) {
				plen_coverage_merge(coverage, &cell->coverage);
			}
		}
	}
}
