/* SPDX-License-Identifier: MIT */
#include "paper.h"

#include <stdlib.h>

#include "check.h"
#include "sample_ink.h"

#define SIDE 400

static struct plen_paper squared(double px_per_mm, double view)
{
	struct plen_px_scale board = {px_per_mm, px_per_mm};
	struct plen_px_scale page = {px_per_mm * view, px_per_mm * view};

	return plen_paper_make(PLEN_THEME_LIGHT, PLEN_BACKGROUND_SQUARED, board, page);
}

static int count_lines(const struct plen_paper *paper, int length_px)
{
	uint32_t *row = calloc((size_t)length_px, sizeof(*row));
	int lines = 0;

	/* A row in the middle of a square. */
	plen_paper_fill(paper, row, length_px, (struct plen_px_rect){0, 0, length_px, 1}, 0,
			(int)(paper->step_y_px / 2));
	for (int x = 0; x < length_px; x++) {
		lines += row[x] == paper->line && (x == 0 || row[x - 1] != paper->line);
	}
	free(row);
	return lines;
}

static void test_paper__has_a_line_every_20_mm(void **state)
{
	(void)state;
	struct plen_paper paper = squared(2, 1);

	assert_int_equal(paper.line_x_px, 2);
	assert_int_equal(count_lines(&paper, 400), 10 + 1);
}

static void test_paper__lines_keep_their_distance_when_small(void **state)
{
	(void)state;
	for (double view = 0.05; view < 20; view *= 1.3) {
		struct plen_paper paper = squared(1.02, view);

		assert_true(paper.step_x_px >= 9);
	}
}

static void test_paper__plain_paper_has_none(void **state)
{
	struct plen_px_scale scale = {1, 1};
	struct plen_paper paper =
		plen_paper_make(PLEN_THEME_DARK, PLEN_BACKGROUND_PLAIN, scale, scale);

	(void)state;
	assert_int_equal(count_lines(&paper, 400), 0);
}

/* Any rectangle shows what the whole page shows there, left of and above its origin too. */
static void test_paper__pieces_fit(void **state)
{
	static uint32_t whole[SIDE * SIDE], piece[SIDE * SIDE];
	struct sample_random random = {41};

	(void)state;
	for (int round = 0; round < 60; round++) {
		struct plen_paper paper = squared(0.7 + round * 0.05, 1);
		int64_t x0 = sample_random_int(&random, 2000) - 1000;
		int64_t y0 = sample_random_int(&random, 2000) - 1000;
		struct plen_px_rect rect = {sample_random_int(&random, 300),
					    sample_random_int(&random, 300), 90, 90};
		int dx = sample_random_int(&random, 50), dy = sample_random_int(&random, 50);

		plen_paper_fill(&paper, whole, SIDE, (struct plen_px_rect){0, 0, SIDE, SIDE}, x0,
				y0);
		plen_paper_fill(&paper, piece, SIDE, (struct plen_px_rect){dx, dy, rect.w, rect.h},
				x0 + rect.x - dx, y0 + rect.y - dy);
		for (int y = 0; y < rect.h; y++) {
			assert_memory_equal(piece + (y + dy) * SIDE + dx,
					    whole + (y + rect.y) * SIDE + rect.x,
					    (size_t)rect.w * 4);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paper__has_a_line_every_20_mm),
		cmocka_unit_test(test_paper__lines_keep_their_distance_when_small),
		cmocka_unit_test(test_paper__plain_paper_has_none),
		cmocka_unit_test(test_paper__pieces_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
