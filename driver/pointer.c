/* SPDX-License-Identifier: MIT */
#include "pointer.h"

#include <math.h>
#include <stdlib.h>

#include "common/mem.h"

/* Units of an axis; far finer than any pen. */
#define RANGE (1 << 20)
/* A mouse's unit is about a thousandth of an inch of desk; this crosses a wall in two sweeps. */
#define MOUSE_UNIT (RANGE / 2000.0)

struct plen_pointer {
	struct plen_evdev_info info;
	struct plen_decoder *decoder;
	double x, y; /* of a mouse, 0..RANGE */
};

/* What libinput knows of the size becomes a resolution like a node's. */
static void describe(struct plen_evdev_info *info, struct libinput_device *device)
{
	struct plen_evdev_abs axis = {true, 0, RANGE, 0};
	double w_mm = 0;
	double h_mm = 0;

	info->abs[ABS_X] = axis;
	info->abs[ABS_Y] = axis;
	if (libinput_device_get_size(device, &w_mm, &h_mm) == 0 && w_mm > 0 && h_mm > 0) {
		info->abs[ABS_X].resolution = (int32_t)lround(RANGE / w_mm);
		info->abs[ABS_Y].resolution = (int32_t)lround(RANGE / h_mm);
	}
	if (libinput_device_has_capability(device, LIBINPUT_DEVICE_CAP_TABLET_TOOL)) {
		struct plen_evdev_abs degrees = {true, -90, 90, 0};
		info->abs[ABS_PRESSURE] = axis;
		info->abs[ABS_TILT_X] = degrees;
		info->abs[ABS_TILT_Y] = degrees;
		info->has_touch_key = true;
		info->has_pen_key = true;
	}
}

struct plen_pointer *plen_pointer_create(struct libinput_device *device, plen_decoder_sink sink,
					 void *data)
{
	struct plen_pointer *pointer = plen_calloc(1, sizeof(*pointer));

	describe(&pointer->info, device);
	pointer->decoder = plen_decoder_create(&pointer->info, sink, data);
	pointer->x = RANGE / 2.0;
	pointer->y = RANGE / 2.0;
	return pointer;
}

void plen_pointer_destroy(struct plen_pointer *pointer)
{
	if (pointer == NULL) {
		return;
	}
	plen_decoder_destroy(pointer->decoder);
	free(pointer);
}

struct plen_panel_axes plen_pointer_axes(const struct plen_pointer *pointer)
{
	return plen_decoder_axes(&pointer->info);
}

static void feed(struct plen_pointer *pointer, uint64_t time_us, uint16_t type, uint16_t code,
		 int32_t value)
{
	struct plen_evdev_event event = {
		.time_us = (int64_t)time_us,
		.type = type,
		.code = code,
		.value = value,
	};

	plen_decoder_event(pointer->decoder, &event);
}

static int32_t to_units(double part)
{
	return (int32_t)lround(fmin(fmax(part, 0), 1) * RANGE);
}

static uint16_t tool_key(struct libinput_tablet_tool *tool)
{
	return libinput_tablet_tool_get_type(tool) == LIBINPUT_TABLET_TOOL_TYPE_ERASER
		       ? BTN_TOOL_RUBBER
		       : BTN_TOOL_PEN;
}

static void tool_event(struct plen_pointer *pointer, struct libinput_event *base,
		       enum libinput_event_type type)
{
	struct libinput_event_tablet_tool *event = libinput_event_get_tablet_tool_event(base);
	struct libinput_tablet_tool *tool = libinput_event_tablet_tool_get_tool(event);
	uint64_t time_us = libinput_event_tablet_tool_get_time_usec(event);
	bool near = libinput_event_tablet_tool_get_proximity_state(event) ==
		    LIBINPUT_TABLET_TOOL_PROXIMITY_STATE_IN;
	bool down =
		libinput_event_tablet_tool_get_tip_state(event) == LIBINPUT_TABLET_TOOL_TIP_DOWN;

	feed(pointer, time_us, EV_ABS, ABS_X,
	     to_units(libinput_event_tablet_tool_get_x_transformed(event, 1)));
	feed(pointer, time_us, EV_ABS, ABS_Y,
	     to_units(libinput_event_tablet_tool_get_y_transformed(event, 1)));
	if (type == LIBINPUT_EVENT_TABLET_TOOL_TIP && !down) {
		/* libinput smooths a pen's way, and says where it is only when it lifts: it wrote
		 * to there. */
		feed(pointer, time_us, EV_SYN, SYN_REPORT, 0);
	}
	if (libinput_tablet_tool_has_pressure(tool)) {
		feed(pointer, time_us, EV_ABS, ABS_PRESSURE,
		     to_units(libinput_event_tablet_tool_get_pressure(event)));
	}
	if (libinput_tablet_tool_has_tilt(tool)) {
		feed(pointer, time_us, EV_ABS, ABS_TILT_X,
		     (int32_t)lround(libinput_event_tablet_tool_get_tilt_x(event)));
		feed(pointer, time_us, EV_ABS, ABS_TILT_Y,
		     (int32_t)lround(libinput_event_tablet_tool_get_tilt_y(event)));
	}
	if (type == LIBINPUT_EVENT_TABLET_TOOL_PROXIMITY) {
		feed(pointer, time_us, EV_KEY, tool_key(tool), near);
	} else if (type == LIBINPUT_EVENT_TABLET_TOOL_TIP) {
		feed(pointer, time_us, EV_KEY, BTN_TOUCH, down);
	}
	feed(pointer, time_us, EV_SYN, SYN_REPORT, 0);
}

static void move_mouse(struct plen_pointer *pointer, struct libinput_event_pointer *event,
		       bool absolute)
{
	double x = absolute ? libinput_event_pointer_get_absolute_x_transformed(event, 1) * RANGE
			    : pointer->x + libinput_event_pointer_get_dx(event) * MOUSE_UNIT;
	double y = absolute ? libinput_event_pointer_get_absolute_y_transformed(event, 1) * RANGE
			    : pointer->y + libinput_event_pointer_get_dy(event) * MOUSE_UNIT;

	pointer->x = fmin(fmax(x, 0), RANGE);
	pointer->y = fmin(fmax(y, 0), RANGE);
}

static void pointer_event(struct plen_pointer *pointer, struct libinput_event *base,
			  enum libinput_event_type type)
{
	struct libinput_event_pointer *event = libinput_event_get_pointer_event(base);
	uint64_t time_us = libinput_event_pointer_get_time_usec(event);

	if (type != LIBINPUT_EVENT_POINTER_BUTTON) {
		move_mouse(pointer, event, type == LIBINPUT_EVENT_POINTER_MOTION_ABSOLUTE);
	}
	feed(pointer, time_us, EV_ABS, ABS_X, (int32_t)lround(pointer->x));
	feed(pointer, time_us, EV_ABS, ABS_Y, (int32_t)lround(pointer->y));
	if (type == LIBINPUT_EVENT_POINTER_BUTTON) {
		feed(pointer, time_us, EV_KEY, (uint16_t)libinput_event_pointer_get_button(event),
		     libinput_event_pointer_get_button_state(event) ==
			     LIBINPUT_BUTTON_STATE_PRESSED);
	}
	feed(pointer, time_us, EV_SYN, SYN_REPORT, 0);
}

void plen_pointer_event(struct plen_pointer *pointer, struct libinput_event *event)
{
	enum libinput_event_type type = libinput_event_get_type(event);

	switch (type) {
	case LIBINPUT_EVENT_TABLET_TOOL_PROXIMITY:
	case LIBINPUT_EVENT_TABLET_TOOL_TIP:
	case LIBINPUT_EVENT_TABLET_TOOL_AXIS:
		tool_event(pointer, event, type);
		break;
	case LIBINPUT_EVENT_POINTER_MOTION:
	case LIBINPUT_EVENT_POINTER_MOTION_ABSOLUTE:
	case LIBINPUT_EVENT_POINTER_BUTTON:
		pointer_event(pointer, event, type);
		break;
	default:
		break;
	}
}
