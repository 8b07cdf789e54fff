/* SPDX-License-Identifier: MIT
 *
 * Making a lesson of operations some of which are lost: what still can happen does, in the same
 * place; what cannot leaves a gap.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "lesson/lesson.h"
#include "store_lost.h"

struct plen_store_mend {
	struct plen_lesson *lesson; /* as far as it is made */
	/* Where the operations go, one after the other without holes. 0 or a negative errno. */
	int (*emit)(void *data, const struct plen_op *op);
	void *data;
	/* Pages that are written on but were never made, in order, and whose they were. */
	const struct plen_store_lost_page *pages;
	size_t page_count;
	size_t next_page; /* the first that has not been passed */
	uint64_t lost;    /* operations that are no more */
};

/* The next operation that was found, in order. 0, or what `emit` returned. */
int plen_store_mend_op(struct plen_store_mend *mend, struct plen_op *op);
