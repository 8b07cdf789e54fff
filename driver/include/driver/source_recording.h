/* SPDX-License-Identifier: MIT
 *
 * A recording as a source: evemu text, `libinput record` YAML, or Plenary's own text format
 * (docs/recording.md). The whole file is parsed before the first frame, so that a broken file is
 * refused with its place named and nothing has happened.
 */
#pragma once

#include <stddef.h>

#include "driver/panel_tap.h"
#include "driver/source.h"

struct plen_source_recording_options {
	struct plen_source_sink sink;
	struct plen_board_size board; /* the wall that the panel's axes are mapped onto */
	struct plen_panel_tap tap;    /* hears of panels alone, not of what only has keys */
};

/* Opens `path`. Returns 0 and a source in *out (the caller destroys it), or a negative errno and
 * one line "FILE:LINE: what is wrong" in `error`, *out untouched. Recordings start at time 0 or at
 * their own first time stamp; time stamps that fall back are held at the last one. */
int plen_source_recording_open(struct plen_source **out, const char *path,
			       const struct plen_source_recording_options *options, char *error,
			       size_t error_size);

/* The physical size the recorded panel claims, or 0 x 0. Used as the board's size when no other
 * is given. */
struct plen_board_size plen_source_recording_size(const struct plen_source *source);

/* A number that depends on the recording's content alone, for ids in virtual time. */
uint64_t plen_source_recording_digest(const struct plen_source *source);
