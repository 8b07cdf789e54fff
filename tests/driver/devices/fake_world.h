/* SPDX-License-Identifier: MIT
 *
 * What the parts of the fake share; tests see fake_devices.h alone.
 */
#pragma once

#include "fake_devices.h"

#define FAKE_NODE "/dev/input/event"
#define FAKE_SYSPATH "/sys/fake/"

struct fake_world {
	struct fake_living living;
	enum fake_fate fate;
	bool is_panel, gone; /* what was plugged in last */
};

extern struct fake_world fake_world;
