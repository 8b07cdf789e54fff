/* SPDX-License-Identifier: MIT
 *
 * Looking through a file that is open, a little at a time: every row and its sum, that the numbers
 * have no holes, that the index knows every row. A damage that nobody would have met for a year is
 * found on the day it is there.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lesson/store.h"
#include "store_file.h"

/* Begins zeroed, but for `until`. */
struct plen_store_check {
	uint64_t until; /* the last operation to be looked at */
	uint64_t last;  /* number that what was looked at ends with */
	uint64_t paged; /* of those looked at, how many belong to a page */
	bool is_over;
	enum plen_store_health health;
};

/* Goes on for some milliseconds. What is found goes to the log, with `name`. */
void plen_store_check_slice(struct plen_store_check *check, struct plen_store_file *file,
			    const char *name);
