/* SPDX-License-Identifier: MIT */
#include "store_lost.h"

#include <stdlib.h>

#include "common/mem.h"

#define LIMIT_MIN 1024

static int by_id(const void *a, const void *b)
{
	const struct plen_store_lost_page *left = a;
	const struct plen_store_lost_page *right = b;

	if (left->id != right->id) {
		return left->id < right->id ? -1 : 1;
	}
	return left->note < right->note ? -1 : left->note > right->note;
}

void plen_store_lost_sort_out(struct plen_store_lost *lost)
{
	size_t kept = 0;

	if (lost->count > 0) {
		qsort(lost->list, lost->count, sizeof(*lost->list), by_id);
	}
	for (size_t i = 0; i < lost->count; i++) {
		const struct plen_store_lost_page *page = &lost->list[i];
		struct plen_store_lost_page *last = kept > 0 ? &lost->list[kept - 1] : NULL;
		if (last == NULL || last->id != page->id) {
			lost->list[kept++] = *page;
		} else if (page->is_sure) {
			last->owner = page->owner;
			last->is_sure = true;
		}
	}
	lost->count = kept;
	lost->limit = kept > LIMIT_MIN / 2 ? 2 * kept : LIMIT_MIN;
}

void plen_store_lost_note(struct plen_store_lost *lost, uint32_t id, uint8_t owner, bool is_sure)
{
	if (lost->count == lost->limit) {
		plen_store_lost_sort_out(lost);
	}
	lost->list = plen_grow(lost->list, lost->count, &lost->capacity, sizeof(*lost->list));
	lost->list[lost->count++] = (struct plen_store_lost_page){
		.id = id, .owner = owner, .is_sure = is_sure, .note = lost->notes++};
}

void plen_store_lost_finish(struct plen_store_lost *lost)
{
	free(lost->list);
	*lost = (struct plen_store_lost){0};
}
