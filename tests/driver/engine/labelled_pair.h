/* SPDX-License-Identifier: MIT
 *
 * Two people who write beside each other: whether the page moved under them, and what became of
 * their lines meanwhile. Stricter than labelled_judge.h in what counts for the teacher, as it looks
 * at every moment; and blind to a hand that is suspected, but neither moves nor takes anything.
 */
#pragma once

#include <stdbool.h>

#include "labelled.h"

struct plen_test_pair {
	bool unmoved;   /* the page, from the moment when both had written; and each has its line */
	uint32_t taken; /* lines that went, for good or for a while */
	char why[120];  /* not so */
};

struct plen_test_pair plen_test_pair_judge(const struct plen_test_case *it);
