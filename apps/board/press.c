/* SPDX-License-Identifier: MIT */
#include "press.h"

#include <stdlib.h>

#include "common/mem.h"

void plen_board_presses_finish(struct plen_board_presses *presses)
{
	free(presses->list);
}

void plen_board_presses_add(struct plen_board_presses *presses, uint32_t gesture, uint32_t zone)
{
	presses->list = plen_grow(presses->list, presses->count, &presses->capacity,
				  sizeof(*presses->list));
	presses->list[presses->count++] = (struct plen_board_press){gesture, zone};
}

void plen_board_presses_remove(struct plen_board_presses *presses, uint32_t gesture)
{
	for (size_t i = 0; i < presses->count; i++) {
		if (presses->list[i].gesture == gesture) {
			presses->list[i] = presses->list[--presses->count];
			return;
		}
	}
}

bool plen_board_presses_knows(const struct plen_board_presses *presses, uint32_t gesture)
{
	for (size_t i = 0; i < presses->count; i++) {
		if (presses->list[i].gesture == gesture) {
			return true;
		}
	}
	return false;
}

bool plen_board_presses_has(const struct plen_board_presses *presses, uint32_t zone)
{
	for (size_t i = 0; i < presses->count; i++) {
		if (presses->list[i].zone == zone) {
			return true;
		}
	}
	return false;
}
