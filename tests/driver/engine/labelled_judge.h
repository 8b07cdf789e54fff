/* SPDX-License-Identifier: MIT
 *
 * Plays a labelled case into a gesture engine and judges, by its events alone, what came of it.
 */
#pragma once

#include <stdbool.h>

#include "labelled.h"

enum plen_test_outcome {
	PLEN_TEST_INK,          /* all strokes whole, nothing else */
	PLEN_TEST_INK_AND_WIPE, /* ... and something was wiped */
	PLEN_TEST_BROKEN,    /* a stroke is short, split, joined to another, or leaves its path */
	PLEN_TEST_CRUMBS,    /* ink stays that nobody wrote */
	PLEN_TEST_MOVE,      /* the page moves, at once and to the end */
	PLEN_TEST_LATE_MOVE, /* ... too late, not to the end, in pieces, or elsewhere */
	PLEN_TEST_WIPE,
	PLEN_TEST_BAD_WIPE, /* ... too late, not to the end, in pieces, or elsewhere */
	PLEN_TEST_NOTHING,
	PLEN_TEST_MIXED, /* the page moves, and there is ink or a wipe as well */
	PLEN_TEST_OUTCOMES,
};

struct plen_test_verdict {
	enum plen_test_outcome outcome;
	bool is_right;
	char why[120]; /* for the reader of a list of mistakes */
};

const char *plen_test_outcome_to_str(enum plen_test_outcome outcome);
struct plen_test_verdict plen_test_case_judge(const struct plen_test_case *it);
