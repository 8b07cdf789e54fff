/* SPDX-License-Identifier: MIT
 *
 * How the main thread sleeps. With a window system, in SDL's own wait, which blocks on the display
 * connection; otherwise in poll. It wakes for a signal to end, for plen_waiter_wake from any
 * thread, for an SDL event or a descriptor, or when the time is up; never by itself.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include <SDL.h>

enum plen_waiter_kind {
	PLEN_WAITER_POLL, /* no SDL at all */
	PLEN_WAITER_SDL,  /* SDL's events are the input */
};

struct plen_waiter;

typedef void (*plen_waiter_event_fn)(void *data, const SDL_Event *event);

/* Blocks SIGINT, SIGTERM and SIGHUP for this thread and those started after it. Call before any
 * thread is started, so that the waiter alone sees them. */
void plen_waiter_block_signals(void);
/* For a main thread that works without sleeping: has one of them come? */
bool plen_waiter_is_asked_to_end(void);

/* `fn` gets SDL's events (PLEN_WAITER_SDL only; may be NULL otherwise). Never NULL. Create it after
 * SDL's video is up. */
struct plen_waiter *plen_waiter_create(enum plen_waiter_kind kind, plen_waiter_event_fn fn,
				       void *data);
void plen_waiter_destroy(struct plen_waiter *waiter); /* NULL is fine */

/* Wakes as long as `fd` has something to read, -1 = none. POLL only; one at most. */
void plen_waiter_watch(struct plen_waiter *waiter, int fd);

/* Any thread; never blocks. `data` is the waiter: void, so that it fits wake callbacks. */
void plen_waiter_wake(void *data);

/* Sleeps at most timeout_us (INT64_MAX = for ever, 0 = only looks). False when the program shall
 * end. */
bool plen_waiter_wait(struct plen_waiter *waiter, int64_t timeout_us);
