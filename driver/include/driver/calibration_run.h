/* SPDX-License-Identifier: MIT
 *
 * A calibration as it is done: crosses are shown one after the other, somebody holds a finger on
 * each, then shows a finger, the flat hand and a pen, then sees whether it is right. This is who
 * asks and listens; who shows the crosses is a screen or a terminal. Pure: frames and time in,
 * state and deadline out; it allocates only when it is made.
 *
 *   POINTS ──► FINGER ──► PALM ──► NIB ──► TEST ──► DONE
 *      │  (the sizes only if the panel reports any)   │
 *      └──────────── nobody touches, or refused ──────┴──► GAVE_UP
 *
 * Nothing counts until DONE, so that a panel that is altogether wrong stays as it was: whatever is
 * wrong with it, time runs out, and in TEST only a finger that the new map puts onto the tick says
 * yes. The panel that is touched first is the one to calibrate; all others are not listened to.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/contact.h"
#include "driver/calibration_fit.h"
#include "driver/calibration_table.h"
#include "driver/source.h"

enum plen_calibration_stage {
	PLEN_CALIBRATION_STAGE_POINTS,
	PLEN_CALIBRATION_STAGE_FINGER,
	PLEN_CALIBRATION_STAGE_PALM,
	PLEN_CALIBRATION_STAGE_NIB,
	PLEN_CALIBRATION_STAGE_TEST,
	PLEN_CALIBRATION_STAGE_DONE,
	PLEN_CALIBRATION_STAGE_GAVE_UP,
	PLEN_CALIBRATION_STAGES,
};

#define PLEN_CALIBRATION_POINTS_FEW 4
#define PLEN_CALIBRATION_POINTS_MANY 9
#define PLEN_CALIBRATION_LINE_MAX 192

struct plen_calibration_run_options {
	struct plen_board_size board;
	uint32_t points; /* PLEN_CALIBRATION_POINTS_FEW or _MANY */
	double inset_mm; /* of the outer crosses from the picture's edges; 0 = a tenth of it */
	bool sizes;      /* ask for finger, palm and nib, too */
	bool test;       /* let somebody say yes on the wall; else done at once */
	uint32_t number; /* the owner's, to tell its runs apart; comes back with the state */
};

/* What a screen shows. Plain. */
struct plen_calibration_state {
	uint32_t number;     /* the options' */
	uint32_t generation; /* counts up with each change */
	uint8_t stage;       /* enum plen_calibration_stage */
	uint32_t point, points;
	struct plen_board_pt target;             /* POINTS: the cross to touch now */
	double held;                             /* 0..1: how long it has been held */
	bool has_dot;                            /* TEST: somebody touches, */
	struct plen_board_pt dot;                /* and this is where the new map puts it */
	struct plen_board_rect yes, no;          /* TEST: what to tap */
	int64_t since_us, until_us;              /* of this step; then it gives up, or goes on */
	struct plen_calibration_fit fit;         /* from FINGER on */
	char message[PLEN_CALIBRATION_LINE_MAX]; /* why it was refused or given up; "" = nothing */
};

struct plen_calibration_run;

/* Never NULL. `now_us` is in the time base of the frames. */
struct plen_calibration_run *
plen_calibration_run_create(const struct plen_calibration_run_options *options, int64_t now_us);
void plen_calibration_run_destroy(struct plen_calibration_run *run); /* NULL is fine */

/* Where the cross number `point` is. */
struct plen_board_pt plen_calibration_run_target(const struct plen_calibration_run_options *options,
						 uint32_t point);

/* Panels, those that are here already, too. */
void plen_calibration_run_came(struct plen_calibration_run *run,
			       const struct plen_source_device *device);
void plen_calibration_run_went(struct plen_calibration_run *run, uint32_t device);
/* A raw frame: each panel edge to edge on a board of the options' size. */
void plen_calibration_run_frame(struct plen_calibration_run *run,
				const struct plen_contact_frame *frame);
/* In place of the first frame of a panel, if all that is down in it was so before. Of any panel,
 * what is down in its first frame without having begun in it was so, too. As long as these keep
 * still they are spots that are dirty or dead, and the panel is listened to without them; once one
 * has moved, only when they have lifted. */
void plen_calibration_run_was_down(struct plen_calibration_run *run,
				   const struct plen_contact_frame *frame);
void plen_calibration_run_advance(struct plen_calibration_run *run, int64_t now_us);
int64_t plen_calibration_run_deadline_us(const struct plen_calibration_run *run);

const struct plen_calibration_state *
plen_calibration_run_state(const struct plen_calibration_run *run);
/* What is to be kept, once DONE; false before. Serial number or port are in it if several panels of
 * that model are here. */
bool plen_calibration_run_record(const struct plen_calibration_run *run,
				 struct plen_calibration_record *record);
