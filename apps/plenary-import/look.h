/* SPDX-License-Identifier: MIT
 *
 * A look at a picture before it goes into a lesson: it is drawn once, by what will draw it on the
 * board, so that nobody finds an empty frame where a file said that it came. Aside, on a thread
 * that is left to itself if it takes too long: what draws cannot be stopped, but this process ends
 * soon. After that, and after a while in all, nothing is looked at any more and all is believed.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "lesson/op.h"

/* What a board waits for a picture; and a class for a file full of them. */
#define PLEN_LOOK_ONE_US (10 * INT64_C(1000000))
#define PLEN_LOOK_ALL_US (30 * INT64_C(1000000))

enum plen_look_seen {
	PLEN_LOOK_GOOD,
	PLEN_LOOK_CUT, /* its end is missing */
	PLEN_LOOK_BAD, /* it cannot be shown, or not in time */
};

struct plen_look {
	int64_t one_us, left_us; /* what one may take, and what is left for all */
};

enum plen_look_seen plen_look_at(struct plen_look *look, enum plen_media media,
				 const uint8_t *bytes, size_t size);
