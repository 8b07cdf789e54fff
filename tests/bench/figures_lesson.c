/* SPDX-License-Identifier: MIT
 *
 * A lesson of a million points: 10 pages, each with 1,000 strokes of 100 points. A large one has
 * 100 such pages, 100,000 strokes.
 */
#include <malloc.h>
#include <semaphore.h>
#include <stdio.h>

#include "figures.h"
#include "figures_files.h"
#include "lesson/store.h"
#include "measure.h"
#include "sample_ink.h"
#include "screen.h"
#include "session.h"
#include "wall.h"

#define SEED 71
#define PAGES 10
#define PAGES_LARGE 100
#define STROKES 1000
#define STROKES_SMOKE 40
#define POINTS 100
#define PROBES 40

static const struct plen_board_size board = {1928, 1084};

static int strokes_of(const struct figures_options *options)
{
	return options->smoke ? STROKES_SMOKE : STROKES;
}

static struct plen_store *open_store(const char *path, struct plen_lesson *lesson)
{
	const uint8_t uuid[16] = {2};
	struct plen_store *store = NULL;
	char error[256] = "";

	if (plen_store_open(&store, path, uuid, lesson, error, sizeof(error)) < 0) {
		fprintf(stderr, "%s\n", error);
	}
	return store;
}

/* The same on each page, whichever is shown when it is opened. */
bool figures_write(struct report *report, const struct figures_options *options)
{
	(void)report;
	return figures_write_lesson(options->lesson, SEED, options->large ? PAGES_LARGE : PAGES,
				    strokes_of(options), POINTS);
}

static bool count_points(void *data, const struct plen_stroke *stroke)
{
	*(double *)data += stroke->count;
	return true;
}

static bool count_page(void *data, const struct plen_lesson_page *page)
{
	uint32_t *pages = data;

	pages[++pages[0]] = page->id;
	return pages[0] < PAGES;
}

static double points_of(const struct plen_lesson *lesson)
{
	uint32_t pages[PAGES + 1] = {0};
	double points = 0;

	plen_lesson_each_page(lesson, count_page, pages);
	for (uint32_t i = 1; i <= pages[0]; i++) {
		plen_lesson_each_stroke(lesson, pages[i], NULL, count_points, &points);
	}
	return points;
}

bool figures_memory(struct report *report, const struct figures_options *options)
{
	malloc_trim(0);

	double before = measure_resident_bytes();
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_store *store = open_store(options->lesson, lesson);
	if (store == NULL) {
		plen_lesson_destroy(lesson);
		return false;
	}

	/* What opening took and gave back is memory that the board has for other things. */
	malloc_trim(0);
	double asleep = measure_resident_bytes() - before;
	double points = points_of(lesson); /* wakes every page */
	malloc_trim(0);
	double awake = measure_resident_bytes() - before;
	report_add(report, "bytes_per_point", "", awake / points, "", 0);
	report_add(report, "bytes_per_point_asleep", "", asleep / points, "", 0);
	report_add(report, "points", "", points, "", 0);
	plen_store_close(store);
	plen_lesson_destroy(lesson);
	return true;
}

static bool is_seen(const struct screen *screen, const struct plen_board_pt *probes)
{
	for (int i = 0; i < PROBES; i++) {
		if (screen_is_ink(screen, probes[i], board)) {
			return true;
		}
	}
	return false;
}

static void wake(void *data)
{
	sem_post(data);
}

/* Turn by turn, sleeping while workers have all that is left. */
static bool draw_until_seen(struct plen_session *session, const struct screen *screen,
			    const struct plen_board_pt *probes)
{
	bool seen = false;
	int more = 1;
	sem_t woken;

	sem_init(&woken, 0, 0);
	plen_session_set_wake(session, wake, &woken);
	while (more > 0 && !seen) {
		more = plen_session_frame(session, PLEN_SESSION_TILE_BUDGET_US);
		seen = is_seen(screen, probes);
		if (more == PLEN_RENDERER_BUSY && !seen) {
			sem_wait(&woken);
		}
	}
	plen_session_set_wake(session, NULL, NULL);
	return seen;
}

static bool measure_open(struct report *report, struct screen *screen,
			 const struct plen_session_options *options,
			 const struct plen_board_pt *probes, bool large)
{
	struct plen_session *session = NULL;
	char error[256] = "";
	double start_us = measure_wall_us();

	if (plen_session_create(&session, options, error, sizeof(error)) < 0) {
		fprintf(stderr, "%s\n", error);
		return false;
	}

	double read_us = measure_wall_us();
	bool seen = draw_until_seen(session, screen, probes);
	report_add(report, large ? "open_100k_m" : "open_1m_m", "",
		   (measure_wall_us() - start_us) / report->m_us, "", 0);
	report_add(report, large ? "open_100k_read_m" : "open_1m_read_m", "",
		   (read_us - start_us) / report->m_us, "", 0);
	if (!seen) {
		fprintf(stderr, "%s: opened, but its ink is not seen\n", options->lesson);
	}
	plen_session_destroy(session);
	return seen;
}

bool figures_open(struct report *report, const struct figures_options *options)
{
	struct screen *screen = screen_open();
	struct plen_board_pt probes[PROBES];
	bool good = false;

	if (screen == NULL) {
		return false;
	}
	wall_ink_at(SEED, strokes_of(options), POINTS, probes, PROBES);
	good = measure_open(report, screen,
			    &(struct plen_session_options){
				    .lesson = options->lesson,
				    .uuid = {2},
				    .board = {.size = board, .theme = PLEN_THEME_LIGHT},
				    .presenter = screen_presenter(screen),
			    },
			    probes, options->large);
	screen_close(screen);
	return good;
}
