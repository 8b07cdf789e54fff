/* SPDX-License-Identifier: MIT */
#include "sample_pictures.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static uint32_t colour_at(const struct plen_picture_key *key, uint32_t x, uint32_t y)
{
	bool is_right = 2 * (key->x_px + x) >= key->whole_w_px;
	bool is_lower = 2 * (key->y_px + y) >= key->whole_h_px;
	uint32_t colours[] = {0xff000000 | SAMPLE_RED, 0xff000000 | SAMPLE_GREEN,
			      0xff000000 | SAMPLE_BLUE, 0x80000000};

	if (key->part % 2 == 1 && !is_lower) {
		is_right = !is_right;
	}
	return colours[2 * is_lower + is_right];
}

static uint32_t *paint(const struct plen_picture_key *key)
{
	uint32_t *pixels = malloc((size_t)key->w_px * key->h_px * 4);

	for (uint32_t y = 0; y < key->h_px; y++) {
		for (uint32_t x = 0; x < key->w_px; x++) {
			pixels[(size_t)y * key->w_px + x] = colour_at(key, x, y);
		}
	}
	return pixels;
}

static bool is_same(const struct plen_picture_key *a, const struct plen_picture_key *b)
{
	return memcmp(a, b, sizeof(*a)) == 0;
}

static const uint32_t *pixels_of(void *data, const struct plen_picture_key *key, bool *failed)
{
	struct sample_pictures *pictures = data;

	*failed = key->asset == pictures->failing;
	for (size_t i = 0; i < pictures->count; i++) {
		if (is_same(&pictures->pieces[i].key, key)) {
			return pictures->pieces[i].pixels;
		}
	}
	assert(pictures->count < SAMPLE_PICTURES_MAX);

	struct sample_piece *piece = &pictures->pieces[pictures->count++];
	piece->key = *key;
	piece->pixels = NULL;
	if (!pictures->is_slow && !*failed) {
		piece->pixels = paint(key);
	}
	return piece->pixels;
}

void sample_pictures_deliver(struct sample_pictures *pictures)
{
	for (size_t i = 0; i < pictures->count; i++) {
		struct sample_piece *piece = &pictures->pieces[i];

		if (piece->pixels == NULL && piece->key.asset != pictures->failing) {
			piece->pixels = paint(&piece->key);
		}
		if (pictures->renderer != NULL) {
			plen_renderer_picture_came(pictures->renderer, piece->key.asset,
						   piece->key.part);
		}
	}
}

static void settle(void *data, bool wait)
{
	struct sample_pictures *pictures = data;

	pictures->settled++;
	if (wait) {
		sample_pictures_deliver(pictures);
	}
}

struct plen_picture_source sample_pictures_source(struct sample_pictures *pictures)
{
	return (struct plen_picture_source){pixels_of, settle, pictures};
}

void sample_pictures_finish(struct sample_pictures *pictures)
{
	for (size_t i = 0; i < pictures->count; i++) {
		free(pictures->pieces[i].pixels);
	}
}

struct plen_op_picture sample_picture_at(uint32_t asset, double x_mm, double y_mm, double size_mm,
					 int turn)
{
	const int cosine[] = {1, 0, -1, 0}, sine[] = {0, 1, 0, -1};
	int32_t c = cosine[turn % 4] * 1000000, s = sine[turn % 4] * 1000000;
	/* Turned about its middle. */
	double half = size_mm / 2 * 1000;
	double middle_x = x_mm * 1000 + half, middle_y = y_mm * 1000 + half;

	return (struct plen_op_picture){
		.asset = asset,
		.w_um = (uint32_t)(2 * half),
		.h_um = (uint32_t)(2 * half),
		.a_ppm = c,
		.b_ppm = s,
		.c_ppm = -s,
		.d_ppm = c,
		.e_um = (int32_t)lround(middle_x - (c * half - s * half) / 1e6),
		.f_um = (int32_t)lround(middle_y - (s * half + c * half) / 1e6),
	};
}

uint32_t sample_picture_asset(struct plen_lesson *lesson, uint8_t media, uint32_t parts)
{
	static const uint8_t bytes[] = "sample";
	struct plen_op op = {.kind = PLEN_OP_ASSET};

	op.u.asset = (struct plen_op_asset){media, parts, sizeof(bytes), bytes};
	return (uint32_t)plen_lesson_commit(lesson, &op);
}

uint64_t sample_picture_commit(struct plen_lesson *lesson, uint32_t page,
			       const struct plen_op_picture *picture)
{
	struct plen_op op = {.kind = PLEN_OP_EDIT};

	op.u.edit = (struct plen_op_edit){.page = page, .picture_count = 1, .pictures = picture};
	return plen_lesson_commit(lesson, &op);
}
