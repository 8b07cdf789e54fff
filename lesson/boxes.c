/* SPDX-License-Identifier: MIT */
#include "boxes.h"

#include <math.h>
#include <stdlib.h>

#include "common/mem.h"

#define FANOUT_BITS 4

void plen_boxes_finish(struct plen_boxes *boxes)
{
	for (int i = 0; i < PLEN_BOXES_LEVELS; i++) {
		free(boxes->levels[i].list);
	}
	*boxes = (struct plen_boxes){0};
}

static struct plen_boxes_box from_rect(const struct plen_page_rect *rect)
{
	return (struct plen_boxes_box){rect->x_mm, rect->y_mm, rect->x_mm + rect->w_mm,
				       rect->y_mm + rect->h_mm};
}

static void cover(struct plen_boxes_box *box, const struct plen_boxes_box *more)
{
	box->x0_mm = fmin(box->x0_mm, more->x0_mm);
	box->y0_mm = fmin(box->y0_mm, more->y0_mm);
	box->x1_mm = fmax(box->x1_mm, more->x1_mm);
	box->y1_mm = fmax(box->y1_mm, more->y1_mm);
}

void plen_boxes_add(struct plen_boxes *boxes, const struct plen_page_rect *rect)
{
	struct plen_boxes_box box = from_rect(rect);
	size_t index = boxes->levels[0].count;

	for (int i = 0; i < PLEN_BOXES_LEVELS; i++, index >>= FANOUT_BITS) {
		if (index < boxes->levels[i].count) {
			cover(&boxes->levels[i].list[index], &box);
			continue;
		}
		boxes->levels[i].list =
			plen_grow(boxes->levels[i].list, boxes->levels[i].count,
				  &boxes->levels[i].capacity, sizeof(*boxes->levels[i].list));
		boxes->levels[i].list[boxes->levels[i].count++] = box;
	}
}

static bool touches(const struct plen_boxes_box *a, const struct plen_boxes_box *b)
{
	return a->x0_mm < b->x1_mm && b->x0_mm < a->x1_mm && a->y0_mm < b->y1_mm &&
	       b->y0_mm < a->y1_mm;
}

/* The highest level of which a node begins at `index`. */
static int level_at(size_t index)
{
	int level = 0;

	while (level < PLEN_BOXES_LEVELS - 1 && (index & ((1u << FANOUT_BITS) - 1)) == 0) {
		index >>= FANOUT_BITS;
		level++;
	}
	return level;
}

size_t plen_boxes_next(const struct plen_boxes *boxes, const struct plen_page_rect *rect,
		       size_t from)
{
	struct plen_boxes_box wanted = from_rect(rect);
	size_t count = boxes->levels[0].count;
	size_t index = from;

	while (index < count) {
		int level = level_at(index);
		int missed = -1; /* the highest level that does not touch */
		for (int i = level; i >= 0 && missed < 0; i--) {
			size_t node = index >> (i * FANOUT_BITS);
			if (!touches(&boxes->levels[i].list[node], &wanted)) {
				missed = i;
			}
		}
		if (missed < 0) {
			return index;
		}
		index += (size_t)1 << (missed * FANOUT_BITS);
	}
	return count;
}
