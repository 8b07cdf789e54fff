/* SPDX-License-Identifier: MIT
 *
 * Nodes that may not be opened are told of once, and with advice only where it helps.
 */
#include <errno.h>
#include <libudev.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "common/log.h"
#include "denied_nodes.h"

struct udev_device {
	const char *properties[4]; /* NAME=value */
	bool is_tagged;            /* by the rules, for whoever sits at the screen */
};

const char *__wrap_udev_device_get_devnode(struct udev_device *udev);
const char *__wrap_udev_device_get_property_value(struct udev_device *udev, const char *name);
int __wrap_udev_device_has_current_tag(struct udev_device *udev, const char *tag);

static struct {
	char line[512];
	enum plen_log_level level;
	uint32_t lines;
} logged;

const char *__wrap_udev_device_get_devnode(struct udev_device *udev)
{
	(void)udev;
	return "/dev/input/event7";
}

const char *__wrap_udev_device_get_property_value(struct udev_device *udev, const char *name)
{
	size_t length = strlen(name);

	for (size_t i = 0; i < 4 && udev->properties[i] != NULL; i++) {
		const char *property = udev->properties[i];
		if (strncmp(property, name, length) == 0 && property[length] == '=') {
			return property + length + 1;
		}
	}
	return NULL;
}

int __wrap_udev_device_has_current_tag(struct udev_device *udev, const char *tag)
{
	return udev->is_tagged && strcmp(tag, "uaccess") == 0;
}

static void take_line(enum plen_log_level level, const char *module, const char *line)
{
	(void)module;
	logged.level = level;
	logged.lines++;
	snprintf(logged.line, sizeof(logged.line), "%s", line);
}

static int begin(void **state)
{
	(void)state;
	memset(&logged, 0, sizeof(logged));
	plen_log_set_sink(take_line);
	plen_log_set_level(PLEN_LOG_DEBUG);
	return 0;
}

static int end(void **state)
{
	(void)state;
	plen_log_set_sink(NULL);
	plen_log_set_level(PLEN_LOG_INFO);
	return 0;
}

static void expect_line(struct udev_device udev, enum plen_log_level level, bool advises)
{
	struct plen_denied_nodes nodes = {0};

	plen_denied_nodes_tell(&nodes, &udev, -EACCES);
	assert_int_equal(logged.level, level);
	assert_int_equal(strstr(logged.line, "install") != NULL, advises);
	plen_denied_nodes_finish(&nodes);
}

static void test_denied_nodes__advise_where_the_rules_are_missing(void **state)
{
	static const struct udev_device missed[] = {
		{.properties = {"ID_INPUT=1", "ID_INPUT_TOUCHSCREEN=1"}},
		{.properties = {"ID_INPUT=1", "ID_INPUT_TABLET=1"}},
		{.properties = {"ID_INPUT_MOUSE=1", "PLENARY_QUIRKS=wrong-mm,pointer"}},
		{.properties = {"ID_INPUT_KEYBOARD=1", "PLENARY_PRESENTER=1"}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(missed) / sizeof(missed[0]); i++) {
		expect_line(missed[i], PLEN_LOG_ERROR, true);
	}
}

static void test_denied_nodes__are_calm_about_what_is_none_of_ours(void **state)
{
	static const struct udev_device others[] = {
		{.properties = {"ID_INPUT=1", "ID_INPUT_KEYBOARD=1"}},
		{.properties = {"ID_INPUT=1", "ID_INPUT_KEY=1"}},
		{.properties = {"ID_INPUT=1", "ID_INPUT_MOUSE=1", "PLENARY_QUIRKS=wrong-mm"}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		expect_line(others[i], PLEN_LOG_DEBUG, false);
	}
}

/* No package opens it: nobody is sent to install one. */
static void test_denied_nodes__say_that_a_panel_with_keys_is_left_alone(void **state)
{
	const struct udev_device both = {
		.properties = {"ID_INPUT_TOUCHSCREEN=1", "ID_INPUT_KEYBOARD=1"}};

	(void)state;
	expect_line(both, PLEN_LOG_WARN, false);
	assert_non_null(strstr(logged.line, "keyboard"));
}

static void test_denied_nodes__wait_for_the_session_where_the_rules_are(void **state)
{
	const struct udev_device panel = {.properties = {"ID_INPUT_TOUCHSCREEN=1"},
					  .is_tagged = true};

	(void)state;
	expect_line(panel, PLEN_LOG_INFO, false);
}

static void test_denied_nodes__are_told_of_once_until_something_changes(void **state)
{
	struct plen_denied_nodes nodes = {0};
	struct udev_device panel = {.properties = {"ID_INPUT_TOUCHSCREEN=1"}};

	(void)state;
	plen_denied_nodes_tell(&nodes, &panel, -EACCES);
	plen_denied_nodes_tell(&nodes, &panel, -EACCES);
	assert_int_equal(logged.lines, 1);
	panel.is_tagged = true; /* the package was installed */
	plen_denied_nodes_tell(&nodes, &panel, -EACCES);
	assert_int_equal(logged.lines, 2);
	plen_denied_nodes_forget(&nodes, "/dev/input/event7");
	plen_denied_nodes_tell(&nodes, &panel, -EACCES);
	assert_int_equal(logged.lines, 3);
	plen_denied_nodes_finish(&nodes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_denied_nodes__advise_where_the_rules_are_missing, begin, end),
		cmocka_unit_test_setup_teardown(
			test_denied_nodes__are_calm_about_what_is_none_of_ours, begin, end),
		cmocka_unit_test_setup_teardown(
			test_denied_nodes__say_that_a_panel_with_keys_is_left_alone, begin, end),
		cmocka_unit_test_setup_teardown(
			test_denied_nodes__wait_for_the_session_where_the_rules_are, begin, end),
		cmocka_unit_test_setup_teardown(
			test_denied_nodes__are_told_of_once_until_something_changes, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
