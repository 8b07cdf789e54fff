/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include <stdarg.h>
#include <stdio.h>

#include "common/log.h"

int plen_reading_fail(struct plen_reading *reading, int rc, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(reading->error, sizeof(reading->error), format, args);
	va_end(args);
	/* Some of it may be the file's own words. */
	plen_log_clean(reading->error);
	return rc;
}

void plen_reading_lose(struct plen_reading *reading, enum plen_loss loss)
{
	if (reading->losses[loss] < UINT32_MAX) {
		reading->losses[loss]++;
	}
}
