/* SPDX-License-Identifier: MIT
 *
 * What is plugged in, where nothing is: udev, the kernel and libevdev are played by the functions
 * that the linker sends their calls to. A table of nodes stands for the machine.
 */
#include <errno.h>
#include <linux/input.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libevdev/libevdev.h>
#include <libudev.h>

#include "driver/inventory.h"

#define PROPERTIES_MAX 6
#define FD_FIRST 1000

/* Also what udev's handles point to. */
struct node {
	const char *name; /* event5 */
	const char *devnode;
	const char *properties[PROPERTIES_MAX][2];
	int open_error; /* an errno */
	bool grabbed;
	int resolution;
};

static struct {
	struct node *nodes;
	size_t count;
	bool no_udev;
	int open_fds, grabs;
} machine;

struct udev *__wrap_udev_new(void);
struct udev *__wrap_udev_unref(struct udev *udev);
struct udev_enumerate *__wrap_udev_enumerate_new(struct udev *udev);
struct udev_enumerate *__wrap_udev_enumerate_unref(struct udev_enumerate *list);
int __wrap_udev_enumerate_add_match_subsystem(struct udev_enumerate *list, const char *subsystem);
int __wrap_udev_enumerate_scan_devices(struct udev_enumerate *list);
struct udev_list_entry *__wrap_udev_enumerate_get_list_entry(struct udev_enumerate *list);
struct udev_list_entry *__wrap_udev_list_entry_get_next(struct udev_list_entry *entry);
const char *__wrap_udev_list_entry_get_name(struct udev_list_entry *entry);
struct udev_device *__wrap_udev_device_new_from_syspath(struct udev *udev, const char *path);
struct udev_device *__wrap_udev_device_unref(struct udev_device *device);
const char *__wrap_udev_device_get_property_value(struct udev_device *device, const char *name);
const char *__wrap_udev_device_get_devnode(struct udev_device *device);
const char *__wrap_udev_device_get_sysname(struct udev_device *device);
struct udev_device *__wrap_udev_device_get_parent(struct udev_device *device);
const char *__wrap_udev_device_get_sysattr_value(struct udev_device *device, const char *name);
int __wrap_libevdev_new_from_fd(int fd, struct libevdev **out);
int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __real_close(int fd);
int __wrap_close(int fd);
int __wrap_ioctl(int fd, unsigned long request, ...);

/* Handles are never looked into by the code under test. */
#define AS(type, pointer) ((struct type *)(void *)(pointer))
#define NODE(handle) ((struct node *)(void *)(handle))

struct udev *__wrap_udev_new(void)
{
	return machine.no_udev ? NULL : AS(udev, &machine);
}

struct udev *__wrap_udev_unref(struct udev *udev)
{
	(void)udev;
	return NULL;
}

struct udev_enumerate *__wrap_udev_enumerate_new(struct udev *udev)
{
	return AS(udev_enumerate, udev);
}

struct udev_enumerate *__wrap_udev_enumerate_unref(struct udev_enumerate *list)
{
	(void)list;
	return NULL;
}

int __wrap_udev_enumerate_add_match_subsystem(struct udev_enumerate *list, const char *subsystem)
{
	(void)list;
	assert_string_equal(subsystem, "input");
	return 0;
}

int __wrap_udev_enumerate_scan_devices(struct udev_enumerate *list)
{
	(void)list;
	return 0;
}

struct udev_list_entry *__wrap_udev_enumerate_get_list_entry(struct udev_enumerate *list)
{
	(void)list;
	return machine.count > 0 ? AS(udev_list_entry, machine.nodes) : NULL;
}

struct udev_list_entry *__wrap_udev_list_entry_get_next(struct udev_list_entry *entry)
{
	struct node *next = NODE(entry) + 1;

	return next < machine.nodes + machine.count ? AS(udev_list_entry, next) : NULL;
}

const char *__wrap_udev_list_entry_get_name(struct udev_list_entry *entry)
{
	return NODE(entry)->name;
}

struct udev_device *__wrap_udev_device_new_from_syspath(struct udev *udev, const char *path)
{
	(void)udev;
	for (size_t i = 0; i < machine.count; i++) {
		if (machine.nodes[i].name == path) {
			return AS(udev_device, &machine.nodes[i]);
		}
	}
	return NULL;
}

struct udev_device *__wrap_udev_device_unref(struct udev_device *device)
{
	(void)device;
	return NULL;
}

const char *__wrap_udev_device_get_property_value(struct udev_device *device, const char *name)
{
	const struct node *node = NODE(device);

	for (size_t i = 0; i < PROPERTIES_MAX && node->properties[i][0] != NULL; i++) {
		if (strcmp(node->properties[i][0], name) == 0) {
			return node->properties[i][1];
		}
	}
	return NULL;
}

const char *__wrap_udev_device_get_devnode(struct udev_device *device)
{
	return NODE(device)->devnode;
}

const char *__wrap_udev_device_get_sysname(struct udev_device *device)
{
	return NODE(device)->name;
}

struct udev_device *__wrap_udev_device_get_parent(struct udev_device *device)
{
	return device;
}

const char *__wrap_udev_device_get_sysattr_value(struct udev_device *device, const char *name)
{
	(void)device;
	return strcmp(name, "name") == 0         ? "Some Panel"
	       : strcmp(name, "id/bustype") == 0 ? "0003"
	       : strcmp(name, "id/vendor") == 0  ? "0b8c"
						 : "0092";
}

int __wrap_open(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode = 0;

	for (size_t i = 0; i < machine.count; i++) {
		if (machine.nodes[i].devnode != NULL &&
		    strcmp(machine.nodes[i].devnode, path) == 0) {
			errno = machine.nodes[i].open_error;
			machine.open_fds += errno == 0;
			return errno != 0 ? -1 : FD_FIRST + (int)i;
		}
	}
	va_start(args, flags);
	mode = va_arg(args, mode_t);
	va_end(args);
	return __real_open(path, flags, mode);
}

int __wrap_close(int fd)
{
	if (fd < FD_FIRST) {
		return __real_close(fd);
	}
	machine.open_fds--;
	return 0;
}

int __wrap_ioctl(int fd, unsigned long request, ...)
{
	assert_int_equal(request, EVIOCGRAB);
	machine.grabs++;
	errno = EBUSY;
	return machine.nodes[fd - FD_FIRST].grabbed ? -1 : 0;
}

static void enable(struct libevdev *evdev, unsigned code, int max, int resolution)
{
	struct input_absinfo axis = {.maximum = max, .resolution = resolution};

	assert_int_equal(libevdev_enable_event_code(evdev, EV_ABS, code, &axis), 0);
}

int __wrap_libevdev_new_from_fd(int fd, struct libevdev **out)
{
	struct libevdev *evdev = libevdev_new();
	int resolution = machine.nodes[fd - FD_FIRST].resolution;

	enable(evdev, ABS_MT_SLOT, 9, 0);
	enable(evdev, ABS_MT_TRACKING_ID, 65535, 0);
	enable(evdev, ABS_MT_POSITION_X, 4095, resolution);
	enable(evdev, ABS_MT_POSITION_Y, 4095, resolution);
	enable(evdev, ABS_MT_TOUCH_MAJOR, 4095, 0);
	*out = evdev;
	return 0;
}

static struct plen_inventory take(struct node *nodes, size_t count)
{
	struct plen_inventory inventory;

	machine.nodes = nodes;
	machine.count = count;
	assert_int_equal(plen_inventory_take(&inventory), 0);
	assert_int_equal(machine.open_fds, 0);
	return inventory;
}

#define TOUCH                                                                                      \
	{                                                                                          \
		"ID_INPUT_TOUCHSCREEN", "1"                                                        \
	}

static void test_inventory__sorts_and_leaves_out_what_does_not_touch(void **state)
{
	struct node nodes[] = {
		{.name = "event10", .devnode = "/dev/input/event10", .properties = {TOUCH}},
		{.name = "event9",
		 .devnode = "/dev/input/event9",
		 .properties = {{"ID_INPUT_TABLET", "1"}}},
		{.name = "event3",
		 .devnode = "/dev/input/event3",
		 .properties = {{"ID_INPUT_KEYBOARD", "1"}}},
		{.name = "event4",
		 .devnode = "/dev/input/event4",
		 .properties = {{"ID_INPUT_KEYBOARD", "1"}, {"PLENARY_PRESENTER", "1"}}},
		{.name = "input7", .properties = {TOUCH}},
		{.name = "mouse2", .devnode = "/dev/input/mouse2", .properties = {TOUCH}},
	};
	struct plen_inventory inventory = take(nodes, 6);

	(void)state;
	assert_int_equal(inventory.count, 3);
	assert_string_equal(inventory.devices[0].node, "/dev/input/event4");
	assert_int_equal(inventory.devices[0].kind, PLEN_INVENTORY_PRESENTER);
	assert_int_equal(inventory.devices[1].kind, PLEN_INVENTORY_PEN);
	assert_string_equal(inventory.devices[2].node, "/dev/input/event10");
	assert_int_equal(inventory.devices[2].contacts_max, 10);
	assert_true(inventory.devices[2].reports_size && inventory.devices[2].mappable);
	assert_int_equal(inventory.devices[2].vendor, 0x0b8c);
	assert_string_equal(inventory.devices[2].seat, "seat0");
	plen_inventory_finish(&inventory);
}

static void test_inventory__says_why_a_node_cannot_be_read(void **state)
{
	struct node nodes[] = {
		{.name = "event1",
		 .devnode = "/dev/input/event1",
		 .properties = {TOUCH},
		 .open_error = EACCES},
		{.name = "event2",
		 .devnode = "/dev/input/event2",
		 .properties = {TOUCH},
		 .open_error = ENODEV},
		{.name = "event3",
		 .devnode = "/dev/input/event3",
		 .properties = {TOUCH},
		 .grabbed = true},
	};
	struct plen_inventory inventory = take(nodes, 3);

	(void)state;
	assert_int_equal(inventory.devices[0].open_error, -EACCES);
	assert_int_equal(inventory.devices[1].open_error, -ENODEV);
	assert_int_equal(inventory.devices[2].open_error, 0);
	/* Nobody's packets are at stake before somebody asks who else reads. */
	assert_int_equal(machine.grabs, 0);
	assert_false(inventory.devices[2].grabbed);
	assert_false(plen_inventory_is_grabbed(&inventory.devices[0]));
	assert_true(plen_inventory_is_grabbed(&inventory.devices[2]));
	plen_inventory_find_users(&inventory);
	assert_int_equal(machine.open_fds, 0);
	assert_true(inventory.devices[2].grabbed);
	assert_false(inventory.devices[0].grabbed);
	plen_inventory_finish(&inventory);
}

static void test_inventory__has_what_the_hardware_database_says(void **state)
{
	struct node nodes[] = {
		{.name = "event1",
		 .devnode = "/dev/input/event1",
		 .properties = {TOUCH,
				{"PLENARY_PANEL", "1"},
				{"PLENARY_SIZE_MM", "1428x804"},
				{"PLENARY_QUIRKS", "fixed-size"},
				{"WL_OUTPUT", "HDMI-A-1"}},
		 .resolution = 3},
		{.name = "event2",
		 .devnode = "/dev/input/event2",
		 .properties = {{"ID_INPUT_MOUSE", "1"}, {"PLENARY_QUIRKS", "mouse-twin"}}},
		{.name = "event3",
		 .devnode = "/dev/input/event3",
		 .properties = {{"ID_INPUT_MOUSE", "1"}, {"PLENARY_QUIRKS", "single,pointer"}}},
		{.name = "event4",
		 .devnode = "/dev/input/event4",
		 .properties = {TOUCH, {"PLENARY_SIZE_MM", "65 inch"}}},
		{.name = "event5",
		 .devnode = "/dev/input/event5",
		 .properties = {TOUCH, {"PLENARY_QUIRKS", "wrong-mm"}},
		 .resolution = 3},
		{.name = "event6",
		 .devnode = "/dev/input/event6",
		 .properties = {TOUCH, {"PLENARY_CALIBRATION", "map 1 2 3"}}},
	};
	struct plen_inventory inventory = take(nodes, 6);
	const struct plen_inventory_device *devices = inventory.devices;

	(void)state;
	assert_true(devices[0].is_known && !devices[0].reports_size);
	assert_float_equal(devices[0].claimed_mm.w_mm, 1365, 1e-9);
	assert_float_equal(plen_panel_claimed_size(&devices[0].axes).w_mm, 1428, 1e-9);
	assert_string_equal(devices[0].output, "HDMI-A-1");
	assert_true(devices[1].kind == PLEN_INVENTORY_POINTER && devices[1].is_twin);
	assert_int_equal(devices[2].kind, PLEN_INVENTORY_PANEL);
	assert_non_null(strstr(devices[3].hwdb_error, "\"65 inch\" is no size"));
	assert_false(devices[3].is_known);
	assert_string_equal(devices[4].hwdb_error, "");
	assert_false(devices[4].calibration.has_map);
	assert_int_equal(devices[4].calibration.id.vendor, 0x0b8c);
	assert_non_null(strstr(devices[5].hwdb_error, "PLENARY_CALIBRATION"));
	assert_false(devices[5].calibration.has_map);
	assert_float_equal(devices[4].claimed_mm.w_mm, 1365, 1e-9);
	assert_true(plen_panel_claimed_size(&devices[4].axes).w_mm == 0);
	plen_inventory_finish(&inventory);
}

static void test_inventory__none_is_no_error(void **state)
{
	struct plen_inventory inventory = take(NULL, 0);

	(void)state;
	assert_int_equal(inventory.count, 0);
	plen_inventory_finish(&inventory);
	machine.no_udev = true;
	assert_int_equal(plen_inventory_take(&inventory), -EIO);
	machine.no_udev = false;
	plen_inventory_finish(&inventory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_inventory__sorts_and_leaves_out_what_does_not_touch),
		cmocka_unit_test(test_inventory__says_why_a_node_cannot_be_read),
		cmocka_unit_test(test_inventory__has_what_the_hardware_database_says),
		cmocka_unit_test(test_inventory__none_is_no_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
