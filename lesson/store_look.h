/* SPDX-License-Identifier: MIT
 *
 * Looking at a lesson file without touching it: neither the file nor its journals change, whatever
 * is found. Everything in the file, a journal left by a crash included, is read and checked.
 */
#pragma once

#include <stdint.h>

#include "store_read.h"

/* What plen_store_read does; `path` has no links in it. */
int plen_store_look_read(const char *path, struct plen_store_reading *reading);

/* Bytes in the journals that belong to `path`; 0 if there are none. */
int64_t plen_store_look_journal_size(const char *path);
