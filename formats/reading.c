/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

#include "common/log.h"

static const int statuses[] = {
	[PLEN_READABLE] = 0,
	[PLEN_UNREADABLE_DAMAGED] = -EBADMSG,
	[PLEN_UNREADABLE_EMPTY] = -EBADMSG,
	[PLEN_UNREADABLE_NO_PAGES] = -EBADMSG,
	[PLEN_UNREADABLE_SLOW] = -EBADMSG,
	[PLEN_UNREADABLE_LOCKED] = -EACCES,
	[PLEN_UNREADABLE_OUT_OF_REACH] = -EIO,
	[PLEN_UNREADABLE_SANDBOX] = -ENOSYS,
	[PLEN_UNREADABLE_FILE_BYTES] = -E2BIG,
	[PLEN_UNREADABLE_PDF_BYTES] = -E2BIG,
	[PLEN_UNREADABLE_PICTURE_BYTES] = -E2BIG,
	[PLEN_UNREADABLE_PICTURE_SIDE] = -E2BIG,
	[PLEN_UNREADABLE_PICTURE_PX] = -E2BIG,
	[PLEN_UNREADABLE_PAGES] = -E2BIG,
	[PLEN_UNREADABLE_TOO_MUCH] = -E2BIG,
};

static_assert(sizeof(statuses) / sizeof(statuses[0]) == PLEN_UNREADABLE_COUNT,
	      "a reason has no status");

int plen_unreadable_status(enum plen_unreadable why)
{
	assert(why < PLEN_UNREADABLE_COUNT);
	return statuses[why];
}

int plen_reading_fail(struct plen_reading *reading, enum plen_unreadable why, const char *format,
		      ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(reading->detail, sizeof(reading->detail), format, args);
	va_end(args);
	/* Some of it may be the file's own words. */
	plen_log_clean(reading->detail);
	reading->why = why;
	return plen_unreadable_status(why);
}

void plen_reading_lose(struct plen_reading *reading, enum plen_loss loss)
{
	if (reading->losses[loss] < UINT32_MAX) {
		reading->losses[loss]++;
	}
}
