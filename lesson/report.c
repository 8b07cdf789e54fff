/* SPDX-License-Identifier: MIT */
#include "report.h"

#include <stdarg.h>
#include <stdio.h>

int plen_report_fail(const struct plen_report *report, int error, const char *format, ...)
{
	if (report->size == 0) {
		return error;
	}

	int used = snprintf(report->text, report->size, "%s: ", report->path);
	if (used >= 0 && (size_t)used < report->size) {
		va_list args;
		va_start(args, format);
		vsnprintf(report->text + used, report->size - (size_t)used, format, args);
		va_end(args);
	}
	return error;
}
