/* SPDX-License-Identifier: MIT
 *
 * Watches a source and an engine at work and holds them to what people rely on, whatever the panel
 * sends and whatever the engine makes of it:
 *
 *   every contact that begins ends once, and so does every gesture;
 *   each point of ink is where its contact was in that very frame, and a stroke goes over to
 * another contact only where the first has lifted and the other has just landed, a moment later;
 *   ink that stays is no shorter than its contact's way on the glass, unless a gesture claimed it;
 * but what is there and back again in a packet need not be ink.
 *
 * Fails the test that runs it.
 */
#pragma once

#include "driver/source.h"

struct audit_result {
	uint32_t begun; /* contacts */
	uint32_t strokes, cancelled, bridged;
	double longest_mm; /* between two points of one stroke */
	uint64_t digest;   /* of all events */
};

/* Plays `source` to its end, on a board that is divided into `panes` canvases; destroys it. */
struct audit_result audit_run(struct plen_source *source, struct plen_board_size board,
			      uint32_t panes);
