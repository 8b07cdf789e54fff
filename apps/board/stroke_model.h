/* SPDX-License-Identifier: MIT
 *
 * The stroke model: from where a panel says that a tool is to where its ink goes. A panel reports
 * every 4 to 26 ms, a little beside the truth, and the hand trembles; a pen that weighs something
 * does not follow that.
 *
 * The ink is a weight on a spring. The spring's other end, the anchor, moves in a straight line
 * from report to report; the weight is critically damped against the moving anchor and not against
 * the paper, so that at a constant speed it lags by nothing. The spring is soft while weight and
 * anchor move alike, for what they then differ in is noise, and stiff where they do not, for there
 * the hand turns. Between two reports the motion has a closed form, which suits every interval and
 * can never swing up. However soft, the weight is on a leash: ink is never further than
 * PLEN_STROKE_MODEL_LEASH_MM from a report. The idea of wobble smoothing and a sprung weight is
 * that of Google's ink-stroke-modeler (https://github.com/google/ink-stroke-modeler, README); drag
 * against the anchor, the closed form and the leash are ours.
 *
 * One report in, one point out, and a point that is out never changes. The first point is the first
 * report, and the last point is the last one.
 *
 * Board mm and µs. Pure; allocates nothing; one model a stroke. Input must be finite.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/geometry.h"

#define PLEN_STROKE_MODEL_LEASH_MM 2.0

struct plen_stroke_point_mm {
	struct plen_board_pt at;
	double pressure; /* 0..1: how wide the ink is, from the pen's pressure or a finger's speed
			  */
};

struct plen_stroke_model_vec {
	double x, y;
};

struct plen_stroke_model {
	int64_t time_us;
	struct plen_board_pt report;              /* the newest: the anchor */
	struct plen_stroke_model_vec anchor_mm_s; /* how it came there */
	struct plen_board_pt at;                  /* the weight */
	struct plen_stroke_model_vec velocity_mm_s;
	double speed_mm_s; /* of the hand, over some reports */
	double pressure;
	double interval_us; /* between reports, over some of them */
	uint32_t reports;
	double steadiness; /* 0..1: the newest report came where it was to be expected */
};

/* A pressure below 0 means that the tool reports none. */
struct plen_stroke_point_mm plen_stroke_model_begin(struct plen_stroke_model *model,
						    int64_t time_us, struct plen_board_pt at,
						    double pressure);
struct plen_stroke_point_mm plen_stroke_model_move(struct plen_stroke_model *model, int64_t time_us,
						   struct plen_board_pt at, double pressure);
/* The tool has not been heard of for longer than panels take: the weight comes to where it is. */
struct plen_stroke_point_mm plen_stroke_model_rest(struct plen_stroke_model *model);
/* Where the ink ends if no more comes: the newest report. */
struct plen_stroke_point_mm plen_stroke_model_end(const struct plen_stroke_model *model);

#define PLEN_STROKE_MODEL_TAIL_MAX 3

/* The ink that is not there yet but probably will be when the frame is seen: from the weight to the
 * newest report and on by one to two intervals. Returns how many points are in `tail`. */
uint32_t plen_stroke_model_predict(const struct plen_stroke_model *model,
				   struct plen_board_pt tail[PLEN_STROKE_MODEL_TAIL_MAX]);
