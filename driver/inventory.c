/* SPDX-License-Identifier: MIT */
#include "driver/inventory.h"

#include <errno.h>
#include <fcntl.h>
#include <libevdev/libevdev.h>
#include <libudev.h>
#include <linux/input.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "calibration_udev.h"
#include "common/mem.h"
#include "driver/calibration_file.h"
#include "node_holders.h"
#include "panel_node.h"
#include "quirks.h"

static bool has(struct udev_device *udev, const char *name)
{
	const char *value = udev_device_get_property_value(udev, name);

	return value != NULL && strcmp(value, "1") == 0;
}

/* False if the node neither touches nor points nor turns pages. */
static bool kind_by_udev(struct udev_device *udev, enum plen_inventory_kind *kind)
{
	static const struct {
		const char *property;
		enum plen_inventory_kind kind;
	} kinds[] = {
		{"PLENARY_PRESENTER", PLEN_INVENTORY_PRESENTER},
		{"ID_INPUT_TOUCHSCREEN", PLEN_INVENTORY_PANEL},
		{"ID_INPUT_TABLET", PLEN_INVENTORY_PEN},
		{"ID_INPUT_MOUSE", PLEN_INVENTORY_POINTER},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (has(udev, kinds[i].property)) {
			*kind = kinds[i].kind;
			return true;
		}
	}
	return false;
}

static char *copy_property(struct udev_device *udev, const char *name)
{
	const char *value = udev_device_get_property_value(udev, name);

	return plen_strdup(value != NULL ? value : "");
}

/* As a source would; what is malformed is left in `error`. */
static void take_calibration(struct plen_inventory_device *device, struct udev_device *udev,
			     char *error, size_t error_size)
{
	struct plen_source_device identity = {
		.bus = device->bus,
		.vendor = device->vendor,
		.product = device->product,
		.is_pen = device->kind == PLEN_INVENTORY_PEN,
		.serial = plen_calibration_udev_serial(udev),
		.port = plen_calibration_udev_port(udev),
	};
	const char *value = udev_device_get_property_value(
		udev,
		identity.is_pen ? PLEN_CALIBRATION_PROPERTY_PEN : PLEN_CALIBRATION_PROPERTY_TOUCH);

	device->calibration.id = plen_calibration_id_of(&identity);
	if (value != NULL && value[0] != '\0') {
		plen_calibration_property_parse(&device->calibration, value, error, error_size);
	}
}

static struct plen_quirks take_quirks(struct plen_inventory_device *device,
				      struct udev_device *udev)
{
	struct plen_quirks quirks = {0};
	char error[256] = "";

	plen_quirks_read(&quirks, udev, error, sizeof(error));
	if (error[0] == '\0') {
		take_calibration(device, udev, error, sizeof(error));
	}
	device->hwdb_error = plen_strdup(error);
	device->is_known = quirks.is_panel;
	device->table_mm = quirks.size;
	if (device->kind == PLEN_INVENTORY_POINTER) {
		device->is_twin = quirks.mouse_twin;
		if (quirks.pointer) {
			device->kind = PLEN_INVENTORY_PANEL;
		}
	}
	return quirks;
}

static uint16_t id_of(struct udev_device *parent, const char *attribute)
{
	const char *text = udev_device_get_sysattr_value(parent, attribute);

	return text != NULL ? (uint16_t)strtoul(text, NULL, 16) : 0;
}

static void describe_by_udev(struct plen_inventory_device *device, struct udev_device *udev)
{
	struct udev_device *parent = udev_device_get_parent(udev);
	const char *name = parent != NULL ? udev_device_get_sysattr_value(parent, "name") : NULL;
	const char *seat = udev_device_get_property_value(udev, "ID_SEAT");

	device->node = plen_strdup(udev_device_get_devnode(udev));
	device->name = plen_strdup(name != NULL ? name : "");
	device->seat = plen_strdup(seat != NULL ? seat : "seat0");
	device->output = copy_property(udev, "WL_OUTPUT");
	device->matrix = copy_property(udev, "LIBINPUT_CALIBRATION_MATRIX");
	if (parent != NULL) {
		device->bus = id_of(parent, "id/bustype");
		device->vendor = id_of(parent, "id/vendor");
		device->product = id_of(parent, "id/product");
	}
}

static double extent_mm(const struct plen_panel_axis *axis)
{
	return axis->per_mm > 0 ? (axis->max - axis->min) / axis->per_mm : 0;
}

static void describe_by_evdev(struct plen_inventory_device *device,
			      const struct plen_quirks *quirks, struct libevdev *evdev)
{
	struct plen_evdev_info claims = plen_panel_node_info(evdev);
	struct plen_panel_axes claimed = plen_decoder_axes(&claims);

	plen_quirks_apply(quirks, evdev);

	struct plen_evdev_info info = plen_panel_node_info(evdev);
	device->claimed_mm.w_mm = extent_mm(&claimed.x);
	device->claimed_mm.h_mm = extent_mm(&claimed.y);
	device->mappable = plen_decoder_can_decode(&info);
	device->axes = plen_decoder_axes(&info);
	plen_quirks_set_size(quirks, &device->axes);
	device->contacts_max = plen_decoder_contacts_max(&info);
	device->reports_size = plen_decoder_reports_size(&info);
	device->reports_pressure =
		info.abs[ABS_MT_PRESSURE].present || info.abs[ABS_PRESSURE].present;
	device->reports_tool = info.abs[ABS_MT_TOOL_TYPE].present;
	device->reports_hover = info.abs[ABS_MT_DISTANCE].present;
}

static int open_node(const struct plen_inventory_device *device)
{
	return open(device->node, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
}

static void probe(struct plen_inventory_device *device, const struct plen_quirks *quirks)
{
	struct libevdev *evdev = NULL;
	int fd = open_node(device);

	if (fd < 0) {
		device->open_error = -errno;
		return;
	}
	device->open_error = libevdev_new_from_fd(fd, &evdev);
	if (device->open_error == 0) {
		describe_by_evdev(device, quirks, evdev);
		libevdev_free(evdev);
	}
	close(fd);
}

static void add_node(struct plen_inventory *inventory, struct udev_device *udev)
{
	struct plen_inventory_device device = {0};
	const char *name = udev_device_get_sysname(udev);

	if (name == NULL || strncmp(name, "event", 5) != 0 ||
	    udev_device_get_devnode(udev) == NULL || !kind_by_udev(udev, &device.kind)) {
		return;
	}
	describe_by_udev(&device, udev);

	struct plen_quirks quirks = take_quirks(&device, udev);
	probe(&device, &quirks);
	inventory->devices = plen_grow(inventory->devices, inventory->count, &inventory->capacity,
				       sizeof(*inventory->devices));
	inventory->devices[inventory->count++] = device;
}

/* event10 stands behind event9. */
static int compare_nodes(const void *a, const void *b)
{
	const struct plen_inventory_device *left = a;
	const struct plen_inventory_device *right = b;

	return strverscmp(left->node, right->node);
}

static void add_nodes(struct plen_inventory *inventory, struct udev *udev,
		      struct udev_enumerate *list)
{
	struct udev_list_entry *entry = NULL;

	udev_list_entry_foreach(entry, udev_enumerate_get_list_entry(list))
	{
		struct udev_device *device =
			udev_device_new_from_syspath(udev, udev_list_entry_get_name(entry));
		if (device != NULL) {
			add_node(inventory, device);
			udev_device_unref(device);
		}
	}
}

int plen_inventory_take(struct plen_inventory *inventory)
{
	static const struct plen_inventory empty;
	struct udev *udev = udev_new();
	struct udev_enumerate *list = udev != NULL ? udev_enumerate_new(udev) : NULL;
	int result = 0;

	*inventory = empty;
	if (list == NULL) {
		result = -EIO;
	} else {
		udev_enumerate_add_match_subsystem(list, "input");
		udev_enumerate_scan_devices(list);
		add_nodes(inventory, udev, list);
		udev_enumerate_unref(list);
	}
	if (inventory->count > 1) {
		qsort(inventory->devices, inventory->count, sizeof(*inventory->devices),
		      compare_nodes);
	}
	if (udev != NULL) {
		udev_unref(udev);
	}
	return result;
}

static void add_holder(void *data, const char *path, const char *name, int pid)
{
	struct plen_inventory *inventory = data;
	struct plen_inventory_holder holder = {.pid = pid};

	snprintf(holder.name, sizeof(holder.name), "%.15s", name);
	for (size_t i = 0; i < inventory->count; i++) {
		struct plen_inventory_device *device = &inventory->devices[i];
		size_t count = device->holder_count;
		if (strcmp(device->node, path) != 0 ||
		    (count > 0 && device->holders[count - 1].pid == pid)) {
			continue;
		}
		device->holders = plen_grow(device->holders, count, &device->holder_capacity,
					    sizeof(*device->holders));
		device->holders[device->holder_count++] = holder;
	}
}

/* Only by trying can one know: a grab is refused if there is one. Ours lasts two system calls. */
bool plen_inventory_is_grabbed(const struct plen_inventory_device *device)
{
	int fd = device->open_error == 0 ? open_node(device) : -1;
	bool grabbed = false;

	if (fd < 0) {
		return false;
	}
	if (ioctl(fd, EVIOCGRAB, 1) < 0) {
		grabbed = errno == EBUSY;
	} else {
		ioctl(fd, EVIOCGRAB, 0);
	}
	close(fd);
	return grabbed;
}

void plen_inventory_find_users(struct plen_inventory *inventory)
{
	for (size_t i = 0; i < inventory->count; i++) {
		inventory->devices[i].holder_count = 0;
		inventory->devices[i].grabbed = plen_inventory_is_grabbed(&inventory->devices[i]);
	}
	plen_node_holders_find("/dev/input/", add_holder, inventory);
}

void plen_inventory_finish(struct plen_inventory *inventory)
{
	static const struct plen_inventory empty;

	for (size_t i = 0; i < inventory->count; i++) {
		free(inventory->devices[i].node);
		free(inventory->devices[i].name);
		free(inventory->devices[i].seat);
		free(inventory->devices[i].hwdb_error);
		free(inventory->devices[i].output);
		free(inventory->devices[i].matrix);
		free(inventory->devices[i].holders);
	}
	free(inventory->devices);
	*inventory = empty;
}
