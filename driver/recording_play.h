/* SPDX-License-Identifier: MIT
 *
 * Plays frames of our own format: a line changes one contact, the others stay as they are, and a
 * panel frame needs all of them.
 */
#pragma once

#include <stddef.h>

#include "recording.h"

struct plen_recording_play {
	struct plen_panel_contact *live;
	size_t live_count, live_capacity;
	struct plen_panel_contact *out;
	size_t out_count, out_capacity;
};

/* `samples` are all of the device's; NULL if it has none. The contacts of the result are valid
 * until the next call. */
struct plen_panel_frame plen_recording_play_frame(struct plen_recording_play *play,
						  const struct plen_recording_frame *frame,
						  const struct plen_panel_contact *samples);
void plen_recording_play_finish(struct plen_recording_play *play);
