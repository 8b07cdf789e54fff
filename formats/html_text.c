/* SPDX-License-Identifier: MIT */
#include "html_text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "buffer.h"
#include "common/mem.h"
#include "css.h"
#include "number.h"

#define TAG_MAX 2048
#define SIZE_MAX_PX 10000
#define DEPTH_MAX 32
#define BLOCKS_MAX 500
#define BLANKS " \t\r\n"

struct html {
	struct plen_buffer text;    /* of the block so far */
	struct plen_html_look look; /* of the block, from its first letter on */
	bool has_look;
	struct plen_html_blocks *blocks;
	double px_per_pt;
	/* How the elements that are open say that text looks, from without inwards. */
	struct plen_html_look looks[DEPTH_MAX];
	uint32_t depth;
	bool blank;  /* a blank is due before the next letter */
	bool within; /* the line has a letter */
	bool keeps;  /* blanks are letters */
	bool broken; /* a line break is the last thing that came */
};

static void newline(struct html *html)
{
	plen_buffer_text(&html->text, "\n");
	html->blank = false;
	html->within = false;
}

static void line_break(struct html *html)
{
	newline(html);
	html->broken = true;
}

/* A line break at the end of a paragraph is its end. */
static void end_paragraph(struct html *html)
{
	if (!html->broken) {
		newline(html);
	}
	html->broken = false;
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
	{"br", line_break, NULL},      {"p", paragraph, end_paragraph},
	{"div", paragraph, paragraph}, {"li", bullet, paragraph},
	{"tr", NULL, paragraph},       {"h1", paragraph, paragraph},
	{"h2", paragraph, paragraph},  {"h3", paragraph, paragraph},
};

/* What they hold is not for reading. */
static const char *const silent[] = {"head", "style", "script", "title"};

/* -- looks -- */

static void take_size(struct html *html, struct plen_html_look *look, const char *value)
{
	const char *unit = NULL;
	double number = 0;

	if (plen_number_parse(value, &number, &unit) && number > 0) {
		number *= strcmp(unit, "pt") == 0 ? html->px_per_pt : 1;
		look->size_px = number < SIZE_MAX_PX ? number : look->size_px;
	}
}

static void take_family(struct plen_html_look *look, const char *value)
{
	const char *name = value + strspn(value, "'\" ");

	snprintf(look->family, sizeof(look->family), "%.*s", (int)strcspn(name, "'\",;"), name);
}

static void take_weight(struct plen_html_look *look, const char *value)
{
	double number = 0;

	look->bold = strcmp(value, "bold") == 0 ||
		     (plen_number_parse(value, &number, NULL) && number >= 600);
}

static void take_align(struct plen_html_look *look, const char *value)
{
	look->align = strncasecmp(value, "center", 6) == 0  ? PLEN_SVG_ALIGN_MIDDLE
		      : strncasecmp(value, "right", 5) == 0 ? PLEN_SVG_ALIGN_RIGHT
							    : PLEN_SVG_ALIGN_LEFT;
}

static void look_at_style(struct html *html, struct plen_html_look *look, const char *style)
{
	uint32_t rgba = 0;
	char value[128];

	if (plen_css_property(style, "font-size", value, sizeof(value))) {
		take_size(html, look, value);
	}
	if (plen_css_property(style, "color", value, sizeof(value)) &&
	    plen_css_colour(value, &rgba)) {
		look->rgba = rgba;
	}
	if (plen_css_property(style, "font-family", value, sizeof(value))) {
		take_family(look, value);
	}
	if (plen_css_property(style, "font-weight", value, sizeof(value))) {
		take_weight(look, value);
	}
	if (plen_css_property(style, "font-style", value, sizeof(value))) {
		look->italic = strcmp(value, "italic") == 0;
	}
	if (plen_css_property(style, "text-decoration", value, sizeof(value))) {
		look->underlined = strstr(value, "underline") != NULL;
	}
	if (plen_css_property(style, "text-align", value, sizeof(value))) {
		take_align(look, value);
	}
}

/* The value of an attribute within a tag, in a copy of its own; "" if it has none. */
static char *value_of(const char *tag, const char *name)
{
	const char *at = strcasestr(tag, name);
	size_t length = strlen(name);

	if (at == NULL || at == tag || (at[length] != '"' && at[length] != '\'')) {
		return plen_strdup("");
	}
	const char quote[] = {at[length], '\0'};
	return plen_asprintf("%.*s", (int)strcspn(at + length + 1, quote), at + length + 1);
}

static bool is_tag(const char *tag, const char *name)
{
	size_t length = strlen(name);

	return strncasecmp(tag, name, length) == 0 && !isalnum((unsigned char)tag[length]);
}

static bool is_one_of(const char *tag, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (is_tag(tag, names[i])) {
			return true;
		}
	}
	return false;
}

static const struct plen_html_look *look_now(const struct html *html)
{
	static const struct plen_html_look none;
	uint32_t depth = html->depth < DEPTH_MAX ? html->depth : DEPTH_MAX;

	return depth > 0 ? &html->looks[depth - 1] : &none;
}

static void open_look(struct html *html, const char *tag)
{
	static const char *const empty[] = {"br", "hr", "img", "meta", "input", "link"};
	struct plen_html_look look = *look_now(html);
	char *style = value_of(tag, "style="), *align = value_of(tag, "align=");
	size_t length = strlen(tag);

	look.bold = look.bold || is_tag(tag, "b") || is_tag(tag, "strong");
	look.italic = look.italic || is_tag(tag, "i") || is_tag(tag, "em");
	look.underlined = look.underlined || is_tag(tag, "u");
	if (align[0] != '\0') {
		take_align(&look, align);
	}
	look_at_style(html, &look, style);
	if (!is_one_of(tag, empty, sizeof(empty) / sizeof(empty[0])) && length > 0 &&
	    tag[length - 1] != '/') {
		if (html->depth < DEPTH_MAX) {
			html->looks[html->depth] = look;
		}
		html->depth++;
	}
	free(style);
	free(align);
}

static void close_look(struct html *html)
{
	html->depth -= html->depth > 0;
}

/* -- blocks -- */

static bool look_alike(const struct plen_html_look *a, const struct plen_html_look *b)
{
	return a->size_px == b->size_px && a->rgba == b->rgba && a->bold == b->bold &&
	       a->italic == b->italic && a->underlined == b->underlined && a->align == b->align &&
	       strcmp(a->family, b->family) == 0;
}

static void end_block(struct html *html)
{
	struct plen_html_blocks *blocks = html->blocks;
	size_t size;
	char *text = (char *)plen_buffer_take(&html->text, &size);

	blocks->at = plen_realloc(blocks->at, blocks->count + 1, sizeof(*blocks->at));
	blocks->at[blocks->count++] = (struct plen_html_block){text, html->look};
	html->has_look = false;
}

/* A line looks as its first letter. */
static void begin_line(struct html *html)
{
	const struct plen_html_look *look = look_now(html);

	if (html->has_look && !look_alike(look, &html->look) && html->blocks->count < BLOCKS_MAX) {
		end_block(html);
	}
	if (!html->has_look) {
		html->look = *look;
		html->has_look = true;
	}
	html->within = true;
}

/* -- reading -- */

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

/* Where a tag ends that begins behind `at`, which is at '<'; NULL if it is a letter. */
static const char *end_of_tag(const char *at)
{
	if (!isalpha((unsigned char)at[1]) && (at[1] == '\0' || strchr("/!?", at[1]) == NULL)) {
		return NULL;
	}
	return strncmp(at, "<!--", 4) == 0 ? strstr(at, "-->") : strchr(at, '>');
}

/* What is between '<' and `end`. Returns what is behind '>'. */
static const char *read_tag(struct html *html, const char *at, const char *end)
{
	bool is_empty = end[-1] == '/';
	char tag[TAG_MAX];

	snprintf(tag, sizeof(tag), "%.*s", end - at < TAG_MAX ? (int)(end - at) : TAG_MAX - 1, at);
	end += end[0] == '-' ? 3 : 1;
	for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++) {
		if (is_tag(tag, silent[i]) && !is_empty) {
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
	if (tag[0] == '/') {
		close_look(html);
	} else if (isalpha((unsigned char)tag[0])) {
		open_look(html, tag);
	}
	return end;
}

static void add_letter(struct html *html, const char *bytes, size_t size)
{
	if (html->blank && html->text.size > 0 && html->text.data[html->text.size - 1] != '\n') {
		plen_buffer_text(&html->text, " ");
	}
	html->blank = false;
	html->broken = false;
	if (!html->within) {
		begin_line(html);
	}
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

/* Of the first block those before it, of the last those behind it. */
static void drop_breaks(struct plen_html_blocks *blocks)
{
	char *first = blocks->at[0].text, *last = blocks->at[blocks->count - 1].text;
	size_t size = strlen(last), from = strspn(first, "\n");

	while (size > 0 && last[size - 1] == '\n') {
		last[--size] = '\0';
	}
	from = from < strlen(first) ? from : strlen(first);
	memmove(first, first + from, strlen(first) + 1 - from);
}

/* A blank between words, however many there are. */
static bool is_blank(const struct html *state, char letter)
{
	return strchr(BLANKS, letter) != NULL && !(letter == ' ' && state->keeps);
}

void plen_html_text(struct plen_html_blocks *blocks, const char *html, double px_per_pt)
{
	struct html *state = plen_calloc(1, sizeof(*state));

	*blocks = (struct plen_html_blocks){0};
	state->blocks = blocks;
	state->px_per_pt = px_per_pt;
	state->keeps = strstr(html, "pre-wrap") != NULL;
	while (html[0] != '\0') {
		const char *end = html[0] == '<' ? end_of_tag(html) : NULL;

		if (end != NULL) {
			html = read_tag(state, html + 1, end);
		} else if (html[0] == '&') {
			html = read_entity(state, html);
		} else if (is_blank(state, html[0])) {
			state->blank = !state->keeps;
			html++;
		} else {
			add_letter(state, html++, 1);
		}
	}
	end_block(state);
	drop_breaks(blocks);
	free(state);
}

void plen_html_text_finish(struct plen_html_blocks *blocks)
{
	for (uint32_t i = 0; i < blocks->count; i++) {
		free(blocks->at[i].text);
	}
	free(blocks->at);
	*blocks = (struct plen_html_blocks){0};
}
