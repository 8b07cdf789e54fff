/* SPDX-License-Identifier: MIT
 *
 * A stroke: what one pen wrote between down and up, in page micrometres. Integers, so that a
 * stroke read back from the file equals the stroke that was written, bit for bit.
 *
 * A stroke never changes. Rubbing out keeps it and records cuts: half-open ranges along it that
 * are no longer seen. What is left are its kept ranges. A place along a stroke is a
 * `plen_stroke_pos`: point index * 256 + 256ths of the way to the next point. The whole stroke is
 * [0, (count - 1) * 256]; a dot (one point) is [0, 0] and is cut whole, by the range [0, 0].
 */
#pragma once

#include <stdint.h>

#include "common/geometry.h"
#include "common/ink.h"
#include "lesson/points.h"

#define PLEN_STROKE_POINTS_MAX 65536
#define PLEN_STROKE_POS_ONE 256

typedef uint32_t plen_stroke_pos;

struct plen_stroke_range {
	plen_stroke_pos from, to;
};

struct plen_stroke {
	uint64_t id;       /* sequence number of its operation * 4096 + place in it; never 0 */
	uint8_t group;     /* who wrote it */
	uint8_t ink;       /* enum plen_ink */
	uint8_t mark;      /* of who wrote it; 0 = none */
	uint32_t rgba;     /* 0xRRGGBBAA of PLEN_INK_OWN and PLEN_INK_OWN_MARKER; else 0 */
	uint32_t width_um; /* full width at full pressure, page units */
	uint32_t count;    /* points, at least 1 */
	struct plen_page_rect bounds; /* of the ink, width included */
	struct plen_points points;
	/* What is still seen, in order; changes as cuts come and go. */
	uint32_t kept_count;
	const struct plen_stroke_range *kept;
};

/* The point at `pos`, interpolated; `pos` must lie on the stroke. */
struct plen_page_pt plen_stroke_at(const struct plen_stroke *stroke, plen_stroke_pos pos);
