/* SPDX-License-Identifier: MIT */
#include "lesson/lesson.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/mem.h"
#include "sample.h"

static const double line[] = {0, 0, 100, 0};

static bool count_stroke(void *data, const struct plen_stroke *stroke)
{
	(void)stroke;
	(*(uint32_t *)data)++;
	return true;
}

static uint32_t seen_count(const struct plen_lesson *lesson, uint32_t page)
{
	uint32_t count = 0;

	plen_lesson_each_stroke(lesson, page, NULL, count_stroke, &count);
	return count;
}

/* -- pages -- */

static void test_lesson__pages_are_counted_by_owner(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t first = sample_commit_page(lesson, 0);
	uint32_t other = sample_commit_page(lesson, 3);
	uint32_t second = sample_commit_page(lesson, 0);

	(void)state;
	assert_int_equal(first, 1);
	assert_int_equal(plen_lesson_page_count(lesson, 0), 2);
	assert_int_equal(plen_lesson_page_count(lesson, 3), 1);
	assert_int_equal(plen_lesson_page_count(lesson, 1), 0);
	assert_int_equal(plen_lesson_page_count(lesson, 200), 0);
	assert_int_equal(plen_lesson_page_at(lesson, 0, 1)->id, second);
	assert_int_equal(plen_lesson_page_index(lesson, second), 1);
	assert_int_equal(plen_lesson_page_index(lesson, other), 0);
	assert_int_equal(plen_lesson_page(lesson, other)->owner, 3);
	assert_null(plen_lesson_page(lesson, 99));
	plen_lesson_destroy(lesson);
}

/* -- what is refused -- */

static void assert_not_applied(struct plen_lesson *lesson, const struct plen_op *op)
{
	char *before = sample_show(lesson);

	assert_int_equal(plen_lesson_apply(lesson, op), -EBADMSG);
	char *after = sample_show(lesson);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void test_lesson__refuses_what_cannot_have_happened(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	const struct plen_stroke_point point = {0, 0, 0, 255};
	const struct plen_op_stroke dot = {0, 0, 0, 1000, 1, &point};
	uint32_t page = sample_commit_page(lesson, 0);
	uint32_t group_page = sample_commit_page(lesson, 2);
	struct plen_op good = {.seq = 4, .kind = PLEN_OP_EDIT};
	struct plen_op op;

	(void)state;
	sample_commit_stroke(lesson, 0, page, 1000, 2, line);
	good.u.edit = (struct plen_op_edit){.page = page, .stroke_count = 1, .strokes = &dot};

	op = good;
	op.seq = 5;
	assert_not_applied(lesson, &op);
	op.seq = 3;
	assert_not_applied(lesson, &op);

	op = good;
	op.kind = 77;
	assert_not_applied(lesson, &op);
	op = good;
	op.group = PLEN_GROUP_COUNT;
	assert_not_applied(lesson, &op);
	op = good;
	op.u.edit.page = 77;
	assert_not_applied(lesson, &op);

	op = good; /* a page that is not the class's behind */
	op.kind = PLEN_OP_PAGE;
	op.u.page = (struct plen_op_page){.owner = 1, .behind = group_page};
	assert_not_applied(lesson, &op);
	op.u.page.behind = 77;
	assert_not_applied(lesson, &op);

	op = good; /* chains: unknown, another group's, its own number */
	op.u.edit.chain = 2;
	assert_not_applied(lesson, &op);
	op.u.edit.chain = 3;
	op.group = 1;
	assert_not_applied(lesson, &op);
	op.u.edit.chain = 4;
	assert_not_applied(lesson, &op);

	op = good;
	op.kind = PLEN_OP_UNDO;
	op.u.chain = 3;
	op.group = 1;
	assert_not_applied(lesson, &op);
	op.group = 0;
	op.u.chain = 1;
	assert_not_applied(lesson, &op);
	op.kind = PLEN_OP_REDO;
	op.u.chain = 3;
	assert_not_applied(lesson, &op);

	op = good;
	op.kind = PLEN_OP_VIEW;
	op.u.view = (struct plen_op_view){.group_count = 2};
	op.u.view.panes[6] = (struct plen_op_pane){.page = 77, .scale_ppm = 1000000};
	assert_not_applied(lesson, &op);

	assert_int_equal(plen_lesson_apply(lesson, &good), 0);
	plen_lesson_destroy(lesson);
}

static void test_lesson__a_cut_of_an_unknown_stroke_has_no_effect(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t page = sample_commit_page(lesson, 0);
	uint32_t elsewhere = sample_commit_page(lesson, 0);
	uint64_t stroke = sample_commit_stroke(lesson, 0, page, 1000, 2, line);

	(void)state;
	sample_commit_cut(lesson, 0, page, 0, stroke + 1, 0, 256);
	sample_commit_cut(lesson, 0, elsewhere, 0, stroke, 0, 256);
	assert_int_equal(seen_count(lesson, page), 1);
	assert_true(sample_commit_undo(lesson, 0));
	assert_true(sample_commit_undo(lesson, 0));
	assert_int_equal(seen_count(lesson, page), 1);
	plen_lesson_destroy(lesson);
}

/* Whoever reads a page asleep cannot tell, so nobody may mind. */
static void test_lesson__a_cut_that_does_not_fit_has_no_effect(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t page = sample_commit_page(lesson, 0);
	uint64_t stroke = sample_commit_stroke(lesson, 0, page, 1000, 2, line);
	uint64_t dot = sample_commit_stroke(lesson, 0, page, 1000, 1, line);

	(void)state;
	sample_commit_cut(lesson, 0, page, 0, stroke, 0, 257);
	sample_commit_cut(lesson, 0, page, 0, stroke, 0, 0);
	sample_commit_cut(lesson, 0, page, 0, dot, 0, 1);
	assert_int_equal(seen_count(lesson, page), 2);
	plen_lesson_destroy(lesson);
}

/* -- undo -- */

static void test_lesson__undo_takes_back_a_whole_chain(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t page = sample_commit_page(lesson, 0);
	uint64_t stroke = sample_commit_stroke(lesson, 0, page, 1000, 2, line);
	uint32_t where = 0;

	(void)state;
	uint64_t wipe = sample_commit_cut(lesson, 0, page, 0, stroke, 0, 100);
	sample_commit_cut(lesson, 0, page, wipe, stroke, 50, 200);
	sample_commit_cut(lesson, 0, page, wipe, stroke, 200, 256);
	assert_int_equal(seen_count(lesson, page), 0);
	assert_int_equal(plen_lesson_undo_chain(lesson, 0, NULL, NULL, &where), wipe);
	assert_int_equal(where, page);

	assert_true(sample_commit_undo(lesson, 0));
	assert_int_equal(seen_count(lesson, page), 1);
	assert_int_equal(plen_lesson_redo_chain(lesson, 0, NULL, NULL, NULL), wipe);
	assert_true(sample_commit_redo(lesson, 0));
	assert_int_equal(seen_count(lesson, page), 0);
	plen_lesson_destroy(lesson);
}

static void test_lesson__an_edit_ends_that_groups_redo_only(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t page = sample_commit_page(lesson, 0);

	(void)state;
	sample_commit_stroke(lesson, 1, page, 1000, 2, line);
	sample_commit_stroke(lesson, 2, page, 1000, 2, line);
	assert_true(sample_commit_undo(lesson, 1));
	assert_true(sample_commit_undo(lesson, 2));
	sample_commit_stroke(lesson, 2, page, 1000, 2, line);
	assert_int_not_equal(plen_lesson_redo_chain(lesson, 1, NULL, NULL, NULL), 0);
	assert_int_equal(plen_lesson_redo_chain(lesson, 2, NULL, NULL, NULL), 0);
	assert_false(sample_commit_redo(lesson, 2));
	assert_true(sample_commit_redo(lesson, 1));
	assert_int_equal(seen_count(lesson, page), 2);
	plen_lesson_destroy(lesson);
}

/* Group 1 writes, 2 rubs it out, 1 undoes and redoes its writing: 2's cut still holds. */
static void test_lesson__undo_leaves_what_others_did(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t page = sample_commit_page(lesson, 0);
	uint64_t stroke = sample_commit_stroke(lesson, 1, page, 1000, 2, line);

	(void)state;
	sample_commit_cut(lesson, 2, page, 0, stroke, 0, 128);
	sample_commit_cut(lesson, 1, page, 0, stroke, 64, 256);
	assert_int_equal(seen_count(lesson, page), 0);
	assert_true(sample_commit_undo(lesson, 2)); /* 0..64 is seen again */
	assert_int_equal(seen_count(lesson, page), 1);
	assert_true(sample_commit_redo(lesson, 2));
	assert_true(sample_commit_undo(lesson, 1)); /* 128..256 */
	assert_int_equal(seen_count(lesson, page), 1);
	assert_true(sample_commit_undo(lesson, 1)); /* the stroke itself */
	assert_int_equal(seen_count(lesson, page), 0);
	assert_true(sample_commit_undo(lesson, 2));
	assert_int_equal(seen_count(lesson, page), 0);
	assert_true(sample_commit_redo(lesson, 1));
	assert_int_equal(seen_count(lesson, page), 1);
	plen_lesson_destroy(lesson);
}

/* Two pupils of a group wipe at once: their edits interleave, each is one chain. */
static void test_lesson__chains_of_a_group_may_interleave(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t page = sample_commit_page(lesson, 0);
	uint64_t a = sample_commit_stroke(lesson, 1, page, 1000, 2, line);
	uint64_t b = sample_commit_stroke(lesson, 1, page, 1000, 2, line);
	uint64_t wipe_a = sample_commit_cut(lesson, 1, page, 0, a, 0, 128);
	uint64_t wipe_b = sample_commit_cut(lesson, 1, page, 0, b, 0, 128);

	(void)state;
	sample_commit_cut(lesson, 1, page, wipe_a, a, 128, 256);
	assert_int_equal(plen_lesson_undo_chain(lesson, 1, NULL, NULL, NULL), wipe_a);
	sample_commit_cut(lesson, 1, page, wipe_b, b, 128, 256);
	assert_int_equal(plen_lesson_undo_chain(lesson, 1, NULL, NULL, NULL), wipe_b);
	assert_int_equal(seen_count(lesson, page), 0);
	assert_true(sample_commit_undo(lesson, 1));
	assert_int_equal(seen_count(lesson, page), 1);
	assert_int_equal(plen_lesson_undo_chain(lesson, 1, NULL, NULL, NULL), wipe_a);
	plen_lesson_destroy(lesson);
}

static bool is_on(void *data, uint64_t chain, uint32_t page)
{
	(void)chain;
	return page == *(const uint32_t *)data;
}

/* A group writes on its own page, then on the class's: it may go on undoing what it did on either.
 */
static void test_lesson__any_live_chain_may_be_undone(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t shared = sample_commit_page(lesson, 0);
	uint32_t own = sample_commit_page(lesson, 1);
	uint64_t first = sample_commit_stroke(lesson, 1, own, 1000, 2, line) / PLEN_OP_STROKES_MAX;
	uint64_t last =
		sample_commit_stroke(lesson, 1, shared, 1000, 2, line) / PLEN_OP_STROKES_MAX;
	struct plen_op op = {.kind = PLEN_OP_UNDO, .group = 1, .u.chain = first};

	(void)state;
	assert_int_equal(plen_lesson_undo_chain(lesson, 1, NULL, NULL, NULL), last);
	assert_int_equal(plen_lesson_undo_chain(lesson, 1, is_on, &own, NULL), first);
	plen_lesson_commit(lesson, &op);
	assert_int_equal(seen_count(lesson, own), 0);
	assert_int_equal(seen_count(lesson, shared), 1);
	assert_int_equal(plen_lesson_undo_chain(lesson, 1, is_on, &own, NULL), 0);
	assert_int_equal(plen_lesson_redo_chain(lesson, 1, is_on, &shared, NULL), 0);

	/* Work on the class's page leaves what was undone on the group's own. */
	sample_commit_stroke(lesson, 1, shared, 1000, 2, line);
	assert_int_equal(plen_lesson_redo_chain(lesson, 1, is_on, &own, NULL), first);
	op.kind = PLEN_OP_REDO;
	plen_lesson_commit(lesson, &op);
	assert_int_equal(seen_count(lesson, own), 1);
	plen_lesson_destroy(lesson);
}

/* Undo is tapped while the rubber still moves: what it does next is a chain of its own. */
static void test_lesson__an_undone_chain_is_not_continued(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t page = sample_commit_page(lesson, 0);
	uint64_t stroke = sample_commit_stroke(lesson, 1, page, 1000, 2, line);
	uint64_t wipe = sample_commit_cut(lesson, 1, page, 0, stroke, 0, 64);

	(void)state;
	assert_true(sample_commit_undo(lesson, 1));
	struct plen_op_cut cut = {stroke, {64, 128}};
	struct plen_op op = {.kind = PLEN_OP_EDIT, .group = 1};
	op.u.edit =
		(struct plen_op_edit){.page = page, .chain = wipe, .cut_count = 1, .cuts = &cut};
	uint64_t seq = plen_lesson_commit(lesson, &op);
	assert_int_equal(op.u.edit.chain, 0);
	assert_int_equal(plen_lesson_undo_chain(lesson, 1, NULL, NULL, NULL), seq);
	assert_int_equal(plen_lesson_redo_chain(lesson, 1, NULL, NULL, NULL), 0);
	plen_lesson_destroy(lesson);
}

/* -- what the listener hears -- */

struct heard {
	int committed, changed, added;
	uint32_t page;
	struct plen_page_rect rect;
};

static void hear_commit(void *data, const struct plen_op *op)
{
	(void)op;
	((struct heard *)data)->committed++;
}

static void hear_change(void *data, uint32_t page, const struct plen_page_rect *rect,
			const struct plen_stroke *added)
{
	struct heard *heard = data;

	heard->changed++;
	heard->added += added != NULL;
	heard->page = page;
	heard->rect = *rect;
}

static void assert_heard(struct heard *heard, int committed, int changed, int added, double x,
			 double w)
{
	assert_int_equal(heard->committed, committed);
	assert_int_equal(heard->changed, changed);
	assert_int_equal(heard->added, added);
	assert_float_equal(heard->rect.x_mm, x, 1e-9);
	assert_float_equal(heard->rect.w_mm, w, 1e-9);
	*heard = (struct heard){0};
}

static void test_lesson__the_listener_hears_what_changed_and_no_more(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct heard heard = {0};
	const struct plen_lesson_listener listener = {hear_commit, hear_change, &heard};
	struct plen_op view = {.kind = PLEN_OP_VIEW};

	(void)state;
	plen_lesson_set_listener(lesson, &listener);
	uint32_t page = sample_commit_page(lesson, 0);
	view.u.view.group_count = 2;
	plen_lesson_commit(lesson, &view);
	assert_heard(&heard, 2, 0, 0, 0, 0);

	/* A cut is heard of from the point before it to the one after. */
	static const double steps[] = {0, 0, 20, 0, 40, 0, 60, 0, 80, 0, 100, 0};
	uint64_t stroke = sample_commit_stroke(lesson, 1, page, 2000, 6, steps);
	assert_heard(&heard, 1, 1, 1, -1, 102);
	sample_commit_cut(lesson, 1, page, 0, stroke, 2 * 256, 3 * 256);
	assert_heard(&heard, 1, 1, 0, 19, 62);
	sample_commit_undo(lesson, 1);
	assert_heard(&heard, 1, 1, 0, 19, 62);
	sample_commit_undo(lesson, 1);
	assert_heard(&heard, 1, 1, 0, -1, 102);
	sample_commit_redo(lesson, 1);
	assert_heard(&heard, 1, 1, 0, -1, 102);
	plen_lesson_destroy(lesson);
}

static void test_lesson__a_chain_over_two_pages_changes_both(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct heard heard = {0};
	const struct plen_lesson_listener listener = {NULL, hear_change, &heard};
	uint32_t first = sample_commit_page(lesson, 0);
	uint32_t second = sample_commit_page(lesson, 0);
	uint64_t a = sample_commit_stroke(lesson, 1, first, 1000, 2, line);
	uint64_t b = sample_commit_stroke(lesson, 1, second, 1000, 2, line);
	uint64_t chain = sample_commit_cut(lesson, 1, first, 0, a, 0, 256);
	uint32_t where = 0;

	(void)state;
	sample_commit_cut(lesson, 1, second, chain, b, 0, 256);
	plen_lesson_undo_chain(lesson, 1, NULL, NULL, &where);
	assert_int_equal(where, second);
	plen_lesson_set_listener(lesson, &listener);
	sample_commit_undo(lesson, 1);
	assert_int_equal(heard.changed, 2);
	plen_lesson_destroy(lesson);
}

/* Boards without a battery begin in any year. */
static void test_lesson__any_clock_may_be_written_by(void **state)
{
	static const int64_t clocks[] = {INT64_MIN, -1, INT64_MAX, PLEN_OP_TIME_US_MAX, 5};
	static const int64_t wanted[] = {0, 0, PLEN_OP_TIME_US_MAX, PLEN_OP_TIME_US_MAX, 5};
	struct plen_lesson *lesson = plen_lesson_create();

	(void)state;
	for (size_t i = 0; i < sizeof(clocks) / sizeof(clocks[0]); i++) {
		struct plen_op op = {.kind = PLEN_OP_PAGE, .time_us = clocks[i]};
		plen_lesson_commit(lesson, &op);
		assert_int_equal(op.time_us, wanted[i]);
	}
	plen_lesson_destroy(lesson);
}

static void test_lesson__replay_is_not_a_commit(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct heard heard = {0};
	const struct plen_lesson_listener listener = {hear_commit, hear_change, &heard};
	struct plen_op op = {.seq = 1, .kind = PLEN_OP_PAGE};

	(void)state;
	plen_lesson_set_listener(lesson, &listener);
	assert_int_equal(plen_lesson_apply(lesson, &op), 0);
	assert_int_equal(heard.committed, 0);
	plen_lesson_destroy(lesson);
}

/* -- what is found -- */

static bool stop_at_once(void *data, const struct plen_stroke *stroke)
{
	(void)stroke;
	(*(uint32_t *)data)++;
	return false;
}

static void test_lesson__each_stroke_obeys_rectangle_and_stop(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t page = sample_commit_page(lesson, 0);
	struct plen_page_rect left = {-10, -10, 20, 20};
	struct plen_page_rect nowhere = {500, 500, 10, 10};
	uint32_t count = 0;

	(void)state;
	for (int i = 0; i < 50; i++) {
		const double there[] = {i * 20, 0, i * 20 + 10, 0};
		sample_commit_stroke(lesson, 0, page, 1000, 2, there);
	}
	plen_lesson_each_stroke(lesson, page, &left, count_stroke, &count);
	assert_int_equal(count, 1);
	plen_lesson_each_stroke(lesson, page, &nowhere, count_stroke, &count);
	plen_lesson_each_stroke(lesson, 77, NULL, count_stroke, &count);
	assert_int_equal(count, 1);
	plen_lesson_each_stroke(lesson, page, NULL, stop_at_once, &count);
	assert_int_equal(count, 2);
	plen_lesson_destroy(lesson);
}

static bool note_id(void *data, const struct plen_stroke *stroke)
{
	*(uint64_t *)data = stroke->id;
	return false;
}

static void test_lesson__strokes_are_visited_in_parts(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t page = sample_commit_page(lesson, 0);
	const double here[] = {0, 0, 10, 0};
	uint64_t id = 0, before = 0;
	size_t place = 0;
	int parts = 0;

	(void)state;
	sample_commit_stroke(lesson, 0, page, 1000, 2, here);
	sample_commit_stroke(lesson, 0, page, 1000, 2, here);
	while (plen_lesson_each_stroke_from(lesson, page, NULL, &place, note_id, &id)) {
		assert_true(id > before);
		assert_int_equal(plen_lesson_seen_stroke(lesson, id)->id, id);
		before = id;
		if (++parts == 2) {
			sample_commit_stroke(lesson, 0, page, 1000, 2, here);
		}
	}
	assert_int_equal(parts, 3);
	assert_null(plen_lesson_seen_stroke(lesson, id + 1));

	uint64_t chain = plen_lesson_undo_chain(lesson, 0, NULL, NULL, NULL);
	struct plen_op op = {.kind = PLEN_OP_UNDO, .u.chain = chain};
	plen_lesson_commit(lesson, &op);
	assert_null(plen_lesson_seen_stroke(lesson, id));
	plen_lesson_destroy(lesson);
}

/* Ten thousands of strokes that were all taken back are passed over part by part. */
static void test_lesson__a_part_ends_where_nothing_is_seen(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t page = sample_commit_page(lesson, 0);
	static const struct plen_stroke_point dot = {0};
	static struct plen_op_stroke strokes[4000];
	size_t place = 0, before = 0;
	uint64_t id = 0;
	int parts = 0;

	(void)state;
	for (int i = 0; i < 4000; i++) {
		strokes[i] = (struct plen_op_stroke){.width_um = 1000, .count = 1, .points = &dot};
	}
	for (int i = 0; i < 10; i++) {
		struct plen_op op = {
			.kind = PLEN_OP_EDIT,
			.u.edit = {.page = page, .stroke_count = 4000, .strokes = strokes},
		};

		plen_lesson_commit(lesson, &op);
		sample_commit_undo(lesson, 0);
	}
	while (plen_lesson_each_stroke_from(lesson, page, NULL, &place, note_id, &id)) {
		assert_true(place > before && place - before <= 20000);
		before = place;
		parts++;
	}
	assert_true(parts >= 2);
	assert_int_equal(place, 40000);
	assert_int_equal(id, 0);
	plen_lesson_each_stroke(lesson, page, NULL, note_id, &id);
	assert_int_equal(id, 0);
	plen_lesson_destroy(lesson);
}

static void test_lesson__bounds_follow_what_is_seen(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t page = sample_commit_page(lesson, 0);
	uint64_t stroke = 0;

	(void)state;
	assert_true(plen_lesson_page_bounds(lesson, page).w_mm == 0);
	stroke = sample_commit_stroke(lesson, 0, page, 2000, 2, line);
	assert_float_equal(plen_lesson_page_bounds(lesson, page).w_mm, 102, 1e-9);
	sample_commit_cut(lesson, 1, page, 0, stroke, 128, 256);
	assert_float_equal(plen_lesson_page_bounds(lesson, page).w_mm, 52, 1e-9);
	sample_commit_undo(lesson, 0);
	assert_true(plen_lesson_page_bounds(lesson, page).w_mm == 0);
	sample_commit_redo(lesson, 0);
	sample_commit_undo(lesson, 1);
	assert_float_equal(plen_lesson_page_bounds(lesson, page).w_mm, 102, 1e-9);
	plen_lesson_destroy(lesson);
}

/* -- properties -- */

static void replay(void *data, const struct plen_op *op)
{
	size_t size = 0;
	uint8_t *body = plen_op_encode(op, &size);
	struct plen_op back = {.seq = op->seq,
			       .time_us = op->time_us,
			       .kind = op->kind,
			       .group = op->group,
			       .mark = op->mark};

	assert_int_equal(plen_op_decode(&back, body, size), 0);
	assert_int_equal(plen_lesson_apply(data, &back), 0);
	plen_op_finish(&back);
	free(body);
}

static void test_lesson__replay_of_the_encoded_log_is_the_same_lesson(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 20; seed++) {
		struct sample_dice dice = {seed};
		struct plen_lesson *live = plen_lesson_create();
		struct plen_lesson *replayed = plen_lesson_create();
		const struct plen_lesson_listener listener = {replay, NULL, replayed};

		plen_lesson_set_listener(live, &listener);
		sample_any_lesson(&dice, live, 400);
		char *a = sample_show(live);
		char *b = sample_show(replayed);
		assert_string_equal(a, b);
		free(a);
		free(b);
		plen_lesson_destroy(live);
		plen_lesson_destroy(replayed);
	}
}

/* Any undo of one group and any redo or undo of another lead to the same, in either order. */
static void test_lesson__groups_undo_and_redo_commute(void **state)
{
	struct sample_dice dice = {42};
	struct plen_lesson *lesson = plen_lesson_create();

	(void)state;
	sample_lesson(&dice, lesson, 300);
	for (int i = 0; i < 200; i++) {
		uint8_t a = (uint8_t)sample_roll(&dice, PLEN_GROUP_COUNT);
		uint8_t b =
			(uint8_t)((a + 1 + sample_roll(&dice, PLEN_GROUP_MAX)) % PLEN_GROUP_COUNT);
		bool a_undoes = sample_roll(&dice, 2) == 0;
		bool b_undoes = sample_roll(&dice, 2) == 0;

		char *before = sample_show_strokes(lesson);
		bool did_a = (a_undoes ? sample_commit_undo : sample_commit_redo)(lesson, a);
		bool did_b = (b_undoes ? sample_commit_undo : sample_commit_redo)(lesson, b);
		char *ab = sample_show_strokes(lesson);
		/* Back in the order in which they came, which is the other order. */
		if (did_a) {
			(a_undoes ? sample_commit_redo : sample_commit_undo)(lesson, a);
		}
		if (did_b) {
			(b_undoes ? sample_commit_redo : sample_commit_undo)(lesson, b);
		}
		char *back = sample_show_strokes(lesson);
		if (did_b) {
			(b_undoes ? sample_commit_undo : sample_commit_redo)(lesson, b);
		}
		if (did_a) {
			(a_undoes ? sample_commit_undo : sample_commit_redo)(lesson, a);
		}
		char *ba = sample_show_strokes(lesson);
		assert_string_equal(before, back);
		assert_string_equal(ab, ba);
		free(before);
		free(ab);
		free(back);
		free(ba);
		sample_lesson(&dice, lesson, 3);
	}
	plen_lesson_destroy(lesson);
}

struct others {
	FILE *out;
	uint8_t not_of;
};

static bool show_others(void *data, const struct plen_stroke *stroke, bool live)
{
	struct others *others = data;

	if (stroke->group != others->not_of) {
		fprintf(others->out, "%llu %d\n", (unsigned long long)stroke->id, live);
	}
	return true;
}

static char *show_strokes_of_others(const struct plen_lesson *lesson, uint8_t group)
{
	char *text = NULL;
	size_t size = 0;
	struct others others = {open_memstream(&text, &size), group};

	for (uint8_t owner = 0; owner < PLEN_GROUP_COUNT; owner++) {
		for (uint32_t i = 0; i < plen_lesson_page_count(lesson, owner); i++) {
			plen_lesson_each_written(lesson, plen_lesson_page_at(lesson, owner, i)->id,
						 show_others, &others);
		}
	}
	fclose(others.out);
	return text;
}

static void test_lesson__undo_to_the_bottom_leaves_others_strokes_alone(void **state)
{
	struct sample_dice dice = {43};
	struct plen_lesson *lesson = plen_lesson_create();

	(void)state;
	sample_lesson(&dice, lesson, 500);
	for (uint8_t group = 0; group < PLEN_GROUP_COUNT; group++) {
		char *before = sample_show_strokes(lesson);
		char *others = show_strokes_of_others(lesson, group);
		int depth = 0;
		while (sample_commit_undo(lesson, group)) {
			depth++;
		}
		char *others_after = show_strokes_of_others(lesson, group);
		assert_string_equal(others, others_after);
		for (int i = 0; i < depth; i++) {
			assert_true(sample_commit_redo(lesson, group));
		}
		char *after = sample_show_strokes(lesson);
		assert_string_equal(before, after);
		free(before);
		free(after);
		free(others);
		free(others_after);
		/* Leave it undone, so that the next group does the same on other ground. */
		while (sample_commit_undo(lesson, group)) {
		}
	}
	plen_lesson_destroy(lesson);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lesson__pages_are_counted_by_owner),
		cmocka_unit_test(test_lesson__refuses_what_cannot_have_happened),
		cmocka_unit_test(test_lesson__a_cut_of_an_unknown_stroke_has_no_effect),
		cmocka_unit_test(test_lesson__a_cut_that_does_not_fit_has_no_effect),
		cmocka_unit_test(test_lesson__undo_takes_back_a_whole_chain),
		cmocka_unit_test(test_lesson__an_edit_ends_that_groups_redo_only),
		cmocka_unit_test(test_lesson__undo_leaves_what_others_did),
		cmocka_unit_test(test_lesson__chains_of_a_group_may_interleave),
		cmocka_unit_test(test_lesson__any_live_chain_may_be_undone),
		cmocka_unit_test(test_lesson__an_undone_chain_is_not_continued),
		cmocka_unit_test(test_lesson__the_listener_hears_what_changed_and_no_more),
		cmocka_unit_test(test_lesson__a_chain_over_two_pages_changes_both),
		cmocka_unit_test(test_lesson__any_clock_may_be_written_by),
		cmocka_unit_test(test_lesson__replay_is_not_a_commit),
		cmocka_unit_test(test_lesson__each_stroke_obeys_rectangle_and_stop),
		cmocka_unit_test(test_lesson__strokes_are_visited_in_parts),
		cmocka_unit_test(test_lesson__a_part_ends_where_nothing_is_seen),
		cmocka_unit_test(test_lesson__bounds_follow_what_is_seen),
		cmocka_unit_test(test_lesson__replay_of_the_encoded_log_is_the_same_lesson),
		cmocka_unit_test(test_lesson__groups_undo_and_redo_commute),
		cmocka_unit_test(test_lesson__undo_to_the_bottom_leaves_others_strokes_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
