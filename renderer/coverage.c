/* SPDX-License-Identifier: MIT */
#include "coverage.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "wide.h"

#define GROUP PLEN_COVERAGE_GROUP
/* Red and blue of a pixel are worked on together, each in sixteen bits. */
#define EVEN 0x00ff00ffu
#define HALF 0x00800080u
#define COLOURS 0x00ffffff

struct ink {
	uint32_t pixel, alpha;
};

void plen_coverage_init(struct plen_coverage *coverage, int side_px)
{
	assert(side_px > 0 && side_px <= PLEN_COVERAGE_SIDE_MAX && side_px % GROUP == 0);
	int stride = side_px + PLEN_COVERAGE_PAD;

	*coverage = (struct plen_coverage){
		.side_px = side_px,
		.stride = stride,
		.first_row = side_px,
		.marks = plen_calloc((size_t)side_px, sizeof(*coverage->marks)),
		.levels = plen_calloc((size_t)side_px, (size_t)stride),
	};
}

void plen_coverage_finish(struct plen_coverage *coverage)
{
	free(coverage->marks);
	free(coverage->levels);
}

void plen_coverage_place(struct plen_coverage *coverage, int64_t x_px, int64_t y_px, int width_px,
			 int height_px)
{
	assert(width_px >= 0 && width_px <= coverage->side_px);
	assert(height_px >= 0 && height_px <= coverage->side_px);
	coverage->x_px = x_px;
	coverage->y_px = y_px;
	coverage->width_px = width_px;
	coverage->height_px = height_px;
}

static uint8_t *row_of(const struct plen_coverage *coverage, int row)
{
	return coverage->levels + row * coverage->stride;
}

/* Takes the first run of marked groups out of the marks. */
static bool next_run(uint64_t *marks, int *from, int *to)
{
	if (*marks == 0) {
		return false;
	}

	int first = __builtin_ctzll(*marks);
	uint64_t rest = ~(*marks >> first);
	int length = rest == 0 ? 64 - first : __builtin_ctzll(rest);

	*from = first * GROUP;
	*to = (first + length) * GROUP;
	*marks &= first + length < 64 ? UINT64_MAX << (first + length) : 0;
	return true;
}

void plen_coverage_clear(struct plen_coverage *coverage)
{
	for (int y = coverage->first_row; y < coverage->end_row; y++) {
		uint64_t marks = coverage->marks[y];
		int from, to;

		coverage->marks[y] = 0;
		while (next_run(&marks, &from, &to)) {
			memset(row_of(coverage, y) + from, 0, (size_t)(to - from));
		}
	}
	coverage->first_row = coverage->side_px;
	coverage->end_row = 0;
}

static void merge_run(uint8_t *to, const uint8_t *from, int count)
{
	for (int i = 0; i < count; i++) {
		to[i] = from[i] > to[i] ? from[i] : to[i];
	}
}

void plen_coverage_merge(struct plen_coverage *coverage, const struct plen_coverage *from)
{
	/* A pixel of `from` is so far from the same one of `coverage`. */
	int64_t dx = from->x_px - coverage->x_px, dy = from->y_px - coverage->y_px;
	int64_t top = dy + from->first_row, lower = dy + from->end_row;

	top = top > 0 ? top : 0;
	lower = lower < coverage->height_px ? lower : coverage->height_px;
	for (int64_t y = top; y < lower; y++) {
		uint64_t marks = from->marks[y - dy];
		int begin, end;

		while (next_run(&marks, &begin, &end)) {
			int64_t left = begin + dx > 0 ? begin + dx : 0;
			int64_t right = (end < from->width_px ? end : from->width_px) + dx;

			right = right < coverage->width_px ? right : coverage->width_px;
			if (left < right) {
				merge_run(row_of(coverage, (int)y) + left,
					  row_of(from, (int)(y - dy)) + (left - dx),
					  (int)(right - left));
				plen_coverage_mark(coverage, (int)y, (int)left, (int)right);
			}
		}
	}
}

/* x / 255 of both halves, rounded; exact for products of two bytes. */
static inline uint32_t divided(uint32_t halves)
{
	halves += HALF;
	return ((halves + ((halves >> 8) & EVEN)) >> 8) & EVEN;
}

static inline uint32_t blended(uint32_t below, uint32_t ink, uint32_t share)
{
	uint32_t rest = 255 - share;
	uint32_t even = divided((below & EVEN) * rest + (ink & EVEN) * share);
	uint32_t odd = divided(((below >> 8) & 0xff) * rest + ((ink >> 8) & 0xff) * share);

	return even | odd << 8;
}

/* Blends one group of pixels. */
typedef void blend_fn(uint32_t *pixels, const uint8_t *levels, struct ink ink);

static inline void blend_some(uint32_t *pixels, const uint8_t *levels, struct ink ink, int count)
{
	for (int i = 0; i < count; i++) {
		pixels[i] = blended(pixels[i], ink.pixel, divided(levels[i] * ink.alpha));
	}
}

#define CHANNEL(pixel, i) ((pixel) & (UINT32_C(0xff) << (8 * (i))))

static uint32_t darker(uint32_t a, uint32_t b)
{
	uint32_t pixel = 0;

	for (int i = 0; i < 3; i++) {
		pixel |= CHANNEL(a, i) < CHANNEL(b, i) ? CHANNEL(a, i) : CHANNEL(b, i);
	}
	return pixel;
}

static uint32_t lighter(uint32_t a, uint32_t b)
{
	return ~darker(~a, ~b) & COLOURS;
}

static inline void blend(uint32_t *pixels, const uint8_t *levels, struct ink ink)
{
	blend_some(pixels, levels, ink, GROUP);
}

#ifdef HAS_AVX2
/* divided(), for sixteen products. */
static inline TARGET_AVX2 __m256i divided_avx2(__m256i x)
{
	x = _mm256_add_epi16(x, _mm256_set1_epi16(128));
	return _mm256_srli_epi16(_mm256_add_epi16(x, _mm256_srli_epi16(x, 8)), 8);
}

/* Four pixels, sixteen bits a channel; `share` holds that of each pixel four times over. */
static inline TARGET_AVX2 __m256i blended_avx2(__m256i below, __m256i ink, __m256i share)
{
	__m256i rest = _mm256_sub_epi16(_mm256_set1_epi16(255), share);

	return divided_avx2(
		_mm256_add_epi16(_mm256_mullo_epi16(below, rest), _mm256_mullo_epi16(ink, share)));
}

static inline TARGET_AVX2 void blend_avx2(uint32_t *pixels, const uint8_t *levels, struct ink ink)
{
	const __m256i zero = _mm256_setzero_si256();
	__m256i *place = (__m256i *)pixels;
	__m256i below = _mm256_loadu_si256(place);
	__m256i level = _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)levels));
	__m256i alpha = _mm256_set1_epi32((int)ink.alpha);
	__m256i share = _mm256_and_si256(divided_avx2(_mm256_mullo_epi16(level, alpha)),
					 _mm256_set1_epi32(0xff));

	share = _mm256_or_si256(share, _mm256_slli_epi32(share, 16));

	__m256i colour = _mm256_unpacklo_epi8(_mm256_set1_epi32((int)ink.pixel), zero);
	__m256i lower = blended_avx2(_mm256_unpacklo_epi8(below, zero), colour,
				     _mm256_unpacklo_epi32(share, share));
	__m256i upper = blended_avx2(_mm256_unpackhi_epi8(below, zero), colour,
				     _mm256_unpackhi_epi32(share, share));
	__m256i whole = _mm256_packus_epi16(lower, upper);

	_mm256_storeu_si256(place, _mm256_and_si256(whole, _mm256_set1_epi32(COLOURS)));
}
#endif

/* Most groups are all paper or all ink. */
static inline __attribute__((always_inline)) void
blend_run(uint32_t *pixels, const uint8_t *levels, int count, struct ink ink, blend_fn *blend_one)
{
	int at = 0;

	for (; at + GROUP <= count; at += GROUP) {
		uint64_t group;

		memcpy(&group, levels + at, sizeof(group));
		if (group == UINT64_MAX && ink.alpha == 255) {
			for (int i = 0; i < GROUP; i++) {
				pixels[at + i] = ink.pixel;
			}
		} else if (group != 0) {
			blend_one(pixels + at, levels + at, ink);
		}
	}
	/* Beyond the last whole group may be somebody else's pixels. */
	blend_some(pixels + at, levels + at, ink, count - at);
}

static inline __attribute__((always_inline)) void
blend_rows(const struct plen_coverage *coverage, const struct plen_coverage_target *target,
	   struct ink ink, blend_fn *blend_one)
{
	for (int y = coverage->first_row; y < coverage->end_row; y++) {
		uint32_t *pixels = target->pixels + (int64_t)y * target->stride_px;
		uint64_t marks = coverage->marks[y];
		int from, to;

		while (next_run(&marks, &from, &to)) {
			to = to < coverage->width_px ? to : coverage->width_px;
			blend_run(pixels + from, row_of(coverage, y) + from, to - from, ink,
				  blend_one);
		}
	}
}

static struct ink ink_of(struct plen_rgba colour)
{
	return (struct ink){plen_theme_pixel(colour) & COLOURS, colour.a};
}

void plen_coverage_blend_portable(const struct plen_coverage *coverage,
				  const struct plen_coverage_target *target,
				  struct plen_rgba colour)
{
	blend_rows(coverage, target, ink_of(colour), blend);
}

#ifdef HAS_AVX2
static TARGET_AVX2 void blend_all_avx2(const struct plen_coverage *coverage,
				       const struct plen_coverage_target *target, struct ink ink)
{
	blend_rows(coverage, target, ink, blend_avx2);
}
#endif

void plen_coverage_blend(const struct plen_coverage *coverage,
			 const struct plen_coverage_target *target, struct plen_rgba colour)
{
#ifdef HAS_AVX2
	if (__builtin_cpu_supports("avx2")) {
		blend_all_avx2(coverage, target, ink_of(colour));
		return;
	}
#endif
	plen_coverage_blend_portable(coverage, target, colour);
}

static void blend_beneath(const struct plen_coverage *coverage,
			  const struct plen_coverage_target *target, struct ink ink,
			  uint32_t (*pick)(uint32_t a, uint32_t b))
{
	for (int y = coverage->first_row; y < coverage->end_row; y++) {
		uint32_t *pixels = target->pixels + (int64_t)y * target->stride_px;
		const uint8_t *levels = row_of(coverage, y);
		uint64_t marks = coverage->marks[y];
		int from, to;

		while (next_run(&marks, &from, &to)) {
			to = to < coverage->width_px ? to : coverage->width_px;
			for (int x = from; x < to; x++) {
				uint32_t share = divided(levels[x] * ink.alpha);

				pixels[x] = pick(blended(pixels[x], ink.pixel, share), pixels[x]);
			}
		}
	}
}

void plen_coverage_blend_as(const struct plen_coverage *coverage,
			    const struct plen_coverage_target *target, struct plen_rgba colour,
			    enum plen_coverage_manner manner)
{
	switch (manner) {
	case PLEN_COVERAGE_OVER:
		plen_coverage_blend(coverage, target, colour);
		break;
	case PLEN_COVERAGE_DARKENING:
		blend_beneath(coverage, target, ink_of(colour), darker);
		break;
	case PLEN_COVERAGE_LIGHTENING:
		blend_beneath(coverage, target, ink_of(colour), lighter);
		break;
	}
}
