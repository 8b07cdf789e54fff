/* SPDX-License-Identifier: MIT */
#include "input_cases.h"

#include <errno.h>
#include <libevdev/libevdev.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "driver/engine.h"
#include "driver/panel.h"
#include "fake_evdev.h"
#include "panel_node.h"

#define CONTACTS_MAX 64
/* Slot, id, x, y, size for each, then the report. */
#define EVENTS_MAX (CONTACTS_MAX * 5 + 1)
/* Of a finger 12 mm wide. */
#define SIZE_UNITS 204
#define PANES 6
#define PERIOD_US 8000
/* Everybody lifts now and then, not all at once. */
#define STROKE_PACKETS 150

static const struct plen_board_size board = {1928, 1084};

/* One panel and all that its events pass through. */
struct line {
	struct libevdev *evdev;
	struct plen_decoder *decoder;
	struct plen_engine *engine;
	struct plen_panel_axes axes;
	enum input_sizes sizes;
	uint64_t gestures;

	struct input_event packet[EVENTS_MAX];
	size_t packet_count;
	struct input_event taken[EVENTS_MAX * 2];
	size_t taken_count;
	struct plen_contact contacts[CONTACTS_MAX * 2];
	struct plen_contact_frame frame;
};

static void count_gesture(void *data, const struct plen_event *event)
{
	struct line *line = data;

	(void)event;
	line->gestures++;
}

static void keep_frame(void *data, const struct plen_panel_frame *frame)
{
	struct line *line = data;

	for (uint32_t i = 0; i < frame->count; i++) {
		line->contacts[i] =
			plen_panel_to_board(&line->axes, board, NULL, &frame->contacts[i]);
	}
	line->frame = (struct plen_contact_frame){
		.device = 1,
		.time_us = frame->time_us,
		.count = frame->count,
		.contacts = line->contacts,
	};
}

static void set_panes(struct line *line)
{
	struct plen_zone panes[PANES] = {0};

	for (uint32_t i = 0; i < PANES; i++) {
		panes[i].id = i + 1;
		panes[i].kind = PLEN_ZONE_CANVAS;
		panes[i].rect = (struct plen_board_rect){i * board.w_mm / PANES, 0,
							 board.w_mm / PANES, board.h_mm};
	}
	plen_engine_set_zones(line->engine, panes, PANES);
}

static int open_line(struct line *line)
{
	int fd = fake_evdev_open(CONTACTS_MAX);
	int result = fd < 0 ? fd : libevdev_new_from_fd(fd, &line->evdev);

	if (result < 0) {
		return result;
	}

	struct plen_evdev_info info = plen_panel_node_info(line->evdev);
	line->axes = plen_decoder_axes(&info);
	line->decoder = plen_decoder_create(&info, keep_frame, line);
	line->engine = plen_engine_create(NULL, count_gesture, line);
	plen_engine_device_came(line->engine, 1, 0);
	set_panes(line);
	return 0;
}

static void close_line(struct line *line)
{
	plen_engine_destroy(line->engine);
	plen_decoder_destroy(line->decoder);
	libevdev_free(line->evdev);
	fake_evdev_close();
	free(line);
}

static void say(struct line *line, uint16_t type, uint16_t code, int32_t value, uint32_t packet)
{
	struct input_event *event = &line->packet[line->packet_count++];
	int64_t time_us = (int64_t)packet * PERIOD_US + 1000000;

	*event = (struct input_event){.type = type, .code = code, .value = value};
	event->input_event_sec = time_us / 1000000;
	event->input_event_usec = time_us % 1000000;
}

/* Ten to a pane, further apart than a hand is wide, each writing loops. */
static void say_place(struct line *line, uint32_t contact, uint32_t packet)
{
	uint32_t pane = contact % PANES;
	uint32_t seat = contact / PANES;
	double t = packet * 0.3 + contact;
	double x_mm = board.w_mm / PANES * (pane + 0.25 + 0.5 * (seat % 2)) + 14 * cos(t);
	double y_mm = board.h_mm / 6 * (seat / 2 + 0.7) + 18 * sin(t * 1.1);

	say(line, EV_ABS, ABS_MT_POSITION_X, (int32_t)(x_mm / board.w_mm * FAKE_EVDEV_RANGE),
	    packet);
	say(line, EV_ABS, ABS_MT_POSITION_Y, (int32_t)(y_mm / board.h_mm * FAKE_EVDEV_RANGE),
	    packet);
}

static void say_size(struct line *line, uint32_t contact, uint32_t packet)
{
	int32_t tremble = (int32_t)((packet * 7 + contact * 13) % 31);

	if (line->sizes != INPUT_NO_SIZES) {
		say(line, EV_ABS, ABS_MT_TOUCH_MAJOR,
		    SIZE_UNITS + (line->sizes == INPUT_LIVELY_SIZES ? tremble : 0), packet);
	}
}

static bool is_down(uint32_t contact, uint32_t packet)
{
	return (packet + contact * 7) % STROKE_PACKETS != 0;
}

static uint32_t make_packet(struct line *line, uint32_t contacts, uint32_t packet)
{
	uint32_t samples = 0;

	line->packet_count = 0;
	for (uint32_t i = 0; i < contacts; i++) {
		bool down = is_down(i, packet);
		bool was_down = packet > 0 && is_down(i, packet - 1);
		samples += down || was_down;
		if (!down && !was_down) {
			continue;
		}
		say(line, EV_ABS, ABS_MT_SLOT, (int32_t)i, packet);
		if (down != was_down) {
			int32_t id = (int32_t)((packet * contacts + i) % 65536);
			say(line, EV_ABS, ABS_MT_TRACKING_ID, down ? id : -1, packet);
		}
		if (down) {
			say_place(line, i, packet);
			say_size(line, i, packet);
		}
	}
	say(line, EV_SYN, SYN_REPORT, 0, packet);
	return samples;
}

/* As the input thread does: until there is nothing left. */
static void read_packet(struct line *line)
{
	line->taken_count = 0;
	while (line->taken_count < EVENTS_MAX * 2 &&
	       libevdev_next_event(line->evdev, LIBEVDEV_READ_FLAG_NORMAL,
				   &line->taken[line->taken_count]) ==
		       LIBEVDEV_READ_STATUS_SUCCESS) {
		line->taken_count++;
	}
}

static void decode_packet(struct line *line)
{
	for (size_t i = 0; i < line->taken_count; i++) {
		const struct input_event *from = &line->taken[i];
		const struct plen_evdev_event event = {
			.time_us =
				(int64_t)from->input_event_sec * 1000000 + from->input_event_usec,
			.type = from->type,
			.code = from->code,
			.value = from->value,
		};
		plen_decoder_event(line->decoder, &event);
	}
}

static void pass_packet(struct line *line, uint32_t samples, struct input_cost *cost)
{
	double start_us = measure_wall_us();
	read_packet(line);
	double read_us = measure_wall_us();
	decode_packet(line);
	double decoded_us = measure_wall_us();
	plen_engine_frame(line->engine, &line->frame, 0);
	double done_us = measure_wall_us();

	measure_add(&cost->read, (read_us - start_us) / samples);
	measure_add(&cost->decode, (decoded_us - read_us) / samples);
	measure_add(&cost->engine, (done_us - decoded_us) / samples);
}

bool input_cost_run(uint32_t contacts, enum input_sizes sizes, uint32_t packets,
		    struct input_cost *cost)
{
	struct line *line = plen_calloc(1, sizeof(*line));
	int result = open_line(line);

	if (result < 0) {
		fprintf(stderr, "cannot make a node of a pipe: %s\n", strerror(-result));
		free(line);
		return false;
	}
	line->sizes = sizes;
	*cost = (struct input_cost){0};
	for (uint32_t i = 0; i < packets; i++) {
		uint32_t samples = make_packet(line, contacts, i);
		if (samples > 0) {
			fake_evdev_write(line->packet, line->packet_count);
			pass_packet(line, samples, cost);
		}
	}
	cost->events = line->gestures;
	close_line(line);
	return true;
}
