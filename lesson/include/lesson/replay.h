/* SPDX-License-Identifier: MIT
 *
 * How a page came to be: its operations, folded again up to any moment into a lesson of their own.
 * Pure: time is a position given from outside, operations come from whoever reads them.
 *
 * A position counts from the first thing that happened on the page, in microseconds. Writing takes
 * as long as it took; where nothing happened for longer than PLEN_REPLAY_PAUSE_US, so long is
 * waited. Where a clock was set back, what was done next follows at once. What the page began with
 * (a copy, or what was opened) is there from the start, and the page behind it shows what stood on
 * it at that moment.
 *
 *   create --take every operation, in order--> --ready--> seek, as often as wanted
 *
 * Main thread only. The page is held in memory twice meanwhile, as the lesson file spells it and
 * as it is seen.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lesson/lesson.h"

#define PLEN_REPLAY_PAUSE_US 2000000

struct plen_replay;

/* Called within plen_replay_seek. No member may be NULL. */
struct plen_replay_listener {
	/* As plen_lesson_listener's. */
	void (*page_changed)(void *data, uint32_t page, const struct plen_page_rect *rect,
			     const struct plen_stroke *added);
	/* From now on it is another lesson, in which anything may look different; the one before is
	 * destroyed right after. */
	void (*restarted)(void *data, const struct plen_lesson *lesson);
	void *data;
};

struct plen_replay *plen_replay_create(uint32_t page, uint32_t behind,
				       const struct plen_replay_listener *listener);
void plen_replay_destroy(struct plen_replay *replay); /* NULL is fine */

/* The next operation of the lesson; what does not concern the page is let go. `data` is a struct
 * plen_replay: void, so that it fits plen_store_each. Always 0. */
int plen_replay_take(void *data, const struct plen_op *op);
/* All have been taken; the position is 0. */
void plen_replay_ready(struct plen_replay *replay);

int64_t plen_replay_length_us(const struct plen_replay *replay);
int64_t plen_replay_position_us(const struct plen_replay *replay);

/* The page at `position_us`, from 0 to the length. On, it costs what happened meanwhile; back, the
 * page is folded anew. */
void plen_replay_seek(struct plen_replay *replay, int64_t position_us);

/* What the page and the one behind it look like at the position: all that is finished. */
const struct plen_lesson *plen_replay_lesson(const struct plen_replay *replay);

/* A stroke that is being written at the position, as far as it has come. */
struct plen_replay_wet {
	uint64_t id; /* of the stroke that it will be */
	uint32_t page;
	uint8_t ink;
	uint32_t rgba;
	uint32_t width_um;
	uint32_t count; /* at least 1 */
	const struct plen_stroke_point *points;
};

void plen_replay_each_wet(const struct plen_replay *replay,
			  void (*fn)(void *data, const struct plen_replay_wet *wet), void *data);
