/* SPDX-License-Identifier: MIT
 *
 * What a recording does not say: the kernel sends changes only, so that a contact may begin without
 * a position, in a slot whose values stem from before the recording began. The nearest guess is
 * the first value that the recording has for the slot, else for any slot. Without it such a
 * contact would begin in the corner and draw a line from there. Which slot the first events are
 * about is not said either; it may follow from what comes later.
 */
#pragma once

#include "recording.h"

void plen_recording_seed(struct plen_decoder *decoder, const struct plen_recording_device *device);
