/* SPDX-License-Identifier: MIT
 *
 * One ring of gesture events from the input thread (producer) to the main thread (consumer).
 * Lock-free, one of each. When it runs full, INK_EXTEND, *_UPDATE, WIPE_EXTEND and DRAG_MOVE are
 * dropped (the gesture's next point carries on, and its end says where it ended); every other kind
 * has room kept for it, or made (the one time this allocates), and is never lost or overtaken.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/event.h"

struct plen_ring;

/* `capacity` is rounded up to a power of two. Never NULL. */
struct plen_ring *plen_ring_create(uint32_t capacity);
void plen_ring_destroy(struct plen_ring *ring); /* NULL is fine */

/* Producer. False if the event was one that may be dropped and was. */
bool plen_ring_push(struct plen_ring *ring, const struct plen_event *event);
/* Consumer. False if empty. */
bool plen_ring_pop(struct plen_ring *ring, struct plen_event *event);
/* How many events were dropped so far; any thread. */
uint64_t plen_ring_dropped(const struct plen_ring *ring);
