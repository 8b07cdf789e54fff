/* SPDX-License-Identifier: MIT
 *
 * Two hours of six groups that write, turn pages and undo, against a real file, as fast as it goes;
 * pages sleep as on a board. Tells what the lesson takes in memory after ten minutes and at the
 * end, with as much on view, and what a point takes in the file.
 *
 * What grows is what undo knows of every stroke, and nothing else: some dozens of bytes.
 *
 * long_lesson [--assert] [MINUTES]: fails if memory has grown by more than 64 bytes a stroke, or a
 * point takes more than 10 bytes in the file.
 */
#include <inttypes.h>
#include <malloc.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/mem.h"
#include "lesson/store.h"
#include "sample.h"
#include "scratch.h"

#define SECONDS_PER_STROKE 4
#define SECONDS_PER_PAGE 150
#define POINTS 80
#define AWAKE 16
#define EARLY_MINUTE 10

struct play {
	struct plen_lesson *lesson;
	struct plen_store *store;
	char *path;
	struct sample_dice dice;
	uint32_t seen[AWAKE];
	uint32_t pages[PLEN_GROUP_COUNT];
	uint64_t points, strokes;
};

static void on_committed(void *data, const struct plen_op *op)
{
	plen_store_append(((struct play *)data)->store, op);
}

/* -- what is written -- */

/* Letters of a hand: loops 12 mm high, along a line, a point every 8 ms. */
static void write_stroke(struct play *play, uint8_t group, int64_t time_us)
{
	struct plen_stroke_point points[POINTS];
	struct plen_op_stroke stroke = {
		.group = group, .width_um = 700, .count = POINTS, .points = points};
	struct plen_op op = {.kind = PLEN_OP_EDIT, .group = group, .time_us = time_us};
	double x = sample_roll(&play->dice, 400000);
	double y = sample_roll(&play->dice, 250000);

	for (uint32_t i = 0; i < POINTS; i++) {
		double phase = i * 0.35;
		points[i] = (struct plen_stroke_point){
			.x_um = (int32_t)(x + i * 600 + 4000 * cos(phase)),
			.y_um = (int32_t)(y + 6000 * sin(phase) + sample_roll(&play->dice, 200)),
			.t_ms = i * 8,
			.pressure = 255,
		};
	}
	op.u.edit.page = play->pages[group];
	op.u.edit.strokes = &stroke;
	op.u.edit.stroke_count = 1;
	plen_lesson_commit(play->lesson, &op);
	play->points += POINTS;
	play->strokes++;
	if (sample_roll(&play->dice, 20) == 0) {
		sample_commit_undo(play->lesson, group);
	}
}

static void show(struct play *play)
{
	struct plen_op op = {.kind = PLEN_OP_VIEW};

	op.u.view.mode = PLEN_MODE_GROUPS;
	op.u.view.group_count = PLEN_GROUP_MAX;
	for (uint8_t i = 0; i < PLEN_GROUP_COUNT; i++) {
		op.u.view.panes[i].page = play->pages[i];
		op.u.view.panes[i].scale_ppm = 1000000;
	}
	plen_lesson_commit(play->lesson, &op);
}

/* -- as a board: pages that were seen last stay awake -- */

static void see(struct play *play, uint32_t page)
{
	memmove(&play->seen[1], &play->seen[0], (AWAKE - 1) * sizeof(play->seen[0]));
	play->seen[0] = page;
}

static bool put_to_sleep(void *data, const struct plen_lesson_page *page)
{
	struct play *play = data;

	for (int i = 0; i < AWAKE; i++) {
		if (play->seen[i] == page->id) {
			return true;
		}
	}
	plen_lesson_sleep(play->lesson, page->id, plen_store_status(play->store).committed);
	return true;
}

static void turn_pages(struct play *play)
{
	for (uint8_t group = 1; group < PLEN_GROUP_COUNT; group++) {
		play->pages[group] = sample_commit_page(play->lesson, group);
		see(play, play->pages[group]);
	}
	show(play);
}

static void rest(struct play *play)
{
	plen_store_flush(play->store, 10000);
	plen_store_rest(play->store);
	plen_lesson_each_page(play->lesson, put_to_sleep, play);
}

/* -- figures -- */

struct figures {
	size_t heap, resident;
};

static struct figures measure(void)
{
	struct mallinfo2 heap = mallinfo2();
	struct figures figures = {.heap = heap.uordblks + heap.hblkhd};
	unsigned long size = 0;
	unsigned long resident = 0;
	FILE *file = fopen("/proc/self/statm", "re");

	malloc_trim(0);
	if (file != NULL && fscanf(file, "%lu %lu", &size, &resident) == 2) {
		figures.resident = (size_t)resident * (size_t)sysconf(_SC_PAGESIZE);
	}
	if (file != NULL) {
		fclose(file);
	}
	return figures;
}

static struct figures tell(const char *when, const struct play *play)
{
	struct figures figures = measure();

	printf("%-10s %8" PRIu64 " strokes %9" PRIu64 " points   heap %7.2f MB   resident %7.2f "
	       "MB\n",
	       when, play->strokes, play->points, (double)figures.heap / 1e6,
	       (double)figures.resident / 1e6);
	return figures;
}

static double bytes_per_point(const struct play *play)
{
	struct stat info = {0};

	stat(play->path, &info);
	return (double)info.st_size / (double)play->points;
}

int main(int argc, char **argv)
{
	static const uint8_t uuid[16] = {1};
	struct play play = {.dice = {120}};
	bool asserts = argc > 1 && strcmp(argv[1], "--assert") == 0;
	int minutes = argc > 1 + asserts ? (int)strtol(argv[1 + asserts], NULL, 10) : 120;
	char *folder = scratch_make();
	char error[300] = "";
	struct figures early = {0};
	uint64_t early_strokes = 0;

	play.path = scratch_path(folder, "lesson.plenary");
	play.lesson = plen_lesson_create();
	if (plen_store_open(&play.store, play.path, uuid, play.lesson, error, sizeof(error)) != 0) {
		fprintf(stderr, "%s\n", error);
		return 1;
	}
	const struct plen_lesson_listener listener = {on_committed, NULL, &play};
	plen_lesson_set_listener(play.lesson, &listener);
	for (int second = 0; second < minutes * 60; second++) {
		if (second % SECONDS_PER_PAGE == 0) {
			turn_pages(&play);
		}
		for (uint8_t group = 1; group < PLEN_GROUP_COUNT; group++) {
			if ((second + group) % SECONDS_PER_STROKE == 0) {
				write_stroke(&play, group, second * INT64_C(1000000));
			}
		}
		rest(&play);
		if (second + 1 == EARLY_MINUTE * 60) {
			early = tell("minute 10", &play);
			early_strokes = play.strokes;
		}
	}
	struct figures late = tell("at the end", &play);
	plen_store_close(play.store);
	plen_lesson_destroy(play.lesson);
	double per_point = bytes_per_point(&play);
	double grown = (double)late.heap - (double)early.heap;
	double per_stroke = grown / (double)(play.strokes - early_strokes);
	printf("heap %+.2f MB, %.1f bytes a stroke; file %.2f bytes a point\n", grown / 1e6,
	       per_stroke, per_point);
	free(play.path);
	scratch_remove(folder);
	return asserts && (per_stroke > 64 || per_point > 10) ? 1 : 0;
}
