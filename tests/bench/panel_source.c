/* SPDX-License-Identifier: MIT */
#include "panel_source.h"

#include <libevdev/libevdev.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/clock.h"
#include "common/mem.h"
#include "driver/panel.h"
#include "fake_evdev.h"
#include "panel_node.h"

#define CONTACTS_MAX PANEL_SOURCE_CONTACTS_MAX

struct pipe_source {
	struct plen_source base;
	struct libevdev *evdev;
	struct plen_decoder *decoder;
	struct plen_panel_axes axes;
	struct plen_board_size board;
	bool came;
};

static void hand_on(void *data, const struct plen_panel_frame *frame)
{
	struct pipe_source *source = data;
	struct plen_contact contacts[CONTACTS_MAX * 2];
	uint32_t count = 0;

	while (count < frame->count && count < CONTACTS_MAX * 2) {
		contacts[count] = plen_panel_to_board(&source->axes, source->board, NULL,
						      &frame->contacts[count]);
		count++;
	}

	const struct plen_contact_frame out = {
		.device = 1, .time_us = frame->time_us, .count = count, .contacts = contacts};
	source->base.sink.frame(source->base.sink.data, &out, plen_clock_monotonic_us());
}

static int pipe_fd(struct plen_source *base)
{
	return libevdev_get_fd(((struct pipe_source *)base)->evdev);
}

static int pipe_dispatch(struct plen_source *base)
{
	struct pipe_source *source = (struct pipe_source *)base;
	struct input_event event;

	if (!source->came) {
		const struct plen_source_device device = {
			.device = 1, .name = "bench", .contacts_max = CONTACTS_MAX};
		source->came = true;
		base->sink.came(base->sink.data, &device, plen_clock_monotonic_us());
	}
	while (libevdev_next_event(source->evdev, LIBEVDEV_READ_FLAG_NORMAL, &event) ==
	       LIBEVDEV_READ_STATUS_SUCCESS) {
		const struct plen_evdev_event decoded = {
			.time_us =
				(int64_t)event.input_event_sec * 1000000 + event.input_event_usec,
			.type = event.type,
			.code = event.code,
			.value = event.value,
		};
		plen_decoder_event(source->decoder, &decoded);
	}
	return 1;
}

static int64_t pipe_next_us(const struct plen_source *base)
{
	(void)base;
	return INT64_MAX;
}

static void pipe_set_board(struct plen_source *base, struct plen_board_size size)
{
	((struct pipe_source *)base)->board = size;
}

static void pipe_destroy(struct plen_source *base)
{
	struct pipe_source *source = (struct pipe_source *)base;

	plen_decoder_destroy(source->decoder);
	libevdev_free(source->evdev);
	fake_evdev_close();
	free(source);
}

int panel_source_open(struct plen_source **out, const struct plen_source_libinput_options *options,
		      char *error, size_t error_size)
{
	static const struct plen_source_impl impl = {
		.name = "pipe",
		.fd = pipe_fd,
		.dispatch = pipe_dispatch,
		.next_us = pipe_next_us,
		.set_board = pipe_set_board,
		.destroy = pipe_destroy,
	};
	struct pipe_source *source = plen_calloc(1, sizeof(*source));
	int fd = fake_evdev_open(CONTACTS_MAX);
	int status = fd < 0 ? fd : libevdev_new_from_fd(fd, &source->evdev);

	if (status < 0) {
		snprintf(error, error_size, "no node of a pipe: %s", strerror(-status));
		free(source);
		return status;
	}

	struct plen_evdev_info info = plen_panel_node_info(source->evdev);
	source->base.impl = &impl;
	source->base.sink = options->sink;
	source->board = options->board;
	source->axes = plen_decoder_axes(&info);
	source->decoder = plen_decoder_create(&info, hand_on, source);
	*out = &source->base;
	return 0;
}
