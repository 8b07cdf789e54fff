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

/* Collects the first value of `code` for each slot, and for any in first[SLOTS_MAX]. */
static uint32_t collect(const struct plen_recording_device *device, uint16_t code,
			struct first *first)
{
	int32_t slot = 0;
	uint32_t used = 1;

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
	feed(decoder, ABS_MT_SLOT, 0);
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
