/* SPDX-License-Identifier: MIT
 *
 * Events out: gesture numbers, the fields every event has, and the counters of what was sent.
 */
#pragma once

#include "common/event.h"
#include "driver/engine.h"

struct plen_engine_contact;

struct plen_engine_emit {
	plen_engine_sink sink;
	void *data;
	uint32_t last_gesture;
};

/* The number of a new gesture. */
uint32_t plen_engine_emit_number(struct plen_engine *engine);
/* Makes the contact the one that begins a new gesture, with `tool` in its events. */
void plen_engine_emit_new_gesture(struct plen_engine *engine, struct plen_engine_contact *contact,
				  enum plen_contact_tool tool);

/* An event of the contact's gesture, at the contact and now; the union is zero. */
struct plen_event plen_engine_emit_prepare(const struct plen_engine *engine,
					   const struct plen_engine_contact *contact,
					   enum plen_event_kind kind);
void plen_engine_emit_send(struct plen_engine *engine, const struct plen_event *event);

/* Both in one, for events that say no more than where. */
void plen_engine_emit_plain(struct plen_engine *engine, const struct plen_engine_contact *contact,
			    enum plen_event_kind kind);
void plen_engine_emit_device(struct plen_engine *engine, uint32_t device,
			     enum plen_event_kind kind);
