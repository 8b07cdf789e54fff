/* SPDX-License-Identifier: MIT
 *
 * A panel that another program keeps to itself sends nothing, and nothing else would tell: so the
 * node tries, and says so.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "common/log.h"
#include "panel_node.h"

int __wrap_libevdev_new_from_fd(int fd, struct libevdev **out);
int __wrap_libevdev_set_clock_id(struct libevdev *evdev, int clock);
int __wrap_libevdev_grab(struct libevdev *evdev, enum libevdev_grab_mode mode);

static int grab_error;
static int grabs; /* that are held */
static char logged[512];

int __wrap_libevdev_new_from_fd(int fd, struct libevdev **out)
{
	struct input_absinfo axis = {.maximum = 1000};
	struct libevdev *evdev = libevdev_new();

	(void)fd;
	libevdev_enable_event_code(evdev, EV_ABS, ABS_X, &axis);
	libevdev_enable_event_code(evdev, EV_ABS, ABS_Y, &axis);
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
	if (grab_error == 0) {
		grabs += mode == LIBEVDEV_GRAB ? 1 : -1;
	}
	return grab_error;
}

static void take_line(enum plen_log_level level, const char *module, const char *line)
{
	(void)level;
	(void)module;
	snprintf(logged, sizeof(logged), "%s", line);
}

static void take_frame(void *data, const struct plen_panel_frame *frame)
{
	(void)data;
	(void)frame;
}

/* Opens and closes; what was logged is in `logged`. */
static void try_open(bool grab, int error)
{
	struct plen_panel_node *node = NULL;

	grab_error = error;
	grabs = 0;
	logged[0] = '\0';
	plen_log_set_sink(take_line);
	assert_int_equal(plen_panel_node_open(&node, "/dev/null", NULL, grab, take_frame, NULL), 0);
	plen_log_set_sink(NULL);
	plen_panel_node_close(node);
}

static void test_panel_grab__is_held_only_if_asked_for(void **state)
{
	(void)state;
	try_open(false, 0);
	assert_int_equal(grabs, 0);
	assert_string_equal(logged, "");
	try_open(true, 0);
	assert_int_equal(grabs, 1);
	assert_string_equal(logged, "");
}

static void test_panel_grab__of_another_program_is_told(void **state)
{
	(void)state;
	for (int grab = 0; grab < 2; grab++) {
		try_open(grab != 0, -EBUSY);
		assert_non_null(strstr(logged, "/dev/null: another program keeps its touches"));
		assert_non_null(strstr(logged, "run: sudo plenary-input doctor"));
	}
}

/* A node that knows no grabs is none that somebody grabbed. */
static void test_panel_grab__may_be_impossible(void **state)
{
	(void)state;
	try_open(false, -ENOTTY);
	assert_string_equal(logged, "");
	try_open(true, -ENOTTY);
	assert_non_null(strstr(logged, "cannot keep it to ourselves"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_panel_grab__is_held_only_if_asked_for),
		cmocka_unit_test(test_panel_grab__of_another_program_is_told),
		cmocka_unit_test(test_panel_grab__may_be_impossible),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
