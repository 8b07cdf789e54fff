/* SPDX-License-Identifier: MIT
 *
 * A replay on the wall: whose pane shows how its page came to be, and how far that has come. What
 * is to be seen at a position is the shell's business.
 *
 *   (none) --asked for--> waits for its length --known--> plays <--> rests --closed--> (none)
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "wall.h"

struct plen_board_replaying {
	uint32_t page; /* 0 = none */
	uint32_t run;
	uint8_t owner;
	bool is_ready, is_playing;
	bool is_part;  /* some of it could not be read */
	uint8_t speed; /* 1, 4, 16 */
	int64_t length_us;
	int64_t from_us, since_us; /* where it was, and when */
	uint32_t gesture;          /* on the slider; 0 = nobody's */
};

void plen_board_replaying_begin(struct plen_board_replaying *replaying,
				const struct plen_board_wall *wall, uint8_t owner);
void plen_board_replaying_ready(struct plen_board_replaying *replaying, int64_t length_us,
				int64_t now_us);
void plen_board_replaying_end(struct plen_board_replaying *replaying);
/* Its pane is not seen any more, or shows another page. */
bool plen_board_replaying_is_over(const struct plen_board_replaying *replaying,
				  const struct plen_board_wall *wall);

/* Whether that pane shows one, or is about to. */
bool plen_board_replaying_has(const struct plen_board_replaying *replaying, uint8_t owner);

int64_t plen_board_replaying_position_us(const struct plen_board_replaying *replaying,
					 int64_t now_us);
void plen_board_replaying_seek(struct plen_board_replaying *replaying, int64_t position_us,
			       int64_t now_us);
/* The finger has left the slider: on from there. */
void plen_board_replaying_let_go(struct plen_board_replaying *replaying, int64_t now_us);
void plen_board_replaying_play(struct plen_board_replaying *replaying, int64_t now_us);
void plen_board_replaying_step_speed(struct plen_board_replaying *replaying, int64_t now_us);

/* When the wall looks different by itself; INT64_MAX: it does not. */
int64_t plen_board_replaying_deadline_us(const struct plen_board_replaying *replaying,
					 int64_t shown_us);
void plen_board_replaying_advance(struct plen_board_replaying *replaying, int64_t now_us);
