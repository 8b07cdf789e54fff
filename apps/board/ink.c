/* SPDX-License-Identifier: MIT */
#include "ink.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "common/mem.h"
#include "history.h"

#define UM 1e3
/* Nearer to the last point than this, a point tells nothing. */
#define POINT_STEP_MM 0.05
/* Ink ends where its tool was lifted, to the micrometre. */
#define END_STEP_MM 0.001
#define PRESSURE_FULL 255
#define POINTS_FIRST 256
#define MARKER_WIDTH_MM 16.0
/* Longer than panels take from one report to the next. */
#define REST_US 60000

void plen_board_inks_init(struct plen_board_inks *inks, double pen_width_mm)
{
	*inks = (struct plen_board_inks){.pen_width_mm = pen_width_mm};
}

void plen_board_inks_finish(struct plen_board_inks *inks)
{
	for (size_t i = 0; i < inks->count; i++) {
		free(inks->strokes[i].points);
	}
	free(inks->strokes);
}

static struct plen_board_stroke *find(const struct plen_board_inks *inks, uint32_t gesture)
{
	for (size_t i = 0; i < inks->count; i++) {
		if (inks->strokes[i].gesture == gesture) {
			return &inks->strokes[i];
		}
	}
	return NULL;
}

static struct plen_board_stroke *take_place(struct plen_board_inks *inks)
{
	struct plen_board_stroke *stroke = find(inks, 0);

	if (stroke == NULL) {
		inks->strokes = plen_grow(inks->strokes, inks->count, &inks->capacity,
					  sizeof(*inks->strokes));
		stroke = &inks->strokes[inks->count++];
		*stroke = (struct plen_board_stroke){.capacity = POINTS_FIRST};
		stroke->points = plen_calloc(stroke->capacity, sizeof(*stroke->points));
	}
	return stroke;
}

/* -- points -- */

static int32_t to_um(double mm)
{
	return (int32_t)llround(fmin(fmax(mm * UM, INT32_MIN), INT32_MAX));
}

static bool is_finite(struct plen_board_pt at)
{
	return isfinite(at.x_mm) && isfinite(at.y_mm);
}

static void commit(struct plen_board_stroke *stroke, struct plen_board_wall *wall)
{
	struct plen_op_stroke written = {.group = stroke->group,
					 .ink = stroke->ink,
					 .width_um = stroke->width_um,
					 .count = stroke->count,
					 .points = stroke->points};
	struct plen_op_edit edit = {.page = stroke->page, .stroke_count = 1, .strokes = &written};

	plen_board_history_edit(wall, (struct plen_board_hand){stroke->group, stroke->mark}, &edit,
				&stroke->chain);
}

/* A stroke longer than an operation holds goes on in another, from the same point. */
static void make_room(struct plen_board_stroke *stroke, struct plen_board_wall *wall)
{
	if (stroke->count == PLEN_STROKE_POINTS_MAX) {
		commit(stroke, wall);
		stroke->points[0] = stroke->points[stroke->count - 1];
		stroke->count = 1;
	}
	stroke->points = plen_grow(stroke->points, stroke->count, &stroke->capacity,
				   sizeof(*stroke->points));
}

static void add_point(struct plen_board_stroke *stroke, struct plen_board_wall *wall,
		      const struct plen_board_pane *pane, struct plen_stroke_point_mm point)
{
	struct plen_board_pt corner = {pane->paper.x_mm, pane->paper.y_mm};
	struct plen_page_pt at = plen_geometry_board_to_page(&pane->view, corner, point.at);
	int64_t since_ms = (stroke->model.time_us - stroke->tap.begin_us) / 1000;

	make_room(stroke, wall);
	stroke->points[stroke->count++] = (struct plen_stroke_point){
		.x_um = to_um(at.x_mm),
		.y_um = to_um(at.y_mm),
		.t_ms = (uint32_t)fmin(fmax((double)since_ms, 0), UINT32_MAX),
		.pressure = (uint8_t)lround(point.pressure * PRESSURE_FULL),
	};
	stroke->last = point.at;
}

/* A highlighter is as broad as a line of a child's writing is high, whatever the pens are. */
static double wall_width_mm(const struct plen_board_inks *inks, uint8_t ink)
{
	return ink == PLEN_INK_MARKER ? MARKER_WIDTH_MM : inks->pen_width_mm;
}

/* It does not mind how hard or how fast it is drawn. */
static struct plen_stroke_point_mm pressed(const struct plen_board_stroke *stroke,
					   struct plen_stroke_point_mm point)
{
	point.pressure = stroke->ink == PLEN_INK_MARKER ? 1 : point.pressure;
	return point;
}

static uint32_t width_um(double on_wall_mm, const struct plen_view *view)
{
	double width = on_wall_mm / view->scale * UM;

	return (uint32_t)fmin(fmax(round(width), 1), PLEN_OP_WIDTH_UM_MAX);
}

/* -- the gesture -- */

void plen_board_inks_begin(struct plen_board_inks *inks, const struct plen_board_sink *sink,
			   struct plen_board_wall *wall, const struct plen_board_pane *pane,
			   const struct plen_event *event, uint8_t group, bool may_be_a_tap)
{
	if (!is_finite(event->at) || find(inks, event->gesture) != NULL) {
		return;
	}

	struct plen_board_stroke *stroke = take_place(inks);
	stroke->gesture = event->gesture;
	stroke->page = pane->page;
	stroke->group = group;
	stroke->mark = wall->view.panes[group].mark;
	stroke->owner = pane->owner;
	stroke->ink = wall->view.panes[group].ink;
	stroke->width_um = width_um(wall_width_mm(inks, stroke->ink), &pane->view);
	stroke->tap = plen_board_tap_begin(event, may_be_a_tap);
	stroke->chain = 0;
	stroke->count = 0;
	stroke->rest_us = INT64_MAX;

	struct plen_stroke_point_mm point =
		pressed(stroke, plen_stroke_model_begin(&stroke->model, event->time_us, event->at,
							event->u.pressure));
	add_point(stroke, wall, pane, point);
	sink->wet_begin(sink->data, stroke->gesture, stroke->page, stroke->ink,
			wall_width_mm(inks, stroke->ink), point.at, point.pressure);
}

/* One point of ink, unless it is nearer than `step_mm` to the last. */
static void put(struct plen_board_stroke *stroke, const struct plen_board_sink *sink,
		struct plen_board_wall *wall, struct plen_stroke_point_mm point, double step_mm)
{
	struct plen_board_pane pane;

	if (plen_geometry_distance_mm(stroke->last, point.at) < step_mm ||
	    !plen_board_wall_pane(wall, stroke->group, &pane)) {
		return;
	}
	point = pressed(stroke, point);
	add_point(stroke, wall, &pane, point);
	sink->wet_extend(sink->data, stroke->gesture, point.at, point.pressure);
}

static void predict(const struct plen_board_stroke *stroke, const struct plen_board_sink *sink)
{
	struct plen_board_pt tail[PLEN_STROKE_MODEL_TAIL_MAX];
	uint32_t count = plen_stroke_model_predict(&stroke->model, tail);

	sink->wet_predict(sink->data, stroke->gesture, tail, count);
}

static void extend(struct plen_board_stroke *stroke, const struct plen_board_sink *sink,
		   struct plen_board_wall *wall, const struct plen_event *event)
{
	if (!is_finite(event->at)) {
		return;
	}
	plen_board_tap_follow(&stroke->tap, event->at);
	put(stroke, sink, wall,
	    plen_stroke_model_move(&stroke->model, event->time_us, event->at, event->u.pressure),
	    POINT_STEP_MM);
	stroke->rest_us = wall->now_us + REST_US;
	predict(stroke, sink);
}

void plen_board_inks_extend(struct plen_board_inks *inks, const struct plen_board_sink *sink,
			    struct plen_board_wall *wall, const struct plen_event *event)
{
	struct plen_board_stroke *stroke = find(inks, event->gesture);

	if (stroke != NULL) {
		extend(stroke, sink, wall, event);
	}
}

static void rest(struct plen_board_stroke *stroke, const struct plen_board_sink *sink,
		 struct plen_board_wall *wall)
{
	put(stroke, sink, wall, plen_stroke_model_rest(&stroke->model), POINT_STEP_MM);
	stroke->rest_us = INT64_MAX;
	sink->wet_predict(sink->data, stroke->gesture, NULL, 0);
}

int64_t plen_board_inks_deadline_us(const struct plen_board_inks *inks)
{
	int64_t next_us = INT64_MAX;

	for (size_t i = 0; i < inks->count; i++) {
		const struct plen_board_stroke *stroke = &inks->strokes[i];

		if (stroke->gesture != 0 && stroke->rest_us < next_us) {
			next_us = stroke->rest_us;
		}
	}
	return next_us;
}

void plen_board_inks_advance(struct plen_board_inks *inks, const struct plen_board_sink *sink,
			     struct plen_board_wall *wall, int64_t time_us)
{
	for (size_t i = 0; i < inks->count; i++) {
		if (inks->strokes[i].gesture != 0 && inks->strokes[i].rest_us <= time_us) {
			rest(&inks->strokes[i], sink, wall);
		}
	}
}

static void leave(struct plen_board_inks *inks, const struct plen_board_sink *sink,
		  struct plen_board_wall *wall, struct plen_board_stroke *stroke, bool keep)
{
	if (keep) {
		put(stroke, sink, wall, plen_stroke_model_end(&stroke->model), END_STEP_MM);
		commit(stroke, wall);
		inks->stats.strokes_committed++;
	} else {
		plen_board_history_take_back(wall, stroke->group, stroke->chain);
		inks->stats.strokes_cancelled++;
	}
	sink->wet_end(sink->data, stroke->gesture);
	stroke->gesture = 0;
}

void plen_board_inks_end(struct plen_board_inks *inks, const struct plen_board_sink *sink,
			 struct plen_board_wall *wall, const struct plen_event *event)
{
	struct plen_board_stroke *stroke = find(inks, event->gesture);

	if (stroke == NULL) {
		return;
	}
	extend(stroke, sink, wall, event);
	leave(inks, sink, wall, stroke, !plen_board_tap_was(&stroke->tap, event->time_us));
}

void plen_board_inks_cancel(struct plen_board_inks *inks, const struct plen_board_sink *sink,
			    struct plen_board_wall *wall, uint32_t gesture)
{
	struct plen_board_stroke *stroke = find(inks, gesture);

	if (stroke != NULL) {
		leave(inks, sink, wall, stroke, false);
	}
}

void plen_board_inks_stop(struct plen_board_inks *inks, const struct plen_board_sink *sink,
			  struct plen_board_wall *wall, uint8_t owner)
{
	for (size_t i = 0; i < inks->count; i++) {
		struct plen_board_stroke *stroke = &inks->strokes[i];
		if (stroke->gesture != 0 && stroke->owner == owner) {
			leave(inks, sink, wall, stroke, true);
		}
	}
}

bool plen_board_inks_busy(const struct plen_board_inks *inks, uint8_t owner)
{
	for (size_t i = 0; i < inks->count; i++) {
		if (inks->strokes[i].gesture != 0 && inks->strokes[i].owner == owner) {
			return true;
		}
	}
	return false;
}
