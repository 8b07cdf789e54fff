/* SPDX-License-Identifier: MIT */
#include "labelled_hearing.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "common/mem.h"

#define MS 1000

static void hear(void *data, const struct plen_event *event)
{
	struct plen_test_hearing *hearing = data;

	if (event->zone != 1) {
		return;
	}
	hearing->events = plen_grow(hearing->events, hearing->count, &hearing->capacity,
				    sizeof(*hearing->events));
	hearing->events[hearing->count++] = *event;
}

static void note_sighting(struct plen_test_hearing *hearing, const struct plen_contact *contact,
			  uint32_t track, int64_t time_us)
{
	struct plen_test_sighting *sighting = &hearing->sightings[track];
	bool knows =
		hearing->it->tracks[track].pen_us == INT64_MAX || contact->tool == PLEN_CONTACT_PEN;

	if (sighting->near_us == INT64_MAX) {
		sighting->near_us = time_us;
	}
	if ((contact->flags & (PLEN_CONTACT_HOVER | PLEN_CONTACT_END)) != 0) {
		return;
	}
	if (!sighting->touched) {
		sighting->first_us = time_us;
	}
	if (knows && sighting->pen_us == INT64_MAX) {
		sighting->pen_us = time_us;
	}
	sighting->touched = true;
	sighting->last_us = time_us;
}

static bool is_palm_by_size(const struct plen_contact *contact)
{
	return fmax(contact->width_mm, contact->height_mm) >= 45.0 &&
	       fmin(contact->width_mm, contact->height_mm) >= 25.0;
}

static void note_hand(struct plen_test_hearing *hearing, const struct plen_contact_frame *frame,
		      const uint32_t *tracks, bool by_size)
{
	for (uint32_t i = 0; i < frame->count; i++) {
		if (hearing->it->tracks[tracks[i]].role == PLEN_TEST_RUBS &&
		    (!by_size || is_palm_by_size(&frame->contacts[i]))) {
			hearing->sightings[tracks[i]].is_hand = true;
		}
	}
}

static void look(void *data, const struct plen_contact_frame *frame, const uint32_t *tracks)
{
	struct plen_test_hearing *hearing = data;
	uint32_t rubbing = 0;
	bool by_size = false;

	for (uint32_t i = 0; i < frame->count; i++) {
		note_sighting(hearing, &frame->contacts[i], tracks[i], frame->time_us);
		if (hearing->it->tracks[tracks[i]].role == PLEN_TEST_RUBS &&
		    (frame->contacts[i].flags & PLEN_CONTACT_END) == 0) {
			rubbing++;
			by_size |= is_palm_by_size(&frame->contacts[i]);
		}
	}
	if ((rubbing >= 4 || by_size) && hearing->palm_us == INT64_MAX) {
		hearing->palm_us = frame->time_us;
		note_hand(hearing, frame, tracks, by_size);
	}
	while (plen_engine_deadline_us(hearing->engine) < frame->time_us) {
		plen_engine_advance(hearing->engine, plen_engine_deadline_us(hearing->engine));
	}
	plen_engine_frame(hearing->engine, frame, 0);
}

void plen_test_hearing_play(struct plen_test_hearing *hearing, const struct plen_test_case *it)
{
	hearing->it = it;
	for (uint32_t i = 0; i < it->track_count; i++) {
		hearing->sightings[i] =
			(struct plen_test_sighting){.near_us = INT64_MAX, .pen_us = INT64_MAX};
	}
	hearing->palm_us = INT64_MAX;
	hearing->engine = plen_engine_create(NULL, hear, hearing);
	plen_engine_set_zones(hearing->engine, plen_test_case_zones, PLEN_TEST_CASE_ZONES);
	plen_test_panel_scan(&it->panel, it->tracks, it->track_count, look, hearing);
	plen_engine_advance(hearing->engine, (int64_t)1000000 * MS);
	plen_engine_destroy(hearing->engine);
}

void plen_test_hearing_finish(struct plen_test_hearing *hearing)
{
	free(hearing->events);
}

static void measure_move(struct plen_test_line *line, const struct plen_event *begin,
			 const struct plen_event *event)
{
	line->moved_mm = plen_geometry_distance_mm(begin->at, event->at);
	line->scale = event->u.scale;
}

void plen_test_hearing_collect(const struct plen_test_hearing *hearing, enum plen_event_kind begins,
			       struct plen_test_lines *lines)
{
	lines->count = 0;
	for (size_t i = 0; i < hearing->count; i++) {
		const struct plen_event *begin = &hearing->events[i];
		if (begin->kind != begins) {
			continue;
		}
		assert(lines->count < PLEN_TEST_ROW_MAX);
		struct plen_test_line *line = &lines->row[lines->count++];
		*line = (struct plen_test_line){.gesture = begin->gesture,
						.begin_us = begin->time_us};
		for (size_t k = i + 1; k < hearing->count; k++) {
			const struct plen_event *event = &hearing->events[k];
			if (event->gesture != begin->gesture) {
				continue;
			}
			line->end_us = event->time_us;
			line->cancelled |= event->kind == PLEN_EVENT_INK_CANCEL;
			if (begins == PLEN_EVENT_TRANSFORM_BEGIN) {
				measure_move(line, begin, event);
			}
		}
	}
}
