/* SPDX-License-Identifier: MIT */
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "formats/formats.h"
#include "importer/job.h"

#define PAGE_MAX 1000000

struct option_row {
	const char *name;
	const char *argument; /* NULL = takes none */
	bool (*handle)(struct plen_convert_line *line, const char *value);
	const char *help;
};

static bool parse_count(const char *text, int min, int max, int *value)
{
	char *end = NULL;
	long number = strtol(text, &end, 10);

	*value = (int)number;
	return end != text && *end == '\0' && number >= min && number <= max;
}

static bool handle_group(struct plen_convert_line *line, const char *value)
{
	return parse_count(value, 0, PLEN_GROUP_MAX, &line->options.group);
}

static bool handle_page(struct plen_convert_line *line, const char *value)
{
	return parse_count(value, 1, PAGE_MAX, &line->options.page);
}

/* A time of day means today's. The whole of the named second is included. */
static bool handle_at(struct plen_convert_line *line, const char *value)
{
	static const char *const formats[] = {"%Y-%m-%dT%H:%M:%S", "%H:%M:%S", "%H:%M"};
	time_t now = time(NULL);

	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		struct tm when;
		localtime_r(&now, &when);
		when.tm_sec = 0;
		const char *rest = strptime(value, formats[i], &when);
		if (rest != NULL && *rest == '\0') {
			when.tm_isdst = -1;
			line->options.until_us = (int64_t)mktime(&when) * 1000000 + 999999;
			return true;
		}
	}
	return false;
}

static bool handle_dark(struct plen_convert_line *line, const char *value)
{
	(void)value;
	line->options.theme = PLEN_THEME_DARK;
	return true;
}

static bool handle_progress(struct plen_convert_line *line, const char *value)
{
	(void)value;
	line->progress = true;
	return true;
}

static bool handle_version(struct plen_convert_line *line, const char *value)
{
	(void)value;
	line->action = PLEN_CONVERT_VERSION;
	return true;
}

static bool handle_help(struct plen_convert_line *line, const char *value)
{
	(void)value;
	line->action = PLEN_CONVERT_HELP;
	return true;
}

static const struct option_row rows[] = {
	{"group", "N", handle_group, "only the pages of group N; 0 is the class"},
	{"page", "N", handle_page, "only the Nth of the pages"},
	{"at", "TIME", handle_at, "the lesson as it was then: HH:MM[:SS] or YYYY-MM-DDTHH:MM:SS"},
	{"dark", NULL, handle_dark, "on dark paper"},
	{"progress", NULL, handle_progress,
	 "print how far it is, \"DONE TOTAL\", a line each time"},
	{"version", NULL, handle_version, "print the version"},
	{"help", NULL, handle_help, "print this"},
};

#define ROW_COUNT (sizeof(rows) / sizeof(rows[0]))

static void fill_getopt(struct option *list)
{
	for (size_t i = 0; i < ROW_COUNT; i++) {
		list[i] = (struct option){
			.name = rows[i].name,
			.has_arg = rows[i].argument != NULL ? required_argument : no_argument,
		};
	}
}

static void say_refused(int found, const char *word, char *error, size_t error_size)
{
	if (found == ':') {
		snprintf(error, error_size, "%s: needs a value", word);
	} else if (optopt != 0) {
		/* One letter, which may be the first of many. */
		snprintf(error, error_size,
			 "-%c: no such option; a file whose name begins with it is ./-%c...",
			 optopt, optopt);
	} else {
		snprintf(error, error_size, "%s: no such option", word);
	}
}

static int take_options(struct plen_convert_line *line, int argc, char **argv, char *error,
			size_t error_size)
{
	struct option list[ROW_COUNT + 1] = {0};
	int index = 0;
	int found = 0;

	fill_getopt(list);
	opterr = 0;
	optind = 0;
	while ((found = getopt_long(argc, argv, ":", list, &index)) != -1) {
		if (found != 0) {
			say_refused(found, argv[optind - 1], error, error_size);
			return -EINVAL;
		}
		if (!rows[index].handle(line, optarg)) {
			snprintf(error, error_size, "--%s %s: not a good value for %s",
				 rows[index].name, optarg, rows[index].argument);
			return -EINVAL;
		}
	}
	return 0;
}

int plen_convert_parse(struct plen_convert_line *line, int argc, char **argv, char *error,
		       size_t error_size)
{
	*line = (struct plen_convert_line){.options = {.group = -1, .until_us = INT64_MAX}};

	int status = take_options(line, argc, argv, error, error_size);
	if (status < 0 || line->action != PLEN_CONVERT_RUN) {
		return status;
	}
	if (argc - optind != 2) {
		snprintf(error, error_size, "needs IN and OUT");
		return -EINVAL;
	}
	line->options.in = argv[optind];
	line->options.out = argv[optind + 1];
	return 0;
}

static void print_formats(void)
{
	const struct plen_format_writer *format = NULL;
	const char *suffix = NULL;

	printf("From .plenary to .json, .pdf, .svg, .png");
	for (size_t i = 0; (format = plen_format_writer_at(i)) != NULL; i++) {
		printf(", .%s", format->suffix);
	}
	printf(",\nor to a folder, FOLDER/, for all to take home. To a new .plenary from .json");
	for (size_t i = 0; (suffix = plen_import_suffix_at(i)) != NULL; i++) {
		printf("%s.%s", i == 0 ? ",\n" : ", ", suffix);
	}
	printf(".\n");
}

void plen_convert_print_help(void)
{
	printf("Usage: plenary-convert [OPTION]... IN OUT\n"
	       "Converts by suffix. OUT may be /dev/stdout for JSON.\n");
	print_formats();
	printf("\n");
	for (size_t i = 0; i < ROW_COUNT; i++) {
		char option[32];
		snprintf(option, sizeof(option), "--%s%s%s", rows[i].name,
			 rows[i].argument != NULL ? " " : "",
			 rows[i].argument != NULL ? rows[i].argument : "");
		printf("  %-11s %s\n", option, rows[i].help);
	}
}
