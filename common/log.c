/* SPDX-License-Identifier: MIT */
#include "common/log.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

/* syslog(3) priorities, which systemd reads from a "<N>" prefix. */
static const int priorities[] = {
	[PLEN_LOG_ERROR] = 3,
	[PLEN_LOG_WARN] = 4,
	[PLEN_LOG_INFO] = 6,
	[PLEN_LOG_DEBUG] = 7,
};

void plen_log_to_stderr(enum plen_log_level level, const char *module, const char *line)
{
	if (getenv("JOURNAL_STREAM") != NULL) {
		fprintf(stderr, "<%d>%s: %s\n", priorities[level], module, line);
	} else {
		fprintf(stderr, "%s: %s\n", module, line);
	}
}

static plen_log_sink current_sink = plen_log_to_stderr;
static enum plen_log_level current_level = PLEN_LOG_INFO;

void plen_log_set_sink(plen_log_sink sink)
{
	current_sink = sink != NULL ? sink : plen_log_to_stderr;
}

void plen_log_set_level(enum plen_log_level level)
{
	current_level = level;
}

void plen_log_clean(char *line)
{
	unsigned char *c = (unsigned char *)line;

	for (; *c != '\0'; c++) {
		bool is_c1 = c[0] == 0xc2 && c[1] >= 0x80 && c[1] < 0xa0;
		if (*c < 0x20 || *c == 0x7f) {
			*c = '?';
		} else if (is_c1) {
			c[0] = '?';
			c[1] = '?';
		}
	}
}

void plen_log(enum plen_log_level level, const char *module, const char *format, ...)
{
	char line[1024];
	va_list args;

	if (level > current_level) {
		return;
	}
	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	plen_log_clean(line);
	current_sink(level, module, line);
}
