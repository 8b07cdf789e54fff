/* SPDX-License-Identifier: MIT
 *
 * What doctor says of machines that nobody has here: each fault, with its mending command.
 */
#include "checkup.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char nothing[] = "";

/* A 65-inch panel of no known make that has nothing wrong with it. */
static struct plen_inventory_device good_panel(void)
{
	struct plen_inventory_device panel = {
		.kind = PLEN_INVENTORY_PANEL,
		.node = (char *)"/dev/input/event5",
		.name = (char *)"Some Panel",
		.seat = (char *)"seat0",
		.bus = 3,
		.vendor = 0x1209,
		.product = 0x0001,
		.hwdb_error = nothing,
		.output = nothing,
		.matrix = nothing,
		.mappable = true,
		.axes = {{0, 14280, 10}, {0, 8040, 10}},
		.claimed_mm = {1428, 804},
		.contacts_max = 20,
		.reports_size = true,
	};

	return panel;
}

struct machine {
	struct plen_inventory inventory;
	struct plen_screens screens;
	struct plen_calibration_table calibrations;
	struct plen_checkup checkup;
};

static void good_machine(struct machine *machine, struct plen_inventory_device *device)
{
	static const struct machine empty;

	*machine = empty;
	machine->inventory.devices = device;
	machine->inventory.count = 1;
	machine->screens.count = 1;
	machine->screens.screens[0] =
		(struct plen_screen){"HDMI-A-1", true, {1430, 805}, 3840, 2160};
	machine->checkup.inventory = &machine->inventory;
	machine->checkup.screens = &machine->screens;
	machine->checkup.has_nodes = true;
	machine->checkup.has_module = true;
	machine->checkup.rules = "/lib/udev/rules.d/70-plenary.rules";
	machine->checkup.calibrations = &machine->calibrations;
	machine->checkup.calibration_errors = nothing;
	machine->checkup.settings_error = nothing;
}

/* The output, which the caller frees; it must count `wrong` things. */
static char *print(const struct machine *machine, int wrong)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	assert_int_equal(plen_checkup_print(&machine->checkup, out), wrong);
	fclose(out);
	assert_non_null(strstr(text, wrong == 0 ? "\nAll is well.\n" : "\nSomething is wrong"));
	return text;
}

static void expect(const struct machine *machine, int wrong, const char *line, const char *mend)
{
	char *text = print(machine, wrong);
	const char *found = strstr(text, line);

	if (found == NULL || (mend != NULL && strstr(found, mend) == NULL)) {
		fail_msg("no \"%s\" with \"%s\" in:\n%s", line, mend != NULL ? mend : "", text);
	}
	free(text);
}

static void test_checkup__a_good_panel_is_told_in_full(void **state)
{
	struct plen_inventory_device panel = good_panel();
	struct machine machine;

	(void)state;
	good_machine(&machine, &panel);
	char *text = print(&machine, 0);
	assert_string_equal(text, "\n/dev/input/event5: Some Panel\n"
				  "  what     panel, 1209:0001\n"
				  "  claims   1428 x 804 mm\n"
				  "  units    0 to 14280 across, 0 to 8040 down\n"
				  "  contacts 20 at once\n"
				  "  reports  size\n"
				  "  mapped   edge to edge onto all of the board\n"
				  "  good     you may read it, and nobody keeps it to himself\n"
				  "\nBoard\n"
				  "  screen   HDMI-A-1, 3840 x 2160 pixels, 1430 x 805 mm\n"
				  "  shown by a window, if it is opened from here\n"
				  "  size     1430 x 805 mm (by the screen)\n"
				  "\nSystem\n"
				  "  good     hid-multitouch is loaded\n"
				  "  good     /lib/udev/rules.d/70-plenary.rules\n"
				  "\nAll is well.\n");
	free(text);
}

static void test_checkup__permission(void **state)
{
	struct plen_inventory_device panel = good_panel();
	struct machine machine;

	(void)state;
	panel.open_error = -EACCES;
	good_machine(&machine, &panel);
	expect(&machine, 1, "WRONG    you may not read it", "mend: log in at the machine itself");
	machine.checkup.rules = NULL;
	expect(&machine, 2, "WRONG    you may not read it",
	       "mend: sudo apt install plenary-driver && sudo udevadm trigger");
	expect(&machine, 2, "WRONG    70-plenary.rules is not installed", "mend: sudo apt install");
	panel.open_error = -EIO;
	expect(&machine, 2, "it cannot be opened: Input/output error", "mend: unplug it");
	panel.kind = PLEN_INVENTORY_PRESENTER;
	expect(&machine, 3, "what     clicker, 1209:0001", "it cannot be opened");
}

static void hold(struct plen_inventory_device *panel, struct plen_inventory_holder *holders,
		 size_t count)
{
	panel->holders = holders;
	panel->holder_count = count;
}

static void test_checkup__somebody_has_it(void **state)
{
	struct plen_inventory_device panel = good_panel();
	struct plen_inventory_holder shell = {"gnome-shell", 812};
	struct plen_inventory_holder thief[] = {{"systemd-logind", 400}, {"twofing", 431}};
	struct plen_inventory_holder odd[] = {{"Xorg", 7}, {"odd), name (4", 431}};
	struct machine machine;

	(void)state;
	good_machine(&machine, &panel);
	hold(&panel, &shell, 1);
	expect(&machine, 0, "note     open in: gnome-shell (812)", NULL);
	panel.grabbed = true;
	/* To him who sees his own programs only, whoever is seen need not be the one. */
	expect(&machine, 1,
	       "WRONG    another program keeps it to itself; open in: gnome-shell (812)",
	       "mend: sudo plenary-input doctor names the program");
	hold(&panel, NULL, 0);
	expect(&machine, 1, "WRONG    another program keeps it to itself\n",
	       "mend: sudo plenary-input doctor names the program");
	machine.checkup.sees_all = true;
	expect(&machine, 1, "WRONG    another program keeps it to itself\n", "mend: unplug it");
	hold(&panel, thief, 2);
	expect(&machine, 1,
	       "WRONG    another program keeps it to itself; open in: systemd-logind (400), "
	       "twofing (431)",
	       "mend: sudo kill 431\n");
	hold(&panel, odd, 2);
	expect(&machine, 1, "open in: Xorg (7), odd), name (4 (431)\n",
	       "mend: end that one of them that is no desktop: sudo kill NUMBER");
}

/* A board reads its panel alone unless it is told not to: that is how it should be. */
static void test_checkup__the_board_has_it(void **state)
{
	struct plen_inventory_device panel = good_panel();
	struct plen_inventory_holder holders[] = {
		{"systemd-logind", 400}, {"plenary", 431}, {"gnome-shell", 812}};
	struct machine machine;

	(void)state;
	good_machine(&machine, &panel);
	panel.grabbed = true;
	hold(&panel, holders, 2);
	expect(&machine, 0, "good     the board has it to itself: plenary (431)\n",
	       "note     meanwhile nothing can be measured\n           mend: if touch lags: "
	       "close the board, then plenary-input doctor");
	hold(&panel, holders, 3);
	expect(&machine, 0, "good     the board has it to itself: plenary (431)\n",
	       "note     also open "
	       "in others: systemd-logind (400), plenary (431), gnome-shell (812)");
	/* The kiosk is another user's. */
	hold(&panel, &holders[2], 1);
	machine.checkup.board_runs = true;
	expect(&machine, 0, "note     another program keeps it to itself, likely the board",
	       "mend: sudo plenary-input doctor says whether it is");
	machine.checkup.sees_all = true;
	expect(&machine, 1, "WRONG    another program keeps it to itself", "mend: sudo kill 812");
}

static void test_checkup__the_hardware_database(void **state)
{
	struct plen_inventory_device panel = good_panel();
	struct machine machine;

	(void)state;
	good_machine(&machine, &panel);
	panel.hwdb_error = (char *)"PLENARY_SIZE_MM: \"big\" is no size";
	expect(&machine, 1, "WRONG    PLENARY_SIZE_MM: \"big\" is no size",
	       "mend: the line in /etc/udev/hwdb.d, then: sudo systemd-hwdb update");
	panel.hwdb_error = nothing;
	panel.vendor = 0x0b8c;
	panel.product = 0x0092;
	expect(&machine, 0, "known as SMART 65-inch panel with pens", NULL);
	expect(&machine, 0, "note     the hardware database does not know it",
	       "mend: sudo systemd-hwdb update");
	panel.is_known = true;
	panel.table_mm = (struct plen_board_size){1428, 804};
	expect(&machine, 0, "size     1428 x 804 mm (hardware database)", NULL);
	expect(&machine, 0, "note     is a mouse as well, which is ignored", NULL);
}

static void test_checkup__sizes(void **state)
{
	struct plen_inventory_device panel = good_panel();
	struct machine machine;

	(void)state;
	good_machine(&machine, &panel);
	panel.axes.x.per_mm = panel.axes.y.per_mm = 0;
	panel.claimed_mm = (struct plen_board_size){0, 0};
	panel.reports_size = false;
	expect(&machine, 0, "claims   no size: its axes have no units", "no contact size");
	panel.claimed_mm = (struct plen_board_size){22156, 12463};
	expect(&machine, 0, "claims   22156 x 12463 mm, which is not believed", NULL);
	panel.contacts_max = 1;
	expect(&machine, 0, "note     one contact only", NULL);
	machine.checkup.settings = (struct plen_board_size){1895, 1066};
	expect(&machine, 0, "size     1895 x 1066 mm (by the settings)", NULL);
	machine.checkup.settings = (struct plen_board_size){0, 0};
	machine.screens.screens[0].size = machine.checkup.settings;
	expect(&machine, 0, "screen   HDMI-A-1, 3840 x 2160 pixels, no size that could be true",
	       "mend: width-mm and height-mm under [board]");
	machine.screens.screens[0].tells = false;
	expect(&machine, 0, "screen   HDMI-A-1, which says nothing", "an 86-inch board is taken");
	panel.mappable = false;
	expect(&machine, 1, "WRONG    its axes have no extent", "mend: unplug it");
}

static void test_checkup__how_the_board_is_shown(void **state)
{
	struct plen_inventory_device panel = good_panel();
	struct machine machine;

	(void)state;
	good_machine(&machine, &panel);
	machine.checkup.way = PLEN_DISPLAY_KMS;
	expect(&machine, 0, "shown by KMS, if it is opened from here", NULL);
	machine.checkup.kiosk = "The board is open. Screen: KMS, no display";
	machine.screens.count = 0;
	expect(&machine, 0, "kiosk    The board is open. Screen: KMS, no display",
	       "mend: switch the screen on");
}

static void test_checkup__mapping(void **state)
{
	struct plen_inventory_device panel = good_panel();
	struct machine machine;

	(void)state;
	good_machine(&machine, &panel);
	panel.axes = (struct plen_panel_axes){{0, 8040, 10}, {0, 14280, 10}};
	expect(&machine, 1, "WRONG    /dev/input/event5 is upright, the board is not",
	       "mend: turn the picture");
	panel.axes = (struct plen_panel_axes){{0, 14280, 10}, {0, 8040, 10}};
	machine.checkup.settings = (struct plen_board_size){1895, 1066};
	expect(&machine, 0,
	       "note     /dev/input/event5 says 1428 x 804 mm: one of the two is wrong",
	       "mend: if buttons look too small");
	machine.screens.count = 2;
	machine.screens.screens[1] = machine.screens.screens[0];
	expect(&machine, 0, "note     2 screens: touches land right only on the one",
	       "mend: show the same picture on both");
	panel.output = (char *)"HDMI-A-1";
	expect(&machine, 0, "note     a desktop maps it onto the screen HDMI-A-1", NULL);
	panel.matrix = (char *)"0 1 0 -1 0 1";
	expect(&machine, 0, "libinput's calibration \"0 1 0 -1 0 1\" is for desktops",
	       "mend: plenary-input calibrate");
}

static void test_checkup__calibration(void **state)
{
	struct plen_inventory_device panel = good_panel();
	struct plen_calibration_record record = {.has_map = true};
	struct machine machine;

	(void)state;
	good_machine(&machine, &panel);
	record.id.bus = panel.calibration.id.bus = 3;
	record.id.vendor = panel.calibration.id.vendor = panel.vendor;
	record.id.product = panel.calibration.id.product = panel.product;
	/* Upside down. */
	record.map = (struct plen_calibration){{-1, 0, 1, 0, -1, 1, 0, 0, 1}};
	panel.calibration.has_map = true;
	panel.calibration.map = plen_calibration_identity();
	expect(&machine, 0, "mapped   as calibrated (the hardware database): level, turned by 0.0",
	       NULL);
	plen_calibration_table_add(&machine.calibrations, &record);
	expect(&machine, 0, "(plenary-input calibrate --show): level, turned by 180.0 degrees\n",
	       NULL);
	plen_calibration_table_finish(&machine.calibrations);
	machine.checkup.calibration_errors = "/etc/a:1: what\n/etc/b:2: why; remove it\n";
	expect(&machine, 2, "WRONG    /etc/a:1: what\n  WRONG    /etc/b:2: why; remove it\n", NULL);
}

static void test_checkup__settings_and_modules(void **state)
{
	struct plen_inventory_device panel = good_panel();
	struct machine machine;

	(void)state;
	good_machine(&machine, &panel);
	machine.checkup.settings_error = "/etc/plenary/plenary.conf:3: no such setting";
	expect(&machine, 1, "WRONG    /etc/plenary/plenary.conf:3: no such setting",
	       "mend: that line; plenary --check-config");
	machine.checkup.settings_error = nothing;
	machine.checkup.has_module = false;
	expect(&machine, 0, "hid-multitouch is not loaded; this panel does without", NULL);
	machine.inventory.count = 0;
	expect(&machine, 2, "WRONG    no touch panel found", NULL);
	expect(&machine, 2, "hid-multitouch is not loaded", "mend: sudo modprobe hid-multitouch");
	/* A container has no devices and no kernel of its own: one line is enough. */
	machine.checkup.has_nodes = false;
	expect(&machine, 1, "WRONG    no touch panel found", NULL);
	/* Files that are bad are bad without a panel, too. */
	machine.checkup.calibration_errors = "/etc/a:1: what";
	expect(&machine, 2, "\nBoard\n  WRONG    /etc/a:1: what\n", NULL);
	machine.checkup.settings_error = "/etc/plenary/plenary.conf:3: no such setting";
	expect(&machine, 3, "WRONG    /etc/plenary/plenary.conf:3: no such setting", NULL);
}

static void test_checkup__what_was_measured(void **state)
{
	struct plen_inventory_device panel = good_panel();
	struct plen_source_device device = {.device = 1, .name = "Slow \033[2J Panel"};
	struct plen_contact contact = {.id = 1};
	struct plen_contact_frame frame = {.device = 1, .count = 1, .contacts = &contact};
	struct plen_rhythm rhythm;
	struct machine machine;

	(void)state;
	good_machine(&machine, &panel);
	plen_rhythm_init(&rhythm);
	plen_rhythm_came(&rhythm, &device);
	machine.checkup.rhythm = &rhythm;
	expect(&machine, 0, "Reports\n  note     nothing came", "mend: move a finger");
	plen_rhythm_frame(&rhythm, &frame, 0);
	frame.time_us += 50000;
	plen_rhythm_frame(&rhythm, &frame, 0);
	frame.time_us += 50000;
	expect(&machine, 0, "Slow ?[2J Panel\n  note     too few reports", "mend: move a finger");
	for (int i = 0; i < 50; i++) {
		plen_rhythm_frame(&rhythm, &frame, 0);
		frame.time_us += 50000;
	}
	expect(&machine, 1, "rate     20 reports a second (good from 50, poor below 25)",
	       "WRONG    too slow");
	expect(&machine, 1, "jitter   0.0 ms (good up to 50.0 ms,", "silence  none");
	expect(&machine, 1, "WRONG    too slow", "mend: another USB port");
	plen_rhythm_finish(&rhythm);
}

static struct plen_rhythm rhythm_of(int64_t period_us, int64_t late_us)
{
	struct plen_source_device device = {.device = 1, .name = "Panel"};
	struct plen_contact contact = {.id = 1};
	struct plen_rhythm rhythm;

	plen_rhythm_init(&rhythm);
	plen_rhythm_came(&rhythm, &device);
	for (int i = 0; i < 50; i++) {
		struct plen_contact_frame frame = {
			.device = 1, .time_us = i * period_us, .count = 1, .contacts = &contact};
		plen_rhythm_frame(&rhythm, &frame, 1 + i * period_us + (i % 4 == 0 ? late_us : 0));
	}
	return rhythm;
}

static void test_checkup__each_limit_of_the_rhythm(void **state)
{
	static const struct {
		int64_t period_us, late_us;
		int wrong;
		const char *first, *then;
	} cases[] = {
		{20000, 0, 0, "rate     50 reports", "good     fast and even"},
		{20400, 0, 0, "rate     49 reports", "note     rather slow"},
		{40000, 0, 0, "rate     25 reports", "note     rather slow"},
		{41000, 0, 1, "rate     24 reports", "WRONG    too slow"},
		{10000, 9900, 0, "jitter   9.9 ms (good up to 10.0", "good     fast and even"},
		{20000, 23000, 0, "note     uneven", "mend: another USB port"},
	};
	struct plen_inventory_device panel = good_panel();
	struct machine machine;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct plen_rhythm rhythm = rhythm_of(cases[i].period_us, cases[i].late_us);
		good_machine(&machine, &panel);
		machine.checkup.rhythm = &rhythm;
		expect(&machine, cases[i].wrong, cases[i].first, cases[i].then);
		plen_rhythm_finish(&rhythm);
	}
}

/* A panel's name must not command the terminal. */
static void test_checkup__names_are_only_text(void **state)
{
	struct plen_inventory_device panel = good_panel();
	struct machine machine;

	(void)state;
	good_machine(&machine, &panel);
	panel.name = (char *)"\033]0;owned\007";
	panel.output = (char *)"\033[2J";
	char *text = print(&machine, 0);
	assert_null(strchr(text, '\033'));
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_checkup__a_good_panel_is_told_in_full),
		cmocka_unit_test(test_checkup__permission),
		cmocka_unit_test(test_checkup__somebody_has_it),
		cmocka_unit_test(test_checkup__the_board_has_it),
		cmocka_unit_test(test_checkup__the_hardware_database),
		cmocka_unit_test(test_checkup__sizes),
		cmocka_unit_test(test_checkup__how_the_board_is_shown),
		cmocka_unit_test(test_checkup__mapping),
		cmocka_unit_test(test_checkup__calibration),
		cmocka_unit_test(test_checkup__settings_and_modules),
		cmocka_unit_test(test_checkup__what_was_measured),
		cmocka_unit_test(test_checkup__each_limit_of_the_rhythm),
		cmocka_unit_test(test_checkup__names_are_only_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
