/* SPDX-License-Identifier: MIT */
#include "rhythm.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "common/mem.h"

/* An hour at 100 reports a second; what comes later changes nothing. */
#define GAPS_MAX 360000
/* Of two reports that are further apart than so many usual ones, one was held up, or between them
 * some were not sent: the kernel says nothing of a finger that rests. */
#define GAP_USUAL 1.5
/* What was held up is followed by the next in a hurry, */
#define GAP_HURRY 0.5
/* but nothing is held up for so many turns: what the panel has no room for it does not send. */
#define GAP_HELD_UP 4
/* USB asks no panel more often: what comes sooner is from a pile. */
#define GAP_MIN_US 1000
/* So many of all gaps are no chance, nor the second halves of what some frames send in two. */
#define GAP_PART 0.25

void plen_rhythm_init(struct plen_rhythm *rhythm)
{
	static const struct plen_rhythm empty;

	*rhythm = empty;
}

void plen_rhythm_finish(struct plen_rhythm *rhythm)
{
	for (size_t i = 0; i < rhythm->count; i++) {
		free(rhythm->panels[i].gaps);
	}
	free(rhythm->panels);
	plen_rhythm_init(rhythm);
}

void plen_rhythm_came(struct plen_rhythm *rhythm, const struct plen_source_device *device)
{
	struct plen_rhythm_panel panel = {.device = device->device};

	snprintf(panel.name, sizeof(panel.name), "%s", device->name != NULL ? device->name : "");
	plen_log_clean(panel.name);
	rhythm->panels = plen_grow(rhythm->panels, rhythm->count, &rhythm->capacity,
				   sizeof(*rhythm->panels));
	rhythm->panels[rhythm->count++] = panel;
}

static void add_gap(struct plen_rhythm_panel *panel, struct plen_rhythm_gap gap)
{
	if (panel->count < GAPS_MAX) {
		panel->gaps = plen_grow(panel->gaps, panel->count, &panel->capacity,
					sizeof(*panel->gaps));
		panel->gaps[panel->count++] = gap;
	}
}

static uint32_t count_down(const struct plen_contact_frame *frame)
{
	uint32_t down = 0;

	for (uint32_t i = 0; i < frame->count; i++) {
		down += (frame->contacts[i].flags & PLEN_CONTACT_END) == 0;
	}
	return down;
}

/* A frame of no time is no report: decoders put some in between. Nor is the one that ends a touch:
 * some panels only fall silent, and the kernel ends it when it has waited. */
static void take_time(struct plen_rhythm_panel *panel, int64_t time_us, int64_t read_us, bool ends)
{
	struct plen_rhythm_gap gap = {
		.time_us = time_us - panel->last_us,
		.read_us = read_us - panel->last_read_us,
		.is_first = panel->is_first,
	};

	if (panel->has_last && gap.time_us <= 0) {
		return;
	}
	if (panel->has_last && !ends) {
		add_gap(panel, gap);
	}
	panel->is_first = !panel->has_last;
	panel->last_us = time_us;
	panel->last_read_us = read_us;
}

void plen_rhythm_frame(struct plen_rhythm *rhythm, const struct plen_contact_frame *frame,
		       int64_t read_us)
{
	uint32_t down = count_down(frame);

	for (size_t i = 0; i < rhythm->count; i++) {
		struct plen_rhythm_panel *panel = &rhythm->panels[i];
		if (panel->device != frame->device) {
			continue;
		}
		take_time(panel, frame->time_us, read_us != 0 ? read_us : frame->time_us,
			  down == 0);
		panel->has_last = down > 0;
		if (down > panel->contacts_most) {
			panel->contacts_most = down;
		}
	}
}

static int compare(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

static size_t place_of(size_t count, double part)
{
	return (size_t)((double)(count - 1) * part);
}

/* The shortest time that many gaps have more or less: the longer ones may be two or three turns. 0
 * if there is none. `times_us` is sorted. */
static double guess_usual_us(const int64_t *times_us, size_t count)
{
	size_t first = 0;

	while (first < count && times_us[first] < GAP_MIN_US) {
		first++;
	}
	for (size_t low = first, high = first; low < count; low++) {
		while (high < count &&
		       (double)times_us[high] <= (double)times_us[low] * GAP_USUAL) {
			high++;
		}
		if ((double)(high - low) >= (double)(count - first) * GAP_PART) {
			return (double)times_us[low + place_of(high - low, 0.5)];
		}
	}
	return 0;
}

/* True if nothing was left out between the two reports of that gap. */
static bool is_in_run(const struct plen_rhythm_panel *panel, size_t i, double usual_us)
{
	const struct plen_rhythm_gap *gap = &panel->gaps[i];

	if ((double)gap->time_us <= usual_us * GAP_USUAL) {
		return true;
	}
	return (double)gap->time_us <= usual_us * GAP_HELD_UP && i + 1 < panel->count &&
	       !panel->gaps[i + 1].is_first &&
	       (double)panel->gaps[i + 1].time_us < usual_us * GAP_HURRY;
}

/* Sorts out which gaps are of reports in a row: their places go to `run`; the others are counted.
 * Returns how many are in `run`. */
static size_t find_run(const struct plen_rhythm_panel *panel, double usual_us, size_t *run,
		       struct plen_rhythm_result *result)
{
	size_t count = 0;

	for (size_t i = 0; i < panel->count; i++) {
		if (is_in_run(panel, i, usual_us)) {
			run[count++] = i;
		} else {
			result->silences++;
			result->silence_ms =
				fmax(result->silence_ms, (double)panel->gaps[i].time_us / 1000);
		}
	}
	return count;
}

/* True if the report before it was so late that this one is none too soon. */
static bool is_from_pile(const struct plen_rhythm_panel *panel, size_t i)
{
	return i > 0 && !panel->gaps[i].is_first &&
	       panel->gaps[i - 1].time_us > panel->gaps[i].time_us * GAP_HELD_UP;
}

static double guess_usual(const struct plen_rhythm_panel *panel, int64_t *scratch)
{
	size_t count = 0;

	for (size_t i = 0; i < panel->count; i++) {
		if (!is_from_pile(panel, i)) {
			scratch[count++] = panel->gaps[i].time_us;
		}
	}
	qsort(scratch, count, sizeof(*scratch), compare);
	return guess_usual_us(scratch, count);
}

static void measure_run(const struct plen_rhythm_panel *panel, const size_t *run, size_t count,
			int64_t *scratch, struct plen_rhythm_result *result)
{
	int64_t total_us = 0;

	for (size_t i = 0; i < count; i++) {
		total_us += panel->gaps[run[i]].time_us;
	}
	double usual_us = (double)total_us / (double)count;
	for (size_t i = 0; i < count; i++) {
		scratch[i] = llabs(panel->gaps[run[i]].read_us - llround(usual_us));
	}
	qsort(scratch, count, sizeof(*scratch), compare);
	result->reports_s = 1e6 / usual_us;
	result->jitter_ms = (double)scratch[place_of(count, 0.95)] / 1000;
}

struct plen_rhythm_result plen_rhythm_result(const struct plen_rhythm_panel *panel)
{
	struct plen_rhythm_result result = {0};

	if (panel->count < PLEN_RHYTHM_REPORTS_MIN) {
		return result;
	}

	size_t *run = plen_realloc(NULL, panel->count, sizeof(*run));
	int64_t *scratch = plen_realloc(NULL, panel->count, sizeof(*scratch));
	double usual_us = guess_usual(panel, scratch);
	size_t count = find_run(panel, usual_us, run, &result);
	if (usual_us > 0 && count >= PLEN_RHYTHM_REPORTS_MIN) {
		measure_run(panel, run, count, scratch, &result);
	}
	free(scratch);
	free(run);
	return result;
}
