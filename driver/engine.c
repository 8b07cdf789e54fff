/* SPDX-License-Identifier: MIT
 *
 * The engine as its users see it: time, deadlines and the door for frames. What frames mean is in
 * engine_frame.c; engine_state.h has the map.
 *
 * Time never falls in here: a frame that is older than what has been handled counts as of now.
 * Frames that are kept until all of their time are there are as of now, and a deadline.
 */
#include "driver/engine.h"

#include <assert.h>
#include <stdlib.h>

#include "common/mem.h"
#include "engine_bridge.h"
#include "engine_config.h"
#include "engine_frame.h"
#include "engine_leap.h"
#include "engine_state.h"
#include "engine_touch.h"

/* Adding any configured time to a time stamp must not overflow. */
#define TIME_MAX_US (INT64_MAX / 2)

struct plen_engine *plen_engine_create(const struct plen_engine_config *config,
				       plen_engine_sink sink, void *data)
{
	const struct plen_engine_config standard = plen_engine_default_config();
	struct plen_engine *engine = plen_calloc(1, sizeof(*engine));

	assert(sink != NULL);
	engine->config = plen_engine_config_clean(config != NULL ? config : &standard);
	engine->emit.sink = sink;
	engine->emit.data = data;
	engine->now_us = -TIME_MAX_US;
	plen_engine_contact_init(&engine->contacts);
	plen_engine_gap_init(&engine->gaps);
	plen_engine_size_init(&engine->sizes, &engine->config);
	return engine;
}

void plen_engine_destroy(struct plen_engine *engine)
{
	free(engine);
}

void plen_engine_set_zones(struct plen_engine *engine, const struct plen_zone *zones,
			   uint32_t count)
{
	plen_engine_zone_set(&engine->zones, zones, count);
}

/* The live contact whose deadline is next; of equal ones the first by device and id. */
static struct plen_engine_contact *next_due(const struct plen_engine *engine)
{
	struct plen_engine_contact *next = NULL;
	int64_t next_us = PLEN_ENGINE_NEVER;

	for (uint32_t i = 0; i < engine->contacts.live_count; i++) {
		struct plen_engine_contact *contact = engine->contacts.live[i];
		int64_t due_us = plen_engine_contact_due_us(contact);
		if (due_us < next_us) {
			next = contact;
			next_us = due_us;
		}
	}
	return next;
}

static void run_contact(struct plen_engine *engine, struct plen_engine_contact *contact)
{
	if (contact->leap_at_us <= engine->now_us) {
		plen_engine_leap_believe(engine, contact);
	} else {
		plen_engine_touch_due(engine, contact);
	}
}

/* Each deadline is handled at its own time: what it causes does not depend on when we wake. */
static void run_deadlines(struct plen_engine *engine, int64_t until_us)
{
	int64_t due_us = PLEN_ENGINE_NEVER;

	engine->read_us = 0;
	while ((due_us = plen_engine_deadline_us(engine)) <= until_us) {
		engine->now_us = due_us;
		if (plen_engine_bridge_due_us(engine) == due_us) {
			plen_engine_bridge_run(engine);
		} else {
			run_contact(engine, next_due(engine));
		}
	}
}

void plen_engine_flush(struct plen_engine *engine)
{
	struct plen_engine_batch *batch = &engine->batch;

	for (uint32_t i = 0; i < batch->count; i++) {
		engine->read_us = batch->entries[i].read_us;
		plen_engine_frame_handle(engine, &batch->entries[i].frame);
	}
	plen_engine_batch_clear(batch);
}

/* Runs the deadlines before time_us, and makes it now. Those at time_us itself are left: contacts
 * may still move or lift at that very time. */
static void arrive(struct plen_engine *engine, int64_t time_us)
{
	if (time_us > TIME_MAX_US) {
		time_us = TIME_MAX_US;
	}
	if (time_us > engine->now_us) {
		plen_engine_flush(engine);
		run_deadlines(engine, time_us - 1);
		engine->now_us = time_us;
	}
	engine->read_us = 0;
}

void plen_engine_frame(struct plen_engine *engine, const struct plen_contact_frame *frame,
		       int64_t read_us)
{
	arrive(engine, frame->time_us);
	if (plen_engine_batch_add(&engine->batch, frame, read_us)) {
		return;
	}
	plen_engine_flush(engine);
	if (!plen_engine_batch_add(&engine->batch, frame, read_us)) {
		/* Larger than any panel's: it is not worth waiting for. */
		engine->read_us = read_us;
		plen_engine_frame_handle(engine, frame);
	}
}

void plen_engine_device_came(struct plen_engine *engine, uint32_t device, int64_t time_us)
{
	arrive(engine, time_us);
	plen_engine_flush(engine);
	plen_engine_frame_end_device(engine, device);
	plen_engine_size_of(&engine->sizes, device);
	plen_engine_emit_device(engine, device, PLEN_EVENT_DEVICE_CAME);
}

void plen_engine_device_went(struct plen_engine *engine, uint32_t device, int64_t time_us)
{
	arrive(engine, time_us);
	plen_engine_flush(engine);
	plen_engine_frame_end_device(engine, device);
	plen_engine_size_gone(&engine->sizes, device);
	plen_engine_emit_device(engine, device, PLEN_EVENT_DEVICE_WENT);
}

void plen_engine_set_touch_size(struct plen_engine *engine, uint32_t device,
				const struct plen_touch_size *size)
{
	struct plen_engine_size *own = plen_engine_size_of(&engine->sizes, device);

	if (own != &engine->sizes.unknown) {
		plen_engine_size_tell(own, size, &engine->config);
	}
}

struct plen_touch_size plen_engine_touch_size(const struct plen_engine *engine, uint32_t device)
{
	return plen_engine_size_known(plen_engine_size_find(&engine->sizes, device));
}

void plen_engine_advance(struct plen_engine *engine, int64_t now_us)
{
	arrive(engine, now_us);
	plen_engine_flush(engine);
	run_deadlines(engine, engine->now_us);
}

int64_t plen_engine_deadline_us(const struct plen_engine *engine)
{
	const struct plen_engine_contact *contact = next_due(engine);
	int64_t contact_us = contact != NULL ? plen_engine_contact_due_us(contact) : INT64_MAX;
	int64_t bridge_us = plen_engine_bridge_due_us(engine);

	if (engine->batch.count > 0) {
		return engine->now_us;
	}
	return contact_us < bridge_us ? contact_us : bridge_us;
}

struct plen_engine_stats plen_engine_stats(const struct plen_engine *engine)
{
	return engine->stats;
}
