/* SPDX-License-Identifier: MIT
 *
 * What udev knows of one device that a calibration asks for.
 */
#pragma once

#include <libudev.h>

#include "driver/calibration_table.h"

/* The serial number and the port of an event node's device; NULL where there is none. Borrowed from
 * `node`. */
const char *plen_calibration_udev_serial(struct udev_device *node);
const char *plen_calibration_udev_port(struct udev_device *node);

/* What hwdb says in the node's properties, for the device that `record->id` names: true if it says
 * anything that can be used. What cannot be is logged. */
bool plen_calibration_udev_read(struct plen_calibration_record *record, struct udev_device *node);
