/* SPDX-License-Identifier: MIT */
#include "css.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "css_names_table.h"
#include "number.h"

static const char *skip_space(const char *text)
{
	while (plen_number_is_space(*text)) {
		text++;
	}
	return text;
}

static int digit_of(char c)
{
	if (c >= '0' && c <= '9') {
		return c - '0';
	}
	c = (char)tolower((unsigned char)c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* #rgb and #rgba have one digit a channel, #rrggbb and #rrggbbaa two. */
static bool hex_colour(const char *text, size_t length, uint32_t *rgba)
{
	uint32_t value = 0;
	bool is_short = length == 3 || length == 4;

	if (!is_short && length != 6 && length != 8) {
		return false;
	}
	for (size_t i = 0; i < length; i++) {
		int digit = digit_of(text[i]);

		if (digit < 0) {
			return false;
		}
		value = value << 4 | (uint32_t)digit;
		value = is_short ? value << 4 | (uint32_t)digit : value;
	}
	*rgba = length == 3 || length == 6 ? value << 8 | 0xff : value;
	return true;
}

static uint32_t channel(double value)
{
	return (uint32_t)lround(fmax(0, fmin(value, 255)));
}

/* The numbers in "(255, 0 0 / 50%)"; how many there were. */
static int arguments(const char *at, double values[4])
{
	int count = 0;

	while (count < 4) {
		const char *next = plen_number_next(at, &values[count]);

		if (next == NULL) {
			break;
		}
		if (*next == '%') {
			/* Of alpha a part of 1, of the others a part of 255. */
			values[count] = values[count] * (count == 3 ? 1 : 255) / 100;
			next++;
		}
		count++;
		at = skip_space(next);
		at += *at == '/';
	}
	at = skip_space(at);
	return *at == ')' && *skip_space(at + 1) == '\0' ? count : 0;
}

static bool function_colour(const char *text, uint32_t *rgba)
{
	const char *open = strchr(text, '(');
	double values[4] = {0, 0, 0, 1};

	if (open == NULL || strncasecmp(text, "rgb", 3) != 0) {
		return false;
	}

	int count = arguments(open + 1, values);
	if (count < 3) {
		return false;
	}
	*rgba = channel(values[0]) << 24 | channel(values[1]) << 16 | channel(values[2]) << 8 |
		channel(values[3] * 255);
	return true;
}

static bool named_colour(const char *text, size_t length, uint32_t *rgba)
{
	for (const struct plen_css_name *name = plen_css_names; name->name != NULL; name++) {
		if (strlen(name->name) == length && strncasecmp(name->name, text, length) == 0) {
			*rgba = name->rgba;
			return true;
		}
	}
	return false;
}

bool plen_css_colour(const char *text, uint32_t *rgba)
{
	if (text == NULL) {
		return false;
	}
	text = skip_space(text);
	size_t length = strlen(text);
	while (length > 0 && plen_number_is_space(text[length - 1])) {
		length--;
	}
	if (text[0] == '#') {
		return hex_colour(text + 1, length - 1, rgba);
	}
	return function_colour(text, rgba) || named_colour(text, length, rgba);
}

uint32_t plen_css_with_opacity(uint32_t rgba, double opacity)
{
	double kept = fmax(0, fmin(opacity, 1));

	return (rgba & 0xffffff00u) | channel((rgba & 0xff) * kept);
}

/* The length of the name before the colon, if the declaration is of `name`. */
static bool declares(const char *at, size_t length, const char *name, const char **value)
{
	const char *colon = memchr(at, ':', length);

	if (colon == NULL) {
		return false;
	}
	const char *end = colon;
	while (end > at && plen_number_is_space(end[-1])) {
		end--;
	}
	*value = skip_space(colon + 1);
	return (size_t)(end - at) == strlen(name) && strncasecmp(at, name, strlen(name)) == 0;
}

bool plen_css_property(const char *style, const char *name, char *value, size_t size)
{
	bool found = false;

	for (const char *at = style; at != NULL && *at != '\0';) {
		const char *declared = NULL;

		at = skip_space(at);
		size_t length = strcspn(at, ";");
		if (declares(at, length, name, &declared)) {
			const char *end = at + length;

			while (end > declared && plen_number_is_space(end[-1])) {
				end--;
			}
			snprintf(value, size, "%.*s", end > declared ? (int)(end - declared) : 0,
				 declared);
			found = true;
		}
		at += length + (at[length] == ';');
	}
	return found;
}
