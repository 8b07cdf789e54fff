/* SPDX-License-Identifier: MIT
 *
 * The input thread: owns a libinput source and an engine, waits in one epoll (source, mailbox, one
 * timerfd for the engine's deadline), and hands events to the main thread through a ring. It
 * never waits for the renderer or the store.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/event.h"
#include "common/zone.h"
#include "driver/calibration_run.h"
#include "driver/calibration_table.h"
#include "driver/engine.h"
#include "driver/source_libinput.h"

struct plen_input_thread;

/* As plen_source_libinput_open. */
typedef int (*plen_input_thread_opener)(struct plen_source **out,
					const struct plen_source_libinput_options *options,
					char *error, size_t error_size);

struct plen_input_thread_options {
	struct plen_engine_config engine;
	struct plen_source_libinput_options source; /* sink is ignored */
	plen_input_thread_opener open; /* of another source than real devices; may be NULL */
	/* Called on the input thread after events were pushed; must only wake the main thread. */
	void (*wake)(void *data);
	void *wake_data;
	/* How large fingers look to a panel, as the engine has learned it: when the panel goes, at
	 * the end, and every few minutes while people write. Called on the input thread, at the end
	 * on the one that stops it; must not wait. May be NULL. */
	void (*learned)(void *data, const struct plen_calibration_record *record);
	void *learned_data;
};

/* What a calibration has come to. */
struct plen_calibration_news {
	struct plen_calibration_state state;
	bool has_record; /* it is done, and this is to be kept */
	struct plen_calibration_record record;
};

/* Starts the thread. 0, or a negative errno with one line in `error`. */
int plen_input_thread_start(struct plen_input_thread **out,
			    const struct plen_input_thread_options *options, char *error,
			    size_t error_size);
/* Stops and joins; NULL is fine. */
void plen_input_thread_stop(struct plen_input_thread *thread);

/* Main thread. Takes the next event; false if none is left. */
bool plen_input_thread_next(struct plen_input_thread *thread, struct plen_event *event);
/* Main thread. Hands over new zones, or another size of the wall; the newest wins, the input thread
 * never waits for it. Both are there before any contact that comes after the call. */
void plen_input_thread_set_zones(struct plen_input_thread *thread, const struct plen_zone *zones,
				 uint32_t count);
void plen_input_thread_set_board(struct plen_input_thread *thread, struct plen_board_size board);
/* Any thread. How panels lie from now on, and how large touches look to them; the thread takes the
 * table over. */
void plen_input_thread_set_calibrations(struct plen_input_thread *thread,
					struct plen_calibration_table *table);
/* Main thread. Begins a calibration; NULL ends it. While it goes on every panel lies edge to edge,
 * so that the zones should take nothing. */
void plen_input_thread_calibrate(struct plen_input_thread *thread,
				 const struct plen_calibration_run_options *options);
/* Main thread. The newest state; false if it has not changed. */
bool plen_input_thread_calibration(struct plen_input_thread *thread,
				   struct plen_calibration_news *news);
/* Main thread. A recent copy of the engine's counters. */
struct plen_engine_stats plen_input_thread_stats(struct plen_input_thread *thread);
/* How many points of gestures were dropped so far because nobody took them; any thread. */
uint64_t plen_input_thread_dropped(const struct plen_input_thread *thread);
