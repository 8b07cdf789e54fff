/* SPDX-License-Identifier: MIT
 *
 * What the four ways of decoding (slots, packets, pen, single) share: the table of functions that
 * each one is, and the frame that they fill. Private to the decoder.
 */
#pragma once

#include <stddef.h>

#include "decoder.h"
#include "decoder_out.h"

struct plen_decoder_kind {
	void *(*create)(const struct plen_evdev_info *info);
	void (*destroy)(void *state);
	/* One event within a packet; contacts that end are added to `out` at once. */
	void (*event)(void *state, const struct plen_evdev_event *event,
		      struct plen_decoder_out *out);
	/* In the packet that is complete next, events of so long a time were lost that who is down
	 * may have lifted and be down again elsewhere. NULL where tracking ids tell. */
	void (*lose)(void *state);
	/* The packet is complete: adds all live contacts to `out`. */
	void (*report)(void *state, struct plen_decoder_out *out);
};

extern const struct plen_decoder_kind plen_decoder_slots;   /* multitouch protocol B */
extern const struct plen_decoder_kind plen_decoder_packets; /* multitouch protocol A */
extern const struct plen_decoder_kind plen_decoder_pen;     /* a pen and its other end */
extern const struct plen_decoder_kind plen_decoder_single;  /* one finger, a mouse */
