/* SPDX-License-Identifier: MIT */
#include "dashes.h"

#include <math.h>

#include "number.h"

/* More dashes than that in one line nobody tells apart. */
#define STROKES_MAX 20000.0

struct plen_dashes plen_dashes_parse(const char *text, double um)
{
	const struct plen_dashes plain = {.count = 0};
	struct plen_dashes dashes = {.count = 0};
	double length = 0, sum = 0;

	while ((text = plen_number_next(text, &length)) != NULL) {
		if (length < 0 || dashes.count == PLEN_DASHES_MAX) {
			return plain;
		}
		sum += length;
		dashes.um[dashes.count++] = length * um;
	}
	return sum > 0 ? dashes : plain;
}

/* What is put along a line, a dash and a gap in turn, and how much is left of the one that is on.
 */
struct walk {
	struct plen_ink_in *in;
	uint8_t ink;
	uint32_t rgba;
	double width_um;
	double um[2 * PLEN_DASHES_MAX];
	uint32_t count, index;
	double left_um;
	bool begun; /* a stroke is under way */
};

/* Ink ends round: what that adds to a dash is taken off it, up to its middle, and given to the gaps
 * on both sides of it. */
static void take_off(struct walk *walk, double end_um)
{
	double cuts[2 * PLEN_DASHES_MAX] = {0};

	for (uint32_t i = 0; i < walk->count; i += 2) {
		cuts[i] = fmin(end_um, walk->um[i] / 2);
		walk->um[i] -= 2 * cuts[i];
	}
	for (uint32_t i = 1; i < walk->count; i += 2) {
		walk->um[i] += cuts[i - 1] + cuts[(i + 1) % walk->count];
	}
	/* So the line begins within the gap before its first dash. */
	walk->index = walk->count - 1;
	walk->left_um = cuts[0];
}

static struct walk begin_walk(const struct plen_dashes *dashes, struct plen_ink_in *in, uint8_t ink,
			      uint32_t rgba, double width_um, bool butt)
{
	struct walk walk = {.in = in, .ink = ink, .rgba = rgba, .width_um = width_um};

	/* An odd number of lengths is gone through twice, as dashes and as gaps. */
	walk.count = dashes->count * (1 + dashes->count % 2);
	for (uint32_t i = 0; i < walk.count; i++) {
		walk.um[i] = dashes->um[i % dashes->count];
	}
	walk.left_um = walk.um[0];
	if (butt) {
		take_off(&walk, width_um / 2);
	}
	return walk;
}

static void add(struct walk *walk, const struct plen_dashes_point *point)
{
	if (walk->index % 2 != 0) {
		return;
	}
	if (!walk->begun) {
		plen_ink_in_begin(walk->in, walk->ink, walk->rgba, walk->width_um);
		walk->begun = true;
	}
	plen_ink_in_point(walk->in, point->x_um, point->y_um, 0, point->width_um);
}

static int end(struct walk *walk)
{
	bool begun = walk->begun;

	walk->begun = false;
	return begun ? plen_ink_in_end(walk->in) : 0;
}

/* From one point to the next; the first of them has been added. */
static int go_on(struct walk *walk, const struct plen_dashes_point *a,
		 const struct plen_dashes_point *b)
{
	double length = hypot(b->x_um - a->x_um, b->y_um - a->y_um), at = 0;
	int rc = 0;

	while (rc == 0 && at + walk->left_um < length) {
		at += walk->left_um;
		const struct plen_dashes_point point = {a->x_um + (b->x_um - a->x_um) * at / length,
							a->y_um + (b->y_um - a->y_um) * at / length,
							a->width_um};

		add(walk, &point);
		rc = end(walk);
		walk->index = (walk->index + 1) % walk->count;
		walk->left_um = walk->um[walk->index];
		add(walk, &point);
	}
	walk->left_um -= length - at;
	add(walk, b);
	return rc;
}

static double strokes_along(const struct plen_dashes *dashes,
			    const struct plen_dashes_point *points, uint32_t count)
{
	double length = 0, sum = 0;

	for (uint32_t i = 1; i < count; i++) {
		length += hypot(points[i].x_um - points[i - 1].x_um,
				points[i].y_um - points[i - 1].y_um);
	}
	for (uint32_t i = 0; i < dashes->count; i++) {
		sum += dashes->um[i];
	}
	return length / sum * dashes->count;
}

int plen_dashes_put(const struct plen_dashes *dashes, struct plen_ink_in *in, uint8_t ink,
		    uint32_t rgba, double width_um, const struct plen_dashes_point *points,
		    uint32_t count, bool butt)
{
	int rc = 0;

	if (dashes->count == 0 || !(strokes_along(dashes, points, count) <= STROKES_MAX)) {
		return 0;
	}

	struct walk walk = begin_walk(dashes, in, ink, rgba, width_um, butt);
	if (count > 0) {
		add(&walk, &points[0]);
	}
	for (uint32_t i = 1; i < count && rc == 0; i++) {
		rc = go_on(&walk, &points[i - 1], &points[i]);
	}
	rc = rc < 0 ? rc : end(&walk);
	return rc < 0 ? rc : 1;
}
