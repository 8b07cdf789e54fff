/* SPDX-License-Identifier: MIT
 *
 * What a recording leaves out of its description, from its events: axes that are not described, or
 * without extent, whether slots are used, whether there is a touch key. Old recordings, and those
 * of which somebody kept the events alone, have nothing better.
 */
#pragma once

#include "recording.h"

/* Completes device->info. True if the extent of a position had to be guessed. */
bool plen_recording_complete_axes(struct plen_recording_device *device);
