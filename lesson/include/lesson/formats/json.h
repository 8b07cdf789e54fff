/* SPDX-License-Identifier: MIT
 *
 * The complete dump of a lesson as JSON (docs/lesson-json.md) and back. One lesson makes one text,
 * byte for byte. The operations themselves are in it, so the way back loses nothing.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "lesson/draft.h"
#include "lesson/lesson.h"
#include "lesson/store.h"

/* 0 or a negative errno. The lesson is read from `path` as plen_store_read does. */
int plen_json_write(const char *path, FILE *out, char *error, size_t error_size);

/* Makes the lesson file `path`, which must not exist, from JSON text. 0, or a negative errno with
 * one line naming file and place; then `path` does not exist. `watch` may be NULL. */
int plen_json_read(const char *json_path, const char *path, const struct plen_draft_watch *watch,
		   char *error, size_t error_size);
