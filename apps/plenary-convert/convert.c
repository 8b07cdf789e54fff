/* SPDX-License-Identifier: MIT */
#include "convert.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/types.h>

#include "common/atomic_file.h"
#include "lesson/formats/json.h"
#include "lesson/store.h"
#include "read_foreign.h"
#include "renderer/export.h"

/* A page is exported at least as large as an 86-inch wall shows. */
#define SCREEN_WIDTH_MM 1904
#define SCREEN_HEIGHT_MM 1071

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
			 "pictures",
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
	return plen_json_read(options->in, options->out, error, error_size);
}

static int lesson_to_picture(const struct plen_convert_options *options, char *error,
			     size_t error_size)
{
	struct plen_export_options export = {
		.group = options->group,
		.page = options->page,
		.theme = options->theme,
	};
	struct plen_board_size screen = {SCREEN_WIDTH_MM, SCREEN_HEIGHT_MM};
	struct plen_lesson *lesson = plen_lesson_create();
	uint8_t uuid[16];

	int status =
		plen_store_read(options->in, options->until_us, lesson, uuid, error, error_size);
	if (status == 0) {
		status =
			plen_export_write(lesson, options->out, screen, &export, error, error_size);
	}
	plen_lesson_destroy(lesson);
	return status;
}

static const struct {
	const char *from, *to;
	convert_fn convert;
} rows[] = {
	{"plenary", "json", lesson_to_json},        {"plenary", "pdf", lesson_to_picture},
	{"plenary", "svg", lesson_to_picture},      {"plenary", "png", lesson_to_picture},
	{"json", "plenary", json_to_lesson},        {"pdf", "plenary", plen_read_foreign},
	{"svg", "plenary", plen_read_foreign},      {"png", "plenary", plen_read_foreign},
	{"jpg", "plenary", plen_read_foreign},      {"jpeg", "plenary", plen_read_foreign},
	{"webp", "plenary", plen_read_foreign},     {"xopp", "plenary", plen_read_foreign},
	{"ubz", "plenary", plen_read_foreign},      {"iwb", "plenary", plen_read_foreign},
	{"notebook", "plenary", plen_read_foreign}, {"inkml", "plenary", plen_read_foreign},
};

static const char *suffix(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash != NULL ? slash : path, '.');

	return dot != NULL ? dot + 1 : "";
}

int plen_convert(const struct plen_convert_options *options, char *error, size_t error_size)
{
	const char *from = suffix(options->in);
	const char *to = strcmp(options->out, "/dev/stdout") == 0 ? "json" : suffix(options->out);

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (strcasecmp(rows[i].from, from) == 0 && strcasecmp(rows[i].to, to) == 0) {
			return rows[i].convert(options, error, error_size);
		}
	}
	snprintf(error, error_size,
		 "%s to %s: cannot convert .%s to .%s; see plenary-convert --help", options->in,
		 options->out, from, to);
	return -EINVAL;
}
