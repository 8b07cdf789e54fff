/* SPDX-License-Identifier: MIT
 *
 * The only place that calls the sink.
 */
#include "engine_emit.h"

#include "engine_state.h"

uint32_t plen_engine_emit_number(struct plen_engine *engine)
{
	engine->emit.last_gesture++;
	if (engine->emit.last_gesture == 0) {
		engine->emit.last_gesture = 1;
	}
	return engine->emit.last_gesture;
}

void plen_engine_emit_new_gesture(struct plen_engine *engine, struct plen_engine_contact *contact,
				  enum plen_contact_tool tool)
{
	contact->gesture = plen_engine_emit_number(engine);
	contact->gesture_tool = (uint8_t)tool;
}

struct plen_event plen_engine_emit_prepare(const struct plen_engine *engine,
					   const struct plen_engine_contact *contact,
					   enum plen_event_kind kind)
{
	return (struct plen_event){
		.kind = (uint8_t)kind,
		.tool = contact->gesture_tool,
		.zone = contact->zone.id,
		.gesture = contact->gesture,
		.time_us = engine->now_us,
		.read_us = engine->read_us,
		.at = contact->now.at,
	};
}

void plen_engine_emit_send(struct plen_engine *engine, const struct plen_event *event)
{
	engine->stats.sent[event->kind]++;
	engine->emit.sink(engine->emit.data, event);
}

void plen_engine_emit_plain(struct plen_engine *engine, const struct plen_engine_contact *contact,
			    enum plen_event_kind kind)
{
	const struct plen_event event = plen_engine_emit_prepare(engine, contact, kind);

	plen_engine_emit_send(engine, &event);
}

void plen_engine_emit_device(struct plen_engine *engine, uint32_t device, enum plen_event_kind kind)
{
	const struct plen_event event = {
		.kind = (uint8_t)kind,
		.gesture = device,
		.time_us = engine->now_us,
		.read_us = engine->read_us,
	};

	plen_engine_emit_send(engine, &event);
}
