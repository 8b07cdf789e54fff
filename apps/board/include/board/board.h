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
#include "lesson/contribution.h"
#include "lesson/lesson.h"

struct plen_board;

/* What somebody asked for at the wall that the board cannot do by itself. */
enum plen_board_wish {
	PLEN_BOARD_WISH_REPORT,   /* who did what; then plen_board_set_report */
	PLEN_BOARD_WISH_FILES,    /* what could be opened; then plen_board_set_files */
	PLEN_BOARD_WISH_FILE,     /* to open one of them; value: which */
	PLEN_BOARD_WISH_HAND_OUT, /* files for everybody */
	PLEN_BOARD_WISH_CANCEL,   /* that the job which is shown ends */
	PLEN_BOARD_WISH_CLEAR,    /* that what is not seen any more is gone for good */
};

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
	void (*wish)(void *data, enum plen_board_wish wish, uint32_t value);
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
	bool can_look_back;    /* there is a lesson file: replays, who did what */
	bool can_hand_out;     /* files, on a medium or beside the lesson */
	bool can_clear;        /* for good */
	bool can_open;         /* files of the lesson folder and of media */
	bool is_read_only;     /* takes no ink: a newer Plenary's lesson */
};

/* Puts the wall where the lesson's last VIEW left it; an empty lesson gets its first class page
 * (committed at time_us). `lesson` is borrowed and must outlive the board. Never NULL. */
struct plen_board *plen_board_create(const struct plen_board_options *options,
				     struct plen_lesson *lesson, const struct plen_board_sink *sink,
				     int64_t time_us);
void plen_board_destroy(struct plen_board *board); /* NULL is fine */

/* The lesson is another one from now on, which looks the same. What was asked of the one before is
 * let go; all else stays. After plen_board_finish. */
void plen_board_set_lesson(struct plen_board *board, struct plen_lesson *lesson);

/* An orderly end: whatever is in motion ends as if lifted at time_us, so that wet ink is committed
 * and the view kept. The lesson may be closed after it. */
void plen_board_finish(struct plen_board *board, int64_t time_us);

/* Lesson time goes on from elsewhere, `by_us` later, as a clock was set: what takes its time on the
 * wall takes as long as before. */
void plen_board_clock_was_set(struct plen_board *board, int64_t by_us);

/* The lesson ends: nobody has a mark any more. False if the teacher wants them kept; then nothing
 * happens. */
bool plen_board_forget_marks(struct plen_board *board, int64_t time_us);

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

/* A calm sentence that leaves by itself. Copied. */
void plen_board_say(struct plen_board *board, const char *sentence, int64_t time_us);

/* -- replay: the board says what is to be seen, the shell makes it so -- */

struct plen_board_replay {
	uint32_t page; /* 0 = none is shown */
	uint32_t run;  /* another one than the last if this number is another */
	int64_t position_us;
};
struct plen_board_replay plen_board_replay(const struct plen_board *board);
/* The replay that was asked for can be shown: from now on its page is seen instead, from the
 * beginning on. */
void plen_board_set_replay_length(struct plen_board *board, int64_t length_us, int64_t time_us);
/* Some of what is shown could not be read: its bar says so. */
void plen_board_set_replay_part(struct plen_board *board);
/* There is nothing to show after all. */
void plen_board_end_replay(struct plen_board *board);

/* -- answers to wishes; all is copied -- */

/* `is_whole` is false if some of the lesson is not counted. */
void plen_board_set_report(struct plen_board *board, const struct plen_contribution *rows,
			   size_t count, bool is_whole);

#define PLEN_BOARD_FILES_MAX 64
#define PLEN_BOARD_FILE_NAME_MAX PLEN_SCENE_TEXT_MAX
#define PLEN_BOARD_FILE_FOLDER_MAX 64

struct plen_board_file {
	uint8_t icon; /* enum plen_icon: what kind it is */
	char name[PLEN_BOARD_FILE_NAME_MAX];
	char folder[PLEN_BOARD_FILE_FOLDER_MAX]; /* that it is in; "": it goes without saying */
};
/* At most PLEN_BOARD_FILES_MAX, in the order in which they are offered. */
void plen_board_set_files(struct plen_board *board, const struct plen_board_file *files,
			  uint32_t count);

/* Something that goes on beside the lesson, and may be cancelled. */
struct plen_board_job {
	uint8_t icon;
	uint32_t done, total; /* total 0: not known */
};
void plen_board_set_job(struct plen_board *board,
			const struct plen_board_job *job); /* NULL: none */

/* Puts a class page on the wall; of one that has a sheet, the whole of that. False, with nothing
 * changed, where somebody is at work on the page that is there, was a moment ago, or replays it. */
bool plen_board_turn_to(struct plen_board *board, uint32_t page, int64_t time_us);

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
