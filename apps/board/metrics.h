/* SPDX-License-Identifier: MIT
 *
 * Sizes on the wall, in millimetres. A finger is as wide on a small panel as on a large one, so
 * nothing here is ever scaled: where space is short, there are fewer things.
 */
#pragma once

/* A cell is what one finger presses. */
#define PLEN_BOARD_CELL_MM 36.0
#define PLEN_BOARD_TARGET_MIN_MM 20.0
/* People touch below what they aim at. */
#define PLEN_BOARD_REACH_MM 8.0

#define PLEN_BOARD_ICON_MM 25.0
#define PLEN_BOARD_PEN_DOT_MM 20.0
#define PLEN_BOARD_RING_MM 3.0
/* Around what has little contrast by itself and yet says something. */
#define PLEN_BOARD_OUTLINE_MM 0.8
/* One of a ring of dots that fill. */
#define PLEN_BOARD_PIP_MM 5.0
#define PLEN_BOARD_LABEL_MM 15.0
#define PLEN_BOARD_LABEL_SMALL_MM 11.5

#define PLEN_BOARD_DOCK_MM 44.0
#define PLEN_BOARD_DOCK_FLOAT_MM 20.0
#define PLEN_BOARD_BAND_MM 52.0
#define PLEN_BOARD_BAND_LINE_MM 3.0
#define PLEN_BOARD_RAIL_MM 56.0

#define PLEN_BOARD_DIVIDER_MM 4.0
#define PLEN_BOARD_GRIP_W_MM 14.0
#define PLEN_BOARD_GRIP_H_MM 74.0
#define PLEN_BOARD_GRIP_TOUCH_MM 30.0
#define PLEN_BOARD_SNAP_MM 14.0
#define PLEN_BOARD_PANE_MIN_MM 190.0

/* A corner of the wall, for the way out. */
#define PLEN_BOARD_CORNER_MM 60.0

/* On a wall smaller than this, something is wrong with its size. */
#define PLEN_BOARD_WALL_MIN_W_MM 256.0
#define PLEN_BOARD_WALL_MIN_H_MM 160.0
