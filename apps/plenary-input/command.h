/* SPDX-License-Identifier: MIT
 *
 * A command of plenary-input: one function, one file. Exit statuses are the same for all.
 */
#pragma once

enum plen_input_exit {
	PLEN_INPUT_GOOD = 0,
	PLEN_INPUT_PROBLEM = 1, /* something is wrong with this machine or a device */
	PLEN_INPUT_USAGE = 2,   /* something is wrong with the command line or a file */
};

/* argv[0] is the command's name. Returns an exit status. */
int plen_input_list(int argc, char **argv);
int plen_input_watch(int argc, char **argv);
int plen_input_record(int argc, char **argv);
int plen_input_play(int argc, char **argv);
int plen_input_doctor(int argc, char **argv);
int plen_input_calibrate(int argc, char **argv);

/* Says on standard error what the command takes; returns PLEN_INPUT_USAGE. */
int plen_input_usage(const char *usage);
