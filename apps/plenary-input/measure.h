/* SPDX-License-Identifier: MIT */
#pragma once

#include "rhythm.h"

/* Listens to the panels of the seat for so many seconds, or until Ctrl-C; with `patience_s` > 0
 * the seconds begin with the first contact, which is waited for no longer than that. An exit
 * status; says on standard error what is wrong. */
int plen_input_measure(struct plen_rhythm *rhythm, double seconds, double patience_s);
/* The same of a recording, whose own times count. */
int plen_input_measure_recording(struct plen_rhythm *rhythm, const char *path);
