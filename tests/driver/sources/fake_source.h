/* SPDX-License-Identifier: MIT
 *
 * A source that does what the test tells it, on whatever thread it is dispatched. What is told is
 * sent through a pipe, so that its descriptor becomes readable as a device's does.
 */
#pragma once

#include <stdatomic.h>

#include "driver/source_libinput.h"

enum fake_kind {
	FAKE_CAME,
	FAKE_WENT,
	FAKE_FRAME, /* contact 1, at parts of the board */
	FAKE_BURST, /* `count` frames in one dispatch, each a little further right */
	FAKE_KEY,
	FAKE_FAIL, /* dispatch returns -EIO */
};

struct fake_order {
	enum fake_kind kind;
	uint8_t flags; /* enum plen_contact_flag */
	uint8_t key;   /* enum plen_key */
	uint32_t count;
	double x, y; /* 0..1 */
	int64_t time_us, read_us;
};

/* Whether the source that was opened last is gone again. */
extern atomic_bool fake_source_is_destroyed;
/* What it was told last. */
extern atomic_bool fake_source_is_raw;

int fake_source_open(struct plen_source **out, const struct plen_source_libinput_options *options,
		     char *error, size_t error_size);
/* Any thread, of the source that was opened last. */
void fake_source_tell(struct fake_order order);
