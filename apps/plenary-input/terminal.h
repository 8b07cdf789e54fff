/* SPDX-License-Identifier: MIT
 *
 * The terminal while something is drawn in it: a page of its own, no cursor, no echo, and all as it
 * was afterwards, be it after a crash. One at a time.
 */
#pragma once

#include <stdbool.h>

/* True if standard output is a terminal that can be drawn in. */
bool plen_terminal_can_draw(void);
void plen_terminal_enter(void);
void plen_terminal_leave(void); /* nothing if it was not entered */
void plen_terminal_size(int *rows, int *columns);
