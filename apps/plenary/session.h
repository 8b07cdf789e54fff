/* SPDX-License-Identifier: MIT
 *
 * A session: one board with its lesson, store and renderer, joined. Events go in, frames come out;
 * where events come from and when frames are due is the caller's (live.c, play.c).
 *
 * Main thread only. Times: `time_us` is lesson time (wall clock, or recording time).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "board/board.h"
#include "common/event.h"
#include "common/zone.h"
#include "histogram.h"
#include "lesson/store.h"
#include "renderer/presenter.h"
#include "renderer/renderer.h"

struct plen_session;

struct plen_session_options {
	const char *lesson; /* path; NULL keeps the lesson in memory only */
	uint8_t uuid[16];   /* of a new lesson */
	int64_t time_us;    /* when it begins */
	struct plen_board_options board;
	struct plen_presenter *presenter; /* borrowed */
	bool overlay;                     /* tells IT on the board how late ink is */
	/* Time is virtual: nothing that is seen depends on how fast a disk is, so no file is opened
	 * and none handed out. */
	bool is_virtual;
};

/* 0, or a negative errno with one line in `error`; nothing was written then. */
int plen_session_create(struct plen_session **out, const struct plen_session_options *options,
			char *error, size_t error_size);
/* Writes what is queued and closes. False if some ink could not be written. NULL is fine. */
bool plen_session_destroy(struct plen_session *session);

/* `since_us`: CLOCK_MONOTONIC when what caused the event happened; latency is measured from it,
 * unless it is 0. */
void plen_session_event(struct plen_session *session, const struct plen_event *event,
			int64_t time_us, int64_t since_us);
/* Whatever is in motion ends as if lifted; call the one or the other before destroying a session
 * that was used: the lesson may go on, or it ends and its marks are forgotten. */
void plen_session_leave(struct plen_session *session, int64_t time_us);
void plen_session_finish(struct plen_session *session, int64_t time_us);
void plen_session_advance(struct plen_session *session, int64_t time_us);
int64_t plen_session_deadline_us(const struct plen_session *session);
/* Lesson time goes on `by_us` later. */
void plen_session_clock_was_set(struct plen_session *session, int64_t by_us);
void plen_session_set_size(struct plen_session *session, struct plen_board_size size,
			   int64_t time_us);
void plen_session_set_clock(struct plen_session *session, const char *text);
/* The file becomes pages of the lesson, beside what goes on; it is said how that went. */
void plen_session_open(struct plen_session *session, const char *path);
/* A sentence that leaves by itself. */
void plen_session_say(struct plen_session *session, const char *sentence, int64_t time_us);
/* A sentence that stays, as plen_board_set_banner; the store's own troubles go before it. */
void plen_session_set_banner(struct plen_session *session, const char *sentence);

/* As plen_board_set_calibration. */
void plen_session_set_calibration(struct plen_session *session,
				  const struct plen_board_calibration *calibration,
				  int64_t time_us);

/* True while a file is being opened, or files are handed out. */
bool plen_session_is_busy(const struct plen_session *session);
/* True while the teacher's rail with its clock is on the wall. */
bool plen_session_shows_clock(const struct plen_session *session);
/* True if somebody has asked at the wall for a calibration since the last call. */
bool plen_session_take_calibration_wish(struct plen_session *session);
/* True if all of the lesson is on disk, or need not be: what only memory has would be gone with the
 * session. Waits, but not for a disk that is known to take nothing. */
bool plen_session_can_be_left(struct plen_session *session);
/* The lesson that somebody has chosen at the wall to go on with, when this one could be left; NULL
 * if nobody has. `is_copy` as plen_errands_other_lesson has it. */
const char *plen_session_other_lesson(const struct plen_session *session, bool *is_copy);
/* True once IT has asked for the way out. */
bool plen_session_wants_quit(const struct plen_session *session);

/* The zones, if they have changed since the last call: true and *count. */
bool plen_session_take_zones(struct plen_session *session, struct plen_zone zones[PLEN_ZONE_MAX],
			     uint32_t *count);

/* Tile work in one frame: less than a display's period, as somebody may be waiting for ink. */
#define PLEN_SESSION_TILE_BUDGET_US 4000

#define PLEN_SESSION_BUSY PLEN_RENDERER_BUSY

/* Brings the store's state to the board and the board's scene to the screen. 1: more tile work
 * waits; PLEN_SESSION_BUSY: for workers, who will wake us; 0: all is shown; negative errno: there
 * is no screen now. */
int plen_session_frame(struct plen_session *session, int64_t budget_us);
bool plen_session_screenshot(struct plen_session *session, const char *path);

/* Called, on other threads, when the store's state has changed or tiles were drawn; NULL for
 * nobody. */
void plen_session_set_wake(struct plen_session *session, void (*wake)(void *data), void *data);

struct plen_session_stats {
	struct plen_board_stats board;
	struct plen_renderer_stats renderer;
	const struct plen_histogram *latency; /* from packet to presented; borrowed */
	uint64_t commits;
};

/* Waits until the store is idle (at most 5 s), so that the figures are final. */
struct plen_session_stats plen_session_final_stats(struct plen_session *session);
