/* SPDX-License-Identifier: MIT */
#include "svg_points.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "formats/limits.h"
#include "number.h"

#define BLANKS " \t\r\n"
#define TOKEN_MAX 80

/* "12,5,3,25" is 12.5, 3.25 where a program wrote with the commas of its country. */
static bool has_decimal_commas(const char *text)
{
	size_t length, commas = 0;

	text += strspn(text, BLANKS);
	length = strcspn(text, BLANKS);
	for (size_t i = 0; i < length; i++) {
		commas += text[i] == ',';
	}
	return commas == 3 && memchr(text, '.', length) == NULL;
}

static const char *next_plain(const char *text, struct plen_svg_point *point, bool *valid)
{
	return plen_number_pair(text, &point->x, &point->y, valid);
}

static const char *next_with_commas(const char *text, struct plen_svg_point *point, bool *valid)
{
	char token[TOKEN_MAX];
	unsigned commas = 0;
	size_t length;

	text += strspn(text, BLANKS);
	length = strcspn(text, BLANKS);
	if (length == 0) {
		return NULL;
	}
	snprintf(token, sizeof(token), "%.*s", (int)length, text);
	for (char *at = token; *at != '\0'; at++) {
		if (*at == ',') {
			*at = commas++ == 1 ? ' ' : '.';
		}
	}
	*valid = next_plain(token, point, valid) != NULL && *valid && commas == 3;
	return text + length;
}

static bool is_near(const struct plen_svg_point *point)
{
	return fabs(point->x) < PLEN_LIMIT_COORDINATE_UM &&
	       fabs(point->y) < PLEN_LIMIT_COORDINATE_UM;
}

void plen_svg_points_parse(struct plen_svg_points *points, const char *text)
{
	bool commas = text != NULL && has_decimal_commas(text), valid = true;
	size_t capacity = points->count;
	struct plen_svg_point point;

	while (text != NULL && points->count < PLEN_LIMIT_POINTS) {
		text = commas ? next_with_commas(text, &point, &valid)
			      : next_plain(text, &point, &valid);
		if (text != NULL && valid && is_near(&point)) {
			points->at = plen_grow(points->at, points->count, &capacity,
					       sizeof(*points->at));
			points->at[points->count++] = point;
		} else if (text != NULL) {
			points->broken = true;
		}
	}
}

void plen_svg_points_finish(struct plen_svg_points *points)
{
	free(points->at);
	*points = (struct plen_svg_points){0};
}

void plen_svg_points_move(struct plen_svg_points *points, const struct plen_matrix *matrix)
{
	for (uint32_t i = 0; i < points->count; i++) {
		plen_matrix_apply(matrix, &points->at[i].x, &points->at[i].y);
	}
}
