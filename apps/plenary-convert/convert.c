/* SPDX-License-Identifier: MIT */
#include "convert.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "common/atomic_file.h"
#include "common/suffix.h"
#include "drawing.h"
#include "foreign.h"
#include "hand_out.h"
#include "importer/job.h"
#include "lesson/formats/json.h"
#include "read_foreign.h"

typedef int (*convert_fn)(const struct plen_convert_options *options, char *error,
			  size_t error_size);

static ssize_t write_cookie(void *cookie, const char *bytes, size_t size)
{
	plen_atomic_file_write(cookie, bytes, size);
	return (ssize_t)size; /* errors stick in the file and are told at its end */
}

static int lesson_to_json(const struct plen_convert_options *options, char *error,
			  size_t error_size)
{
	struct plen_atomic_file file;

	int status = plen_atomic_file_open(&file, options->out);
	if (status < 0) {
		snprintf(error, error_size, "%s: %s", options->out, strerror(-status));
		return status;
	}

	FILE *stream = fopencookie(&file, "w", (cookie_io_functions_t){.write = write_cookie});
	status = plen_json_write(options->in, stream, error, error_size);
	fclose(stream);
	if (status == 0 && !options->progress(options->data, 1, 1)) {
		snprintf(error, error_size, "%s: cancelled", options->out);
		status = -ECANCELED;
	}
	if (status < 0) {
		plen_atomic_file_abort(&file);
		return status;
	}
	status = plen_atomic_file_commit(&file);
	if (status < 0) {
		snprintf(error, error_size, "%s: %s", options->out, strerror(-status));
	}
	return status;
}

/* All but the disk's part. */
static bool goes_on(void *data)
{
	const struct plen_convert_options *options = data;

	return options->progress(options->data, 1, 1);
}

static int json_to_lesson(const struct plen_convert_options *options, char *error,
			  size_t error_size)
{
	struct stat info;

	/* A pipe that nobody writes into would be waited for. */
	if (stat(options->in, &info) == 0 && !S_ISREG(info.st_mode)) {
		snprintf(error, error_size, "%s: not a regular file", options->in);
		return -EINVAL;
	}
	const struct plen_draft_watch watch = {goes_on, (void *)options};

	return plen_json_read(options->in, options->out, &watch, error, error_size);
}

/* -- the table -- */

static bool is_lesson(const char *path)
{
	return plen_suffix_is(path, "plenary");
}

static bool is_json(const char *path)
{
	return plen_suffix_is(path, "json");
}

static bool is_json_or_pipe(const char *path)
{
	return is_json(path) || strcmp(path, "/dev/stdout") == 0;
}

enum takes {
	TAKES_PAGES = 1, /* --group and --page */
	TAKES_TIME = 2,
	TAKES_THEME = 4,
	TAKES_ALL = TAKES_PAGES | TAKES_TIME | TAKES_THEME,
};

static const struct row {
	bool (*from)(const char *path);
	bool (*to)(const char *path);
	convert_fn convert;
	unsigned takes;
	const char *otherwise; /* why it takes no more */
} rows[] = {
	{is_lesson, is_json_or_pipe, lesson_to_json, 0, "JSON holds the whole lesson"},
	{is_lesson, plen_drawing_knows, plen_drawing_write, TAKES_ALL, ""},
	{is_lesson, plen_foreign_knows, plen_foreign_write, TAKES_ALL, ""},
	{is_lesson, plen_hand_out_knows, plen_hand_out_write, TAKES_TIME | TAKES_THEME,
	 "a folder gets all pages, only single files can have some"},
	{is_json, is_lesson, json_to_lesson, 0, "all of it becomes the lesson"},
	{plen_import_knows, is_lesson, plen_read_foreign, 0, "all of it becomes the lesson"},
};

#define ROW_COUNT (sizeof(rows) / sizeof(rows[0]))

static const struct row *find_row(const struct plen_convert_options *options)
{
	for (size_t i = 0; i < ROW_COUNT; i++) {
		if (rows[i].from(options->in) && rows[i].to(options->out)) {
			return &rows[i];
		}
	}
	return NULL;
}

/* -- what is refused -- */

static int refuse_suffix(const struct plen_convert_options *options, char *error, size_t error_size)
{
	const char *from = plen_suffix(options->in);
	const char *to = plen_suffix(options->out);

	if (from[0] == '\0') {
		snprintf(error, error_size, "%s: has no suffix that says what it is", options->in);
	} else if (to[0] == '\0') {
		snprintf(error, error_size,
			 "%s: has no suffix that says what to write; a folder is %s/", options->out,
			 options->out);
	} else {
		snprintf(error, error_size,
			 "%s to %s: cannot convert .%s to .%s; see plenary-convert --help",
			 options->in, options->out, from, to);
	}
	return -EINVAL;
}

/* The first of the options that says nothing here; NULL if there is none. */
static const char *idle_option(const struct plen_convert_options *options, unsigned takes)
{
	if (options->group >= 0 && (takes & TAKES_PAGES) == 0) {
		return "--group";
	}
	if (options->page > 0 && (takes & TAKES_PAGES) == 0) {
		return "--page";
	}
	if (options->until_us != INT64_MAX && (takes & TAKES_TIME) == 0) {
		return "--at";
	}
	return options->theme != PLEN_THEME_LIGHT && (takes & TAKES_THEME) == 0 ? "--dark" : NULL;
}

/* Nobody may be there to read a pipe, and nothing is put in its place. */
static bool is_pipe(const char *path)
{
	struct stat info;

	return strncmp(path, "/dev/", 5) != 0 && strncmp(path, "/proc/", 6) != 0 &&
	       stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

int plen_convert(const struct plen_convert_options *options, char *error, size_t error_size)
{
	const struct row *row = find_row(options);

	if (row == NULL) {
		return refuse_suffix(options, error, error_size);
	}
	const char *idle = idle_option(options, row->takes);
	if (idle != NULL) {
		snprintf(error, error_size, "%s: %s: %s", options->out, idle, row->otherwise);
		return -EINVAL;
	}
	if (is_pipe(options->out)) {
		snprintf(error, error_size, "%s: not a regular file", options->out);
		return -EINVAL;
	}
	return row->convert(options, error, error_size);
}
