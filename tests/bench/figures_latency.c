/* SPDX-License-Identifier: MIT
 *
 * The way of a real finger, but for kernel and panel: a thread writes the packets of a panel in
 * real time; libevdev, decoder and engine on the input thread; ring, board, lesson file, renderer
 * on this one; and the screen. Measured from before a packet is written until a frame that holds
 * it has been presented and ink stands at the very place of the finger. Each writer draws straight
 * lines on paper that is still empty, so that no other ink can be taken for it; a finger's first
 * tenths of a second, when it may still become a hand's, are not counted.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "common/clock.h"
#include "common/mem.h"
#include "driver/input_thread.h"
#include "fake_evdev.h"
#include "figures.h"
#include "measure.h"
#include "panel_source.h"
#include "screen.h"
#include "session.h"
#include "waiter.h"

#define PATH "latency.plenary"
#define WRITERS_MAX 40
#define PACKETS_MAX 1600
#define PERIOD_US 8333
/* A stroke: so many packets down, then up for long enough to be a lift. */
#define STROKE_DOWN 36
#define STROKE_CYCLE 52
#define SETTLED 10
#define STEP_MM 5.5
/* Each writer has a cell of 8 x 5 with so many lines; one alone goes on in the next cell. */
#define COLUMNS 8
#define ROWS 5
#define LINES 20
/* Slot, id, x, y for each, a key, the report. */
#define EVENTS_MAX (WRITERS_MAX * 4 + 2)
#define EVENTS_READ_MAX 256
/* Ink that has not come after so long never will; it then counts as this. */
#define LOST_US 500000

static const struct plen_board_size board = {1928, 1084};

static struct plen_board_pt finger_at(int writer, int packet)
{
	int line = packet / STROKE_CYCLE;
	int cell = (writer + line / LINES) % WRITERS_MAX;

	return (struct plen_board_pt){
		50 + cell % COLUMNS * 230 + packet % STROKE_CYCLE * STEP_MM,
		60 + cell / COLUMNS * 190 + line % LINES * 8,
	};
}

/* Nobody lifts when the neighbour does. */
static int packet_of(int writer, int packet)
{
	return packet - writer * 7 % STROKE_CYCLE;
}

static bool is_down(int writer, int packet)
{
	packet = packet_of(writer, packet);
	return packet >= 0 && packet % STROKE_CYCLE < STROKE_DOWN;
}

static bool is_counted(int writer, int packet)
{
	return is_down(writer, packet) && packet_of(writer, packet) % STROKE_CYCLE >= SETTLED;
}

/* -- the hands: a thread that writes packets -- */

struct panel {
	int writers, packets;
	_Atomic int64_t sent_us[PACKETS_MAX];
	atomic_bool done;
};

struct packet {
	struct input_event events[EVENTS_MAX];
	size_t count;
};

static void say(struct packet *packet, uint16_t type, uint16_t code, int32_t value)
{
	packet->events[packet->count++] =
		(struct input_event){.type = type, .code = code, .value = value};
}

static int32_t units(double mm, double whole_mm)
{
	return (int32_t)(mm / whole_mm * FAKE_EVDEV_RANGE);
}

static void make_packet(struct packet *packet, int writers, int number)
{
	packet->count = 0;
	for (int w = 0; w < writers; w++) {
		bool down = is_down(w, number), was_down = is_down(w, number - 1);
		struct plen_board_pt at = finger_at(w, packet_of(w, number));

		if (!down && !was_down) {
			continue;
		}
		say(packet, EV_ABS, ABS_MT_SLOT, w);
		if (down != was_down) {
			say(packet, EV_ABS, ABS_MT_TRACKING_ID,
			    down ? (number * WRITERS_MAX + w) % 65536 : -1);
		}
		if (down) {
			say(packet, EV_ABS, ABS_MT_POSITION_X, units(at.x_mm, board.w_mm));
			say(packet, EV_ABS, ABS_MT_POSITION_Y, units(at.y_mm, board.h_mm));
		}
	}
	say(packet, EV_SYN, SYN_REPORT, 0);
}

static void send(struct panel *panel, struct packet *packet, int number)
{
	int64_t now_us = plen_clock_monotonic_us();

	for (size_t i = 0; i < packet->count; i++) {
		packet->events[i].input_event_sec = now_us / 1000000;
		packet->events[i].input_event_usec = now_us % 1000000;
	}
	atomic_store(&panel->sent_us[number], now_us);
	if (packet->count > 1) {
		fake_evdev_write(packet->events, packet->count);
	}
}

static void *write_packets(void *data)
{
	struct panel *panel = data;
	struct packet packet;
	int64_t next_us = plen_clock_monotonic_us() + 200000;

	for (int i = 0; i < panel->packets; i++) {
		struct timespec at = {next_us / 1000000, next_us % 1000000 * 1000};
		make_packet(&packet, panel->writers, i);
		clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL);
		send(panel, &packet, i);
		next_us += PERIOD_US;
	}
	usleep(LOST_US);
	atomic_store(&panel->done, true);
	return NULL;
}

/* -- the board -- */

struct run {
	struct panel panel;
	struct screen *screen;
	struct plen_session *session;
	struct plen_input_thread *input;
	struct plen_waiter *waiter;
	int64_t taken_us; /* of the newest packet that is within the frame */
	int oldest;       /* packet whose ink is waited for */
	bool seen[PACKETS_MAX][WRITERS_MAX];
	size_t count, lost;
	double waited_us[PACKETS_MAX * WRITERS_MAX];
};

static void count_sample(struct run *run, int64_t waited_us)
{
	run->waited_us[run->count++] = (double)waited_us;
}

static bool look(struct run *run, int packet, int64_t sent_us, int64_t now_us)
{
	bool all = true;

	for (int w = 0; w < run->panel.writers; w++) {
		if (run->seen[packet][w] || !is_counted(w, packet)) {
			continue;
		}

		struct plen_board_pt at = finger_at(w, packet_of(w, packet));
		if (screen_is_ink(run->screen, at, board)) {
			run->seen[packet][w] = true;
			count_sample(run, now_us - sent_us);
		} else if (now_us - sent_us > LOST_US) {
			run->seen[packet][w] = true;
			run->lost++;
			count_sample(run, LOST_US);
		} else {
			all = false;
		}
	}
	return all;
}

static void on_present(void *data)
{
	struct run *run = data;
	int64_t now_us = plen_clock_monotonic_us();
	bool all_before = true;

	for (int i = run->oldest; i < run->panel.packets; i++) {
		int64_t sent_us = atomic_load(&run->panel.sent_us[i]);
		if (sent_us == 0 || sent_us > run->taken_us) {
			break;
		}
		all_before = look(run, i, sent_us, now_us) && all_before;
		run->oldest += all_before ? 1 : 0;
	}
}

static void take_events(struct run *run)
{
	struct plen_zone zones[PLEN_ZONE_MAX];
	struct plen_event event;
	uint32_t count = 0;

	while (plen_input_thread_next(run->input, &event)) {
		plen_session_event(run->session, &event, event.time_us, event.time_us);
		run->taken_us = event.time_us > run->taken_us ? event.time_us : run->taken_us;
	}
	plen_session_advance(run->session, plen_clock_monotonic_us());
	if (plen_session_take_zones(run->session, zones, &count)) {
		plen_input_thread_set_zones(run->input, zones, count);
	}
}

/* As live.c, for a kiosk. */
static void turn_until_done(struct run *run)
{
	int more = 0;

	while (!atomic_load(&run->panel.done)) {
		int64_t due_us = plen_session_deadline_us(run->session);
		int64_t now_us = plen_clock_monotonic_us();
		int64_t left_us = due_us == INT64_MAX ? 50000 : due_us - now_us;
		left_us = left_us < 0 || more == 1 ? 0 : left_us > 50000 ? 50000 : left_us;
		plen_waiter_wait(run->waiter, left_us);
		take_events(run);
		more = plen_session_frame(run->session, PLEN_SESSION_TILE_BUDGET_US);
	}
}

static bool open_board(struct run *run, bool unkept)
{
	const struct plen_session_options options = {
		.lesson = unkept ? NULL : PATH,
		.uuid = {3},
		.time_us = plen_clock_monotonic_us(),
		.board = {.size = board, .theme = PLEN_THEME_LIGHT},
		.presenter = screen_presenter(run->screen),
	};
	struct plen_input_thread_options input = {
		.engine = plen_engine_default_config(),
		.source = {.board = board},
		.open = panel_source_open,
		.wake = plen_waiter_wake,
	};
	char error[256] = "";

	unlink(PATH);
	plen_waiter_block_signals();
	run->waiter = plen_waiter_create(PLEN_WAITER_POLL, NULL, NULL);
	input.wake_data = run->waiter;
	if (plen_session_create(&run->session, &options, error, sizeof(error)) < 0 ||
	    plen_input_thread_start(&run->input, &input, error, sizeof(error)) < 0) {
		fprintf(stderr, "%s\n", error);
		return false;
	}
	plen_session_set_wake(run->session, plen_waiter_wake, run->waiter);
	take_events(run);
	while (plen_session_frame(run->session, 0) == 1) {
	}
	return true;
}

static void close_board(struct run *run)
{
	if (run->session != NULL) {
		plen_session_set_wake(run->session, NULL, NULL);
	}
	plen_input_thread_stop(run->input);
	plen_session_destroy(run->session);
	plen_waiter_destroy(run->waiter);
	screen_close(run->screen);
	unlink(PATH);
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void add_quantile(struct report *report, struct run *run, const char *name, double share)
{
	size_t at = (size_t)(share * (double)(run->count - 1) + 0.5);

	report_add(report, name, "", run->waited_us[at] / report->m_us, "", 0);
}

static void report_run(struct report *report, struct run *run, bool unkept)
{
	static const char *const names[][4] = {
		{"latency1_p50_m", "latency1_p99_m", "latency1_samples", "latency1_lost"},
		{"latency40_p50_m", "latency40_p99_m", "latency40_samples", "latency40_lost"},
		{"unkept_p50_m", "unkept_p99_m", "unkept_samples", "unkept_lost"},
	};
	const char *const *name = names[unkept ? 2 : run->panel.writers == 1 ? 0 : 1];

	qsort(run->waited_us, run->count, sizeof(double), compare);
	add_quantile(report, run, name[0], 0.5);
	add_quantile(report, run, name[1], 0.99);
	report_add(report, name[2], "", (double)run->count, "", 0);
	report_add(report, name[3], "", (double)run->lost, "", 0);
}

bool figures_latency(struct report *report, const struct figures_options *options)
{
	struct run *run = plen_calloc(1, sizeof(*run));
	pthread_t hands;
	bool good = false;

	run->panel.writers = options->writers;
	run->panel.packets = options->smoke          ? 60
			     : options->writers == 1 ? PACKETS_MAX
						     : LINES * STROKE_CYCLE;
	run->screen = screen_open();
	if (run->screen != NULL && open_board(run, options->unkept) &&
	    pthread_create(&hands, NULL, write_packets, &run->panel) == 0) {
		screen_on_present(run->screen, on_present, run);
		turn_until_done(run);
		pthread_join(hands, NULL);
		good = run->count > 0;
	}
	if (good) {
		report_run(report, run, options->unkept);
	} else {
		fprintf(stderr, "no ink was seen\n");
	}
	close_board(run);
	free(run);
	return good;
}
