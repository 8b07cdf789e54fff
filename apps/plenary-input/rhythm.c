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
		free(rhythm->panels[i].gaps_us);
	}
	free(rhythm->panels);
	plen_rhythm_init(rhythm);
}

void plen_rhythm_came(struct plen_rhythm *rhythm, const struct plen_source_device *device)
{
	struct plen_rhythm_panel panel = {.device = device->device, .last_us = INT64_MIN};

	snprintf(panel.name, sizeof(panel.name), "%s", device->name != NULL ? device->name : "");
	plen_log_clean(panel.name);
	rhythm->panels = plen_grow(rhythm->panels, rhythm->count, &rhythm->capacity,
				   sizeof(*rhythm->panels));
	rhythm->panels[rhythm->count++] = panel;
}

static void add_gap(struct plen_rhythm_panel *panel, int64_t gap_us)
{
	if (panel->count < GAPS_MAX) {
		panel->gaps_us = plen_grow(panel->gaps_us, panel->count, &panel->capacity,
					   sizeof(*panel->gaps_us));
		panel->gaps_us[panel->count++] = gap_us;
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

void plen_rhythm_frame(struct plen_rhythm *rhythm, const struct plen_contact_frame *frame)
{
	uint32_t down = count_down(frame);

	for (size_t i = 0; i < rhythm->count; i++) {
		struct plen_rhythm_panel *panel = &rhythm->panels[i];
		if (panel->device != frame->device) {
			continue;
		}
		if (panel->last_us != INT64_MIN) {
			add_gap(panel, frame->time_us - panel->last_us);
		}
		panel->last_us = down > 0 ? frame->time_us : INT64_MIN;
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

/* `values` is sorted. */
static int64_t part_of(const int64_t *values, size_t count, double part)
{
	return values[(size_t)((double)(count - 1) * part)];
}

static void sort(int64_t *values, size_t count)
{
	qsort(values, count, sizeof(*values), compare);
}

struct plen_rhythm_result plen_rhythm_result(const struct plen_rhythm_panel *panel)
{
	struct plen_rhythm_result result = {0};
	size_t count = panel->count;

	if (count < PLEN_RHYTHM_REPORTS_MIN) {
		return result;
	}

	int64_t *values = plen_realloc(NULL, count, sizeof(*values));
	memcpy(values, panel->gaps_us, count * sizeof(*values));
	sort(values, count);
	int64_t usual_us = part_of(values, count, 0.5);
	result.reports_s = usual_us > 0 ? 1e6 / (double)usual_us : 0;
	result.silence_ms = (double)values[count - 1] / 1000;
	while (values[count - 1] > usual_us * SILENCE) {
		count--;
		result.silences++;
	}
	for (size_t i = 0; i < count; i++) {
		values[i] = llabs(values[i] - usual_us);
	}
	sort(values, count);
	result.jitter_ms = (double)part_of(values, count, 0.95) / 1000;
	free(values);
	return result;
}
