/* SPDX-License-Identifier: MIT
 *
 * Pages that are written on, but whose own operation is lost: collected from what mentions them, as
 * often as it does, and each of them once in the end. However a file was made up, that takes about
 * as long as sorting, and no more memory than twice what there is to tell.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct plen_store_lost_page {
	uint32_t id;
	uint8_t owner;
	bool is_sure;  /* whose it was */
	uint64_t note; /* number of the one that was the first to mention it */
};

/* Begins zeroed. */
struct plen_store_lost {
	struct plen_store_lost_page *list;
	size_t count, capacity;
	size_t limit; /* as many as this are sorted out first */
	uint64_t notes;
};

/* Whose it was, the last one says who is sure; else the first. */
void plen_store_lost_note(struct plen_store_lost *lost, uint32_t id, uint8_t owner, bool is_sure);
/* The list is by id now, each once. */
void plen_store_lost_sort_out(struct plen_store_lost *lost);
void plen_store_lost_finish(struct plen_store_lost *lost);
