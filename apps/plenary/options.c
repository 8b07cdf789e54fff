/* SPDX-License-Identifier: MIT */
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <libgen.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/ink.h"
#include "importer/job.h"

/* Limits of what is believable: a frame of 16384 pixels is 1 GiB, a wall of 20 m is a stadium's. */
#define PIXELS_MIN 16
#define PIXELS_MAX 16384
#define WALL_MIN_MM 50
#define WALL_MAX_MM 20000

struct option_row {
	const char *name;
	const char *argument; /* NULL = takes none */
	bool (*handle)(struct plen_options *options, const char *value);
	const char *help;
};

static bool parse_two(const char *text, double *first, double *second)
{
	char *end = NULL;

	*first = strtod(text, &end);
	if (end == text || *end != 'x') {
		return false;
	}
	const char *rest = end + 1;
	*second = strtod(rest, &end);
	return end != rest && *end == '\0' && isfinite(*first) && isfinite(*second);
}

static bool ends_in(const char *name, const char *suffix)
{
	size_t length = strlen(name);
	size_t wanted = strlen(suffix);

	return length >= wanted && strcasecmp(name + length - wanted, suffix) == 0;
}

static bool handle_kiosk(struct plen_options *options, const char *value)
{
	(void)value;
	options->kiosk = true;
	return true;
}

static bool handle_calibrate(struct plen_options *options, const char *value)
{
	(void)value;
	options->calibrate = true;
	return true;
}

static bool handle_groups(struct plen_options *options, const char *value)
{
	char *end = NULL;
	long groups = strtol(value, &end, 10);

	options->groups = (int)groups;
	return end != value && *end == '\0' && groups >= 2 && groups <= PLEN_GROUP_MAX;
}

static bool handle_play(struct plen_options *options, const char *value)
{
	options->play = value;
	return true;
}

static bool handle_panel_mm(struct plen_options *options, const char *value)
{
	struct plen_board_size *size = &options->panel_mm;

	return parse_two(value, &size->w_mm, &size->h_mm) && size->w_mm >= WALL_MIN_MM &&
	       size->w_mm <= WALL_MAX_MM && size->h_mm >= WALL_MIN_MM && size->h_mm <= WALL_MAX_MM;
}

static bool handle_headless(struct plen_options *options, const char *value)
{
	double width = 0;
	double height = 0;

	if (strspn(value, "0123456789x") != strlen(value) || !parse_two(value, &width, &height) ||
	    width < PIXELS_MIN || width > PIXELS_MAX || height < PIXELS_MIN ||
	    height > PIXELS_MAX) {
		return false;
	}
	options->headless = true;
	options->width_px = (int)width;
	options->height_px = (int)height;
	return true;
}

static bool handle_fast(struct plen_options *options, const char *value)
{
	(void)value;
	options->fast = true;
	return true;
}

static bool handle_screenshot(struct plen_options *options, const char *value)
{
	options->screenshot = value;
	return ends_in(value, ".png");
}

static bool handle_stats(struct plen_options *options, const char *value)
{
	options->stats = value;
	return true;
}

static bool handle_config(struct plen_options *options, const char *value)
{
	options->config = value;
	return true;
}

static bool handle_print_config(struct plen_options *options, const char *value)
{
	(void)value;
	options->action = PLEN_OPTIONS_PRINT_CONFIG;
	return true;
}

static bool handle_check_config(struct plen_options *options, const char *value)
{
	(void)value;
	options->action = PLEN_OPTIONS_CHECK_CONFIG;
	return true;
}

static bool handle_version(struct plen_options *options, const char *value)
{
	(void)value;
	options->action = PLEN_OPTIONS_VERSION;
	return true;
}

static bool handle_help(struct plen_options *options, const char *value)
{
	(void)value;
	options->action = PLEN_OPTIONS_HELP;
	return true;
}

static const struct option_row rows[] = {
	{"kiosk", NULL, handle_kiosk, "fill the screen; the only way out is the IT gesture"},
	{"calibrate", NULL, handle_calibrate, "ask where the panel lies, with crosses, and end"},
	{"groups", "N", handle_groups, "start with a pane for each of 2 to 6 groups"},
	{"play", "FILE", handle_play, "feed a recording instead of devices"},
	{"panel-mm", "WxH", handle_panel_mm, "size of the wall in millimetres"},
	{"headless", "WxH", handle_headless, "draw into memory, so many pixels; no display"},
	{"fast", NULL, handle_fast, "play in virtual time: one recording makes one lesson"},
	{"screenshot", "FILE.png", handle_screenshot, "write the screen to a file at the end"},
	{"stats", "FILE.json", handle_stats, "write the figures to a file at the end"},
	{"config", "FILE", handle_config, "read this file instead of those in /etc/plenary"},
	{"print-config", NULL, handle_print_config, "print every setting and where it is from"},
	{"check-config", NULL, handle_check_config, "check the settings; exit 0 if they are good"},
	{"version", NULL, handle_version, "print the version"},
	{"help", NULL, handle_help, "print this"},
};

#define ROW_COUNT (sizeof(rows) / sizeof(rows[0]))

static bool is_same_file(const char *a, const char *b)
{
	struct stat first;
	struct stat second;

	if (a == NULL || b == NULL) {
		return false;
	}
	return strcmp(a, b) == 0 ||
	       (stat(a, &first) == 0 && stat(b, &second) == 0 && S_ISREG(first.st_mode) &&
		first.st_dev == second.st_dev && first.st_ino == second.st_ino);
}

/* What is written at the end must not be what was read, nor the lesson itself. */
static int check_target(const struct plen_options *options, const char *path, char *error,
			size_t error_size)
{
	char folder[PATH_MAX];

	if (path == NULL) {
		return 0;
	}
	if (is_same_file(path, options->lesson) || is_same_file(path, options->file) ||
	    is_same_file(path, options->play)) {
		snprintf(error, error_size, "%s: would be overwritten", path);
		return -EINVAL;
	}
	snprintf(folder, sizeof(folder), "%s", path);
	if (access(dirname(folder), W_OK) != 0) {
		snprintf(error, error_size, "%s: %s", path, strerror(errno));
		return -EINVAL;
	}
	return 0;
}

static int check_targets(const struct plen_options *options, char *error, size_t error_size)
{
	if (check_target(options, options->stats, error, error_size) < 0 ||
	    check_target(options, options->screenshot, error, error_size) < 0) {
		return -EINVAL;
	}
	if (is_same_file(options->stats, options->screenshot)) {
		snprintf(error, error_size, "%s: --stats and --screenshot need a file each",
			 options->stats);
		return -EINVAL;
	}
	return 0;
}

static int check_lesson(const struct plen_options *options, char *error, size_t error_size)
{
	/* What is not there is begun: a name that was mistyped must not be. */
	if (options->lesson != NULL && !ends_in(options->lesson, ".plenary")) {
		snprintf(error, error_size,
			 "'%s': neither a lesson, whose name ends in .plenary, nor a file that "
			 "pages can be made of",
			 options->lesson);
		return -EINVAL;
	}
	if (options->file != NULL && access(options->file, R_OK) != 0) {
		snprintf(error, error_size, "%s: %s", options->file, strerror(errno));
		return -EINVAL;
	}
	return 0;
}

static int check_together(const struct plen_options *options, char *error, size_t error_size)
{
	if (options->fast && options->play == NULL) {
		snprintf(error, error_size, "--fast needs --play FILE");
		return -EINVAL;
	}
	if (options->fast && !options->headless) {
		snprintf(error, error_size, "--fast needs --headless WxH");
		return -EINVAL;
	}
	if (options->headless && options->kiosk) {
		snprintf(error, error_size, "--headless and --kiosk do not go together");
		return -EINVAL;
	}
	if (options->fast && options->file != NULL) {
		snprintf(error, error_size, "--fast goes with no file from elsewhere");
		return -EINVAL;
	}
	if (options->calibrate && (options->headless || options->play != NULL ||
				   options->lesson != NULL || options->file != NULL)) {
		snprintf(error, error_size,
			 "--calibrate goes with no lesson, no --play and no --headless");
		return -EINVAL;
	}
	return 0;
}

static void fill_getopt(struct option *list)
{
	for (size_t i = 0; i < ROW_COUNT; i++) {
		list[i] = (struct option){
			.name = rows[i].name,
			.has_arg = rows[i].argument != NULL ? required_argument : no_argument,
		};
	}
}

static void take_name(struct plen_options *options, const char *name)
{
	if (name != NULL && plen_import_knows(name)) {
		options->file = name;
	} else {
		options->lesson = name;
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

int plen_options_parse(struct plen_options *options, int argc, char **argv, char *error,
		       size_t error_size)
{
	struct option list[ROW_COUNT + 1] = {0};
	int index = 0;
	int found = 0;

	fill_getopt(list);
	*options = (struct plen_options){0};
	opterr = 0;
	optind = 0;
	while ((found = getopt_long(argc, argv, ":", list, &index)) != -1) {
		if (found != 0) {
			say_refused(found, argv[optind - 1], error, error_size);
			return -EINVAL;
		}
		if (!rows[index].handle(options, optarg)) {
			snprintf(error, error_size, "--%s %s: not a good value for %s",
				 rows[index].name, optarg, rows[index].argument);
			return -EINVAL;
		}
	}
	if (argc - optind > 1) {
		snprintf(error, error_size, "%s: one lesson at a time", argv[optind + 1]);
		return -EINVAL;
	}
	take_name(options, optind < argc ? argv[optind] : NULL);
	if (check_lesson(options, error, error_size) < 0 ||
	    check_together(options, error, error_size) < 0) {
		return -EINVAL;
	}
	return check_targets(options, error, error_size);
}

void plen_options_print_help(void)
{
	printf("Usage: plenary [OPTION]... [LESSON.plenary | FILE]\n"
	       "The board: a whole class's page, or a pane for each group, for many hands at "
	       "once.\n"
	       "Without LESSON it opens today's. There is nothing to save. A FILE from elsewhere,\n"
	       "such as PDF, becomes pages of today's lesson.\n\n");
	for (size_t i = 0; i < ROW_COUNT; i++) {
		char option[64];
		snprintf(option, sizeof(option), "--%s%s%s", rows[i].name,
			 rows[i].argument != NULL ? " " : "",
			 rows[i].argument != NULL ? rows[i].argument : "");
		printf("  %-26s %s\n", option, rows[i].help);
	}
}
