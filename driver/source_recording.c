/* SPDX-License-Identifier: MIT
 *
 * Plays a recording, packet after packet, the devices merged by time. Holds no clock: the caller
 * decides when the next packet is due.
 */
#include "driver/source_recording.h"

#include <stdlib.h>

#include "common/mem.h"
#include "keys.h"
#include "recording.h"
#include "recording_play.h"
#include "recording_seed.h"
#include "recording_source.h"
#include "source_panel.h"

/* One device being played. */
struct player {
	struct source_recording *source;
	struct plen_recording_device *device;
	struct plen_source_panel panel;
	struct plen_decoder *decoder;   /* of a node's events */
	struct plen_recording_play own; /* of our own format */
	struct plen_keys keys;
	size_t at;       /* next event or frame */
	size_t end;      /* behind the last event of the next packet */
	int64_t next_us; /* INT64_MAX: nothing left */
};

struct source_recording {
	struct plen_source base;
	struct plen_recording recording;
	struct plen_board_size board;
	struct plen_panel_tap tap;
	struct player *players;
	bool started, ended;
	int64_t last_us;
};

static bool is_panel(const struct plen_panel_axes *axes)
{
	return axes->x.max > axes->x.min && axes->y.max > axes->y.min;
}

static void take_panel_frame(void *data, const struct plen_panel_frame *frame)
{
	struct player *player = data;
	const struct plen_panel_tap *tap = &player->source->tap;

	if (tap->frame != NULL && is_panel(&player->device->axes)) {
		tap->frame(tap->data, player->panel.device, frame);
	}
	plen_source_panel_frame(&player->panel, &player->source->base.sink, player->source->board,
				frame, 0);
}

static bool ends_packet(const struct plen_evdev_event *event)
{
	return event->type == EV_SYN && event->code == SYN_REPORT;
}

static void find_next(struct player *player)
{
	const struct plen_recording_device *device = player->device;

	player->next_us = INT64_MAX;
	if (player->at < device->frame_count) {
		player->next_us = device->frames[player->at].time_us;
		player->end = player->at + 1;
		return;
	}
	for (size_t i = player->at; i < device->event_count; i++) {
		if (ends_packet(&device->events[i])) {
			player->next_us = device->events[i].time_us;
			player->end = i + 1;
			return;
		}
	}
}

static void tell_key(struct player *player, enum plen_key key, int64_t time_us)
{
	const struct plen_source_sink *sink = &player->source->base.sink;

	if (sink->key != NULL) {
		sink->key(sink->data, key, time_us);
	}
}

static void play_event(struct player *player, const struct plen_evdev_event *event)
{
	enum plen_key key = PLEN_KEY_OTHER;

	if (event->type == EV_KEY &&
	    plen_keys_event(&player->keys, event->code, event->value, &key)) {
		tell_key(player, key, event->time_us);
	}
	plen_decoder_event(player->decoder, event);
}

static void play_frame(struct player *player, const struct plen_recording_frame *frame)
{
	if (frame->is_key) {
		tell_key(player, frame->key, frame->time_us);
		return;
	}

	struct plen_panel_frame out =
		plen_recording_play_frame(&player->own, frame, player->device->samples);
	if (out.count > 0) {
		take_panel_frame(player, &out);
	}
}

static void play_packet(struct player *player)
{
	const struct plen_recording_device *device = player->device;

	for (; player->at < player->end; player->at++) {
		if (device->frame_count > 0) {
			play_frame(player, &device->frames[player->at]);
		} else {
			play_event(player, &device->events[player->at]);
		}
	}
	find_next(player);
}

static struct player *first_player(const struct source_recording *source)
{
	struct player *first = &source->players[0];

	for (size_t i = 1; i < source->recording.device_count; i++) {
		if (source->players[i].next_us < first->next_us) {
			first = &source->players[i];
		}
	}
	return first;
}

static void tell_came(struct source_recording *source, int64_t time_us)
{
	const struct plen_source_sink *sink = &source->base.sink;
	const struct plen_panel_tap *tap = &source->tap;

	for (size_t i = 0; i < source->recording.device_count; i++) {
		const struct plen_recording_device *device = &source->recording.devices[i];
		struct plen_board_size claimed = plen_panel_claimed_size(&device->axes);
		struct plen_source_device came = {
			.device = (uint32_t)i + 1,
			.name = device->name,
			.bus = device->bus,
			.vendor = device->vendor,
			.product = device->product,
			.contacts_max = device->contacts_max,
			.width_mm = claimed.w_mm,
			.height_mm = claimed.h_mm,
			.reports_size = device->reports_size,
		};
		if (tap->came != NULL && is_panel(&device->axes)) {
			tap->came(tap->data, &came, &device->axes, time_us);
		}
		if (sink->came != NULL) {
			sink->came(sink->data, &came, time_us);
		}
	}
}

static void tell_went(struct source_recording *source)
{
	const struct plen_source_sink *sink = &source->base.sink;

	for (size_t i = 0; sink->went != NULL && i < source->recording.device_count; i++) {
		sink->went(sink->data, (uint32_t)i + 1, source->last_us);
	}
}

static int dispatch(struct plen_source *base)
{
	struct source_recording *source = (struct source_recording *)base;
	struct player *player = first_player(source);

	if (player->next_us == INT64_MAX) {
		if (!source->ended) {
			source->ended = true;
			tell_went(source);
		}
		return 0;
	}
	source->last_us = player->next_us;
	if (!source->started) {
		source->started = true;
		tell_came(source, player->next_us);
	}
	play_packet(player);
	return 1;
}

static int64_t next_us(const struct plen_source *base)
{
	return first_player((const struct source_recording *)base)->next_us;
}

static int no_fd(struct plen_source *base)
{
	(void)base;
	return -1;
}

static void set_board(struct plen_source *base, struct plen_board_size size)
{
	((struct source_recording *)base)->board = size;
}

static void destroy(struct plen_source *base)
{
	struct source_recording *source = (struct source_recording *)base;

	for (size_t i = 0; i < source->recording.device_count; i++) {
		plen_decoder_destroy(source->players[i].decoder);
		plen_recording_play_finish(&source->players[i].own);
		plen_source_panel_finish(&source->players[i].panel);
	}
	free(source->players);
	plen_recording_finish(&source->recording);
	free(source);
}

static const struct plen_source_impl impl = {
	.name = "recording",
	.fd = no_fd,
	.dispatch = dispatch,
	.next_us = next_us,
	.set_board = set_board,
	.destroy = destroy,
};

static void init_player(struct source_recording *source, size_t index)
{
	struct player *player = &source->players[index];

	player->source = source;
	player->device = &source->recording.devices[index];
	plen_source_panel_init(&player->panel, (uint32_t)index + 1, &player->device->axes);
	player->decoder = plen_decoder_create(&player->device->info, take_panel_frame, player);
	plen_recording_seed(player->decoder, player->device);
	find_next(player);
}

struct plen_source *
plen_source_recording_create(struct plen_recording recording,
			     const struct plen_source_recording_options *options)
{
	struct source_recording *source = plen_calloc(1, sizeof(*source));

	source->base.impl = &impl;
	source->base.sink = options->sink;
	source->board = options->board;
	source->tap = options->tap;
	source->recording = recording;
	source->players = plen_calloc(recording.device_count, sizeof(*source->players));
	for (size_t i = 0; i < recording.device_count; i++) {
		init_player(source, i);
	}
	return &source->base;
}

int plen_source_recording_open(struct plen_source **out, const char *path,
			       const struct plen_source_recording_options *options, char *error,
			       size_t error_size)
{
	struct plen_recording recording;
	int result = plen_recording_load(&recording, path, error, error_size);

	if (result == 0) {
		*out = plen_source_recording_create(recording, options);
	}
	return result;
}

struct plen_board_size plen_source_recording_size(const struct plen_source *source)
{
	const struct plen_recording *recording =
		&((const struct source_recording *)source)->recording;
	struct plen_board_size largest = {0, 0};

	for (size_t i = 0; i < recording->device_count; i++) {
		struct plen_board_size size = plen_panel_claimed_size(&recording->devices[i].axes);
		if (size.w_mm * size.h_mm > largest.w_mm * largest.h_mm) {
			largest = size;
		}
	}
	return largest;
}

uint64_t plen_source_recording_digest(const struct plen_source *source)
{
	return ((const struct source_recording *)source)->recording.digest;
}
