/* SPDX-License-Identifier: MIT */
#include "decoder_scale.h"

#include <math.h>

#define HEIGHT_OF_WIDTH (9 / 16.0)

struct plen_decoder_scale plen_decoder_scale_of(const struct plen_panel_axes *axes)
{
	struct plen_decoder_scale scale = {
		.x = 1 / (axes->x.max - axes->x.min),
		.y = HEIGHT_OF_WIDTH / (axes->y.max - axes->y.min),
	};

	return scale;
}

double plen_decoder_scale_distance(const struct plen_decoder_scale *scale, struct plen_dev_pt a,
				   struct plen_dev_pt b)
{
	double x = (a.x - b.x) * scale->x;
	double y = (a.y - b.y) * scale->y;

	return sqrt(x * x + y * y);
}
