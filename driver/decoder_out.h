/* SPDX-License-Identifier: MIT
 *
 * The frame that a way of decoding fills, packet by packet. Private to the decoder, which empties
 * it; never shrinks.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "driver/panel.h"

/* A frame being filled: contacts that ended come first, in order of ending, then the live ones. */
struct plen_decoder_out {
	struct plen_panel_contact *contacts;
	size_t count, capacity;
	uint32_t last_id;
};

uint32_t plen_decoder_out_next_id(struct plen_decoder_out *out);
void plen_decoder_out_add(struct plen_decoder_out *out, const struct plen_panel_contact *contact);
