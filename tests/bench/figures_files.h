/* SPDX-License-Identifier: MIT
 *
 * Lesson files for the figures.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* A new file, in place of an old one: pages that all hold the same ink, as wall_fill. False, with a
 * line on standard error. */
bool figures_write_lesson(const char *path, uint64_t seed, int pages, int strokes, int points);
