/* SPDX-License-Identifier: MIT */
#include "drawing.h"

#include "common/suffix.h"
#include "lesson_in.h"
#include "renderer/export.h"

bool plen_drawing_knows(const char *path)
{
	return plen_suffix_is(path, "pdf") || plen_suffix_is(path, "svg") ||
	       plen_suffix_is(path, "png");
}

int plen_drawing_write(const struct plen_convert_options *options, char *error, size_t error_size)
{
	struct plen_lesson_in in;
	int status = plen_lesson_in_open(&in, options, error, error_size);

	if (status == 0) {
		const struct plen_export_options export = {
			.group = options->group,
			.page = options->page,
			.theme = options->theme,
			.pictures = &in.pictures,
			.progress = options->progress,
			.data = options->data,
		};

		status = plen_export_write(in.lesson, options->out, PLEN_LESSON_IN_SCREEN, &export,
					   error, error_size);
		plen_lesson_in_tell_missing(&in, options->out);
	}
	plen_lesson_in_close(&in);
	return status;
}
