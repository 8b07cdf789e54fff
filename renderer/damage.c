/* SPDX-License-Identifier: MIT */
#include "damage.h"

/* What one more rectangle costs, in pixels: setting up a clip and walking the scene takes about as
 * long as copying these. Two rectangles are merged if that wastes less. */
#define RECT_COST_PX 1024

void plen_damage_init(struct plen_damage *damage, int width_px, int height_px)
{
	damage->count = 0;
	damage->limits = (struct plen_px_rect){0, 0, width_px, height_px};
}

void plen_damage_clear(struct plen_damage *damage)
{
	damage->count = 0;
}

static int64_t area_of(const struct plen_px_rect *rect)
{
	return (int64_t)rect->w * rect->h;
}

/* How many pixels merging would add that neither of the two needs. */
static int64_t waste_of(const struct plen_px_rect *a, const struct plen_px_rect *b)
{
	struct plen_px_rect both = plen_px_rect_union(*a, *b);
	struct plen_px_rect shared = plen_px_rect_intersection(*a, *b);

	return area_of(&both) - area_of(a) - area_of(b) + area_of(&shared);
}

uint64_t plen_damage_area_px(const struct plen_damage *damage)
{
	uint64_t area = 0;

	for (uint32_t i = 0; i < damage->count; i++) {
		area += (uint64_t)area_of(&damage->rects[i]);
	}
	return area;
}

static uint32_t cheapest_partner(const struct plen_damage *damage, const struct plen_px_rect *rect,
				 int64_t *waste)
{
	uint32_t best = damage->count;

	for (uint32_t i = 0; i < damage->count; i++) {
		int64_t w = waste_of(&damage->rects[i], rect);

		if (best == damage->count || w < *waste) {
			best = i;
			*waste = w;
		}
	}
	return best;
}

void plen_damage_add(struct plen_damage *damage, struct plen_px_rect rect)
{
	rect = plen_px_rect_intersection(rect, damage->limits);
	if (plen_px_rect_is_empty(&rect)) {
		return;
	}

	/* A merged rectangle may in turn be worth merging with a third. */
	for (;;) {
		int64_t waste = 0;
		uint32_t partner = cheapest_partner(damage, &rect, &waste);

		if (partner == damage->count ||
		    (waste > RECT_COST_PX && damage->count < PLEN_DAMAGE_MAX)) {
			break;
		}
		rect = plen_px_rect_union(rect, damage->rects[partner]);
		damage->rects[partner] = damage->rects[--damage->count];
	}
	damage->rects[damage->count++] = rect;
	/* They may overlap; all of the frame once is the most that can be needed. */
	if (damage->count > 1 && (int64_t)plen_damage_area_px(damage) >= area_of(&damage->limits)) {
		damage->rects[0] = damage->limits;
		damage->count = 1;
	}
}

void plen_damage_add_all(struct plen_damage *damage)
{
	damage->count = 0;
	plen_damage_add(damage, damage->limits);
}

bool plen_damage_is_empty(const struct plen_damage *damage)
{
	return damage->count == 0;
}

static uint32_t smallest_of(const struct plen_damage *damage)
{
	uint32_t best = 0;

	for (uint32_t i = 1; i < damage->count; i++) {
		if (area_of(&damage->rects[i]) < area_of(&damage->rects[best])) {
			best = i;
		}
	}
	return best;
}

void plen_damage_take(struct plen_damage *damage, uint64_t area_px, struct plen_damage *part)
{
	uint64_t left_px = area_px;

	part->limits = damage->limits;
	part->count = 0;
	while (damage->count > 0) {
		struct plen_px_rect *rect = &damage->rects[smallest_of(damage)];
		uint64_t room = left_px / (uint64_t)rect->w;

		if (room >= (uint64_t)rect->h) {
			left_px -= (uint64_t)area_of(rect);
			part->rects[part->count++] = *rect;
			*rect = damage->rects[--damage->count];
			continue;
		}

		int rows = room == 0 && part->count == 0 ? 1 : (int)room;
		if (rows > 0) {
			part->rects[part->count++] =
				(struct plen_px_rect){rect->x, rect->y, rect->w, rows};
			rect->y += rows;
			rect->h -= rows;
		}
		return;
	}
}
