/* SPDX-License-Identifier: MIT
 *
 * How often panels report, by the times of their frames, and how evenly these reach us. The two
 * differ: where a panel stamps its reports, frames have its even times, however late a hub hands
 * them on. Of a recording only the former is known. Pure. Only what passes while a contact is down
 * counts: a panel that nobody touches owes nothing.
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
};

struct plen_rhythm_panel {
	uint32_t device;
	char name[80];
	/* The last report, if a contact was down in it. */
	bool has_last;
	int64_t last_us, last_read_us;
	struct plen_rhythm_gap *gaps;
	size_t count, capacity;
	uint32_t contacts_most; /* at once */
};

struct plen_rhythm {
	struct plen_rhythm_panel *panels;
	size_t count, capacity;
};

/* What was measured; all 0 with fewer than PLEN_RHYTHM_REPORTS_MIN gaps. */
struct plen_rhythm_result {
	double reports_s;  /* usual reports a second */
	double jitter_ms;  /* 19 of 20 reports come no more than that early or late */
	size_t silences;   /* gaps so long that they are no jitter: a still finger, or a fault */
	double silence_ms; /* the longest gap */
};

void plen_rhythm_init(struct plen_rhythm *rhythm);
void plen_rhythm_finish(struct plen_rhythm *rhythm);

void plen_rhythm_came(struct plen_rhythm *rhythm, const struct plen_source_device *device);
/* `read_us` as from a source; 0 = unknown. */
void plen_rhythm_frame(struct plen_rhythm *rhythm, const struct plen_contact_frame *frame,
		       int64_t read_us);

struct plen_rhythm_result plen_rhythm_result(const struct plen_rhythm_panel *panel);
