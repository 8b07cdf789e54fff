/* SPDX-License-Identifier: MIT
 *
 * Infrared frames see shadows, and at times take one finger for another: two contacts exchange
 * their places between two packets, or one goes on where another has just lifted. Drawn as they
 * come, these are lines across the wall that no hand has drawn, through other people's work.
 *
 *   A goes on where B was, and B is not there any more ──► A hovers for the length of no time on
 *                                                          its way: one stroke ends, one begins
 *
 * Only what is further than a hand gets on the smallest board since that contact last moved is
 * looked at. Nothing is held back, lost or renamed: contacts begin and end as the panel says. Mice
 * and what hovers may jump.
 */
#pragma once

#include <stddef.h>

#include "decoder.h"
#include "decoder_scale.h"

struct plen_mixup_track {
	struct plen_panel_contact shown; /* in the last frame */
	int64_t moved_us;
};

struct plen_mixups {
	struct plen_decoder_scale scale;
	struct plen_mixup_track *tracks, *next;
	size_t count, capacity, next_count, next_capacity;
	struct plen_panel_contact *between; /* a frame of its own, before the one at hand */
	size_t between_count, between_capacity;
};

void plen_mixups_init(struct plen_mixups *mixups, const struct plen_panel_axes *axes);
void plen_mixups_finish(struct plen_mixups *mixups);

/* Hands a frame on, perhaps with another of the same time before it. */
void plen_mixups_frame(struct plen_mixups *mixups, const struct plen_panel_contact *contacts,
		       uint32_t count, int64_t time_us, plen_decoder_sink sink, void *data);
