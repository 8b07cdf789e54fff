/* SPDX-License-Identifier: MIT */
#include "look_back.h"

#include <errno.h>

#include "common/clock.h"

#define IDLE_MAX 1000
#define ENOUGH 1
#define FLUSH_TIMEOUT_MS 5000

void plen_look_back_begin(struct plen_look_back *look_back, struct plen_store *store,
			  uint64_t until)
{
	look_back->store = store;
	look_back->next = 1;
	look_back->until = until;
	look_back->idle = 0;
	look_back->has_missed = false;
	if (look_back->is_at_once) {
		plen_store_flush(store, FLUSH_TIMEOUT_MS);
	}
}

static bool is_time_up(const struct plen_look_back *look_back)
{
	return !look_back->is_at_once && plen_clock_monotonic_us() >= look_back->stop_us;
}

static int take(void *data, const struct plen_op *op)
{
	struct plen_look_back *look_back = data;
	int status = look_back->take(look_back->data, op);

	look_back->has_missed |= op->seq != look_back->next;
	look_back->next = op->kind == PLEN_OP_GAP ? op->seq + op->u.count : op->seq + 1;
	if (status != 0) {
		return status;
	}
	return is_time_up(look_back) ? ENOUGH : 0;
}

/* To the first that is damaged, or as far as the time allows. */
static int read_on(struct plen_look_back *look_back)
{
	int status = plen_store_each(look_back->store, look_back->next, 0, take, look_back);

	if (status == -EBADMSG) {
		look_back->has_missed = true;
		look_back->next++;
		status = is_time_up(look_back) ? ENOUGH : -EBADMSG;
	}
	return status;
}

enum plen_look_back_state plen_look_back_step(struct plen_look_back *look_back, int64_t budget_us)
{
	uint64_t before = look_back->next;
	int status = 0;

	look_back->stop_us = plen_clock_monotonic_us() + budget_us;
	do {
		status = look_back->next <= look_back->until ? read_on(look_back) : 0;
	} while (status == -EBADMSG);
	if (look_back->next > look_back->until) {
		return look_back->has_missed ? PLEN_LOOK_BACK_PART : PLEN_LOOK_BACK_WHOLE;
	}
	look_back->idle = look_back->next == before ? look_back->idle + 1 : 0;
	return status < 0 || look_back->idle >= IDLE_MAX ? PLEN_LOOK_BACK_PART
							 : PLEN_LOOK_BACK_READING;
}
