/* SPDX-License-Identifier: MIT
 *
 * What keeping a lesson costs: a stroke on its way to the disk, what it takes there, and taking
 * something back when a hundred thousand things have been done.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/mem.h"
#include "figures.h"
#include "lesson/store.h"
#include "measure.h"
#include "sample_ink.h"
#include "wall.h"

#define PATH "commit.plenary"
#define STROKES 2000
#define STROKES_SMOKE 20
#define POINTS 100
#define PATIENCE_MS 10000

#define OPERATIONS 100000
#define OPERATIONS_SMOKE 1000
#define PAGES 10
#define UNDO_POINTS 20
#define UNDOS 200
#define FRAME_US (1e6 / 60)

/* -- a stroke's way to the disk -- */

static void append(void *data, const struct plen_op *op)
{
	plen_store_append(data, op);
}

static bool commit_strokes(struct measure *measure, struct plen_lesson *lesson,
			   struct plen_store *store, int strokes)
{
	const struct plen_lesson_listener listener = {.committed = append, .data = store};
	struct sample_random random = {81};
	struct sample_stroke stroke;

	plen_lesson_set_listener(lesson, &listener);

	uint32_t page = sample_ink_page(lesson, 0, PLEN_BACKGROUND_PLAIN, 0);
	for (int i = 0; i < strokes; i++) {
		struct plen_page_pt at = {100 + i % 40 * 40, 100 + i / 40 % 25 * 35};
		sample_ink_writing(&stroke, &random, POINTS, at);

		double begun_us = measure_wall_us();
		sample_ink_commit(lesson, page, &stroke);
		if (!plen_store_flush(store, PATIENCE_MS)) {
			return false;
		}
		measure_add(measure, measure_wall_us() - begun_us);
	}
	return true;
}

static void report_commits(struct report *report, struct measure *measure, int strokes)
{
	struct stat info = {0};

	report_add(report, "commit_p50_m", "", measure_quantile(measure, 0.5) / report->m_us, "",
		   0);
	report_add(report, "commit_p99_m", "", measure_quantile(measure, 0.99) / report->m_us, "",
		   0);
	if (stat(PATH, &info) == 0) {
		report_add(report, "file_bytes_per_point", "",
			   (double)info.st_size / (strokes * (double)POINTS), "", 0);
	}
}

bool figures_commit(struct report *report, const struct figures_options *options)
{
	const uint8_t uuid[16] = {4};
	int strokes = options->smoke ? STROKES_SMOKE : STROKES;
	struct plen_lesson *lesson = plen_lesson_create();
	struct measure *measure = plen_calloc(1, sizeof(*measure));
	struct plen_store *store = NULL;
	char error[256] = "";
	bool good = false;

	unlink(PATH);
	if (plen_store_open(&store, PATH, uuid, lesson, error, sizeof(error)) < 0) {
		fprintf(stderr, "%s\n", error);
	} else {
		good = commit_strokes(measure, lesson, store, strokes);
		good = plen_store_close(store) && good;
	}
	if (good) {
		report_commits(report, measure, strokes);
	}
	unlink(PATH);
	free(measure);
	plen_lesson_destroy(lesson);
	return good;
}

/* -- taking back -- */

/* All groups on all pages, in turn. */
static void do_much(struct wall *wall, int operations)
{
	struct sample_random random = {82};
	struct sample_stroke stroke;
	uint32_t pages[PAGES] = {wall->page};

	for (int i = 1; i < PAGES; i++) {
		pages[i] = sample_ink_page(wall->lesson, 0, PLEN_BACKGROUND_PLAIN, 0);
	}
	for (int i = 0; i < operations; i++) {
		struct plen_page_pt at = {60 + sample_random_unit(&random) * 1700,
					  60 + sample_random_unit(&random) * 850};
		sample_ink_writing(&stroke, &random, UNDO_POINTS, at);
		stroke.op.group = (uint8_t)(i % PLEN_GROUP_COUNT);
		struct plen_op op = {
			.kind = PLEN_OP_EDIT,
			.group = stroke.op.group,
			.u.edit = {.page = pages[i / PLEN_GROUP_COUNT % PAGES],
				   .stroke_count = 1,
				   .strokes = &stroke.op},
		};
		plen_lesson_commit(wall->lesson, &op);
	}
}

static bool is_on_view(void *data, uint64_t chain, uint32_t page)
{
	const struct wall *wall = data;

	(void)chain;
	return page == wall->page;
}

/* The last thing that a group did on the page that is seen, and the frame without it. */
static bool take_back(struct wall *wall, uint8_t group)
{
	struct plen_op op = {.kind = PLEN_OP_UNDO, .group = group};

	op.u.chain = plen_lesson_undo_chain(wall->lesson, group, is_on_view, wall, NULL);
	if (op.u.chain == 0) {
		return false;
	}
	plen_lesson_commit(wall->lesson, &op);
	wall_settle(wall);
	return true;
}

bool figures_undo(struct report *report, const struct figures_options *options)
{
	struct wall *wall = wall_open(NULL, 0, 0);
	struct measure *measure = plen_calloc(1, sizeof(*measure));
	int undos = options->smoke ? 10 : UNDOS;
	bool good = true;

	do_much(wall, options->smoke ? OPERATIONS_SMOKE : OPERATIONS);
	wall_settle(wall);
	for (int i = 0; i < undos && good; i++) {
		double begun_us = measure_wall_us();
		good = take_back(wall, (uint8_t)(i % PLEN_GROUP_COUNT));
		measure_add(measure, measure_wall_us() - begun_us);
	}
	report_add(report, "undo_p50_frames", "", measure_quantile(measure, 0.5) / FRAME_US, "", 0);
	report_add(report, "undo_p99_frames", "", measure_quantile(measure, 0.99) / FRAME_US, "",
		   0);
	free(measure);
	wall_close(wall);
	return good;
}
