/* SPDX-License-Identifier: MIT
 *
 * The distance to a tapering capsule: of all discs between the two ends, the one that a pixel is
 * nearest to lies at `along + across * skew`. The same few operations are written thrice, for any
 * processor, for SSE2 and for AVX2; they are additions, multiplications, minima and a square root,
 * which IEEE 754 defines to the last bit, and the compiler may not fuse them.
 */
#include "capsule.h"

#include <math.h>
#include <string.h>

#include "wide.h"

#define LANES PLEN_COVERAGE_GROUP
/* Pixels that far away are not on any wall; and base + lane fits an int32_t. */
#define FAR_PX 536870912.0
#define BEYOND_PX (4 * FAR_PX)
#define RATIO_MAX 64.0
#define WIDE_PX 1048576.0
/* A taper steeper than this is a disc with the other inside it, but for less than can be seen. */
#define STEEPEST 0.999
/* Coverage begins half a pixel outside the edge. */
#define FRINGE 0.5
/* Nearer to level, a row's part is bounded by the rectangle alone. */
#define LEVEL 1e-4

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))

static bool is_sane(const struct plen_capsule_end *end)
{
	/* Written so that what is not a number fails. */
	return fabs(end->x_px) <= FAR_PX && fabs(end->y_px) <= FAR_PX && end->radius_px >= 0 &&
	       end->radius_px <= WIDE_PX;
}

static double sane_ratio(double ratio)
{
	return ratio >= 1 / RATIO_MAX ? MIN(ratio, RATIO_MAX) : 1 / RATIO_MAX;
}

static int64_t floor_px(double px)
{
	int64_t whole = (int64_t)px;

	return whole - (px < (double)whole);
}

struct vec {
	double x, y;
};

struct span {
	int64_t from, to;
};

/* The first pixel whose centre is not before `from`, and the one after the last before `to`. */
static void span_px(double from, double to, int64_t *first, int64_t *end)
{
	*first = floor_px(from - 0.5);
	*end = floor_px(to + 0.5) + 1;
}

static void set_reach(struct plen_capsule *capsule, const struct plen_capsule_end *from,
		      const struct plen_capsule_end *to, struct vec pitch, struct vec along)
{
	double reach = MAX(from->radius_px, to->radius_px) + FRINGE;
	double reach_x = reach / pitch.x, reach_y = reach / pitch.y;

	span_px(MIN(from->x_px, to->x_px) - reach_x, MAX(from->x_px, to->x_px) + reach_x,
		&capsule->x0_px, &capsule->x1_px);
	span_px(MIN(from->y_px, to->y_px) - reach_y, MAX(from->y_px, to->y_px) + reach_y,
		&capsule->y0_px, &capsule->y1_px);
	capsule->slope = 0;
	capsule->axis_px = from->x_px;
	capsule->half_px = BEYOND_PX;
	if (fabs(along.y) > LEVEL) {
		capsule->slope = along.x / along.y * (pitch.y / pitch.x);
		capsule->axis_px = from->x_px - 0.5 +
				   ((double)capsule->y0_px + 0.5 - from->y_px) * capsule->slope;
		capsule->half_px = reach_x / fabs(along.y);
	}
}

static void set_taper(struct plen_capsule *capsule, double from, double to, double length)
{
	double steepness = (to - from) / length;

	capsule->radius = (float)from;
	capsule->widening = (float)(to - from);
	capsule->length = (float)length;
	capsule->per_length = (float)(1 / length);
	capsule->skew = (float)(steepness / (sqrt(1 - steepness * steepness) * length));
}

static void set_disc(struct plen_capsule *capsule, double radius)
{
	capsule->radius = (float)radius;
	capsule->widening = 0;
	capsule->length = 0;
	capsule->per_length = 0;
	capsule->skew = 0;
}

bool plen_capsule_make(struct plen_capsule *capsule, const struct plen_capsule_end *from,
		       const struct plen_capsule_end *to, double ratio)
{
	if (!is_sane(from) || !is_sane(to) || !(from->radius_px > 0 || to->radius_px > 0)) {
		return false;
	}

	double pitch_y = ratio == 1 ? 1 : sqrt(sane_ratio(ratio));
	struct vec pitch = {1 / pitch_y, pitch_y};
	struct vec between = {(to->x_px - from->x_px) * pitch.x, (to->y_px - from->y_px) * pitch.y};
	double length = sqrt(between.x * between.x + between.y * between.y);
	struct vec along = {1, 0};

	if (fabs(to->radius_px - from->radius_px) >= STEEPEST * length) {
		from = to->radius_px > from->radius_px ? to : from;
		to = from;
		set_disc(capsule, from->radius_px);
	} else {
		along = (struct vec){between.x / length, between.y / length};
		set_taper(capsule, from->radius_px, to->radius_px, length);
	}
	capsule->base_x_px = floor_px(from->x_px);
	capsule->base_y_px = floor_px(from->y_px);
	capsule->near_x = (float)(((double)capsule->base_x_px + 0.5 - from->x_px) * pitch.x);
	capsule->near_y = (float)(((double)capsule->base_y_px + 0.5 - from->y_px) * pitch.y);
	capsule->pitch_x = (float)pitch.x;
	capsule->pitch_y = (float)pitch.y;
	capsule->along_x = (float)along.x;
	capsule->along_y = (float)along.y;
	set_reach(capsule, from, to, pitch, along);
	return true;
}

bool plen_capsule_touches(const struct plen_capsule *capsule, int64_t x_px, int64_t y_px,
			  int width_px, int height_px)
{
	int64_t first = MAX(y_px, capsule->y0_px);
	int64_t last = MIN(y_px + height_px, capsule->y1_px) - 1;

	if (first > last || x_px >= capsule->x1_px || x_px + width_px <= capsule->x0_px) {
		return false;
	}

	double a = capsule->axis_px + (double)(first - capsule->y0_px) * capsule->slope;
	double b = capsule->axis_px + (double)(last - capsule->y0_px) * capsule->slope;
	/* Rows are widened by a pixel on either side. */
	double reach = capsule->half_px + 2;
	return MIN(a, b) - reach <= (double)(x_px + width_px) && MAX(a, b) + reach >= (double)x_px;
}

/* What is the same for all pixels of a row. */
struct row {
	float along, across;
	int32_t first; /* pixel, from base */
	int32_t count; /* pixels */
};

/* Covers LANES pixels of a row from pixel `at` on; those beyond its count with nothing. */
typedef void cover_fn(const struct plen_capsule *capsule, const struct row *row, int32_t at,
		      uint8_t *levels);

static inline int level_at(const struct plen_capsule *c, const struct row *row, int32_t at)
{
	float x = (float)(row->first + at) * c->pitch_x + c->near_x;
	float along = x * c->along_x + row->along;
	float across = fabsf(x * c->along_y - row->across);
	float place = along * c->per_length + across * c->skew;

	place = MIN(MAX(place, 0.0f), 1.0f);
	along = along - place * c->length;

	float radius = c->radius + place * c->widening;
	float distance = sqrtf(along * along + across * across);
	/* A box of one pixel around the centre, less what sticks out of the line on either side. */
	float covered = MIN(distance + 0.5f, radius) + MIN(0.5f - distance, radius);

	return (int)(MAX(covered, 0.0f) * 255.0f + 0.5f);
}

static inline void cover(const struct plen_capsule *capsule, const struct row *row, int32_t at,
			 uint8_t *levels)
{
	int32_t end = MIN(at + LANES, row->count);

	for (int32_t i = at; i < end; i++) {
		int level = level_at(capsule, row, i);

		levels[i] = (uint8_t)MAX(level, levels[i]);
	}
}

#ifdef HAS_SSE2
/* level_at, operation for operation. */
static inline __m128i levels_at_sse2(const struct plen_capsule *c, const struct row *row,
				     __m128i at)
{
	const __m128 half = _mm_set1_ps(0.5f), zero = _mm_setzero_ps();
	__m128i pixel = _mm_add_epi32(_mm_set1_epi32(row->first), at);
	__m128 x = _mm_add_ps(_mm_mul_ps(_mm_cvtepi32_ps(pixel), _mm_set1_ps(c->pitch_x)),
			      _mm_set1_ps(c->near_x));
	__m128 along = _mm_add_ps(_mm_mul_ps(x, _mm_set1_ps(c->along_x)), _mm_set1_ps(row->along));
	__m128 across =
		_mm_sub_ps(_mm_mul_ps(x, _mm_set1_ps(c->along_y)), _mm_set1_ps(row->across));
	across = _mm_andnot_ps(_mm_set1_ps(-0.0f), across);
	__m128 place = _mm_add_ps(_mm_mul_ps(along, _mm_set1_ps(c->per_length)),
				  _mm_mul_ps(across, _mm_set1_ps(c->skew)));

	place = _mm_min_ps(_mm_max_ps(place, zero), _mm_set1_ps(1.0f));
	along = _mm_sub_ps(along, _mm_mul_ps(place, _mm_set1_ps(c->length)));

	__m128 radius =
		_mm_add_ps(_mm_set1_ps(c->radius), _mm_mul_ps(place, _mm_set1_ps(c->widening)));
	__m128 distance =
		_mm_sqrt_ps(_mm_add_ps(_mm_mul_ps(along, along), _mm_mul_ps(across, across)));
	__m128 covered = _mm_add_ps(_mm_min_ps(_mm_add_ps(distance, half), radius),
				    _mm_min_ps(_mm_sub_ps(half, distance), radius));

	covered = _mm_mul_ps(_mm_max_ps(covered, zero), _mm_set1_ps(255.0f));
	__m128i within = _mm_cmpgt_epi32(_mm_set1_epi32(row->count), at);
	return _mm_and_si128(_mm_cvttps_epi32(_mm_add_ps(covered, half)), within);
}

static inline void cover_sse2(const struct plen_capsule *capsule, const struct row *row, int32_t at,
			      uint8_t *levels)
{
	__m128i first = _mm_add_epi32(_mm_set1_epi32(at), _mm_setr_epi32(0, 1, 2, 3));
	__m128i second = _mm_add_epi32(first, _mm_set1_epi32(4));
	__m128i bytes = _mm_packs_epi32(levels_at_sse2(capsule, row, first),
					levels_at_sse2(capsule, row, second));
	__m128i *place = (__m128i *)(levels + at);

	bytes = _mm_packus_epi16(bytes, bytes);
	_mm_storel_epi64(place, _mm_max_epu8(bytes, _mm_loadl_epi64(place)));
}
#endif

#ifdef HAS_AVX2
/* The same again. */
static inline TARGET_AVX2 __m256i levels_at(const struct plen_capsule *c, const struct row *row,
					    __m256i at)
{
	const __m256 half = _mm256_set1_ps(0.5f), zero = _mm256_setzero_ps();
	__m256i pixel = _mm256_add_epi32(_mm256_set1_epi32(row->first), at);
	__m256 x =
		_mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(pixel), _mm256_set1_ps(c->pitch_x)),
			      _mm256_set1_ps(c->near_x));
	__m256 along = _mm256_add_ps(_mm256_mul_ps(x, _mm256_set1_ps(c->along_x)),
				     _mm256_set1_ps(row->along));
	__m256 across = _mm256_sub_ps(_mm256_mul_ps(x, _mm256_set1_ps(c->along_y)),
				      _mm256_set1_ps(row->across));
	across = _mm256_andnot_ps(_mm256_set1_ps(-0.0f), across);
	__m256 place = _mm256_add_ps(_mm256_mul_ps(along, _mm256_set1_ps(c->per_length)),
				     _mm256_mul_ps(across, _mm256_set1_ps(c->skew)));

	place = _mm256_min_ps(_mm256_max_ps(place, zero), _mm256_set1_ps(1.0f));
	along = _mm256_sub_ps(along, _mm256_mul_ps(place, _mm256_set1_ps(c->length)));

	__m256 radius = _mm256_add_ps(_mm256_set1_ps(c->radius),
				      _mm256_mul_ps(place, _mm256_set1_ps(c->widening)));
	__m256 distance = _mm256_sqrt_ps(
		_mm256_add_ps(_mm256_mul_ps(along, along), _mm256_mul_ps(across, across)));
	__m256 covered = _mm256_add_ps(_mm256_min_ps(_mm256_add_ps(distance, half), radius),
				       _mm256_min_ps(_mm256_sub_ps(half, distance), radius));

	covered = _mm256_mul_ps(_mm256_max_ps(covered, zero), _mm256_set1_ps(255.0f));
	return _mm256_cvttps_epi32(_mm256_add_ps(covered, half));
}

static inline TARGET_AVX2 void cover_avx2(const struct plen_capsule *capsule, const struct row *row,
					  int32_t at, uint8_t *levels)
{
	__m256i pixels =
		_mm256_add_epi32(_mm256_set1_epi32(at), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
	__m256i within = _mm256_cmpgt_epi32(_mm256_set1_epi32(row->count), pixels);
	__m256i level = _mm256_and_si256(levels_at(capsule, row, pixels), within);
	__m128i bytes =
		_mm_packs_epi32(_mm256_castsi256_si128(level), _mm256_extracti128_si256(level, 1));
	__m128i *place = (__m128i *)(levels + at);

	bytes = _mm_packus_epi16(bytes, bytes);
	_mm_storel_epi64(place, _mm_max_epu8(bytes, _mm_loadl_epi64(place)));
}
#endif

/* Within a broad stroke there is nothing to add. */
static inline bool is_full(const uint8_t *levels)
{
	uint64_t group;

	memcpy(&group, levels, sizeof(group));
	return group == UINT64_MAX;
}

/* The pixels of row y that the capsule may touch, bound to [x0, x1). */
static inline struct span row_span(const struct plen_capsule *c, int64_t y, struct span within)
{
	double axis = c->axis_px + (double)(y - c->y0_px) * c->slope;
	int64_t first = floor_px(MAX(axis - c->half_px, -BEYOND_PX));
	int64_t last = floor_px(MIN(axis + c->half_px, BEYOND_PX)) + 1;

	return (struct span){MAX(first, within.from), MIN(last + 1, within.to)};
}

static inline __attribute__((always_inline)) void
draw_rows(const struct plen_capsule *c, struct plen_coverage *coverage, cover_fn *cover_lanes)
{
	const struct span columns = {MAX(c->x0_px, coverage->x_px),
				     MIN(c->x1_px, coverage->x_px + coverage->width_px)};
	int64_t y0 = MAX(c->y0_px, coverage->y_px);
	int64_t y1 = MIN(c->y1_px, coverage->y_px + coverage->height_px);

	if (columns.from >= columns.to) {
		return;
	}
	for (int64_t y = y0; y < y1; y++) {
		struct span span = row_span(c, y, columns);

		if (span.from >= span.to) {
			continue;
		}

		float down = (float)(int32_t)(y - c->base_y_px) * c->pitch_y + c->near_y;
		const struct row row = {down * c->along_y, down * c->along_x,
					(int32_t)(span.from - c->base_x_px),
					(int32_t)(span.to - span.from)};
		int column = (int)(span.from - coverage->x_px), line = (int)(y - coverage->y_px);
		uint8_t *levels = coverage->levels + line * coverage->stride + column;

		plen_coverage_mark(coverage, line, column, column + row.count);
		for (int32_t at = 0; at < row.count; at += LANES) {
			if (!is_full(levels + at)) {
				cover_lanes(c, &row, at, levels);
			}
		}
	}
}

#ifdef HAS_AVX2
static TARGET_AVX2 void draw_avx2(const struct plen_capsule *capsule,
				  struct plen_coverage *coverage)
{
	draw_rows(capsule, coverage, cover_avx2);
}
#endif

void plen_capsule_draw_by(enum plen_wide wide, const struct plen_capsule *capsule,
			  struct plen_coverage *coverage)
{
	switch (wide) {
#ifdef HAS_AVX2
	case PLEN_WIDE_AVX2:
		draw_avx2(capsule, coverage);
		break;
#endif
#ifdef HAS_SSE2
	case PLEN_WIDE_SSE2:
		draw_rows(capsule, coverage, cover_sse2);
		break;
#endif
	default:
		draw_rows(capsule, coverage, cover);
		break;
	}
}

void plen_capsule_draw(const struct plen_capsule *capsule, struct plen_coverage *coverage)
{
	plen_capsule_draw_by(plen_wide_best(), capsule, coverage);
}
