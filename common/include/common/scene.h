/* SPDX-License-Identifier: MIT
 *
 * The scene: what is on the screen, in board millimetres, as plain data. The board makes it, the
 * renderer draws it, tests print it. Nothing here says how a thing is drawn; colours are names
 * that the renderer's theme resolves.
 *
 *   panes first (pages, clipped to their rectangles), then items in order, later ones above.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/geometry.h"
#include "common/ink.h"

/* A page with this bit in its id is not the lesson's but the replay's: the page of the same id as
 * it was at some moment. */
#define PLEN_SCENE_PAGE_REPLAY (UINT32_C(1) << 31)

/* A window onto one page. `rect` is the part of the wall that shows paper. */
struct plen_scene_pane {
	struct plen_board_rect rect;
	uint32_t page;
	struct plen_view view;
};

/* The names of colours in chrome. */
enum plen_tint {
	PLEN_TINT_NONE,
	PLEN_TINT_CHROME, /* docks, rails */
	PLEN_TINT_CHROME_EDGE,
	PLEN_TINT_TEXT,
	PLEN_TINT_TEXT_QUIET,
	PLEN_TINT_ACCENT,
	PLEN_TINT_ON_ACCENT, /* text and icons on the accent */
	PLEN_TINT_PRESSED,   /* the cell under a finger */
	PLEN_TINT_PAPER,
	PLEN_TINT_VEIL,                                   /* translucent paper over a frozen pane */
	PLEN_TINT_INK,                                    /* + enum plen_ink */
	PLEN_TINT_GROUP = PLEN_TINT_INK + PLEN_INK_COUNT, /* + group, 1..: its full colour */
	PLEN_TINT_BAND =
		PLEN_TINT_GROUP + PLEN_GROUP_COUNT, /* + group, 1..: its colour over paper */
	PLEN_TINT_ON_GROUP = PLEN_TINT_BAND + PLEN_GROUP_COUNT, /* the numeral on a badge */
	PLEN_TINT_COUNT,
};

/* One per file in assets/icons, same order as the table in the renderer. */
enum plen_icon {
	PLEN_ICON_ERASER,
	PLEN_ICON_UNDO,
	PLEN_ICON_REDO,
	PLEN_ICON_PREVIOUS,
	PLEN_ICON_NEXT,
	PLEN_ICON_ADD_PAGE,
	PLEN_ICON_MORE,
	PLEN_ICON_GROUPS,
	PLEN_ICON_CLASS,
	PLEN_ICON_SHARED,
	PLEN_ICON_SHOW,
	PLEN_ICON_GATHER,
	PLEN_ICON_FREEZE,
	PLEN_ICON_HAND,
	PLEN_ICON_TICK,
	PLEN_ICON_SUN,
	PLEN_ICON_MOON,
	PLEN_ICON_BEHIND, /* start from: the class page behind */
	PLEN_ICON_COPY,   /* start from: a copy */
	PLEN_ICON_BLANK,  /* start from: blank pages */
	PLEN_ICON_SIDE,   /* the teacher's side */
	PLEN_ICON_WARN,
	PLEN_ICON_CLOSE,
	PLEN_ICON_ALIGN, /* touch with the picture */
	PLEN_ICON_REPLAY,
	PLEN_ICON_PLAY,
	PLEN_ICON_START, /* back to the beginning */
	PLEN_ICON_REPORT,
	PLEN_ICON_OPEN,
	PLEN_ICON_HAND_OUT,
	PLEN_ICON_CLEAR,
	PLEN_ICON_KEEP,
	PLEN_ICON_PICTURE,
	PLEN_ICON_MARK, /* + mark - 1, PLEN_MARK_MAX of them */
	PLEN_ICON_MARK_LAST = PLEN_ICON_MARK + PLEN_MARK_MAX - 1,
	PLEN_ICON_COUNT,
};

enum plen_scene_kind {
	PLEN_SCENE_BOX,  /* filled with `fill`, edged with `line`, corners of radius_mm */
	PLEN_SCENE_DOT,  /* a disc of `fill`; with `line`, a ring of line_mm around it, 6 mm outside
			  */
	PLEN_SCENE_ICON, /* `icon` centred, size_mm square, in `fill` */
	PLEN_SCENE_LABEL, /* `text`, size_mm high type in `fill`, placed in rect by `align` */
	PLEN_SCENE_BADGE, /* a group's shape in `fill` with `text` on it in `line` */
};

enum plen_align {
	PLEN_ALIGN_CENTRE,
	PLEN_ALIGN_START,
	PLEN_ALIGN_END,
};

#define PLEN_SCENE_TEXT_MAX 160

/* Members that a kind does not name are zero, so that two items may be compared as bytes. */
struct plen_scene_item {
	struct plen_board_rect rect;
	uint8_t kind;   /* enum plen_scene_kind */
	uint8_t fill;   /* enum plen_tint */
	uint8_t line;   /* enum plen_tint */
	uint8_t icon;   /* enum plen_icon */
	uint8_t align;  /* enum plen_align */
	uint8_t group;  /* BADGE: whose shape */
	uint8_t shadow; /* BOX: casts a soft shadow, reaching 8 mm outside rect */
	uint8_t bold;
	uint8_t other_theme; /* its tints are those of the theme that the scene does not have */
	float radius_mm;
	float line_mm;
	float size_mm;
	char text[PLEN_SCENE_TEXT_MAX]; /* UTF-8, NUL-terminated */
};

#define PLEN_SCENE_PANES_MAX PLEN_GROUP_MAX
#define PLEN_SCENE_ITEMS_MAX 320

struct plen_scene {
	struct plen_board_size size;
	uint8_t theme; /* enum plen_theme */
	uint32_t pane_count;
	uint32_t item_count;
	struct plen_scene_pane panes[PLEN_SCENE_PANES_MAX];
	struct plen_scene_item items[PLEN_SCENE_ITEMS_MAX];
};
