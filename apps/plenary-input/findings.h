/* SPDX-License-Identifier: MIT
 *
 * The lines of doctor: good, note, WRONG, each of one kind of look, and a count of the last.
 */
#pragma once

#include <stdio.h>

struct plen_findings {
	FILE *out;
	int wrong;
};

/* "  what     text" */
void plen_findings_tell(struct plen_findings *findings, const char *what, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void plen_findings_good(struct plen_findings *findings, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Good to know; `mend` is what would make it better, NULL = nothing. */
void plen_findings_note(struct plen_findings *findings, const char *mend, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* `mend` is the command or deed that puts it right. */
void plen_findings_wrong(struct plen_findings *findings, const char *mend, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
