/* SPDX-License-Identifier: MIT */
#include "svg_fit.h"

#include <math.h>
#include <string.h>

/* Sizes are rounded when they are written. */
#define ALIKE 0.002

/* How much of what is left over lies before the image; in the middle by itself. */
static double part_before(const char *aspect, const char *low, const char *high)
{
	if (aspect == NULL) {
		return 0.5;
	}
	return strstr(aspect, low) != NULL ? 0 : strstr(aspect, high) != NULL ? 1 : 0.5;
}

bool plen_svg_fit_is_whole(double w, double h, double own_w, double own_h)
{
	return fabs((w / own_w) / (h / own_h) - 1) <= ALIKE;
}

struct plen_svg_box plen_svg_fit(const char *aspect, double w, double h, double own_w, double own_h)
{
	double scale = fmin(w / own_w, h / own_h);
	bool fills = aspect != NULL && strstr(aspect, "none") != NULL;

	if (fills || plen_svg_fit_is_whole(w, h, own_w, own_h)) {
		return (struct plen_svg_box){0, 0, w, h};
	}

	double left = (w - own_w * scale) * part_before(aspect, "xMin", "xMax");
	double top = (h - own_h * scale) * part_before(aspect, "YMin", "YMax");
	return (struct plen_svg_box){left, top, left + own_w * scale, top + own_h * scale};
}
