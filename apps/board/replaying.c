/* SPDX-License-Identifier: MIT */
#include "replaying.h"

#define FRAME_US 16000
#define SPEED_STEP 4
#define SPEED_MAX 16

void plen_board_replaying_begin(struct plen_board_replaying *replaying,
				const struct plen_board_wall *wall, uint8_t owner)
{
	*replaying = (struct plen_board_replaying){
		.page = wall->view.panes[owner].page,
		.run = replaying->run + 1,
		.owner = owner,
		.speed = 1,
	};
}

void plen_board_replaying_ready(struct plen_board_replaying *replaying, int64_t length_us,
				int64_t now_us)
{
	replaying->is_ready = true;
	replaying->is_playing = length_us > 0;
	replaying->length_us = length_us;
	replaying->from_us = 0;
	replaying->since_us = now_us;
}

void plen_board_replaying_end(struct plen_board_replaying *replaying)
{
	*replaying = (struct plen_board_replaying){.run = replaying->run};
}

bool plen_board_replaying_is_over(const struct plen_board_replaying *replaying,
				  const struct plen_board_wall *wall)
{
	struct plen_board_pane pane;

	return replaying->page != 0 &&
	       (!plen_board_wall_pane(wall, replaying->owner, &pane) ||
		pane.owner != replaying->owner || pane.page != replaying->page);
}

bool plen_board_replaying_has(const struct plen_board_replaying *replaying, uint8_t owner)
{
	return replaying->page != 0 && replaying->owner == owner;
}

int64_t plen_board_replaying_position_us(const struct plen_board_replaying *replaying,
					 int64_t now_us)
{
	int64_t past_us = now_us - replaying->since_us;
	int64_t position_us = replaying->from_us;

	/* It stands where a finger holds it. */
	if (replaying->is_playing && replaying->gesture == 0 && past_us > 0) {
		position_us += past_us * replaying->speed;
	}
	return position_us < replaying->length_us ? position_us : replaying->length_us;
}

void plen_board_replaying_seek(struct plen_board_replaying *replaying, int64_t position_us,
			       int64_t now_us)
{
	replaying->from_us = position_us;
	replaying->since_us = now_us;
}

void plen_board_replaying_let_go(struct plen_board_replaying *replaying, int64_t now_us)
{
	plen_board_replaying_seek(replaying, plen_board_replaying_position_us(replaying, now_us),
				  now_us);
	replaying->gesture = 0;
}

void plen_board_replaying_play(struct plen_board_replaying *replaying, int64_t now_us)
{
	int64_t position_us = plen_board_replaying_position_us(replaying, now_us);
	bool is_at_end = position_us >= replaying->length_us;

	plen_board_replaying_seek(replaying, is_at_end ? 0 : position_us, now_us);
	replaying->is_playing = replaying->length_us > 0 && (is_at_end || !replaying->is_playing);
}

void plen_board_replaying_step_speed(struct plen_board_replaying *replaying, int64_t now_us)
{
	plen_board_replaying_seek(replaying, plen_board_replaying_position_us(replaying, now_us),
				  now_us);
	replaying->speed =
		(uint8_t)(replaying->speed < SPEED_MAX ? replaying->speed * SPEED_STEP : 1);
}

int64_t plen_board_replaying_deadline_us(const struct plen_board_replaying *replaying,
					 int64_t shown_us)
{
	return replaying->is_playing && replaying->gesture == 0 ? shown_us + FRAME_US : INT64_MAX;
}

void plen_board_replaying_advance(struct plen_board_replaying *replaying, int64_t now_us)
{
	int64_t position_us = plen_board_replaying_position_us(replaying, now_us);

	if (replaying->is_playing && replaying->gesture == 0 &&
	    position_us >= replaying->length_us) {
		plen_board_replaying_seek(replaying, position_us, now_us);
		replaying->is_playing = false;
	}
}
