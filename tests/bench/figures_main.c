/* SPDX-License-Identifier: MIT
 *
 * plenary-figures FIGURE [--smoke] [--writers N] [--unkept]
 * [--lesson FILE] [--large]: measures one of the figures that
 * scripts/bench puts together, and prints it as JSON. Status 2 if it could not.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figures.h"
#include "measure.h"

static const struct {
	const char *name;
	bool (*measure)(struct report *report, const struct figures_options *options);
	bool needs_lesson;
} figures[] = {
	{"frame", figures_frame, false}, {"pendown", figures_pendown, false},
	{"page", figures_page, false},   {"latency", figures_latency, false},
	{"write", figures_write, true},  {"memory", figures_memory, true},
	{"open", figures_open, true},    {"commit", figures_commit, false},
	{"undo", figures_undo, false},   {"hours", figures_hours, false},
};

static bool parse(struct figures_options *options, int argc, char **argv)
{
	for (int i = 2; i < argc; i++) {
		if (strcmp(argv[i], "--smoke") == 0) {
			options->smoke = true;
		} else if (strcmp(argv[i], "--unkept") == 0) {
			options->unkept = true;
		} else if (strcmp(argv[i], "--large") == 0) {
			options->large = true;
		} else if (strcmp(argv[i], "--writers") == 0 && i + 1 < argc) {
			options->writers = (int)strtol(argv[++i], NULL, 10);
		} else if (strcmp(argv[i], "--lesson") == 0 && i + 1 < argc) {
			options->lesson = argv[++i];
		} else {
			return false;
		}
	}
	return options->writers == 1 || options->writers == 40;
}

int main(int argc, char **argv)
{
	struct figures_options options = {.writers = 1};
	struct report report = {0};

	if (argc < 2 || !parse(&options, argc, argv)) {
		fprintf(stderr, "plenary-figures: see scripts/bench\n");
		return 2;
	}
	for (size_t i = 0; i < sizeof(figures) / sizeof(figures[0]); i++) {
		if (strcmp(argv[1], figures[i].name) != 0 ||
		    (figures[i].needs_lesson && options.lesson == NULL)) {
			continue;
		}
		report.m_us = measure_frame_copy_us(options.smoke ? 3 : 40);
		if (!figures[i].measure(&report, &options)) {
			return 2;
		}
		report_print_json(&report, stdout);
		return 0;
	}
	fprintf(stderr, "plenary-figures: no figure %s\n", argv[1]);
	return 2;
}
