/* SPDX-License-Identifier: MIT */
#include "html_text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "buffer.h"
#include "css.h"
#include "number.h"

#define TAG_MAX 2048
#define SIZE_MAX_PX 10000
#define BLANKS " \t\r\n"

/* Looked at as text goes by. */
struct html {
	struct plen_buffer text;
	struct plen_html_look *look;
	double px_per_pt;
	bool blank; /* a blank is due before the next letter */
};

static void newline(struct html *html)
{
	plen_buffer_text(&html->text, "\n");
	html->blank = false;
}

static void paragraph(struct html *html)
{
	if (html->text.size > 0 && html->text.data[html->text.size - 1] != '\n') {
		newline(html);
	}
}

static void bullet(struct html *html)
{
	paragraph(html);
	plen_buffer_text(&html->text, "\xe2\x80\xa2 ");
}

static const struct {
	const char *name;
	void (*begin)(struct html *html);
	void (*end)(struct html *html);
} tags[] = {
	{"br", newline, NULL},        {"p", paragraph, newline},    {"div", paragraph, paragraph},
	{"li", bullet, paragraph},    {"tr", NULL, paragraph},      {"h1", paragraph, paragraph},
	{"h2", paragraph, paragraph}, {"h3", paragraph, paragraph},
};

/* What they hold is not for reading. */
static const char *const silent[] = {"head", "style", "script", "title"};

static void look_at_style(struct html *html, const char *style)
{
	struct plen_html_look *look = html->look;
	const char *unit = NULL;
	double number = 0;
	char value[128];

	if (look->size_px == 0 && plen_css_property(style, "font-size", value, sizeof(value)) &&
	    plen_number_parse(value, &number, &unit) && number > 0) {
		number *= strcmp(unit, "pt") == 0 ? html->px_per_pt : 1;
		look->size_px = number < SIZE_MAX_PX ? number : 0;
	}
	if (look->rgba == 0 && plen_css_property(style, "color", value, sizeof(value)) &&
	    !plen_css_colour(value, &look->rgba)) {
		look->rgba = 0;
	}
	if (look->family[0] == '\0' &&
	    plen_css_property(style, "font-family", value, sizeof(value))) {
		const char *name = value + strspn(value, "'\" ");
		snprintf(look->family, sizeof(look->family), "%.*s", (int)strcspn(name, "'\",;"),
			 name);
	}
	if (plen_css_property(style, "font-weight", value, sizeof(value)) &&
	    (strcmp(value, "bold") == 0 ||
	     (plen_number_parse(value, &number, NULL) && number >= 600))) {
		look->bold = true;
	}
	if (plen_css_property(style, "font-style", value, sizeof(value)) &&
	    strcmp(value, "italic") == 0) {
		look->italic = true;
	}
}

/* The style attribute within a tag, cut out of it in place. */
static char *style_of(char *tag)
{
	char *at = strcasestr(tag, "style=");

	if (at == NULL || (at[6] != '"' && at[6] != '\'')) {
		return NULL;
	}

	char quote = at[6], *value = at + 7, *end = strchr(value, quote);
	if (end != NULL) {
		*end = '\0';
	}
	return value;
}

static bool is_tag(const char *tag, const char *name)
{
	size_t length = strlen(name);

	return strncasecmp(tag, name, length) == 0 && !isalnum((unsigned char)tag[length]);
}

/* Goes on behind </name>, or at the end. */
static const char *skip_silent(const char *html, const char *name)
{
	for (const char *at = html; (at = strstr(at, "</")) != NULL; at += 2) {
		if (is_tag(at + 2, name)) {
			return at;
		}
	}
	return html + strlen(html);
}

/* `at` is behind '<'. Returns what is behind '>'. */
static const char *read_tag(struct html *html, const char *at)
{
	const char *end = strncmp(at, "!--", 3) == 0 ? strstr(at, "-->") : strchr(at, '>');
	char tag[TAG_MAX];

	if (end == NULL) {
		return at + strlen(at);
	}
	snprintf(tag, sizeof(tag), "%.*s", end - at < TAG_MAX ? (int)(end - at) : TAG_MAX - 1, at);
	end += end[0] == '-' ? 3 : 1;
	for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++) {
		if (is_tag(tag, silent[i])) {
			return skip_silent(end, silent[i]);
		}
	}
	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		if (is_tag(tag, tags[i].name) && tags[i].begin != NULL) {
			tags[i].begin(html);
		} else if (tag[0] == '/' && is_tag(tag + 1, tags[i].name) && tags[i].end != NULL) {
			tags[i].end(html);
		}
	}
	if (html->look != NULL && tag[0] != '/' && tag[0] != '!') {
		look_at_style(html, style_of(tag));
	}
	return end;
}

static void add_letter(struct html *html, const char *bytes, size_t size)
{
	if (html->blank && html->text.size > 0 && html->text.data[html->text.size - 1] != '\n') {
		plen_buffer_text(&html->text, " ");
	}
	html->blank = false;
	plen_buffer_add(&html->text, bytes, size);
}

static void add_code(struct html *html, unsigned long code)
{
	char utf8[4];
	size_t size = 0;

	if (code < 0x80) {
		utf8[size++] = (char)code;
	} else if (code < 0x800) {
		utf8[size++] = (char)(0xc0 | code >> 6);
		utf8[size++] = (char)(0x80 | (code & 0x3f));
	} else if (code < 0x10000) {
		utf8[size++] = (char)(0xe0 | code >> 12);
		utf8[size++] = (char)(0x80 | (code >> 6 & 0x3f));
		utf8[size++] = (char)(0x80 | (code & 0x3f));
	} else {
		utf8[size++] = (char)(0xf0 | code >> 18);
		utf8[size++] = (char)(0x80 | (code >> 12 & 0x3f));
		utf8[size++] = (char)(0x80 | (code >> 6 & 0x3f));
		utf8[size++] = (char)(0x80 | (code & 0x3f));
	}
	add_letter(html, utf8, size);
}

/* `at` is at '&'. */
static const char *read_entity(struct html *html, const char *at)
{
	static const struct {
		const char *name;
		unsigned code;
	} entities[] = {{"amp;", '&'},  {"lt;", '<'},    {"gt;", '>'},
			{"quot;", '"'}, {"apos;", '\''}, {"nbsp;", ' '}};
	bool hex = at[1] == '#' && (at[2] == 'x' || at[2] == 'X');
	char *end = NULL;

	for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
		if (strncmp(at + 1, entities[i].name, strlen(entities[i].name)) == 0) {
			add_code(html, entities[i].code);
			return at + 1 + strlen(entities[i].name);
		}
	}
	if (at[1] == '#' && isxdigit((unsigned char)at[hex ? 3 : 2])) {
		unsigned long code = strtoul(at + (hex ? 3 : 2), &end, hex ? 16 : 10);

		if (end[0] == ';' && code >= ' ' && code <= 0x10ffff && code >> 11 != 0x1b) {
			add_code(html, code);
			return end + 1;
		}
	}
	add_letter(html, at, 1);
	return at + 1;
}

static char *without_breaks(struct plen_buffer *text)
{
	size_t size, from = 0;
	char *all = (char *)plen_buffer_take(text, &size);

	while (size > 0 && all[size - 1] == '\n') {
		all[--size] = '\0';
	}
	while (all[from] == '\n') {
		from++;
	}
	memmove(all, all + from, size + 1 - from);
	return all;
}

char *plen_html_text(const char *html, double px_per_pt, struct plen_html_look *look)
{
	struct html state = {.look = look, .px_per_pt = px_per_pt};

	*look = (struct plen_html_look){0};
	while (html[0] != '\0') {
		if (html[0] == '<') {
			html = read_tag(&state, html + 1);
		} else if (html[0] == '&') {
			html = read_entity(&state, html);
		} else if (strchr(BLANKS, html[0]) != NULL) {
			state.blank = true;
			html++;
		} else {
			add_letter(&state, html++, 1);
		}
	}
	return without_breaks(&state.text);
}
