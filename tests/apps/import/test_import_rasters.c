/* SPDX-License-Identifier: MIT
 *
 * Pixels of pictures, from the real helper, and from helpers that die or hang.
 */
#include <errno.h>
#include <limits.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "helper.h"
#include "importer/rasters.h"

#define RED 0xffff0000u
#define BLUE 0xff0000ffu
#define WHITE 0xffffffffu
#define BLACK 0xff000000u

/* Long for an answer, and short for who waits for none. */
#define ANSWER_LIMIT_US (30 * INT64_C(1000000))
#define SHORT_LIMIT_US 50000
/* Long enough to be one: between two attempts who waits must get a word in. */
#define PAUSE_US 20000
/* 48 MB each, once decoded. */
#define LARGE_COUNT 24

struct fixture {
	struct plen_lesson *lesson;
	struct plen_rasters *rasters;
	struct plen_picture_source source;
	uint32_t came;
	atomic_uint woken;
};

static const char *real_helper;
/* So often the medium that the lesson is on gives nothing. */
static unsigned unreadable;

uint8_t *__real_plen_lesson_asset_bytes(const struct plen_lesson *lesson, uint32_t id);
uint8_t *__wrap_plen_lesson_asset_bytes(const struct plen_lesson *lesson, uint32_t id);

uint8_t *__wrap_plen_lesson_asset_bytes(const struct plen_lesson *lesson, uint32_t id)
{
	if (unreadable > 0) {
		unreadable--;
		return NULL;
	}
	return __real_plen_lesson_asset_bytes(lesson, id);
}

static void on_came(void *data, const struct plen_picture_key *key)
{
	struct fixture *fixture = data;

	(void)key;
	fixture->came++;
}

static void on_wake(void *data)
{
	struct fixture *fixture = data;

	atomic_fetch_add(&fixture->woken, 1);
}

static int open_rasters(void **state, struct plen_rasters_options options)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	options.came = on_came;
	options.data = fixture;
	real_helper = getenv(PLEN_HELPER_VARIABLE);
	fixture->lesson = plen_lesson_create();
	options.lesson = fixture->lesson;
	fixture->rasters = plen_rasters_create(&options);
	fixture->source = plen_rasters_source(fixture->rasters);
	plen_rasters_set_wake(fixture->rasters, on_wake, fixture);
	*state = fixture;
	return real_helper != NULL ? 0 : -1;
}

static int set_up(void **state)
{
	return open_rasters(state, (struct plen_rasters_options){
					   .answer_limit_us = ANSWER_LIMIT_US,
					   .pause_us = PAUSE_US,
				   });
}

static int set_up_impatient(void **state)
{
	return open_rasters(state,
			    (struct plen_rasters_options){.answer_limit_us = SHORT_LIMIT_US});
}

static int set_up_restless(void **state)
{
	return open_rasters(state, (struct plen_rasters_options){
					   .answer_limit_us = ANSWER_LIMIT_US,
					   .idle_limit_us = 1,
				   });
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	plen_rasters_destroy(fixture->rasters);
	plen_lesson_destroy(fixture->lesson);
	free(fixture);
	setenv(PLEN_HELPER_VARIABLE, real_helper, 1);
	return 0;
}

static uint32_t add_bytes(struct fixture *fixture, enum plen_media media, const uint8_t *bytes,
			  size_t size)
{
	struct plen_op op = {
		.kind = PLEN_OP_ASSET,
		.u.asset = {(uint8_t)media, 1, (uint32_t)size, bytes},
	};

	return (uint32_t)plen_lesson_commit(fixture->lesson, &op);
}

static uint32_t add(struct fixture *fixture, enum plen_media media, const char *name)
{
	static uint8_t bytes[1 << 20];
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s", SAMPLES, name);
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	size_t size = fread(bytes, 1, sizeof(bytes), file);
	fclose(file);
	return add_bytes(fixture, media, bytes, size);
}

static struct plen_picture_key whole(uint32_t asset, uint32_t w_px, uint32_t h_px)
{
	return (struct plen_picture_key){
		.asset = asset,
		.whole_w_px = w_px,
		.whole_h_px = h_px,
		.w_px = w_px,
		.h_px = h_px,
	};
}

/* NULL if there never will be any. */
static const uint32_t *wait_for(struct fixture *fixture, const struct plen_picture_key *key)
{
	bool has_failed = false;
	const uint32_t *pixels = fixture->source.pixels(fixture->source.data, key, &has_failed);

	if (pixels == NULL && !has_failed) {
		fixture->source.settle(fixture->source.data, true);
		pixels = fixture->source.pixels(fixture->source.data, key, &has_failed);
		assert_true(pixels != NULL || has_failed);
	}
	return pixels;
}

static void assert_near(uint32_t pixel, uint32_t wanted)
{
	for (int shift = 0; shift < 32; shift += 8) {
		assert_in_range((pixel >> shift & 0xff) + 8, wanted >> shift & 0xff,
				(wanted >> shift & 0xff) + 16);
	}
}

static void test_rasters__what_could_not_be_read_comes_later(void **state)
{
	struct fixture *fixture = *state;
	struct plen_picture_key key = whole(add(fixture, PLEN_MEDIA_PNG, "image.png"), 40, 30);
	bool has_failed = false;

	unreadable = 2;
	assert_null(fixture->source.pixels(fixture->source.data, &key, &has_failed));
	/* Whoever draws a frame now and then does not wait, and is woken. */
	while (fixture->came == 0) {
		uint32_t woken = atomic_load(&fixture->woken);
		plen_rasters_dispatch(fixture->rasters);
		while (fixture->came == 0 && atomic_load(&fixture->woken) == woken) {
			sched_yield();
		}
	}
	assert_int_equal(unreadable, 0);
	assert_non_null(fixture->source.pixels(fixture->source.data, &key, &has_failed));
	assert_false(has_failed);
}

static void test_rasters__who_waits_waits_for_the_second_attempt_and_not_for_ever(void **state)
{
	struct fixture *fixture = *state;
	struct plen_picture_key key = whole(add(fixture, PLEN_MEDIA_PNG, "image.png"), 40, 30);
	struct plen_picture_key other = whole(add(fixture, PLEN_MEDIA_PNG, "image.png"), 40, 30);

	unreadable = 1;
	assert_non_null(wait_for(fixture, &key));
	unreadable = UINT_MAX;
	assert_null(wait_for(fixture, &other));
	unreadable = 0;
}

static void test_rasters__each_kind_is_drawn(void **state)
{
	static const struct {
		enum plen_media media;
		const char *name;
	} rows[] = {
		{PLEN_MEDIA_PNG, "image.png"},
		{PLEN_MEDIA_JPEG, "image.jpg"},
		{PLEN_MEDIA_WEBP, "image.webp"},
		{PLEN_MEDIA_SVG, "drawing.svg"},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint32_t asset = add(fixture, rows[i].media, rows[i].name);
		struct plen_picture_key key = whole(asset, 100, 50);
		const uint32_t *pixels = wait_for(fixture, &key);
		assert_non_null(pixels);
		assert_near(pixels[2 * 100 + 2], WHITE);
		assert_near(pixels[40 * 100 + 10], RED);
		assert_near(pixels[40 * 100 + 90], BLUE);
	}
}

static void test_rasters__a_page_of_a_pdf_lies_on_white_paper(void **state)
{
	struct fixture *fixture = *state;
	struct plen_picture_key key = whole(add(fixture, PLEN_MEDIA_PDF, "one.pdf"), 595, 842);
	const uint32_t *pixels = wait_for(fixture, &key);

	assert_non_null(pixels);
	assert_int_equal(pixels[0], WHITE);
	assert_int_equal(pixels[800 * 595 + 300], BLACK);
	key.part = 1; /* which it has not */
	assert_null(wait_for(fixture, &key));
}

static void test_rasters__a_part_is_what_lies_there(void **state)
{
	struct fixture *fixture = *state;
	struct plen_picture_key key = {
		.asset = add(fixture, PLEN_MEDIA_PNG, "image.png"),
		.whole_w_px = 2000,
		.whole_h_px = 1000,
		.x_px = 990,
		.y_px = 500,
		.w_px = 20,
		.h_px = 10,
	};
	const uint32_t *pixels = wait_for(fixture, &key);

	assert_non_null(pixels);
	assert_near(pixels[0], RED);
	assert_near(pixels[19], BLUE);
}

static void test_rasters__what_is_no_picture_never_comes(void **state)
{
	static const uint8_t nonsense[] = "this is not what it says";
	struct fixture *fixture = *state;

	for (int media = 0; media < PLEN_MEDIA_COUNT; media++) {
		uint32_t asset =
			add_bytes(fixture, (enum plen_media)media, nonsense, sizeof(nonsense));
		struct plen_picture_key key = whole(asset, 64, 64);
		assert_null(wait_for(fixture, &key));
	}
	struct plen_picture_key unknown = whole(999, 64, 64);
	assert_null(wait_for(fixture, &unknown));
}

/* The board's way: asks, goes on, is woken, and looks again. */
static void test_rasters__never_waits(void **state)
{
	struct fixture *fixture = *state;
	struct plen_picture_key key = whole(add(fixture, PLEN_MEDIA_PNG, "image.png"), 200, 100);
	bool has_failed = false;

	assert_null(fixture->source.pixels(fixture->source.data, &key, &has_failed));
	assert_false(has_failed);
	assert_true(atomic_load(&fixture->woken) > 0); /* for the bytes */
	plen_rasters_dispatch(fixture->rasters);
	while (fixture->came == 0) {
		plen_rasters_dispatch(fixture->rasters);
	}
	assert_int_equal(fixture->came, 1);
	assert_true(atomic_load(&fixture->woken) > 1);
	assert_non_null(fixture->source.pixels(fixture->source.data, &key, &has_failed));
}

static void test_rasters__asking_twice_is_asking_once(void **state)
{
	struct fixture *fixture = *state;
	struct plen_picture_key key = whole(add(fixture, PLEN_MEDIA_PNG, "image.png"), 200, 100);
	bool has_failed = false;

	for (int i = 0; i < 10; i++) {
		fixture->source.pixels(fixture->source.data, &key, &has_failed);
	}
	fixture->source.settle(fixture->source.data, true);
	assert_int_equal(fixture->came, 1);
}

static void use_fake(const char *name)
{
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s", FAKES, name);
	setenv(PLEN_HELPER_VARIABLE, path, 1);
}

/* Twice it is tried again; then the picture is shown no more, and nothing waits for it. */
static void test_rasters__a_picture_that_kills_is_given_up(void **state)
{
	struct fixture *fixture = *state;
	bool has_failed = false;

	use_fake("dies");
	struct plen_picture_key key = whole(add(fixture, PLEN_MEDIA_PNG, "image.png"), 200, 100);
	assert_null(wait_for(fixture, &key));
	key.part = 7;
	assert_null(fixture->source.pixels(fixture->source.data, &key, &has_failed));
	assert_true(has_failed);
}

static void test_rasters__without_a_helper_nothing_waits(void **state)
{
	struct fixture *fixture = *state;

	use_fake("is-not-there");
	struct plen_picture_key key = whole(add(fixture, PLEN_MEDIA_PNG, "image.png"), 200, 100);
	assert_null(wait_for(fixture, &key));
}

/* The others are drawn by the next helper. */
static void test_rasters__another_page_survives_it(void **state)
{
	struct fixture *fixture = *state;
	bool has_failed = false;

	use_fake("page_two_kills");
	struct plen_picture_key key = whole(add(fixture, PLEN_MEDIA_PDF, "many.pdf"), 200, 100);
	for (uint32_t part = 0; part < 4; part++) {
		key.part = part;
		fixture->source.pixels(fixture->source.data, &key, &has_failed);
	}
	fixture->source.settle(fixture->source.data, true);
	for (uint32_t part = 0; part < 4; part++) {
		key.part = part;
		const uint32_t *pixels =
			fixture->source.pixels(fixture->source.data, &key, &has_failed);
		assert_int_equal(has_failed, part == 1);
		assert_int_equal(pixels != NULL, part != 1);
	}
	/* Closer, it is given up as well; and what comes later is not. */
	key = whole(key.asset, 400, 200);
	key.part = 1;
	assert_null(wait_for(fixture, &key));
	key.part = 5;
	assert_non_null(wait_for(fixture, &key));
}

/* What it cannot hold beside all else, the next one can. */
static void test_rasters__a_helper_without_memory_is_exchanged(void **state)
{
	struct fixture *fixture = *state;

	use_fake("fills_up");
	uint32_t asset = add(fixture, PLEN_MEDIA_PNG, "image.png");
	for (uint32_t i = 1; i < 4; i++) {
		struct plen_picture_key key = whole(asset, 100 * i, 50 * i);
		assert_non_null(wait_for(fixture, &key));
	}
}

/* A class's album: more than there is memory for, if all stayed decoded. */
static void test_rasters__many_large_images_are_all_drawn(void **state)
{
	struct fixture *fixture = *state;

	for (uint32_t i = 0; i < LARGE_COUNT; i++) {
		struct plen_picture_key key =
			whole(add(fixture, PLEN_MEDIA_PNG, "large.png"), 200, 150);
		const uint32_t *pixels = wait_for(fixture, &key);
		assert_non_null(pixels);
		assert_near(pixels[100 * 200 + 10], RED);
	}
}

/* Nobody has looked at a picture for a while. */
static void test_rasters__a_helper_that_idles_is_ended(void **state)
{
	struct fixture *fixture = *state;
	uint32_t asset = add(fixture, PLEN_MEDIA_PNG, "image.png");
	siginfo_t child;

	for (uint32_t i = 1; i < 3; i++) {
		struct plen_picture_key key = whole(asset, 100 * i, 50 * i);
		assert_non_null(wait_for(fixture, &key));
		while (waitid(P_ALL, 0, &child, WEXITED | WNOHANG | WNOWAIT) == 0) {
		}
		assert_int_equal(errno, ECHILD);
	}
}

static void allow_descriptors(rlim_t count)
{
	struct rlimit limit;

	assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
	limit.rlim_cur = count;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
}

/* That is no fault of the picture's. */
static void test_rasters__a_helper_that_cannot_be_started_now_is_later(void **state)
{
	struct fixture *fixture = *state;
	struct rlimit before;

	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	struct plen_picture_key key = whole(add(fixture, PLEN_MEDIA_PNG, "image.png"), 200, 100);
	struct plen_picture_key larger = whole(key.asset, 400, 200);
	allow_descriptors(3);
	assert_null(wait_for(fixture, &key)); /* who waits is told in the end */
	allow_descriptors(before.rlim_cur);
	assert_non_null(wait_for(fixture, &larger));
}

static void test_rasters__a_size_that_nobody_needs_never_comes(void **state)
{
	struct fixture *fixture = *state;
	uint32_t asset = add(fixture, PLEN_MEDIA_PNG, "image.png");
	struct plen_picture_key too_large = whole(asset, 1 << 21, 1 << 20);
	struct plen_picture_key other = whole(asset, 100, 50);

	too_large.w_px = 64;
	too_large.h_px = 64;
	assert_null(wait_for(fixture, &too_large));
	assert_non_null(wait_for(fixture, &other));
}

static void test_rasters__a_helper_that_hangs_is_given_up(void **state)
{
	struct fixture *fixture = *state;

	use_fake("mute");
	struct plen_picture_key key = whole(add(fixture, PLEN_MEDIA_PNG, "image.png"), 200, 100);
	assert_null(wait_for(fixture, &key));
}

/* Fonts, but nothing that it names itself. That the sandbox would not let it either is for
 * sandbox.sh to see: here the library refuses. */
static void test_rasters__an_svg_has_letters_and_no_files(void **state)
{
	static const char text[] =
		"<svg xmlns='http://www.w3.org/2000/svg' width='100' height='50'>"
		"<text y='45' font-family='Andika' font-size='50'>MM</text></svg>";
	static const char file[] =
		"<svg xmlns='http://www.w3.org/2000/svg' width='100' height='50'>"
		"<image width='100' height='50' href='file://" SAMPLES "/image.png'/></svg>";
	struct fixture *fixture = *state;
	uint32_t dark = 0;
	uint32_t foreign = 0;

	struct plen_picture_key key =
		whole(add_bytes(fixture, PLEN_MEDIA_SVG, (const uint8_t *)text, sizeof(text) - 1),
		      100, 50);
	const uint32_t *pixels = wait_for(fixture, &key);
	assert_non_null(pixels);
	for (int i = 0; i < 100 * 50; i++) {
		dark += pixels[i] == BLACK;
	}
	assert_in_range(dark, 100, 3000);
	key = whole(add_bytes(fixture, PLEN_MEDIA_SVG, (const uint8_t *)file, sizeof(file) - 1),
		    100, 50);
	pixels = wait_for(fixture, &key);
	assert_non_null(pixels);
	for (int i = 0; i < 100 * 50; i++) {
		foreign += pixels[i] != 0;
	}
	assert_int_equal(foreign, 0);
}

static void test_rasters__can_end_while_a_helper_hangs(void **state)
{
	struct fixture *fixture = *state;
	bool has_failed = false;

	use_fake("mute");
	struct plen_picture_key key = whole(add(fixture, PLEN_MEDIA_PNG, "image.png"), 200, 100);
	fixture->source.pixels(fixture->source.data, &key, &has_failed);
	plen_rasters_dispatch(fixture->rasters);
	assert_false(has_failed);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_rasters__##name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(what_could_not_be_read_comes_later),
		CASE(who_waits_waits_for_the_second_attempt_and_not_for_ever),
		CASE(each_kind_is_drawn),
		CASE(a_page_of_a_pdf_lies_on_white_paper),
		CASE(a_part_is_what_lies_there),
		CASE(what_is_no_picture_never_comes),
		CASE(never_waits),
		CASE(asking_twice_is_asking_once),
		CASE(a_picture_that_kills_is_given_up),
		CASE(without_a_helper_nothing_waits),
		CASE(another_page_survives_it),
		CASE(a_helper_without_memory_is_exchanged),
		CASE(many_large_images_are_all_drawn),
		CASE(a_helper_that_cannot_be_started_now_is_later),
		CASE(a_size_that_nobody_needs_never_comes),
		cmocka_unit_test_setup_teardown(test_rasters__a_helper_that_idles_is_ended,
						set_up_restless, tear_down),
		cmocka_unit_test_setup_teardown(test_rasters__a_helper_that_hangs_is_given_up,
						set_up_impatient, tear_down),
		CASE(an_svg_has_letters_and_no_files),
		CASE(can_end_while_a_helper_hangs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
