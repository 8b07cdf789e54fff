/* SPDX-License-Identifier: MIT */
#include "labelled_pair.h"

#include <math.h>
#include <stdio.h>

#include "common/geometry.h"

/* Gone further than this, both write. */
#define WRITES_MM 25.0
/* A page that is this far from where it was has moved. */
#define MOVED_MM 2.0
#define MOVED_SCALE 0.014

struct watcher {
	struct plen_engine *engine;
	const struct plen_test_case *it;
	int64_t both_us; /* both have written; INT64_MAX: not yet */
	struct plen_board_pt grip;
	int64_t moved_us; /* the page was first moved after that, ... */
	int64_t back_us;  /* ... and last moved */
	double far_mm;    /* so far at most ... */
	double scale;     /* ... and to this scale */
	uint32_t inks;    /* begun and not cancelled */
	uint32_t taken;   /* cancelled */
};

static bool has_moved(const struct watcher *watcher, const struct plen_event *event)
{
	return fabs(event->u.scale - 1.0) > MOVED_SCALE ||
	       plen_geometry_distance_mm(watcher->grip, event->at) > MOVED_MM;
}

static void note_move(struct watcher *watcher, const struct plen_event *event)
{
	if (event->time_us <= watcher->both_us || !has_moved(watcher, event)) {
		return;
	}
	if (watcher->moved_us == INT64_MAX) {
		watcher->moved_us = event->time_us;
	}
	watcher->back_us = event->time_us;
	watcher->far_mm =
		fmax(watcher->far_mm, plen_geometry_distance_mm(watcher->grip, event->at));
	watcher->scale = fabs(event->u.scale - 1.0) > fabs(watcher->scale - 1.0) ? event->u.scale
										 : watcher->scale;
}

static void hear(void *data, const struct plen_event *event)
{
	struct watcher *watcher = data;

	if (event->zone != 1) {
		return;
	}
	switch (event->kind) {
	case PLEN_EVENT_INK_BEGIN:
		watcher->inks++;
		break;
	case PLEN_EVENT_INK_CANCEL:
		watcher->inks--;
		watcher->taken++;
		break;
	case PLEN_EVENT_TRANSFORM_BEGIN:
		watcher->grip = event->at;
		break;
	case PLEN_EVENT_TRANSFORM_UPDATE:
	case PLEN_EVENT_TRANSFORM_END:
		note_move(watcher, event);
		break;
	default:
		break;
	}
}

static bool writes_by(const struct plen_test_track *track, int64_t now_us)
{
	double path_mm = 0.0;

	for (int64_t t = track->begin_us; t < now_us; t += PLEN_TEST_TRACK_STEP_US) {
		path_mm += plen_geometry_distance_mm(
			plen_test_track_at(track, t),
			plen_test_track_at(track, t + PLEN_TEST_TRACK_STEP_US));
	}
	return path_mm > WRITES_MM;
}

static void watch(void *data, const struct plen_contact_frame *frame, const uint32_t *tracks)
{
	struct watcher *watcher = data;

	(void)tracks;
	while (plen_engine_deadline_us(watcher->engine) < frame->time_us) {
		plen_engine_advance(watcher->engine, plen_engine_deadline_us(watcher->engine));
	}
	if (watcher->both_us == INT64_MAX && writes_by(&watcher->it->tracks[0], frame->time_us) &&
	    writes_by(&watcher->it->tracks[1], frame->time_us)) {
		watcher->both_us = frame->time_us;
	}
	plen_engine_frame(watcher->engine, frame, 0);
}

static void explain(const struct watcher *watcher, struct plen_test_pair *pair)
{
	if (watcher->moved_us != INT64_MAX) {
		snprintf(pair->why, sizeof(pair->why),
			 "both wrote by %.0f ms; page moved from %.0f to %.0f ms, %.0f mm, %.0f %%",
			 (double)watcher->both_us / 1e3, (double)watcher->moved_us / 1e3,
			 (double)watcher->back_us / 1e3, watcher->far_mm, 100.0 * watcher->scale);
	} else {
		snprintf(pair->why, sizeof(pair->why), "%u lines", watcher->inks);
	}
}

struct plen_test_pair plen_test_pair_judge(const struct plen_test_case *it)
{
	struct watcher watcher = {
		.it = it, .both_us = INT64_MAX, .moved_us = INT64_MAX, .scale = 1.0};
	struct plen_test_pair pair = {0};
	uint32_t lines = 0;

	for (uint32_t i = 0; i < it->track_count; i++) {
		lines += it->tracks[i].role == PLEN_TEST_WRITES;
	}
	watcher.engine = plen_engine_create(NULL, hear, &watcher);
	plen_engine_set_zones(watcher.engine, plen_test_case_zones, PLEN_TEST_CASE_ZONES);
	plen_test_panel_scan(&it->panel, it->tracks, it->track_count, watch, &watcher);
	plen_engine_advance(watcher.engine, INT64_MAX / 2);
	plen_engine_destroy(watcher.engine);
	pair.unmoved = watcher.moved_us == INT64_MAX && watcher.inks == lines;
	pair.taken = watcher.taken;
	explain(&watcher, &pair);
	return pair;
}
