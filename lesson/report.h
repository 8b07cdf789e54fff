/* SPDX-License-Identifier: MIT
 *
 * The one line that says what is wrong with a file and what to do: "FILE: what, and what to do".
 */
#pragma once

#include <stddef.h>

struct plen_report {
	const char *path; /* as the user named it */
	char *text;       /* where the line goes; may be NULL if size is 0 */
	size_t size;
};

/* Writes the line and returns `error`, a negative errno, so that failing is one statement. */
int plen_report_fail(const struct plen_report *report, int error, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
