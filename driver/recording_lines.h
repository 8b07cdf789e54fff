/* SPDX-License-Identifier: MIT
 *
 * Lines and numbers of a text recording. A line is copied and NUL-terminated, so that what parses
 * it cannot run into the next one; numbers are whole or refused.
 */
#pragma once

#include "recording.h"

struct plen_recording_lines {
	const struct plen_recording_text *text;
	size_t at;     /* offset of the next line */
	size_t number; /* of the current line, from 1 */
	char line[PLEN_RECORDING_LINE_MAX];
};

/* 1 and the next line (without newline and carriage return), 0 at the end, or a negative errno
 * with the message written. Lines that begin with '#' and empty ones are skipped. */
int plen_recording_lines_next(struct plen_recording_lines *lines);

/* Each takes one word or number at *at, skipping blanks before it, and moves *at behind it. False
 * if there is none, it has trailing garbage, or it is out of range; *at is then undefined. */
bool plen_recording_take_word(const char **at, char *word, size_t size);
bool plen_recording_take_integer(const char **at, int base, long long min, long long max,
				 long long *value);
/* Finite and of a magnitude up to 1e10. */
bool plen_recording_take_number(const char **at, double *value);
/* "SECONDS.FRACTION", as microseconds. */
bool plen_recording_take_time(const char **at, int64_t *time_us);
/* True if only blanks or a comment are left. */
bool plen_recording_at_end(const char *at);
