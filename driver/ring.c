/* SPDX-License-Identifier: MIT
 *
 * A chain of rings. In good times there is one, and nothing is allocated. If the consumer sleeps
 * so long that one fills up with events that must not be lost, the producer links another behind
 * it; the consumer frees each when it has emptied it and its successor is known. Events that may
 * be dropped never use the last quarter of a ring, and no ring but the first, so that what a chain
 * holds is bounded by how many things hands can begin and end.
 *
 * Every ring has its own pair of counters. They count up without end; a counter's place is its
 * remainder. The producer alone writes `tail` and `next`, the consumer alone writes `head`.
 */
#include "driver/ring.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "common/mem.h"

#define CAPACITY_MIN 8u
#define CAPACITY_MAX (1u << 20)
/* What one side writes is kept this far from what the other does, off its cache lines. */
#define APART 64

struct link {
	_Atomic uint32_t head; /* next to be taken */
	char apart_from_head[APART];
	_Atomic uint32_t tail;     /* next to be filled */
	struct link *_Atomic next; /* set once, when this one is full for good */
	char apart_from_tail[APART];
	struct plen_event events[];
};

struct plen_ring {
	uint32_t capacity;
	_Atomic uint32_t behind; /* links behind the first */
	_Atomic uint64_t dropped;
	struct link *first; /* consumer's */
	char apart_from_first[APART];
	struct link *last; /* producer's */
};

static struct link *create_link(uint32_t capacity)
{
	struct link *link = plen_calloc(1, sizeof(*link) + capacity * sizeof(link->events[0]));

	atomic_init(&link->head, 0);
	atomic_init(&link->tail, 0);
	atomic_init(&link->next, NULL);
	return link;
}

static uint32_t round_up(uint32_t capacity)
{
	uint32_t rounded = CAPACITY_MIN;

	while (rounded < capacity && rounded < CAPACITY_MAX) {
		rounded *= 2;
	}
	return rounded;
}

struct plen_ring *plen_ring_create(uint32_t capacity)
{
	struct plen_ring *ring = plen_calloc(1, sizeof(*ring));

	ring->capacity = round_up(capacity);
	ring->first = create_link(ring->capacity);
	ring->last = ring->first;
	atomic_init(&ring->behind, 0);
	atomic_init(&ring->dropped, 0);
	return ring;
}

void plen_ring_destroy(struct plen_ring *ring)
{
	if (ring == NULL) {
		return;
	}
	while (ring->first != NULL) {
		struct link *next = atomic_load_explicit(&ring->first->next, memory_order_acquire);
		free(ring->first);
		ring->first = next;
	}
	free(ring);
}

static bool may_be_dropped(const struct plen_event *event)
{
	switch (event->kind) {
	case PLEN_EVENT_INK_EXTEND:
	case PLEN_EVENT_TRANSFORM_UPDATE:
	case PLEN_EVENT_WIPE_EXTEND:
	case PLEN_EVENT_DRAG_MOVE:
		return true;
	default:
		return false;
	}
}

static bool has_room_to_spare(struct plen_ring *ring, uint32_t used)
{
	return used < ring->capacity - ring->capacity / 4 &&
	       atomic_load_explicit(&ring->behind, memory_order_relaxed) == 0;
}

/* The consumer may go on to the new link, and free the old one, as soon as it is linked: it is
 * filled before that, and the old one not looked at after. */
static void push_behind(struct plen_ring *ring, const struct plen_event *event)
{
	struct link *link = create_link(ring->capacity);
	struct link *full = ring->last;

	link->events[0] = *event;
	atomic_store_explicit(&link->tail, 1, memory_order_relaxed);
	atomic_fetch_add_explicit(&ring->behind, 1, memory_order_relaxed);
	ring->last = link;
	atomic_store_explicit(&full->next, link, memory_order_release);
}

bool plen_ring_push(struct plen_ring *ring, const struct plen_event *event)
{
	struct link *link = ring->last;
	uint32_t tail = atomic_load_explicit(&link->tail, memory_order_relaxed);
	uint32_t used = tail - atomic_load_explicit(&link->head, memory_order_acquire);

	if (may_be_dropped(event) && !has_room_to_spare(ring, used)) {
		atomic_fetch_add_explicit(&ring->dropped, 1, memory_order_relaxed);
		return false;
	}
	if (used == ring->capacity) {
		push_behind(ring, event);
		return true;
	}
	link->events[tail & (ring->capacity - 1)] = *event;
	atomic_store_explicit(&link->tail, tail + 1, memory_order_release);
	return true;
}

static bool is_empty(struct link *link, uint32_t head)
{
	return atomic_load_explicit(&link->tail, memory_order_acquire) == head;
}

bool plen_ring_pop(struct plen_ring *ring, struct plen_event *event)
{
	struct link *link = ring->first;
	uint32_t head = atomic_load_explicit(&link->head, memory_order_relaxed);

	while (is_empty(link, head)) {
		struct link *next = atomic_load_explicit(&link->next, memory_order_acquire);
		if (next == NULL) {
			return false;
		}
		/* What was pushed just before the link was made is visible now: look again. */
		if (!is_empty(link, head)) {
			break;
		}
		free(link);
		atomic_fetch_sub_explicit(&ring->behind, 1, memory_order_relaxed);
		ring->first = next;
		link = next;
		head = atomic_load_explicit(&link->head, memory_order_relaxed);
	}
	*event = link->events[head & (ring->capacity - 1)];
	atomic_store_explicit(&link->head, head + 1, memory_order_release);
	return true;
}

uint64_t plen_ring_dropped(const struct plen_ring *ring)
{
	return atomic_load_explicit(&ring->dropped, memory_order_relaxed);
}
