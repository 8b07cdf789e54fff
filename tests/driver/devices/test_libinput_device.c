/* SPDX-License-Identifier: MIT
 *
 * How one device is read: what lies on the board through its node, with libinput's events for it
 * switched off; all else through libinput. libinput, udev and the kernel are played by what the
 * linker sends here.
 */
#include <errno.h>
#include <libinput.h>
#include <libudev.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "libinput_device.h"
#include "panel_node.h"

struct libinput_device *__wrap_libinput_device_ref(struct libinput_device *device);
struct libinput_device *__wrap_libinput_device_unref(struct libinput_device *device);
void __wrap_libinput_device_set_user_data(struct libinput_device *device, void *data);
int __wrap_libinput_device_has_capability(struct libinput_device *device,
					  enum libinput_device_capability capability);
const char *__wrap_libinput_device_get_name(struct libinput_device *device);
unsigned __wrap_libinput_device_get_id_vendor(struct libinput_device *device);
unsigned __wrap_libinput_device_get_id_product(struct libinput_device *device);
int __wrap_libinput_device_get_size(struct libinput_device *device, double *w_mm, double *h_mm);
enum libinput_config_status
__wrap_libinput_device_config_send_events_set_mode(struct libinput_device *device, uint32_t mode);
void __wrap_libinput_path_remove_device(struct libinput_device *device);
struct udev_device *__wrap_udev_device_ref(struct udev_device *device);
struct udev_device *__wrap_udev_device_unref(struct udev_device *device);
const char *__wrap_udev_device_get_devnode(struct udev_device *device);
struct udev_device *__wrap_udev_device_get_parent(struct udev_device *device);
const char *__wrap_udev_device_get_property_value(struct udev_device *device, const char *name);
int __wrap_libevdev_new_from_fd(int fd, struct libevdev **out);
int __wrap_libevdev_set_clock_id(struct libevdev *evdev, int clock);
int __wrap_libevdev_grab(struct libevdev *evdev, enum libevdev_grab_mode mode);
int __wrap_libevdev_next_event(struct libevdev *evdev, unsigned flags, struct input_event *event);

#define CAP(name) (1u << LIBINPUT_DEVICE_CAP_##name)
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct event {
	int32_t ms;
	uint16_t type, code;
	int32_t value;
};

/* What is plugged in, and what has become of it. */
static struct {
	unsigned capabilities;
	bool is_direct;
	uint16_t keys[4];
	const char *quirks; /* NULL = none */
	int kind_error;     /* of opening the node to look at it */

	uint32_t mode; /* of libinput's events */
	bool removed;
	int grabs;
	const struct event *events;
	size_t event_count, next;
} fake;

static struct libinput_device *const fake_libinput = (struct libinput_device *)&fake;
static struct udev_device *const fake_udev = (struct udev_device *)&fake;

struct libinput_device *__wrap_libinput_device_ref(struct libinput_device *device)
{
	return device;
}

struct libinput_device *__wrap_libinput_device_unref(struct libinput_device *device)
{
	(void)device;
	return NULL;
}

void __wrap_libinput_device_set_user_data(struct libinput_device *device, void *data)
{
	(void)device;
	(void)data;
}

int __wrap_libinput_device_has_capability(struct libinput_device *device,
					  enum libinput_device_capability capability)
{
	(void)device;
	return (fake.capabilities & 1u << capability) != 0;
}

const char *__wrap_libinput_device_get_name(struct libinput_device *device)
{
	(void)device;
	return "fake";
}

unsigned __wrap_libinput_device_get_id_vendor(struct libinput_device *device)
{
	(void)device;
	return 0x1209;
}

unsigned __wrap_libinput_device_get_id_product(struct libinput_device *device)
{
	(void)device;
	return 1;
}

int __wrap_libinput_device_get_size(struct libinput_device *device, double *w_mm, double *h_mm)
{
	(void)device;
	(void)w_mm;
	(void)h_mm;
	return -1;
}

enum libinput_config_status
__wrap_libinput_device_config_send_events_set_mode(struct libinput_device *device, uint32_t mode)
{
	(void)device;
	fake.mode = mode;
	return LIBINPUT_CONFIG_STATUS_SUCCESS;
}

void __wrap_libinput_path_remove_device(struct libinput_device *device)
{
	(void)device;
	fake.removed = true;
}

struct udev_device *__wrap_udev_device_ref(struct udev_device *device)
{
	return device;
}

struct udev_device *__wrap_udev_device_unref(struct udev_device *device)
{
	(void)device;
	return NULL;
}

const char *__wrap_udev_device_get_devnode(struct udev_device *device)
{
	(void)device;
	return "/dev/null";
}

struct udev_device *__wrap_udev_device_get_parent(struct udev_device *device)
{
	(void)device;
	return NULL;
}

const char *__wrap_udev_device_get_property_value(struct udev_device *device, const char *name)
{
	(void)device;
	return strcmp(name, "PLENARY_QUIRKS") == 0 ? fake.quirks : NULL;
}

static void enable_axis(struct libevdev *evdev, unsigned code)
{
	struct input_absinfo axis = {.maximum = 1000};

	libevdev_enable_event_code(evdev, EV_ABS, code, &axis);
}

int __wrap_libevdev_new_from_fd(int fd, struct libevdev **out)
{
	struct libevdev *evdev = NULL;

	(void)fd;
	if (fake.kind_error != 0) {
		return fake.kind_error;
	}
	evdev = libevdev_new();
	enable_axis(evdev, ABS_X);
	enable_axis(evdev, ABS_Y);
	enable_axis(evdev, ABS_PRESSURE);
	if (fake.is_direct) {
		libevdev_enable_property(evdev, INPUT_PROP_DIRECT);
	}
	for (size_t i = 0; i < COUNT(fake.keys) && fake.keys[i] != 0; i++) {
		libevdev_enable_event_code(evdev, EV_KEY, fake.keys[i], NULL);
	}
	*out = evdev;
	return 0;
}

int __wrap_libevdev_set_clock_id(struct libevdev *evdev, int clock)
{
	(void)evdev;
	(void)clock;
	return 0;
}

int __wrap_libevdev_grab(struct libevdev *evdev, enum libevdev_grab_mode mode)
{
	(void)evdev;
	fake.grabs += mode == LIBEVDEV_GRAB ? 1 : -1;
	return 0;
}

int __wrap_libevdev_next_event(struct libevdev *evdev, unsigned flags, struct input_event *event)
{
	(void)evdev;
	(void)flags;
	if (fake.next == fake.event_count) {
		return -EAGAIN;
	}

	const struct event *next = &fake.events[fake.next++];
	memset(event, 0, sizeof(*event));
	event->input_event_usec = (suseconds_t)next->ms * 1000;
	event->type = next->type;
	event->code = next->code;
	event->value = next->value;
	return LIBEVDEV_READ_STATUS_SUCCESS;
}

struct seen {
	uint32_t came, went, frames;
	bool is_pen;
	int64_t first_us;
	struct plen_contact first; /* that does not hover */
};

static void take_came(void *data, const struct plen_source_device *device, int64_t time_us)
{
	struct seen *seen = data;

	(void)time_us;
	seen->came++;
	seen->is_pen = device->is_pen;
}

static void take_went(void *data, uint32_t device, int64_t time_us)
{
	(void)device;
	(void)time_us;
	((struct seen *)data)->went++;
}

static void take_frame(void *data, const struct plen_contact_frame *frame, int64_t read_us)
{
	struct seen *seen = data;

	(void)read_us;
	for (uint32_t i = 0; i < frame->count; i++) {
		bool hovers = (frame->contacts[i].flags & PLEN_CONTACT_HOVER) != 0;
		if (!hovers && seen->frames++ == 0) {
			seen->first = frame->contacts[i];
			seen->first_us = frame->time_us;
		}
	}
}

static struct plen_device_context context_of(struct seen *seen, bool grab)
{
	struct plen_device_context context = {
		.sink = {take_came, take_went, take_frame, NULL, seen},
		.board = {1000, 500},
		.grab = grab,
	};

	return context;
}

/* A node of ours, and a libinput that has nothing more to say of it. */
static void expect_read_by_us(struct plen_device_context *context, int grabs)
{
	struct plen_libinput_device *device = NULL;

	fake.mode = LIBINPUT_CONFIG_SEND_EVENTS_ENABLED;
	fake.grabs = 0;
	assert_int_equal(plen_libinput_device_create(&device, context, fake_libinput, fake_udev),
			 0);
	assert_int_equal(fake.mode, LIBINPUT_CONFIG_SEND_EVENTS_DISABLED);
	assert_true(plen_libinput_device_fd(device) >= 0);
	assert_int_equal(fake.grabs, grabs);
	assert_int_equal(plen_libinput_device_dispatch(device), 0);
	plen_libinput_device_went(device);
	plen_libinput_device_destroy(device);
}

static void expect_read_by_libinput(struct plen_device_context *context)
{
	struct plen_libinput_device *device = NULL;

	fake.mode = LIBINPUT_CONFIG_SEND_EVENTS_ENABLED;
	fake.grabs = 0;
	assert_int_equal(plen_libinput_device_create(&device, context, fake_libinput, fake_udev),
			 0);
	assert_int_equal(fake.mode, LIBINPUT_CONFIG_SEND_EVENTS_ENABLED);
	assert_int_equal(plen_libinput_device_fd(device), -1);
	assert_int_equal(fake.grabs, 0);
	plen_libinput_device_destroy(device);
}

static void plug(unsigned capabilities, bool is_direct, const uint16_t *keys, size_t count)
{
	memset(&fake, 0, sizeof(fake));
	fake.capabilities = capabilities;
	fake.is_direct = is_direct;
	memcpy(fake.keys, keys, count * sizeof(*keys));
}

static const uint16_t buttons[] = {BTN_LEFT, BTN_RIGHT};
static const uint16_t pen_keys[] = {BTN_TOOL_PEN, BTN_TOOL_RUBBER, BTN_TOUCH};

/* libinput would tell of the press 50 ms later, and from where the pointer is then. */
static void test_libinput_device__a_board_that_is_a_mouse_presses_at_once(void **state)
{
	static const struct event events[] = {
		{10, EV_KEY, BTN_LEFT, 1}, {10, EV_ABS, ABS_X, 100}, {10, EV_ABS, ABS_Y, 200},
		{10, EV_SYN, 0, 0},        {20, EV_ABS, ABS_X, 200}, {20, EV_SYN, 0, 0},
		{30, EV_ABS, ABS_X, 300},  {30, EV_SYN, 0, 0},       {40, EV_KEY, BTN_LEFT, 0},
		{40, EV_SYN, 0, 0},
	};
	struct seen seen = {0};
	struct plen_device_context context = context_of(&seen, false);

	(void)state;
	plug(CAP(POINTER), false, buttons, COUNT(buttons));
	fake.events = events;
	fake.event_count = COUNT(events);
	expect_read_by_us(&context, 0);
	assert_int_equal(seen.frames, 4);
	assert_int_equal(seen.first_us, 10000);
	assert_int_equal(seen.first.tool, PLEN_CONTACT_MOUSE);
	assert_int_equal(seen.first.flags, PLEN_CONTACT_BEGIN);
	assert_true(seen.first.at.x_mm == 100 && seen.first.at.y_mm == 100);
	assert_true(seen.came == 1 && seen.went == 1 && !seen.is_pen);
}

static void test_libinput_device__a_pen_of_the_board_is_what_its_node_says(void **state)
{
	static const struct event events[] = {
		{5, EV_ABS, ABS_X, 50},     {5, EV_KEY, BTN_TOOL_PEN, 1},  {5, EV_SYN, 0, 0},
		{10, EV_KEY, BTN_TOUCH, 1}, {10, EV_ABS, ABS_X, 100},      {10, EV_ABS, ABS_Y, 200},
		{10, EV_SYN, 0, 0},         {20, EV_ABS, ABS_X, 200},      {20, EV_SYN, 0, 0},
		{30, EV_KEY, BTN_TOUCH, 0}, {30, EV_KEY, BTN_TOOL_PEN, 0}, {30, EV_SYN, 0, 0},
	};
	struct seen seen = {0};
	struct plen_device_context context = context_of(&seen, true);

	(void)state;
	plug(CAP(TABLET_TOOL), true, pen_keys, COUNT(pen_keys));
	fake.events = events;
	fake.event_count = COUNT(events);
	expect_read_by_us(&context, 1);
	assert_int_equal(seen.first_us, 10000);
	assert_int_equal(seen.first.tool, PLEN_CONTACT_PEN);
	assert_true(seen.first.at.x_mm == 100 && seen.first.at.y_mm == 100);
	assert_true(seen.came == 1 && seen.went == 1 && seen.is_pen);
}

static void test_libinput_device__what_lies_on_a_desk_is_read_by_libinput(void **state)
{
	static const uint16_t touchpad[] = {BTN_LEFT, BTN_TOOL_FINGER, BTN_TOUCH};
	struct seen seen = {0};
	struct plen_device_context context = context_of(&seen, true);

	(void)state;
	plug(CAP(TABLET_TOOL), false, pen_keys, COUNT(pen_keys));
	expect_read_by_libinput(&context);
	plug(CAP(POINTER), false, touchpad, COUNT(touchpad));
	expect_read_by_libinput(&context);
	/* Only libinput reads keys. */
	plug(CAP(POINTER) | CAP(KEYBOARD), false, buttons, COUNT(buttons));
	expect_read_by_libinput(&context);
	assert_int_equal(seen.came, 3);
}

/* A desktop may need the mouse of a virtual machine; nobody needs a board to point with. */
static void test_libinput_device__only_a_board_is_kept_from_others(void **state)
{
	struct seen seen = {0};
	struct plen_device_context context = context_of(&seen, true);

	(void)state;
	plug(CAP(POINTER), false, buttons, COUNT(buttons));
	expect_read_by_us(&context, 0);
	fake.quirks = "pointer";
	expect_read_by_us(&context, 1);
}

static void test_libinput_device__a_node_that_cannot_be_looked_at_is_no_device(void **state)
{
	struct seen seen = {0};
	struct plen_device_context context = context_of(&seen, false);
	struct plen_libinput_device *device = NULL;

	(void)state;
	plug(CAP(TABLET_TOOL), true, pen_keys, COUNT(pen_keys));
	fake.kind_error = -EACCES;
	assert_int_equal(plen_libinput_device_create(&device, &context, fake_libinput, fake_udev),
			 -EACCES);
	assert_true(fake.removed && seen.came == 0 && device == NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_libinput_device__a_board_that_is_a_mouse_presses_at_once),
		cmocka_unit_test(test_libinput_device__a_pen_of_the_board_is_what_its_node_says),
		cmocka_unit_test(test_libinput_device__what_lies_on_a_desk_is_read_by_libinput),
		cmocka_unit_test(test_libinput_device__only_a_board_is_kept_from_others),
		cmocka_unit_test(
			test_libinput_device__a_node_that_cannot_be_looked_at_is_no_device),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
