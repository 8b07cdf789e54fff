/* SPDX-License-Identifier: MIT */
#include "probe_strokes.h"

#include <math.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "common/clock.h"

/* Lines lie in a column left of the middle of a 4K screen, strokes of content right of it. */
#define LINE_X_PX 1150
#define LINE_Y_PX 480
#define LINE_PITCH_PX 24
#define LINES 50
#define LINE_LEGS 50
#define LEG_PX 12
#define CORNER_PX 7
#define CONTENT_X_PX 1990
#define CONTENT_Y_PX 480
#define CONTENT_PITCH_PX 44
#define CONTENT_COLUMNS 15
#define CONTENT_POINTS 100

#define PERIOD_US 8333
#define GAP_US 60000
#define FILL_PERIOD_US 1000
/* Between two looks: short beside what is measured, long enough to leave the processor to others.
 */
#define LOOK_US 30
#define LOST_US 500000
/* Ink is so much darker than what was there. */
#define DARKER 70

/* A try: a line as long as a stroke that no program takes for a tap, and so many looks for it. */
#define TRY_LEGS 10
#define TRY_PERIOD_US 2000
#define TRY_LOOKS 300
#define TRY_X_PX 1400
#define TRY_Y_PX 300
#define TRY_BESIDE_PX 40
#define PAPER_LIGHT 150

struct leg {
	int x_px, y_px, paper;
	int64_t sent_us;
	bool waits;
};

static void sleep_until(int64_t at_us)
{
	struct timespec at = {at_us / 1000000, at_us % 1000000 * 1000};

	clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL);
}

static bool is_ink(const struct probe_strokes *strokes, const struct leg *leg)
{
	return probe_display_darkest(strokes->display, leg->x_px, leg->y_px) < leg->paper - DARKER;
}

static int line_y(const struct probe_strokes *strokes)
{
	return LINE_Y_PX + strokes->line % LINES * LINE_PITCH_PX;
}

static void begin_leg(const struct probe_strokes *strokes, struct leg *leg, int number)
{
	*leg = (struct leg){.x_px = LINE_X_PX + number * LEG_PX - LEG_PX / 2,
			    .y_px = line_y(strokes)};
	leg->paper = probe_display_darkest(strokes->display, leg->x_px, leg->y_px);
}

static void go_to_corner(const struct probe_strokes *strokes, int number)
{
	probe_display_move(strokes->display, LINE_X_PX + number * LEG_PX,
			   line_y(strokes) + (number % 2 == 0 ? CORNER_PX : -CORNER_PX));
}

/* A diagonal, as no window has one of its own. */
static void try_line(struct probe_strokes *strokes)
{
	probe_display_move(strokes->display, TRY_X_PX, TRY_Y_PX);
	probe_display_button(strokes->display, true);
	for (int i = 1; i <= TRY_LEGS; i++) {
		usleep(TRY_PERIOD_US);
		probe_display_move(strokes->display, TRY_X_PX + i * LEG_PX, TRY_Y_PX + i * LEG_PX);
	}
	probe_display_button(strokes->display, false);
}

/* The window is there, its paper is light, and the line on it is not. */
static bool is_first_ink(const struct probe_strokes *strokes)
{
	for (int i = 2; i <= TRY_LEGS - 2; i++) {
		int x_px = TRY_X_PX + i * LEG_PX, y_px = TRY_Y_PX + i * LEG_PX;
		int paper = probe_display_darkest(strokes->display, x_px + TRY_BESIDE_PX, y_px);
		if (paper < PAPER_LIGHT ||
		    probe_display_darkest(strokes->display, x_px, y_px) > paper - DARKER) {
			return false;
		}
	}
	return true;
}

int64_t probe_strokes_first_ink_us(struct probe_strokes *strokes, int64_t until_us,
				   bool (*still_running)(void *data), void *data)
{
	while (plen_clock_monotonic_us() < until_us && still_running(data)) {
		if (!probe_display_grow_window(strokes->display)) {
			usleep(TRY_PERIOD_US);
			continue;
		}
		try_line(strokes);
		for (int looks = 0; looks < TRY_LOOKS; looks++) {
			if (is_first_ink(strokes)) {
				return plen_clock_monotonic_us();
			}
			usleep(LOOK_US);
		}
	}
	return 0;
}

static void look(struct probe_strokes *strokes, struct leg legs[LINE_LEGS + 1])
{
	int64_t now_us = plen_clock_monotonic_us();

	for (int i = 1; i <= LINE_LEGS; i++) {
		if (!legs[i].waits) {
			continue;
		}
		if (is_ink(strokes, &legs[i])) {
			measure_add(&strokes->waited, (double)(now_us - legs[i].sent_us));
			legs[i].waits = false;
		} else if (now_us - legs[i].sent_us > LOST_US) {
			measure_add(&strokes->waited, LOST_US);
			strokes->lost++;
			legs[i].waits = false;
		}
	}
}

static bool some_wait(const struct leg legs[LINE_LEGS + 1])
{
	for (int i = 1; i <= LINE_LEGS; i++) {
		if (legs[i].waits) {
			return true;
		}
	}
	return false;
}

static void look_until(struct probe_strokes *strokes, struct leg legs[LINE_LEGS + 1],
		       int64_t until_us)
{
	while (some_wait(legs)) {
		look(strokes, legs);
		if (plen_clock_monotonic_us() + LOOK_US >= until_us) {
			break;
		}
		usleep(LOOK_US);
	}
	sleep_until(until_us);
}

/* The first legs of a stroke are not counted: a tap may still become something else. */
#define LEGS_SKIPPED 6

static void write_line(struct probe_strokes *strokes)
{
	struct leg legs[LINE_LEGS + 1] = {{0}};
	int64_t next_us = plen_clock_monotonic_us() + PERIOD_US;

	go_to_corner(strokes, 0);
	sleep_until(next_us);
	for (int i = 1; i <= LINE_LEGS; i++) {
		begin_leg(strokes, &legs[i], i);
	}
	probe_display_button(strokes->display, true);
	for (int i = 1; i <= LINE_LEGS; i++) {
		next_us += PERIOD_US;
		look_until(strokes, legs, next_us);
		bool ahead = is_ink(strokes, &legs[i]);
		legs[i].sent_us = plen_clock_monotonic_us();
		go_to_corner(strokes, i);
		strokes->events++;
		strokes->ahead += i > LEGS_SKIPPED && ahead;
		legs[i].waits = i > LEGS_SKIPPED && !ahead;
	}
	look_until(strokes, legs, next_us + PERIOD_US);
	probe_display_button(strokes->display, false);
	look_until(strokes, legs, next_us + PERIOD_US + GAP_US);
	while (some_wait(legs)) {
		look(strokes, legs);
		usleep(LOOK_US);
	}
	strokes->line++;
}

void probe_strokes_write(struct probe_strokes *strokes, uint32_t events)
{
	strokes->waited.count = 0;
	strokes->events = 0;
	strokes->lost = 0;
	strokes->ahead = 0;
	while (strokes->events < events) {
		write_line(strokes);
	}
}

/* A curl, about as large as a letter. */
static void curl_to(const struct probe_strokes *strokes, int stroke, int point)
{
	double x = CONTENT_X_PX + stroke % CONTENT_COLUMNS * CONTENT_PITCH_PX;
	double y = CONTENT_Y_PX + stroke / CONTENT_COLUMNS * CONTENT_PITCH_PX;
	double angle = point * 0.2, radius = 4 + point * 0.14;

	probe_display_move(strokes->display, (int)(x + radius * cos(angle)),
			   (int)(y + radius * sin(angle)));
}

void probe_strokes_fill(struct probe_strokes *strokes, int count)
{
	int64_t next_us = plen_clock_monotonic_us();

	for (int s = 0; s < count; s++) {
		curl_to(strokes, s, 0);
		probe_display_button(strokes->display, true);
		for (int i = 1; i < CONTENT_POINTS; i++) {
			next_us += FILL_PERIOD_US;
			sleep_until(next_us);
			curl_to(strokes, s, i);
		}
		probe_display_button(strokes->display, false);
		next_us += 10 * FILL_PERIOD_US;
		sleep_until(next_us);
	}
}
