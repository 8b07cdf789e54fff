/* SPDX-License-Identifier: MIT */
#include "store_mend.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct desk {
	uint64_t ends; /* number that what was handed on ends with */
	struct plen_store_mend mend;
};

static int emit(void *data, const struct plen_op *op)
{
	struct desk *desk = data;

	assert_int_equal(op->seq, desk->ends + 1);
	desk->ends = op->kind == PLEN_OP_GAP ? op->seq + op->u.count - 1 : op->seq;
	return 0;
}

static void find_page(struct desk *desk, uint64_t seq)
{
	struct plen_op op = {.seq = seq, .kind = PLEN_OP_PAGE};

	assert_int_equal(plen_store_mend_op(&desk->mend, &op), 0);
}

/* One flipped bit in a file without sums: a lesson that believed it could never go on. */
static void test_store_mend__does_not_believe_a_number_far_ahead(void **state)
{
	static const uint64_t numbers[] = {12 + (UINT64_C(1) << 24), UINT32_MAX, UINT64_C(1) << 40,
					   PLEN_OP_SEQ_MAX};
	struct desk desk = {0};

	(void)state;
	desk.mend = (struct plen_store_mend){
		.lesson = plen_lesson_create(), .emit = emit, .data = &desk};
	find_page(&desk, 1);
	find_page(&desk, 11);
	assert_int_equal(desk.mend.lost, 9);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		find_page(&desk, numbers[i]);
		assert_int_equal(desk.mend.lost, 10 + i);
		assert_int_equal(desk.ends, 11);
	}
	find_page(&desk, 12);
	assert_int_equal(plen_lesson_seq(desk.mend.lesson), 12);
	assert_int_equal(desk.ends, 12);
	plen_lesson_destroy(desk.mend.lesson);
}

/* However many pages are missing, each is looked at once. */
static void test_store_mend__makes_the_pages_that_are_missing(void **state)
{
	enum { EDITS = 1000 };
	struct plen_store_lost lost = {0};
	struct desk desk = {0};

	(void)state;
	for (uint32_t i = EDITS; i > 0; i--) {
		plen_store_lost_note(&lost, 2 * i - 1, 1, false);
	}
	plen_store_lost_sort_out(&lost);
	desk.mend = (struct plen_store_mend){.lesson = plen_lesson_create(),
					     .emit = emit,
					     .data = &desk,
					     .pages = lost.list,
					     .page_count = lost.count};
	for (uint32_t i = 1; i <= EDITS; i++) {
		struct plen_op op = {.seq = 2 * i, .kind = PLEN_OP_EDIT, .group = 1};
		op.u.edit.page = 2 * i - 1;
		assert_int_equal(plen_store_mend_op(&desk.mend, &op), 0);
		assert_int_equal(desk.mend.next_page, i);
	}
	assert_int_equal(desk.mend.lost, EDITS);
	assert_int_equal(plen_lesson_page_count(desk.mend.lesson, 1), EDITS);
	plen_lesson_destroy(desk.mend.lesson);
	plen_store_lost_finish(&lost);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_store_mend__does_not_believe_a_number_far_ahead),
		cmocka_unit_test(test_store_mend__makes_the_pages_that_are_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
