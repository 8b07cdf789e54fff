/* SPDX-License-Identifier: MIT
 *
 * What a run has found: a line a figure, with the bar that it must not exceed, as a table or JSON.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct report_line {
	const char *name, *what;
	double value, bar; /* bar 0 = none, it is only told */
	const char *unit;
};

#define REPORT_LINES_MAX 40

struct report {
	double m_us; /* the time of one copy of a 4K frame */
	size_t count;
	struct report_line lines[REPORT_LINES_MAX];
};

/* The strings are borrowed for as long as the report is used. */
void report_add(struct report *report, const char *name, const char *what, double value,
		const char *unit, double bar);

void report_print_table(const struct report *report, FILE *out);
void report_print_json(const struct report *report, FILE *out);
bool report_has_missed(const struct report *report);
