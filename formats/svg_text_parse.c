/* SPDX-License-Identifier: MIT
 *
 * Texts of svg_picture.h known again. Attributes are looked for by name in what was written by us;
 * that it was is told by writing it again.
 */
#include "svg_picture.h"

#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "css.h"
#include "number.h"

#define BYTES_MAX (1u << 20)

enum key {
	KEY_UNIT,
	KEY_BOX,
	KEY_WORDS,
	KEY_FAMILY,
	KEY_SIZE,
	KEY_FILL,
	KEY_OPACITY,
	KEY_ANCHOR,
	KEY_WEIGHT,
	KEY_STYLE,
	KEY_DECORATION,
	KEY_COUNT,
};

static const char *const keys[KEY_COUNT] = {
	[KEY_UNIT] = " " PLEN_SVG_TEXT_UNIT "=\"",
	[KEY_BOX] = " " PLEN_SVG_TEXT_BOX "=\"",
	[KEY_WORDS] = " " PLEN_SVG_TEXT_WORDS "=\"",
	[KEY_FAMILY] = " font-family=\"",
	[KEY_SIZE] = " font-size=\"",
	[KEY_FILL] = " fill=\"",
	[KEY_OPACITY] = " fill-opacity=\"",
	[KEY_ANCHOR] = " text-anchor=\"",
	[KEY_WEIGHT] = " font-weight=\"",
	[KEY_STYLE] = " font-style=\"",
	[KEY_DECORATION] = " text-decoration=\"",
};

/* Undoes what xml_write.c does to values, in place. */
static void unescape(char *text)
{
	static const struct {
		const char *escape;
		char c;
	} escapes[] = {
		{"&amp;", '&'},  {"&lt;", '<'},  {"&gt;", '>'},   {"&quot;", '"'},
		{"&#10;", '\n'}, {"&#9;", '\t'}, {"&#13;", '\r'},
	};
	char *to = text;

	while (*text != '\0') {
		size_t length = 1;
		char c = *text;

		for (size_t i = 0; c == '&' && i < sizeof(escapes) / sizeof(escapes[0]); i++) {
			if (strncmp(text, escapes[i].escape, strlen(escapes[i].escape)) == 0) {
				length = strlen(escapes[i].escape);
				c = escapes[i].c;
				break;
			}
		}
		*to++ = c;
		text += length;
	}
	*to = '\0';
}

/* The values of all keys, cut out of `copy`; NULL where there is none. A quote within a value would
 * be escaped, so that no value holds what looks like a key. */
static void cut_values(char *copy, char *values[KEY_COUNT])
{
	for (int i = 0; i < KEY_COUNT; i++) {
		char *found = strstr(copy, keys[i]);

		values[i] = found != NULL ? found + strlen(keys[i]) : NULL;
	}
	for (int i = 0; i < KEY_COUNT; i++) {
		if (values[i] != NULL) {
			values[i][strcspn(values[i], "\"")] = '\0';
		}
	}
}

static double number_in(const char *value)
{
	double number = 0;

	return value != NULL && plen_number_parse(value, &number, NULL) ? number : 0;
}

static enum plen_svg_align align_in(const char *value)
{
	if (value == NULL || strcmp(value, "start") == 0) {
		return PLEN_SVG_ALIGN_LEFT;
	}
	return strcmp(value, "middle") == 0 ? PLEN_SVG_ALIGN_MIDDLE : PLEN_SVG_ALIGN_RIGHT;
}

static bool read_values(char *values[KEY_COUNT], struct plen_svg_text *text, double *um)
{
	*text = (struct plen_svg_text){
		.text = values[KEY_WORDS],
		.family = values[KEY_FAMILY],
		.size = number_in(values[KEY_SIZE]),
		.width = number_in(values[KEY_BOX]),
		.bold = values[KEY_WEIGHT] != NULL,
		.italic = values[KEY_STYLE] != NULL,
		.underlined = values[KEY_DECORATION] != NULL,
		.align = align_in(values[KEY_ANCHOR]),
	};
	*um = number_in(values[KEY_UNIT]);
	if (text->text == NULL || text->family == NULL || !(text->size > 0) || !(*um > 0) ||
	    !plen_css_colour(values[KEY_FILL], &text->rgba)) {
		return false;
	}
	text->rgba = plen_css_with_opacity(text->rgba, number_in(values[KEY_OPACITY]));
	unescape(values[KEY_WORDS]);
	unescape(values[KEY_FAMILY]);
	return true;
}

static bool is_made_of(const struct plen_svg_text *text, double um, const uint8_t *bytes,
		       size_t size)
{
	struct plen_svg_text_box box;
	size_t again_size = 0;
	uint8_t *again = plen_svg_text_make(text, um, &box, &again_size);
	bool same = again_size == size && memcmp(again, bytes, size) == 0;

	free(again);
	return same;
}

bool plen_svg_text_parse(const uint8_t *bytes, size_t size, struct plen_svg_text *text, double *um,
			 char **copy)
{
	char *values[KEY_COUNT];

	if (size > BYTES_MAX) {
		return false;
	}
	*copy = plen_calloc(size + 1, 1);
	memcpy(*copy, bytes, size);
	cut_values(*copy, values);
	if (read_values(values, text, um) && is_made_of(text, *um, bytes, size)) {
		return true;
	}
	free(*copy);
	*copy = NULL;
	return false;
}
