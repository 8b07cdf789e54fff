/* SPDX-License-Identifier: MIT */
#include "recording_seed.h"

#include <stdlib.h>

#include "common/mem.h"

#define SLOTS_MAX 1024

struct first {
	bool known;
	int32_t value;
};

static void keep_first(struct first *first, int32_t value)
{
	if (!first->known) {
		first->known = true;
		first->value = value;
	}
}

static void feed(struct plen_decoder *decoder, uint16_t code, int32_t value)
{
	struct plen_evdev_event event = {
		.time_us = INT64_MIN,
		.type = EV_ABS,
		.code = code,
		.value = value,
	};

	plen_decoder_event(decoder, &event);
}

static const struct plen_evdev_event *next_abs(const struct plen_recording_device *device,
					       size_t *at)
{
	while (*at < device->event_count) {
		const struct plen_evdev_event *event = &device->events[(*at)++];
		if (event->type == EV_ABS && event->code >= ABS_MT_SLOT) {
			return event;
		}
	}
	return NULL;
}

/* The slot that ends a contact, or moves one, without having begun it; 0 if there is none. */
static int32_t find_orphan(const struct plen_recording_device *device, size_t at)
{
	bool begun[SLOTS_MAX] = {false};
	const struct plen_evdev_event *event = NULL;
	int32_t slot = 0;

	while ((event = next_abs(device, &at)) != NULL) {
		if (event->code == ABS_MT_SLOT) {
			slot = event->value;
		} else if (slot < 0 || slot >= SLOTS_MAX) {
			continue;
		} else if (event->code == ABS_MT_TRACKING_ID && event->value >= 0) {
			begun[slot] = true;
		} else if (!begun[slot]) {
			return slot;
		}
	}
	return 0;
}

/* Where a recording begins. Slot 0, unless the first slot that is named is slot 0, and a contact
 * begins there while the one from before goes on: the kernel names a slot only when it changes. */
static int32_t first_slot(const struct plen_recording_device *device)
{
	const struct plen_evdev_event *event = NULL;
	bool down = false;
	size_t at = 0;

	while ((event = next_abs(device, &at)) != NULL && event->code != ABS_MT_SLOT) {
		if (event->code == ABS_MT_TRACKING_ID) {
			down = event->value >= 0;
		}
	}
	if (event == NULL || event->value != 0 || !down) {
		return 0;
	}
	size_t then = at;
	event = next_abs(device, &at);
	if (event == NULL || event->code != ABS_MT_TRACKING_ID || event->value < 0) {
		return 0;
	}
	return find_orphan(device, then);
}

/* Collects the first value of `code` for each slot, and for any in first[SLOTS_MAX]. */
static uint32_t collect(const struct plen_recording_device *device, uint16_t code,
			struct first *first)
{
	int32_t slot = first_slot(device);
	uint32_t used = (uint32_t)slot + 1;

	for (size_t i = 0; i < device->event_count; i++) {
		const struct plen_evdev_event *event = &device->events[i];
		if (event->type != EV_ABS) {
			continue;
		}
		if (event->code == ABS_MT_SLOT) {
			slot = event->value;
		}
		if (slot < 0 || slot >= SLOTS_MAX) {
			continue;
		}
		used = (uint32_t)slot + 1 > used ? (uint32_t)slot + 1 : used;
		if (event->code == code) {
			keep_first(&first[slot], event->value);
			keep_first(&first[SLOTS_MAX], event->value);
		}
	}
	return used;
}

static void seed_slots(struct plen_decoder *decoder, const struct plen_recording_device *device,
		       uint16_t code)
{
	struct first *first = plen_calloc(SLOTS_MAX + 1, sizeof(*first));
	uint32_t used = collect(device, code, first);

	for (uint32_t slot = 0; slot < used; slot++) {
		const struct first *value = first[slot].known ? &first[slot] : &first[SLOTS_MAX];
		if (value->known) {
			feed(decoder, ABS_MT_SLOT, (int32_t)slot);
			feed(decoder, code, value->value);
		}
	}
	feed(decoder, ABS_MT_SLOT, first_slot(device));
	free(first);
}

static void seed_single(struct plen_decoder *decoder, const struct plen_recording_device *device,
			uint16_t code)
{
	for (size_t i = 0; i < device->event_count; i++) {
		const struct plen_evdev_event *event = &device->events[i];
		if (event->type == EV_ABS && event->code == code) {
			feed(decoder, code, event->value);
			return;
		}
	}
}

void plen_recording_seed(struct plen_decoder *decoder, const struct plen_recording_device *device)
{
	const struct plen_evdev_abs *abs = device->info.abs;

	if (abs[ABS_MT_SLOT].present) {
		seed_slots(decoder, device, ABS_MT_POSITION_X);
		seed_slots(decoder, device, ABS_MT_POSITION_Y);
	} else if (!abs[ABS_MT_POSITION_X].present) {
		seed_single(decoder, device, ABS_X);
		seed_single(decoder, device, ABS_Y);
	}
}
