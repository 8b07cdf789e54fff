/* SPDX-License-Identifier: MIT */
#include "scene_diff.h"

#include <stdlib.h>

#include "check.h"

#define ITEMS 8

struct set {
	struct plen_scene_item items[ITEMS];
	struct plen_px_rect extents[ITEMS];
	uint32_t count;
};

/* Items are told apart by their fill; item n stands at x = 100 n. */
static void add(struct set *set, int n)
{
	set->items[set->count].fill = (uint8_t)n;
	set->extents[set->count] = (struct plen_px_rect){n * 100, 0, 50, 50};
	set->count++;
}

static struct plen_damage diff(const struct set *before, const struct set *after)
{
	const struct plen_scene_items b = {before->items, before->extents, before->count};
	const struct plen_scene_items a = {after->items, after->extents, after->count};
	struct plen_damage damage;

	plen_damage_init(&damage, 2000, 100);
	plen_scene_diff_items(&b, &a, &damage);
	return damage;
}

static struct set three(void)
{
	struct set set = {0};

	add(&set, 1);
	add(&set, 2);
	add(&set, 3);
	return set;
}

static void test_scene_diff__equal_scenes_have_none(void **state)
{
	struct set before = three(), after = three();

	(void)state;
	assert_int_equal(diff(&before, &after).count, 0);
}

static void test_scene_diff__one_changed_item_is_damaged_where_it_was_and_is(void **state)
{
	struct set before = three(), after = three();

	(void)state;
	after.items[1].line = 5;
	after.extents[1].x = 900;
	struct plen_damage damage = diff(&before, &after);
	assert_int_equal(damage.count, 2);
	assert_int_equal(plen_damage_area_px(&damage), 2 * 50 * 50);
}

static void test_scene_diff__an_inserted_item_damages_itself_only(void **state)
{
	struct set before = three(), after = {0};

	(void)state;
	add(&after, 1);
	add(&after, 7);
	add(&after, 2);
	add(&after, 3);
	struct plen_damage damage = diff(&before, &after);
	assert_int_equal(damage.count, 1);
	assert_int_equal(damage.rects[0].x, 700);
}

static void test_scene_diff__a_removed_item_damages_where_it_was(void **state)
{
	struct set before = three(), after = {0};

	(void)state;
	add(&after, 1);
	add(&after, 3);
	struct plen_damage damage = diff(&before, &after);
	assert_int_equal(damage.count, 1);
	assert_int_equal(damage.rects[0].x, 200);
}

static void test_scene_diff__repeated_items_are_not_counted_twice(void **state)
{
	struct set before = {0}, after = {0};

	(void)state;
	add(&before, 1);
	add(&before, 1);
	add(&after, 1);
	add(&after, 1);
	add(&after, 1);
	assert_int_equal(diff(&before, &after).count, 1);
	assert_int_equal(diff(&after, &before).count, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scene_diff__equal_scenes_have_none),
		cmocka_unit_test(test_scene_diff__one_changed_item_is_damaged_where_it_was_and_is),
		cmocka_unit_test(test_scene_diff__an_inserted_item_damages_itself_only),
		cmocka_unit_test(test_scene_diff__a_removed_item_damages_where_it_was),
		cmocka_unit_test(test_scene_diff__repeated_items_are_not_counted_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
