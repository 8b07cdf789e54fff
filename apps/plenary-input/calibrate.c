/* SPDX-License-Identifier: MIT
 *
 * plenary-input calibrate [--points 4|9] [--no-sizes] [--play FILE] [--export FILE]
 * plenary-input calibrate --show | --reset | --import FILE | --export FILE | --export-hwdb
 *
 * This file reads the command line and asks whether to keep what came of it.
 */
#include "calibrate.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "arguments.h"
#include "command.h"
#include "driver/calibration_run.h"

#define USAGE                                                                                      \
	"calibrate [--on-board] [--points 4|9] [--no-sizes] [--play FILE] [--export FILE]\n"       \
	"       plenary-input calibrate --show | --reset | --import FILE | --export FILE | "       \
	"--export-hwdb"
#define ANSWER_MS 60000

struct command_line {
	bool show, reset, export_hwdb, no_sizes, on_board;
	const char *import, *export, *points, *play;
};

static int parse(struct command_line *line, int argc, char **argv)
{
	const struct plen_input_option options[] = {
		{.name = "--on-board", .flag = &line->on_board},
		{.name = "--show", .flag = &line->show},
		{.name = "--reset", .flag = &line->reset},
		{.name = "--export-hwdb", .flag = &line->export_hwdb},
		{.name = "--no-sizes", .flag = &line->no_sizes},
		{.name = "--import", .text = &line->import},
		{.name = "--export", .text = &line->export},
		{.name = "--points", .text = &line->points},
		{.name = "--play", .text = &line->play},
	};
	const struct plen_input_arguments arguments = {
		.options = options,
		.count = sizeof(options) / sizeof(options[0]),
		.usage = USAGE,
	};

	int status = plen_input_parse(&arguments, argc, argv);
	if (status != PLEN_INPUT_GOOD) {
		return status;
	}

	bool is_touch = line->points != NULL || line->no_sizes || line->play != NULL;
	is_touch |= line->on_board;
	int files = line->show + line->reset + line->export_hwdb + (line->import != NULL);
	bool good_points = line->points == NULL || strcmp(line->points, "4") == 0 ||
			   strcmp(line->points, "9") == 0;
	bool is_afar =
		line->on_board && (line->no_sizes || line->play != NULL || line->export != NULL);
	if (is_afar || files > 1 || (files == 1 && (is_touch || line->export != NULL)) ||
	    !good_points) {
		return plen_input_usage(USAGE);
	}
	return PLEN_INPUT_GOOD;
}

/* Nobody at a terminal: whoever wrote the script wants it kept. */
static bool wants_it(void)
{
	struct pollfd answer = {.fd = STDIN_FILENO, .events = POLLIN};
	char line[16] = "";

	if (!isatty(STDIN_FILENO)) {
		return true;
	}
	printf("Keep it? [y/N] ");
	fflush(stdout);
	return poll(&answer, 1, ANSWER_MS) > 0 && fgets(line, sizeof(line), stdin) != NULL &&
	       (line[0] == 'y' || line[0] == 'Y');
}

static int by_touch(const struct command_line *line)
{
	struct plen_calibrate_options options = {
		.points = line->points != NULL && line->points[0] == '4'
				  ? PLEN_CALIBRATION_POINTS_FEW
				  : PLEN_CALIBRATION_POINTS_MANY,
		.no_sizes = line->no_sizes,
		.play = line->play,
	};
	struct plen_calibration_record record;

	if (line->on_board) {
		return plen_calibrate_on_board(options.points);
	}
	/* Said before nine touches, not after them. */
	if (line->export != NULL && access(line->export, F_OK) == 0) {
		fprintf(stderr, "plenary-input: %s: File exists\n", line->export);
		return PLEN_INPUT_USAGE;
	}

	int status = plen_calibrate_by_touch(&options, &record);
	if (status != PLEN_INPUT_GOOD) {
		return status;
	}
	if (line->export != NULL || line->play != NULL) {
		return plen_calibrate_write(line->export != NULL ? line->export : "-", &record);
	}
	if (!wants_it()) {
		printf("Not kept: all stays as it was.\n");
		return PLEN_INPUT_PROBLEM;
	}
	return plen_calibrate_keep(&record);
}

int plen_input_calibrate(int argc, char **argv)
{
	struct command_line line = {0};
	int status = parse(&line, argc, argv);

	if (status != PLEN_INPUT_GOOD) {
		return status;
	}
	if (line.show) {
		return plen_calibrate_show();
	}
	if (line.reset) {
		return plen_calibrate_reset();
	}
	if (line.import != NULL) {
		return plen_calibrate_import(line.import);
	}
	if (line.export_hwdb) {
		return plen_calibrate_export_hwdb();
	}
	if (line.export != NULL && line.points == NULL && line.play == NULL && !line.no_sizes) {
		return plen_calibrate_export(line.export);
	}
	return by_touch(&line);
}
