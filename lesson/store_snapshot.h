/* SPDX-License-Identifier: MIT
 *
 * Looking at a lesson file without touching it: neither the file nor its journals change, whatever
 * is found. Everything in the file, a journal left by a crash included, is read and checked.
 */
#pragma once

#include <stdint.h>

#include "lesson/lesson.h"
#include "report.h"
#include "store_db.h"

/* What plen_store_read does; `path` has no links in it. */
int plen_store_snapshot_read(const char *path, int64_t until_us, struct plen_lesson *lesson,
			     uint8_t uuid[PLEN_STORE_UUID_SIZE], const struct plen_report *report);

/* Bytes in the journals that belong to `path`; 0 if there are none. */
int64_t plen_store_snapshot_journal_size(const char *path);
