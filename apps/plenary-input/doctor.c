/* SPDX-License-Identifier: MIT
 *
 * plenary-input doctor [--measure SECONDS] [--play RECORDING]: gathers what checkup.h judges. A
 * recording stands for the panels: then only what it shows is told.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arguments.h"
#include "board_runs.h"
#include "calibrate.h"
#include "checkup.h"
#include "command.h"
#include "common/log.h"
#include "common/mem.h"
#include "config.h"
#include "display_way.h"
#include "driver/calibration_folder.h"
#include "kiosk_status.h"
#include "measure.h"
#include "no_devices.h"

/* Asked for at a terminal: how long to move a finger, and how long to wait for it. */
#define ASKED_S 2.0
#define PATIENCE_S 10.0

static const char *find_rules(void)
{
	static const char *const paths[] = {
		"/etc/udev/rules.d/70-plenary.rules",
		"/run/udev/rules.d/70-plenary.rules",
		"/usr/lib/udev/rules.d/70-plenary.rules",
		"/lib/udev/rules.d/70-plenary.rules",
	};

	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		if (access(paths[i], F_OK) == 0) {
			return paths[i];
		}
	}
	return NULL;
}

static bool has_readable_panel(const struct plen_inventory *inventory)
{
	for (size_t i = 0; i < inventory->count; i++) {
		if (inventory->devices[i].kind == PLEN_INVENTORY_PANEL &&
		    inventory->devices[i].open_error == 0 && !inventory->devices[i].grabbed) {
			return true;
		}
	}
	return false;
}

/* Whatever a source has to say of faults, doctor says in its own place. */
static void drop_line(enum plen_log_level level, const char *module, const char *line)
{
	(void)level;
	(void)module;
	(void)line;
}

/* True if something was measured, well or not. */
static bool measure(struct plen_rhythm *rhythm, const struct plen_inventory *inventory,
		    double seconds)
{
	if (!has_readable_panel(inventory)) {
		return false;
	}
	if (seconds > 0) {
		return plen_input_measure(rhythm, seconds, 0) == PLEN_INPUT_GOOD;
	}
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		return false;
	}
	printf("Move a finger about on the panel for two seconds, please. Ctrl-C skips.\n");
	fflush(stdout);
	return plen_input_measure(rhythm, ASKED_S, PATIENCE_S) == PLEN_INPUT_GOOD;
}

static void add_line(void *data, const char *line)
{
	char **lines = data;
	char *longer = plen_asprintf("%s%s\n", *lines, line);

	free(*lines);
	*lines = longer;
}

/* The board of a kiosk has a folder of its own, which only root may look into: what is wrong in
 * there is told to who may. */
static void add_kiosk_lines(const struct plen_calibration_folders *folders, char **lines)
{
	struct plen_calibration_folders kiosk = {.own = PLEN_CALIBRATE_KIOSK_FOLDER};
	struct plen_calibration_table table = {0};

	if (strcmp(folders->own, kiosk.own) != 0 && access(kiosk.own, R_OK | X_OK) == 0) {
		plen_calibration_folders_load(&kiosk, &table, add_line, lines);
	}
	plen_calibration_table_finish(&table);
}

static int examine(double seconds)
{
	struct plen_inventory inventory;
	struct plen_screens screens;
	struct plen_rhythm rhythm;
	struct plen_config config;
	struct plen_calibration_folders folders = plen_calibration_folders_usual();
	struct plen_calibration_table calibrations = {0};
	char *calibration_errors = NULL;
	char settings_error[512] = "";
	char kiosk[256];
	int result = plen_inventory_take(&inventory);

	plen_log_set_sink(drop_line);
	if (result < 0) {
		fprintf(stderr, "plenary-input: cannot list devices: %s\n", strerror(-result));
		return PLEN_INPUT_PROBLEM;
	}
	plen_inventory_find_users(&inventory);
	calibration_errors = plen_strdup("");
	plen_calibration_folders_load(&folders, &calibrations, add_line, &calibration_errors);
	add_kiosk_lines(&folders, &calibration_errors);
	plen_screens_read(&screens, "/sys/class/drm");
	plen_input_kiosk_status(kiosk, sizeof(kiosk));
	plen_rhythm_init(&rhythm);
	plen_config_init(&config);
	plen_config_load(&config, NULL, NULL, settings_error, sizeof(settings_error));

	struct plen_checkup checkup = {
		.inventory = &inventory,
		.screens = &screens,
		.rhythm = measure(&rhythm, &inventory, seconds) ? &rhythm : NULL,
		.has_nodes = plen_input_has_nodes(),
		.has_module = access("/sys/module/hid_multitouch", F_OK) == 0,
		.sees_all = geteuid() == 0,
		.board_runs = plen_input_board_runs(),
		.way = plen_display_choose(&config, plen_display_has_window_system()),
		.kiosk = kiosk,
		.rules = find_rules(),
		.calibrations = &calibrations,
		.calibration_errors = calibration_errors,
		.settings_error = settings_error,
		.settings = {config.width_mm, config.height_mm},
	};
	int wrong = plen_checkup_print(&checkup, stdout);
	plen_rhythm_finish(&rhythm);
	plen_inventory_finish(&inventory);
	plen_calibration_table_finish(&calibrations);
	free(calibration_errors);
	return wrong == 0 ? PLEN_INPUT_GOOD : PLEN_INPUT_PROBLEM;
}

static int examine_recording(const char *path)
{
	struct plen_rhythm rhythm;
	int status = PLEN_INPUT_GOOD;

	plen_rhythm_init(&rhythm);
	status = plen_input_measure_recording(&rhythm, path);
	if (status == PLEN_INPUT_GOOD && plen_checkup_rhythm(&rhythm, stdout) > 0) {
		status = PLEN_INPUT_PROBLEM;
	}
	plen_rhythm_finish(&rhythm);
	return status;
}

int plen_input_doctor(int argc, char **argv)
{
	const char *recording = NULL;
	double seconds = 0;
	const struct plen_input_option options[] = {
		{.name = "--measure", .seconds = &seconds},
		{.name = "--play", .text = &recording},
	};
	const struct plen_input_arguments arguments = {
		options, sizeof(options) / sizeof(options[0]), NULL,
		"doctor [--measure SECONDS] [--play RECORDING]"};

	if (plen_input_parse(&arguments, argc, argv) != PLEN_INPUT_GOOD) {
		return PLEN_INPUT_USAGE;
	}
	printf("plenary-input %s\n", PLEN_VERSION);
	return recording != NULL ? examine_recording(recording) : examine(seconds);
}
