/* SPDX-License-Identifier: MIT
 *
 * What is done with a lesson file that is damaged: whatever of it is readable, sound, and can still
 * happen goes into a new file, which takes the name; the damaged one is set aside whole.
 */
#pragma once

#include <stdint.h>

#include "lesson/store.h"
#include "report.h"
#include "store_schema.h"

/* `path` does not read whole. `uuid` is for a lesson whose own is lost. 0, and `opening` says what
 * was done; -EBADMSG if it is no lesson, and nothing was changed; or another negative errno,
 * with a line. */
int plen_store_salvage(const char *path, const uint8_t uuid[PLEN_STORE_UUID_SIZE],
		       struct plen_store_opening *opening, const struct plen_report *report);

/* Goes on with a salvage that a power cut has ended, if there was one. 0 or a negative errno. */
int plen_store_salvage_go_on(const char *path, struct plen_store_opening *opening,
			     const struct plen_report *report);
