/* SPDX-License-Identifier: MIT */
#include "recording_lines.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Until the year 9999; keeps every sum of time stamps far from overflow. */
#define SECONDS_MAX 253402300799LL
/* More than any axis of the kernel's has units. */
#define NUMBER_MAX 1e10

static int copy_line(struct plen_recording_lines *lines, const char *from, size_t length)
{
	if (length >= sizeof(lines->line)) {
		return plen_recording_fail(lines->text, lines->number, "line too long");
	}
	if (memchr(from, '\0', length) != NULL) {
		return plen_recording_fail(lines->text, lines->number, "not text");
	}
	memcpy(lines->line, from, length);
	lines->line[length] = '\0';
	return 1;
}

int plen_recording_lines_next(struct plen_recording_lines *lines)
{
	const struct plen_recording_text *text = lines->text;

	while (lines->at < text->size) {
		const char *from = text->data + lines->at;
		size_t left = text->size - lines->at;
		const char *newline = memchr(from, '\n', left);
		size_t length = newline != NULL ? (size_t)(newline - from) : left;

		lines->at += length + 1;
		lines->number++;
		if (length > 0 && from[length - 1] == '\r') {
			length--;
		}
		if (length > 0 && from[0] != '#') {
			return copy_line(lines, from, length);
		}
	}
	return 0;
}

static const char *skip_blanks(const char *at)
{
	while (*at == ' ' || *at == '\t') {
		at++;
	}
	return at;
}

static bool ends_here(char c)
{
	return c == '\0' || c == ' ' || c == '\t';
}

bool plen_recording_take_word(const char **at, char *word, size_t size)
{
	const char *from = skip_blanks(*at);
	size_t length = 0;

	while (!ends_here(from[length])) {
		length++;
	}
	if (length == 0 || length >= size) {
		return false;
	}
	memcpy(word, from, length);
	word[length] = '\0';
	*at = from + length;
	return true;
}

bool plen_recording_take_integer(const char **at, int base, long long min, long long max,
				 long long *value)
{
	const char *from = skip_blanks(*at);
	char *end = NULL;

	errno = 0;
	*value = strtoll(from, &end, base);
	*at = end;
	return errno == 0 && end != from && ends_here(*end) && *value >= min && *value <= max;
}

bool plen_recording_take_number(const char **at, double *value)
{
	const char *from = skip_blanks(*at);
	char *end = NULL;

	/* strtod would also take names, hexadecimal and, in some languages, a decimal comma. */
	if (from[strspn(from, "+-.0123456789eE")] != '\0' &&
	    !ends_here(from[strspn(from, "+-.0123456789eE")])) {
		return false;
	}
	*value = strtod(from, &end);
	*at = end;
	return end != from && ends_here(*end) && isfinite(*value) && fabs(*value) <= NUMBER_MAX;
}

static int64_t take_fraction(const char **at)
{
	int64_t fraction = 0;
	int64_t weight = 100000;

	for (; isdigit((unsigned char)**at); (*at)++) {
		fraction += (**at - '0') * weight;
		weight /= 10;
	}
	return fraction;
}

bool plen_recording_take_time(const char **at, int64_t *time_us)
{
	const char *from = skip_blanks(*at);
	char *end = NULL;

	if (!isdigit((unsigned char)*from)) {
		return false;
	}
	errno = 0;

	long long seconds = strtoll(from, &end, 10);
	if (errno != 0 || seconds > SECONDS_MAX) {
		return false;
	}
	*at = end;
	*time_us = seconds * 1000000;
	if (**at == '.') {
		(*at)++;
		*time_us += take_fraction(at);
	}
	return ends_here(**at);
}

bool plen_recording_at_end(const char *at)
{
	at = skip_blanks(at);
	return *at == '\0' || *at == '#';
}
