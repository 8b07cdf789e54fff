/* SPDX-License-Identifier: MIT
 *
 * What a decoder promises, whatever a node sends: each contact begins once, is in every frame until
 * it ends once, and never returns; times never fall, and nothing is beyond its range. Kept by
 * assert(), for tests and fuzzers alike.
 */
#pragma once

#include "decoder.h"

#define DECODER_LEDGER_MAX 2048

struct decoder_ledger {
	struct plen_panel_contact down[DECODER_LEDGER_MAX];
	uint32_t down_count;
	uint32_t last_id;
	uint32_t inked; /* contacts in frames that did not hover */
	int64_t last_us;
	bool frame_may_ink; /* else all that begins or goes on hovers */
};

struct decoder_ledger *decoder_ledger_create(void);

/* A plen_decoder_sink; `data` is the ledger. */
void decoder_ledger_check(void *data, const struct plen_panel_frame *frame);
