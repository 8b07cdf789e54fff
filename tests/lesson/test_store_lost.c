/* SPDX-License-Identifier: MIT */
#include "store_lost.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sample.h"

#define IDS 3000
#define NOTES 200000

struct wanted {
	bool is_known, is_sure;
	uint8_t owner;
};

static void want(struct wanted *wanted, uint8_t owner, bool is_sure)
{
	if (!wanted->is_known || is_sure) {
		wanted->owner = owner;
	}
	wanted->is_known = true;
	wanted->is_sure |= is_sure;
}

static void assert_as_wanted(const struct plen_store_lost *lost, const struct wanted *wanted)
{
	size_t at = 0;

	for (uint32_t id = 0; id < IDS; id++) {
		if (wanted[id].is_known) {
			assert_true(at < lost->count);
			assert_int_equal(lost->list[at].id, id);
			assert_int_equal(lost->list[at].owner, wanted[id].owner);
			at++;
		}
	}
	assert_int_equal(at, lost->count);
}

/* As one would who looks through all of them each time. */
static void test_store_lost__each_page_once_and_whose_it_was(void **state)
{
	static struct wanted wanted[IDS];
	struct sample_dice dice = {17};
	struct plen_store_lost lost = {0};

	(void)state;
	for (uint32_t i = 0; i < NOTES; i++) {
		uint32_t id = sample_roll(&dice, sample_roll(&dice, IDS) + 1);
		uint8_t owner = (uint8_t)sample_roll(&dice, PLEN_GROUP_COUNT);
		bool is_sure = sample_roll(&dice, 8) == 0;
		want(&wanted[id], owner, is_sure);
		plen_store_lost_note(&lost, id, owner, is_sure);
		assert_true(lost.count <= 2 * IDS);
	}
	plen_store_lost_sort_out(&lost);
	assert_as_wanted(&lost, wanted);
	plen_store_lost_sort_out(&lost);
	assert_as_wanted(&lost, wanted);
	plen_store_lost_finish(&lost);
}

static void test_store_lost__nothing_is_lost(void **state)
{
	struct plen_store_lost lost = {0};

	(void)state;
	plen_store_lost_sort_out(&lost);
	assert_int_equal(lost.count, 0);
	plen_store_lost_finish(&lost);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_store_lost__each_page_once_and_whose_it_was),
		cmocka_unit_test(test_store_lost__nothing_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
