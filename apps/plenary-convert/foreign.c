/* SPDX-License-Identifier: MIT */
#include "foreign.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/atomic_file.h"
#include "common/mem.h"
#include "common/suffix.h"
#include "formats/formats.h"
#include "lesson_in.h"

static const struct plen_format_writer *format_of(const char *path)
{
	return plen_format_writer_by_suffix(plen_suffix(path));
}

bool plen_foreign_knows(const char *path)
{
	return format_of(path) != NULL;
}

/* The lesson's name: of its file, without folder and suffix. */
static char *title_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *title = plen_strdup(slash != NULL ? slash + 1 : path);
	char *dot = strrchr(title, '.');

	if (dot != NULL) {
		*dot = '\0';
	}
	return title;
}

static int keep(const char *path, const uint8_t *bytes, size_t size)
{
	struct plen_atomic_file file;
	int status = plen_atomic_file_open(&file, path);

	if (status == 0) {
		plen_atomic_file_write(&file, bytes, size);
		status = plen_atomic_file_commit(&file);
	}
	return status;
}

static int write_lesson(const struct plen_lesson_in *in, const struct plen_convert_options *options)
{
	uint32_t losses[PLEN_LOSS_COUNT] = {0};
	char *title = title_of(options->in);
	uint8_t *bytes = NULL;
	size_t size = 0;
	const struct plen_writing_options writing = {
		.group = options->group,
		.page = options->page,
		.theme = options->theme,
		.screen = PLEN_LESSON_IN_SCREEN,
		.title = title,
		.time_us = in->time_us,
		.progress = options->progress,
		.data = options->data,
	};

	int status = format_of(options->out)->write(in->lesson, &writing, &bytes, &size, losses);
	if (status == 0) {
		status = keep(options->out, bytes, size);
	}
	if (status == 0) {
		plen_lesson_in_tell(losses, options->out);
	}
	free(bytes);
	free(title);
	return status;
}

int plen_foreign_write(const struct plen_convert_options *options, char *error, size_t error_size)
{
	struct plen_lesson_in in;
	int status = plen_lesson_in_open(&in, options, error, error_size);

	if (status == 0) {
		status = write_lesson(&in, options);
		if (status == -ENOENT && options->page > 0) {
			snprintf(error, error_size, "%s: there is no page %d", options->out,
				 options->page);
		} else if (status < 0) {
			snprintf(error, error_size, "%s: %s", options->out,
				 status == -ECANCELED ? "cancelled" : strerror(-status));
		}
	}
	plen_lesson_in_close(&in);
	return status;
}
