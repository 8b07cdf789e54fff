/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "panel"
#include "panel_node.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"

/* Of one dispatch, so that a device gone mad cannot keep its caller. */
#define PACKETS_MAX 64

struct plen_panel_node {
	int fd;
	struct libevdev *evdev;
	struct plen_decoder *decoder;
	uint64_t dropped; /* how often the kernel's buffer ran over */
};

struct plen_evdev_info plen_panel_node_info(const struct libevdev *evdev)
{
	struct plen_evdev_info info = {
		.has_touch_key = libevdev_has_event_code(evdev, EV_KEY, BTN_TOUCH) != 0,
	};

	for (unsigned code = 0; code < ABS_CNT; code++) {
		const struct input_absinfo *abs = libevdev_get_abs_info(evdev, code);
		if (abs != NULL) {
			struct plen_evdev_abs axis = {true, abs->minimum, abs->maximum,
						      abs->resolution};
			info.abs[code] = axis;
		}
	}
	for (unsigned code = BTN_DIGI; code < BTN_WHEEL; code++) {
		info.has_pen_key |= plen_decoder_is_pen_key(code) &&
				    libevdev_has_event_code(evdev, EV_KEY, code) != 0;
	}
	return info;
}

static int open_evdev(struct plen_panel_node *node, const char *path)
{
	node->fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (node->fd < 0) {
		return -errno;
	}

	int result = libevdev_new_from_fd(node->fd, &node->evdev);
	if (result < 0) {
		return result;
	}
	return libevdev_set_clock_id(node->evdev, CLOCK_MONOTONIC);
}

/* Only by trying can one know whether somebody else has it: then nothing will ever come, and
 * nothing else would tell. Without `grab` ours lasts two system calls. */
static void keep(struct plen_panel_node *node, const char *path, bool grab)
{
	int result = libevdev_grab(node->evdev, LIBEVDEV_GRAB);

	if (result == -EBUSY) {
		plen_error("%s: another program keeps its touches to itself; to see which one, and "
			   "how to end it, run: sudo plenary-input doctor",
			   path);
	} else if (result < 0 && grab) {
		plen_warn("%s: cannot keep it to ourselves: %s", path, strerror(-result));
	}
	if (result == 0 && !grab) {
		libevdev_grab(node->evdev, LIBEVDEV_UNGRAB);
	}
}

int plen_panel_node_open(struct plen_panel_node **out, const char *path,
			 const struct plen_quirks *quirks, bool grab, plen_decoder_sink sink,
			 void *data)
{
	struct plen_panel_node *node = plen_calloc(1, sizeof(*node));
	int result = open_evdev(node, path);

	if (result < 0) {
		plen_panel_node_close(node);
		return result;
	}

	if (quirks != NULL) {
		plen_quirks_apply(quirks, node->evdev);
	}

	struct plen_evdev_info info = plen_panel_node_info(node->evdev);
	if (!plen_decoder_can_decode(&info)) {
		plen_panel_node_close(node);
		return -ENOTSUP;
	}
	node->decoder = plen_decoder_create(&info, sink, data);
	keep(node, path, grab);
	*out = node;
	return 0;
}

void plen_panel_node_close(struct plen_panel_node *node)
{
	if (node == NULL) {
		return;
	}
	plen_decoder_destroy(node->decoder);
	libevdev_free(node->evdev);
	if (node->fd >= 0) {
		close(node->fd);
	}
	free(node);
}

int plen_panel_node_fd(const struct plen_panel_node *node)
{
	return node->fd;
}

const struct libevdev *plen_panel_node_evdev(const struct plen_panel_node *node)
{
	return node->evdev;
}

static void feed(struct plen_panel_node *node, int64_t time_us, unsigned type, unsigned code,
		 int value)
{
	struct plen_evdev_event event = {
		.time_us = time_us,
		.type = (uint16_t)type,
		.code = (uint16_t)code,
		.value = value,
	};

	plen_decoder_event(node->decoder, &event);
}

/* The kernel keeps a slot's values when its contact lifts and will not send them again, so that
 * idle slots are fed as well. */
static void adopt_slot(struct plen_panel_node *node, int64_t time_us, unsigned slot)
{
	int value = 0;

	feed(node, time_us, EV_ABS, ABS_MT_SLOT, (int)slot);
	for (unsigned code = ABS_MT_TOUCH_MAJOR; code <= ABS_MT_TOOL_Y; code++) {
		bool adopts = code != ABS_MT_TRACKING_ID ||
			      libevdev_get_slot_value(node->evdev, slot, ABS_MT_TRACKING_ID) >= 0;
		if (adopts && libevdev_fetch_slot_value(node->evdev, slot, code, &value)) {
			feed(node, time_us, EV_ABS, code, value);
		}
	}
}

/* A pen that left with its touch key down leaves that key down in the kernel for good. */
static bool is_pen_away(const struct libevdev *evdev)
{
	static const unsigned tools[] = {BTN_TOOL_PEN, BTN_TOOL_RUBBER, BTN_TOOL_BRUSH,
					 BTN_TOOL_PENCIL, BTN_TOOL_AIRBRUSH};
	bool has_tools = false;

	for (size_t i = 0; i < sizeof(tools) / sizeof(tools[0]); i++) {
		int is_near = 0;

		if (libevdev_fetch_event_value(evdev, EV_KEY, tools[i], &is_near)) {
			has_tools = true;
			if (is_near != 0) {
				return false;
			}
		}
	}
	return has_tools;
}

static void adopt_single(struct plen_panel_node *node, int64_t time_us)
{
	bool is_away = is_pen_away(node->evdev);
	static const struct {
		unsigned type, code;
	} states[] = {
		{EV_ABS, ABS_X},           {EV_ABS, ABS_Y},
		{EV_ABS, ABS_PRESSURE},    {EV_ABS, ABS_TILT_X},
		{EV_ABS, ABS_TILT_Y},      {EV_KEY, BTN_TOOL_PEN},
		{EV_KEY, BTN_TOOL_RUBBER}, {EV_KEY, BTN_TOOL_BRUSH},
		{EV_KEY, BTN_TOOL_PENCIL}, {EV_KEY, BTN_TOOL_AIRBRUSH},
		{EV_KEY, BTN_TOUCH},       {EV_KEY, BTN_LEFT},
	};

	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		int value = 0;
		if (is_away && states[i].code == BTN_TOUCH) {
			continue;
		}
		if (libevdev_fetch_event_value(node->evdev, states[i].type, states[i].code,
					       &value) &&
		    (states[i].type == EV_ABS || value != 0)) {
			feed(node, time_us, states[i].type, states[i].code, value);
		}
	}
}

void plen_panel_node_adopt(struct plen_panel_node *node, int64_t time_us)
{
	int slots = libevdev_get_num_slots(node->evdev);

	if (slots > 0) {
		for (unsigned slot = 0; slot < (unsigned)slots; slot++) {
			adopt_slot(node, time_us, slot);
		}
		feed(node, time_us, EV_ABS, ABS_MT_SLOT, libevdev_get_current_slot(node->evdev));
	} else {
		adopt_single(node, time_us);
	}
	feed(node, time_us, EV_SYN, SYN_REPORT, 0);
}

static void feed_event(struct plen_panel_node *node, const struct input_event *event)
{
	feed(node, (int64_t)event->input_event_sec * 1000000 + event->input_event_usec, event->type,
	     event->code, event->value);
}

/* libevdev compares its copy of the state with the kernel's and makes up the events between. */
static int resync(struct plen_panel_node *node)
{
	struct input_event event;
	int result = LIBEVDEV_READ_STATUS_SYNC;

	node->dropped++;
	plen_decoder_lose(node->decoder);
	plen_debug("%s: the kernel dropped events, %llu times so far",
		   libevdev_get_name(node->evdev), (unsigned long long)node->dropped);
	for (;;) {
		result = libevdev_next_event(node->evdev, LIBEVDEV_READ_FLAG_SYNC, &event);
		if (result != LIBEVDEV_READ_STATUS_SYNC) {
			return result;
		}
		feed_event(node, &event);
	}
}

int plen_panel_node_dispatch(struct plen_panel_node *node)
{
	struct input_event event;
	int packets = 0;

	while (packets < PACKETS_MAX) {
		int result = libevdev_next_event(node->evdev, LIBEVDEV_READ_FLAG_NORMAL, &event);
		if (result == LIBEVDEV_READ_STATUS_SYNC) {
			packets++;
			result = resync(node);
			if (result == -EAGAIN) {
				continue;
			}
		} else if (result == LIBEVDEV_READ_STATUS_SUCCESS) {
			packets += event.type == EV_SYN;
			feed_event(node, &event);
			continue;
		}
		if (result == -EAGAIN) {
			return 0;
		}
		if (result < 0 && result != -EINTR) {
			return -ENODEV;
		}
	}
	return 1;
}
