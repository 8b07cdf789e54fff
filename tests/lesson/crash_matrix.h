/* SPDX-License-Identifier: MIT
 *
 * Every call of a trace times every damage: for each of these disks, is the lesson whole? The
 * answer is a number of failures and not an assertion, so that a test may also ask for failures: a
 * store that does not sync must have some.
 */
#pragma once

#include <stdio.h>

#include "crash_disk.h"
#include "crash_script.h"

struct crash_matrix {
	/* Only every so many-th call, beginning at `first` (for parts that run side by side). */
	uint32_t stride, first;
	size_t last;    /* if not 0: only so many calls, the last ones */
	uint32_t seeds; /* how often each damage is diced */
	/* Of every so many-th disk, opening it is cut again at each of its own calls; 0 = none. */
	uint32_t again;
	FILE *out; /* where each failure is told; may be NULL */
};

/* What the lesson must be after so many clearings. */
struct crash_books {
	struct crash_book list[CRASH_CLEARS_MAX + 1];
};

/* The player's books, copied. */
void crash_books_take(struct crash_books *books, const struct crash_player *player);
void crash_books_finish(struct crash_books *books);

struct crash_verdict {
	uint64_t points;   /* calls at which the power was cut */
	uint64_t disks;    /* points x damages x seeds */
	uint64_t distinct; /* of these, such as no other is like: each was opened, checked, gone on
			    */
	uint64_t again;    /* and disks of a second cut, while the first was being recovered from */
	uint64_t failures;
	char first[400]; /* what the first failure was */
};

/* Records the script on an empty folder, with whatever mutant is set. False if it did not play, or
 * if the trace does not lead to what is in the folder. */
bool crash_matrix_record(const struct crash_plan *plan, struct crash_trace *trace,
			 struct crash_books *books);
void crash_matrix_check(const struct crash_matrix *matrix, const struct crash_trace *trace,
			const struct crash_books *books, struct crash_verdict *verdict);
