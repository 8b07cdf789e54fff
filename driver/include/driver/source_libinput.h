/* SPDX-License-Identifier: MIT
 *
 * Real devices: udev says which ones a seat has, now and later; libinput tells panels, pens, mice
 * and keys apart and reads all but panels. Touch panels are read through libevdev, because libinput
 * drops size, tool type and every contact past the 32nd. libinput's own events are switched off for
 * them, which closes its descriptor.
 */
#pragma once

#include <stddef.h>

#include "driver/panel_tap.h"
#include "driver/source.h"

struct plen_source_libinput_options {
	struct plen_source_sink sink;
	struct plen_board_size board;
	const char *seat; /* NULL = "seat0" */
	bool grab;        /* EVIOCGRAB each panel: nobody else sees its touches while we run */
	struct plen_panel_tap tap;
};

/* Returns 0 and a source in *out, or a negative errno with one line for IT in `error`. A device
 * that may not be opened is logged with the mending command and tried again when udev changes it;
 * that is not an error. */
int plen_source_libinput_open(struct plen_source **out,
			      const struct plen_source_libinput_options *options, char *error,
			      size_t error_size);
