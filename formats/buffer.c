/* SPDX-License-Identifier: MIT */
#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

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
	va_list args, again;

	va_start(args, format);
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length > 0) {
		char *to = (char *)plen_buffer_space(buffer, (size_t)length);

		/* The NUL has its place behind. */
		vsnprintf(to, (size_t)length + 1, format, again);
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
