/* SPDX-License-Identifier: MIT
 *
 * Checks a stream of events against what common/event.h promises about it: what begins ends once,
 * in the order given there, with one zone and one tool, time never falls, numbers count up.
 */
#pragma once

#include "common/event.h"
#include "driver/engine.h"

struct plen_test_grammar;

struct plen_test_grammar *plen_test_grammar_create(void);
void plen_test_grammar_destroy(struct plen_test_grammar *grammar);

/* NULL, or what is wrong with the event. Gestures past the first 100,000 are not checked. */
const char *plen_test_grammar_check(struct plen_test_grammar *grammar,
				    const struct plen_event *event);
/* NULL, or what is wrong when all devices have gone, by the events and the engine's counters. */
const char *plen_test_grammar_finish(const struct plen_test_grammar *grammar,
				     const struct plen_engine_stats *stats);
