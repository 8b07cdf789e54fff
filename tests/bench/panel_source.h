/* SPDX-License-Identifier: MIT
 *
 * The one panel of fake_evdev.h as a source for the input thread: read by libevdev, decoded, and
 * mapped from edge to edge onto the board, as libinput's source does with a panel's node.
 */
#pragma once

#include <stddef.h>

#include "driver/source_libinput.h"

#define PANEL_SOURCE_CONTACTS_MAX 40

/* For plen_input_thread_options.open. Of the options, sink and board are taken. One at a time. */
int panel_source_open(struct plen_source **out, const struct plen_source_libinput_options *options,
		      char *error, size_t error_size);
