/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "plenary"
#include "calibrate.h"

#include <ctype.h>
#include <stdio.h>

#include "common/log.h"

/* How long the outcome stays to be read. */
#define DONE_US (2 * INT64_C(1000000))
#define GAVE_UP_US (8 * INT64_C(1000000))
/* A disk that takes longer is broken. */
#define KEEP_US (10 * INT64_C(1000000))
#define LOST                                                                                       \
	"The board is calibrated until it is started again: this could not be kept. Please tell "  \
	"IT; the journal says why."

struct plen_board_calibration plen_calibrate_show(const struct plen_calibration_state *state)
{
	static const uint8_t steps[PLEN_CALIBRATION_STAGES] = {
		[PLEN_CALIBRATION_STAGE_POINTS] = PLEN_BOARD_CALIBRATION_POINTS,
		[PLEN_CALIBRATION_STAGE_FINGER] = PLEN_BOARD_CALIBRATION_FINGER,
		[PLEN_CALIBRATION_STAGE_PALM] = PLEN_BOARD_CALIBRATION_PALM,
		[PLEN_CALIBRATION_STAGE_NIB] = PLEN_BOARD_CALIBRATION_NIB,
		[PLEN_CALIBRATION_STAGE_TEST] = PLEN_BOARD_CALIBRATION_TEST,
		[PLEN_CALIBRATION_STAGE_DONE] = PLEN_BOARD_CALIBRATION_DONE,
		[PLEN_CALIBRATION_STAGE_GAVE_UP] = PLEN_BOARD_CALIBRATION_GAVE_UP,
	};
	struct plen_board_calibration shown = {
		.step = steps[state->stage],
		.point = state->point,
		.points = state->points,
		.target = state->target,
		.held = state->held,
		.has_dot = state->has_dot,
		.dot = state->dot,
		.yes = state->yes,
		.no = state->no,
	};

	snprintf(shown.message, sizeof(shown.message), "%.*s", (int)sizeof(shown.message) - 1,
		 state->message);
	shown.message[0] = (char)toupper((unsigned char)shown.message[0]);
	return shown;
}

static void begin(struct plen_calibrate *calibrate, uint32_t points, struct plen_board_size board)
{
	struct plen_calibration_run_options options = {
		.board = board,
		.points = points,
		.sizes = true,
		.test = true,
		.number = ++calibrate->number,
	};

	calibrate->points = points;
	calibrate->board = board;
	calibrate->is_keeping = calibrate->is_done = calibrate->has_ended = false;
	calibrate->close_us = INT64_MAX;
	plen_input_calibrate(calibrate->input, &options);
}

void plen_calibrate_begin(struct plen_calibrate *calibrate, uint32_t points,
			  struct plen_board_size board)
{
	calibrate->board = board;
	if (calibrate->points == 0 || calibrate->close_us == INT64_MAX) {
		begin(calibrate, points, board);
	}
}

static void end(struct plen_calibrate *calibrate, int64_t time_us)
{
	struct plen_board_calibration none = {0};

	calibrate->points = 0;
	calibrate->has_ended = true;
	calibrate->close_us = INT64_MAX;
	plen_input_calibrate(calibrate->input, NULL);
	plen_session_set_calibration(calibrate->session, &none, time_us);
}

/* -- what comes of it -- */

static void show(struct plen_calibrate *calibrate, const struct plen_calibration_state *state,
		 int64_t time_us)
{
	struct plen_board_calibration shown = plen_calibrate_show(state);

	plen_session_set_calibration(calibrate->session, &shown, time_us);
}

static void take_news(struct plen_calibrate *calibrate, const struct plen_calibration_news *news,
		      int64_t now_us, int64_t time_us)
{
	if (news->state.number != calibrate->number || calibrate->close_us != INT64_MAX) {
		return;
	}
	show(calibrate, &news->state, time_us);
	if (news->state.stage < PLEN_CALIBRATION_STAGE_DONE) {
		return;
	}
	if (news->has_record) {
		plen_info("%s is calibrated, within %.1f mm", news->record.name,
			  news->state.fit.max_mm);
		calibrate->is_keeping = true;
		calibrate->close_us = now_us + KEEP_US;
		plen_input_keep(calibrate->input, &news->record);
	} else {
		plen_warn("nothing was calibrated: %s", news->state.message);
		calibrate->close_us = now_us + GAVE_UP_US;
	}
}

/* The panel lies right already; whether it will tomorrow is seen now. */
static void follow_keeping(struct plen_calibrate *calibrate, int64_t now_us, int64_t time_us)
{
	enum plen_input_kept kept = plen_input_was_kept(calibrate->input);
	struct plen_calibration_state lost = {
		.stage = PLEN_CALIBRATION_STAGE_DONE,
		.message = LOST,
	};

	if (kept == PLEN_INPUT_NOT_YET && now_us < calibrate->close_us) {
		return;
	}
	calibrate->is_keeping = false;
	calibrate->is_done = kept == PLEN_INPUT_KEPT;
	calibrate->close_us = now_us + (calibrate->is_done ? DONE_US : GAVE_UP_US);
	if (kept == PLEN_INPUT_NOT_YET) {
		plen_warn("the disk has not taken the calibration yet: it may end with the board. "
			  "See: sudo dmesg --level=err");
	}
	if (!calibrate->is_done) {
		show(calibrate, &lost, time_us);
	}
}

/* From afar, or at the wall, which has most crosses as it may have been bumped anyhow. A recording
 * of a wall where somebody asked has no panel that could answer: the wish comes to nothing. */
static uint32_t take_wish(struct plen_calibrate *calibrate)
{
	uint32_t asked = plen_input_asked_points(calibrate->input);
	bool is_wished = plen_session_take_calibration_wish(calibrate->session);

	if (asked == 0 && is_wished && plen_input_can_calibrate(calibrate->input)) {
		plen_info("somebody at the wall asked for a calibration");
		asked = PLEN_CALIBRATION_POINTS_MANY;
	}
	return asked;
}

void plen_calibrate_follow(struct plen_calibrate *calibrate, int64_t now_us, int64_t time_us)
{
	struct plen_calibration_news news;
	uint32_t asked = take_wish(calibrate);

	if (asked != 0) {
		begin(calibrate, asked, calibrate->board);
	}
	if (calibrate->points == 0) {
		return;
	}
	if (plen_input_calibration(calibrate->input, &news)) {
		take_news(calibrate, &news, now_us, time_us);
	}
	if (calibrate->is_keeping) {
		follow_keeping(calibrate, now_us, time_us);
	}
	if (now_us >= calibrate->close_us) {
		end(calibrate, time_us);
	}
}

int64_t plen_calibrate_due_us(const struct plen_calibrate *calibrate)
{
	return calibrate->points != 0 ? calibrate->close_us : INT64_MAX;
}
