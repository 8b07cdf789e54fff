/* SPDX-License-Identifier: MIT */
#include "fuzz_pack.h"

#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "sink_valid.h"

#define BETWEEN 0xff

static void add(struct plen_archive_writer *writer, const char *name, const void *bytes,
		size_t size)
{
	uint8_t *copy = malloc(size + 1);

	memcpy(copy, bytes, size);
	copy[size] = 0;
	plen_archive_writer_add(writer, name, copy, size, false);
}

static void add_parts(struct plen_archive_writer *writer, const char *const *names,
		      const uint8_t *data, size_t size)
{
	for (; *names != NULL && size > 0; names++) {
		const uint8_t *end = memchr(data, BETWEEN, size);
		size_t length = end != NULL ? (size_t)(end - data) : size;

		add(writer, *names, data, length);
		data += length + (end != NULL);
		size -= length + (end != NULL);
	}
}

void fuzz_pack_read(plen_format_read reader, const char *const *names, const uint8_t *data,
		    size_t size)
{
	struct plen_archive_writer *writer;
	uint8_t *bytes = NULL;
	size_t packed = 0;

	if (plen_archive_is(data, size)) {
		sink_valid_read(reader, data, size);
		return;
	}
	writer = plen_archive_writer_create();
	add_parts(writer, names, data, size);
	add(writer, "images/a.png", "\x89PNG\r\n\x1a\n", 8);
	add(writer, "objects/a.pdf", "%PDF-1.4", 8);
	if (plen_archive_writer_finish(writer, &bytes, &packed) == 0) {
		sink_valid_read(reader, bytes, packed);
	}
	free(bytes);
}
