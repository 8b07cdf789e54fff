/* SPDX-License-Identifier: MIT
 *
 * Strokes that are being written, any number at once, each known by the number of its gesture.
 *
 * A stroke's page, group, ink and width are fixed when it begins. What the tool reports goes
 * through the stroke model; what comes out of it is wet ink, and when it ends an edit of the
 * lesson. Ended by the board (the page turns, the panes freeze), what was written stays, and what
 * the finger does until it lifts is nothing.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/event.h"
#include "stroke_model.h"
#include "tap.h"
#include "wall.h"

struct plen_board_stroke {
	uint32_t gesture; /* 0 = this place is free */
	uint32_t page;
	uint8_t group, owner; /* who writes, and on whose pane: see struct plen_board_pane */
	uint8_t mark;
	uint8_t ink;
	uint32_t width_um;
	struct plen_board_tap tap; /* if it is one, it closed the panel and is no ink */
	struct plen_stroke_model model;
	struct plen_board_pt last; /* of its points */
	int64_t rest_us; /* when its tool counts as resting, if no more is heard; INT64_MAX: it does
			  */
	uint64_t chain;  /* of the parts already in the lesson, if it is a long one */
	uint32_t count;
	size_t capacity; /* kept when the place becomes free */
	struct plen_stroke_point *points;
};

struct plen_board_inks {
	double pen_width_mm;
	size_t count, capacity;
	struct plen_board_stroke *strokes;
	struct plen_board_stats stats;
};

void plen_board_inks_init(struct plen_board_inks *inks, double pen_width_mm);
void plen_board_inks_finish(struct plen_board_inks *inks);

/* INK_BEGIN of `group` on `pane`. */
void plen_board_inks_begin(struct plen_board_inks *inks, const struct plen_board_sink *sink,
			   struct plen_board_wall *wall, const struct plen_board_pane *pane,
			   const struct plen_event *event, uint8_t group, bool may_be_a_tap);

/* The rest of a gesture. One that is not known, as it is no stroke or has been ended, is ignored.
 */
void plen_board_inks_extend(struct plen_board_inks *inks, const struct plen_board_sink *sink,
			    struct plen_board_wall *wall, const struct plen_event *event);
void plen_board_inks_end(struct plen_board_inks *inks, const struct plen_board_sink *sink,
			 struct plen_board_wall *wall, const struct plen_event *event);
void plen_board_inks_cancel(struct plen_board_inks *inks, const struct plen_board_sink *sink,
			    struct plen_board_wall *wall, uint32_t gesture);

/* A tool that rests reports nothing: then the ink comes to where the tool is. */
int64_t plen_board_inks_deadline_us(const struct plen_board_inks *inks);
void plen_board_inks_advance(struct plen_board_inks *inks, const struct plen_board_sink *sink,
			     struct plen_board_wall *wall, int64_t time_us);

/* Ends all strokes on the pane of `owner`; the ink stays. */
void plen_board_inks_stop(struct plen_board_inks *inks, const struct plen_board_sink *sink,
			  struct plen_board_wall *wall, uint8_t owner);

/* Whether somebody writes on that pane. */
bool plen_board_inks_busy(const struct plen_board_inks *inks, uint8_t owner);
