/* SPDX-License-Identifier: MIT */
#include "ranges.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

void plen_ranges_finish(struct plen_ranges *ranges)
{
	free(ranges->list);
	*ranges = (struct plen_ranges){0};
}

static void push(struct plen_ranges *ranges, plen_stroke_pos from, plen_stroke_pos to)
{
	ranges->list =
		plen_grow(ranges->list, ranges->count, &ranges->capacity, sizeof(*ranges->list));
	ranges->list[ranges->count++] = (struct plen_stroke_range){from, to};
}

static bool is_dot(struct plen_stroke_range range)
{
	return range.from == range.to;
}

/* The first range that ends behind `pos`. */
static size_t find_behind(const struct plen_ranges *ranges, plen_stroke_pos pos)
{
	size_t low = 0;
	size_t high = ranges->count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (ranges->list[middle].to > pos) {
			high = middle;
		} else {
			low = middle + 1;
		}
	}
	return low;
}

void plen_ranges_subtract(struct plen_ranges *ranges, struct plen_stroke_range cut)
{
	if (ranges->count == 1 && is_dot(ranges->list[0])) {
		ranges->count = cut.from == 0 ? 0 : 1;
		return;
	}

	size_t first = find_behind(ranges, cut.from);
	size_t past = first;
	while (past < ranges->count && ranges->list[past].from < cut.to) {
		past++;
	}
	if (first == past) {
		return;
	}

	/* At most two stumps stay of the ranges that the cut meets. */
	struct plen_stroke_range stumps[2];
	size_t stump_count = 0;
	if (ranges->list[first].from < cut.from) {
		stumps[stump_count++] =
			(struct plen_stroke_range){ranges->list[first].from, cut.from};
	}
	if (ranges->list[past - 1].to > cut.to) {
		stumps[stump_count++] =
			(struct plen_stroke_range){cut.to, ranges->list[past - 1].to};
	}

	ranges->list =
		plen_grow(ranges->list, ranges->count, &ranges->capacity, sizeof(*ranges->list));
	memmove(&ranges->list[first + stump_count], &ranges->list[past],
		(ranges->count - past) * sizeof(*ranges->list));
	memcpy(&ranges->list[first], stumps, stump_count * sizeof(*stumps));
	ranges->count = ranges->count - (past - first) + stump_count;
}

static int compare_from(const void *a, const void *b)
{
	const struct plen_stroke_range *left = a;
	const struct plen_stroke_range *right = b;

	return (left->from > right->from) - (left->from < right->from);
}

void plen_ranges_set_without(struct plen_ranges *ranges, plen_stroke_pos end,
			     struct plen_stroke_range *cuts, size_t cut_count)
{
	plen_stroke_pos at = 0;

	ranges->count = 0;
	if (end == 0) {
		if (cut_count == 0) {
			push(ranges, 0, 0);
		}
		return;
	}
	if (cut_count > 0) {
		qsort(cuts, cut_count, sizeof(*cuts), compare_from);
	}
	for (size_t i = 0; i < cut_count; i++) {
		if (cuts[i].from > at) {
			push(ranges, at, cuts[i].from);
		}
		at = cuts[i].to > at ? cuts[i].to : at;
	}
	if (at < end) {
		push(ranges, at, end);
	}
}
