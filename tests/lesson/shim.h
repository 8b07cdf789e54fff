/* SPDX-License-Identifier: MIT
 *
 * A bad disk: a layer under SQLite that fails when told to, and that knows what a power cut would
 * leave. It becomes SQLite's default once installed, so that the store runs on it unchanged.
 *
 * What survives a power cut: all that was synced; of what was written since, each write by itself
 * survives whole, in part or not at all, in any order.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "sample.h"

void shim_install(void);
/* Forgets files and faults. `folder` is the one whose files are watched; borrowed. */
void shim_reset(const char *folder);

/* The call with number `at` (from 1) that changes a watched file fails with `code` (SQLITE_FULL,
 * SQLITE_IOERR_WRITE ...), and, if `forever`, all after it. 0 = none. */
void shim_fail(uint64_t at, int code, bool forever);
/* Only calls that are of the file of this name count and fail; NULL = of any. Borrowed, until
 * shim_reset. */
void shim_fail_in(const char *name);
/* Calls that changed a watched file, or would have. */
uint64_t shim_calls(void);

/* Called before each such call; may call shim_cut_power and nothing else here. */
void shim_set_watch(void (*watch)(void *data, uint64_t call), void *data);
/* Writes into `folder` what the watched files would be after a power cut now, by dice. */
void shim_cut_power(const char *folder, struct sample_dice *dice);
