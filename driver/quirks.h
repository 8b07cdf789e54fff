/* SPDX-License-Identifier: MIT
 *
 * What is known of a panel by its id that the panel itself gets wrong: read from the properties
 * that 60-plenary.hwdb, or a line of IT's own, has given its node. The names are those of
 * udev/panels.awk; most are for people, the ones here are acted on.
 *
 * Applied where a node is set up, so that decoder and engine know no make.
 */
#pragma once

#include <libevdev/libevdev.h>
#include <libudev.h>
#include <stdbool.h>
#include <stddef.h>

#include "driver/panel.h"

struct plen_quirks {
	bool is_panel;               /* the table has it as a board */
	bool fixed_size;             /* its contact sizes mean nothing */
	bool wrong_mm;               /* nor do its millimetres */
	bool mouse_twin;             /* a mouse beside the panel repeats what the panel says */
	bool pointer;                /* the board is a mouse to the system */
	struct plen_board_size size; /* as the table has it; 0 x 0 = not known */
};

/* Adds what the values of PLENARY_QUIRKS and PLENARY_SIZE_MM say; either may be NULL, or
 * empty, which says nothing. 0, or -EINVAL with one line on the first mistake in `error`; what can
 * be used is used. */
int plen_quirks_parse(struct plen_quirks *quirks, const char *names, const char *size_mm,
		      char *error, size_t error_size);

/* The same, and is_panel, by the properties of a node. */
int plen_quirks_read(struct plen_quirks *quirks, struct udev_device *udev, char *error,
		     size_t error_size);
/* The same; a mistake is logged with the command that mends it. */
struct plen_quirks plen_quirks_of(struct udev_device *udev);

/* Makes libevdev forget what is false, before anybody asks it; the kernel's node stays as it is. */
void plen_quirks_apply(const struct plen_quirks *quirks, struct libevdev *evdev);
/* The size by table in place of what the axes claim. */
void plen_quirks_set_size(const struct plen_quirks *quirks, struct plen_panel_axes *axes);
