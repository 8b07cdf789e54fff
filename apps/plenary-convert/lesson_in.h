/* SPDX-License-Identifier: MIT
 *
 * A lesson read to be written in another format: all of it, or as it was at some time, with the
 * pixels of its pictures within reach.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "convert.h"
#include "importer/rasters.h"
#include "lesson/contribution.h"
#include "lesson/lesson.h"

/* A page is exported at least as large as an 86-inch wall shows. */
#define PLEN_LESSON_IN_SCREEN ((struct plen_board_size){1904, 1071})

struct plen_lesson_in {
	struct plen_lesson *lesson;
	uint8_t uuid[16];
	int64_t time_us; /* of the last operation; 0 = there is none */
	struct plen_contributions *contributions;
	struct plen_rasters *rasters;
	struct plen_picture_source pictures; /* counts what is missing */
	uint32_t missing;                    /* pictures that became frames, so far */
};

/* 0, or a negative errno with one line in `error`. To be closed in any case. */
int plen_lesson_in_open(struct plen_lesson_in *in, const struct plen_convert_options *options,
			char *error, size_t error_size);
void plen_lesson_in_close(struct plen_lesson_in *in);

/* What got lost, a sentence each, on standard error. */
void plen_lesson_in_tell(const uint32_t losses[], const char *out);
void plen_lesson_in_tell_missing(const struct plen_lesson_in *in, const char *out);
