/* SPDX-License-Identifier: MIT
 *
 * The figures, each measured by itself, in a process of its own: what one leaves behind in memory
 * and caches is nothing to the next. Called with a report to fill; false, with a line on standard
 * error, if it could not be measured.
 */
#pragma once

#include <stdbool.h>

#include "report.h"

struct figures_options {
	bool smoke;         /* little of everything: only to see that it works */
	int writers;        /* latency */
	bool unkept;        /* latency: of a board that keeps no lesson */
	bool large;         /* the lesson: 100 pages, not 10 */
	const char *lesson; /* a file; of a million points, but in a smoke run */
};

/* 40 writers with predicted tails, on the screen: a whole frame; the bytes presented. */
bool figures_frame(struct report *report, const struct figures_options *options);
/* A pen that comes down on a page of 100,000 strokes, and on an empty one. */
bool figures_pendown(struct report *report, const struct figures_options *options);
/* A page of 10,000 strokes that nobody has seen yet is turned to. */
bool figures_page(struct report *report, const struct figures_options *options);
/* From a packet that is written to a panel's node to ink on the screen. */
bool figures_latency(struct report *report, const struct figures_options *options);
/* Writes the lesson that the two below read. */
bool figures_write(struct report *report, const struct figures_options *options);
bool figures_memory(struct report *report, const struct figures_options *options);
/* Strokes that are committed one by one. */
bool figures_commit(struct report *report, const struct figures_options *options);
/* Undo, after 100,000 operations. */
bool figures_undo(struct report *report, const struct figures_options *options);
bool figures_open(struct report *report, const struct figures_options *options);
/* Two hours of six groups: memory at the end to memory after ten minutes. */
bool figures_hours(struct report *report, const struct figures_options *options);
