/* SPDX-License-Identifier: MIT
 *
 * Shows on the wall what the board's replay says: reads the operations, folds them to the position,
 * hands the renderer the lesson that comes out, and draws what is being written at that moment as
 * wet ink.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "board/board.h"
#include "lesson/store.h"
#include "renderer/renderer.h"

struct plen_replay_show;

/* All are borrowed. `is_at_once`: as in look_back.h. */
struct plen_replay_show *plen_replay_show_create(struct plen_board *board,
						 struct plen_lesson *lesson,
						 struct plen_store *store,
						 struct plen_renderer *renderer, bool is_at_once);
void plen_replay_show_destroy(struct plen_replay_show *show); /* NULL is fine */

/* After anything may have changed on the board. */
void plen_replay_show_follow(struct plen_replay_show *show, int64_t time_us);
/* What is being written: once the renderer has the scene in which it lies, and before the frame. */
void plen_replay_show_draw(struct plen_replay_show *show);
/* What it waits for by a clock is due now, as that was set. */
void plen_replay_show_hurry(struct plen_replay_show *show);
/* When it wants to be followed by itself; INT64_MAX if not. */
int64_t plen_replay_show_deadline_us(const struct plen_replay_show *show);
