/* SPDX-License-Identifier: MIT
 *
 * The bar of a replay, in place of a pane's tools: back to the beginning, play or pause, a slider,
 * the speed, and the way out. A narrow one has fewer of them, never smaller ones; who works in the
 * pane, and what they say, stands beside it.
 */
#include "chrome_parts.h"

#include <math.h>
#include <stdio.h>

#include "metrics.h"
#include "zone_id.h"

#define CELL PLEN_BOARD_CELL_MM
#define THUMB_MM 20.0
#define TRACK_MM 5.0
#define SLIDER_GAP_MM 8.0
#define SLIDER_MIN_MM 110.0 /* before there is more than that */
#define SPEED_MM 15.0
#define NOTE_MM 92.0

struct bar {
	const struct plen_board_chrome_input *input;
	struct plen_board_chrome *chrome;
	struct plen_board_rect left; /* of the row */
};

static struct plen_board_rect take_left(struct bar *bar)
{
	struct plen_board_rect cell = bar->left;

	cell.w_mm = CELL;
	bar->left.x_mm += CELL;
	bar->left.w_mm -= CELL;
	return cell;
}

static struct plen_board_rect take_right(struct bar *bar)
{
	struct plen_board_rect cell = bar->left;

	bar->left.w_mm -= CELL;
	cell.x_mm += bar->left.w_mm;
	cell.w_mm = CELL;
	return cell;
}

static enum plen_tint draw_ground(struct bar *bar, struct plen_board_rect cell,
				  enum plen_board_action action)
{
	struct plen_board_control control = {
		.id = plen_board_zone_control(action, 0, bar->input->replaying->owner),
		.rect = cell,
		.radius_mm = CELL / 2,
		.reach_mm = PLEN_BOARD_REACH_MM,
	};

	return plen_board_chrome_control(bar->chrome, &control);
}

static void draw_icon(struct bar *bar, struct plen_board_rect cell, enum plen_board_action action,
		      enum plen_icon icon)
{
	enum plen_tint tint = draw_ground(bar, cell, action);

	plen_board_chrome_icon(bar->chrome, cell, icon, tint);
}

static void draw_speed(struct bar *bar, struct plen_board_rect cell)
{
	struct plen_board_text style = {.size_mm = SPEED_MM, .bold = true};
	char text[8];

	style.tint = draw_ground(bar, cell, PLEN_BOARD_ACTION_REPLAY_SPEED);
	snprintf(text, sizeof(text), "%u\u00d7", bar->input->replaying->speed);
	plen_board_chrome_label(bar->chrome, cell, text, &style);
}

/* A part must not look as if it were all, however late somebody looks. Where there is no room, the
 * sentence alone has said it. */
static void draw_note(struct bar *bar)
{
	const struct plen_board_text quiet = {.tint = PLEN_TINT_TEXT_QUIET,
					      .size_mm = PLEN_BOARD_LABEL_SMALL_MM};
	struct plen_board_rect note = bar->left;

	if (!bar->input->replaying->is_part || note.w_mm < SLIDER_MIN_MM + NOTE_MM) {
		return;
	}
	bar->left.w_mm -= NOTE_MM;
	note.x_mm += bar->left.w_mm;
	note.w_mm = NOTE_MM;
	plen_board_chrome_label(bar->chrome, note, "Some is missing", &quiet);
}

static void draw_track(struct bar *bar, struct plen_board_rect track, double past_mm)
{
	struct plen_board_box line = {.fill = PLEN_TINT_CHROME,
				      .line = PLEN_TINT_TEXT_QUIET,
				      .line_mm = PLEN_BOARD_OUTLINE_MM,
				      .radius_mm = TRACK_MM / 2};

	plen_board_chrome_box(bar->chrome, track, &line);
	line = (struct plen_board_box){.fill = PLEN_TINT_ACCENT, .radius_mm = TRACK_MM / 2};
	track.w_mm = fmax(past_mm, TRACK_MM);
	plen_board_chrome_box(bar->chrome, track, &line);
}

static void draw_slider(struct bar *bar)
{
	const struct plen_board_replaying *replaying = bar->input->replaying;
	struct plen_board_rect track = plen_board_replay_track(bar->left);
	struct plen_board_rect touch = bar->left;
	int64_t position_us = plen_board_replaying_position_us(replaying, bar->input->wall->now_us);
	double part =
		replaying->length_us > 0 ? (double)position_us / (double)replaying->length_us : 0;
	double at_mm = part * track.w_mm;
	struct plen_board_rect thumb = {track.x_mm + at_mm - THUMB_MM / 2,
					bar->left.y_mm + (bar->left.h_mm - THUMB_MM) / 2, THUMB_MM,
					THUMB_MM};

	draw_track(bar, track, at_mm);
	plen_board_chrome_disc(bar->chrome, thumb, PLEN_TINT_ACCENT);
	touch.h_mm =
		fmin(touch.h_mm + PLEN_BOARD_REACH_MM, bar->chrome->scene.size.h_mm - touch.y_mm);
	plen_board_chrome_zone(bar->chrome, PLEN_BOARD_ZONE_SLIDER, PLEN_ZONE_DRAG, touch);
}

struct plen_board_rect plen_board_replay_track(struct plen_board_rect slider)
{
	double side = SLIDER_GAP_MM + THUMB_MM / 2;

	return (struct plen_board_rect){slider.x_mm + side,
					slider.y_mm + (slider.h_mm - TRACK_MM) / 2,
					fmax(slider.w_mm - 2 * side, 1), TRACK_MM};
}

void plen_board_chrome_replay(const struct plen_board_chrome_input *input,
			      struct plen_board_chrome *chrome, struct plen_board_rect row)
{
	struct bar bar = {input, chrome, row};
	bool is_playing = input->replaying->is_playing;
	bool has_speed = row.w_mm >= 3 * CELL + SLIDER_MIN_MM;
	bool has_start = row.w_mm >= 4 * CELL + SLIDER_MIN_MM;

	if (has_start) {
		draw_icon(&bar, take_left(&bar), PLEN_BOARD_ACTION_REPLAY_START, PLEN_ICON_START);
	}
	draw_icon(&bar, take_left(&bar), PLEN_BOARD_ACTION_REPLAY_PLAY,
		  is_playing ? PLEN_ICON_FREEZE : PLEN_ICON_PLAY);
	draw_icon(&bar, take_right(&bar), PLEN_BOARD_ACTION_REPLAY_CLOSE, PLEN_ICON_CLOSE);
	if (has_speed) {
		draw_speed(&bar, take_right(&bar));
	}
	draw_note(&bar);
	if (bar.left.w_mm >= PLEN_BOARD_REPLAY_MIN_MM - 2 * CELL) {
		draw_slider(&bar);
	}
}
