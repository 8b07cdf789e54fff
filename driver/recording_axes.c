/* SPDX-License-Identifier: MIT */
#include "recording_axes.h"

#include <string.h>

/* What the events tell of the axes, and of how contacts are parted. */
struct seen {
	struct {
		bool any;
		int32_t lowest, highest;
	} abs[ABS_CNT];
	bool touch_key, pen_key, packets;
};

static void see_axis(struct seen *seen, uint16_t code, int32_t value)
{
	if (!seen->abs[code].any) {
		seen->abs[code].any = true;
		seen->abs[code].lowest = value;
		seen->abs[code].highest = value;
	} else if (value < seen->abs[code].lowest) {
		seen->abs[code].lowest = value;
	} else if (value > seen->abs[code].highest) {
		seen->abs[code].highest = value;
	}
}

static void see(struct seen *seen, const struct plen_recording_device *device)
{
	memset(seen, 0, sizeof(*seen));
	for (size_t i = 0; i < device->event_count; i++) {
		const struct plen_evdev_event *event = &device->events[i];
		if (event->type == EV_ABS && event->code < ABS_CNT) {
			see_axis(seen, event->code, event->value);
		} else if (event->type == EV_KEY && event->code == BTN_TOUCH) {
			seen->touch_key = true;
		} else if (event->type == EV_KEY && plen_decoder_is_pen_key(event->code)) {
			seen->pen_key = true;
		} else if (event->type == EV_SYN && event->code == SYN_MT_REPORT) {
			seen->packets = true;
		}
	}
}

static bool has_extent(const struct plen_evdev_abs *abs)
{
	return abs->present && abs->max > abs->min;
}

/* Panels count to a power of two, nearly all of them. */
static int32_t round_up(int32_t highest)
{
	int64_t limit = 1;

	while (limit < highest) {
		limit = limit * 2 + 1;
	}
	return (int32_t)limit;
}

static void guess_extent(struct plen_evdev_abs *abs, const struct seen *seen, uint16_t code)
{
	abs->present = true;
	abs->min = seen->abs[code].lowest < 0 ? seen->abs[code].lowest : 0;
	abs->max = round_up(seen->abs[code].highest);
}

static bool is_within(const struct plen_evdev_abs *abs, const struct seen *seen, uint16_t code)
{
	return has_extent(abs) && seen->abs[code].lowest >= abs->min &&
	       seen->abs[code].highest <= abs->max;
}

/* The axis of one contact that goes with that of many; the same code for all others. */
static uint16_t twin_of(uint16_t code)
{
	switch (code) {
	case ABS_MT_POSITION_X:
		return ABS_X;
	case ABS_MT_POSITION_Y:
		return ABS_Y;
	default:
		return code;
	}
}

static bool is_position(uint16_t code)
{
	return code == ABS_X || code == ABS_Y || twin_of(code) != code;
}

/* True if an extent was guessed, rather than taken from its twin. */
static bool complete_axis(struct plen_evdev_info *info, const struct seen *seen, uint16_t code)
{
	struct plen_evdev_abs *abs = &info->abs[code];
	const struct plen_evdev_abs *twin = &info->abs[twin_of(code)];
	bool complete = is_position(code) ? has_extent(abs) : abs->present;

	if (complete || !seen->abs[code].any) {
		return false;
	}
	if (is_within(twin, seen, code)) {
		*abs = *twin;
		return false;
	}
	guess_extent(abs, seen, code);
	return is_position(code);
}

/* Who has moved along one axis only is on a panel that has two. */
static bool complete_pair(struct plen_evdev_info *info, uint16_t one, uint16_t other)
{
	if (!has_extent(&info->abs[one]) || has_extent(&info->abs[other])) {
		return false;
	}
	info->abs[other] = info->abs[one];
	return true;
}

/* Slots are a matter of what is sent, if nothing says that they are used. */
static void complete_slots(struct plen_evdev_info *info, const struct seen *seen)
{
	struct plen_evdev_abs *slot = &info->abs[ABS_MT_SLOT];

	if (seen->abs[ABS_MT_SLOT].any) {
		return;
	}
	if (seen->packets) {
		slot->present = false;
	} else if (seen->abs[ABS_MT_TRACKING_ID].any) {
		slot->present = true;
	} else if (seen->touch_key && has_extent(&info->abs[ABS_X]) &&
		   has_extent(&info->abs[ABS_Y])) {
		/* No contact of many ever begins, but the single one does. */
		info->abs[ABS_MT_POSITION_X].present = false;
	}
}

bool plen_recording_complete_axes(struct plen_recording_device *device)
{
	struct seen seen;
	bool guessed = false;

	if (device->event_count == 0) {
		return false;
	}
	see(&seen, device);
	for (uint16_t code = 0; code < ABS_CNT; code++) {
		guessed |= complete_axis(&device->info, &seen, code);
	}
	if (seen.abs[ABS_MT_POSITION_X].any || seen.abs[ABS_MT_POSITION_Y].any) {
		guessed |= complete_pair(&device->info, ABS_MT_POSITION_X, ABS_MT_POSITION_Y) ||
			   complete_pair(&device->info, ABS_MT_POSITION_Y, ABS_MT_POSITION_X);
	} else if (seen.touch_key) {
		guessed |= complete_pair(&device->info, ABS_X, ABS_Y) ||
			   complete_pair(&device->info, ABS_Y, ABS_X);
	}
	complete_slots(&device->info, &seen);
	device->info.has_touch_key |= seen.touch_key;
	device->info.has_pen_key |= seen.pen_key;
	return guessed && plen_decoder_can_decode(&device->info);
}
