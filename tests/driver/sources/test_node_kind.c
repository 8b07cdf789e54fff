/* SPDX-License-Identifier: MIT
 *
 * Which nodes lie on the board, by what real ones say of themselves. libevdev is real, the nodes
 * are its own.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "node_kind.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define NONE (-1)

/* Buttons and keys besides those that are always there; 0 ends them. */
struct node {
	bool is_absolute, moves, has_contacts;
	int property;
	uint16_t keys[6];
	enum plen_node_kind kind;
};

static void add_axis(struct libevdev *evdev, unsigned code, int max)
{
	struct input_absinfo axis = {.maximum = max};

	assert_int_equal(libevdev_enable_event_code(evdev, EV_ABS, code, &axis), 0);
}

static enum plen_node_kind kind_of(const struct node *node)
{
	struct libevdev *evdev = libevdev_new();

	if (node->is_absolute) {
		add_axis(evdev, ABS_X, 4095);
		add_axis(evdev, ABS_Y, 4095);
	}
	if (node->has_contacts) {
		add_axis(evdev, ABS_MT_POSITION_X, 0);
		add_axis(evdev, ABS_MT_POSITION_Y, 0);
	}
	if (node->moves) {
		libevdev_enable_event_code(evdev, EV_REL, REL_X, NULL);
		libevdev_enable_event_code(evdev, EV_REL, REL_Y, NULL);
	}
	if (node->property != NONE) {
		libevdev_enable_property(evdev, (unsigned)node->property);
	}
	for (size_t i = 0; i < COUNT(node->keys) && node->keys[i] != 0; i++) {
		libevdev_enable_event_code(evdev, EV_KEY, node->keys[i], NULL);
	}

	enum plen_node_kind kind = plen_node_kind_of(evdev);
	libevdev_free(evdev);
	return kind;
}

static void expect_kinds(const struct node *nodes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (kind_of(&nodes[i]) != nodes[i].kind) {
			fail_msg("node %zu is taken for kind %d", i, kind_of(&nodes[i]));
		}
	}
}

static void test_node_kind__pens_of_the_board_are_direct(void **state)
{
	static const struct node nodes[] = {
		{.is_absolute = true,
		 .property = INPUT_PROP_DIRECT,
		 .keys = {BTN_TOOL_PEN, BTN_TOOL_RUBBER, BTN_TOUCH, BTN_STYLUS},
		 .kind = PLEN_NODE_PEN},
		{.is_absolute = true,
		 .property = INPUT_PROP_DIRECT,
		 .keys = {BTN_TOOL_RUBBER, BTN_TOUCH},
		 .kind = PLEN_NODE_PEN},
		/* Tablets on a desk; one that says nothing is one of them. */
		{.is_absolute = true,
		 .property = INPUT_PROP_POINTER,
		 .keys = {BTN_TOOL_PEN, BTN_TOUCH, BTN_STYLUS},
		 .kind = PLEN_NODE_ELSEWHERE},
		{.is_absolute = true,
		 .property = NONE,
		 .keys = {BTN_TOOL_PEN, BTN_TOUCH, BTN_LEFT},
		 .kind = PLEN_NODE_ELSEWHERE},
		/* No axes. */
		{.property = INPUT_PROP_DIRECT,
		 .keys = {BTN_TOOL_PEN, BTN_TOUCH},
		 .kind = PLEN_NODE_ELSEWHERE},
	};

	(void)state;
	expect_kinds(nodes, COUNT(nodes));
}

static void test_node_kind__boards_that_are_a_mouse_jump(void **state)
{
	static const struct node nodes[] = {
		{.is_absolute = true,
		 .property = NONE,
		 .keys = {BTN_LEFT, BTN_RIGHT},
		 .kind = PLEN_NODE_ABS_POINTER},
		{.is_absolute = true,
		 .property = NONE,
		 .keys = {BTN_LEFT},
		 .kind = PLEN_NODE_ABS_POINTER},
		/* A virtual machine's, and a panel whose button beats its touch. */
		{.is_absolute = true,
		 .property = NONE,
		 .keys = {BTN_LEFT, BTN_RIGHT, BTN_MIDDLE},
		 .kind = PLEN_NODE_ABS_POINTER},
		{.is_absolute = true,
		 .property = INPUT_PROP_DIRECT,
		 .keys = {BTN_LEFT, BTN_TOUCH},
		 .kind = PLEN_NODE_ABS_POINTER},
		/* A mouse, one with both, a touchpad of each manner, a joystick. */
		{.moves = true,
		 .property = NONE,
		 .keys = {BTN_LEFT, BTN_RIGHT},
		 .kind = PLEN_NODE_ELSEWHERE},
		{.is_absolute = true,
		 .moves = true,
		 .property = NONE,
		 .keys = {BTN_LEFT, BTN_RIGHT},
		 .kind = PLEN_NODE_ELSEWHERE},
		{.is_absolute = true,
		 .property = INPUT_PROP_POINTER,
		 .keys = {BTN_LEFT, BTN_TOUCH},
		 .kind = PLEN_NODE_ELSEWHERE},
		{.is_absolute = true,
		 .property = NONE,
		 .keys = {BTN_LEFT, BTN_TOOL_FINGER, BTN_TOUCH},
		 .kind = PLEN_NODE_ELSEWHERE},
		{.is_absolute = true,
		 .property = NONE,
		 .keys = {BTN_TRIGGER},
		 .kind = PLEN_NODE_ELSEWHERE},
		/* What has no extent lies nowhere. */
		{.is_absolute = true,
		 .has_contacts = true,
		 .property = NONE,
		 .keys = {BTN_LEFT},
		 .kind = PLEN_NODE_ELSEWHERE},
	};

	(void)state;
	expect_kinds(nodes, COUNT(nodes));
}

static void test_node_kind__says_why_a_node_cannot_be_read(void **state)
{
	enum plen_node_kind kind = PLEN_NODE_PEN;

	(void)state;
	assert_int_equal(plen_node_kind_read(&kind, "/no/such/node"), -ENOENT);
	assert_int_equal(kind, PLEN_NODE_ELSEWHERE);
	assert_int_equal(plen_node_kind_read(&kind, "/dev/null"), -ENOTTY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_node_kind__pens_of_the_board_are_direct),
		cmocka_unit_test(test_node_kind__boards_that_are_a_mouse_jump),
		cmocka_unit_test(test_node_kind__says_why_a_node_cannot_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
