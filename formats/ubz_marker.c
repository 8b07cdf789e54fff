/* SPDX-License-Identifier: MIT */
#include "ubz_marker.h"

#include <math.h>
#include <stdlib.h>

#include "common/mem.h"

/* A stroke of more parts is joined in the order of the file only, and scraps stay scraps. */
#define PARTS_MAX 2000
/* Of the width: how far a scrap may reach from the end that is drawn out over it. */
#define SCRAP_REACH 2.5

struct part {
	struct plen_ribbon ribbon;
	uint32_t rgba;
	bool used;
};

/* An outline that is no ribbon: the rest of a round end, mostly. */
struct scrap {
	struct plen_svg_element element;
	struct plen_svg_points corners; /* page um */
	uint32_t rgba;
	bool used;
};

struct plen_ubz_marker {
	struct plen_svg_page *page;
	struct part *parts;
	size_t part_count, part_capacity;
	struct scrap *scraps;
	size_t scrap_count, scrap_capacity;
};

struct plen_ubz_marker *plen_ubz_marker_create(struct plen_svg_page *page)
{
	struct plen_ubz_marker *marker = plen_calloc(1, sizeof(*marker));

	marker->page = page;
	return marker;
}

void plen_ubz_marker_destroy(struct plen_ubz_marker *marker)
{
	if (marker == NULL) {
		return;
	}
	for (size_t i = 0; i < marker->part_count; i++) {
		plen_ribbon_finish(&marker->parts[i].ribbon);
	}
	for (size_t i = 0; i < marker->scrap_count; i++) {
		plen_svg_points_finish(&marker->scraps[i].corners);
	}
	free(marker->parts);
	free(marker->scraps);
	free(marker);
}

void plen_ubz_marker_add(struct plen_ubz_marker *marker, struct plen_ribbon *part, uint32_t rgba)
{
	marker->parts = plen_grow(marker->parts, marker->part_count, &marker->part_capacity,
				  sizeof(*marker->parts));
	marker->parts[marker->part_count++] = (struct part){.ribbon = *part, .rgba = rgba};
	*part = (struct plen_ribbon){0};
}

void plen_ubz_marker_add_scrap(struct plen_ubz_marker *marker,
			       const struct plen_svg_element *element)
{
	struct scrap scrap = {.element = *element, .rgba = plen_svg_style_fill(&element->style)};

	plen_svg_points_parse(&scrap.corners, plen_xml_tree_attribute(element->node, "points"));
	plen_svg_points_move(&scrap.corners, &element->matrix);
	marker->scraps = plen_grow(marker->scraps, marker->scrap_count, &marker->scrap_capacity,
				   sizeof(*marker->scraps));
	marker->scraps[marker->scrap_count++] = scrap;
}

/* -- joining -- */

static void reverse(struct plen_ribbon *ribbon)
{
	for (uint32_t i = 0; i < ribbon->count / 2; i++) {
		struct plen_ribbon_point other = ribbon->at[ribbon->count - 1 - i];

		ribbon->at[ribbon->count - 1 - i] = ribbon->at[i];
		ribbon->at[i] = other;
	}
}

static double far(const struct plen_ribbon_point *a, const struct plen_ribbon_point *b)
{
	return hypot(b->x - a->x, b->y - a->y);
}

static const struct plen_ribbon_point *last_of(const struct plen_ribbon *ribbon)
{
	return &ribbon->at[ribbon->count - 1];
}

/* How far a part is from the end of a line, at the nearer of its own ends. */
static double distance_to(const struct plen_ribbon *line, const struct plen_ribbon *part)
{
	return fmin(far(last_of(line), &part->at[0]), far(last_of(line), last_of(part)));
}

static struct part *next_part(struct plen_ubz_marker *marker, const struct plen_ribbon *line,
			      uint32_t rgba)
{
	double reach = last_of(line)->width;
	struct part *best = NULL;

	for (size_t i = 0; i < marker->part_count && marker->part_count <= PARTS_MAX; i++) {
		struct part *part = &marker->parts[i];
		double distance = part->used || part->rgba != rgba
					  ? INFINITY
					  : distance_to(line, &part->ribbon);

		if (distance <= reach) {
			reach = distance;
			best = part;
		}
	}
	return best;
}

static void append(struct plen_ribbon *line, struct part *part)
{
	struct plen_ribbon *ribbon = &part->ribbon;

	if (far(last_of(line), last_of(ribbon)) < far(last_of(line), &ribbon->at[0])) {
		reverse(ribbon);
	}
	for (uint32_t i = 0; i < ribbon->count; i++) {
		plen_ribbon_add(line, ribbon->at[i]);
	}
	part->used = true;
}

/* What goes on in the order of the file is taken first: where a line crosses itself, others are
 * near too. */
static void go_on(struct plen_ubz_marker *marker, size_t after, struct plen_ribbon *line,
		  uint32_t rgba)
{
	for (size_t i = after; i < marker->part_count; i++) {
		struct part *part = &marker->parts[i];

		if (part->used || part->rgba != rgba ||
		    !plen_ribbon_continues(line, &part->ribbon)) {
			break;
		}
		append(line, part);
	}
	for (struct part *part = next_part(marker, line, rgba); part != NULL;
	     part = next_part(marker, line, rgba)) {
		append(line, part);
	}
}

static struct plen_ribbon line_from(struct plen_ubz_marker *marker, size_t first)
{
	struct part *part = &marker->parts[first];
	struct plen_ribbon line = part->ribbon;

	part->ribbon = (struct plen_ribbon){0};
	part->used = true;
	go_on(marker, first + 1, &line, part->rgba);
	reverse(&line);
	go_on(marker, marker->part_count, &line, part->rgba);
	return line;
}

/* -- scraps -- */

/* Where the end of a line must go for its round end to cover a scrap; false if the scrap is too
 * far from it, or too large. */
static bool end_over(const struct plen_ribbon_point *end, const struct scrap *scrap,
		     struct plen_ribbon_point *over)
{
	double nearest = INFINITY, furthest = 0;

	*over = *end;
	for (uint32_t i = 0; i < scrap->corners.count; i++) {
		double x = scrap->corners.at[i].x - end->x, y = scrap->corners.at[i].y - end->y;
		double distance = hypot(x, y);

		nearest = fmin(nearest, distance);
		if (distance > furthest && distance > end->width / 2) {
			over->x = end->x + x * (1 - end->width / 2 / distance);
			over->y = end->y + y * (1 - end->width / 2 / distance);
		}
		furthest = fmax(furthest, distance);
	}
	return nearest <= end->width && furthest <= SCRAP_REACH * end->width;
}

static void cover_scraps(struct plen_ubz_marker *marker, struct plen_ribbon *line, uint32_t rgba)
{
	bool few = marker->part_count <= PARTS_MAX && marker->scrap_count <= PARTS_MAX;

	for (size_t i = 0; i < marker->scrap_count && few; i++) {
		struct scrap *scrap = &marker->scraps[i];
		struct plen_ribbon_point over;

		if (scrap->used || scrap->rgba != rgba || !end_over(last_of(line), scrap, &over)) {
			continue;
		}
		scrap->used = true;
		if (far(last_of(line), &over) > 0) {
			plen_ribbon_add(line, over);
		}
	}
}

int plen_ubz_marker_draw(struct plen_ubz_marker *marker)
{
	int rc = 0;

	for (size_t i = 0; i < marker->part_count && rc == 0; i++) {
		uint32_t rgba = marker->parts[i].rgba;

		if (!marker->parts[i].used) {
			struct plen_ribbon line = line_from(marker, i);

			cover_scraps(marker, &line, rgba);
			reverse(&line);
			cover_scraps(marker, &line, rgba);
			rc = plen_svg_page_ribbon(marker->page, &line, rgba);
			plen_ribbon_finish(&line);
		}
	}
	for (size_t i = 0; i < marker->scrap_count && rc == 0; i++) {
		if (!marker->scraps[i].used) {
			rc = plen_svg_shapes_add(marker->page->shapes, &marker->scraps[i].element);
		}
	}
	return rc < 0 ? rc : 0;
}
