/* SPDX-License-Identifier: MIT */
#include "lesson/op.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bytes.h"
#include "common/mem.h"
#include "sample.h"

static void assert_body(const struct plen_op *op, const uint8_t *want, size_t want_size)
{
	size_t size = 0;
	uint8_t *body = plen_op_encode(op, &size);

	assert_int_equal(size, want_size);
	assert_memory_equal(body, want, size);
	free(body);
}

static void assert_refused(uint8_t kind, const uint8_t *body, size_t size)
{
	struct plen_op op = {.seq = 9, .kind = kind};

	assert_int_equal(plen_op_decode(&op, body, size), -EBADMSG);
}

/* The format is a promise: these bytes are in files. */
static void test_op__bodies_are_these_bytes(void **state)
{
	const struct plen_stroke_point points[] = {{1000, -1, 0, 255}, {1001, -2, 8, 254}};
	const struct plen_op_stroke stroke = {2, PLEN_INK_GREEN, 0, 3000, 2, points};
	const struct plen_op_cut cuts[] = {{8193, {0, 300}}, {8192, {5, 6}}};
	struct plen_op op = {.seq = 9, .kind = PLEN_OP_PAGE};
	const uint8_t page[] = {3, 1, 200, 1};
	const uint8_t chain[] = {0x80, 0x01};
	const uint8_t edit[] = {
		2,    0,                                  /* page, chain */
		1,    2,    3,    1,    0xb8, 0x17, 2,    /* a stroke: group .. count */
		0xd0, 0x0f, 1,    0,    255,              /* x y t pressure */
		2,    1,    16,   254,                    /* their differences */
		2,    0x82, 0x80, 0x01, 0,    0xac, 0x02, /* cuts: id, from, length */
		1,    5,    1,
	};

	(void)state;
	op.u.page = (struct plen_op_page){.owner = 3, .background = 1, .behind = 200};
	assert_body(&op, page, sizeof(page));

	op.kind = PLEN_OP_UNDO;
	op.u.chain = 128;
	assert_body(&op, chain, sizeof(chain));

	op.kind = PLEN_OP_EDIT;
	op.u.edit = (struct plen_op_edit){
		.page = 2, .stroke_count = 1, .strokes = &stroke, .cut_count = 2, .cuts = cuts};
	assert_body(&op, edit, sizeof(edit));
}

/* What the second version has brought. */
static void test_op__newer_bodies_are_these_bytes(void **state)
{
	const struct plen_stroke_point point = {0, 0, 0, 255};
	const struct plen_op_stroke stroke = {1, PLEN_INK_OWN_MARKER, 0x01020304, 1, 1, &point};
	struct plen_op_picture picture = {300, 2, 1, 0, 5, 6, -1, 1, 0, 2, -2, 64};
	const uint8_t bytes[] = {'a', 0, 'b'};
	struct plen_op op = {.seq = 9, .kind = PLEN_OP_EDIT};
	uint8_t edit[] = {
		2, 0, 1,    1,    65, 1,    2,    3,
		4, 0, 1,    1,    0,  0,    0, /* a stroke of its own colour */
		0, 1, 0xac, 0x02, 2,  1,    5,    6,
		1, 2, 0,    4,    3,  0x80, 0x01, /* no cuts, a picture */
	};
	const uint8_t asset[] = {PLEN_MEDIA_PDF, 7, 'a', 0, 'b'};
	const uint8_t gap[] = {0x80, 0x01};
	uint8_t view[11 + 7 * 7 + 7] = {0, 2};

	(void)state;
	op.u.edit = (struct plen_op_edit){.page = 2,
					  .stroke_count = 1,
					  .strokes = &stroke,
					  .picture_count = 1,
					  .pictures = &picture};
	assert_body(&op, edit, sizeof(edit));

	/* Dark paper is its sheet's other bit. */
	picture.dark = 1;
	edit[20] = 3;
	assert_body(&op, edit, sizeof(edit));

	op.kind = PLEN_OP_ASSET;
	op.u.asset = (struct plen_op_asset){PLEN_MEDIA_PDF, 7, 3, bytes};
	assert_body(&op, asset, sizeof(asset));

	op.kind = PLEN_OP_GAP;
	op.u.count = 128;
	assert_body(&op, gap, sizeof(gap));

	op = (struct plen_op){.seq = 9, .kind = PLEN_OP_VIEW};
	op.u.view.group_count = 2;
	assert_body(&op, view, sizeof(view) - 7);
	op.u.view.panes[6].mark = PLEN_MARK_MAX;
	view[sizeof(view) - 1] = PLEN_MARK_MAX;
	assert_body(&op, view, sizeof(view));
}

static void test_op__refuses_other_spellings_of_what_is_newer(void **state)
{
	const uint8_t no_pictures[] = {1, 0, 0, 0, 0};
	const uint8_t many_pictures[] = {1, 0, 0, 0, 3, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0};
	const uint8_t bad_sheet[] = {1, 0, 0, 0, 1, 1, 0, 4, 1, 1, 0, 0, 0, 0, 0, 0};
	const uint8_t no_asset[] = {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0};
	const uint8_t flat[] = {1, 0, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0};
	const uint8_t unknown_ink[] = {1, 0, 1, 1, 6, 0, 1, 1, 0, 0, 0, 0};
	const uint8_t above_ink[] = {1, 0, 1, 1, 66, 1, 2, 3, 4, 0, 1, 1, 0, 0, 0, 0};
	const uint8_t no_bytes[] = {0, 1};
	const uint8_t parts_of_png[] = {PLEN_MEDIA_PNG, 2, 1};
	const uint8_t no_parts[] = {PLEN_MEDIA_PDF, 0, 1};
	const uint8_t bad_media[] = {PLEN_MEDIA_COUNT, 1, 1};
	const uint8_t no_gap[] = {0};
	uint8_t marks[11 + 7 * 7 + 7] = {0, 2};

	(void)state;
	assert_refused(PLEN_OP_EDIT, no_pictures, sizeof(no_pictures));
	assert_refused(PLEN_OP_EDIT, many_pictures, sizeof(many_pictures));
	assert_refused(PLEN_OP_EDIT, bad_sheet, sizeof(bad_sheet));
	assert_refused(PLEN_OP_EDIT, no_asset, sizeof(no_asset));
	assert_refused(PLEN_OP_EDIT, flat, sizeof(flat));
	assert_refused(PLEN_OP_EDIT, unknown_ink, sizeof(unknown_ink));
	assert_refused(PLEN_OP_EDIT, above_ink, sizeof(above_ink));
	assert_refused(PLEN_OP_ASSET, no_bytes, sizeof(no_bytes));
	assert_refused(PLEN_OP_ASSET, parts_of_png, sizeof(parts_of_png));
	assert_refused(PLEN_OP_ASSET, no_parts, sizeof(no_parts));
	assert_refused(PLEN_OP_ASSET, bad_media, sizeof(bad_media));
	assert_refused(PLEN_OP_GAP, no_gap, sizeof(no_gap));
	assert_refused(PLEN_OP_VIEW, marks, sizeof(marks)); /* all of them 0 */
	marks[sizeof(marks) - 1] = PLEN_MARK_COUNT;
	assert_refused(PLEN_OP_VIEW, marks, sizeof(marks));
}

static void assert_same_edit(const struct plen_op_edit *a, const struct plen_op_edit *b)
{
	assert_int_equal(a->page, b->page);
	assert_int_equal(a->chain, b->chain);
	assert_int_equal(a->stroke_count, b->stroke_count);
	assert_int_equal(a->cut_count, b->cut_count);
	assert_int_equal(a->picture_count, b->picture_count);
	for (uint32_t i = 0; i < a->stroke_count; i++) {
		assert_int_equal(a->strokes[i].group, b->strokes[i].group);
		assert_int_equal(a->strokes[i].ink, b->strokes[i].ink);
		assert_int_equal(a->strokes[i].rgba, b->strokes[i].rgba);
		assert_int_equal(a->strokes[i].width_um, b->strokes[i].width_um);
		assert_int_equal(a->strokes[i].count, b->strokes[i].count);
		for (uint32_t k = 0; k < a->strokes[i].count; k++) {
			const struct plen_stroke_point *p = &a->strokes[i].points[k];
			const struct plen_stroke_point *q = &b->strokes[i].points[k];
			assert_int_equal(p->x_um, q->x_um);
			assert_int_equal(p->y_um, q->y_um);
			assert_int_equal(p->t_ms, q->t_ms);
			assert_int_equal(p->pressure, q->pressure);
		}
	}
	for (uint32_t i = 0; i < a->cut_count; i++) {
		assert_int_equal(a->cuts[i].stroke, b->cuts[i].stroke);
		assert_int_equal(a->cuts[i].range.from, b->cuts[i].range.from);
		assert_int_equal(a->cuts[i].range.to, b->cuts[i].range.to);
	}
}

/* Where pictures, marks or bytes come last, a part of a body may be the body of another operation;
 * it then has no other spelling. */
static void assert_refused_or_whole(uint8_t kind, const uint8_t *body, size_t size)
{
	struct plen_op op = {.seq = 9, .kind = kind};

	if (plen_op_decode(&op, body, size) == 0) {
		assert_body(&op, body, size);
		plen_op_finish(&op);
	}
}

static void assert_round_trip(const struct plen_op *op)
{
	size_t size = 0;
	uint8_t *body = plen_op_encode(op, &size);
	struct plen_op back = {.seq = op->seq, .kind = op->kind};
	uint8_t *longer = plen_calloc(size + 1, 1);

	assert_int_equal(plen_op_decode(&back, body, size), 0);
	if (op->kind == PLEN_OP_EDIT) {
		assert_same_edit(&op->u.edit, &back.u.edit);
	}
	assert_body(&back, body, size);
	plen_op_finish(&back);

	for (size_t i = 0; i < size; i++) {
		uint8_t *part = plen_calloc(i + 1, 1);
		memcpy(part, body, i);
		assert_refused_or_whole(op->kind, part, i);
		free(part);
	}
	memcpy(longer, body, size);
	assert_refused_or_whole(op->kind, longer, size + 1);
	free(longer);
	free(body);
}

static void test_op__every_operation_comes_back(void **state)
{
	struct sample_dice dice = {3};
	struct plen_lesson *lesson = plen_lesson_create();

	(void)state;
	for (int i = 0; i < 600; i++) {
		struct plen_op op;
		sample_any_op(&dice, lesson, &op);
		plen_lesson_commit(lesson, &op);
		assert_round_trip(&op);
		plen_op_finish(&op);
	}
	plen_lesson_destroy(lesson);
}

static void test_op__extremes_come_back(void **state)
{
	const struct plen_stroke_point points[] = {{INT32_MIN, INT32_MAX, UINT32_MAX, 0},
						   {INT32_MAX, INT32_MIN, 0, 255},
						   {INT32_MIN, INT32_MAX, UINT32_MAX, 1}};
	const struct plen_op_stroke stroke = {
		PLEN_GROUP_MAX, PLEN_INK_COUNT - 1, 0, PLEN_OP_WIDTH_UM_MAX, 3, points};
	const struct plen_op_cut cuts[] = {{PLEN_OP_STROKE_ID_MAX, {0, UINT32_MAX}},
					   {1, {UINT32_MAX - 1, UINT32_MAX}},
					   {PLEN_OP_STROKE_ID_MAX, {0, 0}},
					   {1, {0, 0}}};
	struct plen_op op = {.seq = 1, .kind = PLEN_OP_EDIT};

	(void)state;
	op.u.edit = (struct plen_op_edit){.page = UINT32_MAX,
					  .chain = PLEN_OP_SEQ_MAX,
					  .stroke_count = 1,
					  .strokes = &stroke,
					  .cut_count = 4,
					  .cuts = cuts};
	assert_round_trip(&op);
}

static void test_op__any_damage_is_refused_or_spelt_as_we_would(void **state)
{
	struct sample_dice dice = {5};
	struct plen_lesson *lesson = plen_lesson_create();
	int refused = 0;

	(void)state;
	sample_lesson(&dice, lesson, 50);
	for (int i = 0; i < 3000; i++) {
		struct plen_op op;
		size_t size = 0;
		sample_op(&dice, lesson, &op);
		uint8_t *body = plen_op_encode(&op, &size);
		body[sample_roll(&dice, (uint32_t)size)] ^= (uint8_t)(1 + sample_roll(&dice, 255));
		struct plen_op back = {.kind = op.kind};
		if (plen_op_decode(&back, body, size) == 0) {
			assert_body(&back, body, size);
			plen_op_finish(&back);
		} else {
			refused++;
		}
		free(body);
		plen_op_finish(&op);
	}
	assert_true(refused > 300);
	plen_lesson_destroy(lesson);
}

static void test_op__refuses_other_spellings(void **state)
{
	const uint8_t long_varint[] = {0x81, 0x00};
	const uint8_t huge_varint[] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02};
	const uint8_t endless[] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
				   0xff, 0xff, 0xff, 0xff, 0x01};
	const uint8_t no_chain[] = {0};
	const uint8_t bad_owner[] = {PLEN_GROUP_COUNT, 0, 0};
	const uint8_t full_pressure[] = {1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0, 255, 0};
	const uint8_t no_points[] = {1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0};
	const uint8_t many_points[] = {1, 0, 1, 0, 0, 0, 1, 0xff, 0xff, 0x03, 0, 0, 0, 0};
	const uint8_t no_width[] = {1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0};
	const uint8_t empty_range[] = {1, 0, 0, 1, 2, 5, 0};
	const uint8_t range_overflow[] = {1, 0, 0, 1, 2, 0xff, 0xff, 0xff, 0xff, 0x0f, 1};
	const uint8_t no_page[] = {0, 0, 0, 0};
	const uint8_t no_stroke[] = {1, 0, 0, 1, 0, 5, 1};
	const uint8_t negative_stroke[] = {1, 0, 0, 1, 1, 5, 1};

	(void)state;
	assert_refused(PLEN_OP_UNDO, long_varint, sizeof(long_varint));
	assert_refused(PLEN_OP_UNDO, huge_varint, sizeof(huge_varint));
	assert_refused(PLEN_OP_UNDO, endless, sizeof(endless));
	assert_refused(PLEN_OP_REDO, no_chain, sizeof(no_chain));
	assert_refused(PLEN_OP_PAGE, bad_owner, sizeof(bad_owner));
	assert_refused(PLEN_OP_EDIT, full_pressure, sizeof(full_pressure));
	assert_refused(PLEN_OP_EDIT, no_points, sizeof(no_points));
	assert_refused(PLEN_OP_EDIT, many_points, sizeof(many_points));
	assert_refused(PLEN_OP_EDIT, no_width, sizeof(no_width));
	assert_refused(PLEN_OP_EDIT, empty_range, sizeof(empty_range));
	assert_refused(PLEN_OP_EDIT, range_overflow, sizeof(range_overflow));
	assert_refused(PLEN_OP_EDIT, no_page, sizeof(no_page));
	assert_refused(PLEN_OP_EDIT, no_stroke, sizeof(no_stroke));
	assert_refused(PLEN_OP_EDIT, negative_stroke, sizeof(negative_stroke));
	assert_refused(0, no_chain, sizeof(no_chain));
	assert_refused(8, no_chain, sizeof(no_chain));
	assert_refused(255, no_chain, sizeof(no_chain));
	assert_refused(PLEN_OP_VIEW, NULL, 0);
}

static void test_op__counts_above_the_limit_are_not_valid(void **state)
{
	const struct plen_stroke_point point = {0, 0, 0, 255};
	struct plen_op_stroke *strokes = plen_calloc(PLEN_OP_STROKES_MAX + 1, sizeof(*strokes));
	struct plen_op_cut *cuts = plen_calloc(PLEN_OP_CUTS_MAX + 1, sizeof(*cuts));
	struct plen_op op = {.seq = 1, .kind = PLEN_OP_EDIT};

	(void)state;
	for (uint32_t i = 0; i <= PLEN_OP_STROKES_MAX; i++) {
		strokes[i] = (struct plen_op_stroke){.width_um = 1, .count = 1, .points = &point};
	}
	for (uint32_t i = 0; i <= PLEN_OP_CUTS_MAX; i++) {
		cuts[i] = (struct plen_op_cut){4096, {0, 1}};
	}
	op.u.edit = (struct plen_op_edit){.page = 1, .strokes = strokes, .cuts = cuts};
	op.u.edit.stroke_count = PLEN_OP_STROKES_MAX;
	op.u.edit.cut_count = PLEN_OP_CUTS_MAX;
	assert_true(plen_op_is_valid(&op));
	op.u.edit.stroke_count++;
	assert_false(plen_op_is_valid(&op));
	op.u.edit.stroke_count = 0;
	op.u.edit.cut_count++;
	assert_false(plen_op_is_valid(&op));
	free(strokes);
	free(cuts);
}

static void test_op__times_have_an_end(void **state)
{
	static const int64_t refused[] = {INT64_MIN, -1, PLEN_OP_TIME_US_MAX + 1, INT64_MAX};
	static const int64_t good[] = {0, PLEN_OP_TIME_US_MAX};
	static const uint8_t body[] = {1};

	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct plen_op op = {.seq = 2, .kind = PLEN_OP_UNDO, .time_us = refused[i]};
		assert_int_equal(plen_op_decode(&op, body, sizeof(body)), -EBADMSG);
	}
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		struct plen_op op = {.seq = 2, .kind = PLEN_OP_UNDO, .time_us = good[i]};
		assert_int_equal(plen_op_decode(&op, body, sizeof(body)), 0);
	}
}

static void test_op__a_scale_of_nothing_is_not_valid_where_a_page_is_seen(void **state)
{
	struct plen_op op = {.seq = 1, .kind = PLEN_OP_VIEW};

	(void)state;
	op.u.view.group_count = 2;
	assert_true(plen_op_is_valid(&op));
	op.u.view.panes[0].page = 1;
	assert_false(plen_op_is_valid(&op));
	op.u.view.panes[0].scale_ppm = 50000;
	assert_true(plen_op_is_valid(&op));
	op.u.view.panes[0].scale_ppm = 20000001;
	assert_false(plen_op_is_valid(&op));
}

static void test_op__an_asset_is_borrowed(void **state)
{
	const uint8_t body[] = {PLEN_MEDIA_PDF, 7, 'a', 0, 'b'};
	const uint8_t many[] = {PLEN_MEDIA_PNG, 7, 'a', 0, 'b'};
	struct plen_op op = {.seq = 1};

	(void)state;
	assert_int_equal(plen_op_decode_asset(&op, body, sizeof(body)), 0);
	assert_int_equal(op.kind, PLEN_OP_ASSET);
	assert_int_equal(op.u.asset.parts, 7);
	assert_int_equal(op.u.asset.size, 3);
	assert_ptr_equal(op.u.asset.bytes, body + 2);
	assert_int_equal(plen_op_decode_asset(&op, body, 2), -EBADMSG);
	assert_int_equal(plen_op_decode_asset(&op, many, sizeof(many)), -EBADMSG);
}

static void test_op__a_body_leaves_room_before_it(void **state)
{
	const uint8_t bytes[] = {'a', 0, 'b'};
	const struct plen_op op = {.seq = 1,
				   .kind = PLEN_OP_ASSET,
				   .u.asset = {PLEN_MEDIA_PDF, 7, sizeof(bytes), bytes}};
	const uint8_t body[] = {PLEN_MEDIA_PDF, 7, 'a', 0, 'b'};
	size_t size = 0;
	uint8_t *room = plen_op_encode_behind(&op, 100, &size);

	(void)state;
	assert_int_equal(size, sizeof(body));
	assert_memory_equal(room + 100, body, sizeof(body));
	free(room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_op__an_asset_is_borrowed),
		cmocka_unit_test(test_op__a_body_leaves_room_before_it),
		cmocka_unit_test(test_op__bodies_are_these_bytes),
		cmocka_unit_test(test_op__newer_bodies_are_these_bytes),
		cmocka_unit_test(test_op__refuses_other_spellings_of_what_is_newer),
		cmocka_unit_test(test_op__every_operation_comes_back),
		cmocka_unit_test(test_op__extremes_come_back),
		cmocka_unit_test(test_op__any_damage_is_refused_or_spelt_as_we_would),
		cmocka_unit_test(test_op__refuses_other_spellings),
		cmocka_unit_test(test_op__counts_above_the_limit_are_not_valid),
		cmocka_unit_test(test_op__times_have_an_end),
		cmocka_unit_test(test_op__a_scale_of_nothing_is_not_valid_where_a_page_is_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
