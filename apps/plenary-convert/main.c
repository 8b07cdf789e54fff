/* SPDX-License-Identifier: MIT
 *
 * plenary-convert: lessons into and out of other formats.
 *
 * Exit status: 0 good, 2 bad command line or file (the output is as it was). A signal ends it by
 * that signal, once what is half written has been removed.
 */
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "common/log.h"
#include "convert.h"
#include "formats/formats.h"
#include "importer/job.h"

#define EXIT_BAD_INPUT 2

static volatile sig_atomic_t stopped_by;

static void stop(int number)
{
	stopped_by = number;
}

/* The second of them ends the program at once. */
static void catch_signals(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action = {.sa_handler = stop, .sa_flags = (int)SA_RESETHAND};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		sigaction(numbers[i], &action, NULL);
	}
	signal(SIGXFSZ, SIG_IGN); /* a full disk is an error of one write */
	signal(SIGPIPE, SIG_IGN); /* nobody has to listen */
}

struct teller {
	bool is_wanted;
	uint32_t done, total; /* as they were told last */
};

static bool go_on(void *data, uint32_t done, uint32_t total)
{
	struct teller *teller = data;

	if (teller->is_wanted && (done != teller->done || total != teller->total)) {
		printf("%u %u\n", done, total);
		fflush(stdout);
		teller->done = done;
		teller->total = total;
	}
	return stopped_by == 0;
}

static void print_formats(void)
{
	const struct plen_format *format = NULL;
	const char *suffix = NULL;

	printf("From .plenary to .json, .pdf, .svg, .png");
	for (size_t i = 0; (format = plen_format_at(i)) != NULL; i++) {
		if (format->write != NULL) {
			printf(", .%s", format->suffix);
		}
	}
	printf(",\nor to a folder, FOLDER/, for all to take home. To a new .plenary from .json");
	for (size_t i = 0; (suffix = plen_import_suffix_at(i)) != NULL; i++) {
		printf("%s.%s", i == 0 ? ",\n" : ", ", suffix);
	}
	printf(".\n");
}

static void print_help(void)
{
	printf("Usage: plenary-convert [OPTION]... IN OUT\n"
	       "Converts by suffix. OUT may be /dev/stdout for JSON.\n");
	print_formats();
	printf("\n"
	       "  --group N   only the pages of group N; 0 is the class\n"
	       "  --page N    only the Nth of the pages\n"
	       "  --at TIME   the lesson as it was then: HH:MM[:SS] or YYYY-MM-DDTHH:MM:SS\n"
	       "  --dark      on dark paper\n"
	       "  --progress  print \"DONE TOTAL\" pages, a line each time\n"
	       "  --version   print the version\n"
	       "  --help      print this\n");
}

static bool parse_count(const char *text, int min, int max, int *value)
{
	char *end = NULL;
	long number = strtol(text, &end, 10);

	*value = (int)number;
	return end != text && *end == '\0' && number >= min && number <= max;
}

/* A time of day means today's. The whole of the named second is included. */
static bool parse_time(const char *text, int64_t *until_us)
{
	static const char *const formats[] = {"%Y-%m-%dT%H:%M:%S", "%H:%M:%S", "%H:%M"};
	time_t now = time(NULL);

	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		struct tm when;
		localtime_r(&now, &when);
		when.tm_sec = 0;
		const char *rest = strptime(text, formats[i], &when);
		if (rest != NULL && *rest == '\0') {
			when.tm_isdst = -1;
			*until_us = (int64_t)mktime(&when) * 1000000 + 999999;
			return true;
		}
	}
	return false;
}

static bool handle_option(struct plen_convert_options *options, int option, const char *value)
{
	switch (option) {
	case 'g':
		return parse_count(value, 0, PLEN_GROUP_MAX, &options->group);
	case 'p':
		return parse_count(value, 1, 1000000, &options->page);
	case 'a':
		return parse_time(value, &options->until_us);
	case 'd':
		options->theme = PLEN_THEME_DARK;
		return true;
	case 'r':
		((struct teller *)options->data)->is_wanted = true;
		return true;
	default:
		return false;
	}
}

static int fail_usage(const char *what)
{
	fprintf(stderr, "plenary-convert: %s\nTry 'plenary-convert --help'.\n", what);
	return EXIT_BAD_INPUT;
}

int main(int argc, char **argv)
{
	static const struct option list[] = {
		{"group", required_argument, NULL, 'g'}, {"page", required_argument, NULL, 'p'},
		{"at", required_argument, NULL, 'a'},    {"dark", no_argument, NULL, 'd'},
		{"progress", no_argument, NULL, 'r'},    {"version", no_argument, NULL, 'v'},
		{"help", no_argument, NULL, 'h'},        {0},
	};
	struct teller teller = {0};
	struct plen_convert_options options = {
		.group = -1, .until_us = INT64_MAX, .progress = go_on, .data = &teller};
	char error[1024] = "";
	int option = 0;

	opterr = 0;
	catch_signals();
	while ((option = getopt_long(argc, argv, "", list, NULL)) != -1) {
		if (option == 'h') {
			print_help();
			return 0;
		}
		if (option == 'v') {
			printf("plenary-convert %s\n", PLEN_VERSION);
			return 0;
		}
		if (!handle_option(&options, option, optarg)) {
			snprintf(error, sizeof(error), "%s: %s", argv[optind - 1],
				 option == '?' ? "no such option, or its value is missing"
					       : "not a good value");
			return fail_usage(error);
		}
	}
	if (argc - optind != 2) {
		return fail_usage("needs IN and OUT");
	}
	options.in = argv[optind];
	options.out = argv[optind + 1];
	if (plen_convert(&options, error, sizeof(error)) < 0) {
		plen_log_clean(error);
		fprintf(stderr, "plenary-convert: %s\n", error);
		if (stopped_by != 0) {
			signal(stopped_by, SIG_DFL);
			raise(stopped_by);
		}
		return EXIT_BAD_INPUT;
	}
	return 0;
}
