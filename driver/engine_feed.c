/* SPDX-License-Identifier: MIT */
#include "driver/engine_feed.h"

#include <stddef.h>

static int64_t now_us(const struct plen_engine_feed *feed)
{
	return feed->clock != NULL ? feed->clock() : 0;
}

static void came(void *data, const struct plen_source_device *device, int64_t time_us)
{
	struct plen_engine_feed *feed = data;

	if (feed->watcher.came != NULL) {
		feed->watcher.came(feed->watcher.data, device, time_us);
	}
	plen_engine_device_came(feed->engine, device->device, time_us);
}

static void went(void *data, uint32_t device, int64_t time_us)
{
	struct plen_engine_feed *feed = data;

	if (feed->watcher.went != NULL) {
		feed->watcher.went(feed->watcher.data, device, time_us);
	}
	plen_engine_device_went(feed->engine, device, time_us);
}

static void frame(void *data, const struct plen_contact_frame *contacts, int64_t read_us)
{
	struct plen_engine_feed *feed = data;

	if (feed->watcher.frame != NULL) {
		feed->watcher.frame(feed->watcher.data, contacts, read_us);
	}
	plen_engine_frame(feed->engine, contacts, read_us != 0 ? read_us : now_us(feed));
}

static void key(void *data, enum plen_key pressed, int64_t time_us)
{
	struct plen_engine_feed *feed = data;
	const struct plen_event event = {
		.kind = PLEN_EVENT_KEY,
		.gesture = (uint32_t)pressed,
		.time_us = time_us,
		.read_us = now_us(feed),
	};

	/* What was read before it comes before it. */
	plen_engine_flush(feed->engine);
	if (feed->watcher.key != NULL) {
		feed->watcher.key(feed->watcher.data, pressed, time_us);
	}
	feed->sink(feed->data, &event);
}

struct plen_source_sink plen_engine_feed_sink(struct plen_engine_feed *feed)
{
	return (struct plen_source_sink){came, went, frame, key, feed};
}
