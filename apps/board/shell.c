/* SPDX-License-Identifier: MIT
 *
 * The shell's side of a board, but for events and time: what it is told from outside.
 */
#include "board/board.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "board_private.h"
#include "marks.h"
#include "metrics.h"
#include "pages.h"
#include "show.h"
#include "sight.h"

/* As long as it takes to turn round and read a line. */
#define SENTENCE_US 12000000

void plen_board_set_size(struct plen_board *board, struct plen_board_size size, int64_t time_us)
{
	if (size.w_mm == board->wall.size.w_mm && size.h_mm == board->wall.size.h_mm) {
		return;
	}
	board->wall.now_us = time_us;
	plen_board_hands_stop_all(&board->hands, &board->wall);
	plen_board_pages_remember_all(&board->wall);
	plen_board_wall_set_size(&board->wall, size);
	plen_board_pages_recall_all(&board->wall);
	plen_board_show_fit(&board->wall);
	plen_board_wall_settle(&board->wall);
	board->is_stale = true;
}

void plen_board_set_calibration(struct plen_board *board,
				const struct plen_board_calibration *calibration, int64_t time_us)
{
	bool begins = board->calibration.step == PLEN_BOARD_CALIBRATION_NONE &&
		      calibration->step != PLEN_BOARD_CALIBRATION_NONE;

	if (begins) {
		board->wall.now_us = time_us;
		plen_board_hands_stop_all(&board->hands, &board->wall);
		plen_board_wall_settle(&board->wall);
	}
	board->calibration = *calibration;
	board->is_stale = true;
}

void plen_board_set_banner(struct plen_board *board, const char *sentence)
{
	snprintf(board->banner, sizeof(board->banner), "%s", sentence != NULL ? sentence : "");
	board->is_stale = true;
}

void plen_board_set_clock(struct plen_board *board, const char *text)
{
	snprintf(board->clock, sizeof(board->clock), "%s", text != NULL ? text : "");
	board->is_stale = true;
}

struct plen_board_stats plen_board_stats(const struct plen_board *board)
{
	return board->hands.inks.stats;
}

void plen_board_set_lesson(struct plen_board *board, struct plen_lesson *lesson)
{
	board->wall.lesson = lesson;
	board->card.kind = PLEN_BOARD_CARD_NONE;
	plen_board_end_replay(board);
	plen_board_set_job(board, NULL);
}

static void shift(int64_t *time_us, int64_t by_us)
{
	*time_us += *time_us < INT64_MAX ? by_us : 0;
}

void plen_board_clock_was_set(struct plen_board *board, int64_t by_us)
{
	shift(&board->wall.now_us, by_us);
	shift(&board->silent_us, by_us);
	shift(&board->class_quiet_us, by_us);
	shift(&board->replaying.since_us, by_us);
	shift(&board->hands.clearing.shown_us, by_us);
	for (int i = 0; i < 2; i++) {
		shift(&board->way_out.corners[i].since_us, by_us);
	}
	for (size_t i = 0; i < board->hands.inks.count; i++) {
		shift(&board->hands.inks.strokes[i].rest_us, by_us);
	}
}

void plen_board_say(struct plen_board *board, const char *sentence, int64_t time_us)
{
	snprintf(board->sentence, sizeof(board->sentence), "%s", sentence);
	board->silent_us = time_us + SENTENCE_US;
	board->is_stale = true;
}

bool plen_board_forget_marks(struct plen_board *board, int64_t time_us)
{
	if (plen_board_marks_are_kept(&board->wall)) {
		return false;
	}
	board->wall.now_us = time_us;
	plen_board_marks_forget(&board->wall);
	plen_board_wall_settle(&board->wall);
	board->open_marks = 0;
	board->is_stale = true;
	return true;
}

/* -- replay -- */

struct plen_board_replay plen_board_replay(const struct plen_board *board)
{
	const struct plen_board_replaying *replaying = &board->replaying;

	return (struct plen_board_replay){
		.page = replaying->page,
		.run = replaying->run,
		.position_us = plen_board_replaying_position_us(replaying, board->wall.now_us),
	};
}

void plen_board_set_replay_length(struct plen_board *board, int64_t length_us, int64_t time_us)
{
	board->wall.now_us = time_us;
	plen_board_replaying_ready(&board->replaying, length_us, time_us);
	board->is_stale = true;
}

void plen_board_set_replay_part(struct plen_board *board)
{
	board->replaying.is_part = true;
	board->is_stale = true;
}

void plen_board_end_replay(struct plen_board *board)
{
	plen_board_replaying_end(&board->replaying);
	board->is_stale = true;
}

/* -- answers -- */

static void open_card(struct plen_board *board, enum plen_board_card_kind kind, size_t count)
{
	board->card.kind = kind;
	board->card.page = 0;
	board->card.count = (uint32_t)count;
	board->is_stale = true;
}

void plen_board_set_report(struct plen_board *board, const struct plen_contribution *rows,
			   size_t count, bool is_whole)
{
	if (count > PLEN_BOARD_REPORT_MAX) {
		count = PLEN_BOARD_REPORT_MAX;
	}
	memcpy(board->card.rows, rows, count * sizeof(*rows));
	board->card.is_part = !is_whole;
	open_card(board, PLEN_BOARD_CARD_REPORT, count);
}

void plen_board_set_files(struct plen_board *board, const struct plen_board_file *files,
			  uint32_t count)
{
	if (count > PLEN_BOARD_FILES_MAX) {
		count = PLEN_BOARD_FILES_MAX;
	}
	if (count > 0) {
		memcpy(board->card.files, files, count * sizeof(*files));
	}
	open_card(board, PLEN_BOARD_CARD_FILES, count);
}

void plen_board_set_job(struct plen_board *board, const struct plen_board_job *job)
{
	board->has_job = job != NULL;
	if (job != NULL) {
		board->job = *job;
	}
	board->is_stale = true;
}

static bool class_is_at_work(const struct plen_board *board, int64_t time_us)
{
	return time_us < board->class_quiet_us ||
	       plen_board_hands_are_on(&board->hands, PLEN_GROUP_CLASS) ||
	       plen_board_replaying_has(&board->replaying, PLEN_GROUP_CLASS);
}

bool plen_board_turn_to(struct plen_board *board, uint32_t page, int64_t time_us)
{
	struct plen_board_wall *wall = &board->wall;

	if (class_is_at_work(board, time_us)) {
		return false;
	}
	wall->now_us = time_us;
	plen_board_hands_stop(&board->hands, wall, PLEN_GROUP_CLASS);
	plen_board_pages_turn(wall, page);
	plen_board_sight_mend(wall, PLEN_GROUP_CLASS);
	plen_board_wall_settle(wall);
	board->is_stale = true;
	return true;
}
