/* SPDX-License-Identifier: MIT */
#include "grammar.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

#define GESTURES_MAX 100000

enum phase { NOTHING, INK, TRANSFORM, WIPE, PRESS, TAPPED, DRAG };

struct gesture {
	uint8_t phase; /* enum phase */
	bool held;
	uint8_t tool;
	uint32_t zone;
};

struct plen_test_grammar {
	uint32_t last_gesture;
	int64_t last_us;
	uint64_t counts[PLEN_EVENT_KINDS];
	uint64_t open;
	struct gesture gestures[GESTURES_MAX];
};

/* Between which phases of its gesture an event stands. RELEASE and HOLD have more than one. */
static const struct {
	enum phase before, after;
} rules[PLEN_EVENT_KINDS] = {
	[PLEN_EVENT_INK_BEGIN] = {NOTHING, INK},
	[PLEN_EVENT_INK_EXTEND] = {INK, INK},
	[PLEN_EVENT_INK_END] = {INK, NOTHING},
	[PLEN_EVENT_INK_CANCEL] = {INK, NOTHING},
	[PLEN_EVENT_TRANSFORM_BEGIN] = {NOTHING, TRANSFORM},
	[PLEN_EVENT_TRANSFORM_UPDATE] = {TRANSFORM, TRANSFORM},
	[PLEN_EVENT_TRANSFORM_END] = {TRANSFORM, NOTHING},
	[PLEN_EVENT_WIPE_BEGIN] = {NOTHING, WIPE},
	[PLEN_EVENT_WIPE_EXTEND] = {WIPE, WIPE},
	[PLEN_EVENT_WIPE_END] = {WIPE, NOTHING},
	[PLEN_EVENT_PRESS] = {NOTHING, PRESS},
	[PLEN_EVENT_TAP] = {PRESS, TAPPED},
	[PLEN_EVENT_DRAG_BEGIN] = {NOTHING, DRAG},
	[PLEN_EVENT_DRAG_MOVE] = {DRAG, DRAG},
	[PLEN_EVENT_DRAG_END] = {DRAG, NOTHING},
};

struct plen_test_grammar *plen_test_grammar_create(void)
{
	struct plen_test_grammar *grammar = plen_calloc(1, sizeof(*grammar));

	grammar->last_us = INT64_MIN;
	return grammar;
}

void plen_test_grammar_destroy(struct plen_test_grammar *grammar)
{
	free(grammar);
}

static const char *check_hold(struct gesture *gesture)
{
	if (gesture->phase != INK && gesture->phase != PRESS) {
		return "held what is neither ink nor pressed";
	}
	if (gesture->held) {
		return "held twice";
	}
	gesture->held = true;
	return NULL;
}

static const char *check_release(struct plen_test_grammar *grammar, struct gesture *gesture)
{
	if (gesture->phase != PRESS && gesture->phase != TAPPED) {
		return "released what is not pressed";
	}
	gesture->phase = NOTHING;
	grammar->open--;
	return NULL;
}

static const char *check_begin(struct plen_test_grammar *grammar, struct gesture *gesture,
			       const struct plen_event *event)
{
	if (event->gesture != grammar->last_gesture + 1) {
		return "the number does not count up";
	}
	grammar->last_gesture = event->gesture;
	grammar->open++;
	gesture->zone = event->zone;
	gesture->tool = event->tool;
	return NULL;
}

static const char *check_phase(struct plen_test_grammar *grammar, struct gesture *gesture,
			       const struct plen_event *event)
{
	const char *wrong = NULL;

	if (gesture->phase != rules[event->kind].before) {
		return "not in this gesture, or not now";
	}
	gesture->phase = (uint8_t)rules[event->kind].after;
	if (rules[event->kind].before == NOTHING) {
		wrong = check_begin(grammar, gesture, event);
	}
	grammar->open -= rules[event->kind].after == NOTHING;
	return wrong;
}

static const char *check_gesture(struct plen_test_grammar *grammar, const struct plen_event *event)
{
	struct gesture *gesture = &grammar->gestures[event->gesture];
	const char *wrong = NULL;

	if (event->kind == PLEN_EVENT_HOLD) {
		wrong = check_hold(gesture);
	} else if (event->kind == PLEN_EVENT_RELEASE) {
		wrong = check_release(grammar, gesture);
	} else {
		wrong = check_phase(grammar, gesture, event);
	}
	if (wrong == NULL && (event->zone != gesture->zone || event->tool != gesture->tool)) {
		wrong = "another zone or tool than the gesture began with";
	}
	return wrong;
}

const char *plen_test_grammar_check(struct plen_test_grammar *grammar,
				    const struct plen_event *event)
{
	if (event->kind >= PLEN_EVENT_KINDS) {
		return "no such kind";
	}
	if (event->time_us < grammar->last_us) {
		return "time falls";
	}
	grammar->last_us = event->time_us;
	grammar->counts[event->kind]++;
	if (event->kind == PLEN_EVENT_DEVICE_CAME || event->kind == PLEN_EVENT_DEVICE_WENT) {
		return NULL;
	}
	if (event->gesture == 0) {
		return "a gesture without a number";
	}
	if (!isfinite(event->at.x_mm) || !isfinite(event->at.y_mm)) {
		return "no place";
	}
	return event->gesture < GESTURES_MAX ? check_gesture(grammar, event) : NULL;
}

const char *plen_test_grammar_finish(const struct plen_test_grammar *grammar,
				     const struct plen_engine_stats *stats)
{
	if (grammar->open != 0) {
		return "a gesture has not ended";
	}
	if (stats->contacts_lost > stats->contacts_seen) {
		return "more contacts were lost than there were";
	}
	if (stats->contacts_open != 0) {
		return "a contact is still open";
	}
	if (memcmp(grammar->counts, stats->sent, sizeof(grammar->counts)) != 0) {
		return "events were counted wrong";
	}
	return NULL;
}
