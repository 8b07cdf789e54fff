/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "input"
#include "calibration_udev.h"

#include "common/log.h"
#include "driver/calibration_file.h"

/* Of the input device, the node's parent. An empty one is none. */
static const char *attribute(struct udev_device *node, const char *name)
{
	struct udev_device *parent = udev_device_get_parent(node);
	const char *value = parent != NULL ? udev_device_get_sysattr_value(parent, name) : NULL;

	return value != NULL && value[0] != '\0' ? value : NULL;
}

const char *plen_calibration_udev_serial(struct udev_device *node)
{
	return attribute(node, "uniq");
}

const char *plen_calibration_udev_port(struct udev_device *node)
{
	return attribute(node, "phys");
}

bool plen_calibration_udev_read(struct plen_calibration_record *record, struct udev_device *node)
{
	const char *value = udev_device_get_property_value(
		node, record->id.sensor == PLEN_CALIBRATION_PEN ? PLEN_CALIBRATION_PROPERTY_PEN
								: PLEN_CALIBRATION_PROPERTY_TOUCH);
	char error[256];

	if (value == NULL || value[0] == '\0') {
		return false;
	}
	record->rank = PLEN_CALIBRATION_HWDB;
	if (plen_calibration_property_parse(record, value, error, sizeof(error)) < 0) {
		plen_warn("%s: %s; not used. The entry is found by: grep -r PLENARY_CALIBRATION "
			  "/etc/udev/hwdb.d /usr/lib/udev/hwdb.d",
			  udev_device_get_devnode(node), error);
		return false;
	}
	return true;
}
