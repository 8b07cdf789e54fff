/* SPDX-License-Identifier: MIT */
#include "keys.h"

#include <linux/input-event-codes.h>
#include <stddef.h>

static const struct {
	uint32_t code;
	bool ctrl;
	enum plen_key key;
} meanings[] = {
	{KEY_PAGEDOWN, false, PLEN_KEY_PAGE_NEXT},
	{KEY_PAGEUP, false, PLEN_KEY_PAGE_PREVIOUS},
	{KEY_RIGHT, false, PLEN_KEY_PAGE_NEXT},
	{KEY_LEFT, false, PLEN_KEY_PAGE_PREVIOUS},
	{KEY_DOWN, false, PLEN_KEY_PAGE_NEXT},
	{KEY_UP, false, PLEN_KEY_PAGE_PREVIOUS},
	{KEY_NEXT, false, PLEN_KEY_PAGE_NEXT},
	{KEY_PREVIOUS, false, PLEN_KEY_PAGE_PREVIOUS},
	{KEY_Z, true, PLEN_KEY_UNDO},
	{KEY_UNDO, false, PLEN_KEY_UNDO},
};

static void keep_ctrl(struct plen_keys *keys, unsigned bit, int32_t value)
{
	if (value == 0) {
		keys->ctrl_down &= ~bit;
	} else {
		keys->ctrl_down |= bit;
	}
}

bool plen_keys_event(struct plen_keys *keys, uint32_t code, int32_t value, enum plen_key *key)
{
	if (code == KEY_LEFTCTRL) {
		keep_ctrl(keys, 1, value);
	} else if (code == KEY_RIGHTCTRL) {
		keep_ctrl(keys, 2, value);
	}
	if (value != 1) {
		return false;
	}
	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++) {
		if (meanings[i].code == code && meanings[i].ctrl == (keys->ctrl_down != 0)) {
			*key = meanings[i].key;
			return true;
		}
	}
	return false;
}
