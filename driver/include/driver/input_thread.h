/* SPDX-License-Identifier: MIT
 *
 * The input thread: owns a libinput source and an engine, waits in one epoll (source, zone mailbox,
 * one timerfd for the engine's deadline), and hands events to the main thread through a ring. It
 * never waits for the renderer or the store.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "common/event.h"
#include "common/zone.h"
#include "driver/engine.h"
#include "driver/source_libinput.h"

struct plen_input_thread;

struct plen_input_thread_options {
	struct plen_engine_config engine;
	struct plen_source_libinput_options source; /* sink is ignored */
	/* Called on the input thread after events were pushed; must only wake the main thread.
	 * May be NULL when the eventfd is used. */
	void (*wake)(void *data);
	void *wake_data;
};

/* Starts the thread. 0, or a negative errno with one line in `error`. */
int plen_input_thread_start(struct plen_input_thread **out,
			    const struct plen_input_thread_options *options, char *error,
			    size_t error_size);
/* Stops and joins; NULL is fine. */
void plen_input_thread_stop(struct plen_input_thread *thread);

/* Main thread. Readable (an eventfd) when events wait. */
int plen_input_thread_fd(struct plen_input_thread *thread);
/* Main thread. Takes the next event; false if none is left. Clears the eventfd when empty. */
bool plen_input_thread_next(struct plen_input_thread *thread, struct plen_event *event);
/* Main thread. Hands over new zones; the newest set wins, the input thread never waits for it. */
void plen_input_thread_set_zones(struct plen_input_thread *thread, const struct plen_zone *zones,
				 uint32_t count);
/* Main thread. A recent copy of the engine's counters. */
struct plen_engine_stats plen_input_thread_stats(struct plen_input_thread *thread);
