/* SPDX-License-Identifier: MIT
 *
 * By a chain: from any point to its nearest, from that to its nearest, and so on, each step shorter
 * than the one before, until two are nearest to each other. These are a pair, whatever else is
 * closer elsewhere, and the chain before them is as good as it was. So each point is put onto the
 * chain once or twice, and looks at all others then.
 */
#include "decoder_match.h"

#include <assert.h>
#include <stdbool.h>

/* Of the chain: every other one is of the same list. */
#define CHAIN_MAX 512

struct list {
	struct plen_match_point *points;
	uint32_t count;
};

struct matching {
	struct list lists[2];
	double limit_squared;
	uint32_t chain[CHAIN_MAX]; /* the first is of list 0, the next of list 1, ... */
	uint32_t length;
	uint64_t looks;
};

static double distance_squared(const struct plen_match_point *a, const struct plen_match_point *b)
{
	double x = a->x - b->x;
	double y = a->y - b->y;

	return x * x + y * y;
}

/* The nearest of the other list, -1 if none is near enough. The point before it in the chain is
 * preferred to others that are as near, or the chain would run in circles. */
static int32_t find_nearest(struct matching *matching)
{
	uint32_t side = (matching->length - 1) % 2;
	const struct plen_match_point *point =
		&matching->lists[side].points[matching->chain[matching->length - 1]];
	const struct list *others = &matching->lists[1 - side];
	double least = matching->limit_squared;
	int32_t nearest = -1;

	if (matching->length > 1) {
		nearest = (int32_t)matching->chain[matching->length - 2];
		least = distance_squared(point, &others->points[nearest]);
	}
	for (uint32_t i = 0; i < others->count; i++) {
		if (others->points[i].partner >= 0) {
			continue;
		}
		double away = distance_squared(point, &others->points[i]);
		matching->looks++;
		if (away < least) {
			least = away;
			nearest = (int32_t)i;
		}
	}
	return nearest;
}

/* The last two of the chain. */
static void join(struct matching *matching)
{
	uint32_t side = (matching->length - 1) % 2;
	uint32_t last = matching->chain[--matching->length];
	uint32_t before = matching->chain[--matching->length];

	matching->lists[side].points[last].partner = (int32_t)before;
	matching->lists[1 - side].points[before].partner = (int32_t)last;
}

/* Follows the chain that begins with a point of list 0 until that has a partner, or can have none:
 * only who has nobody before him can be without a nearest. */
static void follow(struct matching *matching, uint32_t first)
{
	matching->chain[0] = first;
	matching->length = 1;
	while (matching->length > 0) {
		int32_t nearest = find_nearest(matching);
		bool is_mutual = matching->length > 1 &&
				 nearest == (int32_t)matching->chain[matching->length - 2];
		if (is_mutual) {
			join(matching);
		} else if (nearest >= 0) {
			assert(matching->length < CHAIN_MAX);
			matching->chain[matching->length++] = (uint32_t)nearest;
		} else {
			matching->length = 0;
		}
	}
}

uint64_t plen_match_points(struct plen_match_point *news, uint32_t new_count,
			   struct plen_match_point *olds, uint32_t old_count, double limit)
{
	struct matching matching = {
		.lists = {{news, new_count}, {olds, old_count}},
		.limit_squared = limit * limit,
	};

	for (uint32_t i = 0; i < new_count; i++) {
		if (news[i].partner < 0) {
			follow(&matching, i);
		}
	}
	return matching.looks;
}
