/* SPDX-License-Identifier: MIT
 *
 * Stages are a table: how a touch of a stage is taken, and what follows when nobody touches.
 */
#include "driver/calibration_run.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calibration_layout.h"
#include "calibration_panels.h"
#include "calibration_touch.h"
#include "common/mem.h"

#define STEP_US (30 * INT64_C(1000000))
/* Not every class has pens. */
#define NIB_US (10 * INT64_C(1000000))
#define REFUSALS_MAX 3
/* A hand is that much larger than a finger, a nib that much smaller; else it was a finger. */
#define PALM_RATIO 1.4
#define NIB_RATIO 0.85

struct plen_calibration_run {
	struct plen_calibration_run_options options;
	struct plen_calibration_state state;
	struct plen_calibration_panels panels;
	uint32_t device; /* the one that is calibrated; 0 = not yet known */
	struct plen_calibration_touch touch;
	struct plen_calibration_pair pairs[PLEN_CALIBRATION_POINTS_MANY];
	struct plen_touch_size size;
	uint32_t refusals;
	uint8_t pressed; /* TEST: 1 = the touch began on yes, 2 = on no */
	int64_t now_us;
};

static struct plen_part_pt part_of(const struct plen_calibration_run *run, struct plen_board_pt at)
{
	return (struct plen_part_pt){at.x_mm / run->options.board.w_mm,
				     at.y_mm / run->options.board.h_mm};
}

static void changed(struct plen_calibration_run *run)
{
	run->state.generation++;
}

/* -- stages -- */

static void enter(struct plen_calibration_run *run, enum plen_calibration_stage stage)
{
	run->state.stage = (uint8_t)stage;
	run->state.held = 0;
	run->state.has_dot = false;
	run->state.since_us = run->now_us;
	run->state.until_us =
		run->now_us + (stage == PLEN_CALIBRATION_STAGE_NIB ? NIB_US : STEP_US);
	if (stage >= PLEN_CALIBRATION_STAGE_DONE) {
		run->state.until_us = INT64_MAX;
	}
	plen_calibration_touch_spend(&run->touch);
	changed(run);
}

static void give_up(struct plen_calibration_run *run, const char *why)
{
	snprintf(run->state.message, sizeof(run->state.message), "%s", why);
	enter(run, PLEN_CALIBRATION_STAGE_GAVE_UP);
}

static void go_on_after_sizes(struct plen_calibration_run *run)
{
	enter(run, run->options.test ? PLEN_CALIBRATION_STAGE_TEST : PLEN_CALIBRATION_STAGE_DONE);
}

static void go_on_after_points(struct plen_calibration_run *run)
{
	const struct plen_calibration_panel *panel =
		plen_calibration_panels_find(&run->panels, run->device);

	run->state.message[0] = '\0';
	if (run->options.sizes && panel != NULL && panel->reports_size) {
		enter(run, PLEN_CALIBRATION_STAGE_FINGER);
	} else {
		go_on_after_sizes(run);
	}
}

static void show_point(struct plen_calibration_run *run, uint32_t point)
{
	run->state.point = point;
	run->state.target = plen_calibration_run_target(&run->options, point);
	enter(run, PLEN_CALIBRATION_STAGE_POINTS);
}

/* -- what a held touch is worth -- */

static void take_point(struct plen_calibration_run *run)
{
	struct plen_board_pt at = plen_calibration_touch_place(&run->touch);
	uint32_t point = run->state.point;
	uint32_t points = run->options.points;

	run->pairs[point] = (struct plen_calibration_pair){
		.target = run->state.target,
		.measured = part_of(run, at),
	};
	if (point + 1 < points) {
		show_point(run, point + 1);
		return;
	}
	if (plen_calibration_fit(&run->state.fit, run->pairs, points, run->options.board,
				 run->state.message, sizeof(run->state.message)) == 0) {
		go_on_after_points(run);
	} else if (++run->refusals < REFUSALS_MAX) {
		show_point(run, 0);
	} else {
		enter(run, PLEN_CALIBRATION_STAGE_GAVE_UP);
	}
}

static double size_or_none(double mm, double most_mm)
{
	return mm >= PLEN_TOUCH_SIZE_MIN_MM && mm <= most_mm ? mm : 0;
}

static void take_finger(struct plen_calibration_run *run)
{
	run->size.finger_mm =
		size_or_none(plen_calibration_touch_size_mm(&run->touch), PLEN_TOUCH_SIZE_MAX_MM);
	enter(run, PLEN_CALIBRATION_STAGE_PALM);
}

static void take_palm(struct plen_calibration_run *run)
{
	double mm = plen_calibration_touch_size_mm(&run->touch);

	run->size.palm_mm = mm >= run->size.finger_mm * PALM_RATIO
				    ? size_or_none(mm, PLEN_TOUCH_SIZE_PALM_MAX_MM)
				    : 0;
	enter(run, PLEN_CALIBRATION_STAGE_NIB);
}

static void take_nib(struct plen_calibration_run *run)
{
	double mm = plen_calibration_touch_size_mm(&run->touch);

	run->size.nib_mm = mm <= run->size.finger_mm * NIB_RATIO
				   ? size_or_none(mm, PLEN_TOUCH_SIZE_MAX_MM)
				   : 0;
	go_on_after_sizes(run);
}

static void nobody_at_points(struct plen_calibration_run *run)
{
	give_up(run, "nobody touched the cross for half a minute: all stays as it was");
}

static void nobody_at_test(struct plen_calibration_run *run)
{
	give_up(run, "nobody tapped the tick for half a minute: all stays as it was");
}

/* A size that nobody shows is one that is not known. */
static void nobody_at_size(struct plen_calibration_run *run)
{
	go_on_after_sizes(run);
}

static const struct {
	void (*take)(struct plen_calibration_run *run); /* a touch was held */
	void (*nobody)(struct plen_calibration_run *run);
	bool whole_hand; /* several contacts are one touch, and need not be still */
} stages[PLEN_CALIBRATION_STAGES] = {
	[PLEN_CALIBRATION_STAGE_POINTS] = {take_point, nobody_at_points, false},
	[PLEN_CALIBRATION_STAGE_FINGER] = {take_finger, nobody_at_size, false},
	[PLEN_CALIBRATION_STAGE_PALM] = {take_palm, nobody_at_size, true},
	[PLEN_CALIBRATION_STAGE_NIB] = {take_nib, nobody_at_size, false},
	[PLEN_CALIBRATION_STAGE_TEST] = {NULL, nobody_at_test, false},
};

/* -- touches -- */

static struct plen_board_pt mapped(const struct plen_calibration_run *run, struct plen_board_pt at)
{
	struct plen_part_pt image =
		plen_calibration_apply(&run->state.fit.calibration, part_of(run, at));

	return (struct plen_board_pt){image.x * run->options.board.w_mm,
				      image.y * run->options.board.h_mm};
}

/* The mean of both sides, as the new map sees it. */
static double size_mm(const struct plen_calibration_run *run, const struct plen_contact *contact)
{
	struct plen_part_pt extent = {contact->width_mm / run->options.board.w_mm,
				      contact->height_mm / run->options.board.h_mm};

	if (run->state.stage == PLEN_CALIBRATION_STAGE_POINTS) {
		return 0;
	}
	extent = plen_calibration_apply_extent(&run->state.fit.calibration,
					       part_of(run, contact->at), extent);
	return (extent.x * run->options.board.w_mm + extent.y * run->options.board.h_mm) / 2;
}

static void show_held(struct plen_calibration_run *run)
{
	double held = plen_calibration_touch_held(&run->touch, run->now_us);

	if (held != run->state.held) {
		run->state.held = held;
		changed(run);
	}
}

static struct plen_calibration_hand look(const struct plen_calibration_run *run,
					 const struct plen_contact_frame *frame)
{
	struct plen_calibration_hand hand = {0};

	for (uint32_t i = 0; i < frame->count; i++) {
		const struct plen_contact *contact = &frame->contacts[i];
		if (!plen_calibration_panels_is_answer(&run->panels, frame->device, contact)) {
			continue;
		}
		double mm = size_mm(run, contact);
		if (hand.count++ == 0) {
			hand.first = contact;
		}
		if (hand.largest == NULL || mm > hand.largest_mm) {
			hand.largest = contact;
			hand.largest_mm = mm;
		}
	}
	return hand;
}

/* -- the test -- */

static uint8_t button_at(const struct plen_calibration_run *run, struct plen_board_pt at)
{
	if (plen_board_rect_contains(&run->state.yes, at)) {
		return 1;
	}
	return plen_board_rect_contains(&run->state.no, at) ? 2 : 0;
}

static void answer(struct plen_calibration_run *run)
{
	uint8_t pressed = run->pressed;

	run->pressed = 0;
	if (pressed == 0 || pressed != button_at(run, run->state.dot)) {
		return;
	}
	if (pressed == 1) {
		enter(run, PLEN_CALIBRATION_STAGE_DONE);
	} else {
		give_up(run, "taken back: all stays as it was");
	}
}

static void follow_test(struct plen_calibration_run *run, const struct plen_calibration_hand *hand)
{
	bool was_down = run->state.has_dot;

	if (hand->count == 0) {
		run->touch = (struct plen_calibration_touch){0};
		if (was_down) {
			answer(run);
			run->state.has_dot = false;
			changed(run);
		}
		return;
	}
	/* The finger that held the last cross is still on it. */
	if (run->touch.is_spent) {
		return;
	}
	run->state.dot = mapped(run, hand->first->at);
	run->state.has_dot = true;
	if (!was_down) {
		run->pressed = button_at(run, run->state.dot);
	}
	changed(run);
}

/* -- in -- */

/* Whose frames count: the panel that is touched first. */
static bool is_listened_to(struct plen_calibration_run *run, const struct plen_contact_frame *frame)
{
	if (run->device == 0 && plen_calibration_panels_find(&run->panels, frame->device) != NULL) {
		for (uint32_t i = 0; i < frame->count && run->device == 0; i++) {
			if (plen_calibration_panels_is_answer(&run->panels, frame->device,
							      &frame->contacts[i])) {
				run->device = frame->device;
			}
		}
	}
	return run->device == frame->device && run->state.stage < PLEN_CALIBRATION_STAGE_DONE;
}

void plen_calibration_run_was_down(struct plen_calibration_run *run,
				   const struct plen_contact_frame *frame)
{
	plen_calibration_run_advance(run, frame->time_us);
	plen_calibration_panels_was_down(&run->panels, frame);
}

void plen_calibration_run_frame(struct plen_calibration_run *run,
				const struct plen_contact_frame *frame)
{
	plen_calibration_run_advance(run, frame->time_us);
	if (plen_calibration_panels_is_held(&run->panels, frame) || !is_listened_to(run, frame)) {
		return;
	}

	struct plen_calibration_hand hand = look(run, frame);
	if (run->state.stage == PLEN_CALIBRATION_STAGE_TEST) {
		follow_test(run, &hand);
	} else {
		plen_calibration_touch_follow(&run->touch, &hand,
					      stages[run->state.stage].whole_hand, run->now_us);
	}
	show_held(run);
}

void plen_calibration_run_advance(struct plen_calibration_run *run, int64_t now_us)
{
	if (now_us > run->now_us) {
		run->now_us = now_us;
	}
	if (run->state.stage >= PLEN_CALIBRATION_STAGE_DONE) {
		return;
	}
	if (run->now_us >= plen_calibration_touch_end_us(&run->touch)) {
		stages[run->state.stage].take(run);
	} else if (run->now_us >= run->state.until_us) {
		stages[run->state.stage].nobody(run);
	}
	show_held(run);
}

int64_t plen_calibration_run_deadline_us(const struct plen_calibration_run *run)
{
	int64_t step_us = plen_calibration_touch_step_us(&run->touch, run->now_us);

	return step_us < run->state.until_us ? step_us : run->state.until_us;
}

void plen_calibration_run_came(struct plen_calibration_run *run,
			       const struct plen_source_device *device)
{
	plen_calibration_panels_came(&run->panels, device);
}

void plen_calibration_run_went(struct plen_calibration_run *run, uint32_t device)
{
	plen_calibration_panels_went(&run->panels, device);
	if (device != 0 && device == run->device &&
	    run->state.stage < PLEN_CALIBRATION_STAGE_DONE) {
		give_up(run, "the panel has gone: all stays as it was");
	}
}

/* -- out -- */

const struct plen_calibration_state *
plen_calibration_run_state(const struct plen_calibration_run *run)
{
	return &run->state;
}

bool plen_calibration_run_record(const struct plen_calibration_run *run,
				 struct plen_calibration_record *record)
{
	const struct plen_calibration_panel *panel =
		plen_calibration_panels_find(&run->panels, run->device);

	if (run->state.stage != PLEN_CALIBRATION_STAGE_DONE || panel == NULL) {
		return false;
	}
	*record = (struct plen_calibration_record){
		.id = plen_calibration_panels_identity(&run->panels, panel),
		.measured_on = panel->id,
		.rank = PLEN_CALIBRATION_OWN,
		.has_map = true,
		.map = run->state.fit.calibration,
		.size = run->size,
	};
	plen_calibration_set_text(record->name, panel->name);
	return true;
}

/* -- coming and going -- */

struct plen_calibration_run *
plen_calibration_run_create(const struct plen_calibration_run_options *options, int64_t now_us)
{
	struct plen_calibration_run *run = plen_calloc(1, sizeof(*run));

	assert(options->points == PLEN_CALIBRATION_POINTS_FEW ||
	       options->points == PLEN_CALIBRATION_POINTS_MANY);
	assert(options->board.w_mm > 0 && options->board.h_mm > 0);
	run->options = *options;
	run->now_us = now_us;
	run->state.number = options->number;
	run->state.points = options->points;
	run->state.fit.calibration = plen_calibration_identity();
	plen_calibration_layout_buttons(options->board, &run->state.yes, &run->state.no);
	show_point(run, 0);
	return run;
}

void plen_calibration_run_destroy(struct plen_calibration_run *run)
{
	free(run);
}
