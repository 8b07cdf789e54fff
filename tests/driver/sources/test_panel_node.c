/* SPDX-License-Identifier: MIT
 *
 * A panel's node without a panel: the linker sends what would ask the kernel to the functions here.
 * What libevdev keeps of a device is its own.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "panel_node.h"

int __wrap_libevdev_new_from_fd(int fd, struct libevdev **out);
int __wrap_libevdev_set_clock_id(struct libevdev *evdev, int clock);
int __wrap_libevdev_next_event(struct libevdev *evdev, unsigned flags, struct input_event *event);

/* What libevdev_next_event says, one after the other; -EAGAIN at the end. */
struct step {
	int result;
	uint16_t type, code;
	int32_t value;
};

static struct {
	const struct step *steps;
	size_t count, next;
	uint32_t endless; /* > 0: packets of one moving contact, so many */
	bool pen, mouse;  /* the node is a pen's, or of a board that is a mouse */
	int later_s;      /* than usual */
} kernel;

static const struct step *current_step(void)
{
	static struct step made;
	static const struct step packet[] = {
		{LIBEVDEV_READ_STATUS_SUCCESS, EV_ABS, ABS_MT_POSITION_X, 0},
		{LIBEVDEV_READ_STATUS_SUCCESS, EV_SYN, SYN_REPORT, 0},
	};

	if (kernel.next < kernel.count) {
		return &kernel.steps[kernel.next++];
	}
	if (kernel.endless == 0) {
		return NULL;
	}
	kernel.endless--;
	made = packet[kernel.endless % 2 == 0];
	made.value = made.type == EV_ABS ? 500 + (int32_t)(kernel.endless % 100) : 0;
	return &made;
}

int __wrap_libevdev_next_event(struct libevdev *evdev, unsigned flags, struct input_event *event)
{
	const struct step *step = current_step();

	(void)evdev;
	(void)flags;
	memset(event, 0, sizeof(*event));
	if (step == NULL) {
		return -EAGAIN;
	}
	event->input_event_sec = 5 + kernel.later_s;
	event->type = step->type;
	event->code = step->code;
	event->value = step->value;
	return step->result;
}

static void enable(struct libevdev *evdev, unsigned code, int max)
{
	struct input_absinfo axis = {.maximum = max};

	assert_int_equal(libevdev_enable_event_code(evdev, EV_ABS, code, &axis), 0);
}

int __wrap_libevdev_new_from_fd(int fd, struct libevdev **out)
{
	struct libevdev *evdev = libevdev_new();

	(void)fd;
	libevdev_set_name(evdev, "wrapped");
	*out = evdev;
	if (kernel.pen) {
		enable(evdev, ABS_X, 1000);
		enable(evdev, ABS_Y, 1000);
		enable(evdev, ABS_PRESSURE, 100);
		enable(evdev, ABS_TILT_X, 128);
		assert_int_equal(libevdev_enable_event_code(evdev, EV_KEY, BTN_TOOL_PEN, NULL), 0);
		assert_int_equal(libevdev_enable_event_code(evdev, EV_KEY, BTN_TOUCH, NULL), 0);
		return 0;
	}
	if (kernel.mouse) {
		enable(evdev, ABS_X, 1000);
		enable(evdev, ABS_Y, 1000);
		assert_int_equal(libevdev_enable_event_code(evdev, EV_KEY, BTN_LEFT, NULL), 0);
		return 0;
	}
	enable(evdev, ABS_MT_SLOT, 2);
	enable(evdev, ABS_MT_POSITION_X, 1000);
	enable(evdev, ABS_MT_POSITION_Y, 1000);
	enable(evdev, ABS_MT_TRACKING_ID, 65535);
	return 0;
}

int __wrap_libevdev_set_clock_id(struct libevdev *evdev, int clock)
{
	(void)evdev;
	(void)clock;
	return 0;
}

struct seen {
	uint32_t frames, begun, ended;
	uint32_t down; /* in the last frame, ended ones not counted */
	double last_x;
	struct plen_panel_contact last;
	int64_t last_us;
};

static void take_frame(void *data, const struct plen_panel_frame *frame)
{
	struct seen *seen = data;

	seen->frames++;
	seen->down = 0;
	seen->last_us = frame->time_us;
	for (uint32_t i = 0; i < frame->count; i++) {
		const struct plen_panel_contact *contact = &frame->contacts[i];
		seen->begun += (contact->flags & PLEN_CONTACT_BEGIN) != 0;
		seen->ended += (contact->flags & PLEN_CONTACT_END) != 0;
		seen->down += (contact->flags & PLEN_CONTACT_END) == 0;
		seen->last_x = contact->at.x;
		seen->last = *contact;
	}
}

static struct plen_panel_node *open_node(struct seen *seen, const struct step *steps, size_t count)
{
	struct plen_panel_node *node = NULL;

	kernel.steps = steps;
	kernel.count = count;
	kernel.next = 0;
	kernel.endless = 0;
	kernel.later_s = 0;
	assert_int_equal(plen_panel_node_open(&node, "/dev/null", NULL, false, take_frame, seen),
			 0);
	return node;
}

#define ABS(code, value)                                                                           \
	{                                                                                          \
		LIBEVDEV_READ_STATUS_SUCCESS, EV_ABS, code, value                                  \
	}
#define REPORT                                                                                     \
	{                                                                                          \
		LIBEVDEV_READ_STATUS_SUCCESS, EV_SYN, SYN_REPORT, 0                                \
	}
#define SYNC(type, code, value)                                                                    \
	{                                                                                          \
		LIBEVDEV_READ_STATUS_SYNC, type, code, value                                       \
	}
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct step two_down[] = {
	ABS(ABS_MT_SLOT, 0),         ABS(ABS_MT_TRACKING_ID, 7),  ABS(ABS_MT_POSITION_X, 100),
	ABS(ABS_MT_POSITION_Y, 100), ABS(ABS_MT_SLOT, 1),         ABS(ABS_MT_TRACKING_ID, 8),
	ABS(ABS_MT_POSITION_X, 500), ABS(ABS_MT_POSITION_Y, 100), REPORT,
};

static void test_panel_node__reads_until_nothing_is_left(void **state)
{
	struct seen seen = {0};
	struct plen_panel_node *node = open_node(&seen, two_down, COUNT(two_down));

	(void)state;
	assert_int_equal(plen_panel_node_dispatch(node), 0);
	assert_int_equal(seen.frames, 1);
	assert_int_equal(seen.begun, 2);
	assert_int_equal(seen.last_us, 5000000);
	plen_panel_node_close(node);
}

/* What libevdev makes up has no scan time, as little as what the kernel makes up of a panel that is
 * silent; but those that are gone are gone. */
static void test_panel_node__lifts_what_has_lifted_in_an_overflow(void **state)
{
	static const struct step stamp[] = {
		{LIBEVDEV_READ_STATUS_SUCCESS, EV_MSC, MSC_TIMESTAMP, 5},
		REPORT,
	};
	static const struct step overflow[] = {
		SYNC(EV_SYN, SYN_DROPPED, 0),         SYNC(EV_ABS, ABS_MT_SLOT, 0),
		SYNC(EV_ABS, ABS_MT_TRACKING_ID, -1), SYNC(EV_ABS, ABS_MT_SLOT, 1),
		SYNC(EV_ABS, ABS_MT_TRACKING_ID, -1), SYNC(EV_SYN, SYN_REPORT, 0),
	};
	struct seen seen = {0};
	struct plen_panel_node *node = open_node(&seen, two_down, COUNT(two_down));

	(void)state;
	assert_int_equal(plen_panel_node_dispatch(node), 0);
	kernel.steps = stamp;
	kernel.count = COUNT(stamp);
	kernel.next = 0;
	assert_int_equal(plen_panel_node_dispatch(node), 0);
	kernel.later_s = 1;
	kernel.steps = overflow;
	kernel.count = COUNT(overflow);
	kernel.next = 0;
	assert_int_equal(plen_panel_node_dispatch(node), 0);
	assert_int_equal(seen.ended, 2);
	assert_int_equal(seen.down, 0);
	plen_panel_node_close(node);
}

/* The kernel's buffer ran over while one finger lifted and the other moved. */
static void test_panel_node__puts_itself_right_after_an_overflow(void **state)
{
	static const struct step overflow[] = {
		SYNC(EV_SYN, SYN_DROPPED, 0),
		SYNC(EV_ABS, ABS_MT_SLOT, 0),
		SYNC(EV_ABS, ABS_MT_TRACKING_ID, -1),
		SYNC(EV_ABS, ABS_MT_SLOT, 1),
		SYNC(EV_ABS, ABS_MT_POSITION_X, 540),
		SYNC(EV_SYN, SYN_REPORT, 0),
		{-EAGAIN, 0, 0, 0},
		ABS(ABS_MT_POSITION_X, 550),
		REPORT,
	};
	struct seen seen = {0};
	struct plen_panel_node *node = open_node(&seen, two_down, COUNT(two_down));

	(void)state;
	assert_int_equal(plen_panel_node_dispatch(node), 0);
	kernel.steps = overflow;
	kernel.count = COUNT(overflow);
	kernel.next = 0;
	assert_int_equal(plen_panel_node_dispatch(node), 0);
	assert_int_equal(kernel.next, kernel.count);
	assert_int_equal(seen.begun, 2);
	assert_int_equal(seen.ended, 1);
	assert_int_equal(seen.down, 1);
	assert_int_equal(seen.frames, 3);
	assert_true(seen.last_x == 550);
	plen_panel_node_close(node);
}

/* What was lost may be that a slot's finger lifted and another landed: libevdev ends the one first.
 */
static void test_panel_node__another_finger_may_be_there_after_an_overflow(void **state)
{
	static const struct step overflow[] = {
		SYNC(EV_SYN, SYN_DROPPED, 0),
		SYNC(EV_ABS, ABS_MT_SLOT, 0),
		SYNC(EV_ABS, ABS_MT_TRACKING_ID, -1),
		SYNC(EV_SYN, SYN_REPORT, 0),
		SYNC(EV_ABS, ABS_MT_SLOT, 0),
		SYNC(EV_ABS, ABS_MT_TRACKING_ID, 42),
		SYNC(EV_ABS, ABS_MT_POSITION_X, 900),
		SYNC(EV_SYN, SYN_REPORT, 0),
		{-EAGAIN, 0, 0, 0},
	};
	struct seen seen = {0};
	struct plen_panel_node *node = open_node(&seen, two_down, COUNT(two_down));

	(void)state;
	assert_int_equal(plen_panel_node_dispatch(node), 0);
	kernel.steps = overflow;
	kernel.count = COUNT(overflow);
	kernel.next = 0;
	assert_int_equal(plen_panel_node_dispatch(node), 0);
	assert_int_equal(seen.begun, 3);
	assert_int_equal(seen.ended, 1);
	assert_int_equal(seen.down, 2);
	plen_panel_node_close(node);
}

static void test_panel_node__a_device_gone_mad_does_not_keep_its_caller(void **state)
{
	struct seen seen = {0};
	struct plen_panel_node *node = open_node(&seen, two_down, COUNT(two_down));
	uint32_t dispatches = 1;

	(void)state;
	kernel.endless = 20000;
	while (plen_panel_node_dispatch(node) > 0) {
		assert_true(seen.frames <= dispatches * 64);
		dispatches++;
	}
	assert_int_equal(kernel.endless, 0);
	assert_true(dispatches > 100);
	assert_true(seen.frames > 9000);
	plen_panel_node_close(node);
}

static void test_panel_node__contacts_from_before_begin(void **state)
{
	struct seen seen = {0};
	struct plen_panel_node *node = open_node(&seen, NULL, 0);
	struct libevdev *evdev = (struct libevdev *)plen_panel_node_evdev(node);

	(void)state;
	libevdev_set_slot_value(evdev, 0, ABS_MT_POSITION_X, 300);
	libevdev_set_slot_value(evdev, 0, ABS_MT_POSITION_Y, 300);
	libevdev_set_slot_value(evdev, 1, ABS_MT_TRACKING_ID, 9);
	libevdev_set_slot_value(evdev, 1, ABS_MT_POSITION_X, 700);
	plen_panel_node_adopt(node, 42);
	assert_int_equal(seen.frames, 1);
	assert_int_equal(seen.begun, 1);
	assert_int_equal(seen.last_us, 42);
	assert_true(seen.last_x == 700);
	plen_panel_node_close(node);
}

/* A finger that lands where an idle slot's last one was sends no position: it is known. */
static void test_panel_node__knows_the_places_of_idle_slots(void **state)
{
	static const struct step down[] = {ABS(ABS_MT_TRACKING_ID, 3), REPORT};
	struct seen seen = {0};
	struct plen_panel_node *node = open_node(&seen, down, COUNT(down));
	struct libevdev *evdev = (struct libevdev *)plen_panel_node_evdev(node);

	(void)state;
	libevdev_set_slot_value(evdev, 0, ABS_MT_POSITION_X, 300);
	libevdev_set_slot_value(evdev, 0, ABS_MT_POSITION_Y, 300);
	plen_panel_node_adopt(node, 42);
	assert_int_equal(seen.begun, 0);
	assert_int_equal(plen_panel_node_dispatch(node), 0);
	assert_int_equal(seen.begun, 1);
	assert_true(seen.last_x == 300);
	plen_panel_node_close(node);
}

static void test_panel_node__a_pen_that_is_near_from_before_hovers(void **state)
{
	static const struct step down[] = {
		{LIBEVDEV_READ_STATUS_SUCCESS, EV_KEY, BTN_TOUCH, 1},
		REPORT,
	};
	struct seen seen = {0};

	(void)state;
	kernel.pen = true;
	struct plen_panel_node *node = open_node(&seen, down, COUNT(down));
	kernel.pen = false;
	struct libevdev *evdev = (struct libevdev *)plen_panel_node_evdev(node);
	libevdev_set_event_value(evdev, EV_KEY, BTN_TOOL_PEN, 1);
	libevdev_set_event_value(evdev, EV_ABS, ABS_X, 400);
	plen_panel_node_adopt(node, 42);
	assert_int_equal(seen.begun, 1);
	assert_int_equal(plen_panel_node_dispatch(node), 0);
	assert_int_equal(seen.frames, 2);
	assert_int_equal(seen.begun, 1);
	assert_true(seen.last_x == 400);
	plen_panel_node_close(node);
}

/* It goes on from there: what it lost while nobody read it, nobody can say. */
static void test_panel_node__a_pen_that_writes_from_before_begins(void **state)
{
	static const struct step on[] = {ABS(ABS_X, 410), REPORT};
	struct seen seen = {0};

	(void)state;
	kernel.pen = true;
	struct plen_panel_node *node = open_node(&seen, on, COUNT(on));
	kernel.pen = false;
	struct libevdev *evdev = (struct libevdev *)plen_panel_node_evdev(node);
	libevdev_set_event_value(evdev, EV_KEY, BTN_TOOL_PEN, 1);
	libevdev_set_event_value(evdev, EV_KEY, BTN_TOUCH, 1);
	libevdev_set_event_value(evdev, EV_ABS, ABS_X, 400);
	libevdev_set_event_value(evdev, EV_ABS, ABS_PRESSURE, 25);
	libevdev_set_event_value(evdev, EV_ABS, ABS_TILT_X, 96);
	plen_panel_node_adopt(node, 42);
	assert_int_equal(seen.last.flags, PLEN_CONTACT_BEGIN);
	assert_int_equal(seen.last.tool, PLEN_CONTACT_PEN);
	assert_int_equal(seen.last.tilt_x_deg, 32);
	assert_true(seen.last.pressure == 0.25 && seen.last_x == 400);
	assert_int_equal(plen_panel_node_dispatch(node), 0);
	assert_true(seen.last.flags == 0 && seen.last_x == 410);
	plen_panel_node_close(node);
}

static void test_panel_node__a_pen_writes_anew_after_an_overflow(void **state)
{
	static const struct step before[] = {
		{LIBEVDEV_READ_STATUS_SUCCESS, EV_KEY, BTN_TOOL_PEN, 1},
		{LIBEVDEV_READ_STATUS_SUCCESS, EV_KEY, BTN_TOUCH, 1},
		ABS(ABS_X, 100),
		REPORT,
	};
	static const struct step overflow[] = {
		SYNC(EV_SYN, SYN_DROPPED, 0), SYNC(EV_ABS, ABS_X, 900), SYNC(EV_SYN, SYN_REPORT, 0),
		{-EAGAIN, 0, 0, 0},           ABS(ABS_X, 905),          REPORT,
	};
	struct seen seen = {0};

	(void)state;
	kernel.pen = true;
	struct plen_panel_node *node = open_node(&seen, before, COUNT(before));
	kernel.pen = false;
	assert_int_equal(plen_panel_node_dispatch(node), 0);
	kernel.later_s = 1;
	kernel.steps = overflow;
	kernel.count = COUNT(overflow);
	kernel.next = 0;
	assert_int_equal(plen_panel_node_dispatch(node), 0);
	assert_int_equal(seen.begun, 2);
	assert_int_equal(seen.ended, 1);
	assert_int_equal(seen.down, 1);
	assert_true(seen.last_x == 905);
	plen_panel_node_close(node);
}

/* It left with its touch key down, and so the kernel keeps it. Nobody writes. */
static void test_panel_node__a_pen_that_is_away_is_not_down(void **state)
{
	static const struct step none[] = {{-EAGAIN, 0, 0, 0}};
	struct seen seen = {0};

	(void)state;
	kernel.pen = true;
	struct plen_panel_node *node = open_node(&seen, none, COUNT(none));
	kernel.pen = false;
	struct libevdev *evdev = (struct libevdev *)plen_panel_node_evdev(node);
	libevdev_set_event_value(evdev, EV_KEY, BTN_TOOL_PEN, 0);
	libevdev_set_event_value(evdev, EV_KEY, BTN_TOUCH, 1);
	libevdev_set_event_value(evdev, EV_ABS, ABS_X, 400);
	plen_panel_node_adopt(node, 42);
	assert_int_equal(seen.begun, 0);
	assert_int_equal(seen.down, 0);
	plen_panel_node_close(node);
}

static void test_panel_node__a_mouse_that_is_pressed_from_before_begins(void **state)
{
	struct seen seen = {0};

	(void)state;
	kernel.mouse = true;
	struct plen_panel_node *node = open_node(&seen, NULL, 0);
	kernel.mouse = false;
	struct libevdev *evdev = (struct libevdev *)plen_panel_node_evdev(node);
	libevdev_set_event_value(evdev, EV_KEY, BTN_LEFT, 1);
	libevdev_set_event_value(evdev, EV_ABS, ABS_X, 400);
	plen_panel_node_adopt(node, 42);
	assert_int_equal(seen.last.flags, PLEN_CONTACT_BEGIN);
	assert_int_equal(seen.last.tool, PLEN_CONTACT_MOUSE);
	assert_true(seen.last_x == 400);
	plen_panel_node_close(node);
}

static void test_panel_node__says_when_it_is_gone(void **state)
{
	static const struct step gone[] = {{-EINTR, 0, 0, 0}, {-ENODEV, 0, 0, 0}};
	struct seen seen = {0};
	struct plen_panel_node *node = open_node(&seen, gone, COUNT(gone));

	(void)state;
	assert_int_equal(plen_panel_node_dispatch(node), -ENODEV);
	plen_panel_node_close(node);
	plen_panel_node_close(NULL);
	assert_int_equal(
		plen_panel_node_open(&node, "/no/such/node", NULL, false, take_frame, &seen),
		-ENOENT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_panel_node__reads_until_nothing_is_left),
		cmocka_unit_test(test_panel_node__lifts_what_has_lifted_in_an_overflow),
		cmocka_unit_test(test_panel_node__puts_itself_right_after_an_overflow),
		cmocka_unit_test(test_panel_node__another_finger_may_be_there_after_an_overflow),
		cmocka_unit_test(test_panel_node__a_device_gone_mad_does_not_keep_its_caller),
		cmocka_unit_test(test_panel_node__contacts_from_before_begin),
		cmocka_unit_test(test_panel_node__knows_the_places_of_idle_slots),
		cmocka_unit_test(test_panel_node__a_pen_that_is_near_from_before_hovers),
		cmocka_unit_test(test_panel_node__a_pen_that_writes_from_before_begins),
		cmocka_unit_test(test_panel_node__a_pen_writes_anew_after_an_overflow),
		cmocka_unit_test(test_panel_node__a_pen_that_is_away_is_not_down),
		cmocka_unit_test(test_panel_node__a_mouse_that_is_pressed_from_before_begins),
		cmocka_unit_test(test_panel_node__says_when_it_is_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
