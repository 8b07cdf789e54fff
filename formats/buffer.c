/* SPDX-License-Identifier: MIT */
#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

#define PRINTED_USUALLY 64

uint8_t *plen_buffer_space(struct plen_buffer *buffer, size_t size)
{
	size_t from = buffer->size;

	if (size >= buffer->capacity - from || buffer->data == NULL) {
		size_t wanted = from + size + 1;

		buffer->capacity = wanted > 2 * buffer->capacity ? wanted : 2 * buffer->capacity;
		buffer->data = plen_realloc(buffer->data, buffer->capacity, 1);
	}
	buffer->size += size;
	buffer->data[buffer->size] = '\0';
	return buffer->data + from;
}

void plen_buffer_add(struct plen_buffer *buffer, const void *bytes, size_t size)
{
	uint8_t *to = plen_buffer_space(buffer, size);

	if (size > 0) {
		memcpy(to, bytes, size);
	}
}

void plen_buffer_text(struct plen_buffer *buffer, const char *text)
{
	plen_buffer_add(buffer, text, strlen(text));
}

void plen_buffer_printf(struct plen_buffer *buffer, const char *format, ...)
{
	size_t from = buffer->size;
	va_list args, again;

	/* Most of what is printed is short: into the room that there is, and only if that was not
	 * enough once more. The NUL has its place behind. */
	plen_buffer_space(buffer, PRINTED_USUALLY);
	va_start(args, format);
	va_copy(again, args);
	int length = vsnprintf((char *)buffer->data + from, PRINTED_USUALLY + 1, format, args);
	va_end(args);
	buffer->size = from;
	if (length > PRINTED_USUALLY) {
		char *to = (char *)plen_buffer_space(buffer, (size_t)length);

		vsnprintf(to, (size_t)length + 1, format, again);
	} else if (length > 0) {
		buffer->size += (size_t)length;
	}
	va_end(again);
}

uint8_t *plen_buffer_take(struct plen_buffer *buffer, size_t *size)
{
	plen_buffer_space(buffer, 0);

	uint8_t *data = buffer->data;
	*size = buffer->size;
	*buffer = (struct plen_buffer){0};
	return data;
}

void plen_buffer_finish(struct plen_buffer *buffer)
{
	free(buffer->data);
	*buffer = (struct plen_buffer){0};
}
