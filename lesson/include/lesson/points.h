/* SPDX-License-Identifier: MIT
 *
 * Points as a lesson keeps them: a million of them lie in memory, so each is the difference to the
 * one before, in as few bytes as that takes. It is the spelling of the lesson file
 * (docs/lesson-file.md); six bytes hold a point of ordinary writing.
 *
 * Read from the front, or from any point on: a mark every PLEN_POINTS_STEP points makes that cheap.
 * Written once and never changed, so any thread may read them. What is read here was written here:
 * bytes from a file go through plen_points_parse() first.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct plen_stroke_point {
	int32_t x_um, y_um; /* page */
	uint32_t t_ms;      /* since the stroke began */
	uint8_t pressure; /* 0..255: how wide the ink is; where the tool reports none, by its speed
			   */
};

#define PLEN_POINTS_PRESSURE_FULL 255
#define PLEN_POINTS_STEP 128
#define PLEN_POINTS_BYTES_MAX 16 /* of one point */

/* What stands before the first of a step's points. */
struct plen_points_mark {
	uint32_t offset;
	int32_t x_um, y_um;
	uint32_t t_ms;
};

struct plen_points {
	const uint8_t *bytes;
	const struct plen_points_mark *marks; /* of the second step and those after it */
	bool has_pressure;                    /* else all of them press fully */
};

/* True if any presses less than fully. */
bool plen_points_have_pressure(const struct plen_stroke_point *points, uint32_t count);

/* How many bytes they take, and how many marks. */
size_t plen_points_size(const struct plen_stroke_point *points, uint32_t count, bool pressure);
static inline size_t plen_points_mark_count(uint32_t count)
{
	return count > 0 ? (count - 1) / PLEN_POINTS_STEP : 0;
}

/* Writes as much, and returns it; `marks` may be NULL for who reads from the front only. */
size_t plen_points_write(uint8_t *bytes, struct plen_points_mark *marks,
			 const struct plen_stroke_point *points, uint32_t count, bool pressure);

/* Reads what others have spelt: each number in its one spelling and within its range. Returns where
 * the points end; NULL if they are not spelt so, or are not there whole. */
const uint8_t *plen_points_parse(const uint8_t *at, const uint8_t *end,
				 struct plen_stroke_point *points, uint32_t count, bool pressure);

struct plen_points_reader {
	const uint8_t *at;
	bool has_pressure;
	struct plen_stroke_point last;
};

/* The next read point will be number `index`, which must be one of them. */
void plen_points_seek(struct plen_points_reader *reader, const struct plen_points *points,
		      uint32_t index);
struct plen_stroke_point plen_points_next(struct plen_points_reader *reader);

struct plen_stroke_point plen_points_at(const struct plen_points *points, uint32_t index);
