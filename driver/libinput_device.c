/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "input"
#include "libinput_device.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "calibration_udev.h"
#include "common/clock.h"
#include "common/log.h"
#include "common/mem.h"
#include "denied_nodes.h"
#include "keys.h"
#include "node_kind.h"
#include "panel_node.h"
#include "pointer.h"
#include "quirks.h"
#include "source_panel.h"

struct plen_libinput_device {
	struct plen_device_context *context;
	struct libinput_device *libinput; /* a reference */
	char *devnode;
	uint16_t bus;
	struct plen_keys keys;
	struct plen_quirks quirks;
	struct udev_device *udev;                /* a reference */
	struct plen_calibration_record property; /* its id, and what its udev properties say */

	uint32_t number; /* 0: it sends no contacts */
	struct plen_source_panel panel;
	struct plen_panel_node *node; /* what lies on the board, or */
	struct plen_pointer *pointer; /* on a desk */
};

static void take_panel_frame(void *data, const struct plen_panel_frame *frame)
{
	struct plen_libinput_device *device = data;
	const struct plen_device_context *context = device->context;

	if (context->tap.frame != NULL) {
		context->tap.frame(context->tap.data, device->number, frame);
	}
	plen_source_panel_frame(&device->panel, &context->sink, context->board, frame,
				plen_clock_monotonic_us());
}

static bool has(const struct plen_libinput_device *device,
		enum libinput_device_capability capability)
{
	return libinput_device_has_capability(device->libinput, capability) != 0;
}

static bool is_pen(const struct plen_libinput_device *device)
{
	return has(device, LIBINPUT_DEVICE_CAP_TABLET_TOOL);
}

/* A mouse that only moves has no place on the board that it could miss, unless it is a board. */
static bool can_calibrate(const struct plen_libinput_device *device)
{
	return device->number != 0 &&
	       (device->node != NULL || is_pen(device) || device->quirks.pointer);
}

static void read_property(struct plen_libinput_device *device,
			  const struct plen_source_device *came)
{
	device->property.id = plen_calibration_id_of(came);
	plen_calibration_udev_read(&device->property, device->udev);
	plen_libinput_device_calibrate(device);
}

void plen_libinput_device_calibrate(struct plen_libinput_device *device)
{
	const struct plen_device_context *context = device->context;
	const struct plen_calibration *map =
		plen_calibration_table_map(context->calibrations, &device->property.id);

	if (!can_calibrate(device)) {
		return;
	}
	if (map == NULL && device->property.has_map) {
		map = &device->property.map;
	}
	plen_source_panel_calibrate(&device->panel, context->raw ? NULL : map);
}

static void announce(struct plen_libinput_device *device, const struct plen_evdev_info *info)
{
	const struct plen_device_context *context = device->context;
	struct plen_board_size claimed = plen_panel_claimed_size(&device->panel.axes);
	struct plen_source_device came = {
		.device = device->number,
		.name = libinput_device_get_name(device->libinput),
		.bus = device->bus,
		.vendor = (uint16_t)libinput_device_get_id_vendor(device->libinput),
		.product = (uint16_t)libinput_device_get_id_product(device->libinput),
		.contacts_max = info != NULL ? plen_decoder_contacts_max(info) : 1,
		.width_mm = claimed.w_mm,
		.height_mm = claimed.h_mm,
		.reports_size = info != NULL && plen_decoder_reports_size(info),
		.is_pen = is_pen(device),
		.serial = plen_calibration_udev_serial(device->udev),
		.port = plen_calibration_udev_port(device->udev),
	};
	int64_t now_us = plen_clock_monotonic_us();

	read_property(device, &came);
	came.touch_size = device->property.size;
	if (context->tap.came != NULL) {
		context->tap.came(context->tap.data, &came, &device->panel.axes, now_us);
	}
	if (context->sink.came != NULL) {
		context->sink.came(context->sink.data, &came, now_us);
	}
}

static void get_number(struct plen_libinput_device *device, const struct plen_panel_axes *axes)
{
	device->number = ++device->context->last_number;
	plen_source_panel_init(&device->panel, device->number, axes);
}

/* Switching libinput's events off closes its descriptor. */
static int set_up_node(struct plen_libinput_device *device, bool grab)
{
	libinput_device_config_send_events_set_mode(device->libinput,
						    LIBINPUT_CONFIG_SEND_EVENTS_DISABLED);

	int result = plen_panel_node_open(&device->node, device->devnode, &device->quirks, grab,
					  take_panel_frame, device);
	if (result < 0) {
		if (!plen_denied_nodes_is_denial(result)) {
			/* A cable that is pulled at once is nobody's mistake. */
			bool is_gone = result == -ENOENT || result == -ENODEV;
			plen_log(is_gone ? PLEN_LOG_DEBUG : PLEN_LOG_WARN, PLEN_LOG_MODULE,
				 "%s (%s): cannot be read as a panel: %s", device->devnode,
				 libinput_device_get_name(device->libinput), strerror(-result));
		}
		return result;
	}

	struct plen_evdev_info info = plen_panel_node_info(plen_panel_node_evdev(device->node));
	struct plen_panel_axes axes = plen_decoder_axes(&info);
	plen_quirks_set_size(&device->quirks, &axes);
	get_number(device, &axes);
	announce(device, &info);
	return 0;
}

static void set_up_pointer(struct plen_libinput_device *device)
{
	device->pointer = plen_pointer_create(device->libinput, take_panel_frame, device);

	struct plen_panel_axes axes = plen_pointer_axes(device->pointer);
	get_number(device, &axes);
	announce(device, NULL);
}

/* libinput smooths a pen's way, and holds back a press of a mouse that has two buttons until it
 * knows that it is not one of both. Keys beside a mouse are read by libinput alone. */
static int set_up_pointing(struct plen_libinput_device *device)
{
	enum plen_node_kind kind = PLEN_NODE_ELSEWHERE;
	int result = plen_node_kind_read(&kind, device->devnode);

	if (result < 0) {
		return result;
	}
	if (kind == PLEN_NODE_PEN && is_pen(device)) {
		return set_up_node(device, device->context->grab);
	}
	if (kind == PLEN_NODE_ABS_POINTER && !has(device, LIBINPUT_DEVICE_CAP_KEYBOARD)) {
		/* If it is no board, somebody may need it to work the desktop with. */
		return set_up_node(device, device->context->grab && device->quirks.pointer);
	}
	set_up_pointer(device);
	return 0;
}

/* Every touch would be ink twice. A pen's node is none, and keys are not drawn with. */
static bool is_twin(const struct plen_libinput_device *device)
{
	return device->quirks.mouse_twin && !is_pen(device) &&
	       has(device, LIBINPUT_DEVICE_CAP_POINTER);
}

static int set_up(struct plen_libinput_device *device)
{
	if (has(device, LIBINPUT_DEVICE_CAP_TOUCH)) {
		return set_up_node(device, device->context->grab);
	}
	if (is_twin(device)) {
		plen_info("%s (%s): its panel says the same, so that this mouse is not listened to",
			  device->devnode, libinput_device_get_name(device->libinput));
		return 0;
	}
	return is_pen(device) || has(device, LIBINPUT_DEVICE_CAP_POINTER) ? set_up_pointing(device)
									  : 0;
}

static uint16_t bus_of(struct udev_device *udev)
{
	struct udev_device *parent = udev_device_get_parent(udev);
	const char *bus =
		parent != NULL ? udev_device_get_sysattr_value(parent, "id/bustype") : NULL;

	return bus != NULL ? (uint16_t)strtoul(bus, NULL, 16) : 0;
}

int plen_libinput_device_create(struct plen_libinput_device **out,
				struct plen_device_context *context,
				struct libinput_device *libinput, struct udev_device *udev)
{
	struct plen_libinput_device *device = plen_calloc(1, sizeof(*device));
	int result = 0;

	device->context = context;
	device->libinput = libinput_device_ref(libinput);
	device->devnode = plen_strdup(udev_device_get_devnode(udev));
	device->udev = udev_device_ref(udev);
	device->bus = bus_of(udev);
	device->quirks = plen_quirks_of(udev);
	libinput_device_set_user_data(libinput, device);
	result = set_up(device);
	if (result < 0) {
		plen_libinput_device_destroy(device);
		return result;
	}
	*out = device;
	return 0;
}

void plen_libinput_device_destroy(struct plen_libinput_device *device)
{
	plen_panel_node_close(device->node);
	plen_pointer_destroy(device->pointer);
	plen_source_panel_finish(&device->panel);
	/* Events that are still queued find nobody. */
	libinput_device_set_user_data(device->libinput, NULL);
	libinput_path_remove_device(device->libinput);
	libinput_device_unref(device->libinput);
	udev_device_unref(device->udev);
	free(device->devnode);
	free(device);
}

void plen_libinput_device_went(struct plen_libinput_device *device)
{
	const struct plen_source_sink *sink = &device->context->sink;

	if (device->number != 0 && sink->went != NULL) {
		sink->went(sink->data, device->number, plen_clock_monotonic_us());
	}
}

const char *plen_libinput_device_node(const struct plen_libinput_device *device)
{
	return device->devnode;
}

struct plen_libinput_device *plen_libinput_device_of(struct libinput_event *event)
{
	return libinput_device_get_user_data(libinput_event_get_device(event));
}

int plen_libinput_device_fd(const struct plen_libinput_device *device)
{
	return device->node != NULL ? plen_panel_node_fd(device->node) : -1;
}

int plen_libinput_device_dispatch(struct plen_libinput_device *device)
{
	return plen_panel_node_dispatch(device->node);
}

void plen_libinput_device_adopt(struct plen_libinput_device *device)
{
	if (device->node != NULL) {
		plen_panel_node_adopt(device->node, plen_clock_monotonic_us());
	}
}

static void key_event(struct plen_libinput_device *device, struct libinput_event *base)
{
	const struct plen_source_sink *sink = &device->context->sink;
	struct libinput_event_keyboard *event = libinput_event_get_keyboard_event(base);
	bool down = libinput_event_keyboard_get_key_state(event) == LIBINPUT_KEY_STATE_PRESSED;
	enum plen_key key = PLEN_KEY_OTHER;

	if (plen_keys_event(&device->keys, libinput_event_keyboard_get_key(event), down, &key) &&
	    sink->key != NULL) {
		sink->key(sink->data, key, (int64_t)libinput_event_keyboard_get_time_usec(event));
	}
}

void plen_libinput_device_event(struct plen_libinput_device *device, struct libinput_event *event)
{
	if (libinput_event_get_type(event) == LIBINPUT_EVENT_KEYBOARD_KEY) {
		key_event(device, event);
	} else if (device->pointer != NULL) {
		plen_pointer_event(device->pointer, event);
	}
}
