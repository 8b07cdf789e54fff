/* SPDX-License-Identifier: MIT */
#include "xml_write.h"

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "number.h"

#define REPLACEMENT "\xef\xbf\xbd"

/* -- characters -- */

/* How many bytes of a sequence follow its first; -1 for none. */
static int following(unsigned char first)
{
	if (first < 0x80) {
		return 0;
	}
	return first >= 0xc2 && first < 0xe0   ? 1
	       : first >= 0xe0 && first < 0xf0 ? 2
	       : first >= 0xf0 && first < 0xf5 ? 3
					       : -1;
}

/* The length of the character at `at`, 0 if XML or UTF-8 cannot hold it. */
static size_t character(const unsigned char *at)
{
	static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
	int more = following(at[0]);

	if (more < 0) {
		return 0;
	}
	if (more == 0) {
		return at[0] >= 0x20 || at[0] == '\t' || at[0] == '\n' || at[0] == '\r';
	}

	uint32_t code = at[0] & (0x3fu >> more);
	for (int i = 1; i <= more; i++) {
		if ((at[i] & 0xc0) != 0x80) {
			return 0;
		}
		code = code << 6 | (at[i] & 0x3f);
	}
	bool bad = code < least[more] || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff ||
		   code == 0xfffe || code == 0xffff;
	return bad ? 0 : (size_t)more + 1;
}

static const char *escape_of(char c, bool in_attribute)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return in_attribute ? "&quot;" : NULL;
	case '\n':
		return in_attribute ? "&#10;" : NULL;
	case '\t':
		return in_attribute ? "&#9;" : NULL;
	case '\r':
		return "&#13;";
	default:
		return NULL;
	}
}

static void put_escaped(struct plen_buffer *out, const char *text, bool in_attribute)
{
	const char *at = text;

	while (*at != '\0') {
		size_t length = character((const unsigned char *)at);
		const char *escape = escape_of(*at, in_attribute);

		if (length == 0) {
			plen_buffer_text(out, REPLACEMENT);
			at++;
			continue;
		}
		if (escape != NULL) {
			plen_buffer_text(out, escape);
		} else {
			plen_buffer_add(out, at, length);
		}
		at += length;
	}
}

/* -- elements -- */

static void close_tag(struct plen_xml_write *write)
{
	if (write->in_tag) {
		plen_buffer_text(&write->out, ">");
		write->in_tag = 0;
	}
}

void plen_xml_write_declaration(struct plen_xml_write *write)
{
	plen_buffer_text(&write->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

void plen_xml_write_begin(struct plen_xml_write *write, const char *name)
{
	assert(write->depth < PLEN_XML_WRITE_DEPTH);

	bool first_child = write->in_tag;
	close_tag(write);
	if (first_child && !write->had_text) {
		plen_buffer_text(&write->out, "\n");
	}
	write->open[write->depth++] = name;
	plen_buffer_text(&write->out, "<");
	plen_buffer_text(&write->out, name);
	write->in_tag = 1;
	write->had_text = 0;
}

struct plen_buffer *plen_xml_write_open_attribute(struct plen_xml_write *write, const char *name)
{
	assert(write->in_tag);

	plen_buffer_text(&write->out, " ");
	plen_buffer_text(&write->out, name);
	plen_buffer_text(&write->out, "=\"");
	return &write->out;
}

void plen_xml_write_close_attribute(struct plen_xml_write *write)
{
	plen_buffer_text(&write->out, "\"");
}

void plen_xml_write_attribute(struct plen_xml_write *write, const char *name, const char *value)
{
	put_escaped(plen_xml_write_open_attribute(write, name), value, true);
	plen_xml_write_close_attribute(write);
}

void plen_xml_write_format(struct plen_xml_write *write, const char *name, const char *format, ...)
{
	char value[256];
	va_list args;

	va_start(args, format);
	vsnprintf(value, sizeof(value), format, args);
	va_end(args);
	plen_xml_write_attribute(write, name, value);
}

void plen_xml_write_number(struct plen_xml_write *write, const char *name, double value,
			   int decimals)
{
	char text[PLEN_NUMBER_TEXT];

	plen_number_print(text, value, decimals);
	plen_xml_write_attribute(write, name, text);
}

void plen_xml_write_colour(struct plen_xml_write *write, const char *name, uint32_t rgba)
{
	plen_xml_write_format(write, name, "#%06x", rgba >> 8);
}

struct plen_buffer *plen_xml_write_open_text(struct plen_xml_write *write)
{
	close_tag(write);
	write->had_text = 1;
	return &write->out;
}

void plen_xml_write_text(struct plen_xml_write *write, const char *text)
{
	put_escaped(plen_xml_write_open_text(write), text, false);
}

void plen_xml_write_end(struct plen_xml_write *write)
{
	assert(write->depth > 0);

	const char *name = write->open[--write->depth];
	if (write->in_tag) {
		plen_buffer_text(&write->out, "/>\n");
	} else {
		plen_buffer_text(&write->out, "</");
		plen_buffer_text(&write->out, name);
		plen_buffer_text(&write->out, ">\n");
	}
	write->in_tag = 0;
	write->had_text = 0;
}

uint8_t *plen_xml_write_take(struct plen_xml_write *write, size_t *size)
{
	assert(write->depth == 0);

	return plen_buffer_take(&write->out, size);
}

void plen_xml_write_finish(struct plen_xml_write *write)
{
	plen_buffer_finish(&write->out);
	*write = (struct plen_xml_write){0};
}
