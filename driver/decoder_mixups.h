/* SPDX-License-Identifier: MIT
 *
 * Infrared frames see shadows, and at times take one finger for another: two contacts exchange
 * their places between two packets, or one goes on where another has just lifted; or a contact is
 * far away for the length of one packet. Drawn as they come, these are lines across the wall that
 * no hand has drawn, through other people's work.
 *
 *   A goes on where B was, and B is not there any more ──► A hovers for the length of no time on
 *                                                          its way: one stroke ends, one begins
 *   far away, back in the next packet ───────────────────► that sample is left out
 *   far away, and anything else ─────────────────────────► passed on, one packet later
 *
 * Far is further than a hand gets on the smallest board between two packets. Nothing is lost or
 * renamed: contacts begin and end as the panel says. Mice and what hovers may jump.
 */
#pragma once

#include <stddef.h>

#include "decoder.h"
#include "decoder_scale.h"

/* A contact as it was last shown; `held` is where it may have jumped to. */
struct plen_mixup_track {
	struct plen_panel_contact shown, held;
	bool holds;
};

struct plen_mixups {
	struct plen_decoder_scale scale;
	struct plen_mixup_track *tracks, *next;
	size_t count, capacity, next_count, next_capacity;
	struct plen_panel_contact *between; /* a frame of its own, before the one at hand */
	size_t between_count, between_capacity;
	int64_t time_us; /* of the last frame */
};

void plen_mixups_init(struct plen_mixups *mixups, const struct plen_panel_axes *axes);
void plen_mixups_finish(struct plen_mixups *mixups);

/* Puts a frame right, in place, and hands it on, perhaps with others before it. */
void plen_mixups_frame(struct plen_mixups *mixups, struct plen_panel_contact *contacts,
		       uint32_t count, int64_t time_us, plen_decoder_sink sink, void *data);
