/* SPDX-License-Identifier: MIT */
#include "convert.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "lesson/formats/json.h"
#include "lesson/store.h"
#include "renderer/export.h"

/* A page is exported at least as large as an 86-inch wall shows. */
#define SCREEN_WIDTH_MM 1904
#define SCREEN_HEIGHT_MM 1071

typedef int (*convert_fn)(const struct plen_convert_options *options, char *error,
			  size_t error_size);

static int finish_file(FILE *file, const char *temporary, const char *path, int status)
{
	if (status == 0 && (fflush(file) != 0 || fsync(fileno(file)) != 0)) {
		status = -errno;
	}
	if (fclose(file) != 0 && status == 0) {
		status = -errno;
	}
	if (status == 0 && rename(temporary, path) != 0) {
		status = -errno;
	}
	if (status < 0) {
		unlink(temporary);
	}
	return status;
}

static int lesson_to_json(const struct plen_convert_options *options, char *error,
			  size_t error_size)
{
	char temporary[PATH_MAX];

	if (options->group >= 0 || options->page > 0 || options->until_us != INT64_MAX) {
		snprintf(error, error_size,
			 "%s: JSON holds the whole lesson; --group, --page and --at are for "
			 "pictures",
			 options->out);
		return -EINVAL;
	}
	if (strcmp(options->out, "/dev/stdout") == 0) {
		return plen_json_write(options->in, stdout, error, error_size);
	}
	snprintf(temporary, sizeof(temporary), "%s.part", options->out);
	FILE *file = fopen(temporary, "wxe");
	if (file == NULL) {
		snprintf(error, error_size, "%s: %s", temporary, strerror(errno));
		return -errno;
	}

	int status = plen_json_write(options->in, file, error, error_size);
	bool written = status == 0;
	status = finish_file(file, temporary, options->out, status);
	if (written && status < 0) {
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
	{"plenary", "json", lesson_to_json},   {"plenary", "pdf", lesson_to_picture},
	{"plenary", "svg", lesson_to_picture}, {"plenary", "png", lesson_to_picture},
	{"json", "plenary", json_to_lesson},
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
