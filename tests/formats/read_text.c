/* SPDX-License-Identifier: MIT */
#include "read_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "archive.h"
#include "sink_text.h"

char *read_text(plen_format_read read, const uint8_t *bytes, size_t size, int expected)
{
	struct sink_text text = {.fail_after = 0};
	struct plen_sink sink = sink_text_init(&text);
	struct plen_reading reading = {0};

	text.with_bytes = true;
	assert_int_equal(read(bytes, size, &sink, &reading), expected);
	assert_true(expected == 0 || reading.detail[0] != '\0');

	char *losses = sink_text_losses(&reading);
	plen_buffer_printf(&text.text, "%s\n", losses);
	free(losses);
	return (char *)plen_buffer_take(&text.text, &size);
}

char *read_text_plain(plen_format_read read, const char *content)
{
	return read_text(read, (const uint8_t *)content, strlen(content), 0);
}

char *read_text_packed(plen_format_read read, const struct read_text_file *files, int expected)
{
	struct plen_archive_writer *writer = plen_archive_writer_create();
	uint8_t *bytes = NULL;
	size_t size = 0;

	for (; files->name != NULL; files++) {
		size_t length = files->size != 0 ? files->size : strlen(files->content);
		uint8_t *copy = malloc(length + 1);

		memcpy(copy, files->content, length);
		plen_archive_writer_add(writer, files->name, copy, length, true);
	}
	assert_int_equal(plen_archive_writer_finish(writer, &bytes, &size), 0);

	char *text = read_text(read, bytes, size, expected);
	free(bytes);
	return text;
}

void read_text_check(char *text, const char *const *parts)
{
	const char *at = text;

	for (; *parts != NULL; parts++) {
		at = strstr(at, *parts);
		if (at == NULL) {
			print_message("not found: %s\nwithin:\n%s", *parts, text);
			fail();
		}
		at += strlen(*parts);
	}
	free(text);
}

void read_text_lacks(const char *text, const char *part)
{
	if (strstr(text, part) != NULL) {
		print_message("found: %s\nwithin:\n%s", part, text);
		fail();
	}
}
