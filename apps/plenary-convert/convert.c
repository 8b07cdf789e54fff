/* SPDX-License-Identifier: MIT */
#include "convert.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "common/atomic_file.h"
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

	if (options->group >= 0 || options->page > 0 || options->until_us != INT64_MAX) {
		snprintf(error, error_size,
			 "%s: JSON holds the whole lesson; --group, --page and --at are for "
			 "other formats",
			 options->out);
		return -EINVAL;
	}
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

static int json_to_lesson(const struct plen_convert_options *options, char *error,
			  size_t error_size)
{
	struct stat info;

	/* A pipe that nobody writes into would be waited for. */
	if (stat(options->in, &info) == 0 && !S_ISREG(info.st_mode)) {
		snprintf(error, error_size, "%s: not a regular file", options->in);
		return -EINVAL;
	}
	return plen_json_read(options->in, options->out, error, error_size);
}

/* -- the table -- */

const char *plen_convert_suffix(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash != NULL ? slash : path, '.');

	return dot != NULL ? dot + 1 : "";
}

bool plen_convert_has_suffix(const char *path, const char *suffix)
{
	return strcasecmp(plen_convert_suffix(path), suffix) == 0;
}

static bool is_lesson(const char *path)
{
	return plen_convert_has_suffix(path, "plenary");
}

static bool is_json(const char *path)
{
	return plen_convert_has_suffix(path, "json");
}

static bool is_json_or_pipe(const char *path)
{
	return is_json(path) || strcmp(path, "/dev/stdout") == 0;
}

static const struct {
	bool (*from)(const char *path);
	bool (*to)(const char *path);
	convert_fn convert;
} rows[] = {
	{is_lesson, is_json_or_pipe, lesson_to_json},
	{is_lesson, plen_drawing_knows, plen_drawing_write},
	{is_lesson, plen_foreign_knows, plen_foreign_write},
	{is_lesson, plen_hand_out_knows, plen_hand_out_write},
	{is_json, is_lesson, json_to_lesson},
	{plen_import_knows, is_lesson, plen_read_foreign},
};

/* Nobody may be there to read a pipe, and nothing is put in its place. */
static bool is_pipe(const char *path)
{
	struct stat info;

	return strncmp(path, "/dev/", 5) != 0 && strncmp(path, "/proc/", 6) != 0 &&
	       stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

int plen_convert(const struct plen_convert_options *options, char *error, size_t error_size)
{
	if (is_pipe(options->out)) {
		snprintf(error, error_size, "%s: not a regular file", options->out);
		return -EINVAL;
	}
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (rows[i].from(options->in) && rows[i].to(options->out)) {
			return rows[i].convert(options, error, error_size);
		}
	}
	snprintf(error, error_size,
		 "%s to %s: cannot convert .%s to .%s; see plenary-convert --help", options->in,
		 options->out, plen_convert_suffix(options->in), plen_convert_suffix(options->out));
	return -EINVAL;
}
