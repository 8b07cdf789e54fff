/* SPDX-License-Identifier: MIT
 *
 * A brush: strokes at one scale, laid into coverages piece by piece. Wet ink and dry ink are drawn
 * by it, in parts and whole, and a pixel is always the same.
 */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "capsule.h"
#include "common/geometry.h"
#include "coverage.h"
#include "lesson/stroke.h"
#include "spine.h"
#include "walk.h"

struct plen_brush {
	struct plen_px_scale scale;
	double mean_px_per_mm, ratio;
	double tolerance_mm;             /* how far chords may lie from their curves */
	const atomic_bool *is_cancelled; /* once it is, strokes are left where they are; or NULL */
};

struct plen_brush plen_brush_make(struct plen_px_scale scale);

/* The capsule between two samples, or the disc if they are the same. False if there is none. */
bool plen_brush_capsule(const struct plen_brush *brush, const struct plen_spine_sample *from,
			const struct plen_spine_sample *to, struct plen_capsule *capsule);

/* A chain of samples is covered by the disc at its first one and by its links, the capsules from
 * each to the next, whoever draws it, and in how many parts. These lay what lies within the
 * coverage. */
void plen_brush_links(const struct plen_brush *brush, const struct plen_spine_sample *samples,
		      size_t count, struct plen_coverage *coverage);
void plen_brush_spine(const struct plen_brush *brush, const struct plen_spine *spine,
		      struct plen_coverage *coverage);
/* What is kept of the stroke. */
void plen_brush_stroke(const struct plen_brush *brush, const struct plen_stroke *stroke,
		       struct plen_coverage *coverage);
