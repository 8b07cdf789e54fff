/* SPDX-License-Identifier: MIT
 *
 * A source from a recording that is in memory already; for tests and fuzzers.
 */
#pragma once

#include "driver/source_recording.h"
#include "recording.h"

/* Takes the recording over. It must not be empty. Never NULL. */
struct plen_source *
plen_source_recording_create(struct plen_recording recording,
			     const struct plen_source_recording_options *options);
