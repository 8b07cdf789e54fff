/* SPDX-License-Identifier: MIT */
#include "lesson/lesson.h"

#include <errno.h>
#include <inttypes.h>
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
#include "sample_log.h"

static void on_committed(void *data, const struct plen_op *op)
{
	sample_log_add(data, op);
}

static struct plen_lesson *create(struct sample_log *log)
{
	struct plen_lesson *lesson = plen_lesson_create();
	const struct plen_lesson_listener listener = {.committed = on_committed, .data = log};

	plen_lesson_set_listener(lesson, &listener);
	return lesson;
}

/* -- clearing a list -- */

struct walk {
	const struct sample_log *log;
	size_t index;
	struct plen_op op;
};

static bool next_row(void *data, struct plen_op *op)
{
	struct walk *walk = data;

	plen_op_finish(&walk->op);
	walk->op = (struct plen_op){0};
	if (walk->index == walk->log->count) {
		return false;
	}
	walk->op = sample_log_op(walk->log, walk->index++);
	*op = walk->op;
	return true;
}

static int add_row(void *data, const struct plen_op *op)
{
	struct sample_log *log = data;

	assert_int_equal(op->seq, log->last + 1);
	assert_true(plen_op_is_valid(op));
	sample_log_add(log, op);
	return 0;
}

static int clear_into(const struct plen_lesson *lesson, const struct sample_log *log,
		      struct sample_log *cleared)
{
	struct walk walk = {.log = log};

	int error = plen_lesson_clear(lesson, next_row, &walk, add_row, cleared);
	plen_op_finish(&walk.op);
	return error;
}

static struct plen_lesson *fold(const struct sample_log *log)
{
	struct plen_lesson *lesson = plen_lesson_create();

	sample_log_fold(log, 0, lesson);
	return lesson;
}

/* -- what is seen, whatever strokes it is made of -- */

static void show_point(FILE *out, struct plen_page_pt at)
{
	/* Where a stroke is cut off, a whole micrometre is near enough. */
	fprintf(out, " %.0f,%.0f", at.x_mm * 1000 + 1e-6, at.y_mm * 1000 + 1e-6);
}

/* Only what lies at points of their own: the ends of a part are compared by the parts' number. */
static void show_part(FILE *out, const struct plen_stroke *stroke, struct plen_stroke_range part)
{
	plen_stroke_pos first = part.from + PLEN_STROKE_POS_ONE - 1;

	first -= first % PLEN_STROKE_POS_ONE;
	fprintf(out, "  group %u mark %u ink %u rgba %08x width %u:", stroke->group, stroke->mark,
		stroke->ink, stroke->rgba, stroke->width_um);
	for (plen_stroke_pos pos = first; pos <= part.to; pos += PLEN_STROKE_POS_ONE) {
		if (pos != part.from && pos != part.to) {
			show_point(out, plen_stroke_at(stroke, pos));
		}
	}
	fputc('\n', out);
}

static bool show_parts(void *data, const struct plen_stroke *stroke)
{
	for (uint32_t i = 0; i < stroke->kept_count; i++) {
		show_part(data, stroke, stroke->kept[i]);
	}
	return true;
}

static bool show_picture(void *data, const struct plen_picture *picture)
{
	fprintf(data, "  picture %" PRIu64 " of %u/%u group %u\n", picture->id,
		picture->place.asset, picture->place.part, picture->group);
	return true;
}

struct shower {
	FILE *out;
	const struct plen_lesson *lesson;
};

static bool show_page(void *data, const struct plen_lesson_page *page)
{
	const struct shower *shower = data;

	fprintf(shower->out, "page %u owner %u background %u behind %u\n", page->id, page->owner,
		page->background, page->behind);
	plen_lesson_each_picture(shower->lesson, page->id, NULL, show_picture, shower->out);
	plen_lesson_each_stroke(shower->lesson, page->id, NULL, show_parts, shower->out);
	return true;
}

static char *show_seen(const struct plen_lesson *lesson)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	struct shower shower = {out, lesson};

	fprintf(out, "seq %" PRIu64 "\n", plen_lesson_seq(lesson));
	plen_lesson_each_page(lesson, show_page, &shower);
	fclose(out);
	return text;
}

static void assert_same_view(const struct plen_lesson *a, const struct plen_lesson *b)
{
	const struct plen_op_view *left = plen_lesson_view(a);
	const struct plen_op_view *right = plen_lesson_view(b);

	assert_int_equal(left != NULL, right != NULL);
	if (left != NULL) {
		assert_memory_equal(left, right, sizeof(*left));
	}
}

/* Ends of parts: not further off than rounding. */
struct ends {
	double *xy_mm;
	size_t count, capacity;
};

static bool gather_ends(void *data, const struct plen_stroke *stroke)
{
	struct ends *ends = data;

	for (uint32_t i = 0; i < stroke->kept_count; i++) {
		const plen_stroke_pos at[] = {stroke->kept[i].from, stroke->kept[i].to};
		for (size_t k = 0; k < 2; k++) {
			struct plen_page_pt end = plen_stroke_at(stroke, at[k]);
			ends->xy_mm = plen_grow(ends->xy_mm, ends->count, &ends->capacity, 8);
			ends->xy_mm[ends->count++] = end.x_mm;
			ends->xy_mm = plen_grow(ends->xy_mm, ends->count, &ends->capacity, 8);
			ends->xy_mm[ends->count++] = end.y_mm;
		}
	}
	return true;
}

static void assert_same_ends(const struct plen_lesson *a, const struct plen_lesson *b)
{
	for (uint32_t page = 1; page <= plen_lesson_seq(a); page++) {
		struct ends left = {0};
		struct ends right = {0};
		plen_lesson_each_stroke(a, page, NULL, gather_ends, &left);
		plen_lesson_each_stroke(b, page, NULL, gather_ends, &right);
		assert_int_equal(left.count, right.count);
		for (size_t i = 0; i < left.count; i++) {
			double off = left.xy_mm[i] - right.xy_mm[i];
			assert_true(off < 0.00051 && off > -0.00051);
		}
		free(left.xy_mm);
		free(right.xy_mm);
	}
}

static void assert_looks_the_same(const struct plen_lesson *a, const struct plen_lesson *b)
{
	char *left = show_seen(a);
	char *right = show_seen(b);

	assert_string_equal(left, right);
	assert_same_ends(a, b);
	assert_same_view(a, b);
	free(left);
	free(right);
}

/* -- what is gone -- */

struct points {
	struct plen_stroke_point *list;
	size_t count, capacity;
};

static void add_point(struct points *points, struct plen_stroke_point point)
{
	points->list =
		plen_grow(points->list, points->count, &points->capacity, sizeof(*points->list));
	points->list[points->count++] = point;
}

static bool is_kept(const struct plen_stroke *stroke, bool live, uint32_t index)
{
	plen_stroke_pos pos = index * PLEN_STROKE_POS_ONE;

	for (uint32_t i = 0; live && i < stroke->kept_count; i++) {
		if (stroke->kept[i].from <= pos && pos <= stroke->kept[i].to) {
			return true;
		}
	}
	return false;
}

static bool gather_unseen(void *data, const struct plen_stroke *stroke, bool live)
{
	for (uint32_t i = 0; i < stroke->count; i++) {
		if (!is_kept(stroke, live, i)) {
			add_point(data, plen_points_at(&stroke->points, i));
		}
	}
	return true;
}

static int compare_points(const void *a, const void *b)
{
	const struct plen_stroke_point *p = a;
	const struct plen_stroke_point *q = b;
	int by_x = (p->x_um > q->x_um) - (p->x_um < q->x_um);

	return by_x != 0 ? by_x : (p->y_um > q->y_um) - (p->y_um < q->y_um);
}

static struct points unseen_points(const struct plen_lesson *lesson)
{
	struct points points = {0};

	for (uint32_t page = 1; page <= plen_lesson_seq(lesson); page++) {
		plen_lesson_each_written(lesson, page, gather_unseen, &points);
	}
	if (points.count > 0) {
		qsort(points.list, points.count, sizeof(*points.list), compare_points);
	}
	return points;
}

static void assert_edit_holds_none(const struct plen_op_edit *edit, const struct points *unseen)
{
	assert_int_equal(edit->cut_count, 0);
	for (uint32_t i = 0; i < edit->stroke_count; i++) {
		for (uint32_t k = 0; k < edit->strokes[i].count && unseen->count > 0; k++) {
			assert_null(bsearch(&edit->strokes[i].points[k], unseen->list,
					    unseen->count, sizeof(*unseen->list), compare_points));
		}
	}
}

/* Only what makes pages, is seen, or is a gap. */
static void assert_holds_none(const struct sample_log *log, const struct points *unseen)
{
	int views = 0;

	for (size_t i = 0; i < log->count; i++) {
		struct plen_op op = sample_log_op(log, i);
		assert_true(op.kind != PLEN_OP_UNDO && op.kind != PLEN_OP_REDO);
		views += op.kind == PLEN_OP_VIEW ? 1 : 0;
		if (op.kind == PLEN_OP_EDIT) {
			assert_edit_holds_none(&op.u.edit, unseen);
		}
		plen_op_finish(&op);
	}
	assert_in_range(views, 0, 1);
}

/* -- undo -- */

static bool is_of_group(void *data, const struct plen_stroke *stroke)
{
	const uint8_t *group = data;

	if (stroke->group == *group) {
		fail_msg("stroke %" PRIu64 " stayed", stroke->id);
	}
	return true;
}

/* Each group by itself takes back all its own, and nothing else. */
static void assert_undone_by_their_groups(const struct sample_log *log)
{
	struct plen_lesson *lesson = fold(log);

	for (uint8_t group = 0; group < PLEN_GROUP_COUNT; group++) {
		assert_int_equal(plen_lesson_redo_chain(lesson, group, NULL, NULL, NULL), 0);
		while (sample_commit_undo(lesson, group)) {
		}
		for (uint32_t page = 1; page <= log->last; page++) {
			plen_lesson_each_stroke(lesson, page, NULL, is_of_group, &group);
		}
	}
	plen_lesson_destroy(lesson);
}

static void assert_same_rows(const struct sample_log *a, const struct sample_log *b)
{
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++) {
		const struct sample_log_row *left = &a->rows[i];
		const struct sample_log_row *right = &b->rows[i];
		assert_int_equal(left->seq, right->seq);
		assert_int_equal(left->time_us, right->time_us);
		assert_int_equal(left->kind, right->kind);
		assert_int_equal(left->group, right->group);
		assert_int_equal(left->mark, right->mark);
		assert_int_equal(left->size, right->size);
		assert_memory_equal(left->body, right->body, left->size);
	}
}

/* From pages asleep, as a board's are, it is the same. */
static void assert_cleared_asleep(const struct plen_lesson *lesson, struct sample_log *log,
				  const struct sample_log *expected)
{
	const struct plen_lesson_shelf shelf = sample_log_shelf(log);
	struct plen_lesson *asleep = plen_lesson_create();
	struct sample_log cleared = {0};
	size_t size = 0;
	uint8_t *bytes = plen_lesson_save(lesson, &size);

	assert_int_equal(plen_lesson_load(asleep, bytes, size), 0);
	assert_int_equal(plen_lesson_seq(asleep), log->last);
	plen_lesson_set_shelf(asleep, &shelf);
	assert_int_equal(clear_into(asleep, log, &cleared), 0);
	assert_same_rows(&cleared, expected);
	plen_lesson_destroy(asleep);
	sample_log_finish(&cleared);
	free(bytes);
}

static void assert_cleared(const struct plen_lesson *lesson, struct sample_log *log)
{
	struct sample_log once = {0};
	struct sample_log twice = {0};
	struct points unseen = unseen_points(lesson);

	assert_int_equal(clear_into(lesson, log, &once), 0);
	assert_int_equal(once.last, log->last);
	assert_holds_none(&once, &unseen);
	struct plen_lesson *cleared = fold(&once);
	assert_looks_the_same(lesson, cleared);
	assert_undone_by_their_groups(&once);
	assert_int_equal(clear_into(cleared, &once, &twice), 0);
	assert_same_rows(&once, &twice);
	assert_cleared_asleep(lesson, log, &once);
	plen_lesson_destroy(cleared);
	sample_log_finish(&once);
	sample_log_finish(&twice);
	free(unseen.list);
}

static void test_clear__any_lesson_looks_the_same_and_holds_no_more(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 12; seed++) {
		struct sample_dice dice = {seed};
		struct sample_log log = {0};
		struct plen_lesson *lesson = create(&log);

		for (int i = 0; i < 8; i++) {
			sample_any_lesson(&dice, lesson, 50);
			assert_cleared(lesson, &log);
		}
		plen_lesson_destroy(lesson);
		sample_log_finish(&log);
	}
}

static void test_clear__an_asset_stays_while_a_picture_shows_it(void **state)
{
	static const uint8_t bytes[] = {'x'};
	struct sample_log log = {0};
	struct sample_log cleared = {0};
	struct plen_lesson *lesson = create(&log);
	struct plen_op op = {.kind = PLEN_OP_ASSET};

	(void)state;
	uint32_t page = sample_commit_page(lesson, 0);
	op.u.asset = (struct plen_op_asset){PLEN_MEDIA_PNG, 1, 1, bytes};
	uint32_t shown = (uint32_t)plen_lesson_commit(lesson, &op);
	uint32_t unshown = (uint32_t)plen_lesson_commit(lesson, &op);
	for (uint32_t asset = shown; asset <= unshown; asset++) {
		const struct plen_op_picture picture = {.asset = asset, .w_um = 1, .h_um = 1};
		op = (struct plen_op){.kind = PLEN_OP_EDIT, .group = 1};
		op.u.edit = (struct plen_op_edit){
			.page = page, .picture_count = 1, .pictures = &picture};
		plen_lesson_commit(lesson, &op);
	}
	assert_true(sample_commit_undo(lesson, 1));
	assert_int_equal(clear_into(lesson, &log, &cleared), 0);
	struct plen_lesson *again = fold(&cleared);
	assert_non_null(plen_lesson_asset(again, shown));
	assert_null(plen_lesson_asset(again, unshown));
	plen_lesson_destroy(again);
	plen_lesson_destroy(lesson);
	sample_log_finish(&log);
	sample_log_finish(&cleared);
}

/* A chain goes on after what was its first edit is gone. */
static void test_clear__a_chain_is_called_by_what_is_left_of_it(void **state)
{
	static const double line[] = {0, 0, 100, 0};
	const struct plen_stroke_point point = {7, 7, 0, 255};
	const struct plen_op_stroke dot = {1, 0, 0, 1000, 1, &point};
	struct sample_log log = {0};
	struct sample_log cleared = {0};
	struct plen_lesson *lesson = create(&log);

	(void)state;
	uint32_t page = sample_commit_page(lesson, 0);
	uint64_t stroke = sample_commit_stroke(lesson, 2, page, 1000, 2, line);
	uint64_t chain = sample_commit_cut(lesson, 1, page, 0, stroke, 0, 128);
	for (int i = 0; i < 2; i++) {
		struct plen_op op = {.kind = PLEN_OP_EDIT, .group = 1};
		op.u.edit = (struct plen_op_edit){
			.page = page, .chain = chain, .stroke_count = 1, .strokes = &dot};
		plen_lesson_commit(lesson, &op);
	}
	assert_cleared(lesson, &log);
	assert_int_equal(clear_into(lesson, &log, &cleared), 0);
	struct plen_lesson *again = fold(&cleared);
	assert_int_equal(plen_lesson_undo_chain(again, 1, NULL, NULL, NULL), chain + 1);
	assert_true(sample_commit_undo(again, 1));
	assert_false(sample_commit_undo(again, 1));
	plen_lesson_destroy(again);
	plen_lesson_destroy(lesson);
	sample_log_finish(&log);
	sample_log_finish(&cleared);
}

/* Lines in one edit, as a file from elsewhere may bring them, each cut in two. */
static void commit_many(struct plen_lesson *lesson, uint32_t page, uint32_t count)
{
	struct plen_op_stroke *strokes = plen_calloc(count, sizeof(*strokes));
	struct plen_op_cut *cuts = plen_calloc(count, sizeof(*cuts));
	struct plen_stroke_point *points = plen_calloc((size_t)count * 2, sizeof(*points));
	struct plen_op op = {.kind = PLEN_OP_EDIT, .group = 3};

	for (uint32_t i = 0; i < count; i++) {
		points[2 * i] = (struct plen_stroke_point){0, (int32_t)i * 1000, 0, 255};
		points[2 * i + 1] = (struct plen_stroke_point){5000, (int32_t)i * 1000, 9, 255};
		strokes[i] = (struct plen_op_stroke){3, 0, 0, 500, 2, &points[2 * i]};
	}
	op.u.edit = (struct plen_op_edit){.page = page, .stroke_count = count, .strokes = strokes};
	uint64_t seq = plen_lesson_commit(lesson, &op);
	for (uint32_t i = 0; i < count; i++) {
		cuts[i] = (struct plen_op_cut){seq * PLEN_OP_STROKES_MAX + i, {100, 150}};
	}
	op.group = 4;
	op.u.edit = (struct plen_op_edit){.page = page, .cut_count = count, .cuts = cuts};
	plen_lesson_commit(lesson, &op);
	free(strokes);
	free(cuts);
	free(points);
}

static void test_clear__an_edit_cut_into_too_many_parts_goes_on_where_there_is_room(void **state)
{
	struct sample_log log = {0};
	struct sample_log cleared = {0};
	struct plen_lesson *lesson = create(&log);

	(void)state;
	uint32_t page = sample_commit_page(lesson, 0);
	commit_many(lesson, page, PLEN_OP_STROKES_MAX);
	assert_cleared(lesson, &log);
	assert_int_equal(clear_into(lesson, &log, &cleared), 0);
	struct plen_lesson *again = fold(&cleared);
	assert_true(sample_commit_undo(again, 3)); /* it is one chain still */
	assert_false(sample_commit_undo(again, 3));
	plen_lesson_destroy(again);
	plen_lesson_destroy(lesson);
	sample_log_finish(&log);
	sample_log_finish(&cleared);
}

static int refuse(void *data, const struct plen_op *op)
{
	(void)data;
	return op->seq == 2 ? -ENOSPC : 0;
}

static void test_clear__ends_with_what_the_receiver_says(void **state)
{
	struct sample_dice dice = {1};
	struct sample_log log = {0};
	struct plen_lesson *lesson = create(&log);
	struct walk walk = {.log = &log};

	(void)state;
	sample_any_lesson(&dice, lesson, 10);
	assert_int_equal(plen_lesson_clear(lesson, next_row, &walk, refuse, NULL), -ENOSPC);
	plen_op_finish(&walk.op);
	plen_lesson_destroy(lesson);
	sample_log_finish(&log);
}

static void test_clear__operations_of_another_lesson_are_refused(void **state)
{
	static const double line[] = {0, 0, 100, 0};
	struct sample_log log = {0};
	struct sample_log other = {0};
	struct sample_log cleared = {0};
	struct plen_lesson *lesson = create(&log);
	struct plen_lesson *another = create(&other);

	(void)state;
	sample_commit_stroke(lesson, 1, sample_commit_page(lesson, 0), 1000, 2, line);
	sample_commit_stroke(another, 1, sample_commit_page(another, 0), 1000, 1, line);
	assert_int_equal(clear_into(lesson, &other, &cleared), -EINVAL);
	plen_lesson_destroy(lesson);
	plen_lesson_destroy(another);
	sample_log_finish(&log);
	sample_log_finish(&other);
	sample_log_finish(&cleared);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clear__any_lesson_looks_the_same_and_holds_no_more),
		cmocka_unit_test(test_clear__an_asset_stays_while_a_picture_shows_it),
		cmocka_unit_test(test_clear__a_chain_is_called_by_what_is_left_of_it),
		cmocka_unit_test(
			test_clear__an_edit_cut_into_too_many_parts_goes_on_where_there_is_room),
		cmocka_unit_test(test_clear__ends_with_what_the_receiver_says),
		cmocka_unit_test(test_clear__operations_of_another_lesson_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
