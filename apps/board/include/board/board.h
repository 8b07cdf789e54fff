/* SPDX-License-Identifier: MIT
 *
 * The board: what a gesture means here and now. State + event + time in; operations on the lesson,
 * wet ink, a scene and zones out. Pure: it reads no clock, opens nothing, draws nothing.
 *
 * Not thread-safe; main thread only.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "board/calibration.h"
#include "common/event.h"
#include "common/ink.h"
#include "common/scene.h"
#include "common/zone.h"
#include "lesson/lesson.h"

struct plen_board;

/* What the board tells its shell; called within plen_board_event and plen_board_advance. No member
 * may be NULL. */
struct plen_board_sink {
	void (*wet_begin)(void *data, uint32_t gesture, uint32_t page, enum plen_ink ink,
			  double width_mm, struct plen_board_pt at, double pressure);
	void (*wet_extend)(void *data, uint32_t gesture, struct plen_board_pt at, double pressure);
	/* Where the ink will probably go on, until the next of these calls; 0 points: not known. */
	void (*wet_predict)(void *data, uint32_t gesture, const struct plen_board_pt *tail,
			    uint32_t count);
	void (*wet_end)(void *data, uint32_t gesture);
	/* IT asked for the way out: both upper corners held for five seconds. */
	void (*quit)(void *data);
	/* Somebody asked to align touch with the picture: a calibration is to begin, which the
	 * board then shows. All hands have stopped. */
	void (*calibrate)(void *data);
	void *data;
};

struct plen_board_options {
	struct plen_board_size size;
	uint8_t group_count;   /* first number of groups, 2..PLEN_GROUP_MAX; 0 = 2 */
	bool start_in_groups;  /* --groups N */
	enum plen_theme theme; /* for a new lesson */
	bool teacher_left;     /* for a new lesson */
	double pen_width_mm;   /* on the wall; 0 = 3.0 */
	bool can_calibrate;    /* else nobody is offered to */
};

/* Puts the wall where the lesson's last VIEW left it; an empty lesson gets its first class page
 * (committed at time_us). `lesson` is borrowed and must outlive the board. Never NULL. */
struct plen_board *plen_board_create(const struct plen_board_options *options,
				     struct plen_lesson *lesson, const struct plen_board_sink *sink,
				     int64_t time_us);
void plen_board_destroy(struct plen_board *board); /* NULL is fine */

/* An orderly end: whatever is in motion ends as if lifted at time_us, so that wet ink is committed
 * and the view kept. The lesson may be closed after it. */
void plen_board_finish(struct plen_board *board, int64_t time_us);

/* One gesture event. `time_us` is when it happened, as operations keep it (CLOCK_REALTIME, or
 * recording time). */
void plen_board_event(struct plen_board *board, const struct plen_event *event, int64_t time_us);

/* Runs what is due at time_us; the next deadline, INT64_MAX if none. */
void plen_board_advance(struct plen_board *board, int64_t time_us);
int64_t plen_board_deadline_us(const struct plen_board *board);

/* The wall has another size since time_us (window resized, panel changed). */
void plen_board_set_size(struct plen_board *board, struct plen_board_size size, int64_t time_us);

/* Shows a calibration in place of the board, which takes nothing meanwhile; whatever is in motion
 * ends as if lifted. Step NONE: the board is back. Copied. */
void plen_board_set_calibration(struct plen_board *board,
				const struct plen_board_calibration *calibration, int64_t time_us);

/* A calm sentence that stays until it is taken back with NULL: disk full, this lesson will not be
 * kept. Copied. */
void plen_board_set_banner(struct plen_board *board, const char *sentence);

/* The clock on the teacher's rail, such as "12:30"; NULL or "" shows none. Copied. */
void plen_board_set_clock(struct plen_board *board, const char *text);

/* Both count up with each change, so that the shell hands on only what is new. */
const struct plen_scene *plen_board_scene(struct plen_board *board, uint64_t *generation);
uint32_t plen_board_zones(struct plen_board *board, struct plen_zone zones[PLEN_ZONE_MAX],
			  uint64_t *generation);

struct plen_board_stats {
	uint64_t strokes_committed;
	uint64_t strokes_cancelled;
};

struct plen_board_stats plen_board_stats(const struct plen_board *board);
