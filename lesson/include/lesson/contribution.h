/* SPDX-License-Identifier: MIT
 *
 * Who did what: for each group and mark how much was written, how much of it is seen in the end,
 * and who rubbed out what. It says what happened and judges nobody: no score, no order.
 *
 * Fed with a lesson's operations from the first to the last; it needs no lesson, so pages may
 * sleep. Ink that nobody wrote on this wall is nobody's: with what a page begins (copies by
 * *Gather* or *Groups*, imported pages), and strokes that took no time.
 *
 * For each, what was written = what is seen + what it took back + what was rubbed out of it by
 * itself and by others. So over all of them the sums of both sides are equal.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lesson/op.h"

struct plen_contribution {
	uint8_t group;      /* 0 = the class */
	uint8_t mark;       /* 0 = none */
	uint32_t strokes;   /* written, whatever became of them */
	int64_t writing_us; /* with the pen on the board */
	double written_mm;  /* length of that ink on its pages */
	uint32_t seen_whole, seen_part;
	double seen_mm;
	double taken_back_mm; /* undone and not brought again */
	double rubbed_own_mm, rubbed_others_mm;
};

struct plen_contributions;

struct plen_contributions *plen_contributions_create(void);
void plen_contributions_destroy(struct plen_contributions *contributions); /* NULL is fine */

/* The next operation; `contributions` is a struct plen_contributions: void, so that it fits
 * plen_store_each. Always 0. The operation is not kept. */
int plen_contributions_take(void *contributions, const struct plen_op *op);

/* Some of the lesson cannot be read. */
void plen_contributions_miss(struct plen_contributions *contributions);
/* False if so, or if some of it is no more: it was cleared for good, or lost with a part of a file.
 */
bool plen_contributions_are_whole(const struct plen_contributions *contributions);

/* Whoever did something, by group and then mark; valid until the next call of any of these. */
const struct plen_contribution *plen_contributions_list(struct plen_contributions *contributions,
							size_t *count);

/* The same as comma separated values with a line of names first, and with a last line that says so
 * if it is not whole; the caller frees it. */
char *plen_contributions_csv(struct plen_contributions *contributions);

/* "star"; "" for none. */
const char *plen_mark_name(uint8_t mark);
