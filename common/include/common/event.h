/* SPDX-License-Identifier: MIT
 *
 * Gesture events: what the engine tells the board. Fixed-size plain values, so that they cross
 * threads through a ring and are printed as one line of text.
 *
 * Order, per gesture number:
 *   ink       INK_BEGIN  INK_EXTEND*  (INK_END | INK_CANCEL)
 *   transform TRANSFORM_BEGIN TRANSFORM_UPDATE* TRANSFORM_END
 *   wipe      WIPE_BEGIN WIPE_EXTEND* WIPE_END
 *   control   PRESS (RELEASE, preceded by TAP when lifted on its zone); what slides off is released
 *             at once, and is another gesture when it comes back
 *   drag      DRAG_BEGIN DRAG_MOVE* DRAG_END
 *   hold      HOLD, at most once, within the ink or control gesture of the same number
 * A gesture that begins ends exactly once. INK_CANCEL takes the ink back: nothing of it stays.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "common/geometry.h"

enum plen_event_kind {
	PLEN_EVENT_INK_BEGIN,
	PLEN_EVENT_INK_EXTEND,
	PLEN_EVENT_INK_END,
	PLEN_EVENT_INK_CANCEL,
	PLEN_EVENT_HOLD,
	PLEN_EVENT_TRANSFORM_BEGIN,
	PLEN_EVENT_TRANSFORM_UPDATE,
	PLEN_EVENT_TRANSFORM_END,
	PLEN_EVENT_WIPE_BEGIN,
	PLEN_EVENT_WIPE_EXTEND,
	PLEN_EVENT_WIPE_END,
	PLEN_EVENT_PRESS,
	PLEN_EVENT_RELEASE,
	PLEN_EVENT_TAP,
	PLEN_EVENT_DRAG_BEGIN,
	PLEN_EVENT_DRAG_MOVE,
	PLEN_EVENT_DRAG_END,
	PLEN_EVENT_DEVICE_CAME, /* gesture = device number */
	PLEN_EVENT_DEVICE_WENT,
	PLEN_EVENT_KEY, /* gesture = enum plen_key */
	PLEN_EVENT_KINDS,
};

/* The keys that mean something to a board: those of a presenter clicker, and undo. */
enum plen_key {
	PLEN_KEY_OTHER,
	PLEN_KEY_PAGE_NEXT,
	PLEN_KEY_PAGE_PREVIOUS,
	PLEN_KEY_UNDO,
};

struct plen_event {
	uint8_t kind; /* enum plen_event_kind */
	uint8_t tool; /* enum plen_contact_tool of the contact that began the gesture */
	uint32_t zone;
	uint32_t gesture;        /* unique in a run, never 0, counts up in order of beginning */
	int64_t time_us;         /* the device's time stamp of the cause */
	int64_t read_us;         /* CLOCK_MONOTONIC when the packet was read; 0 = not known */
	struct plen_board_pt at; /* the contact; transform: the centroid; wipe: its centre */
	union {
		double pressure; /* ink: 0..1, below 0 = not reported */
		double scale;    /* transform: distance now / distance at begin */
		struct {
			double w_mm, h_mm; /* wipe: extent of what rubs */
		} extent;
	} u;
};

/* The name of a kind, such as "ink-begin"; never NULL. */
const char *plen_event_kind_to_str(enum plen_event_kind kind);

/* Writes one line without newline, such as "ink-begin zone 1 gesture 7 at 120.0 80.5 mm", as in
 * the golden files. Returns what snprintf would. */
int plen_event_print(const struct plen_event *event, char *line, size_t size);
