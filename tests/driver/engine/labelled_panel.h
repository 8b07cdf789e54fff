/* SPDX-License-Identifier: MIT
 *
 * A touch panel: looks at the tracks of hands every few milliseconds and makes contact frames of
 * what it sees, with the faults that panels have, as far as the driver does not mend them before
 * gestures are made of them. The seed alone decides what comes out.
 */
#pragma once

#include "labelled_track.h"

#define PLEN_TEST_TRACKS_MAX 24

struct plen_test_panel {
	uint64_t seed;
	int64_t period_us;
	double jitter;     /* how much a period may be off, as a share of it */
	double noise_mm;   /* how far a place is off at most, about */
	double size_noise; /* the same of sizes, as a share */
	bool vanishes;     /* ends without saying so: the contact is missing */
	bool is_silent;    /* sends nothing while nothing moves */
};

/* `tracks` has the number of the track for each contact of the frame. */
typedef void (*plen_test_panel_sink)(void *data, const struct plen_contact_frame *frame,
				     const uint32_t *tracks);

void plen_test_panel_scan(const struct plen_test_panel *panel, const struct plen_test_track *tracks,
			  uint32_t count, plen_test_panel_sink sink, void *data);
