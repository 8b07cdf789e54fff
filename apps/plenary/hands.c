/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "hands"
#include "hands.h"

#include <stdlib.h>

#include "common/clock.h"
#include "common/log.h"
#include "common/mem.h"

struct plen_hands {
	struct plen_engine *engine;
	plen_engine_sink sink;
	void *data;
};

static void on_came(void *data, const struct plen_source_device *device, int64_t time_us)
{
	struct plen_hands *hands = data;

	plen_info("device %u came: %s", device->device, device->name);
	plen_engine_device_came(hands->engine, device->device, time_us);
}

static void on_went(void *data, uint32_t device, int64_t time_us)
{
	struct plen_hands *hands = data;

	plen_info("device %u went", device);
	plen_engine_device_went(hands->engine, device, time_us);
}

static void on_frame(void *data, const struct plen_contact_frame *frame, int64_t read_us)
{
	struct plen_hands *hands = data;

	/* A recording has no time of reading: it is read now. */
	plen_engine_frame(hands->engine, frame, read_us != 0 ? read_us : plen_clock_monotonic_us());
}

static void on_key(void *data, enum plen_key key, int64_t time_us)
{
	struct plen_hands *hands = data;
	struct plen_event event = {
		.kind = PLEN_EVENT_KEY,
		.gesture = (uint32_t)key,
		.time_us = time_us,
	};

	hands->sink(hands->data, &event);
}

struct plen_hands *plen_hands_create(const struct plen_engine_config *config, plen_engine_sink sink,
				     void *data)
{
	struct plen_hands *hands = plen_calloc(1, sizeof(*hands));

	hands->engine = plen_engine_create(config, sink, data);
	hands->sink = sink;
	hands->data = data;
	return hands;
}

void plen_hands_destroy(struct plen_hands *hands)
{
	if (hands != NULL) {
		plen_engine_destroy(hands->engine);
		free(hands);
	}
}

struct plen_source_sink plen_hands_source_sink(struct plen_hands *hands)
{
	return (struct plen_source_sink){
		.came = on_came,
		.went = on_went,
		.frame = on_frame,
		.key = on_key,
		.data = hands,
	};
}

void plen_hands_set_zones(struct plen_hands *hands, const struct plen_zone *zones, uint32_t count)
{
	plen_engine_set_zones(hands->engine, zones, count);
}

void plen_hands_advance(struct plen_hands *hands, int64_t now_us)
{
	plen_engine_advance(hands->engine, now_us);
}

int64_t plen_hands_deadline_us(const struct plen_hands *hands)
{
	return plen_engine_deadline_us(hands->engine);
}

struct plen_engine_stats plen_hands_stats(const struct plen_hands *hands)
{
	return plen_engine_stats(hands->engine);
}
