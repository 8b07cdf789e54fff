/* SPDX-License-Identifier: MIT
 *
 * Numbers of zones. A number says what the zone is for, so it stays the same while a thing moves,
 * grows or goes and comes back.
 *
 *   0..6          the canvas that writes as that group; 0 = the class
 *   0x21..0x25    the divider on the right of that column, from the left
 *   0x40..        places that take nothing, such as the ground of the dock
 *   0x60          the slider of a replay
 *   0x1000..      controls: 0x1000 + action * 256 + value * 16 + group
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/ink.h"

#define PLEN_BOARD_ZONE_DIVIDER 0x20u
#define PLEN_BOARD_ZONE_DOCK 0x40u
#define PLEN_BOARD_ZONE_PANEL 0x41u
#define PLEN_BOARD_ZONE_SIGNALS 0x42u
#define PLEN_BOARD_ZONE_CARD 0x43u
#define PLEN_BOARD_ZONE_JOB 0x44u
#define PLEN_BOARD_ZONE_STRIP 0x50u /* + group */
#define PLEN_BOARD_ZONE_MARKS 0x58u /* + group */
#define PLEN_BOARD_ZONE_SLIDER 0x60u
#define PLEN_BOARD_ZONE_CONTROL 0x1000u

/* What a control does when it is tapped. */
enum plen_board_action {
	PLEN_BOARD_ACTION_NONE,     /* only there to be held, for the way out */
	PLEN_BOARD_ACTION_PEN,      /* value: the ink */
	PLEN_BOARD_ACTION_PEN_STEP, /* the next ink, or the pen again after the rubber */
	PLEN_BOARD_ACTION_RUBBER,
	PLEN_BOARD_ACTION_UNDO,
	PLEN_BOARD_ACTION_REDO,
	PLEN_BOARD_ACTION_PREVIOUS,
	PLEN_BOARD_ACTION_NEXT,
	PLEN_BOARD_ACTION_SIGNAL,
	PLEN_BOARD_ACTION_BADGE, /* a pane's own badge: show it, or show all again */
	PLEN_BOARD_ACTION_GROUPS,
	PLEN_BOARD_ACTION_CLASS,
	PLEN_BOARD_ACTION_SHOW,
	PLEN_BOARD_ACTION_SHOW_GROUP, /* the rail's badges; value 1: a signal's chip */
	PLEN_BOARD_ACTION_GATHER,
	PLEN_BOARD_ACTION_FREEZE,
	PLEN_BOARD_ACTION_MORE,
	PLEN_BOARD_ACTION_COUNT, /* value: the number of groups */
	PLEN_BOARD_ACTION_START, /* value: enum plen_board_start */
	PLEN_BOARD_ACTION_SHARED,
	PLEN_BOARD_ACTION_THEME,
	PLEN_BOARD_ACTION_SIDE,
	PLEN_BOARD_ACTION_ALIGN,        /* touch with the picture */
	PLEN_BOARD_ACTION_PANEL_PAGE,   /* value: enum plen_board_panel_page */
	PLEN_BOARD_ACTION_MARKS,        /* on or off */
	PLEN_BOARD_ACTION_MARK,         /* a pane's own: opens the shapes, or goes to the next */
	PLEN_BOARD_ACTION_MARK_CHOOSE,  /* value: the mark */
	PLEN_BOARD_ACTION_REPLAY,       /* value 1: of that group; else of what all see */
	PLEN_BOARD_ACTION_REPLAY_START, /* back to it */
	PLEN_BOARD_ACTION_REPLAY_PLAY,  /* or pause */
	PLEN_BOARD_ACTION_REPLAY_SPEED,
	PLEN_BOARD_ACTION_REPLAY_CLOSE,
	PLEN_BOARD_ACTION_REPORT, /* who did what */
	PLEN_BOARD_ACTION_FILES,
	PLEN_BOARD_ACTION_FILE,      /* value: its place on the card's page */
	PLEN_BOARD_ACTION_CARD_STEP, /* value 0: the card's page before; 1: the next */
	PLEN_BOARD_ACTION_CARD_CLOSE,
	PLEN_BOARD_ACTION_KEEP_MARKS,
	PLEN_BOARD_ACTION_HAND_OUT,
	PLEN_BOARD_ACTION_JOB_CANCEL,
	PLEN_BOARD_ACTION_CLEAR, /* value: enum plen_board_clearing_part */
	PLEN_BOARD_ACTIONS,
};

/* What new panes start from. */
enum plen_board_start {
	PLEN_BOARD_START_BEHIND,
	PLEN_BOARD_START_COPY,
	PLEN_BOARD_START_BLANK,
};

/* What "more" opens. */
enum plen_board_panel_page {
	PLEN_BOARD_PANEL_GROUPS,
	PLEN_BOARD_PANEL_LESSON,
};

static inline uint32_t plen_board_zone_control(enum plen_board_action action, uint8_t value,
					       uint8_t group)
{
	return PLEN_BOARD_ZONE_CONTROL + ((uint32_t)action << 8) + ((uint32_t)value << 4) + group;
}

static inline bool plen_board_zone_is_canvas(uint32_t zone)
{
	return zone < PLEN_GROUP_COUNT;
}

static inline bool plen_board_zone_is_control(uint32_t zone)
{
	return zone >= PLEN_BOARD_ZONE_CONTROL;
}

static inline enum plen_board_action plen_board_zone_action(uint32_t zone)
{
	return (enum plen_board_action)((zone - PLEN_BOARD_ZONE_CONTROL) >> 8);
}

static inline uint8_t plen_board_zone_value(uint32_t zone)
{
	return (uint8_t)(zone >> 4 & 15);
}

static inline uint8_t plen_board_zone_group(uint32_t zone)
{
	return (uint8_t)(zone & 15);
}
