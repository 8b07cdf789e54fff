/* SPDX-License-Identifier: MIT
 *
 * watch as a drawing: the picture, in the terminal, again and again in its place.
 */
#pragma once

#include "watch_picture.h"
#include "watch_view.h"

struct plen_watch_screen {
	struct plen_watch_picture picture;
};

/* Takes the log over, and with `show` of the view the terminal. */
struct plen_watch_view plen_watch_screen_start(struct plen_watch_screen *screen,
					       struct plen_board_size board);
/* Gives both back; nothing if it was not started. */
void plen_watch_screen_stop(struct plen_watch_screen *screen);
