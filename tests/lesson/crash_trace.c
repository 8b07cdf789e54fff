/* SPDX-License-Identifier: MIT */
#include "crash_trace.h"

#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

void crash_trace_add(struct crash_trace *trace, const struct crash_event *event)
{
	trace->events =
		plen_grow(trace->events, trace->count, &trace->capacity, sizeof(*trace->events));

	struct crash_event *copy = &trace->events[trace->count++];
	*copy = *event;
	if (event->data != NULL) {
		copy->data = plen_realloc(NULL, event->size, 1);
		memcpy(copy->data, event->data, event->size);
	}
	copy->name = event->name != NULL ? plen_strdup(event->name) : NULL;
	copy->to = event->to != NULL ? plen_strdup(event->to) : NULL;
}

void crash_trace_finish(struct crash_trace *trace)
{
	for (size_t i = 0; i < trace->count; i++) {
		free(trace->events[i].data);
		free(trace->events[i].name);
		free(trace->events[i].to);
	}
	free(trace->events);
	*trace = (struct crash_trace){0};
}
