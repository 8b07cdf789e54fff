/* SPDX-License-Identifier: MIT */
#include "common/event.h"

#include <assert.h>
#include <stdio.h>

static const char *const kind_names[PLEN_EVENT_KINDS] = {
	[PLEN_EVENT_INK_BEGIN] = "ink-begin",
	[PLEN_EVENT_INK_EXTEND] = "ink-extend",
	[PLEN_EVENT_INK_END] = "ink-end",
	[PLEN_EVENT_INK_CANCEL] = "ink-cancel",
	[PLEN_EVENT_HOLD] = "hold",
	[PLEN_EVENT_TRANSFORM_BEGIN] = "transform-begin",
	[PLEN_EVENT_TRANSFORM_UPDATE] = "transform-update",
	[PLEN_EVENT_TRANSFORM_END] = "transform-end",
	[PLEN_EVENT_WIPE_BEGIN] = "wipe-begin",
	[PLEN_EVENT_WIPE_EXTEND] = "wipe-extend",
	[PLEN_EVENT_WIPE_END] = "wipe-end",
	[PLEN_EVENT_PRESS] = "press",
	[PLEN_EVENT_RELEASE] = "release",
	[PLEN_EVENT_TAP] = "tap",
	[PLEN_EVENT_DRAG_BEGIN] = "drag-begin",
	[PLEN_EVENT_DRAG_MOVE] = "drag-move",
	[PLEN_EVENT_DRAG_END] = "drag-end",
	[PLEN_EVENT_DEVICE_CAME] = "device-came",
	[PLEN_EVENT_DEVICE_WENT] = "device-went",
	[PLEN_EVENT_KEY] = "key",
};

const char *plen_event_kind_to_str(enum plen_event_kind kind)
{
	assert((unsigned)kind < PLEN_EVENT_KINDS);
	return kind_names[kind];
}

int plen_event_print(const struct plen_event *event, char *line, size_t size)
{
	const char *name = plen_event_kind_to_str(event->kind);
	double x_mm = event->at.x_mm;
	double y_mm = event->at.y_mm;

	switch (event->kind) {
	case PLEN_EVENT_DEVICE_CAME:
	case PLEN_EVENT_DEVICE_WENT:
	case PLEN_EVENT_KEY:
		return snprintf(line, size, "%s %u", name, event->gesture);
	case PLEN_EVENT_TRANSFORM_BEGIN:
	case PLEN_EVENT_TRANSFORM_UPDATE:
	case PLEN_EVENT_TRANSFORM_END:
		return snprintf(line, size, "%s zone %u gesture %u at %.1f %.1f mm scale %.3f",
				name, event->zone, event->gesture, x_mm, y_mm, event->u.scale);
	case PLEN_EVENT_WIPE_BEGIN:
	case PLEN_EVENT_WIPE_EXTEND:
	case PLEN_EVENT_WIPE_END:
		return snprintf(line, size,
				"%s zone %u gesture %u at %.1f %.1f mm extent %.1f %.1f", name,
				event->zone, event->gesture, x_mm, y_mm, event->u.extent.w_mm,
				event->u.extent.h_mm);
	default:
		return snprintf(line, size, "%s zone %u gesture %u at %.1f %.1f mm", name,
				event->zone, event->gesture, x_mm, y_mm);
	}
}
