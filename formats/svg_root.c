/* SPDX-License-Identifier: MIT */
#include "svg_root.h"

#include <string.h>

#define SPACES " \t\r\n"

struct text {
	const char *at, *end;
};

static bool begins(const struct text *text, const char *with)
{
	size_t length = strlen(with);

	return (size_t)(text->end - text->at) >= length && memcmp(text->at, with, length) == 0;
}

static bool skip_past(struct text *text, const char *what)
{
	const char *found = memmem(text->at, (size_t)(text->end - text->at), what, strlen(what));

	text->at = found != NULL ? found + strlen(what) : text->end;
	return found != NULL;
}

static void skip_any(struct text *text, const char *of)
{
	while (text->at < text->end && *text->at != '\0' && strchr(of, *text->at) != NULL) {
		text->at++;
	}
}

static void skip_until(struct text *text, const char *of)
{
	while (text->at < text->end && *text->at != '\0' && strchr(of, *text->at) == NULL) {
		text->at++;
	}
}

/* A document type may hold declarations in brackets. */
static void skip_document_type(struct text *text)
{
	skip_until(text, "[>");
	if (begins(text, "[")) {
		skip_past(text, "]");
		skip_until(text, ">");
	}
}

/* To the first attribute of the root. */
static bool enter_root(struct text *text)
{
	while (skip_past(text, "<")) {
		if (begins(text, "?")) {
			skip_past(text, "?>");
		} else if (begins(text, "!--")) {
			skip_past(text, "-->");
		} else if (begins(text, "!")) {
			skip_document_type(text);
		} else {
			skip_until(text, SPACES "/>");
			return true;
		}
	}
	return false;
}

/* False at the tag's end. */
static bool next_attribute(struct text *text, struct text *name, struct text *value)
{
	char quote[2] = "";

	skip_any(text, SPACES);
	name->at = text->at;
	skip_until(text, SPACES "=/>");
	name->end = text->at;
	skip_any(text, SPACES);
	if (!begins(text, "=")) {
		return false;
	}
	text->at++;
	skip_any(text, SPACES);
	if (!begins(text, "\"") && !begins(text, "'")) {
		return false;
	}
	quote[0] = *text->at++;
	value->at = text->at;
	if (!skip_past(text, quote)) {
		return false;
	}
	value->end = text->at - 1;
	return true;
}

bool plen_svg_root_attribute(const uint8_t *bytes, size_t size, const char *name, char *value,
			     size_t value_size)
{
	struct text text = {(const char *)bytes, (const char *)bytes + size};
	struct text key, found;

	if (!enter_root(&text)) {
		return false;
	}
	while (next_attribute(&text, &key, &found)) {
		size_t length = (size_t)(found.end - found.at);

		if ((size_t)(key.end - key.at) == strlen(name) && begins(&key, name)) {
			if (length >= value_size) {
				return false;
			}
			memcpy(value, found.at, length);
			value[length] = '\0';
			return true;
		}
	}
	return false;
}
