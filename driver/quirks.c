/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "quirks"
#include "quirks.h"

#include <ctype.h>
#include <errno.h>
#include <linux/input.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"

/* As in panels.awk: from a match box to a house front. */
#define SIZE_MIN_MM 10
#define SIZE_MAX_MM 9999

enum act {
	ACT_NONE, /* for people */
	ACT_FIXED_SIZE,
	ACT_WRONG_MM,
	ACT_MOUSE_TWIN,
	ACT_POINTER,
};

static const struct {
	const char *name;
	enum act act;
} names_known[] = {
	{"fixed-size", ACT_FIXED_SIZE}, {"wrong-mm", ACT_WRONG_MM},  {"mouse-twin", ACT_MOUSE_TWIN},
	{"pointer", ACT_POINTER},       {"no-size", ACT_NONE},       {"silent-still", ACT_NONE},
	{"extra-slots", ACT_NONE},      {"bars", ACT_NONE},          {"re-touch", ACT_NONE},
	{"single", ACT_NONE},           {"vendor-driver", ACT_NONE},
};

static void set(struct plen_quirks *quirks, enum act act)
{
	switch (act) {
	case ACT_FIXED_SIZE:
		quirks->fixed_size = true;
		break;
	case ACT_WRONG_MM:
		quirks->wrong_mm = true;
		break;
	case ACT_MOUSE_TWIN:
		quirks->mouse_twin = true;
		break;
	case ACT_POINTER:
		quirks->pointer = true;
		break;
	case ACT_NONE:
		break;
	}
}

static bool add_name(struct plen_quirks *quirks, const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof(names_known) / sizeof(names_known[0]); i++) {
		if (strlen(names_known[i].name) == length &&
		    strncmp(names_known[i].name, name, length) == 0) {
			set(quirks, names_known[i].act);
			return true;
		}
	}
	return false;
}

static int add_names(struct plen_quirks *quirks, const char *names, char *error, size_t error_size)
{
	int result = 0;

	for (const char *at = names;; at++) {
		size_t length = strcspn(at, ",");
		if (!add_name(quirks, at, length) && result == 0) {
			snprintf(error, error_size, "PLENARY_QUIRKS: no such quirk: \"%.*s\"",
				 (int)(length < 40 ? length : 40), at);
			result = -EINVAL;
		}
		at += length;
		if (*at == '\0') {
			return result;
		}
	}
}

/* Digits only: neither sign, blank nor point. */
static const char *take_mm(const char *text, double *mm)
{
	char *end = NULL;
	unsigned long value = isdigit((unsigned char)*text) ? strtoul(text, &end, 10) : 0;

	if (value < SIZE_MIN_MM || value > SIZE_MAX_MM) {
		return NULL;
	}
	*mm = (double)value;
	return end;
}

static int set_size(struct plen_quirks *quirks, const char *size_mm, char *error, size_t error_size)
{
	struct plen_board_size size = {0, 0};
	const char *end = take_mm(size_mm, &size.w_mm);

	if (end != NULL && *end == 'x') {
		end = take_mm(end + 1, &size.h_mm);
		if (end != NULL && *end == '\0') {
			quirks->size = size;
			return 0;
		}
	}
	snprintf(error, error_size,
		 "PLENARY_SIZE_MM: \"%.40s\" is no size; it is written as in 1428x804, in whole mm",
		 size_mm);
	return -EINVAL;
}

/* An empty value is how a line takes back what an earlier one has said. */
static bool is_said(const char *value)
{
	return value != NULL && value[0] != '\0';
}

int plen_quirks_parse(struct plen_quirks *quirks, const char *names, const char *size_mm,
		      char *error, size_t error_size)
{
	int result = 0;

	if (is_said(names)) {
		result = add_names(quirks, names, error, error_size);
	}
	if (is_said(size_mm)) {
		char second[128] = "";
		int sized = set_size(quirks, size_mm, second, sizeof(second));
		if (sized < 0 && result == 0) {
			snprintf(error, error_size, "%s", second);
			result = sized;
		}
	}
	return result;
}

int plen_quirks_read(struct plen_quirks *quirks, struct udev_device *udev, char *error,
		     size_t error_size)
{
	const char *panel = udev_device_get_property_value(udev, "PLENARY_PANEL");

	quirks->is_panel = panel != NULL && strcmp(panel, "1") == 0;
	return plen_quirks_parse(quirks, udev_device_get_property_value(udev, "PLENARY_QUIRKS"),
				 udev_device_get_property_value(udev, "PLENARY_SIZE_MM"), error,
				 error_size);
}

struct plen_quirks plen_quirks_of(struct udev_device *udev)
{
	struct plen_quirks quirks = {0};
	char error[128];

	if (plen_quirks_read(&quirks, udev, error, sizeof(error)) < 0) {
		plen_warn("%s: %s; mend the line in /etc/udev/hwdb.d, then run: sudo systemd-hwdb "
			  "update && sudo udevadm trigger --subsystem-match=input",
			  udev_device_get_devnode(udev), error);
	}
	return quirks;
}

void plen_quirks_apply(const struct plen_quirks *quirks, struct libevdev *evdev)
{
	static const unsigned sizes[] = {
		ABS_MT_TOUCH_MAJOR, ABS_MT_TOUCH_MINOR, ABS_MT_WIDTH_MAJOR,
		ABS_MT_WIDTH_MINOR, ABS_MT_ORIENTATION,
	};
	static const unsigned positions[] = {ABS_X, ABS_Y, ABS_MT_POSITION_X, ABS_MT_POSITION_Y};

	for (size_t i = 0; quirks->fixed_size && i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		libevdev_disable_event_code(evdev, EV_ABS, sizes[i]);
	}
	for (size_t i = 0; quirks->wrong_mm && i < sizeof(positions) / sizeof(positions[0]); i++) {
		libevdev_set_abs_resolution(evdev, positions[i], 0);
	}
}

static void set_per_mm(struct plen_panel_axis *axis, double mm)
{
	if (plen_panel_axis_is_usable(axis)) {
		axis->per_mm = (axis->max - axis->min) / mm;
	}
}

void plen_quirks_set_size(const struct plen_quirks *quirks, struct plen_panel_axes *axes)
{
	if (quirks->size.w_mm > 0 && quirks->size.h_mm > 0) {
		set_per_mm(&axes->x, quirks->size.w_mm);
		set_per_mm(&axes->y, quirks->size.h_mm);
	}
}
