/* SPDX-License-Identifier: MIT
 *
 * What IT or the table may write into a hardware database, and what of it reaches a panel. udev is
 * played by the functions that the linker sends its calls to.
 */
#include <errno.h>
#include <linux/input.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "common/log.h"
#include "quirks.h"

const char *__wrap_udev_device_get_property_value(struct udev_device *udev, const char *name);
const char *__wrap_udev_device_get_devnode(struct udev_device *udev);

static const char *quirks_property, *size_property;

const char *__wrap_udev_device_get_property_value(struct udev_device *udev, const char *name)
{
	(void)udev;
	if (strcmp(name, "PLENARY_PANEL") == 0) {
		return "1";
	}
	return strcmp(name, "PLENARY_QUIRKS") == 0 ? quirks_property : size_property;
}

const char *__wrap_udev_device_get_devnode(struct udev_device *udev)
{
	(void)udev;
	return "/dev/input/event5";
}

static int parse(struct plen_quirks *quirks, const char *names, const char *size, char error[128])
{
	static const struct plen_quirks none;

	*quirks = none;
	error[0] = '\0';
	return plen_quirks_parse(quirks, names, size, error, 128);
}

static void test_quirks__say_what_is_false(void **state)
{
	struct plen_quirks quirks;
	char error[128];

	(void)state;
	assert_int_equal(parse(&quirks, NULL, NULL, error), 0);
	assert_false(quirks.fixed_size || quirks.wrong_mm || quirks.mouse_twin || quirks.pointer);
	assert_int_equal(parse(&quirks, "fixed-size", "1428x804", error), 0);
	assert_true(quirks.fixed_size && !quirks.wrong_mm);
	assert_true(quirks.size.w_mm == 1428 && quirks.size.h_mm == 804);
	assert_int_equal(parse(&quirks, "no-size,wrong-mm,re-touch", NULL, error), 0);
	assert_true(quirks.wrong_mm && !quirks.fixed_size);
	assert_int_equal(parse(&quirks, "mouse-twin", NULL, error), 0);
	assert_true(quirks.mouse_twin);
	assert_int_equal(parse(&quirks, "single,pointer", NULL, error), 0);
	assert_true(quirks.pointer);
}

static void test_quirks__name_a_mistake_and_use_the_rest(void **state)
{
	static const struct {
		const char *names, *size, *said;
	} cases[] = {
		{"shiny", NULL, "PLENARY_QUIRKS: no such quirk: \"shiny\""},
		{"wrong-mm,", NULL, "PLENARY_QUIRKS: no such quirk: \"\""},
		{",", NULL, "PLENARY_QUIRKS: no such quirk: \"\""},
		{"wrong-mm, bars", NULL, "PLENARY_QUIRKS: no such quirk: \" bars\""},
		{"Wrong-mm", "x", "PLENARY_QUIRKS: no such quirk: \"Wrong-mm\""},
		{NULL, "1428", "PLENARY_SIZE_MM: \"1428\" is no size"},
		{NULL, "1428x", "PLENARY_SIZE_MM: \"1428x\" is no size"},
		{NULL, "1428x804mm", "PLENARY_SIZE_MM: \"1428x804mm\" is no size"},
		{NULL, "1428.5x804", "PLENARY_SIZE_MM: \"1428.5x804\" is no size"},
		{NULL, "-1428x804", "PLENARY_SIZE_MM: \"-1428x804\" is no size"},
		{NULL, "0x0", "PLENARY_SIZE_MM: \"0x0\" is no size"},
		{NULL, "99999999999999999999x804", "PLENARY_SIZE_MM: \"99999"},
		{NULL, " ", "PLENARY_SIZE_MM: \" \" is no size"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct plen_quirks quirks;
		char error[128];
		assert_int_equal(parse(&quirks, cases[i].names, cases[i].size, error), -EINVAL);
		assert_int_equal(strncmp(error, cases[i].said, strlen(cases[i].said)), 0);
		assert_true(quirks.size.w_mm == 0 && quirks.size.h_mm == 0);
	}

	struct plen_quirks quirks;
	char error[128];
	assert_int_equal(parse(&quirks, "shiny,wrong-mm", "1428x804", error), -EINVAL);
	assert_true(quirks.wrong_mm && quirks.size.w_mm == 1428);
}

/* A hardware database can take back what an earlier file says in no other way. */
static void test_quirks__nothing_takes_back_what_the_table_says(void **state)
{
	struct plen_quirks quirks;
	char error[128];

	(void)state;
	assert_int_equal(parse(&quirks, "", "", error), 0);
	assert_string_equal(error, "");
	assert_false(quirks.fixed_size || quirks.wrong_mm || quirks.mouse_twin || quirks.pointer);
	assert_true(quirks.size.w_mm == 0 && quirks.size.h_mm == 0);
}

static struct libevdev *panel(void)
{
	struct libevdev *evdev = libevdev_new();
	struct input_absinfo axis = {.maximum = 4095, .resolution = 4};
	static const unsigned codes[] = {ABS_X,
					 ABS_Y,
					 ABS_MT_POSITION_X,
					 ABS_MT_POSITION_Y,
					 ABS_MT_TOUCH_MAJOR,
					 ABS_MT_ORIENTATION};

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		assert_int_equal(libevdev_enable_event_code(evdev, EV_ABS, codes[i], &axis), 0);
	}
	return evdev;
}

static void test_quirks__reach_what_libevdev_tells(void **state)
{
	struct plen_quirks none = {0};
	struct plen_quirks sizes = {.fixed_size = true};
	struct plen_quirks mm = {.wrong_mm = true};
	struct libevdev *evdev = panel();

	(void)state;
	plen_quirks_apply(&none, evdev);
	assert_true(libevdev_has_event_code(evdev, EV_ABS, ABS_MT_TOUCH_MAJOR));
	assert_int_equal(libevdev_get_abs_resolution(evdev, ABS_MT_POSITION_X), 4);
	plen_quirks_apply(&sizes, evdev);
	assert_false(libevdev_has_event_code(evdev, EV_ABS, ABS_MT_TOUCH_MAJOR));
	assert_int_equal(libevdev_get_abs_resolution(evdev, ABS_MT_POSITION_X), 4);
	plen_quirks_apply(&mm, evdev);
	assert_int_equal(libevdev_get_abs_resolution(evdev, ABS_MT_POSITION_X), 0);
	assert_int_equal(libevdev_get_abs_resolution(evdev, ABS_Y), 0);
	assert_int_equal(libevdev_get_abs_maximum(evdev, ABS_MT_POSITION_X), 4095);
	libevdev_free(evdev);
}

/* The kernel rounds to whole units a millimetre, which makes a 65-inch panel 4 % too narrow. */
static void test_quirks__a_known_size_replaces_the_claim(void **state)
{
	struct plen_quirks known = {.size = {1428, 804}};
	struct plen_quirks none = {0};
	struct plen_panel_axes axes = {{0, 4095, 3}, {0, 4095, 5}};
	struct plen_panel_axes empty = {{0, 0, 0}, {5, 5, 0}};

	(void)state;
	plen_quirks_set_size(&none, &axes);
	assert_true(axes.x.per_mm == 3);
	plen_quirks_set_size(&known, &axes);
	assert_float_equal(plen_panel_claimed_size(&axes).w_mm, 1428, 1e-9);
	assert_float_equal(plen_panel_claimed_size(&axes).h_mm, 804, 1e-9);
	plen_quirks_set_size(&known, &empty);
	assert_true(empty.x.per_mm == 0);
}

static char logged[512];

static void take_line(enum plen_log_level level, const char *module, const char *line)
{
	(void)level;
	(void)module;
	snprintf(logged, sizeof(logged), "%s", line);
}

static void test_quirks__a_malformed_property_says_how_it_is_mended(void **state)
{
	(void)state;
	plen_log_set_sink(take_line);
	quirks_property = "fixed-size";
	size_property = "1428x804";
	struct plen_quirks quirks = plen_quirks_of(NULL);
	assert_true(quirks.is_panel && quirks.fixed_size && quirks.size.h_mm == 804);
	assert_string_equal(logged, "");
	size_property = "65 inch";
	quirks = plen_quirks_of(NULL);
	assert_true(quirks.fixed_size && quirks.size.h_mm == 0);
	plen_log_set_sink(NULL);
	assert_non_null(
		strstr(logged, "/dev/input/event5: PLENARY_SIZE_MM: \"65 inch\" is no size"));
	assert_non_null(strstr(logged, "sudo systemd-hwdb update && sudo udevadm trigger"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quirks__say_what_is_false),
		cmocka_unit_test(test_quirks__name_a_mistake_and_use_the_rest),
		cmocka_unit_test(test_quirks__nothing_takes_back_what_the_table_says),
		cmocka_unit_test(test_quirks__reach_what_libevdev_tells),
		cmocka_unit_test(test_quirks__a_known_size_replaces_the_claim),
		cmocka_unit_test(test_quirks__a_malformed_property_says_how_it_is_mended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
