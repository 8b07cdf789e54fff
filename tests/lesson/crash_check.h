/* SPDX-License-Identifier: MIT
 *
 * What a board finds that is started on what a disaster has left. Answers are NULL if all is well,
 * else what is wrong, to be freed.
 */
#pragma once

#include "crash_script.h"

/* The lesson opens with all that was promised and with nothing that was never asked for, is gone on
 * with, closes, and is what the player's book says; and nothing else is left beside it. */
char *crash_check_once(struct crash_player *player, const struct crash_promise *promise);
/* And after that it opens once more, with all of it. */
char *crash_check_again(struct crash_player *player);
