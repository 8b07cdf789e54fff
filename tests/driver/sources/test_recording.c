/* SPDX-License-Identifier: MIT
 *
 * Recordings that are refused, each with the line that names the place, and what is taken though it
 * is not complete.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "recording.h"

#define EVEMU "N: x\nA: 35 0 9\nA: 36 0 9\n"
#define OWN "plenary-recording 1\ndevice 1\nx 0 9\ny 0 9\n"
#define YAML                                                                                       \
	"version: 1\ndevices:\n- evdev:\n    absinfo:\n      53: [0, 9, 0, 0, 0]\n      54: [0, "  \
	"9, 0, 0, 0]\n"

static const struct {
	const char *text, *error;
} refused[] = {
	{"", "f: is empty"},
	{"# only\n# comments", "f: is empty"},
	{"\x7f"
	 "ELF\x02",
	 "f: is no recording: neither evemu text"},
	{"hello", "f: is no recording: neither evemu text"},

	{"R: 630 06 00 ff\nN: a panel\n", "f: holds raw reports of hid-recorder"},
	{"D: 0\nR: 630 06 00 ff\n", "f: holds raw reports of hid-recorder"},
	{EVEMU, "f: has no events"},
	{EVEMU "E: 0.0 0003 0039 1", "f:4: ends within this line: it was cut short"},
	{EVEMU "E: 0.0 0000 0000 0 # --- SYN_REP", "f:4: ends within this line: it was cut"},
	{EVEMU "E: 0.0 0003 0039 1\nE: 0.01 00", "f:5: an E: line needs type, code and value"},
	{EVEMU "E: 0.0 0003 0039 1\nE: 0.0", "f:5: an E: line needs type, code and value"},
	{EVEMU "E: x 0003 0039 1\n", "f:4: an E: line begins with a time"},
	{EVEMU "E: -1.0 0003 0039 1\n", "f:4: an E: line begins with a time"},
	{EVEMU "E: 99999999999999999999.0 0003 0039 1\n", "f:4: an E: line begins with a time"},
	{EVEMU "E: 0.0 0003 0039 1 2\n", "f:4: an E: line ends with its value"},
	{EVEMU "E: 0.0 0003 0039 99999999999\n", "f:4: an E: line needs type"},
	{EVEMU "E: 0.0 10003 0039 1\n", "f:4: an E: line needs type"},
	{EVEMU "E: 0.0 0000 0000 0\nN: y\n", "f:5: a device is described after the first event"},
	{"N: x\nA: 35 0\n", "f:2: an A: line needs minimum and maximum"},
	{"N: x\nA: 99 0 9\n", "f:2: an A: line needs an axis"},
	{"N: x\nA: 35 0 nine\n", "f:2: an A: line holds whole numbers"},
	{"N: x\nA: 35 5 5\nA: 36 0 9\nE: 0 0 0 0\n", "f: its position axes have no extent"},
	{"N: x\nI: 0003 1209\n", "f:2: an I: line needs bus, vendor, product and version"},
	{"N: x\nB: zz\n", "f:2: a B: line needs an event type"},
	{"N: x\nB: 01 100\n", "f:2: a B: line holds bytes"},
	{EVEMU "garbage\n", "f:4: not a line of evemu text"},

	{"version: 2\n", "f:1: only version 1 of libinput record is known"},
	{"version: 1\n", "f: has no devices"},
	{"version: 1\ndevices: 5\n", "f:2: a list is expected here"},
	{"devices:\n- 5\n", "f:2: a mapping is expected here"},
	{"devices: [", "f:"},
	{"version: 1\n\tdevices:\n", "f:2: "},
	{YAML, "f: has no events"},
	{YAML "  events:\n  - evdev:\n    - [0, 0, 3, 57]\n", "f:9: a list has too few numbers"},
	{YAML "  events:\n  - evdev:\n    - [0, 0, 3, 57, 1, 1]\n", "f:9: a list has too many"},
	{YAML "  events:\n  - evdev:\n    - [0, 0, 3, x, 1]\n", "f:9: a whole number is expected"},
	{YAML "  events:\n  - evdev:\n    - [-1, 0, 3, 57, 1]\n",
	 "f:9: a list holds a number out of range"},
	{"version: 1\ndevices:\n- evdev:\n    id: [3, 4617, 70000, 1]\n",
	 "f:4: a list holds a number out of range"},
	{"version: 1\ndevices:\n- evdev:\n    id: [-1, 4617, 1, 1]\n",
	 "f:4: a list holds a number out of range"},
	{"version: 1\ndevices:\n- evdev:\n    absinfo:\n      53: [0, 4294967396, 0, 0, 0]\n",
	 "f:5: a list holds a number out of range"},
	{YAML "  events:\n  - evdev:\n    - 7\n", "f:9: a list of numbers is expected here"},

	{"plenary-recording 2\n", "f:1: the first line must be: plenary-recording 1"},
	{"plenary-recording 1\n", "f:1: no end line: it was cut short"},
	{"plenary-recording 1\nend\n", "f:2: a device line must come first"},
	{OWN "end\n", "f: has no events"},
	{OWN "frame 1 0\ndown 1 2 3\n", "f:6: no end line: it was cut short"},
	{OWN "frame 1 0\ndown 1 2 3\ndown 1 2 3\nend\n", "f:7: this contact is down already"},
	{OWN "frame 1 0\nup 1\nend\n", "f:6: this contact is not down"},
	{OWN "down 1 2 3\nend\n", "f:5: a contact stands after a frame line"},
	{OWN "frame 2 0\nend\n", "f:5: frame of a device that was not described"},
	{OWN "frame 1 0\ndown 1 2\nend\n", "f:6: a contact needs x and y"},
	{OWN "frame 1 0\ndown 1 2 inf\nend\n", "f:6: a contact needs x and y"},
	{"plenary-recording 1\ndevice 1\nx 0 1e11\n", "f:3: an axis needs a minimum and a larger"},
	{OWN "frame 1 0\ndown 1 2 1e99\nend\n", "f:6: a contact needs x and y"},
	{OWN "frame 1 0\ndown 1 2 3 thumb\nend\n", "f:6: after x and y stand a tool"},
	{OWN "frame 1 0\ndown 1 2 3 pressure 2\nend\n", "f:6: after x and y stand a tool"},
	{OWN "frame 1 0\nend\nframe 1 1\n", "f:7: nothing may follow end"},
	{OWN "device 1\nend\n", "f:5: a device of this number was there before"},
	{OWN "frame 1 0\nx 0 9\nend\n", "f:6: this line belongs right after a device line"},
	{OWN "key 1 boom\nend\n", "f:5: a key is next, previous, undo or other"},
	{"plenary-recording 1\ndevice 1\nx 9 0\n", "f:3: an axis needs a minimum and a larger"},
	{"plenary-recording 1\ndevice 1\nframe 1 0\n", "f:3: frame of a device without x and y"},
	{OWN "what\nend\n", "f:5: not a line of a recording"},
};

static int parse(struct plen_recording *recording, const char *data, size_t size, char *error)
{
	struct plen_recording_text text = {"f", data, size, error, 512};

	return plen_recording_parse(recording, &text);
}

static void test_recording__refuses_with_the_place_named(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct plen_recording recording;
		char error[512] = "";
		const char *text = refused[i].text;

		assert_true(parse(&recording, text, strlen(text), error) < 0);
		if (strncmp(error, refused[i].error, strlen(refused[i].error)) != 0) {
			fail_msg("for \"%s\": \"%s\", not \"%s\"", text, error, refused[i].error);
		}
		assert_null(strchr(error, '\n'));
		assert_int_equal(recording.device_count, 0);
	}
}

#define EVENT "E: 0.0 0003 0039 1\nE: 0.0 0003 0035 300\nE: 0.0 0003 0036 70\n"
#define REPORT "E: 0.0 0000 0000 0\n"

static const struct {
	const char *text;
	double x_max, y_max;
} accepted[] = {
	{EVEMU EVENT REPORT, 9, 9},
	{"\xef\xbb\xbf" EVEMU EVENT REPORT, 9, 9},
	{"  \r\n\t\n # remark\n" EVEMU "\n" EVENT REPORT, 9, 9},
	{EVEMU "Z: from a later version\n" EVENT "  " REPORT, 9, 9},
	/* Ranges that nobody gave: a power of two, or what the axis of one contact says. */
	{EVENT REPORT, 511, 127},
	{"N: x\n" EVENT REPORT, 511, 127},
	{"N: x\nA: 35 0 0\nA: 36 5 5\n" EVENT REPORT, 511, 127},
	{"N: x\nA: 00 0 800\nA: 01 0 60\n" EVENT REPORT, 800, 127},
	{"N: x\nA: 36 0 60\nE: 0 0003 0039 1\nE: 0 0003 0036 7\n" REPORT, 60, 60},
	{"E: 0 0001 014a 1\nE: 0 0003 0000 100\n" REPORT, 127, 127},
	/* Where a last line may end without its newline. */
	{EVEMU EVENT "E: 0.0 0000 0000 0", 9, 9},
	{EVEMU EVENT "E: 0.0 0000 0000 0 # ------------ SYN_REPORT (0) ----------", 9, 9},
	{EVEMU EVENT REPORT "# the end", 9, 9},
	{EVEMU EVENT, 9, 9},
	{YAML "  events:\n  - evdev:\n    - [0, 0, 3, 57, 1]\n", 9, 9},
};

static void test_recording__accepts_what_is_not_complete(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(accepted) / sizeof(accepted[0]); i++) {
		struct plen_recording recording;
		char error[512] = "";
		const char *text = accepted[i].text;

		if (parse(&recording, text, strlen(text), error) < 0) {
			fail_msg("for \"%s\": \"%s\"", text, error);
		}
		const struct plen_recording_device *device = &recording.devices[0];
		assert_true(device->axes.x.max == accepted[i].x_max);
		assert_true(device->axes.y.max == accepted[i].y_max);
		assert_int_equal(device->events[device->event_count - 1].type, EV_SYN);
		plen_recording_finish(&recording);
	}
}

/* Names end up on terminals; the last one here is what a terminal takes for an escape, in UTF-8. */
static void test_recording__names_command_no_terminal(void **state)
{
	static const char text[] =
		"plenary-recording 1\ndevice 1\nname W\xc3\xa4nd\x1b[2J\x7f\xc2\x9b"
		"2J\nx 0 9\ny 0 9\nframe 1 0\ntap 1 2 3\nend\n";
	struct plen_recording recording;
	char error[512] = "";

	(void)state;
	assert_int_equal(parse(&recording, text, sizeof(text) - 1, error), 0);
	assert_string_equal(recording.devices[0].name, "W\xc3\xa4nd?[2J???2J");
	plen_recording_finish(&recording);
}

static void test_recording__refuses_lines_that_are_no_text(void **state)
{
	static const char with_nul[] = EVEMU "E: 0.0\0 0003 0039 1\n";
	struct plen_recording recording;
	char error[512] = "";
	char *line = NULL;

	(void)state;
	assert_true(parse(&recording, with_nul, sizeof(with_nul) - 1, error) < 0);
	assert_string_equal(error, "f:4: not text");

	line = malloc(10000);
	memset(line, 'x', 10000);
	memcpy(line, "N: ", 3);
	assert_true(parse(&recording, line, 10000, error) < 0);
	assert_string_equal(error, "f:1: line too long");
	free(line);
}

static void test_recording__names_a_file_that_cannot_be_read(void **state)
{
	struct plen_recording recording;
	char error[512] = "";

	(void)state;
	assert_true(plen_recording_load(&recording, "no/such/file", error, sizeof(error)) < 0);
	assert_string_equal(error, "no/such/file: No such file or directory");
	assert_true(plen_recording_load(&recording, "/", error, sizeof(error)) < 0);
	assert_string_equal(error, "/: Is a directory");
}

/* Cutting a good recording anywhere is noticed or leaves a shorter good one; it never crashes. */
static void test_recording__survives_any_cut(void **state)
{
	static const char text[] = OWN "frame 1 0.5\ndown 1 2 3 size 4 5 pressure 0.5 hover\n"
				       "frame 1 0.6\nup 1\nend\n";
	char error[512] = "";

	(void)state;
	for (size_t size = 0; size < sizeof(text) - 2; size++) {
		struct plen_recording recording;
		assert_true(parse(&recording, text, size, error) < 0);
	}
}

/* Of evemu text only whole lines are taken, and of the last one the end of a packet. */
static void test_recording__takes_no_line_that_was_cut(void **state)
{
	static const char text[] =
		EVEMU "E: 0.0 0003 0039 0012\t# EV_ABS / ABS_MT_TRACKING_ID   12\n"
		      "E: 0.0 0003 0035 0007\t# EV_ABS / ABS_MT_POSITION_X    7\n"
		      "E: 0.0 0000 0000 0000\t# ------------ SYN_REPORT (0) ----------\n"
		      "E: 0.1 0003 0035 0009\t# EV_ABS / ABS_MT_POSITION_X    9\n"
		      "E: 0.1 0000 0000 0000\t# ------------ SYN_REPORT (0) ---------- +9ms\n";
	size_t line = sizeof(EVEMU) - 1;

	(void)state;
	for (size_t size = line + 1; size < sizeof(text); size++) {
		struct plen_recording recording;
		char error[512] = "";
		bool whole = text[size - 1] == '\n';
		bool packet = strncmp(text + line + 6, " 0000 0000 0", 12) == 0;
		if (parse(&recording, text, size, error) == 0) {
			assert_true(whole || packet);
			plen_recording_finish(&recording);
		} else {
			assert_false(whole);
		}
		line = whole ? size : line;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_recording__refuses_with_the_place_named),
		cmocka_unit_test(test_recording__accepts_what_is_not_complete),
		cmocka_unit_test(test_recording__names_command_no_terminal),
		cmocka_unit_test(test_recording__refuses_lines_that_are_no_text),
		cmocka_unit_test(test_recording__names_a_file_that_cannot_be_read),
		cmocka_unit_test(test_recording__survives_any_cut),
		cmocka_unit_test(test_recording__takes_no_line_that_was_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
