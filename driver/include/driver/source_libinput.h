/* SPDX-License-Identifier: MIT
 *
 * Real devices: udev says which ones a seat has, now and later; libinput tells panels, pens, mice
 * and keys apart and reads those on a desk. What lies on the board, touch panels, pens and mice
 * that have a place, is read through libevdev, because libinput drops size, tool type and every
 * contact past the 32nd, smooths pens and holds presses back. libinput's own events are switched
 * off for them, which closes its descriptor.
 */
#pragma once

#include <stddef.h>

#include "driver/panel_tap.h"
#include "driver/source.h"

struct plen_source_libinput_options {
	struct plen_source_sink sink;
	struct plen_board_size board;
	const char *seat; /* NULL = "seat0" */
	/* EVIOCGRAB each panel and pen of the board: nobody else sees what they send while we run.
	 */
	bool grab;
	struct plen_panel_tap tap;
};

/* Returns 0 and a source in *out, or a negative errno with one line for IT in `error`. A device
 * that may not be opened is logged with the mending command and tried again when udev changes it;
 * that is not an error. */
int plen_source_libinput_open(struct plen_source **out,
			      const struct plen_source_libinput_options *options, char *error,
			      size_t error_size);
