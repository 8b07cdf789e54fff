/* SPDX-License-Identifier: MIT
 *
 * Reading a lesson's operations from its file while the lesson goes on: a slice at a time, so that
 * no ink waits for it.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lesson/store.h"

enum plen_look_back_state {
	PLEN_LOOK_BACK_READING,
	PLEN_LOOK_BACK_WHOLE,
	PLEN_LOOK_BACK_PART, /* no more can be read, or some of it is damaged */
};

struct plen_look_back {
	struct plen_store *store; /* borrowed */
	uint64_t next, until;     /* operations, both included */
	int (*take)(void *data, const struct plen_op *op);
	void *data;
	bool is_at_once; /* time is virtual: whatever is asked for is there when it was asked for */
	uint32_t idle;   /* slices in which nothing came */
	bool has_missed; /* something on the way */
	int64_t stop_us;
};

/* All operations up to `until`, the last one that there is now. */
void plen_look_back_begin(struct plen_look_back *look_back, struct plen_store *store,
			  uint64_t until);
/* Goes on for about `budget_us`, over what is damaged. What was just written takes a moment to
 * arrive, but where saving does not work it never does. */
enum plen_look_back_state plen_look_back_step(struct plen_look_back *look_back, int64_t budget_us);
