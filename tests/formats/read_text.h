/* SPDX-License-Identifier: MIT
 *
 * What a reader makes of a file that a test has put together, as text.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "formats/formats.h"

struct read_text_file {
	const char *name; /* NULL = the end of the list */
	const char *content;
	size_t size; /* 0 = strlen(content) */
};

/* Everything that comes out of the reader, SVG files in full, and a line of losses. Fails the test
 * unless the reader returns `expected`, with a line for people if that is an error. */
char *read_text(plen_format_read read, const uint8_t *bytes, size_t size, int expected);
/* The same of a text, and of an archive of these files. */
char *read_text_plain(plen_format_read read, const char *content);
char *read_text_packed(plen_format_read read, const struct read_text_file *files, int expected);

/* Fails the test unless all parts are in the text, one after the other; then frees the text. */
void read_text_check(char *text, const char *const *parts);
#define READ_TEXT_CHECK(text, ...) read_text_check(text, (const char *const[]){__VA_ARGS__, NULL})
/* Fails the test if the part is in the text, which stays. */
void read_text_lacks(const char *text, const char *part);
