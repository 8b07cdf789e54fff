/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "session"
#include "session.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/clock.h"
#include "common/log.h"
#include "common/mem.h"
#include "common/probe.h"
#include "errands.h"
#include "importer/rasters.h"
#include "overlay.h"
#include "replay_show.h"
#include "rest.h"

#define FLUSH_TIMEOUT_MS 5000
#define BANNER_MAX PLEN_SCENE_TEXT_MAX
/* Ink events whose frame has not been presented yet; more than these are not measured. */
#define PENDING_MAX 1024

struct plen_session {
	struct plen_lesson *lesson;
	struct plen_store *store; /* NULL: in memory only */
	struct plen_board *board;
	struct plen_renderer *renderer;
	struct plen_rasters *rasters; /* what the renderer shows of pictures */
	struct plen_errands *errands;
	struct plen_replay_show *replay_show; /* NULL without a store */
	/* For when what stands on the lesson is made anew. */
	struct plen_presenter *presenter;
	struct plen_board_options board_options;
	char *path;
	char *other;        /* the lesson that was chosen to come after this one; NULL: none */
	bool other_is_copy; /* made just now, of one on a stick */
	void (*wake)(void *data);
	void *wake_data;
	bool is_virtual;
	enum {
		CLEAR_NOT,
		CLEAR_WISHED,
		CLEAR_RUNS, /* it may take seconds: the wall is seen, and takes nothing */
	} clearing;
	bool is_resized;          /* meanwhile */
	char opening[BANNER_MAX]; /* what is to be said of how the lesson was opened */
	uint64_t scene_generation, zones_generation;
	char banner[BANNER_MAX];
	struct plen_store_status store_status; /* as it was looked at last */
	struct plen_rest rest;
	bool wants_quit, wants_calibration;
	int64_t pending_us[PENDING_MAX];
	uint32_t pending_count;
	struct plen_histogram latency;
	struct plen_overlay overlay;
	struct plen_scene covered; /* the board's scene with the overlay on it */
};

static void on_committed(void *data, const struct plen_op *op)
{
	struct plen_session *session = data;

	if (session->store != NULL && !session->board_options.is_read_only) {
		plen_store_append(session->store, op);
	}
}

static void on_page_changed(void *data, uint32_t page, const struct plen_page_rect *rect,
			    const struct plen_stroke *added)
{
	struct plen_session *session = data;

	plen_renderer_page_changed(session->renderer, page, rect, added);
}

static void on_wet_begin(void *data, uint32_t gesture, uint32_t page, enum plen_ink ink,
			 double width_mm, struct plen_board_pt at, double pressure)
{
	struct plen_session *session = data;

	plen_renderer_wet_begin(session->renderer, gesture, page, ink, width_mm, at, pressure);
}

static void on_wet_extend(void *data, uint32_t gesture, struct plen_board_pt at, double pressure)
{
	struct plen_session *session = data;

	plen_renderer_wet_extend(session->renderer, gesture, at, pressure);
}

static void on_wet_predict(void *data, uint32_t gesture, const struct plen_board_pt *tail,
			   uint32_t count)
{
	struct plen_session *session = data;

	plen_renderer_wet_predict(session->renderer, gesture, tail, count);
}

static void on_wet_end(void *data, uint32_t gesture)
{
	struct plen_session *session = data;

	plen_renderer_wet_end(session->renderer, gesture);
}

static void on_quit(void *data)
{
	struct plen_session *session = data;

	session->wants_quit = true;
}

static void on_calibrate(void *data)
{
	struct plen_session *session = data;

	session->wants_calibration = true;
}

/* Begun after the board has done with the event. */
static void on_wish(void *data, enum plen_board_wish wish, uint32_t value)
{
	struct plen_session *session = data;

	if (wish == PLEN_BOARD_WISH_CLEAR && session->clearing == CLEAR_NOT) {
		session->clearing = CLEAR_WISHED;
	}
	plen_errands_wish(session->errands, wish, value);
}

static void listen_to_lesson(struct plen_session *session)
{
	struct plen_lesson_listener listener = {
		.committed = on_committed,
		.page_changed = on_page_changed,
		.data = session,
	};

	plen_lesson_set_listener(session->lesson, &listener);
}

static void on_picture_came(void *data, const struct plen_picture_key *key)
{
	struct plen_session *session = data;

	plen_renderer_picture_came(session->renderer, key->asset, key->part);
}

static void create_renderer(struct plen_session *session)
{
	struct plen_rasters_options rasters = {
		.lesson = session->lesson,
		.came = on_picture_came,
		.data = session,
	};

	session->rasters = plen_rasters_create(&rasters);
	session->renderer = plen_renderer_create(session->presenter, session->lesson);
	struct plen_picture_source pictures = plen_rasters_source(session->rasters);
	plen_renderer_set_pictures(session->renderer, &pictures);
}

static void create_overlay(struct plen_session *session, const struct plen_session_options *options)
{
	char screen[PLEN_OVERLAY_SCREEN_MAX];

	plen_presenter_describe(options->presenter, screen, sizeof(screen));
	plen_overlay_init(&session->overlay, options->overlay, screen, plen_clock_monotonic_us());
}

static void create_board(struct plen_session *session, int64_t time_us)
{
	struct plen_board_sink sink = {
		.wet_begin = on_wet_begin,
		.wet_extend = on_wet_extend,
		.wet_predict = on_wet_predict,
		.wet_end = on_wet_end,
		.quit = on_quit,
		.calibrate = on_calibrate,
		.wish = on_wish,
		.data = session,
	};

	session->board =
		plen_board_create(&session->board_options, session->lesson, &sink, time_us);
}

static void create_helpers(struct plen_session *session)
{
	struct plen_errands_options errands = {
		.board = session->board,
		.lesson = session->lesson,
		.store = session->store,
		.path = session->path,
		.is_read_only = session->board_options.is_read_only,
		.is_at_once = session->is_virtual,
	};

	session->errands = plen_errands_create(&errands);
	if (session->store != NULL) {
		session->replay_show =
			plen_replay_show_create(session->board, session->lesson, session->store,
						session->renderer, session->is_virtual);
	}
}

/* All that stands on the lesson, but for the board. */
static void destroy_stage(struct plen_session *session)
{
	plen_errands_destroy(session->errands);
	plen_replay_show_destroy(session->replay_show);
	plen_renderer_destroy(session->renderer);
	plen_rasters_destroy(session->rasters);
	session->errands = NULL;
	session->replay_show = NULL;
	session->renderer = NULL;
	session->rasters = NULL;
}

/* What the class is told of a lesson that did not open as any other. */
static void follow_opening(struct plen_session *session)
{
	const struct plen_store_opening *opening = plen_store_opening(session->store);

	session->board_options.can_look_back = opening->opened != PLEN_STORE_NEWER;
	session->board_options.can_hand_out =
		session->board_options.can_look_back && !session->is_virtual;
	session->board_options.can_clear = true;
	if (opening->opened == PLEN_STORE_NEWER) {
		session->board_options.is_read_only = true;
		snprintf(session->opening, sizeof(session->opening),
			 "A newer Plenary wrote this lesson. It is shown here, and stays as it "
			 "is.");
	} else if (opening->opened == PLEN_STORE_SALVAGED) {
		snprintf(session->opening, sizeof(session->opening),
			 "The lesson's file was damaged. What could be read is here; the damaged "
			 "file is kept beside it.");
	} else if (opening->opened == PLEN_STORE_SHORT) {
		snprintf(session->opening, sizeof(session->opening),
			 "The end of this lesson is missing in its file: what was written last is "
			 "not here.");
	} else if (opening->opened == PLEN_STORE_BLANK) {
		snprintf(session->opening, sizeof(session->opening),
			 "The file of this lesson was empty. If there was something in it, look "
			 "for a copy.");
	}
}

static int open_store(struct plen_session *session, const struct plen_session_options *options,
		      char *error, size_t error_size)
{
	int status = plen_store_open(&session->store, options->lesson, options->uuid,
				     session->lesson, error, error_size);

	if (status == 0) {
		session->path = plen_strdup(options->lesson);
		follow_opening(session);
	}
	return status;
}

/* What the teacher reads, once; IT reads the reason in the journal. */
static const char *store_sentence(enum plen_store_state state)
{
	switch (state) {
	case PLEN_STORE_FULL:
		return "The disk is full. Go on writing: it is kept here and saved when there is "
		       "room.";
	case PLEN_STORE_FAILED:
		return "Saving does not work just now. Go on writing: it is kept here meanwhile.";
	case PLEN_STORE_OK:
		break;
	}
	return NULL;
}

static void show_banner(struct plen_session *session)
{
	const char *sentence = store_sentence(session->store_status.state);

	if (sentence == NULL && session->store_status.has_remains) {
		sentence = "What was cleared from this lesson is still on the disk, which does "
			   "not work just now. It is tried again.";
	}
	if (sentence == NULL && session->store_status.health == PLEN_STORE_DAMAGED) {
		sentence = "A part of this lesson's file is damaged. Go on writing: what can be "
			   "saved is saved when it is opened next.";
	}
	if (sentence == NULL && session->banner[0] != '\0') {
		sentence = session->banner;
	}
	if (sentence == NULL && session->opening[0] != '\0') {
		sentence = session->opening;
	}
	plen_board_set_banner(session->board, sentence);
}

int plen_session_create(struct plen_session **out, const struct plen_session_options *options,
			char *error, size_t error_size)
{
	struct plen_session *session = plen_calloc(1, sizeof(*session));

	session->lesson = plen_lesson_create();
	session->presenter = options->presenter;
	session->board_options = options->board;
	session->board_options.can_open &= !options->is_virtual;
	session->is_virtual = options->is_virtual;
	if (options->lesson != NULL) {
		int status = open_store(session, options, error, error_size);
		if (status < 0) {
			plen_session_destroy(session);
			return status;
		}
	}
	create_overlay(session, options);
	create_renderer(session);
	listen_to_lesson(session);
	create_board(session, options->time_us);
	create_helpers(session);
	show_banner(session);
	*out = session;
	return 0;
}

bool plen_session_destroy(struct plen_session *session)
{
	bool kept = true;

	if (session == NULL) {
		return true;
	}
	destroy_stage(session);
	plen_board_destroy(session->board);
	if (session->store != NULL) {
		kept = plen_store_close(session->store);
	}
	plen_lesson_destroy(session->lesson);
	free(session->path);
	free(session->other);
	free(session);
	return kept;
}

static bool is_ink(enum plen_event_kind kind)
{
	return kind == PLEN_EVENT_INK_BEGIN || kind == PLEN_EVENT_INK_EXTEND;
}

static bool is_end(enum plen_event_kind kind)
{
	return kind == PLEN_EVENT_INK_END || kind == PLEN_EVENT_INK_CANCEL ||
	       kind == PLEN_EVENT_TRANSFORM_END || kind == PLEN_EVENT_WIPE_END ||
	       kind == PLEN_EVENT_RELEASE || kind == PLEN_EVENT_DRAG_END;
}

void plen_session_event(struct plen_session *session, const struct plen_event *event,
			int64_t time_us, int64_t since_us)
{
	PLEN_PROBE2(event, event->kind, event->gesture);
	/* The board outlives the clearing, and what it believes to be held down. Nothing comes of
	 * an end: what was in motion had ended when the clearing began. */
	if (session->clearing == CLEAR_RUNS && !is_end(event->kind)) {
		return;
	}
	/* What a deadline brings about was not read from a panel. */
	if (is_ink(event->kind) && since_us > 0 && session->pending_count < PENDING_MAX) {
		session->pending_us[session->pending_count++] = since_us;
	}
	plen_rest_disturb(&session->rest, time_us);
	plen_board_event(session->board, event, time_us);
}

static int64_t min_us(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

int64_t plen_session_deadline_us(const struct plen_session *session)
{
	/* The store wakes us. */
	if (session->clearing == CLEAR_RUNS) {
		return INT64_MAX;
	}

	int64_t due_us = min_us(plen_board_deadline_us(session->board),
				plen_errands_deadline_us(session->errands));

	if (session->store != NULL) {
		due_us = min_us(due_us, plen_rest_due_us(&session->rest));
	}
	return session->replay_show != NULL
		       ? min_us(due_us, plen_replay_show_deadline_us(session->replay_show))
		       : due_us;
}

void plen_session_clock_was_set(struct plen_session *session, int64_t by_us)
{
	plen_board_clock_was_set(session->board, by_us);
	plen_rest_clock_was_set(&session->rest, by_us);
	plen_errands_hurry(session->errands);
	if (session->replay_show != NULL) {
		plen_replay_show_hurry(session->replay_show);
	}
}

void plen_session_set_size(struct plen_session *session, struct plen_board_size size,
			   int64_t time_us)
{
	session->board_options.size = size;
	if (session->clearing == CLEAR_RUNS) {
		session->is_resized = true;
	} else {
		plen_board_set_size(session->board, size, time_us);
	}
}

void plen_session_set_clock(struct plen_session *session, const char *text)
{
	plen_board_set_clock(session->board, text);
}

void plen_session_open(struct plen_session *session, const char *path)
{
	plen_errands_open(session->errands, path);
}

void plen_session_say(struct plen_session *session, const char *sentence, int64_t time_us)
{
	plen_board_say(session->board, sentence, time_us);
}

void plen_session_set_banner(struct plen_session *session, const char *sentence)
{
	snprintf(session->banner, sizeof(session->banner), "%s", sentence != NULL ? sentence : "");
	show_banner(session);
}

void plen_session_set_calibration(struct plen_session *session,
				  const struct plen_board_calibration *calibration, int64_t time_us)
{
	plen_board_set_calibration(session->board, calibration, time_us);
}

static void follow_store(struct plen_session *session)
{
	if (session->store == NULL) {
		return;
	}

	struct plen_store_status status = plen_store_status(session->store);
	bool is_news = status.state != session->store_status.state ||
		       status.health != session->store_status.health ||
		       status.has_remains != session->store_status.has_remains;
	session->store_status = status;
	if (is_news) {
		show_banner(session);
	}
}

/* -- clearing for good -- */

/* The lesson that is left looks the same, but is another one: so is all that stands on it, but for
 * the board, which knows how each page was last seen. */
static void take_lesson(struct plen_session *session, struct plen_lesson *lesson)
{
	struct plen_lesson *before = session->lesson;

	destroy_stage(session);
	session->lesson = lesson;
	session->scene_generation = 0;
	session->rest = (struct plen_rest){0};
	create_renderer(session);
	listen_to_lesson(session);
	plen_board_set_lesson(session->board, lesson);
	create_helpers(session);
	plen_session_set_wake(session, session->wake, session->wake_data);
	plen_lesson_destroy(before);
}

static int take_cleared(struct plen_session *session)
{
	struct plen_lesson *cleared = NULL;
	int status = plen_store_cleared(session->store, &cleared);

	if (status == 0) {
		take_lesson(session, cleared);
	} else if (status != -EINPROGRESS) {
		plen_error("the lesson could not be cleared: %s", strerror(-status));
	}
	return status;
}

/* Until it is over nothing is read from the file, nor is anything written. */
static void begin_clear(struct plen_session *session, int64_t time_us)
{
	plen_board_say(session->board, "Clearing for good. One moment.", time_us);
	plen_board_finish(session->board, time_us);
	plen_store_clear(session->store);
	session->clearing = CLEAR_RUNS;
	if (session->is_virtual) {
		plen_store_clear_await(session->store);
	}
}

static const char *end_sentence(const struct plen_session *session, int status)
{
	if (status != 0) {
		return "Clearing did not work. The lesson is as it was.";
	}
	return plen_store_status(session->store).has_remains
		       ? "The lesson is cleared, but what was there is still on the disk."
		       : "What was rubbed out or taken back is gone for good.";
}

static void look_at_clear(struct plen_session *session, int64_t time_us)
{
	int status = take_cleared(session);

	if (status == -EINPROGRESS) {
		return;
	}
	session->clearing = CLEAR_NOT;
	if (session->is_resized) {
		plen_board_set_size(session->board, session->board_options.size, time_us);
		session->is_resized = false;
	}
	plen_board_say(session->board, end_sentence(session, status), time_us);
}

static void end_clear(struct plen_session *session, int64_t time_us)
{
	if (session->clearing == CLEAR_RUNS) {
		plen_store_clear_await(session->store);
		look_at_clear(session, time_us);
	}
}

static void follow_clear(struct plen_session *session, int64_t time_us)
{
	if (session->clearing == CLEAR_WISHED && plen_errands_are_busy(session->errands)) {
		session->clearing = CLEAR_NOT;
		plen_board_say(session->board,
			       "Not now: wait until the files are done, then clear.", time_us);
	} else if (session->clearing == CLEAR_WISHED) {
		begin_clear(session, time_us);
	}
	if (session->clearing == CLEAR_RUNS) {
		look_at_clear(session, time_us);
	}
}

/* -- the end -- */

/* A lesson that ends is nobody's any more, unless the teacher has said that marks are kept. */
static void forget_marks(struct plen_session *session, int64_t time_us)
{
	if (session->store == NULL || session->board_options.is_read_only ||
	    !plen_board_forget_marks(session->board, time_us)) {
		return;
	}
	plen_store_flush(session->store, FLUSH_TIMEOUT_MS);
	int status = plen_store_forget_marks(session->store);
	if (status < 0) {
		plen_error("marks stay in the lesson: %s",
			   status == -EAGAIN ? "ink waits to be written" : strerror(-status));
	}
}

void plen_session_leave(struct plen_session *session, int64_t time_us)
{
	end_clear(session, time_us);
	plen_board_finish(session->board, time_us);
}

void plen_session_finish(struct plen_session *session, int64_t time_us)
{
	plen_session_leave(session, time_us);
	forget_marks(session, time_us);
}

/* -- another lesson -- */

bool plen_session_can_be_left(struct plen_session *session)
{
	if (session->store == NULL || session->board_options.is_read_only) {
		return true;
	}
	return session->clearing == CLEAR_NOT &&
	       plen_store_status(session->store).state == PLEN_STORE_OK &&
	       plen_store_flush(session->store, FLUSH_TIMEOUT_MS);
}

static void follow_other_lesson(struct plen_session *session, int64_t time_us)
{
	bool is_copy = false;
	const char *chosen = plen_errands_other_lesson(session->errands, &is_copy);

	if (chosen == NULL) {
		return;
	}
	if (plen_session_can_be_left(session)) {
		free(session->other);
		session->other = plen_strdup(chosen);
		session->other_is_copy = is_copy;
	} else {
		plen_board_say(session->board,
			       "Not now: this lesson cannot be saved. It stays open until it is.",
			       time_us);
	}
	plen_errands_drop_lesson(session->errands);
}

const char *plen_session_other_lesson(const struct plen_session *session, bool *is_copy)
{
	if (is_copy != NULL) {
		*is_copy = session->other_is_copy;
	}
	return session->other;
}

/* What the board asked for, and what shows on it by itself. */
static void follow_board(struct plen_session *session, int64_t time_us)
{
	plen_errands_follow(session->errands, time_us);
	if (session->replay_show != NULL) {
		plen_replay_show_follow(session->replay_show, time_us);
	}
	follow_other_lesson(session, time_us);
	follow_clear(session, time_us);
}

void plen_session_advance(struct plen_session *session, int64_t time_us)
{
	/* Nothing asks the file for anything meanwhile: it would wait. */
	if (session->clearing == CLEAR_RUNS) {
		look_at_clear(session, time_us);
		return;
	}
	plen_board_advance(session->board, time_us);
	follow_board(session, time_us);
	if (session->store != NULL) {
		plen_rest_wake(&session->rest, session->lesson, session->store, time_us);
	}
}

bool plen_session_is_busy(const struct plen_session *session)
{
	return plen_errands_are_busy(session->errands);
}

bool plen_session_shows_clock(const struct plen_session *session)
{
	const struct plen_op_view *view = plen_lesson_view(session->lesson);

	return view != NULL && view->mode == PLEN_MODE_GROUPS;
}

bool plen_session_take_calibration_wish(struct plen_session *session)
{
	bool is_wished = session->wants_calibration;

	session->wants_calibration = false;
	return is_wished;
}

bool plen_session_wants_quit(const struct plen_session *session)
{
	return session->wants_quit;
}

bool plen_session_take_zones(struct plen_session *session, struct plen_zone zones[PLEN_ZONE_MAX],
			     uint32_t *count)
{
	uint64_t generation = 0;

	*count = plen_board_zones(session->board, zones, &generation);
	if (generation == session->zones_generation) {
		return false;
	}
	session->zones_generation = generation;
	return true;
}

static void hand_on_scene(struct plen_session *session)
{
	uint64_t generation = 0;
	const struct plen_scene *scene = plen_board_scene(session->board, &generation);

	if (generation == session->scene_generation && !session->overlay.is_stale) {
		return;
	}
	session->scene_generation = generation;
	session->overlay.is_stale = false;
	if (session->overlay.is_shown) {
		session->covered = *scene;
		plen_overlay_draw(&session->overlay, &session->covered);
		scene = &session->covered;
	}
	plen_renderer_set_scene(session->renderer, scene);
	plen_rest_see(&session->rest, session->lesson, scene);
}

static void measure_latency(struct plen_session *session)
{
	int64_t presented_us = plen_clock_monotonic_us();

	for (uint32_t i = 0; i < session->pending_count; i++) {
		int64_t latency_us = presented_us - session->pending_us[i];

		PLEN_PROBE1(latency, latency_us);
		plen_histogram_add(&session->latency, latency_us);
		plen_overlay_count(&session->overlay, latency_us);
	}
	plen_overlay_follow(&session->overlay, presented_us);
}

int plen_session_frame(struct plen_session *session, int64_t budget_us)
{
	bool is_clearing = session->clearing == CLEAR_RUNS;

	follow_store(session);
	if (!is_clearing) {
		plen_rasters_dispatch(session->rasters);
	}
	hand_on_scene(session);
	if (session->replay_show != NULL && !is_clearing) {
		plen_replay_show_draw(session->replay_show);
	}
	PLEN_PROBE1(frame_begin, session->pending_count);

	int status = plen_renderer_frame(session->renderer, budget_us);
	PLEN_PROBE1(frame_end, status);
	if (status >= 0) {
		measure_latency(session);
	}
	session->pending_count = 0; /* what nobody saw, because the screen is off, has no latency */
	if (status == 0 && session->store != NULL && !is_clearing) {
		plen_rest_take(&session->rest, session->lesson, session->store, session->renderer);
	}
	return status;
}

bool plen_session_screenshot(struct plen_session *session, const char *path)
{
	int status = plen_session_frame(session, 0);

	if (status >= 0) {
		status = plen_renderer_screenshot(session->renderer, path);
	}
	if (status < 0) {
		plen_error("%s: %s", path, strerror(-status));
	}
	return status >= 0;
}

void plen_session_set_wake(struct plen_session *session, void (*wake)(void *data), void *data)
{
	session->wake = wake;
	session->wake_data = data;
	plen_renderer_set_wake(session->renderer, wake, data);
	plen_rasters_set_wake(session->rasters, wake, data);
	if (session->store != NULL) {
		plen_store_set_wake(session->store, wake, data);
	}
}

struct plen_session_stats plen_session_final_stats(struct plen_session *session)
{
	struct plen_session_stats stats = {
		.board = plen_board_stats(session->board),
		.renderer = plen_renderer_stats(session->renderer),
		.latency = &session->latency,
	};

	if (session->store != NULL) {
		plen_store_flush(session->store, FLUSH_TIMEOUT_MS);
		stats.commits = plen_store_status(session->store).commits;
	}
	return stats;
}
