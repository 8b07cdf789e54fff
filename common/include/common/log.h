/* SPDX-License-Identifier: MIT
 *
 * The log: four levels, one sink for the process. Errors are for the one who can mend them, so a
 * line names what, where and, if there is one, the command that mends it.
 */
#pragma once

#include <stdarg.h>

enum plen_log_level {
	PLEN_LOG_ERROR,
	PLEN_LOG_WARN,
	PLEN_LOG_INFO,
	PLEN_LOG_DEBUG,
};

/* Receives one finished line without newline. May be called on any thread. */
typedef void (*plen_log_sink)(enum plen_log_level level, const char *module, const char *line);

/* The only global state of the project. NULL brings back the default: standard error, with the
 * kernel's "<N>" prefixes when standard error is the journal. Call before starting threads. */
void plen_log_set_sink(plen_log_sink sink);
/* The default sink, for one that leaves some lines out. */
void plen_log_to_stderr(enum plen_log_level level, const char *module, const char *line);
void plen_log_set_level(enum plen_log_level level);

void plen_log(enum plen_log_level level, const char *module, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Control characters become '?': what came from a file or a device must not command a terminal, nor
 * make two lines of one. UTF-8 stays. plen_log does it itself. */
void plen_log_clean(char *line);

/* Each source file that logs defines PLEN_LOG_MODULE before its includes. */
#define plen_error(...) plen_log(PLEN_LOG_ERROR, PLEN_LOG_MODULE, __VA_ARGS__)
#define plen_warn(...) plen_log(PLEN_LOG_WARN, PLEN_LOG_MODULE, __VA_ARGS__)
#define plen_info(...) plen_log(PLEN_LOG_INFO, PLEN_LOG_MODULE, __VA_ARGS__)
#define plen_debug(...) plen_log(PLEN_LOG_DEBUG, PLEN_LOG_MODULE, __VA_ARGS__)
