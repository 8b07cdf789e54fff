/* SPDX-License-Identifier: MIT
 *
 * Marks: a shape for each pupil of a group, if the teacher wants it. They are on if the groups'
 * panes have one; then what a pane writes carries its mark.
 *
 * The class's own pane never writes with one. Its mark says instead that marks are kept when the
 * lesson ends; else they are forgotten.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/scene.h"
#include "wall.h"

enum plen_icon plen_board_mark_icon(uint8_t mark);

bool plen_board_marks_are_on(const struct plen_board_wall *wall);
/* Off, and on again with those that the groups had. */
void plen_board_marks_toggle(struct plen_board_wall *wall);
/* Off, and none is remembered. */
void plen_board_marks_forget(struct plen_board_wall *wall);

bool plen_board_marks_are_kept(const struct plen_board_wall *wall);
void plen_board_marks_toggle_kept(struct plen_board_wall *wall);

/* Where a group's eight shapes open above its tools; empty where there is no room: then a tap goes
 * to the next. */
struct plen_board_rect plen_board_marks_place(const struct plen_board_wall *wall, uint8_t group);
