/* SPDX-License-Identifier: MIT */
#include "decoder.h"

#include <stdlib.h>

#include "common/mem.h"
#include "decoder_clock.h"
#include "decoder_kind.h"
#include "decoder_mixups.h"
#include "decoder_sleepers.h"

/* Nobody lifts a pen and writes elsewhere in less. */
#define LOSS_US 100000

struct plen_decoder {
	const struct plen_decoder_kind *kind; /* NULL: the node has no positions */
	void *state;
	plen_decoder_sink sink;
	void *data;
	struct plen_decoder_out out;
	struct plen_sleepers sleepers;
	struct plen_mixups mixups;
	struct plen_decoder_clock clock;
	int64_t time_us;    /* of the last packet, and of all before */
	int64_t arrival_us; /* of the last packet; INT64_MIN before the first */
	bool lost;          /* events, since then */
};

static bool is_multitouch(const struct plen_evdev_info *info)
{
	return info->abs[ABS_MT_POSITION_X].present && info->abs[ABS_MT_POSITION_Y].present;
}

static struct plen_panel_axis axis_of(const struct plen_evdev_abs *abs)
{
	struct plen_panel_axis axis = {abs->min, abs->max, abs->resolution};

	return axis;
}

bool plen_decoder_is_pen_key(unsigned code)
{
	return code >= BTN_TOOL_PEN && code <= BTN_TOOL_AIRBRUSH;
}

struct plen_panel_axes plen_decoder_axes(const struct plen_evdev_info *info)
{
	bool multitouch = is_multitouch(info);
	struct plen_panel_axes axes = {
		.x = axis_of(&info->abs[multitouch ? ABS_MT_POSITION_X : ABS_X]),
		.y = axis_of(&info->abs[multitouch ? ABS_MT_POSITION_Y : ABS_Y]),
	};

	return axes;
}

bool plen_decoder_can_decode(const struct plen_evdev_info *info)
{
	struct plen_panel_axes axes = plen_decoder_axes(info);

	return plen_panel_axis_is_usable(&axes.x) && plen_panel_axis_is_usable(&axes.y);
}

bool plen_decoder_reports_size(const struct plen_evdev_info *info)
{
	const struct plen_evdev_abs *major = &info->abs[ABS_MT_TOUCH_MAJOR];

	return is_multitouch(info) && major->present && major->max > major->min;
}

uint32_t plen_decoder_contacts_max(const struct plen_evdev_info *info)
{
	const struct plen_evdev_abs *slot = &info->abs[ABS_MT_SLOT];

	if (is_multitouch(info)) {
		return slot->present && slot->max >= 0 ? (uint32_t)slot->max + 1 : 0;
	}
	return plen_decoder_can_decode(info) ? 1 : 0;
}

static const struct plen_decoder_kind *kind_of(const struct plen_evdev_info *info)
{
	if (!plen_decoder_can_decode(info)) {
		return NULL;
	}
	if (!is_multitouch(info)) {
		return info->has_pen_key ? &plen_decoder_pen : &plen_decoder_single;
	}
	return info->abs[ABS_MT_SLOT].present ? &plen_decoder_slots : &plen_decoder_packets;
}

struct plen_decoder *plen_decoder_create(const struct plen_evdev_info *info, plen_decoder_sink sink,
					 void *data)
{
	struct plen_decoder *decoder = plen_calloc(1, sizeof(*decoder));

	decoder->kind = kind_of(info);
	decoder->sink = sink;
	decoder->data = data;
	decoder->time_us = INT64_MIN;
	decoder->arrival_us = INT64_MIN;
	if (decoder->kind != NULL) {
		struct plen_panel_axes axes = plen_decoder_axes(info);
		plen_sleepers_init(&decoder->sleepers, &axes);
		plen_mixups_init(&decoder->mixups, &axes);
		decoder->state = decoder->kind->create(info);
	}
	return decoder;
}

void plen_decoder_destroy(struct plen_decoder *decoder)
{
	if (decoder == NULL) {
		return;
	}
	if (decoder->kind != NULL) {
		decoder->kind->destroy(decoder->state);
	}
	plen_sleepers_finish(&decoder->sleepers);
	plen_mixups_finish(&decoder->mixups);
	free(decoder->out.contacts);
	free(decoder);
}

static bool is_long_lost(const struct plen_decoder *decoder, int64_t arrival_us)
{
	return decoder->lost && arrival_us > decoder->arrival_us &&
	       (uint64_t)arrival_us - (uint64_t)decoder->arrival_us > LOSS_US;
}

static void finish_packet(struct plen_decoder *decoder, int64_t arrival_us)
{
	struct plen_decoder_out *out = &decoder->out;
	int64_t time_us = plen_decoder_clock_take(&decoder->clock, arrival_us);

	if (time_us > decoder->time_us) {
		decoder->time_us = time_us;
	}
	if (decoder->kind->lose != NULL && is_long_lost(decoder, arrival_us)) {
		decoder->kind->lose(decoder->state);
	}
	decoder->lost = false;
	decoder->arrival_us = arrival_us;
	decoder->kind->report(decoder->state, out);
	/* The driver that lifts what is silent speaks protocol B. */
	if (decoder->kind == &plen_decoder_slots) {
		plen_sleepers_packet(&decoder->sleepers, out, arrival_us);
	}
	if (out->count > 0) {
		plen_mixups_frame(&decoder->mixups, out->contacts, (uint32_t)out->count,
				  decoder->time_us, decoder->sink, decoder->data);
	}
	out->count = 0;
}

void plen_decoder_event(struct plen_decoder *decoder, const struct plen_evdev_event *event)
{
	if (decoder->kind == NULL) {
		return;
	}
	if (event->type == EV_SYN && event->code == SYN_REPORT) {
		finish_packet(decoder, event->time_us);
	} else if (event->type == EV_MSC && event->code == MSC_TIMESTAMP) {
		plen_decoder_clock_stamp(&decoder->clock, event->value);
		plen_sleepers_stamp(&decoder->sleepers);
	} else {
		if (event->type == EV_SYN && event->code == SYN_DROPPED) {
			plen_decoder_lose(decoder);
		}
		decoder->kind->event(decoder->state, event, &decoder->out);
	}
}

void plen_decoder_lose(struct plen_decoder *decoder)
{
	plen_sleepers_lose(&decoder->sleepers);
	decoder->lost = true;
}
