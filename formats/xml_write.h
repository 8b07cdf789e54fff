/* SPDX-License-Identifier: MIT
 *
 * XML out. Escapes; what XML or UTF-8 cannot hold becomes U+FFFD. Names are ours and not checked.
 * Numbers look the same everywhere.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "buffer.h"

#define PLEN_XML_WRITE_DEPTH 32

struct plen_xml_write {
	struct plen_buffer out;
	const char *open[PLEN_XML_WRITE_DEPTH]; /* borrowed until their end */
	unsigned depth;
	unsigned char in_tag, had_text;
};

/* Zeroed is ready: *write = (struct plen_xml_write){0}. The declaration, if it is wanted. */
void plen_xml_write_declaration(struct plen_xml_write *write);
void plen_xml_write_begin(struct plen_xml_write *write, const char *name);
/* Attributes follow their element's begin. */
void plen_xml_write_attribute(struct plen_xml_write *write, const char *name, const char *value);
void plen_xml_write_format(struct plen_xml_write *write, const char *name, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void plen_xml_write_number(struct plen_xml_write *write, const char *name, double value,
			   int decimals);
/* "#rrggbb", alpha left out. */
void plen_xml_write_colour(struct plen_xml_write *write, const char *name, uint32_t rgba);
/* An attribute in parts, for long lists: what is added to the result is its value, unescaped. */
struct plen_buffer *plen_xml_write_open_attribute(struct plen_xml_write *write, const char *name);
void plen_xml_write_close_attribute(struct plen_xml_write *write);
void plen_xml_write_text(struct plen_xml_write *write, const char *text);
/* Text in parts: what is added to the result is the element's text, unescaped. */
struct plen_buffer *plen_xml_write_open_text(struct plen_xml_write *write);
/* Ends the last begun element; on a line of its own unless it holds text. */
void plen_xml_write_end(struct plen_xml_write *write);
/* All is ended. The bytes are the caller's to free. */
uint8_t *plen_xml_write_take(struct plen_xml_write *write, size_t *size);
/* Gives up. */
void plen_xml_write_finish(struct plen_xml_write *write);
