/* SPDX-License-Identifier: MIT */
#include "shown_name.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

#define GAP "…"
#define NO_LETTER "\xef\xbf\xbd" /* U+FFFD */
/* Of what there is room for: the end, with the suffix. */
#define END_SHARE 3

static bool goes_on(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* How many bytes the letter at `at` has, and which it is; 0: that is not UTF-8. */
static size_t read_letter(const char *at, uint32_t *letter)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	uint32_t first = (unsigned char)*at;
	size_t size = first < 0x80             ? 1
		      : (first & 0xe0) == 0xc0 ? 2
		      : (first & 0xf0) == 0xe0 ? 3
		      : (first & 0xf8) == 0xf0 ? 4
					       : 0;

	*letter = size < 2 ? first : first & (0x7fu >> size);
	for (size_t i = 1; i < size; i++) {
		if (!goes_on(at[i])) {
			return 0;
		}
		*letter = *letter << 6 | ((unsigned char)at[i] & 0x3f);
	}
	bool is_bad = size == 0 || *letter < least[size] || *letter > 0x10ffff ||
		      (*letter >= 0xd800 && *letter < 0xe000);
	return is_bad ? 0 : size;
}

/* Ends of lines, and what turns the direction of what follows. */
static bool is_unseen(uint32_t letter)
{
	return letter < 0x20 || (letter >= 0x7f && letter < 0xa0) || letter == 0x200e ||
	       letter == 0x200f || (letter >= 0x2028 && letter <= 0x202e) ||
	       (letter >= 0x2066 && letter <= 0x2069);
}

static char *clean(const char *name)
{
	char *cleaned = plen_calloc(strlen(name) + 1, strlen(NO_LETTER));
	char *to = cleaned;

	while (*name != '\0') {
		uint32_t letter = 0;
		size_t size = read_letter(name, &letter);
		if (size == 0) {
			to = stpcpy(to, NO_LETTER);
		} else if (is_unseen(letter)) {
			*to++ = ' ';
		} else {
			to = mempcpy(to, name, size);
		}
		name += size > 0 ? size : 1;
	}
	return cleaned;
}

char *plen_shown_name(char *shown, size_t size, const char *name)
{
	char *cleaned = clean(name);
	size_t length = strlen(cleaned);
	size_t room = size - 1 - strlen(GAP);
	size_t head = room - room / END_SHARE;
	size_t tail = length > room / END_SHARE ? length - room / END_SHARE : 0;

	while (head > 0 && head < length && goes_on(cleaned[head])) {
		head--;
	}
	while (goes_on(cleaned[tail])) {
		tail++;
	}
	if (length < size) {
		memcpy(shown, cleaned, length + 1);
	} else {
		snprintf(shown, size, "%.*s" GAP "%s", (int)head, cleaned, cleaned + tail);
	}
	free(cleaned);
	return shown;
}
