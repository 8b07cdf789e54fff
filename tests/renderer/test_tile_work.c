/* SPDX-License-Identifier: MIT */
#include "tile_work.h"

#include <semaphore.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/time.h>

#include "check.h"
#include "common/mem.h"
#include "sample_ink.h"

struct bench {
	struct plen_lesson *lesson;
	uint32_t page;
	struct plen_tile_work *work;
};

static int set_up(void **state)
{
	struct bench *bench = calloc(1, sizeof(*bench));

	bench->lesson = plen_lesson_create();
	bench->page = sample_ink_page(bench->lesson, 0, PLEN_BACKGROUND_PLAIN, 0);
	bench->work = plen_tile_work_create();
	*state = bench;
	return 0;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;

	plen_tile_work_destroy(bench->work);
	plen_lesson_destroy(bench->lesson);
	free(bench);
	return 0;
}

static void fill_job(const struct bench *bench, struct plen_tile_job *job)
{
	const struct plen_px_scale scale = {1, 1};
	const struct plen_page_rect everything = {-1000, -1000, 2000, 2000};

	job->on_paper = true;
	job->paper = plen_paper_make(PLEN_THEME_LIGHT, PLEN_BACKGROUND_PLAIN, scale, scale);
	job->map = (struct plen_outline_map){.scale = scale,
					     .clip = {0, 0, PLEN_TILE_PX, PLEN_TILE_PX}};
	job->place = (struct plen_ink_list_place){0};
	plen_ink_list_collect(&job->list, bench->lesson, bench->page, &everything, SIZE_MAX,
			      &job->place);
	if (job->pixels == NULL) {
		job->pixels = plen_realloc(NULL, 1, PLEN_TILE_BYTES);
	}
}

static struct plen_tile_job *put_next(const struct bench *bench)
{
	struct plen_tile_job *job = plen_tile_work_spare(bench->work);

	if (job != NULL) {
		fill_job(bench, job);
		plen_tile_work_put(bench->work, job);
	}
	return job;
}

static int put_all(const struct bench *bench)
{
	int count = 0;

	while (put_next(bench) != NULL) {
		count++;
	}
	return count;
}

static void test_tile_work__every_job_comes_back(void **state)
{
	struct bench *bench = *state;
	struct sample_stroke stroke;

	sample_ink_circle(&stroke, 128, 128, 60);
	sample_ink_commit(bench->lesson, bench->page, &stroke);
	assert_null(plen_tile_work_take(bench->work, true));
	for (int i = 0; i < 20; i++) {
		int count = put_all(bench);
		struct plen_tile_job *job = NULL;

		assert_in_range(count, 2, PLEN_TILE_WORK_JOBS_MAX);
		while ((job = plen_tile_work_take(bench->work, true)) != NULL) {
			assert_true((job->pixels[128 * PLEN_TILE_PX + 68] & 0xff) < 0x80);
			assert_true((job->pixels[128 * PLEN_TILE_PX + 128] & 0xff) > 0x80);
			count--;
		}
		assert_int_equal(count, 0);
	}
}

static void post(void *data)
{
	sem_post(data);
}

static void test_tile_work__wakes_when_there_is_something(void **state)
{
	struct bench *bench = *state;
	sem_t woken;

	sem_init(&woken, 0, 0);
	plen_tile_work_set_wake(bench->work, post, &woken);
	for (int i = 0; i < 20; i++) {
		assert_non_null(put_next(bench));
		sem_wait(&woken);
		assert_non_null(plen_tile_work_take(bench->work, false));
	}
	plen_tile_work_set_wake(bench->work, NULL, NULL);
	put_all(bench);
	while (plen_tile_work_take(bench->work, true) != NULL) {
	}
	assert_int_equal(sem_trywait(&woken), -1);
	sem_destroy(&woken);
}

/* From one end of what a file can say to the other, over the upper half of the tile, and at
 * last somewhere else. */
static void put_endless_stroke(struct bench *bench, int32_t at_last_um)
{
	struct plen_stroke_point *points = calloc(PLEN_STROKE_POINTS_MAX, sizeof(*points));
	struct sample_stroke stroke = {
		.op = {.width_um = 60000, .count = PLEN_STROKE_POINTS_MAX, .points = points}};

	for (uint32_t i = 0; i < PLEN_STROKE_POINTS_MAX; i++) {
		points[i] = (struct plen_stroke_point){
			.x_um = i % 2 == 0 ? -2000000000 : 2000000000,
			.y_um = i < PLEN_STROKE_POINTS_MAX - 2 ? 60000 : at_last_um,
			.pressure = 255,
		};
	}
	sample_ink_commit(bench->lesson, bench->page, &stroke);
	free(points);
}

static bool is_paper(const struct plen_tile_job *job, int y)
{
	return (job->pixels[y * PLEN_TILE_PX + 128] & 0xff) > 0x80;
}

static struct plen_tile_job *timed;

static void cancel_timed(int number)
{
	(void)number;
	atomic_store(&timed->is_cancelled, true);
}

/* After so much computing, the job is cancelled: it was begun, and is not finished. */
static void test_tile_work__a_stroke_is_left_in_the_middle(void **state)
{
	const struct itimerval soon = {.it_value = {.tv_usec = 20000}};
	struct bench *bench = *state;
	struct plen_coverage scratch;
	struct plen_tile_job job = {0};

	put_endless_stroke(bench, 200000);
	fill_job(bench, &job);
	plen_coverage_init(&scratch, PLEN_TILE_PX);
	timed = &job;
	signal(SIGVTALRM, cancel_timed);
	setitimer(ITIMER_VIRTUAL, &soon, NULL);
	plen_tile_job_draw(&job, &scratch);
	signal(SIGVTALRM, SIG_DFL);
	assert_true(atomic_load(&job.is_cancelled));
	assert_false(is_paper(&job, 60));
	assert_true(is_paper(&job, 200));
	plen_coverage_finish(&scratch);
	plen_tile_job_finish(&job);
}

static void test_tile_work__what_is_cancelled_is_not_finished(void **state)
{
	struct bench *bench = *state;
	struct plen_tile_job *job = NULL;

	/* Together they take far longer than to cancel them. */
	for (int i = 0; i < 20; i++) {
		put_endless_stroke(bench, i < 19 ? 60000 : 200000);
	}
	put_all(bench);
	plen_tile_work_cancel(bench->work, NULL, NULL);
	while ((job = plen_tile_work_take(bench->work, true)) != NULL) {
		assert_true(is_paper(job, 200));
	}
	/* Nor does the end wait for what is out. */
	put_all(bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_tile_work__every_job_comes_back, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_tile_work__wakes_when_there_is_something,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_tile_work__a_stroke_is_left_in_the_middle,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_tile_work__what_is_cancelled_is_not_finished,
						set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
