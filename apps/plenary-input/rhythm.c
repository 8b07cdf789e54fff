/* SPDX-License-Identifier: MIT */
#include "rhythm.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "common/mem.h"

/* An hour at 100 reports a second; what comes later changes nothing. */
#define GAPS_MAX 360000
/* So many usual gaps are one that is not: the kernel says nothing of a finger that rests. */
#define SILENCE 4

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

/* A frame of no time is no report: decoders put some in between. */
static void take_time(struct plen_rhythm_panel *panel, int64_t time_us, int64_t read_us)
{
	struct plen_rhythm_gap gap = {time_us - panel->last_us, read_us - panel->last_read_us};

	if (panel->has_last && gap.time_us <= 0) {
		return;
	}
	if (panel->has_last) {
		add_gap(panel, gap);
	}
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
		take_time(panel, frame->time_us, read_us != 0 ? read_us : frame->time_us);
		panel->has_last = down > 0;
		if (down > panel->contacts_most) {
			panel->contacts_most = down;
		}
	}
}

static int compare_times(const void *a, const void *b)
{
	const struct plen_rhythm_gap *left = a, *right = b;

	return (left->time_us > right->time_us) - (left->time_us < right->time_us);
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

static double jitter_ms(const struct plen_rhythm_gap *gaps, size_t count, int64_t usual_us)
{
	int64_t *late_us = plen_realloc(NULL, count, sizeof(*late_us));

	for (size_t i = 0; i < count; i++) {
		late_us[i] = llabs(gaps[i].read_us - usual_us);
	}
	qsort(late_us, count, sizeof(*late_us), compare);
	double jitter_ms = (double)late_us[place_of(count, 0.95)] / 1000;
	free(late_us);
	return jitter_ms;
}

struct plen_rhythm_result plen_rhythm_result(const struct plen_rhythm_panel *panel)
{
	struct plen_rhythm_result result = {0};
	size_t count = panel->count;

	if (count < PLEN_RHYTHM_REPORTS_MIN) {
		return result;
	}

	struct plen_rhythm_gap *gaps = plen_realloc(NULL, count, sizeof(*gaps));
	memcpy(gaps, panel->gaps, count * sizeof(*gaps));
	qsort(gaps, count, sizeof(*gaps), compare_times);
	int64_t usual_us = gaps[place_of(count, 0.5)].time_us;
	result.reports_s = 1e6 / (double)usual_us;
	result.silence_ms = (double)gaps[count - 1].time_us / 1000;
	while (gaps[count - 1].time_us > usual_us * SILENCE) {
		count--;
		result.silences++;
	}
	result.jitter_ms = jitter_ms(gaps, count, usual_us);
	free(gaps);
	return result;
}
