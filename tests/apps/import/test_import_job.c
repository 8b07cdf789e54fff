/* SPDX-License-Identifier: MIT
 *
 * Import jobs, with the real helper on samples, and with helpers that do what they should not.
 */
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "common/clock.h"
#include "helper.h"
#include "importer/job.h"

#define TIME_US 1700000000000000

static const char *real_helper;

static int set_up(void **state)
{
	real_helper = getenv(PLEN_HELPER_VARIABLE);
	*state = plen_lesson_create();
	return real_helper != NULL ? 0 : -1;
}

static int tear_down(void **state)
{
	setenv(PLEN_HELPER_VARIABLE, real_helper, 1);
	plen_lesson_destroy(*state);
	return 0;
}

static void use_fake(const char *name)
{
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s", FAKES, name);
	setenv(PLEN_HELPER_VARIABLE, path, 1);
}

static struct plen_import_job *start(struct plen_lesson *lesson, const char *name, int64_t limit_us)
{
	char path[4096];
	struct plen_import_job_options options = {
		.path = path,
		.lesson = lesson,
		.time_us = TIME_US,
		.limit_us = limit_us,
	};

	snprintf(path, sizeof(path), "%s/%s", SAMPLES, name);
	return plen_import_job_create(&options, plen_clock_monotonic_us());
}

static void expect_failure(struct plen_lesson *lesson, const char *fake, int64_t limit_us,
			   int status, const char *sentence, const char *detail)
{
	uint64_t before = plen_lesson_seq(lesson);

	use_fake(fake);
	struct plen_import_job *job = start(lesson, "one.pdf", limit_us);
	assert_int_equal(plen_import_job_run(job), PLEN_IMPORT_FAILED);
	const struct plen_import_result *result = plen_import_job_result(job);
	assert_int_equal(result->status, status);
	assert_non_null(strstr(result->sentence, sentence));
	assert_non_null(strstr(result->detail, detail));
	assert_non_null(strstr(result->path, "one.pdf"));
	assert_int_equal(plen_import_job_fd(job), -1);
	assert_int_equal(plen_import_job_due_us(job, 0), INT64_MAX);
	plen_import_job_destroy(job);
	assert_int_equal(plen_lesson_seq(lesson), before);
}

static bool find_picture(void *data, const struct plen_picture *picture)
{
	*(struct plen_op_picture *)data = picture->place;
	return false;
}

static struct plen_op_picture picture_of(struct plen_lesson *lesson, uint32_t index)
{
	const struct plen_lesson_page *page = plen_lesson_page_at(lesson, 0, index);
	struct plen_op_picture place = {0};

	assert_non_null(page);
	plen_lesson_each_picture(lesson, page->id, NULL, find_picture, &place);
	return place;
}

static void test_import_job__a_pdf_becomes_pages(void **state)
{
	struct plen_lesson *lesson = *state;
	struct plen_import_job *job = start(lesson, "many.pdf", 0);

	assert_int_equal(plen_import_job_run(job), PLEN_IMPORT_DONE);
	const struct plen_import_result *result = plen_import_job_result(job);
	assert_int_equal(result->status, 0);
	assert_int_equal(result->pages, 300);
	assert_string_equal(result->sentence, "300 pages came, from page 1 on.");
	assert_string_equal(result->detail, "");
	assert_int_equal(plen_lesson_page_count(lesson, 0), 300);
	assert_int_equal(plen_lesson_page_at(lesson, 0, 0)->id, result->first_page);
	for (uint32_t i = 0; i < 300; i++) {
		struct plen_op_picture picture = picture_of(lesson, i);
		assert_int_equal(picture.part, i);
		assert_int_equal(picture.sheet, 1);
		assert_in_range(picture.w_um, 209500, 210500); /* A4 */
		assert_in_range(picture.h_um, 296500, 297500);
	}

	const struct plen_lesson_asset *asset =
		plen_lesson_asset(lesson, picture_of(lesson, 0).asset);
	assert_non_null(asset);
	assert_int_equal(asset->media, PLEN_MEDIA_PDF);
	assert_int_equal(asset->parts, 300);
	plen_import_job_destroy(job);
}

static void test_import_job__a_photo_lies_as_it_was_taken(void **state)
{
	struct plen_lesson *lesson = *state;
	struct plen_import_job *job = start(lesson, "phone.jpeg", 0);

	assert_int_equal(plen_import_job_run(job), PLEN_IMPORT_DONE);
	assert_string_equal(plen_import_job_result(job)->sentence, "One page came, as page 1.");
	plen_import_job_destroy(job);

	struct plen_op_picture picture = picture_of(lesson, 0);
	assert_int_equal(picture.w_um, 400000); /* as stored; upright it is 200 mm wide */
	assert_int_equal(picture.h_um, 200000);
	assert_int_equal(picture.a_ppm, 0);
	assert_int_equal(picture.b_ppm, 1000000);
	assert_int_equal(picture.c_ppm, -1000000);
	assert_int_equal(picture.d_ppm, 0);
	assert_int_equal(picture.e_um, 200000);
	assert_int_equal(picture.f_um, 0);
}

static void test_import_job__every_kind_of_picture_comes(void **state)
{
	static const char *const names[] = {"image.png", "image.jpg", "image.webp", "drawing.svg"};
	static const uint8_t media[] = {PLEN_MEDIA_PNG, PLEN_MEDIA_JPEG, PLEN_MEDIA_WEBP,
					PLEN_MEDIA_SVG};
	struct plen_lesson *lesson = *state;

	for (uint32_t i = 0; i < 4; i++) {
		struct plen_import_job *job = start(lesson, names[i], 0);
		assert_int_equal(plen_import_job_run(job), PLEN_IMPORT_DONE);
		plen_import_job_destroy(job);
		struct plen_op_picture picture = picture_of(lesson, i);
		assert_int_equal(plen_lesson_asset(lesson, picture.asset)->media, media[i]);
		assert_int_equal(picture.w_um, media[i] == PLEN_MEDIA_SVG ? 52917 : 200000);
	}
}

static void test_import_job__a_drawing_that_is_far_too_wide_keeps_its_shape(void **state)
{
	struct plen_lesson *lesson = *state;
	struct plen_import_job *job = start(lesson, "wide.svg", 0);

	assert_int_equal(plen_import_job_run(job), PLEN_IMPORT_DONE);
	plen_import_job_destroy(job);
	struct plen_op_picture picture = picture_of(lesson, 0);
	assert_int_equal(picture.w_um, 26458333);
	assert_int_equal(picture.h_um, 52917);
}

/* As a board does it: a little at a time, with other things between. */
static void test_import_job__goes_on_in_slices(void **state)
{
	struct plen_lesson *lesson = *state;
	struct plen_import_job *job = start(lesson, "many.pdf", 0);
	uint32_t last = 0;
	int slices = 0;
	enum plen_import_state now = PLEN_IMPORT_READING;

	while (now == PLEN_IMPORT_READING || now == PLEN_IMPORT_PLACING) {
		struct pollfd watched = {.fd = plen_import_job_fd(job), .events = POLLIN};
		uint32_t done = 0;
		uint32_t total = 0;
		poll(&watched, watched.fd >= 0 ? 1 : 0, watched.fd >= 0 ? -1 : 0);
		now = plen_import_job_step(job, plen_clock_monotonic_us(), 0);
		plen_import_job_progress(job, &done, &total);
		assert_true(done <= total && done >= last);
		last = done;
		slices++;
		if (now == PLEN_IMPORT_READING) {
			assert_int_equal(plen_lesson_seq(lesson), 0);
		}
	}
	assert_int_equal(now, PLEN_IMPORT_DONE);
	assert_true(slices > 2);
	assert_int_equal(plen_lesson_page_count(lesson, 0), 300);
	plen_import_job_destroy(job);
}

static void test_import_job__cancelling_leaves_the_lesson(void **state)
{
	struct plen_lesson *lesson = *state;

	use_fake("hangs");
	struct plen_import_job *job = start(lesson, "one.pdf", 0);
	plen_import_job_cancel(job);
	assert_int_equal(plen_import_job_step(job, 0, 0), PLEN_IMPORT_CANCELLED);
	assert_int_equal(plen_import_job_fd(job), -1);
	assert_int_equal(plen_lesson_seq(lesson), 0);
	plen_import_job_destroy(job);
	/* And so does going away. */
	plen_import_job_destroy(start(lesson, "one.pdf", 0));
	assert_int_equal(plen_lesson_seq(lesson), 0);
}

/* A lesson is never half of a file, not even if the board ends meanwhile. */
static void test_import_job__what_is_placing_is_placed(void **state)
{
	struct plen_lesson *lesson = *state;
	struct plen_import_job *job = start(lesson, "many.pdf", 0);

	while (plen_import_job_fd(job) >= 0) {
		struct pollfd watched = {.fd = plen_import_job_fd(job), .events = POLLIN};
		poll(&watched, 1, -1);
		plen_import_job_step(job, plen_clock_monotonic_us(), 0);
	}
	plen_import_job_cancel(job);
	plen_import_job_destroy(job);
	assert_int_equal(plen_lesson_page_count(lesson, 0), 300);
}

static void test_import_job__a_helper_that_dies_leaves_the_lesson(void **state)
{
	expect_failure(*state, "dies", 0, -EPIPE, "damaged", "ended by signal 9");
}

static void test_import_job__a_helper_that_stops_early_leaves_the_lesson(void **state)
{
	expect_failure(*state, "stops", 0, -EPIPE, "damaged", "ended with exit status 0");
}

static void test_import_job__a_helper_that_hangs_is_ended(void **state)
{
	expect_failure(*state, "hangs", 100000, -ETIMEDOUT, "too long", "took too long");
}

static void test_import_job__a_helper_that_lies_is_not_believed(void **state)
{
	expect_failure(*state, "lies", 0, -EPROTO, "damaged", "nonsense");
}

static void test_import_job__a_helper_that_floods_is_not_believed(void **state)
{
	expect_failure(*state, "floods", 0, -EPROTO, "damaged", "nonsense");
}

static void test_import_job__without_a_helper_says_so(void **state)
{
	expect_failure(*state, "is-not-there", 0, -ENOSYS, "IT can mend", "not installed");
}

static void test_import_job__refuses_what_is_no_file(void **state)
{
	static const struct {
		const char *path;
		int status;
	} rows[] = {
		{"/dev/zero", -EINVAL},           {"/nowhere/at-all.pdf", -ENOENT},
		{"/tmp/no-suffix", -EINVAL},      {"/some.folder/pdf", -EINVAL},
		{SAMPLES "/folder.pdf", -EISDIR}, {SAMPLES "/empty.pdf", -EBADMSG},
		{SAMPLES "/device.pdf", -EINVAL}, {SAMPLES "/huge.pdf", -E2BIG},
	};
	struct plen_import_job_options options = {.lesson = *state, .time_us = TIME_US};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		options.path = rows[i].path;
		struct plen_import_job *job =
			plen_import_job_create(&options, plen_clock_monotonic_us());
		assert_int_equal(plen_import_job_run(job), PLEN_IMPORT_FAILED);
		assert_int_equal(plen_import_job_result(job)->status, rows[i].status);
		assert_true(strlen(plen_import_job_result(job)->sentence) > 10);
		plen_import_job_destroy(job);
	}
}

/* -- what it lies on does not answer, until the test says so -- */

static struct {
	atomic_bool hangs;
	atomic_int fd;
	sem_t is_asked, answers, is_closed;
} medium;

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __real_close(int fd);
int __wrap_close(int fd);

int __wrap_open(const char *path, int flags, ...)
{
	bool hangs = medium.hangs && strstr(path, "/one.pdf") != NULL;

	if (hangs) {
		sem_post(&medium.is_asked);
		sem_wait(&medium.answers);
	}
	int fd = __real_open(path, flags);
	if (hangs) {
		medium.fd = fd;
	}
	return fd;
}

int __wrap_close(int fd)
{
	int status = __real_close(fd);

	if (fd >= 0 && fd == medium.fd) {
		medium.fd = -1;
		sem_post(&medium.is_closed);
	}
	return status;
}

static void set_up_medium(bool hangs)
{
	medium.hangs = hangs;
	medium.fd = -1;
	sem_init(&medium.is_asked, 0, 0);
	sem_init(&medium.answers, 0, 0);
	sem_init(&medium.is_closed, 0, 0);
}

/* Whoever has gone on meanwhile leaves nothing open. */
static void answer_late(void)
{
	sem_post(&medium.answers);
	sem_wait(&medium.is_closed);
	set_up_medium(false);
}

static void test_import_job__a_medium_that_hangs_holds_nobody_up(void **state)
{
	struct plen_lesson *lesson = *state;
	uint32_t done = 1;
	uint32_t total = 1;

	set_up_medium(true);
	struct plen_import_job *job = start(lesson, "one.pdf", 0);
	sem_wait(&medium.is_asked);
	int64_t now_us = plen_clock_monotonic_us();
	assert_int_equal(plen_import_job_step(job, now_us, 0), PLEN_IMPORT_READING);
	assert_true(plen_import_job_fd(job) >= 0);
	plen_import_job_progress(job, &done, &total);
	assert_int_equal(total, 0);

	int64_t due_us = plen_import_job_due_us(job, now_us);
	assert_in_range(due_us - now_us, 0, 30000000);
	assert_int_equal(plen_import_job_step(job, due_us, 0), PLEN_IMPORT_FAILED);
	assert_int_equal(plen_import_job_result(job)->status, -EIO);
	assert_non_null(strstr(plen_import_job_result(job)->sentence, "try again"));
	assert_non_null(strstr(plen_import_job_result(job)->detail, "does not answer"));
	plen_import_job_destroy(job);
	assert_int_equal(plen_lesson_seq(lesson), 0);
	answer_late();
}

static void test_import_job__who_waits_for_a_medium_can_cancel(void **state)
{
	set_up_medium(true);
	struct plen_import_job *job = start(*state, "one.pdf", 0);
	sem_wait(&medium.is_asked);
	plen_import_job_cancel(job);
	assert_int_equal(plen_import_job_step(job, 0, 0), PLEN_IMPORT_CANCELLED);
	plen_import_job_destroy(job);
	answer_late();
}

static void test_import_job__a_medium_that_answers_late_is_read(void **state)
{
	set_up_medium(true);
	struct plen_import_job *job = start(*state, "one.pdf", 0);
	sem_wait(&medium.is_asked);
	assert_int_equal(plen_import_job_step(job, plen_clock_monotonic_us(), 0),
			 PLEN_IMPORT_READING);
	sem_post(&medium.answers);
	assert_int_equal(plen_import_job_run(job), PLEN_IMPORT_DONE);
	assert_int_equal(plen_import_job_result(job)->pages, 1);
	plen_import_job_destroy(job);
	sem_wait(&medium.is_closed);
	set_up_medium(false);
}

static bool twice(void *data, uint32_t done, uint32_t total)
{
	int *asked = data;

	(void)done;
	(void)total;
	return ++*asked < 3;
}

static void test_import_job__who_waits_can_stop_a_helper_that_hangs(void **state)
{
	struct plen_lesson *lesson = *state;
	uint64_t before = plen_lesson_seq(lesson);
	int asked = 0;
	const struct plen_import_watch watch = {twice, &asked};

	use_fake("hangs");
	struct plen_import_job *job = start(lesson, "one.pdf", 0);
	assert_int_equal(plen_import_job_read(job, &watch), PLEN_IMPORT_CANCELLED);
	assert_int_equal(asked, 3);
	assert_string_equal(plen_import_job_result(job)->sentence, "cancelled");
	plen_import_job_destroy(job);
	assert_int_equal(plen_lesson_seq(lesson), before);
}

static bool not_long(void *data, uint32_t done, uint32_t total)
{
	(void)data;
	(void)total;
	return done <= 900;
}

/* The lesson has half of the file, but nothing more is done for it. */
static void test_import_job__who_waits_can_stop_what_is_placing(void **state)
{
	struct plen_lesson *lesson = *state;
	const struct plen_import_watch watch = {not_long, NULL};
	const struct plen_import_watch at_once = {twice, &(int){2}};
	struct plen_import_job *job = start(lesson, "many.pdf", 0);

	assert_int_equal(plen_import_job_read(job, &watch), PLEN_IMPORT_PLACING);
	assert_int_equal(plen_import_job_place(job, &at_once), PLEN_IMPORT_CANCELLED);
	assert_int_equal(plen_import_job_result(job)->status, -ECANCELED);
	plen_import_job_destroy(job);
	assert_int_equal(plen_lesson_page_count(lesson, 0), 0);
}

static int first_free_fd(void)
{
	int fd = dup(0);

	__real_close(fd);
	return fd;
}

/* The first of all: nothing is closed late by others. */
static void test_import_job__leaves_no_descriptor_behind(void **state)
{
	struct plen_lesson *lesson = *state;
	int before = first_free_fd();

	for (int i = 0; i < 3; i++) {
		struct plen_import_job *job = start(lesson, "one.pdf", 0);
		plen_import_job_run(job);
		plen_import_job_destroy(job);
	}
	use_fake("dies");
	struct plen_import_job *job = start(lesson, "one.pdf", 0);
	plen_import_job_run(job);
	plen_import_job_destroy(job);
	/* What is closed beside us is so before long. */
	while (first_free_fd() != before) {
		sched_yield();
	}
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_import_job__##name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(who_waits_can_stop_what_is_placing),
		CASE(leaves_no_descriptor_behind),
		CASE(a_pdf_becomes_pages),
		CASE(a_photo_lies_as_it_was_taken),
		CASE(every_kind_of_picture_comes),
		CASE(a_drawing_that_is_far_too_wide_keeps_its_shape),
		CASE(goes_on_in_slices),
		CASE(cancelling_leaves_the_lesson),
		CASE(what_is_placing_is_placed),
		CASE(a_helper_that_dies_leaves_the_lesson),
		CASE(a_helper_that_stops_early_leaves_the_lesson),
		CASE(a_helper_that_hangs_is_ended),
		CASE(a_helper_that_lies_is_not_believed),
		CASE(a_helper_that_floods_is_not_believed),
		CASE(without_a_helper_says_so),
		CASE(refuses_what_is_no_file),
		CASE(a_medium_that_hangs_holds_nobody_up),
		CASE(who_waits_for_a_medium_can_cancel),
		CASE(a_medium_that_answers_late_is_read),
		CASE(who_waits_can_stop_a_helper_that_hangs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
