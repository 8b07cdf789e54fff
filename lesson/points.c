/* SPDX-License-Identifier: MIT */
#include "lesson/points.h"

#define MORE 0x80u
#define VARINT_BITS 35 /* five bytes */

static inline uint64_t zigzag(int64_t value)
{
	return ((uint64_t)value << 1) ^ (value < 0 ? UINT64_MAX : 0);
}

static inline size_t varint_size(uint64_t value)
{
	size_t size = 1;

	while (value >= MORE) {
		value >>= 7;
		size++;
	}
	return size;
}

static inline uint8_t *put_varint(uint8_t *at, uint64_t value)
{
	while (value >= MORE) {
		*at++ = (uint8_t)(value | MORE);
		value >>= 7;
	}
	*at++ = (uint8_t)value;
	return at;
}

static int64_t get_zigzag(const uint8_t **at)
{
	uint64_t value = 0;
	unsigned int shift = 0;
	uint8_t byte;

	do {
		byte = *(*at)++;
		value |= (uint64_t)(byte & (MORE - 1)) << shift;
		shift += 7;
	} while (byte >= MORE);
	return (int64_t)(value >> 1) ^ -(int64_t)(value & 1);
}

/* How a point differs from the one before, as it is spelt. */
struct step {
	uint64_t x, y, t;
};

static inline struct step step_to(const struct plen_stroke_point *from,
				  const struct plen_stroke_point *to)
{
	return (struct step){
		zigzag((int64_t)to->x_um - from->x_um),
		zigzag((int64_t)to->y_um - from->y_um),
		zigzag((int64_t)to->t_ms - from->t_ms),
	};
}

bool plen_points_have_pressure(const struct plen_stroke_point *points, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		if (points[i].pressure != PLEN_POINTS_PRESSURE_FULL) {
			return true;
		}
	}
	return false;
}

size_t plen_points_size(const struct plen_stroke_point *points, uint32_t count, bool pressure)
{
	struct plen_stroke_point last = {0};
	size_t size = pressure ? count : 0;

	for (uint32_t i = 0; i < count; i++) {
		struct step step = step_to(&last, &points[i]);

		size += varint_size(step.x) + varint_size(step.y) + varint_size(step.t);
		last = points[i];
	}
	return size;
}

size_t plen_points_write(uint8_t *bytes, struct plen_points_mark *marks,
			 const struct plen_stroke_point *points, uint32_t count, bool pressure)
{
	struct plen_stroke_point last = {0};
	uint8_t *at = bytes;

	for (uint32_t i = 0; i < count; i++) {
		struct step step = step_to(&last, &points[i]);

		if (marks != NULL && i > 0 && i % PLEN_POINTS_STEP == 0) {
			*marks++ = (struct plen_points_mark){(uint32_t)(at - bytes), last.x_um,
							     last.y_um, last.t_ms};
		}
		at = put_varint(at, step.x);
		at = put_varint(at, step.y);
		at = put_varint(at, step.t);
		if (pressure) {
			*at++ = points[i].pressure;
		}
		last = points[i];
	}
	return (size_t)(at - bytes);
}

/* A number that fits into 33 bits, more than which none of ours takes; else NULL. */
static inline const uint8_t *parse_zigzag(const uint8_t *at, const uint8_t *end, int64_t *number)
{
	uint64_t value = 0;
	unsigned int shift = 0;
	uint8_t byte = MORE;

	while (byte >= MORE && shift < VARINT_BITS) {
		if (at == end) {
			return NULL;
		}
		byte = *at++;
		value |= (uint64_t)(byte & (MORE - 1)) << shift;
		shift += 7;
	}
	*number = (int64_t)(value >> 1) ^ -(int64_t)(value & 1);
	/* Longer than it needs to be, or too long. */
	return byte >= MORE || (byte == 0 && shift > 7) ? NULL : at;
}

static inline const uint8_t *parse_step(const uint8_t *at, const uint8_t *end,
					struct plen_stroke_point *point)
{
	int64_t x = 0;
	int64_t y = 0;
	int64_t t = 0;

	at = parse_zigzag(at, end, &x);
	at = at != NULL ? parse_zigzag(at, end, &y) : NULL;
	at = at != NULL ? parse_zigzag(at, end, &t) : NULL;
	x += point->x_um;
	y += point->y_um;
	t += point->t_ms;
	if (x != (int32_t)x || y != (int32_t)y || t != (int64_t)(uint32_t)t) {
		return NULL;
	}
	point->x_um = (int32_t)x;
	point->y_um = (int32_t)y;
	point->t_ms = (uint32_t)t;
	return at;
}

const uint8_t *plen_points_parse(const uint8_t *at, const uint8_t *end,
				 struct plen_stroke_point *points, uint32_t count, bool pressure)
{
	struct plen_stroke_point last = {.pressure = PLEN_POINTS_PRESSURE_FULL};

	for (uint32_t i = 0; i < count; i++) {
		at = parse_step(at, end, &last);
		if (at == NULL || (pressure && at == end)) {
			return NULL;
		}
		last.pressure = pressure ? *at++ : last.pressure;
		points[i] = last;
	}
	return at;
}

void plen_points_seek(struct plen_points_reader *reader, const struct plen_points *points,
		      uint32_t index)
{
	uint32_t step = index / PLEN_POINTS_STEP;

	*reader = (struct plen_points_reader){
		.at = points->bytes,
		.has_pressure = points->has_pressure,
		.last.pressure = PLEN_POINTS_PRESSURE_FULL,
	};
	if (step > 0) {
		const struct plen_points_mark *mark = &points->marks[step - 1];

		reader->at += mark->offset;
		reader->last.x_um = mark->x_um;
		reader->last.y_um = mark->y_um;
		reader->last.t_ms = mark->t_ms;
	}
	for (uint32_t i = step * PLEN_POINTS_STEP; i < index; i++) {
		plen_points_next(reader);
	}
}

struct plen_stroke_point plen_points_next(struct plen_points_reader *reader)
{
	struct plen_stroke_point *point = &reader->last;

	point->x_um = (int32_t)(point->x_um + get_zigzag(&reader->at));
	point->y_um = (int32_t)(point->y_um + get_zigzag(&reader->at));
	point->t_ms = (uint32_t)(point->t_ms + get_zigzag(&reader->at));
	if (reader->has_pressure) {
		point->pressure = *reader->at++;
	}
	return *point;
}

struct plen_stroke_point plen_points_at(const struct plen_points *points, uint32_t index)
{
	struct plen_points_reader reader;

	plen_points_seek(&reader, points, index);
	return plen_points_next(&reader);
}
