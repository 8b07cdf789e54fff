/* SPDX-License-Identifier: MIT
 *
 * plenary-bench [--smoke] [--json]: measures what drawing costs and compares it with the bars that
 * hold on any machine, as multiples of M. Status 1 if a bar is missed, but not in a smoke run.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench_cases.h"
#include "common/mem.h"

#define BAR_WRITER_P99_M 1.5
#define BAR_FULL_TO_EMPTY 1.25
#define BAR_CROWD_P99_M 0.8
#define BAR_CROWD_BYTES_SHARE 0.02
#define BAR_REDRAW_M 500.0

struct line {
	const char *name, *what;
	double value, bar; /* 0 = told only */
	const char *unit;
};

#define LINES_MAX 16

struct report {
	double m_us;
	size_t count;
	struct line lines[LINES_MAX];
};

static void add(struct report *report, const char *name, const char *what, double value,
		const char *unit, double bar)
{
	report->lines[report->count++] = (struct line){name, what, value, bar, unit};
}

static void add_cost(struct report *report, const char *name, const char *what,
		     struct measure *measure, double quantile, double bar)
{
	add(report, name, what, measure_quantile(measure, quantile) / report->m_us, "M", bar);
}

static void fill_report(struct report *report, struct bench_result *result)
{
	add_cost(report, "writer_p50", "one writer, event to presented, p50", &result->one_writer,
		 0.5, 0);
	add_cost(report, "writer_p99", "one writer, event to presented, p99", &result->one_writer,
		 0.99, BAR_WRITER_P99_M);
	add(report, "full_to_empty", "pen-down frame, full page to empty, p50",
	    measure_quantile(&result->full, 0.5) / measure_quantile(&result->empty, 0.5), "x",
	    BAR_FULL_TO_EMPTY);
	add_cost(report, "commit_p50", "finished stroke into tiles, p50", &result->commit, 0.5, 0);
	add_cost(report, "commit_p99", "finished stroke into tiles, p99", &result->commit, 0.99, 0);
	add_cost(report, "lift_p50", "lift of a 10 s stroke, p50", &result->lift, 0.5, 0);
	add_cost(report, "crowd_p50", "40 writers, 80 events a frame, p50", &result->crowd, 0.5, 0);
	add_cost(report, "crowd_p99", "40 writers, 80 events a frame, p99", &result->crowd, 0.99,
		 BAR_CROWD_P99_M);
	add(report, "crowd_bytes", "40 writers, bytes presented, most, of the frame",
	    (double)result->crowd_bytes_max / (double)result->frame_bytes, "",
	    BAR_CROWD_BYTES_SHARE);
	add_cost(report, "pan_p50", "full page moved under a hand, p50", &result->pan, 0.5, 0);
	add_cost(report, "slice_p99", "slice of redrawing, p99", &result->slice, 0.99, 0);
	add(report, "redraw", "full page drawn anew, in slices", result->redraw_us / report->m_us,
	    "M", BAR_REDRAW_M);
}

static bool is_missed(const struct line *line)
{
	return line->bar > 0 && line->value > line->bar;
}

static void print_table(const struct report *report)
{
	printf("M, one copy of a 4K frame: %.2f ms\n", report->m_us / 1e3);
	for (size_t i = 0; i < report->count; i++) {
		const struct line *line = &report->lines[i];

		printf("%-48s %10.4f %-2s", line->what, line->value, line->unit);
		if (line->bar > 0) {
			printf("  bar %g%s", line->bar, is_missed(line) ? "  MISSED" : "");
		}
		printf("\n");
	}
}

static void print_json(const struct report *report)
{
	printf("{\"m_us\": %.1f", report->m_us);
	for (size_t i = 0; i < report->count; i++) {
		printf(", \"%s\": %.5f", report->lines[i].name, report->lines[i].value);
	}
	printf("}\n");
}

int main(int argc, char **argv)
{
	struct bench_size size = {.strokes = 10000, .points = 100, .events = 4000, .copies = 60};
	bool smoke = false, json = false;

	for (int i = 1; i < argc; i++) {
		smoke |= strcmp(argv[i], "--smoke") == 0;
		json |= strcmp(argv[i], "--json") == 0;
	}
	if (smoke) {
		size = (struct bench_size){.strokes = 40, .points = 50, .events = 220, .copies = 3};
	}

	struct bench_result *result = plen_calloc(1, sizeof(*result));
	struct report report = {.m_us = measure_frame_copy_us(size.copies)};
	bool missed = false;

	bench_run(&size, result);
	fill_report(&report, result);
	if (json) {
		print_json(&report);
	} else {
		print_table(&report);
	}
	for (size_t i = 0; i < report.count; i++) {
		missed |= is_missed(&report.lines[i]);
	}
	free(result);
	return missed && !smoke ? 1 : 0;
}
