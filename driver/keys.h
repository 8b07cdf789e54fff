/* SPDX-License-Identifier: MIT
 *
 * What a keyboard's keys mean to a board: presenter clickers turn pages, Ctrl+Z takes back. Pure;
 * one state per keyboard.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/event.h"

struct plen_keys {
	unsigned ctrl_down; /* a bit per Ctrl key */
};

/* Takes one key event (1 = went down, 0 = up, else repeat). True if a key with a meaning went down;
 * its meaning is then in *key. PLEN_KEY_OTHER is never reported. */
bool plen_keys_event(struct plen_keys *keys, uint32_t code, int32_t value, enum plen_key *key);
