/* SPDX-License-Identifier: MIT
 *
 * A board on an imaginary wall: a lesson in memory, a sink that counts, and hands that press, write
 * and drag where the board's own zones say. Every operation is also replayed, through its encoding,
 * into a second lesson, as a file would.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "board/board.h"
#include "zone_id.h"

#define WET_MAX 128

struct wall_fixture {
	struct plen_lesson *lesson, *mirror;
	struct plen_board *board;
	struct plen_board_options options;
	uint32_t gesture; /* the last one used */
	int64_t time_us;

	/* What the sink was told. */
	uint32_t wet[WET_MAX]; /* gestures that are wet now */
	uint32_t wet_count;
	uint32_t wet_begun;
	uint32_t wet_page;
	enum plen_ink wet_ink;
	double wet_width_mm;
	uint32_t wet_tail; /* points of the last tail */
	uint32_t wet_points;
	uint32_t quits;
	uint32_t calibrations;
	uint32_t wishes;
	enum plen_board_wish last_wish;
	uint32_t last_wish_value;

	/* What the lesson was told. */
	uint64_t ops[PLEN_OP_GAP + 1];
	struct plen_op last_op; /* its arrays are gone */
};

extern const struct plen_board_size wall_86_inch;

void wall_fixture_init(struct wall_fixture *wall, const struct plen_board_options *options);
void wall_fixture_finish(struct wall_fixture *wall);

/* Ends the board and creates another one on the mirror of the lesson, as after a restart. */
void wall_fixture_reopen(struct wall_fixture *wall);

/* For a test that listens to the lesson itself: keeps the mirror and the counts. */
void wall_fixture_committed(struct wall_fixture *wall, const struct plen_op *op);

/* -- hands -- */

/* One event; takes its time from the fixture and moves it on by 8 ms. */
void wall_send(struct wall_fixture *wall, enum plen_event_kind kind, uint32_t zone,
	       uint32_t gesture, double x_mm, double y_mm, double value);
/* Presses a control that must be there, after a look at the wall: nobody is impatient. */
void wall_tap(struct wall_fixture *wall, enum plen_board_action action, uint8_t value,
	      uint8_t group);
/* Writes a line on a canvas, in places of its rectangle: 0..1. Returns its gesture. */
uint32_t wall_write(struct wall_fixture *wall, uint32_t canvas, double x0, double y0, double x1,
		    double y1);
/* The same without lifting. */
uint32_t wall_write_on(struct wall_fixture *wall, uint32_t canvas, double x0, double y0, double x1,
		       double y1);
void wall_lift(struct wall_fixture *wall, uint32_t gesture);
void wall_resize(struct wall_fixture *wall, struct plen_board_size size);
void wall_key(struct wall_fixture *wall, enum plen_key key);

/* An A4 sheet, as a file that is brought in leaves it. Returns its asset. */
uint32_t wall_put_sheet(struct wall_fixture *wall, uint32_t page);
/* The same, of dark paper. */
uint32_t wall_put_dark_sheet(struct wall_fixture *wall, uint32_t page);

/* -- eyes -- */

bool wall_find_zone(struct wall_fixture *wall, uint32_t id, struct plen_zone *zone);
struct plen_board_pt wall_place(struct wall_fixture *wall, uint32_t zone, double x, double y);
const struct plen_op_view *wall_view(const struct wall_fixture *wall);
const struct plen_scene *wall_scene(struct wall_fixture *wall);
uint32_t wall_count_strokes(const struct wall_fixture *wall, uint32_t page);
/* The number of kept ranges of all strokes of a page. */
uint32_t wall_count_ranges(const struct wall_fixture *wall, uint32_t page);

/* The scene and the zones as text, a line each. The caller frees it. */
char *wall_print(struct wall_fixture *wall);
/* Compares that with golden/NAME.txt; PLENARY_GOLDEN_UPDATE=1 writes the file instead. */
void wall_assert_golden(struct wall_fixture *wall, const char *name);

/* All zones inside the wall, controls large enough and apart from one another. */
void wall_assert_zones_sound(struct wall_fixture *wall);
