/* SPDX-License-Identifier: MIT
 *
 * Ink colours and groups, by number. A stroke keeps the number, not the colour: on light and on
 * dark paper the same ink has another colour, each pen's at least 3:1 against its paper.
 */
#pragma once

enum plen_ink {
	PLEN_INK_MAIN, /* near black on light paper, near white on dark */
	PLEN_INK_BLUE,
	PLEN_INK_ORANGE, /* vermilion */
	PLEN_INK_GREEN,  /* yellow on dark paper */
	PLEN_INK_PURPLE, /* pink on dark paper */
	PLEN_INK_MARKER, /* the highlighter: broad, translucent, beneath what the pens wrote */
	PLEN_INK_COUNT,
	/* Strokes that came from elsewhere may have a colour of their own, which they keep beside
	 * the number; no pane writes with these. The second is beneath the pens, as the
	 * highlighter. */
	PLEN_INK_OWN = 64,
	PLEN_INK_OWN_MARKER,
};

/* The pens come first. */
#define PLEN_INK_PENS PLEN_INK_MARKER

/* Group 0 is the whole class, 1 to PLEN_GROUP_MAX are the panes' groups, left to right. */
#define PLEN_GROUP_CLASS 0
#define PLEN_GROUP_MAX 6
#define PLEN_GROUP_COUNT (PLEN_GROUP_MAX + 1)

/* A pupil's mark within a group: a shape, no name. 0 is none. */
#define PLEN_MARK_MAX 8
#define PLEN_MARK_COUNT (PLEN_MARK_MAX + 1)

enum plen_theme {
	PLEN_THEME_LIGHT,
	PLEN_THEME_DARK,
};
