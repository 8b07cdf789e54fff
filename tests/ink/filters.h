/* SPDX-License-Identifier: MIT
 *
 * What may be done to reports before they become ink: nothing, the 1€ filter, our model.
 */
#pragma once

#include "strokes.h"

enum filter {
	FILTER_RAW,
	FILTER_ONE_EURO, /* Casiez, Roussel, Vogel: CHI 2012, doi 10.1145/2207676.2208639 */
	FILTER_MODEL,
	FILTERS,
};

const char *filter_name(enum filter filter);

/* One point out for each report in, at its time. `out` is emptied first. */
void filter_run(enum filter filter, const struct report_stroke *in, struct report_stroke *out);
