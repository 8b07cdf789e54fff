/* SPDX-License-Identifier: MIT
 *
 * Bytes that grow at the end. A NUL always follows the last one, so that text is a C string too.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

struct plen_buffer {
	uint8_t *data; /* NULL while empty */
	size_t size, capacity;
};

/* Room for `size` bytes, to be filled by the caller before anything else is added. */
uint8_t *plen_buffer_space(struct plen_buffer *buffer, size_t size);
void plen_buffer_add(struct plen_buffer *buffer, const void *bytes, size_t size);
void plen_buffer_text(struct plen_buffer *buffer, const char *text);
void plen_buffer_printf(struct plen_buffer *buffer, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* The bytes are the caller's to free, never NULL; the buffer is empty again. */
uint8_t *plen_buffer_take(struct plen_buffer *buffer, size_t *size);
void plen_buffer_finish(struct plen_buffer *buffer);
