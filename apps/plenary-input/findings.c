/* SPDX-License-Identifier: MIT */
#include "findings.h"

#include <stdarg.h>
#include <stdlib.h>

#include "common/log.h"

/* Names come from devices, which must not command a terminal. */
__attribute__((format(printf, 3, 0))) static void
line(struct plen_findings *findings, const char *label, const char *format, va_list args)
{
	char text[1024];

	vsnprintf(text, sizeof(text), format, args);
	plen_log_clean(text);
	fprintf(findings->out, "  %-8s %s\n", label, text);
}

static void print_mend(struct plen_findings *findings, const char *mend)
{
	if (mend != NULL) {
		fprintf(findings->out, "           mend: %s\n", mend);
	}
}

#define LINE(label)                                                                                \
	va_list args;                                                                              \
	va_start(args, format);                                                                    \
	line(findings, label, format, args);                                                       \
	va_end(args)

void plen_findings_tell(struct plen_findings *findings, const char *what, const char *format, ...)
{
	LINE(what);
}

void plen_findings_good(struct plen_findings *findings, const char *format, ...)
{
	LINE("good");
}

void plen_findings_note(struct plen_findings *findings, const char *mend, const char *format, ...)
{
	LINE("note");
	print_mend(findings, mend);
}

void plen_findings_wrong(struct plen_findings *findings, const char *mend, const char *format, ...)
{
	LINE("WRONG");
	print_mend(findings, mend);
	findings->wrong++;
}
