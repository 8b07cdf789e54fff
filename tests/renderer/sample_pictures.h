/* SPDX-License-Identifier: MIT
 *
 * Pictures for tests: a source of pixels without a file behind it. The upper left quarter of every
 * picture is red, the upper right green, the lower left blue, the lower right half transparent
 * black; part 1 of an asset has red and green the other way round.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lesson/lesson.h"
#include "renderer/renderer.h"

#define SAMPLE_PICTURES_MAX 512

#define SAMPLE_RED 0xd02020u
#define SAMPLE_GREEN 0x20a020u
#define SAMPLE_BLUE 0x2020d0u

struct sample_pictures {
	struct plen_renderer *renderer; /* to be told; may be NULL */
	bool is_slow;                   /* nothing is here before sample_pictures_deliver */
	uint32_t failing;               /* this asset cannot be shown */
	size_t count;                   /* pieces asked for so far */
	struct sample_piece {
		struct plen_picture_key key;
		uint32_t *pixels; /* NULL = only asked for */
	} pieces[SAMPLE_PICTURES_MAX];
	int settled;
};

struct plen_picture_source sample_pictures_source(struct sample_pictures *pictures);
void sample_pictures_finish(struct sample_pictures *pictures);
/* All that was asked for is here from now on. */
void sample_pictures_deliver(struct sample_pictures *pictures);

/* Of the upper left corner, `size_mm` square, turned by `turn` quarters to the right. */
struct plen_op_picture sample_picture_at(uint32_t asset, double x_mm, double y_mm, double size_mm,
					 int turn);

uint32_t sample_picture_asset(struct plen_lesson *lesson, uint8_t media, uint32_t parts);
uint64_t sample_picture_commit(struct plen_lesson *lesson, uint32_t page,
			       const struct plen_op_picture *picture);
