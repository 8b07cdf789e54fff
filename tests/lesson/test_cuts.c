/* SPDX-License-Identifier: MIT */
#include "lesson/lesson.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sample.h"

struct table {
	struct plen_lesson *lesson;
	uint32_t page;
};

static struct table make_table(void)
{
	struct table table = {.lesson = plen_lesson_create()};

	table.page = sample_commit_page(table.lesson, 0);
	return table;
}

static uint32_t find(const struct table *table, double x0, double y0, double x1, double y1,
		     double radius, struct plen_op_cut **cuts)
{
	struct plen_page_pt from = {x0, y0};
	struct plen_page_pt to = {x1, y1};

	return plen_lesson_find_cuts(table->lesson, table->page, from, to, radius, cuts);
}

static void rub(const struct table *table, const struct plen_op_cut *cuts, uint32_t count)
{
	struct plen_op op = {.kind = PLEN_OP_EDIT};

	op.u.edit.page = table->page;
	op.u.edit.cuts = cuts;
	op.u.edit.cut_count = count;
	plen_lesson_commit(table->lesson, &op);
}

static void assert_one_cut(const struct table *table, double x0, double y0, double x1, double y1,
			   double radius, plen_stroke_pos from, plen_stroke_pos to)
{
	struct plen_op_cut *cuts = NULL;

	assert_int_equal(find(table, x0, y0, x1, y1, radius, &cuts), 1);
	assert_in_range(cuts[0].range.from, from > 0 ? from - 1 : 0, from);
	assert_in_range(cuts[0].range.to, to, to + 1);
	free(cuts);
}

static void assert_no_cut(const struct table *table, double x0, double y0, double x1, double y1,
			  double radius)
{
	struct plen_op_cut *cuts = NULL;

	assert_int_equal(find(table, x0, y0, x1, y1, radius, &cuts), 0);
	assert_null(cuts);
}

static const double line[] = {0, 0, 256, 0}; /* one place of the stroke is one mm */

static void test_cuts__a_disc_takes_its_chord(void **state)
{
	struct table table = make_table();

	(void)state;
	sample_commit_stroke(table.lesson, 0, table.page, 2000, 2, line);
	assert_one_cut(&table, 100, 0, 100, 0, 10, 89, 111); /* radius + half the ink */
	assert_one_cut(&table, 100, 3, 100, 3, 4, 96, 104);
	assert_one_cut(&table, 0, 0, 0, 0, 10, 0, 11);
	assert_one_cut(&table, 256, 0, 256, 0, 10, 245, 256);
	assert_no_cut(&table, 100, 11.01, 100, 11.01, 10);
	assert_no_cut(&table, -11.01, 0, -11.01, 0, 10);
	plen_lesson_destroy(table.lesson);
}

static void test_cuts__a_moved_rubber_takes_all_between(void **state)
{
	struct table table = make_table();

	(void)state;
	sample_commit_stroke(table.lesson, 0, table.page, 2000, 2, line);
	assert_one_cut(&table, 100, 0, 120, 0, 10, 89, 131);    /* along */
	assert_one_cut(&table, 100, -50, 100, 50, 10, 89, 111); /* across: the band alone */
	assert_one_cut(&table, 60, -40, 140, 40, 10, 84, 116);  /* slanting: 11 * sqrt 2 */
	assert_one_cut(&table, -1000, 5, 1000, 5, 4, 0, 256);   /* grazing along it all */
	assert_no_cut(&table, -1000, 5.1, 1000, 5.1, 4);
	plen_lesson_destroy(table.lesson);
}

static void test_cuts__a_polyline_is_cut_in_several_places(void **state)
{
	const double zigzag[] = {0, 0, 100, 100, 200, 0, 300, 100};
	struct table table = make_table();
	struct plen_op_cut *cuts = NULL;

	(void)state;
	sample_commit_stroke(table.lesson, 0, table.page, 1000, 4, zigzag);
	assert_int_equal(find(&table, 0, 50, 300, 50, 5, &cuts), 3);
	for (uint32_t i = 0; i < 3; i++) {
		double middle = (cuts[i].range.from + cuts[i].range.to) / 2.0;
		assert_float_equal(middle, 128 + 256.0 * i, 1);
	}
	free(cuts);
	/* Round a corner it is one cut over two segments. */
	assert_int_equal(find(&table, 100, 100, 100, 100, 10, &cuts), 1);
	assert_true(cuts[0].range.from < 256 && cuts[0].range.to > 256);
	free(cuts);
	plen_lesson_destroy(table.lesson);
}

static void test_cuts__dots_are_taken_whole(void **state)
{
	const double dot[] = {10, 10};
	const double still[] = {50, 50, 50, 50, 50, 50};
	struct table table = make_table();
	struct plen_op_cut *cuts = NULL;

	(void)state;
	sample_commit_stroke(table.lesson, 0, table.page, 2000, 1, dot);
	sample_commit_stroke(table.lesson, 0, table.page, 2000, 3, still);
	assert_no_cut(&table, 10, 16.1, 10, 16.1, 5);
	assert_int_equal(find(&table, 10, 15.9, 10, 15.9, 5, &cuts), 1);
	assert_int_equal(cuts[0].range.from, 0);
	assert_int_equal(cuts[0].range.to, 0);
	rub(&table, cuts, 1);
	free(cuts);
	assert_no_cut(&table, 10, 10, 10, 10, 5);

	assert_int_equal(find(&table, 50, 50, 50, 50, 0, &cuts), 1);
	assert_int_equal(cuts[0].range.from, 0);
	assert_int_equal(cuts[0].range.to, 512);
	rub(&table, cuts, 1);
	free(cuts);
	assert_no_cut(&table, 50, 50, 50, 50, 5);
	plen_lesson_destroy(table.lesson);
}

static void test_cuts__rubbing_twice_finds_nothing_more(void **state)
{
	struct table table = make_table();
	struct sample_dice dice = {17};
	struct plen_op_cut *cuts = NULL;

	(void)state;
	sample_lesson(&dice, table.lesson, 200);
	for (int i = 0; i < 200; i++) {
		double x = sample_roll(&dice, 800);
		double y = sample_roll(&dice, 500);
		double to_x = x + sample_roll(&dice, 60);
		double to_y = y - sample_roll(&dice, 60);
		uint32_t count = find(&table, x, y, to_x, to_y, 15, &cuts);
		if (count > 0) {
			rub(&table, cuts, count);
		}
		free(cuts);
		assert_no_cut(&table, x, y, to_x, to_y, 15);
	}
	plen_lesson_destroy(table.lesson);
}

/* -- against sampling: walk along every stroke and ask of each place how far the rubber is -- */

struct probe {
	struct plen_page_pt from, to;
	double radius;
	const struct plen_op_cut *cuts;
	uint32_t count;
};

static double distance_to_way(const struct probe *probe, struct plen_page_pt at)
{
	double dx = probe->to.x_mm - probe->from.x_mm;
	double dy = probe->to.y_mm - probe->from.y_mm;
	double length2 = dx * dx + dy * dy;
	double s = 0;

	if (length2 > 0) {
		s = ((at.x_mm - probe->from.x_mm) * dx + (at.y_mm - probe->from.y_mm) * dy) /
		    length2;
		s = fmin(1, fmax(0, s));
	}
	return hypot(at.x_mm - probe->from.x_mm - s * dx, at.y_mm - probe->from.y_mm - s * dy);
}

static bool is_kept(const struct plen_stroke *stroke, plen_stroke_pos pos)
{
	for (uint32_t i = 0; i < stroke->kept_count; i++) {
		if (pos >= stroke->kept[i].from && pos < stroke->kept[i].to) {
			return true;
		}
	}
	return false;
}

static bool is_cut(const struct probe *probe, uint64_t id, plen_stroke_pos pos)
{
	for (uint32_t i = 0; i < probe->count; i++) {
		if (probe->cuts[i].stroke == id && pos >= probe->cuts[i].range.from &&
		    pos < probe->cuts[i].range.to) {
			return true;
		}
	}
	return false;
}

static bool check_stroke(void *data, const struct plen_stroke *stroke)
{
	const struct probe *probe = data;
	double reach = probe->radius + stroke->width_um / 2000.0;

	for (plen_stroke_pos pos = 0; pos + 1 < (stroke->count - 1) * 256; pos++) {
		bool cut = is_cut(probe, stroke->id, pos);
		if (!is_kept(stroke, pos)) {
			assert_false(cut);
			continue;
		}
		/* The places 0.05 mm off the edge may go either way. */
		double near = fmin(distance_to_way(probe, plen_stroke_at(stroke, pos)),
				   distance_to_way(probe, plen_stroke_at(stroke, pos + 1)));
		if (near < reach - 0.05) {
			assert_true(cut);
		} else if (near > reach + 0.05) {
			assert_false(cut);
		}
	}
	return true;
}

static void test_cuts__equal_the_sampled_truth(void **state)
{
	struct table table = make_table();
	struct sample_dice dice = {23};

	(void)state;
	for (int i = 0; i < 150; i++) {
		struct plen_op op;
		sample_edit(&dice, table.lesson, 0, table.page, &op);
		plen_lesson_commit(table.lesson, &op);
		plen_op_finish(&op);
	}
	for (int i = 0; i < 24; i++) {
		struct plen_op_cut *cuts = NULL;
		struct probe probe = {
			.from = {sample_roll(&dice, 800), sample_roll(&dice, 500)},
			.radius = 1 + sample_roll(&dice, 40),
		};
		probe.to = probe.from;
		if (i % 3 != 0) {
			probe.to.x_mm += sample_roll(&dice, 100) - 50.0;
			probe.to.y_mm += sample_roll(&dice, 100) - 50.0;
		}
		probe.count = plen_lesson_find_cuts(table.lesson, table.page, probe.from, probe.to,
						    probe.radius, &cuts);
		probe.cuts = cuts;
		plen_lesson_each_stroke(table.lesson, table.page, NULL, check_stroke, &probe);
		free(cuts);
	}
	plen_lesson_destroy(table.lesson);
}

static void test_cuts__far_away_and_senseless_rubbers(void **state)
{
	const double far[] = {-2147483, -2147483, 2147483, 2147483};
	struct table table = make_table();
	struct plen_op_cut *cuts = NULL;

	(void)state;
	sample_commit_stroke(table.lesson, 0, table.page, 1000, 2, far);
	assert_int_equal(find(&table, 0, 0, 0, 0, 1, &cuts), 1);
	assert_in_range(cuts[0].range.from, 127, 128);
	assert_in_range(cuts[0].range.to, 128, 129);
	free(cuts);
	assert_no_cut(&table, 1e300, 1e300, 1e300, -1e300, 1);
	assert_no_cut(&table, NAN, 0, 0, 0, 1);
	assert_no_cut(&table, 0, 0, INFINITY, 0, 1);
	assert_no_cut(&table, 0, 0, 0, 0, NAN);
	assert_no_cut(&table, 0, 0, 0, 0, -1);
	assert_int_equal(find(&table, -1e7, -1e7, 1e7, 1e7, 1, &cuts), 1);
	assert_int_equal(cuts[0].range.from, 0);
	assert_int_equal(cuts[0].range.to, 256);
	free(cuts);
	plen_lesson_destroy(table.lesson);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cuts__a_disc_takes_its_chord),
		cmocka_unit_test(test_cuts__a_moved_rubber_takes_all_between),
		cmocka_unit_test(test_cuts__a_polyline_is_cut_in_several_places),
		cmocka_unit_test(test_cuts__dots_are_taken_whole),
		cmocka_unit_test(test_cuts__rubbing_twice_finds_nothing_more),
		cmocka_unit_test(test_cuts__equal_the_sampled_truth),
		cmocka_unit_test(test_cuts__far_away_and_senseless_rubbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
