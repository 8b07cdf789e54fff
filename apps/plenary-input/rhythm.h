/* SPDX-License-Identifier: MIT
 *
 * How often panels report, by the times of their frames, and how evenly these reach us. The two
 * differ: where a panel stamps its reports, frames have its even times, however late a hub hands
 * them on. Of a recording only the former is known. Pure.
 *
 * Only reports in a row count, while a contact is down: a panel that nobody touches owes nothing,
 * and many say nothing of a finger that is still, or so slow that it is in the same place.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "driver/source.h"

/* Fewer reports in a row say nothing. */
#define PLEN_RHYTHM_REPORTS_MIN 10

/* Between two reports. */
struct plen_rhythm_gap {
	int64_t time_us, read_us;
	bool is_first; /* of a touch: what came before it has nothing to do with it */
};

struct plen_rhythm_panel {
	uint32_t device;
	char name[80];
	/* The last report, if a contact was down in it. */
	bool has_last, is_first;
	int64_t last_us, last_read_us;
	struct plen_rhythm_gap *gaps;
	size_t count, capacity;
	uint32_t contacts_most; /* at once */
};

struct plen_rhythm {
	struct plen_rhythm_panel *panels;
	size_t count, capacity;
};

/* What was measured. Rate and jitter are 0 with fewer than PLEN_RHYTHM_REPORTS_MIN gaps in rows. */
struct plen_rhythm_result {
	double reports_s;  /* while it reports at all */
	double jitter_ms;  /* 19 of 20 reports come no more than that early or late */
	size_t silences;   /* turns without a report: a still finger, or a fault */
	double silence_ms; /* the longest of them; 0 = none */
};

void plen_rhythm_init(struct plen_rhythm *rhythm);
void plen_rhythm_finish(struct plen_rhythm *rhythm);

void plen_rhythm_came(struct plen_rhythm *rhythm, const struct plen_source_device *device);
/* `read_us` as from a source; 0 = unknown. */
void plen_rhythm_frame(struct plen_rhythm *rhythm, const struct plen_contact_frame *frame,
		       int64_t read_us);

struct plen_rhythm_result plen_rhythm_result(const struct plen_rhythm_panel *panel);
