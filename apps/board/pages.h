/* SPDX-License-Identifier: MIT
 *
 * Pages of a pane: making them, turning them, and how each was last seen.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "wall.h"

/* Makes a page, last of its owner's. `author` is who acted. Returns its id. */
uint32_t plen_board_pages_make(struct plen_board_wall *wall, uint8_t author,
			       const struct plen_op_page *page);

/* Keeps in mind how the page in a pane is seen, for when it comes back. */
void plen_board_pages_remember(struct plen_board_wall *wall, uint8_t owner);

/* The page in a pane comes back: seen exactly as those who work on it left it if its paper has the
 * size it had, else in such a way that some of its ink is seen (sight.h). */
void plen_board_pages_recall(struct plen_board_wall *wall, uint8_t owner);

/* Both for every pane that is seen now, but for one shown large: before and after what may change
 * the size of panes. */
void plen_board_pages_remember_all(struct plen_board_wall *wall);
void plen_board_pages_recall_all(struct plen_board_wall *wall);

/* The page in a pane is seen as by who turns to it first (home.h). */
void plen_board_pages_go_home(struct plen_board_wall *wall, uint8_t owner);

/* Puts `page` into its owner's pane, seen as it was last, or as it is first. Whoever writes
 * there must have been stopped. */
void plen_board_pages_turn(struct plen_board_wall *wall, uint32_t page);

/* The page after or before the one in a pane; 0 if there is none. */
uint32_t plen_board_pages_next(const struct plen_board_wall *wall, uint8_t owner);
uint32_t plen_board_pages_previous(const struct plen_board_wall *wall, uint8_t owner);

/* A page without ink and pictures gets no successor, or a child would make a hundred empty ones. */
bool plen_board_pages_can_add(const struct plen_board_wall *wall, uint8_t owner);
bool plen_board_pages_has_ink(const struct plen_board_wall *wall, uint32_t page);
