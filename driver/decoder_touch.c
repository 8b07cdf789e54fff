/* SPDX-License-Identifier: MIT */
#include "decoder_touch.h"

#include <linux/input.h>
#include <math.h>

/* This many contacts of exactly one size, and that smaller than a finger tip on any board (a part
 * of the longer axis), are no accident: the number means nothing. A believable size is believed
 * however often it comes, because to doubt it in mid-lesson would cost more than it gains. */
#define SAME_SIZE_CONTACTS 32
#define TINY_PART 0.003

static bool varies(const struct plen_evdev_abs *abs)
{
	return abs->present && abs->max > abs->min;
}

static double extent(const struct plen_evdev_abs *abs)
{
	return (double)abs->max - abs->min;
}

void plen_touch_traits_init(struct plen_touch_traits *traits, const struct plen_evdev_info *info)
{
	const struct plen_evdev_abs *pressure = &info->abs[ABS_MT_PRESSURE];
	const struct plen_evdev_abs *orientation = &info->abs[ABS_MT_ORIENTATION];
	struct plen_touch_traits none = {0};

	*traits = none;
	traits->has_major = varies(&info->abs[ABS_MT_TOUCH_MAJOR]);
	traits->has_minor = varies(&info->abs[ABS_MT_TOUCH_MINOR]);
	traits->tiny = TINY_PART * fmax(extent(&info->abs[ABS_MT_POSITION_X]),
					extent(&info->abs[ABS_MT_POSITION_Y]));
	traits->tells_sides =
		orientation->present && orientation->min == 0 && orientation->max == 1;
	if (varies(pressure)) {
		traits->pressure_min = pressure->min;
		traits->pressure_range = extent(pressure);
	}
}

bool plen_touch_set(struct plen_touch *touch, uint16_t code, int32_t value)
{
	if (code < PLEN_TOUCH_FIRST || code >= PLEN_TOUCH_FIRST + PLEN_TOUCH_AXES) {
		return false;
	}
	touch->values[code - PLEN_TOUCH_FIRST] = value;
	return true;
}

int32_t plen_touch_get(const struct plen_touch *touch, uint16_t code)
{
	return touch->values[code - PLEN_TOUCH_FIRST];
}

static void learn_size(struct plen_touch_traits *traits, int32_t major, int32_t minor, bool begins)
{
	if (traits->size_varies || major <= 0) {
		return;
	}
	if (traits->sizes_seen == 0) {
		traits->first_major = major;
		traits->first_minor = minor;
		traits->sizes_seen = 1;
	} else if (major != traits->first_major || minor != traits->first_minor ||
		   major > traits->tiny) {
		traits->size_varies = true;
	} else if (begins && traits->sizes_seen < SAME_SIZE_CONTACTS) {
		traits->sizes_seen++;
	}
}

static void set_size(struct plen_panel_contact *contact, const struct plen_touch *touch,
		     struct plen_touch_traits *traits, bool begins)
{
	int32_t major = plen_touch_get(touch, ABS_MT_TOUCH_MAJOR);
	int32_t minor = traits->has_minor ? plen_touch_get(touch, ABS_MT_TOUCH_MINOR) : 0;

	if (!traits->has_major || major <= 0) {
		return;
	}
	learn_size(traits, major, minor, begins);
	if (!traits->size_varies && traits->sizes_seen >= SAME_SIZE_CONTACTS) {
		return;
	}
	if (minor <= 0) {
		contact->width = major;
	} else if (!traits->tells_sides) {
		contact->width = sqrt((double)major * minor);
	} else {
		bool wide = plen_touch_get(touch, ABS_MT_ORIENTATION) != 0;
		contact->width = wide ? major : minor;
		contact->height = wide ? minor : major;
	}
}

static uint8_t tool_of(const struct plen_touch *touch)
{
	switch (plen_touch_get(touch, ABS_MT_TOOL_TYPE)) {
	case MT_TOOL_PEN:
		return PLEN_CONTACT_PEN;
	case MT_TOOL_PALM:
		return PLEN_CONTACT_PALM;
	default:
		return PLEN_CONTACT_FINGER;
	}
}

static double pressure_of(const struct plen_touch *touch, const struct plen_touch_traits *traits)
{
	if (traits->pressure_range <= 0) {
		return -1;
	}

	double pressure = (plen_touch_get(touch, ABS_MT_PRESSURE) - traits->pressure_min) /
			  traits->pressure_range;
	return fmin(fmax(pressure, 0), 1);
}

struct plen_panel_contact plen_touch_contact(const struct plen_touch *touch,
					     struct plen_touch_traits *traits, bool begins)
{
	struct plen_panel_contact contact = {
		.tool = tool_of(touch),
		.flags = plen_touch_get(touch, ABS_MT_DISTANCE) > 0 ? PLEN_CONTACT_HOVER : 0,
		.at = {plen_touch_get(touch, ABS_MT_POSITION_X),
		       plen_touch_get(touch, ABS_MT_POSITION_Y)},
		.pressure = pressure_of(touch, traits),
	};

	set_size(&contact, touch, traits, begins);
	return contact;
}
