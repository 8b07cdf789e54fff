/* SPDX-License-Identifier: MIT */
#include "lesson/contribution.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sample.h"

struct fixture {
	struct plen_lesson *lesson;
	struct plen_contributions *contributions;
};

static void on_committed(void *data, const struct plen_op *op)
{
	assert_int_equal(plen_contributions_take(data, op), 0);
}

static void init(struct fixture *fixture)
{
	fixture->lesson = plen_lesson_create();
	fixture->contributions = plen_contributions_create();
	plen_lesson_set_listener(fixture->lesson,
				 &(struct plen_lesson_listener){.committed = on_committed,
								.data = fixture->contributions});
}

static void finish(struct fixture *fixture)
{
	plen_contributions_destroy(fixture->contributions);
	plen_lesson_destroy(fixture->lesson);
}

/* A line of 100 mm, with a mark. */
static uint64_t write_for(struct fixture *fixture, uint8_t group, uint8_t mark, uint32_t page,
			  uint32_t time_ms)
{
	const struct plen_stroke_point points[] = {{0, 0, 50, 255}, {100000, 0, 50 + time_ms, 255}};
	const struct plen_op_stroke stroke = {
		.group = group, .width_um = 3000, .count = 2, .points = points};
	struct plen_op op = {.kind = PLEN_OP_EDIT, .group = group, .mark = mark};

	op.u.edit = (struct plen_op_edit){.page = page, .stroke_count = 1, .strokes = &stroke};
	return plen_lesson_commit(fixture->lesson, &op) * PLEN_OP_STROKES_MAX;
}

static uint64_t write_line(struct fixture *fixture, uint8_t group, uint8_t mark, uint32_t page)
{
	return write_for(fixture, group, mark, page, 1000);
}

static uint64_t rub(struct fixture *fixture, uint8_t group, uint8_t mark, uint32_t page,
		    uint64_t stroke, uint32_t from, uint32_t to)
{
	const struct plen_op_cut cut = {stroke, {from, to}};
	struct plen_op op = {.kind = PLEN_OP_EDIT, .group = group, .mark = mark};

	op.u.edit = (struct plen_op_edit){.page = page, .cut_count = 1, .cuts = &cut};
	return plen_lesson_commit(fixture->lesson, &op);
}

/* Somebody has turned to the page: what comes next is not its beginning. */
static void turn(struct fixture *fixture)
{
	struct plen_op op = {.kind = PLEN_OP_VIEW,
			     .u.view = {.group_count = 2, .dividers_ppm = {500000}}};

	plen_lesson_commit(fixture->lesson, &op);
}

static uint32_t make_page(struct fixture *fixture, uint8_t owner)
{
	uint32_t page = sample_commit_page(fixture->lesson, owner);

	turn(fixture);
	return page;
}

static const struct plen_contribution *find(struct fixture *fixture, uint8_t group, uint8_t mark)
{
	size_t count = 0;
	const struct plen_contribution *list =
		plen_contributions_list(fixture->contributions, &count);

	for (size_t i = 0; i < count; i++) {
		if (list[i].group == group && list[i].mark == mark) {
			return &list[i];
		}
	}
	return NULL;
}

#define assert_mm(is, wanted) assert_true(fabs((is) - (wanted)) < 0.01)

static void test_contribution__counts_for_each_mark(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);
	uint32_t page = make_page(&fixture, 2);
	write_line(&fixture, 2, 1, page);
	write_line(&fixture, 2, 1, page);
	write_line(&fixture, 2, 3, page);

	const struct plen_contribution *star = find(&fixture, 2, 1);
	assert_int_equal(star->strokes, 2);
	assert_int_equal(star->writing_us, 2000000);
	assert_mm(star->written_mm, 200);
	assert_int_equal(star->seen_whole, 2);
	assert_mm(star->seen_mm, 200);
	assert_int_equal(find(&fixture, 2, 3)->strokes, 1);
	assert_null(find(&fixture, 2, 0));
	assert_null(find(&fixture, 2, 2));
	finish(&fixture);
}

static void test_contribution__tells_own_ink_from_others(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);
	uint32_t page = make_page(&fixture, 1);
	uint64_t line = write_line(&fixture, 1, 1, page);
	rub(&fixture, 1, 1, page, line, 0, 64);
	rub(&fixture, 1, 2, page, line, 32, 128); /* a quarter of it is new */
	assert_mm(find(&fixture, 1, 1)->rubbed_own_mm, 25);
	assert_mm(find(&fixture, 1, 1)->seen_mm, 50);
	assert_int_equal(find(&fixture, 1, 1)->seen_part, 1);
	assert_int_equal(find(&fixture, 1, 1)->seen_whole, 0);
	assert_mm(find(&fixture, 1, 2)->rubbed_others_mm, 25);
	assert_int_equal(find(&fixture, 1, 2)->strokes, 0);
	finish(&fixture);
}

static void test_contribution__what_is_taken_back_is_neither_seen_nor_rubbed(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);
	uint32_t page = make_page(&fixture, 1);
	uint64_t line = write_line(&fixture, 1, 1, page);
	rub(&fixture, 1, 2, page, line, 0, 256);
	sample_commit_undo(fixture.lesson, 1);
	assert_null(find(&fixture, 1, 2));
	assert_mm(find(&fixture, 1, 1)->seen_mm, 100);
	sample_commit_undo(fixture.lesson, 1);
	assert_mm(find(&fixture, 1, 1)->taken_back_mm, 100);
	assert_mm(find(&fixture, 1, 1)->seen_mm, 0);
	sample_commit_redo(fixture.lesson, 1);
	assert_mm(find(&fixture, 1, 1)->seen_mm, 100);
	finish(&fixture);
}

static void test_contribution__a_copy_is_nobodys_work(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);
	uint32_t page = sample_commit_page(fixture.lesson, 0);
	uint64_t line = write_line(&fixture, 0, 0, page); /* right after its page */
	rub(&fixture, 3, 0, page, line, 0, 256);
	assert_null(find(&fixture, 0, 0));
	assert_null(find(&fixture, 3, 0));
	finish(&fixture);
}

static void test_contribution__ink_that_took_no_time_came_from_elsewhere(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);
	uint32_t page = make_page(&fixture, 0);
	write_for(&fixture, 0, 0, page, 0);
	assert_null(find(&fixture, 0, 0));
	/* Nor did what took less than none. */
	write_for(&fixture, 0, 0, page, UINT32_MAX);
	assert_null(find(&fixture, 0, 0));
	finish(&fixture);
}

static void test_contribution__is_a_table(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);
	uint32_t page = make_page(&fixture, 0);
	write_line(&fixture, 0, 0, page);
	rub(&fixture, 4, 8, page, write_line(&fixture, 4, 2, page), 0, 128);
	char *csv = plen_contributions_csv(fixture.contributions);
	assert_string_equal(csv, "group,mark,strokes,writing_s,written_mm,strokes_seen_whole,"
				 "strokes_seen_in_part,seen_mm,taken_back_mm,rubbed_out_own_mm,"
				 "rubbed_out_others_mm\n"
				 "class,,1,1.0,100,1,0,100,0,0,0\n"
				 "4,heart,1,1.0,100,0,1,50,0,0,0\n"
				 "4,tree,0,0.0,0,0,0,0,0,0,50\n");
	free(csv);
	finish(&fixture);
}

static void assert_says_that_it_is_a_part(struct fixture *fixture)
{
	assert_false(plen_contributions_are_whole(fixture->contributions));
	char *csv = plen_contributions_csv(fixture->contributions);
	assert_non_null(strstr(csv, "\nSome of it was cleared or could not be read.,,,,,,,,,,\n"));
	free(csv);
}

static void test_contribution__says_when_some_of_it_is_not_there(void **state)
{
	struct plen_op gap = {.kind = PLEN_OP_GAP, .u.count = 3};
	struct fixture fixture;

	(void)state;
	init(&fixture);
	write_line(&fixture, 0, 0, make_page(&fixture, 0));
	assert_true(plen_contributions_are_whole(fixture.contributions));
	plen_lesson_commit(fixture.lesson, &gap);
	assert_says_that_it_is_a_part(&fixture);
	finish(&fixture);
	init(&fixture);
	plen_contributions_miss(fixture.contributions);
	assert_says_that_it_is_a_part(&fixture);
	finish(&fixture);
}

/* -- by dice: it adds up, and says what the lesson shows -- */

static void assert_adds_up(struct fixture *fixture)
{
	size_t count = 0;
	const struct plen_contribution *list =
		plen_contributions_list(fixture->contributions, &count);
	double written_mm = 0;
	double elsewhere_mm = 0;

	for (size_t i = 0; i < count; i++) {
		written_mm += list[i].written_mm;
		elsewhere_mm += list[i].seen_mm + list[i].taken_back_mm + list[i].rubbed_own_mm +
				list[i].rubbed_others_mm;
		assert_true(list[i].rubbed_own_mm >= -0.01 && list[i].rubbed_others_mm >= -0.01);
		assert_true(list[i].seen_whole + list[i].seen_part <= list[i].strokes);
	}
	assert_true(fabs(written_mm - elsewhere_mm) < 0.01 * (double)(count + 1));
}

struct sum {
	uint32_t strokes;
	double mm;
};

static double kept_mm(const struct plen_stroke *stroke)
{
	double mm = 0;

	for (uint32_t i = 0; i < stroke->kept_count; i++) {
		plen_stroke_pos at = stroke->kept[i].from;
		while (at < stroke->kept[i].to) {
			plen_stroke_pos to = (at / PLEN_STROKE_POS_ONE + 1) * PLEN_STROKE_POS_ONE;
			to = to < stroke->kept[i].to ? to : stroke->kept[i].to;
			struct plen_page_pt a = plen_stroke_at(stroke, at);
			struct plen_page_pt b = plen_stroke_at(stroke, to);
			mm += hypot(b.x_mm - a.x_mm, b.y_mm - a.y_mm);
			at = to;
		}
	}
	return mm;
}

static bool add_seen(void *data, const struct plen_stroke *stroke)
{
	struct sum *sum = data;
	bool took_time = plen_points_at(&stroke->points, stroke->count - 1).t_ms >
			 plen_points_at(&stroke->points, 0).t_ms;

	if (stroke->count == 1 || took_time) {
		sum->strokes++;
		sum->mm += kept_mm(stroke);
	}
	return true;
}

static bool add_page(void *data, const struct plen_lesson_page *page)
{
	void **both = data;

	plen_lesson_each_stroke(both[0], page->id, NULL, add_seen, both[1]);
	return true;
}

/* What hands do begins on a page that is there. */
static void begin_on_page(struct plen_op *op)
{
	if (op->kind == PLEN_OP_EDIT && op->u.edit.chain < op->u.edit.page) {
		op->u.edit.chain = 0;
	}
}

static void roll_ops(struct sample_dice *dice, struct fixture *fixture, int count)
{
	for (int i = 0; i < count; i++) {
		struct plen_op op;
		sample_op(dice, fixture->lesson, &op);
		begin_on_page(&op);
		op.mark = op.kind == PLEN_OP_EDIT ? (uint8_t)sample_roll(dice, 3) : 0;
		plen_lesson_commit(fixture->lesson, &op);
		if (op.kind == PLEN_OP_PAGE) {
			turn(fixture);
		}
		plen_op_finish(&op);
	}
}

static void test_contribution__adds_up_to_what_is_seen(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 60; seed++) {
		struct sample_dice dice = {seed};
		struct fixture fixture;
		struct sum seen = {0};
		struct sum counted = {0};
		size_t count = 0;
		init(&fixture);
		roll_ops(&dice, &fixture, 300);
		assert_adds_up(&fixture);

		void *both[] = {fixture.lesson, &seen};
		plen_lesson_each_page(fixture.lesson, add_page, both);
		const struct plen_contribution *list =
			plen_contributions_list(fixture.contributions, &count);
		for (size_t i = 0; i < count; i++) {
			counted.strokes += list[i].seen_whole + list[i].seen_part;
			counted.mm += list[i].seen_mm;
		}
		assert_int_equal(counted.strokes, seen.strokes);
		assert_true(fabs(counted.mm - seen.mm) < 0.05);
		finish(&fixture);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contribution__counts_for_each_mark),
		cmocka_unit_test(test_contribution__tells_own_ink_from_others),
		cmocka_unit_test(test_contribution__what_is_taken_back_is_neither_seen_nor_rubbed),
		cmocka_unit_test(test_contribution__a_copy_is_nobodys_work),
		cmocka_unit_test(test_contribution__ink_that_took_no_time_came_from_elsewhere),
		cmocka_unit_test(test_contribution__is_a_table),
		cmocka_unit_test(test_contribution__says_when_some_of_it_is_not_there),
		cmocka_unit_test(test_contribution__adds_up_to_what_is_seen),
	};

	return cmocka_run_group_tests_name("contribution", tests, NULL, NULL);
}
