/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "hands"
#include "hands.h"

#include <stdlib.h>

#include "common/clock.h"
#include "common/log.h"
#include "common/mem.h"
#include "driver/engine_feed.h"

struct plen_hands {
	struct plen_engine *engine;
	struct plen_engine_feed feed;
};

static void on_came(void *data, const struct plen_source_device *device, int64_t time_us)
{
	(void)data;
	(void)time_us;
	plen_info("device %u came: %s", device->device, device->name);
}

static void on_went(void *data, uint32_t device, int64_t time_us)
{
	(void)data;
	(void)time_us;
	plen_info("device %u went", device);
}

struct plen_hands *plen_hands_create(const struct plen_engine_config *config, plen_engine_sink sink,
				     void *data)
{
	struct plen_hands *hands = plen_calloc(1, sizeof(*hands));

	hands->engine = plen_engine_create(config, sink, data);
	hands->feed = (struct plen_engine_feed){
		.engine = hands->engine,
		.sink = sink,
		.data = data,
		.clock = plen_clock_monotonic_us,
		.watcher = {.came = on_came, .went = on_went},
	};
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
	return plen_engine_feed_sink(&hands->feed);
}

void plen_hands_set_zones(struct plen_hands *hands, const struct plen_zone *zones, uint32_t count)
{
	plen_engine_set_zones(hands->engine, zones, count);
}

void plen_hands_flush(struct plen_hands *hands)
{
	plen_engine_flush(hands->engine);
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
