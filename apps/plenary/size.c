/* SPDX-License-Identifier: MIT */
#include "size.h"

#include <stdbool.h>

#define WALL_86_INCH_MM 1904
#define CLAIM_MIN_MM 800
#define CLAIM_MAX_MM 4000

static bool is_given(struct plen_board_size size)
{
	return size.w_mm > 0 && size.h_mm > 0;
}

static bool is_believable(struct plen_board_size size)
{
	return size.w_mm >= CLAIM_MIN_MM && size.w_mm <= CLAIM_MAX_MM && size.h_mm > 0 &&
	       size.h_mm <= CLAIM_MAX_MM;
}

struct plen_board_size plen_size_choose(const struct plen_size_claims *claims, int width_px,
					int height_px)
{
	double shape = (double)height_px / width_px;

	if (is_given(claims->option)) {
		return claims->option;
	}
	if (is_given(claims->config)) {
		return claims->config;
	}
	if (claims->config.h_mm > 0) {
		return (struct plen_board_size){claims->config.h_mm / shape, claims->config.h_mm};
	}
	if (claims->config.w_mm > 0) {
		return (struct plen_board_size){claims->config.w_mm, claims->config.w_mm * shape};
	}
	if (is_believable(claims->recording)) {
		return claims->recording;
	}
	if (is_believable(claims->screen)) {
		return claims->screen;
	}
	return (struct plen_board_size){WALL_86_INCH_MM, WALL_86_INCH_MM * shape};
}
