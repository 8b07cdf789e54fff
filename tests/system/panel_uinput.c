/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <linux/uinput.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "panel.h"

#define AXIS_MAX 32767

/* How a panel that is no HID device tells where hands are. */
enum manner {
	PACKETS, /* all contacts, one after the other, without names: multi-touch protocol A */
	SINGLE,  /* one finger */
	POINTER, /* a mouse that jumps to where the finger is, with its button down */
};

static enum manner manner_of(const struct panel *panel)
{
	if (strcmp(panel->model->key, "packets") == 0) {
		return PACKETS;
	}
	return strcmp(panel->model->key, "single") == 0 ? SINGLE : POINTER;
}

static bool add_axis(int fd, uint16_t code)
{
	struct uinput_abs_setup setup = {
		.code = code,
		.absinfo = {.maximum = AXIS_MAX},
	};

	return ioctl(fd, UI_ABS_SETUP, &setup) == 0;
}

static bool describe(const struct panel *panel)
{
	enum manner manner = manner_of(panel);
	bool good = ioctl(panel->fd, UI_SET_EVBIT, EV_KEY) == 0 &&
		    ioctl(panel->fd, UI_SET_EVBIT, EV_ABS) == 0 && add_axis(panel->fd, ABS_X) &&
		    add_axis(panel->fd, ABS_Y);

	if (manner == POINTER) {
		/* With these two libinput waits 50 ms for both at once, as a middle one. */
		return good && ioctl(panel->fd, UI_SET_KEYBIT, BTN_LEFT) == 0 &&
		       ioctl(panel->fd, UI_SET_KEYBIT, BTN_RIGHT) == 0;
	}
	good = good && ioctl(panel->fd, UI_SET_KEYBIT, BTN_TOUCH) == 0 &&
	       ioctl(panel->fd, UI_SET_PROPBIT, INPUT_PROP_DIRECT) == 0;
	if (manner == PACKETS) {
		good = good && add_axis(panel->fd, ABS_MT_POSITION_X) &&
		       add_axis(panel->fd, ABS_MT_POSITION_Y);
	}
	return good;
}

static bool plug(struct panel *panel)
{
	struct uinput_setup setup = {
		.id = {BUS_USB, panel->model->vendor, panel->model->product, 1},
	};

	if (panel->plugged) {
		return false;
	}
	snprintf(setup.name, sizeof(setup.name), "%s", panel->model->name);
	panel->fd = open("/dev/uinput", O_WRONLY | O_CLOEXEC);
	panel->plugged = panel->fd >= 0 && describe(panel) &&
			 ioctl(panel->fd, UI_DEV_SETUP, &setup) == 0 &&
			 ioctl(panel->fd, UI_DEV_CREATE) == 0;
	return panel->plugged;
}

/* The device goes with its descriptor. */
static bool unplug(struct panel *panel)
{
	bool done = panel->plugged && close(panel->fd) == 0;

	panel->plugged = false;
	panel->fd = -1;
	return done;
}

static bool put(const struct panel *panel, uint16_t type, uint16_t code, double value)
{
	struct input_event event = {.type = type, .code = code, .value = (int32_t)value};

	return write(panel->fd, &event, sizeof(event)) == (ssize_t)sizeof(event);
}

static bool put_place(const struct panel *panel, uint16_t x, uint16_t y,
		      const struct panel_sample *contact)
{
	return put(panel, EV_ABS, x, contact->x_mm * AXIS_MAX / PANEL_WIDTH_MM) &&
	       put(panel, EV_ABS, y, contact->y_mm * AXIS_MAX / PANEL_HEIGHT_MM);
}

static bool put_packets(const struct panel *panel)
{
	bool good = true;
	bool any = false;

	for (unsigned id = 0; id < panel->model->contacts; id++) {
		const struct panel_sample *contact = &panel->contacts[id];
		if (contact->down) {
			any = true;
			good = good &&
			       put_place(panel, ABS_MT_POSITION_X, ABS_MT_POSITION_Y, contact) &&
			       put(panel, EV_SYN, SYN_MT_REPORT, 0);
		}
	}
	/* No contact at all is said by an empty one. */
	return good && (any || put(panel, EV_SYN, SYN_MT_REPORT, 0)) &&
	       put(panel, EV_KEY, BTN_TOUCH, any);
}

static bool frame(struct panel *panel)
{
	const struct panel_sample *contact = &panel->contacts[0];
	enum manner manner = manner_of(panel);
	bool good = panel->plugged;

	if (good && manner == PACKETS) {
		good = put_packets(panel);
	} else if (good) {
		good = put_place(panel, ABS_X, ABS_Y, contact) &&
		       put(panel, EV_KEY, manner == SINGLE ? BTN_TOUCH : BTN_LEFT, contact->down);
	}
	panel->packets++;
	return good && put(panel, EV_SYN, SYN_REPORT, 0);
}

const struct panel_way panel_uinput = {plug, unplug, frame};
