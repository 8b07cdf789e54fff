/* SPDX-License-Identifier: MIT
 *
 * Lessons by dice with all that other formats are to carry: pages of several owners, ink of all
 * kinds with marks, times and pressures, cuts, and pictures of files that look like what they are.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "formats/formats.h"

struct lesson_dice {
	uint64_t state;
	bool images_only;  /* no SVG, WebP and PDF among the files */
	bool upright_only; /* no picture is turned or stretched */
};

struct plen_lesson *lesson_dice_roll(struct lesson_dice *dice, int edits);

/* 0 .. sides - 1 */
uint32_t lesson_dice_below(struct lesson_dice *dice, uint32_t sides);

/* Fails the test unless `lesson` looks the same there and back, and neither way lost anything but
 * history. */
void lesson_dice_check(plen_format_write write, plen_format_read read,
		       const struct plen_lesson *lesson);

/* Fails the test unless the writer stops when it is told to, writes one page alone, and none that
 * is not there. */
void lesson_dice_check_choice(plen_format_write write, plen_format_read read);
