/* SPDX-License-Identifier: MIT
 *
 * Plays a script of contacts into a gesture engine and writes down what it says. README.md here
 * describes the language. A script that cannot be read is refused with its line named.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Plays the text up to a line "---" or its end and writes the events to `out`, one a line, the
 * time in milliseconds before each, and the counters last. False with one line in `error` if the
 * text is no script. */
bool plen_test_script_play(const char *text, FILE *out, char *error, size_t error_size);
