/* SPDX-License-Identifier: MIT
 *
 * The parts of the engine that need no gesture: the table of contacts, the states, the door for
 * samples and for configurations.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

#include "common/mem.h"
#include "engine_config.h"
#include "engine_contact.h"

static struct plen_engine_contacts *create_table(void)
{
	struct plen_engine_contacts *table = plen_calloc(1, sizeof(*table));

	plen_engine_contact_init(table);
	return table;
}

static void test_engine_contact__the_live_list_is_in_order(void **state)
{
	struct plen_engine_contacts *table = create_table();

	(void)state;
	for (uint32_t i = 0; i < PLEN_ENGINE_CONTACTS_MAX; i++) {
		assert_non_null(plen_engine_contact_add(table, 1 + i % 3, (i * 101) % 257));
	}
	for (uint32_t i = 1; i < table->live_count; i++) {
		const struct plen_engine_contact *a = table->live[i - 1];
		const struct plen_engine_contact *b = table->live[i];
		assert_true(a->device < b->device || (a->device == b->device && a->id < b->id));
	}
	assert_int_equal(plen_engine_contact_first(table, 1), 0);
	assert_int_equal(table->live[plen_engine_contact_first(table, 2)]->device, 2);
	assert_int_equal(plen_engine_contact_first(table, 4), table->live_count);
	free(table);
}

static void test_engine_contact__a_full_table_takes_no_more_until_one_is_gone(void **state)
{
	struct plen_engine_contacts *table = create_table();

	(void)state;
	for (uint32_t i = 0; i < PLEN_ENGINE_CONTACTS_MAX; i++) {
		assert_non_null(plen_engine_contact_add(table, 1, i));
	}
	assert_null(plen_engine_contact_add(table, 1, 1000));
	plen_engine_contact_remove(table, plen_engine_contact_find(table, 1, 77));
	assert_null(plen_engine_contact_find(table, 1, 77));
	assert_non_null(plen_engine_contact_add(table, 1, 1000));
	assert_non_null(plen_engine_contact_find(table, 1, 1000));
	free(table);
}

/* The text of engine_contact.h, as a table: row from, column to. */
static void test_engine_contact__every_pair_of_states_is_as_documented(void **state)
{
	static const char letters[] = "HITWPDR";
	static const char *const documented[PLEN_ENGINE_STATES] = {
		/*                       HITWPDR */
		[PLEN_ENGINE_HOVER] = "-xxxxxx",     [PLEN_ENGINE_INK] = "x-xx--x",
		[PLEN_ENGINE_TRANSFORM] = "xx-x--x", [PLEN_ENGINE_WIPE] = "x-----x",
		[PLEN_ENGINE_PRESS] = "x-----x",     [PLEN_ENGINE_DRAG] = "x------",
		[PLEN_ENGINE_REFUSED] = "xx-xx--",
	};

	(void)state;
	for (int from = 0; from < PLEN_ENGINE_STATES; from++) {
		for (int to = 0; to < PLEN_ENGINE_STATES; to++) {
			bool may = plen_engine_contact_may((enum plen_engine_state)from,
							   (enum plen_engine_state)to);
			if (may != (documented[from][to] == 'x')) {
				fail_msg("%c to %c", letters[from], letters[to]);
			}
		}
	}
}

static void test_engine_contact__nonsense_is_cleaned_at_the_door(void **state)
{
	struct plen_engine_contacts *table = create_table();
	struct plen_engine_contact *contact = plen_engine_contact_add(table, 1, 1);
	struct plen_contact sample = {.at = {1.0, 2.0}, .pressure = 0.5};

	(void)state;
	assert_true(plen_engine_contact_update(contact, &sample));
	assert_false(plen_engine_contact_update(contact, &sample));

	sample.at.x_mm = NAN;
	assert_false(plen_engine_contact_update(contact, &sample));
	sample.at.x_mm = 1e300;
	assert_false(plen_engine_contact_update(contact, &sample));
	sample.at.x_mm = 3.0;
	sample.width_mm = -3.0;
	sample.height_mm = INFINITY;
	sample.pressure = 7.0;
	sample.tool = 200;
	assert_true(plen_engine_contact_update(contact, &sample));
	assert_true(contact->now.at.x_mm == 3.0 && contact->now.at.y_mm == 2.0);
	assert_true(contact->now.width_mm == 0.0);
	assert_true(contact->now.height_mm < 1e4);
	assert_true(contact->now.pressure == 1.0);
	assert_int_equal(contact->now.tool, PLEN_CONTACT_FINGER);

	sample.pressure = NAN;
	assert_true(plen_engine_contact_update(contact, &sample));
	assert_true(contact->now.pressure < 0.0);
	free(table);
}

static void assert_same_config(const struct plen_engine_config *a,
			       const struct plen_engine_config *b)
{
	assert_true(a->slop_mm == b->slop_mm);
	assert_true(a->hand_span_mm == b->hand_span_mm);
	assert_true(a->hand_onset_us == b->hand_onset_us);
	assert_true(a->hand_wide_mm == b->hand_wide_mm);
	assert_true(a->hand_wide_us == b->hand_wide_us);
	assert_true(a->hand_ink_mm == b->hand_ink_mm);
	assert_true(a->hand_judge_us == b->hand_judge_us);
	assert_true(a->bridge_us == b->bridge_us);
	assert_true(a->bridge_sure_us == b->bridge_sure_us);
	assert_true(a->bridge_sure_mm == b->bridge_sure_mm);
	assert_true(a->bridge_mm == b->bridge_mm);
	assert_true(a->hold_us == b->hold_us);
	assert_true(a->palm_mm == b->palm_mm);
	assert_true(a->palm_short_mm == b->palm_short_mm);
	assert_true(a->palm_least_mm == b->palm_least_mm);
	assert_true(a->palm_factor == b->palm_factor);
	assert_true(a->palm_rest_us == b->palm_rest_us);
	assert_true(a->palm_aspect_max == b->palm_aspect_max);
	assert_true(a->palm_settle_us == b->palm_settle_us);
	assert_true(a->palm_claim_us == b->palm_claim_us);
	assert_true(a->palm_contacts == b->palm_contacts);
	assert_true(a->palm_reach_mm == b->palm_reach_mm);
	assert_true(a->palm_lockout_us == b->palm_lockout_us);
	assert_true(a->wipe_min_mm == b->wipe_min_mm);
	assert_true(a->wipe_max_mm == b->wipe_max_mm);
	assert_true(a->tap_bounce_us == b->tap_bounce_us);
	assert_true(a->tap_reach_mm == b->tap_reach_mm);
}

static void test_engine_config__the_default_is_clean(void **state)
{
	struct plen_engine_config standard = plen_engine_default_config();
	struct plen_engine_config clean = plen_engine_config_clean(&standard);

	(void)state;
	assert_same_config(&standard, &clean);
}

static void test_engine_config__nonsense_becomes_the_default(void **state)
{
	struct plen_engine_config standard = plen_engine_default_config();
	struct plen_engine_config wild = {
		.slop_mm = NAN,
		.hand_span_mm = -1.0,
		.hand_onset_us = INT64_MIN,
		.hand_wide_mm = NAN,
		.hand_wide_us = INT64_MAX,
		.hand_ink_mm = INFINITY,
		.hand_judge_us = -1,
		.bridge_us = -1,
		.bridge_sure_us = INT64_MIN,
		.bridge_sure_mm = NAN,
		.bridge_mm = NAN,
		.hold_us = INT64_MAX,
		.palm_mm = 0.0,
		.palm_short_mm = 1e9,
		.palm_least_mm = -1.0,
		.palm_factor = 0.0,
		.palm_rest_us = INT64_MAX,
		.palm_aspect_max = 0.5,
		.palm_settle_us = -1,
		.palm_claim_us = INT64_MAX,
		.palm_contacts = 1,
		.palm_reach_mm = NAN,
		.palm_lockout_us = INT64_MAX,
		.wipe_min_mm = NAN,
		.wipe_max_mm = NAN,
		.tap_bounce_us = INT64_MAX,
		.tap_reach_mm = -INFINITY,
	};
	struct plen_engine_config clean = plen_engine_config_clean(&wild);

	(void)state;
	assert_same_config(&standard, &clean);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_engine_contact__the_live_list_is_in_order),
		cmocka_unit_test(test_engine_contact__a_full_table_takes_no_more_until_one_is_gone),
		cmocka_unit_test(test_engine_contact__every_pair_of_states_is_as_documented),
		cmocka_unit_test(test_engine_contact__nonsense_is_cleaned_at_the_door),
		cmocka_unit_test(test_engine_config__the_default_is_clean),
		cmocka_unit_test(test_engine_config__nonsense_becomes_the_default),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
