/* SPDX-License-Identifier: MIT
 *
 * Tells the kernel what an output shows: by atomic commits, or by the older calls where a driver
 * has no others. Keeps nothing.
 *
 * 0 or a negative errno. -EACCES: somebody else has the screen now.
 */
#pragma once

#include <stdint.h>

#include "common/geometry.h"
#include "kms_calls.h"
#include "kms_output.h"

#define PLEN_KMS_CLIPS_MAX 96

/* Lights the display in a mode; returns once it is done. */
int plen_kms_commit_light(const struct plen_kms_output *output, const struct plen_kms_calls *calls,
			  int card, drmModeModeInfo *mode, uint32_t fb);
/* Takes the display's signal away. */
int plen_kms_commit_dark(const struct plen_kms_output *output, const struct plen_kms_calls *calls,
			 int card);

/* Shows a buffer from the next refresh on, and does not wait for that: an event with `number` in
 * user_data tells of it. `rects`, not none and at most PLEN_KMS_CLIPS_MAX, are where the buffer is
 * not as it was. -EBUSY: an earlier flip is under way. */
int plen_kms_commit_flip(const struct plen_kms_output *output, const struct plen_kms_calls *calls,
			 int card, uint32_t fb, const struct plen_px_rect *rects, uint32_t count,
			 uint64_t number);

/* For drivers without atomic commits: the buffer on the screen was written to. */
int plen_kms_commit_dirty(const struct plen_kms_calls *calls, int card, uint32_t fb,
			  const struct plen_px_rect *rects, uint32_t count);
