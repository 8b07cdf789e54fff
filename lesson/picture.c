/* SPDX-License-Identifier: MIT */
#include "picture.h"

#include <math.h>
#include <stdlib.h>

#include "common/mem.h"

#define UM_PER_MM 1000.0
#define PPM 1000000.0

void plen_pictures_finish(struct plen_pictures *pictures)
{
	free(pictures->list);
	*pictures = (struct plen_pictures){0};
}

/* From where to where it reaches along one axis: its corner, and the two edges from there. */
static void reach(double corner_um, double one_um, double other_um, double *from_mm,
		  double *size_mm)
{
	double low = fmin(one_um, 0) + fmin(other_um, 0);
	double high = fmax(one_um, 0) + fmax(other_um, 0);

	*from_mm = (corner_um + low) / UM_PER_MM;
	*size_mm = (high - low) / UM_PER_MM;
}

static struct plen_page_rect bounds_of(const struct plen_op_picture *place)
{
	struct plen_page_rect bounds;
	double w_um = place->w_um;
	double h_um = place->h_um;

	reach(place->e_um, place->a_ppm / PPM * w_um, place->c_ppm / PPM * h_um, &bounds.x_mm,
	      &bounds.w_mm);
	reach(place->f_um, place->b_ppm / PPM * w_um, place->d_ppm / PPM * h_um, &bounds.y_mm,
	      &bounds.h_mm);
	return bounds;
}

struct plen_page_rect plen_pictures_add(struct plen_pictures *pictures, uint64_t id, uint8_t group,
					const struct plen_op_picture *place, uint32_t chain,
					bool live)
{
	const struct plen_pictures_one one = {{id, group, *place, bounds_of(place)}, chain, live};

	pictures->list = plen_grow(pictures->list, pictures->count, &pictures->capacity,
				   sizeof(*pictures->list));
	pictures->list[pictures->count++] = one;
	return one.picture.bounds;
}

struct plen_page_rect plen_pictures_set_live(struct plen_pictures *pictures, uint32_t chain,
					     bool live)
{
	struct plen_page_rect changed = {0};

	for (size_t i = 0; i < pictures->count; i++) {
		struct plen_pictures_one *one = &pictures->list[i];
		if (one->chain == chain) {
			one->live = live;
			changed = plen_page_rect_union(changed, one->picture.bounds);
		}
	}
	return changed;
}

struct plen_page_rect plen_pictures_bounds(const struct plen_pictures *pictures)
{
	struct plen_page_rect bounds = {0};

	for (size_t i = 0; i < pictures->count; i++) {
		const struct plen_pictures_one *one = &pictures->list[i];
		if (one->live) {
			bounds = plen_page_rect_union(bounds, one->picture.bounds);
		}
	}
	return bounds;
}
