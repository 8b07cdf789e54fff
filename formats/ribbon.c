/* SPDX-License-Identifier: MIT */
#include "ribbon.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

void plen_ribbon_add(struct plen_ribbon *ribbon, struct plen_ribbon_point point)
{
	size_t capacity = ribbon->capacity;

	ribbon->at = plen_grow(ribbon->at, ribbon->count, &capacity, sizeof(*ribbon->at));
	ribbon->capacity = (uint32_t)capacity;
	ribbon->at[ribbon->count++] = point;
}

void plen_ribbon_finish(struct plen_ribbon *ribbon)
{
	free(ribbon->at);
	*ribbon = (struct plen_ribbon){0};
}

static double distance(const struct plen_ribbon_point *a, const struct plen_ribbon_point *b)
{
	return hypot(b->x - a->x, b->y - a->y);
}

bool plen_ribbon_continues(const struct plen_ribbon *ribbon, const struct plen_ribbon *next)
{
	if (ribbon->count == 0 || next->count == 0) {
		return false;
	}

	const struct plen_ribbon_point *end = &ribbon->at[ribbon->count - 1];
	const struct plen_ribbon_point *begin = &next->at[0];
	return distance(end, begin) <= fmax(end->width, begin->width);
}
