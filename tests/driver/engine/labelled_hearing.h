/* SPDX-License-Identifier: MIT
 *
 * What the engine says when a labelled case is shown to it, and when the panel saw what of it. No
 * opinion: that is labelled_judge.c's.
 */
#pragma once

#include "labelled.h"

#define PLEN_TEST_ROW_MAX 64

/* What the panel said of a track. */
struct plen_test_sighting {
	bool touched;
	int64_t near_us; /* first seen, be it in hover */
	int64_t first_us, last_us;
	int64_t pen_us; /* first touching as what it is in the end */
	bool is_hand;   /* it is what shows that a hand rubs: the palm, or all of its contacts */
};

struct plen_test_hearing {
	const struct plen_test_case *it;
	struct plen_engine *engine;
	struct plen_test_sighting sightings[PLEN_TEST_TRACKS_MAX];
	int64_t palm_us; /* the panel shows a palm; INT64_MAX: never */
	size_t count, capacity;
	struct plen_event *events;
};

/* A gesture of one kind, as the events told of it. */
struct plen_test_line {
	uint32_t gesture;
	int64_t begin_us, end_us;
	bool cancelled;
	bool taken;             /* a stroke has been found in it */
	double moved_mm, scale; /* where it has left the page */
};

struct plen_test_lines {
	uint32_t count;
	struct plen_test_line row[PLEN_TEST_ROW_MAX];
};

/* Shows the case to an engine; `hearing` is all zero before, and to be finished after. */
void plen_test_hearing_play(struct plen_test_hearing *hearing, const struct plen_test_case *it);
void plen_test_hearing_finish(struct plen_test_hearing *hearing);
/* Every gesture that begins with this kind; what ends it follows it in the list of kinds. */
void plen_test_hearing_collect(const struct plen_test_hearing *hearing, enum plen_event_kind begins,
			       struct plen_test_lines *lines);
