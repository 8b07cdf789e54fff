/* SPDX-License-Identifier: MIT */
#include "tile_cache.h"

#include "check.h"
#include "sample_ink.h"

static struct plen_tile_key key_at(int x)
{
	return (struct plen_tile_key){.page = 1, .scale_ppm = 1000000, .x = x, .y = -x};
}

static void fill(struct plen_tile_cache *cache, int count)
{
	for (int i = 0; i < count; i++) {
		struct plen_tile_key key = key_at(i);

		plen_tile_cache_set_inked(cache, plen_tile_cache_add(cache, &key), true);
	}
}

static void test_tile_cache__finds_what_was_added(void **state)
{
	struct plen_tile_cache cache;

	(void)state;
	plen_tile_cache_init(&cache);
	fill(&cache, 20);
	for (int i = 0; i < 20; i++) {
		struct plen_tile_key key = key_at(i);

		assert_non_null(plen_tile_cache_find(&cache, &key));
		key.scale_ppm++;
		assert_null(plen_tile_cache_find(&cache, &key));
	}
	plen_tile_cache_clear(&cache);
	assert_int_equal(cache.bytes, 0);
}

static void test_tile_cache__drops_what_was_used_longest_ago(void **state)
{
	struct plen_tile_key first = key_at(0), second = key_at(1);
	struct plen_tile_cache cache;

	(void)state;
	plen_tile_cache_init(&cache);
	fill(&cache, 4);
	cache.round++;
	plen_tile_cache_find(&cache, &first);
	plen_tile_cache_trim(&cache, 3 * PLEN_TILE_BYTES, 100);
	assert_int_equal(cache.count, 3);
	assert_null(plen_tile_cache_find(&cache, &second));
	assert_non_null(plen_tile_cache_find(&cache, &first));
	plen_tile_cache_clear(&cache);
}

static void test_tile_cache__keeps_what_is_on_the_screen(void **state)
{
	struct plen_tile_cache cache;

	(void)state;
	plen_tile_cache_init(&cache);
	cache.round++;
	fill(&cache, 6);
	plen_tile_cache_trim(&cache, 0, 0);
	assert_int_equal(cache.count, 6);
	cache.round++;
	plen_tile_cache_trim(&cache, 0, 0);
	assert_int_equal(cache.count, 0);
}

static void test_tile_cache__paper_costs_no_pixels(void **state)
{
	struct plen_tile_key key = key_at(3);
	struct plen_tile_cache cache;

	(void)state;
	plen_tile_cache_init(&cache);
	struct plen_tile *tile = plen_tile_cache_add(&cache, &key);
	assert_int_equal(cache.bytes, 0);
	plen_tile_cache_set_inked(&cache, tile, true);
	plen_tile_cache_set_inked(&cache, tile, true);
	assert_int_equal(cache.bytes, PLEN_TILE_BYTES);
	plen_tile_cache_set_inked(&cache, tile, false);
	assert_int_equal(cache.bytes, 0);
	plen_tile_cache_clear(&cache);
}

/* Against a plain list: any order of adding, using and trimming. */
static void test_tile_cache__survives_random_use(void **state)
{
	struct sample_random random = {21};
	struct plen_tile_cache cache;

	(void)state;
	plen_tile_cache_init(&cache);
	for (int i = 0; i < 20000; i++) {
		struct plen_tile_key key = key_at(sample_random_int(&random, 300));
		struct plen_tile *tile = plen_tile_cache_find(&cache, &key);

		if (tile == NULL) {
			tile = plen_tile_cache_add(&cache, &key);
			plen_tile_cache_set_inked(&cache, tile, key.x % 7 == 0);
		}
		assert_ptr_equal(plen_tile_cache_find(&cache, &key), tile);
		if (i % 50 == 0) {
			cache.round++;
			plen_tile_cache_trim(&cache, 10 * PLEN_TILE_BYTES, 120);
			assert_true(cache.count <= 120);
			assert_true(cache.bytes <= 10 * PLEN_TILE_BYTES);
		}
	}
	plen_tile_cache_clear(&cache);
	assert_null(cache.newest);
	assert_null(cache.oldest);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tile_cache__finds_what_was_added),
		cmocka_unit_test(test_tile_cache__drops_what_was_used_longest_ago),
		cmocka_unit_test(test_tile_cache__keeps_what_is_on_the_screen),
		cmocka_unit_test(test_tile_cache__paper_costs_no_pixels),
		cmocka_unit_test(test_tile_cache__survives_random_use),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
