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

#include "sample.h"

static void assert_not_applied(struct plen_lesson *lesson, const struct plen_op *op)
{
	char *before = sample_show(lesson);

	assert_int_equal(plen_lesson_apply(lesson, op), -EBADMSG);
	char *after = sample_show(lesson);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static uint32_t commit_asset(struct plen_lesson *lesson, uint32_t parts)
{
	static const uint8_t bytes[] = {'%', 0, 'P'};
	struct plen_op op = {.kind = PLEN_OP_ASSET};

	op.u.asset = (struct plen_op_asset){PLEN_MEDIA_PDF, parts, sizeof(bytes), bytes};
	return (uint32_t)plen_lesson_commit(lesson, &op);
}

static struct plen_op picture_op(uint32_t page, const struct plen_op_picture *picture)
{
	struct plen_op op = {.kind = PLEN_OP_EDIT, .group = 2};

	op.u.edit = (struct plen_op_edit){.page = page, .picture_count = 1, .pictures = picture};
	return op;
}

static bool keep_picture(void *data, const struct plen_picture *picture)
{
	*(struct plen_picture *)data = *picture;
	return true;
}

static void assert_bounds(const struct plen_lesson *lesson, uint32_t page, double x, double y,
			  double w, double h)
{
	struct plen_page_rect bounds = plen_lesson_page_bounds(lesson, page);

	assert_float_equal(bounds.x_mm, x, 1e-9);
	assert_float_equal(bounds.y_mm, y, 1e-9);
	assert_float_equal(bounds.w_mm, w, 1e-9);
	assert_float_equal(bounds.h_mm, h, 1e-9);
}

static void test_picture__a_picture_comes_and_goes_with_its_chain(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t page = sample_commit_page(lesson, 0);
	uint32_t asset = commit_asset(lesson, 2);
	/* Turned by a quarter: 20 mm wide and 10 mm high become 10 mm wide, to the left. */
	const struct plen_op_picture place = {asset, 1,       0,        0, 20000, 10000,
					      0,     1000000, -1000000, 0, 50000, 7000};
	const struct plen_page_rect beside = {50, 0, 10, 10};
	struct plen_picture seen = {0};
	struct plen_op op = picture_op(page, &place);

	(void)state;
	uint64_t seq = plen_lesson_commit(lesson, &op);
	plen_lesson_each_picture(lesson, page, &beside, keep_picture, &seen);
	assert_int_equal(seen.id, 0);
	plen_lesson_each_picture(lesson, page, NULL, keep_picture, &seen);
	assert_int_equal(seen.id, seq * PLEN_OP_STROKES_MAX);
	assert_int_equal(seen.group, 2);
	assert_int_equal(seen.place.part, 1);
	assert_bounds(lesson, page, 40, 7, 10, 20);

	assert_true(sample_commit_undo(lesson, 2));
	seen = (struct plen_picture){0};
	plen_lesson_each_picture(lesson, page, NULL, keep_picture, &seen);
	assert_int_equal(seen.id, 0);
	assert_bounds(lesson, page, 0, 0, 0, 0);
	assert_true(sample_commit_redo(lesson, 2));
	assert_bounds(lesson, page, 40, 7, 10, 20);
	plen_lesson_destroy(lesson);
}

static void test_picture__an_asset_is_kept(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t id = commit_asset(lesson, 3);
	const struct plen_lesson_asset *asset = plen_lesson_asset(lesson, id);
	uint8_t *bytes = plen_lesson_asset_bytes(lesson, id);

	(void)state;
	assert_int_equal(asset->id, id);
	assert_int_equal(asset->media, PLEN_MEDIA_PDF);
	assert_int_equal(asset->parts, 3);
	assert_int_equal(asset->size, 3);
	assert_memory_equal(bytes, "%\0P", 3);
	assert_null(plen_lesson_asset(lesson, id + 1));
	assert_null(plen_lesson_asset_bytes(lesson, 0));
	free(bytes);
	plen_lesson_destroy(lesson);
}

static void test_picture__a_picture_of_nothing_is_refused(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t page = sample_commit_page(lesson, 0);
	uint32_t asset = commit_asset(lesson, 2);
	struct plen_op_picture place = {asset, 2, 0, 0, 1, 1, 1000000, 0, 0, 1000000, 0, 0};
	struct plen_op op = picture_op(page, &place);

	(void)state;
	op.seq = 3;
	assert_not_applied(lesson, &op);
	place.part = 1;
	place.asset = page;
	assert_not_applied(lesson, &op);
	place.asset = asset;
	assert_int_equal(plen_lesson_apply(lesson, &op), 0);
	plen_lesson_destroy(lesson);
}

static void test_picture__is_handed_out_bare(void **state)
{
	static const uint8_t photo[] = "\xff\xd8\xff\xfe\0\6Anna\xff\xda\0\2ink\xff\xd9";
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_op op = {.kind = PLEN_OP_ASSET};
	size_t size = 0;

	(void)state;
	op.u.asset = (struct plen_op_asset){PLEN_MEDIA_JPEG, 1, sizeof(photo) - 1, photo};
	uint32_t id = (uint32_t)plen_lesson_commit(lesson, &op);
	uint8_t *bytes = plen_lesson_asset_bare(lesson, id, &size);
	assert_int_equal(size, sizeof(photo) - 1 - 8);
	assert_memory_equal(bytes, "\xff\xd8\xff\xda\0\2ink\xff\xd9", size);
	free(bytes);
	bytes = plen_lesson_asset_bare(lesson, commit_asset(lesson, 2), &size);
	assert_int_equal(size, 3);
	free(bytes);
	assert_null(plen_lesson_asset_bare(lesson, 99, &size));
	plen_lesson_destroy(lesson);
}

/* Dark paper has light ink on every wall, and so has what is written before it; but not if somebody
 * puts a white worksheet on it. */
static void test_picture__dark_paper_makes_its_page_dark(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_op make = {.kind = PLEN_OP_PAGE};
	uint32_t page = (uint32_t)plen_lesson_commit(lesson, &make);
	struct plen_op_picture picture = {.asset = commit_asset(lesson, 1),
					  .sheet = 1,
					  .dark = 1,
					  .w_um = 10000,
					  .h_um = 10000,
					  .a_ppm = 1000000,
					  .d_ppm = 1000000};
	struct plen_op put = picture_op(page, &picture);

	(void)state;
	make.u.page = (struct plen_op_page){.owner = 1, .behind = page};
	uint32_t before_it = (uint32_t)plen_lesson_commit(lesson, &make);
	plen_lesson_commit(lesson, &put);
	assert_int_equal(plen_lesson_page_theme(lesson, page, PLEN_THEME_LIGHT), PLEN_THEME_DARK);
	assert_int_equal(plen_lesson_page_theme(lesson, page, PLEN_THEME_DARK), PLEN_THEME_DARK);
	assert_int_equal(plen_lesson_page_theme(lesson, before_it, PLEN_THEME_LIGHT),
			 PLEN_THEME_DARK);
	/* A photograph on the page before it changes nothing. */
	picture.sheet = picture.dark = 0;
	put = picture_op(before_it, &picture);
	plen_lesson_commit(lesson, &put);
	assert_int_equal(plen_lesson_page_theme(lesson, before_it, PLEN_THEME_LIGHT),
			 PLEN_THEME_DARK);
	picture.sheet = 1;
	put = picture_op(before_it, &picture);
	plen_lesson_commit(lesson, &put);
	assert_int_equal(plen_lesson_page_theme(lesson, before_it, PLEN_THEME_DARK),
			 PLEN_THEME_LIGHT);
	plen_lesson_destroy(lesson);
}

static void test_picture__makes_its_page_light(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_op make = {.kind = PLEN_OP_PAGE};
	uint32_t page = (uint32_t)plen_lesson_commit(lesson, &make);
	struct plen_op_picture picture = {.asset = commit_asset(lesson, 1),
					  .w_um = 10000,
					  .h_um = 10000,
					  .a_ppm = 1000000,
					  .d_ppm = 1000000};
	struct plen_op put = picture_op(page, &picture);
	struct plen_op undo = {.kind = PLEN_OP_UNDO, .group = 2};

	(void)state;
	make.u.page = (struct plen_op_page){.owner = 1, .behind = page};
	uint32_t before_it = (uint32_t)plen_lesson_commit(lesson, &make);
	assert_int_equal(plen_lesson_page_theme(lesson, page, PLEN_THEME_DARK), PLEN_THEME_DARK);
	undo.u.chain = plen_lesson_commit(lesson, &put);
	assert_int_equal(plen_lesson_page_theme(lesson, page, PLEN_THEME_DARK), PLEN_THEME_LIGHT);
	assert_int_equal(plen_lesson_page_theme(lesson, page, PLEN_THEME_LIGHT), PLEN_THEME_LIGHT);
	assert_int_equal(plen_lesson_page_theme(lesson, before_it, PLEN_THEME_DARK),
			 PLEN_THEME_LIGHT);
	assert_int_equal(plen_lesson_page_theme(lesson, 99, PLEN_THEME_DARK), PLEN_THEME_DARK);
	plen_lesson_commit(lesson, &undo);
	assert_int_equal(plen_lesson_page_theme(lesson, before_it, PLEN_THEME_DARK),
			 PLEN_THEME_DARK);
	plen_lesson_destroy(lesson);
}

static void test_picture__a_gap_takes_its_numbers(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_op op = {.seq = 1, .kind = PLEN_OP_GAP};

	(void)state;
	op.u.count = 0;
	assert_not_applied(lesson, &op);
	op.u.count = UINT64_MAX;
	assert_not_applied(lesson, &op);
	op.u.count = 41;
	assert_int_equal(plen_lesson_apply(lesson, &op), 0);
	assert_int_equal(plen_lesson_seq(lesson), 41);
	assert_int_equal(sample_commit_page(lesson, 0), 42);
	plen_lesson_destroy(lesson);
}

/* The board that opens it makes a page at once. */
static void test_picture__a_gap_leaves_numbers_to_go_on_with(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_op op = {.seq = 1, .kind = PLEN_OP_GAP};

	(void)state;
	op.u.count = PLEN_OP_SEQ_MAX;
	assert_not_applied(lesson, &op);
	op.u.count = UINT32_MAX;
	assert_not_applied(lesson, &op);
	op.u.count = PLEN_OP_GAP_END_MAX + 1;
	assert_not_applied(lesson, &op);
	op.u.count = PLEN_OP_GAP_END_MAX;
	assert_int_equal(plen_lesson_apply(lesson, &op), 0);
	assert_int_equal(sample_commit_page(lesson, 0), PLEN_OP_GAP_END_MAX + 1);
	plen_lesson_destroy(lesson);
}

static void test_picture__a_stroke_knows_mark_and_colour(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	const struct plen_stroke_point point = {0, 0, 0, 255};
	const struct plen_op_stroke dot = {3, PLEN_INK_OWN, 0x11223344, 1000, 1, &point};
	struct plen_op op = {.kind = PLEN_OP_EDIT, .group = 3, .mark = 5};

	(void)state;
	op.u.edit = (struct plen_op_edit){
		.page = sample_commit_page(lesson, 0), .stroke_count = 1, .strokes = &dot};
	uint64_t id = plen_lesson_commit(lesson, &op) * PLEN_OP_STROKES_MAX;
	const struct plen_stroke *stroke = plen_lesson_seen_stroke(lesson, id);
	assert_int_equal(stroke->mark, 5);
	assert_int_equal(stroke->ink, PLEN_INK_OWN);
	assert_int_equal(stroke->rgba, 0x11223344);
	plen_lesson_destroy(lesson);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_picture__a_picture_comes_and_goes_with_its_chain),
		cmocka_unit_test(test_picture__an_asset_is_kept),
		cmocka_unit_test(test_picture__a_picture_of_nothing_is_refused),
		cmocka_unit_test(test_picture__is_handed_out_bare),
		cmocka_unit_test(test_picture__makes_its_page_light),
		cmocka_unit_test(test_picture__dark_paper_makes_its_page_dark),
		cmocka_unit_test(test_picture__a_gap_takes_its_numbers),
		cmocka_unit_test(test_picture__a_gap_leaves_numbers_to_go_on_with),
		cmocka_unit_test(test_picture__a_stroke_knows_mark_and_colour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
