/* SPDX-License-Identifier: MIT
 *
 * plenary-input: touch panels, for those who look after them. Needs no board to be running, and but
 * for calibrate changes nothing. This file only finds the command.
 */
#include <stdio.h>
#include <string.h>

#include "command.h"

static const struct command {
	const char *name;
	const char *help;
	int (*run)(int argc, char **argv);
} commands[] = {
	{"list", "each panel, pen, pointer, clicker; whether it may be read", plen_input_list},
	{"watch", "contacts and gestures as they happen", plen_input_watch},
	{"record", "write what panels send into FILE, until Ctrl-C", plen_input_record},
	{"play", "print what the gestures of recording FILE are", plen_input_play},
	{"calibrate", "by touch: where the panel lies, how large fingers are",
	 plen_input_calibrate},
	{"doctor", "what is wrong, and the command that mends it", plen_input_doctor},
};

static void print_help(FILE *out)
{
	fprintf(out, "usage: plenary-input COMMAND [FILE] [OPTION]\n\nCommands:\n");
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		fprintf(out, "  %-9s %s\n", commands[i].name, commands[i].help);
	}
	fprintf(out,
		"\nOptions:\n"
		"      --blur     with record: movements become chance, so that no letter can\n"
		"                 be read; times, lengths and rough places are kept\n"
		"      --export FILE, --import FILE\n"
		"                 with calibrate: for other walls, from another wall\n"
		"      --export-hwdb\n"
		"                 with calibrate: print an entry for udev's hwdb\n"
		"      --lines    with watch: a line each, no drawing\n"
		"      --measure SECONDS\n"
		"                 with doctor: report rate and jitter, by so long a look\n"
		"      --no-sizes with calibrate: ask for no finger, hand and pen\n"
		"      --on-board with calibrate: have the board that runs show crosses\n"
		"      --play FILE\n"
		"                 with record, watch, calibrate, doctor: a recording in place\n"
		"                 of panels\n"
		"      --points N with calibrate: 4, or 9 where it is not said\n"
		"      --reset    with calibrate: forget what is kept here\n"
		"      --show     with calibrate: print what is kept here\n"
		"      --stats    with play: counters, a line each, at the end\n"
		"      --help     print this\n"
		"      --version  print the version\n"
		"\n"
		"Exit status: 0 good, 1 a problem was found, 2 bad command line or file.\n");
}

/* --help and --version, wherever they stand. */
static int run_option(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--help") == 0) {
			print_help(stdout);
			return PLEN_INPUT_GOOD;
		}
		if (strcmp(argv[i], "--version") == 0) {
			printf("plenary-input %s\n", PLEN_VERSION);
			return PLEN_INPUT_GOOD;
		}
	}
	return -1;
}

int main(int argc, char **argv)
{
	int status = run_option(argc, argv);

	if (status >= 0) {
		return status;
	}
	if (argc < 2) {
		print_help(stderr);
		return PLEN_INPUT_USAGE;
	}
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		if (strcmp(argv[1], commands[i].name) == 0) {
			return commands[i].run(argc - 1, argv + 1);
		}
	}
	fprintf(stderr, "plenary-input: no command \"%s\"; plenary-input --help lists them\n",
		argv[1]);
	return PLEN_INPUT_USAGE;
}
