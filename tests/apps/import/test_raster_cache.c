/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "common/mem.h"
#include "raster_cache.h"

#define SIDE_PX 10
#define BYTES (SIDE_PX * SIDE_PX * 4)

static struct plen_picture_key key_of(uint32_t number)
{
	return (struct plen_picture_key){
		.asset = 1,
		.part = number,
		.whole_w_px = SIDE_PX,
		.whole_h_px = SIDE_PX,
		.w_px = SIDE_PX,
		.h_px = SIDE_PX,
	};
}

static void put(struct plen_raster_cache *cache, uint32_t number)
{
	struct plen_picture_key key = key_of(number);
	uint32_t *pixels = plen_calloc(1, BYTES);

	pixels[0] = number;
	plen_raster_cache_put(cache, &key, pixels);
}

static bool is_there(struct plen_raster_cache *cache, uint32_t number)
{
	struct plen_picture_key key = key_of(number);
	const uint32_t *pixels = NULL;

	if (!plen_raster_cache_find(cache, &key, &pixels)) {
		return false;
	}
	assert_int_equal(pixels[0], number);
	return true;
}

static void test_raster_cache__what_was_seen_longest_ago_goes_first(void **state)
{
	struct plen_raster_cache cache;

	(void)state;
	plen_raster_cache_init(&cache, 3 * BYTES);
	for (uint32_t i = 0; i < 3; i++) {
		put(&cache, i);
		assert_true(is_there(&cache, i));
	}
	assert_true(is_there(&cache, 0));
	put(&cache, 3);
	assert_false(is_there(&cache, 1));
	assert_true(is_there(&cache, 0));
	assert_true(is_there(&cache, 2));
	assert_true(is_there(&cache, 3));
	assert_int_equal(cache.bytes, 3 * BYTES);
	plen_raster_cache_finish(&cache);
}

/* Else what is asked for again and again would come and go for ever. */
static void test_raster_cache__what_nobody_has_seen_yet_stays(void **state)
{
	struct plen_raster_cache cache;

	(void)state;
	plen_raster_cache_init(&cache, 2 * BYTES);
	for (uint32_t i = 0; i < 7; i++) {
		put(&cache, i);
	}
	for (uint32_t i = 0; i < 7; i++) {
		assert_true(is_there(&cache, i));
	}
	put(&cache, 10);
	assert_int_equal(cache.bytes, 2 * BYTES);
	assert_true(is_there(&cache, 10));
	plen_raster_cache_finish(&cache);
}

/* Whoever asked for it has left: of a book that is leafed through, nobody looks at a page. */
static void test_raster_cache__what_nobody_ever_sees_goes(void **state)
{
	struct plen_raster_cache cache;

	(void)state;
	plen_raster_cache_init(&cache, 2 * BYTES);
	for (uint32_t i = 0; i < 1000; i++) {
		put(&cache, i);
		assert_in_range(cache.bytes, BYTES, 7 * BYTES);
	}
	assert_false(is_there(&cache, 992));
	assert_true(is_there(&cache, 993));
	assert_true(is_there(&cache, 999));
	plen_raster_cache_finish(&cache);
}

/* ... but who waits for all of it gets all of it. */
static void test_raster_cache__who_waits_has_it_all(void **state)
{
	struct plen_raster_cache cache;

	(void)state;
	plen_raster_cache_init(&cache, 2 * BYTES);
	cache.spared = 1;
	for (uint32_t i = 0; i < 100; i++) {
		put(&cache, i);
	}
	assert_true(is_there(&cache, 0));
	assert_true(is_there(&cache, 99));
	plen_raster_cache_finish(&cache);
}

static void test_raster_cache__what_is_spared_stays(void **state)
{
	struct plen_raster_cache cache;

	(void)state;
	plen_raster_cache_init(&cache, 2 * BYTES);
	put(&cache, 0);
	put(&cache, 1);
	assert_true(is_there(&cache, 0));
	assert_true(is_there(&cache, 1));
	cache.spared = 2; /* the second look */
	put(&cache, 2);
	put(&cache, 3);
	assert_false(is_there(&cache, 0));
	assert_true(is_there(&cache, 1));
	assert_true(is_there(&cache, 2));
	assert_true(is_there(&cache, 3));
	plen_raster_cache_finish(&cache);
}

static void test_raster_cache__knows_what_will_never_be(void **state)
{
	struct plen_raster_cache cache;
	struct plen_picture_key key = key_of(7);
	const uint32_t *pixels = NULL;

	(void)state;
	plen_raster_cache_init(&cache, BYTES);
	plen_raster_cache_put(&cache, &key, NULL);
	assert_true(plen_raster_cache_find(&cache, &key, &pixels));
	assert_null(pixels);
	put(&cache, 7); /* and learns better */
	assert_true(is_there(&cache, 7));
	assert_int_equal(cache.count, 1);
	plen_raster_cache_finish(&cache);
}

#define MANY 600
#define ROUNDS 20000

/* However entries have come and gone, and wherever they lie, each is found, and no other. */
static void test_raster_cache__finds_among_many(void **state)
{
	static bool known[2 * MANY];
	struct plen_raster_cache cache;

	(void)state;
	srand(11);
	plen_raster_cache_init(&cache, MANY * BYTES);
	for (int round = 0; round < ROUNDS; round++) {
		uint32_t number = (uint32_t)rand() % (2 * MANY);
		size_t before = cache.count;

		if (rand() % 3 == 0) {
			put(&cache, number);
			assert_true(is_there(&cache, number));
			assert_true(cache.count <= MANY && cache.count + 1 >= before);
			known[number] = true;
		} else if (is_there(&cache, number)) {
			assert_true(known[number]);
		}
	}
	size_t found = 0;
	for (uint32_t i = 0; i < 2 * MANY; i++) {
		found += is_there(&cache, i);
	}
	assert_int_equal(found, cache.count);
	assert_int_equal(cache.bytes, cache.count * BYTES);
	plen_raster_cache_finish(&cache);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_raster_cache__what_was_seen_longest_ago_goes_first),
		cmocka_unit_test(test_raster_cache__what_nobody_has_seen_yet_stays),
		cmocka_unit_test(test_raster_cache__what_nobody_ever_sees_goes),
		cmocka_unit_test(test_raster_cache__who_waits_has_it_all),
		cmocka_unit_test(test_raster_cache__what_is_spared_stays),
		cmocka_unit_test(test_raster_cache__knows_what_will_never_be),
		cmocka_unit_test(test_raster_cache__finds_among_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
