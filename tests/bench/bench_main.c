/* SPDX-License-Identifier: MIT
 *
 * plenary-bench [input] [drawing] [--smoke] [--json]: measures what input and drawing cost, both
 * unless one is named, and compares it with the bars that hold on any machine: as multiples of M,
 * or of what a library takes for the same packet. Status 1 if a bar is missed, but not in a smoke
 * run; 2 if something could not be measured.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench_cases.h"
#include "common/mem.h"
#include "input_cases.h"
#include "report.h"
#include "stall_cases.h"

/* -- drawing -- */

#define BAR_WRITER_P99_M 1.5
#define BAR_FULL_TO_EMPTY 1.25
#define BAR_CROWD_P99_M 0.8
#define BAR_CROWD_BYTES_SHARE 0.02
#define BAR_REDRAW_M 500.0

static void add_cost(struct report *report, const char *name, const char *what,
		     struct measure *measure, double quantile, double bar)
{
	report_add(report, name, what, measure_quantile(measure, quantile) / report->m_us, "M",
		   bar);
}

static void report_drawing(struct report *report, struct bench_result *result)
{
	add_cost(report, "writer_p50", "one writer, event to presented, p50", &result->one_writer,
		 0.5, 0);
	add_cost(report, "writer_p99", "one writer, event to presented, p99", &result->one_writer,
		 0.99, BAR_WRITER_P99_M);
	report_add(report, "full_to_empty", "pen-down frame, full page to empty, p50",
		   measure_quantile(&result->full, 0.5) / measure_quantile(&result->empty, 0.5),
		   "x", BAR_FULL_TO_EMPTY);
	add_cost(report, "commit_p50", "finished stroke into tiles, p50", &result->commit, 0.5, 0);
	add_cost(report, "commit_p99", "finished stroke into tiles, p99", &result->commit, 0.99, 0);
	add_cost(report, "lift_p50", "lift of a 10 s stroke, p50", &result->lift, 0.5, 0);
	add_cost(report, "crowd_p50", "40 writers, 80 events a frame, p50", &result->crowd, 0.5, 0);
	add_cost(report, "crowd_p99", "40 writers, 80 events a frame, p99", &result->crowd, 0.99,
		 BAR_CROWD_P99_M);
	report_add(report, "crowd_bytes", "40 writers, bytes presented, most, of the frame",
		   (double)result->crowd_bytes_max / (double)result->frame_bytes, "",
		   BAR_CROWD_BYTES_SHARE);
	add_cost(report, "pan_p50", "full page moved under a hand, p50", &result->pan, 0.5, 0);
	add_cost(report, "slice_p99", "slice of redrawing, p99", &result->slice, 0.99, 0);
	report_add(report, "redraw", "full page drawn anew, in slices",
		   result->redraw_us / report->m_us, "M", BAR_REDRAW_M);
}

static void run_drawing(struct report *report, bool smoke)
{
	const struct bench_size whole = {.strokes = 10000, .points = 100, .events = 4000};
	const struct bench_size little = {.strokes = 40, .points = 50, .events = 220};
	struct bench_result *result = plen_calloc(1, sizeof(*result));

	bench_run(smoke ? &little : &whole, result);
	report_drawing(report, result);
	free(result);
}

/* -- input -- */

#define FEW 2
#define MANY 60
#define BAR_ENGINE_TO_READ 1.0
#define BAR_MANY_TO_FEW 1.5
/* The kernel keeps about eight packets: what waits longer is lost. */
#define BAR_WORST_MS 64.0
/* A period of the panel. */
#define BAR_LOADED_P99_MS 8.0

static double per_sample_us(struct measure *measure)
{
	return measure_quantile(measure, 0.5);
}

struct pair {
	struct input_cost few, many;
};

static void report_read(struct report *report, struct pair *costs)
{
	double read_few = per_sample_us(&costs->few.read);
	double read_many = per_sample_us(&costs->many.read);

	report_add(report, "read_2_us", "libevdev reads a sample, 2 contacts, p50", read_few, "us",
		   0);
	report_add(report, "read_60_us", "libevdev reads a sample, 60 contacts, p50", read_many,
		   "us", 0);
	report_add(report, "decode_2", "decoder to libevdev, 2 contacts, p50",
		   per_sample_us(&costs->few.decode) / read_few, "x", 0);
	report_add(report, "decode_60", "decoder to libevdev, 60 contacts, p50",
		   per_sample_us(&costs->many.decode) / read_many, "x", 0);
}

static void report_engine(struct report *report, const char *const names[3], const char *sizes,
			  struct pair *costs)
{
	double few = per_sample_us(&costs->few.engine);
	double many = per_sample_us(&costs->many.engine);

	report_add(report, names[0], "engine to libevdev, 2 contacts, p50",
		   few / per_sample_us(&costs->few.read), sizes, BAR_ENGINE_TO_READ);
	report_add(report, names[1], "engine to libevdev, 60 contacts, p50",
		   many / per_sample_us(&costs->many.read), sizes, BAR_ENGINE_TO_READ);
	report_add(report, names[2], "engine a sample, 60 contacts to 2, p50", many / few, sizes,
		   BAR_MANY_TO_FEW);
}

static void report_stalls(struct report *report, const struct stall *alone,
			  const struct stall *loaded)
{
	report_add(report, "stall_alone_p99_ms", "packet to gestures, program rests, p99, below",
		   (double)stall_quantile_us(alone, 0.99) / 1e3, "ms", 0);
	report_add(report, "stall_loaded_p99_ms",
		   "... it draws and commits all the time, p99, below",
		   (double)stall_quantile_us(loaded, 0.99) / 1e3, "ms", BAR_LOADED_P99_MS);
	report_add(report, "stall_loaded_worst_ms", "... worst", (double)loaded->worst_us / 1e3,
		   "ms", BAR_WORST_MS);
}

static void print_stalls(const char *what, const struct stall *stall)
{
	fprintf(stderr, "%s: %u packets; load: %llu whole pages, %llu commits\n", what,
		stall->packets, (unsigned long long)stall->frames,
		(unsigned long long)stall->commits);
	for (int bin = 0; bin < STALL_BINS - 1; bin++) {
		fprintf(stderr, "  waited to %6.2f ms  %6u\n", (double)stall_bin_us[bin] / 1e3,
			stall->bins[bin]);
	}
	fprintf(stderr, "  waited longer        %6u\n", stall->bins[STALL_BINS - 1]);
}

static bool run_stalls(struct report *report, bool smoke)
{
	struct stall alone, loaded;
	uint32_t packets = smoke ? 20 : 1500;

	if (!stall_run(packets, false, 0, &alone) ||
	    !stall_run(packets, true, smoke ? 40 : 2000, &loaded)) {
		return false;
	}
	print_stalls("the program rests", &alone);
	print_stalls("it draws and commits", &loaded);
	report_stalls(report, &alone, &loaded);
	return true;
}

static bool run_costs(struct report *report, bool smoke)
{
	static const struct {
		const char *names[3], *what;
	} sizes[] = {
		[INPUT_NO_SIZES] = {{"engine_2", "engine_60", "engine_60_to_2"}, "x, no sizes"},
		[INPUT_EQUAL_SIZES] = {{"engine_equal_2", "engine_equal_60",
					"engine_equal_60_to_2"},
				       "x, equal sizes"},
		[INPUT_LIVELY_SIZES] = {{"engine_lively_2", "engine_lively_60",
					 "engine_lively_60_to_2"},
					"x, lively sizes"},
	};
	struct pair *costs = plen_calloc(1, sizeof(*costs));
	uint32_t packets = smoke ? 200 : MEASURE_MAX;
	bool done = true;

	for (int i = INPUT_NO_SIZES; i <= INPUT_LIVELY_SIZES && done; i++) {
		done = input_cost_run(FEW, (enum input_sizes)i, packets, &costs->few) &&
		       input_cost_run(MANY, (enum input_sizes)i, packets, &costs->many) &&
		       costs->few.events > 0 && costs->many.events > 0;
		if (done && i == INPUT_NO_SIZES) {
			report_read(report, costs);
		}
		if (done) {
			report_engine(report, sizes[i].names, sizes[i].what, costs);
		}
	}
	free(costs);
	return done;
}

static bool run_input(struct report *report, bool smoke)
{
	return run_costs(report, smoke) && run_stalls(report, smoke);
}

int main(int argc, char **argv)
{
	struct report report = {0};
	bool smoke = false, json = false, input = false, drawing = false;

	for (int i = 1; i < argc; i++) {
		smoke |= strcmp(argv[i], "--smoke") == 0;
		json |= strcmp(argv[i], "--json") == 0;
		input |= strcmp(argv[i], "input") == 0;
		drawing |= strcmp(argv[i], "drawing") == 0;
	}
	report.m_us = measure_frame_copy_us(smoke ? 3 : 60);
	if ((input || !drawing) && !run_input(&report, smoke)) {
		return 2;
	}
	if (drawing || !input) {
		run_drawing(&report, smoke);
	}
	if (json) {
		report_print_json(&report, stdout);
	} else {
		report_print_table(&report, stdout);
	}
	return report_has_missed(&report) && !smoke ? 1 : 0;
}
