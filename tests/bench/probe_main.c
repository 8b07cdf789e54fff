/* SPDX-License-Identifier: MIT
 *
 * plenary-probe [--idle] [--events N] [--content N] [--log FILE] PROGRAM [ARGUMENT]...: starts a
 * program that one can write in, on an Xvfb of one's own ($DISPLAY, $PLENARY_BENCH_FRAMEBUFFER),
 * writes with the pointer, and prints as JSON what can be seen from outside. It knows nothing of
 * the program, so that it measures all alike. Status 2 if no ink came.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "common/clock.h"
#include "common/mem.h"
#include "probe_display.h"
#include "probe_process.h"
#include "probe_strokes.h"

#define START_PATIENCE_US 60000000
#define IDLE_SECONDS 10
#define SETTLE_SECONDS 3

struct probe {
	bool idle; /* only look at it: nothing is written */
	uint32_t events;
	int content;
	const char *log;
	char **argv;
	pid_t pid;
	struct probe_strokes strokes;
};

static bool parse(struct probe *probe, int argc, char **argv)
{
	int i = 1;

	for (; i < argc && strncmp(argv[i], "--", 2) == 0; i++) {
		if (strcmp(argv[i], "--idle") == 0) {
			probe->idle = true;
		} else if (i + 1 >= argc) {
			return false;
		} else if (strcmp(argv[i], "--events") == 0) {
			probe->events = (uint32_t)strtol(argv[++i], NULL, 10);
		} else if (strcmp(argv[i], "--content") == 0) {
			probe->content = (int)strtol(argv[++i], NULL, 10);
		} else if (strcmp(argv[i], "--log") == 0) {
			probe->log = argv[++i];
		} else {
			return false;
		}
	}
	probe->argv = argv + i;
	return i < argc && probe->events <= MEASURE_MAX;
}

static bool is_running(void *data)
{
	return probe_process_is_running(((struct probe *)data)->pid);
}

/* A minute has an end, at which a clock may be drawn anew. */
static void await_quiet_minute(void)
{
	int64_t second = plen_clock_realtime_us() / 1000000 % 60;

	if (second > 58 - IDLE_SECONDS) {
		sleep((unsigned)(61 - second));
	}
}

static bool measure_idle(struct probe *probe)
{
	int64_t until_us = plen_clock_monotonic_us() + START_PATIENCE_US;

	while (!probe_display_grow_window(probe->strokes.display)) {
		if (!is_running(probe) || plen_clock_monotonic_us() > until_us) {
			return false;
		}
		usleep(10000);
	}
	sleep(SETTLE_SECONDS);
	await_quiet_minute();

	int64_t before = probe_process_switches(probe->pid);
	sleep(IDLE_SECONDS);
	int64_t after = probe_process_switches(probe->pid);
	printf("{\"rss_mib\": %.2f, \"idle_wakeups_per_s\": %.2f}\n",
	       probe_process_rss_mib(probe->pid), (double)(after - before) / IDLE_SECONDS);
	return is_running(probe);
}

static void write_and_print(struct probe *probe, const char *prefix)
{
	struct probe_strokes *strokes = &probe->strokes;
	int64_t before_ns = probe_process_cpu_ns(probe->pid);

	probe_strokes_write(strokes, probe->events);

	double cpu_us = (double)(probe_process_cpu_ns(probe->pid) - before_ns) / 1e3;
	printf(", \"%slatency_p50_ms\": %.4f, \"%slatency_p99_ms\": %.4f, \"%ssamples\": %zu"
	       ", \"%slost\": %u, \"%sahead\": %u, \"%scpu_per_event_ms\": %.5f",
	       prefix, measure_quantile(&strokes->waited, 0.5) / 1e3, prefix,
	       measure_quantile(&strokes->waited, 0.99) / 1e3, prefix, strokes->waited.count,
	       prefix, strokes->lost, prefix, strokes->ahead, prefix,
	       cpu_us / 1e3 / strokes->events);
}

static bool measure_writing(struct probe *probe, int64_t begun_us)
{
	int64_t ink_us = probe_strokes_first_ink_us(&probe->strokes, begun_us + START_PATIENCE_US,
						    is_running, probe);

	if (ink_us == 0) {
		return false;
	}
	printf("{\"start_ms\": %.1f", (double)(ink_us - begun_us) / 1e3);
	sleep(SETTLE_SECONDS);
	if (probe->events > 0) {
		write_and_print(probe, "");
	}
	if (probe->content > 0) {
		probe_strokes_fill(&probe->strokes, probe->content);
		sleep(SETTLE_SECONDS);
		write_and_print(probe, "full_");
	}
	printf(", \"rss_mib\": %.2f}\n", probe_process_rss_mib(probe->pid));
	return true;
}

int main(int argc, char **argv)
{
	struct probe *probe = plen_calloc(1, sizeof(*probe));
	const char *framebuffer = getenv("PLENARY_BENCH_FRAMEBUFFER");
	bool good = false;

	probe->log = "/dev/null";
	if (!parse(probe, argc, argv) || framebuffer == NULL) {
		fprintf(stderr, "plenary-probe: see scripts/bench\n");
		free(probe);
		return 2;
	}
	/* Sleeps of some microseconds last as long as they say. */
	prctl(PR_SET_TIMERSLACK, 1);
	probe->strokes.display = probe_display_open(framebuffer);
	if (probe->strokes.display != NULL) {
		int64_t begun_us = plen_clock_monotonic_us();
		probe->pid = probe_process_start(probe->argv, probe->log);
		good = probe->pid > 0 &&
		       (probe->idle ? measure_idle(probe) : measure_writing(probe, begun_us));
		if (!good) {
			fprintf(stderr, "%s: no ink was seen\n", probe->argv[0]);
		}
		if (probe->pid > 0) {
			probe_process_end(probe->pid);
		}
	}
	probe_display_close(probe->strokes.display);
	free(probe);
	return good ? 0 : 2;
}
