/* SPDX-License-Identifier: MIT */
#include "coverage.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

#define GROUP PLEN_COVERAGE_GROUP
/* Red and blue of a pixel are worked on together, each in sixteen bits. */
#define EVEN 0x00ff00ffu
#define HALF 0x00800080u
#define COLOURS 0x00ffffff

struct ink {
	uint32_t pixel, alpha;
	enum plen_coverage_manner manner;
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

static inline uint32_t lightness(uint32_t pixel)
{
	return (pixel >> 16 & 0xff) + 2 * (pixel >> 8 & 0xff) + (pixel & 0xff);
}

/* The one or the other, whole: a colour that is neither would be seen. */
static inline uint32_t picked(uint32_t blend, uint32_t below, enum plen_coverage_manner manner)
{
	switch (manner) {
	case PLEN_COVERAGE_DARKENING:
		return lightness(blend) < lightness(below) ? blend : below & COLOURS;
	case PLEN_COVERAGE_LIGHTENING:
		return lightness(blend) > lightness(below) ? blend : below & COLOURS;
	default:
		return blend;
	}
}

/* Blends one group of pixels. */
typedef void blend_fn(uint32_t *pixels, const uint8_t *levels, struct ink ink);

static inline void blend_some(uint32_t *pixels, const uint8_t *levels, struct ink ink, int count)
{
	for (int i = 0; i < count; i++) {
		uint32_t share = divided(levels[i] * ink.alpha);

		pixels[i] = picked(blended(pixels[i], ink.pixel, share), pixels[i], ink.manner);
	}
}

static inline void blend(uint32_t *pixels, const uint8_t *levels, struct ink ink)
{
	blend_some(pixels, levels, ink, GROUP);
}

#ifdef HAS_SSE2
/* divided(), for eight products. */
static inline __m128i divided_sse2(__m128i x)
{
	x = _mm_add_epi16(x, _mm_set1_epi16(128));
	return _mm_srli_epi16(_mm_add_epi16(x, _mm_srli_epi16(x, 8)), 8);
}

/* Two pixels, sixteen bits a channel; `share` holds that of each pixel four times over. */
static inline __m128i blended_sse2(__m128i below, __m128i ink, __m128i share)
{
	__m128i rest = _mm_sub_epi16(_mm_set1_epi16(255), share);

	return divided_sse2(
		_mm_add_epi16(_mm_mullo_epi16(below, rest), _mm_mullo_epi16(ink, share)));
}

/* lightness(), of four pixels. */
static inline __m128i lightness_sse2(__m128i pixels)
{
	const __m128i low = _mm_set1_epi32(0xff);
	__m128i red = _mm_and_si128(_mm_srli_epi32(pixels, 16), low);
	__m128i green = _mm_and_si128(_mm_srli_epi32(pixels, 8), low);
	__m128i blue = _mm_and_si128(pixels, low);

	return _mm_add_epi32(_mm_add_epi32(red, blue), _mm_add_epi32(green, green));
}

/* picked(), for four pixels. */
static inline __m128i picked_sse2(__m128i blend, __m128i below, enum plen_coverage_manner manner)
{
	if (manner == PLEN_COVERAGE_OVER) {
		return blend;
	}

	__m128i ours = lightness_sse2(blend), theirs = lightness_sse2(below);
	__m128i is_ours = manner == PLEN_COVERAGE_DARKENING ? _mm_cmpgt_epi32(theirs, ours)
							    : _mm_cmpgt_epi32(ours, theirs);

	return _mm_or_si128(_mm_and_si128(is_ours, blend), _mm_andnot_si128(is_ours, below));
}

/* Four pixels; `twice` holds the share of each twice over. */
static inline void blend_four_sse2(uint32_t *pixels, __m128i twice, struct ink ink)
{
	const __m128i zero = _mm_setzero_si128();
	__m128i *place = (__m128i *)pixels;
	__m128i below = _mm_loadu_si128(place);
	__m128i colour = _mm_unpacklo_epi8(_mm_set1_epi32((int)ink.pixel), zero);
	__m128i lower = blended_sse2(_mm_unpacklo_epi8(below, zero), colour,
				     _mm_unpacklo_epi32(twice, twice));
	__m128i upper = blended_sse2(_mm_unpackhi_epi8(below, zero), colour,
				     _mm_unpackhi_epi32(twice, twice));
	__m128i whole = picked_sse2(_mm_packus_epi16(lower, upper), below, ink.manner);

	_mm_storeu_si128(place, _mm_and_si128(whole, _mm_set1_epi32(COLOURS)));
}

static inline void blend_sse2(uint32_t *pixels, const uint8_t *levels, struct ink ink)
{
	__m128i level =
		_mm_unpacklo_epi8(_mm_loadl_epi64((const __m128i *)levels), _mm_setzero_si128());
	__m128i share = divided_sse2(_mm_mullo_epi16(level, _mm_set1_epi16((int16_t)ink.alpha)));

	blend_four_sse2(pixels, _mm_unpacklo_epi16(share, share), ink);
	blend_four_sse2(pixels + 4, _mm_unpackhi_epi16(share, share), ink);
}
#endif

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

/* lightness(), of eight pixels. */
static inline TARGET_AVX2 __m256i lightness_avx2(__m256i pixels)
{
	const __m256i low = _mm256_set1_epi32(0xff);
	__m256i red = _mm256_and_si256(_mm256_srli_epi32(pixels, 16), low);
	__m256i green = _mm256_and_si256(_mm256_srli_epi32(pixels, 8), low);
	__m256i blue = _mm256_and_si256(pixels, low);

	return _mm256_add_epi32(_mm256_add_epi32(red, blue), _mm256_add_epi32(green, green));
}

/* picked(), for eight pixels. */
static inline TARGET_AVX2 __m256i picked_avx2(__m256i blend, __m256i below,
					      enum plen_coverage_manner manner)
{
	if (manner == PLEN_COVERAGE_OVER) {
		return blend;
	}

	__m256i ours = lightness_avx2(blend), theirs = lightness_avx2(below);
	__m256i is_ours = manner == PLEN_COVERAGE_DARKENING ? _mm256_cmpgt_epi32(theirs, ours)
							    : _mm256_cmpgt_epi32(ours, theirs);

	return _mm256_blendv_epi8(below, blend, is_ours);
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
	__m256i whole = picked_avx2(_mm256_packus_epi16(lower, upper), below, ink.manner);

	_mm256_storeu_si256(place, _mm256_and_si256(whole, _mm256_set1_epi32(COLOURS)));
}
#endif

/* Most groups are all paper or all ink. */
static inline __attribute__((always_inline)) void
blend_run(uint32_t *pixels, const uint8_t *levels, int count, struct ink ink, blend_fn *blend_one)
{
	bool is_opaque = ink.alpha == 255 && ink.manner == PLEN_COVERAGE_OVER;
	int at = 0;

	for (; at + GROUP <= count; at += GROUP) {
		uint64_t group;

		memcpy(&group, levels + at, sizeof(group));
		if (group == UINT64_MAX && is_opaque) {
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

#ifdef HAS_AVX2
static TARGET_AVX2 void blend_all_avx2(const struct plen_coverage *coverage,
				       const struct plen_coverage_target *target, struct ink ink)
{
	blend_rows(coverage, target, ink, blend_avx2);
}
#endif

void plen_coverage_blend_by(enum plen_wide wide, const struct plen_coverage *coverage,
			    const struct plen_coverage_target *target, struct plen_rgba colour,
			    enum plen_coverage_manner manner)
{
	const struct ink ink = {plen_theme_pixel(colour) & COLOURS, colour.a, manner};

	switch (wide) {
#ifdef HAS_AVX2
	case PLEN_WIDE_AVX2:
		blend_all_avx2(coverage, target, ink);
		break;
#endif
#ifdef HAS_SSE2
	case PLEN_WIDE_SSE2:
		blend_rows(coverage, target, ink, blend_sse2);
		break;
#endif
	default:
		blend_rows(coverage, target, ink, blend);
		break;
	}
}

void plen_coverage_blend_as(const struct plen_coverage *coverage,
			    const struct plen_coverage_target *target, struct plen_rgba colour,
			    enum plen_coverage_manner manner)
{
	plen_coverage_blend_by(plen_wide_best(), coverage, target, colour, manner);
}

void plen_coverage_blend(const struct plen_coverage *coverage,
			 const struct plen_coverage_target *target, struct plen_rgba colour)
{
	plen_coverage_blend_as(coverage, target, colour, PLEN_COVERAGE_OVER);
}
