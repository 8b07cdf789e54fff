/* SPDX-License-Identifier: MIT
 *
 * udev, libinput and the nodes of touch panels, played by the functions that the linker sends their
 * calls to. What is alive is counted as the real ones keep it: libinput's
 * news of devices wait in its queue without a word on its descriptor, each holding its device, and
 * what it has closed is freed by its next dispatch. One device is plugged in at a time.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* All that is allocated for devices. */
struct fake_living {
	uint32_t libinput_devices, libinput_events, libinput_closed, udev_devices, nodes;
};

struct fake_living fake_devices_living(void);

/* Each is news from udev, of the node /dev/input/event`number`. */
void fake_devices_plug(uint32_t number, bool is_panel);
void fake_devices_unplug(uint32_t number);

/* The panel's open node is readable, and says that there is no device any more. */
void fake_devices_break(void);

/* What becomes of each device that is plugged in from now on. */
enum fake_fate {
	FAKE_STAYS,
	FAKE_GONE,         /* before anybody has opened it */
	FAKE_GOES_FIRST,   /* while libinput opens it */
	FAKE_GOES_THEN,    /* between libinput's opening and ours */
	FAKE_REPLACED,     /* by one that may not be opened yet */
	FAKE_OUT_OF_FILES, /* it stays, but we cannot open it */
};

void fake_devices_set_fate(enum fake_fate fate);
