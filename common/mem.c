/* SPDX-License-Identifier: MIT */
#include "common/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void die(size_t bytes)
{
	fprintf(stderr, "plenary: out of memory (%zu bytes asked for)\n", bytes);
	abort();
}

void *plen_calloc(size_t count, size_t size)
{
	/* Of nothing, calloc may return NULL. */
	void *memory = count != 0 && size != 0 ? calloc(count, size) : calloc(1, 1);

	if (memory == NULL) {
		size_t bytes = 0;
		die(__builtin_mul_overflow(count, size, &bytes) ? SIZE_MAX : bytes);
	}
	return memory;
}

void *plen_realloc(void *old, size_t count, size_t size)
{
	size_t bytes = 0;

	if (__builtin_mul_overflow(count, size, &bytes)) {
		die(SIZE_MAX);
	}

	void *memory = realloc(old, bytes > 0 ? bytes : 1);
	if (memory == NULL) {
		die(bytes);
	}
	return memory;
}

char *plen_strdup(const char *text)
{
	char *copy = strdup(text);

	if (copy == NULL) {
		die(strlen(text) + 1);
	}
	return copy;
}

char *plen_asprintf(const char *format, ...)
{
	char *text = NULL;
	va_list args;

	va_start(args, format);
	int length = vasprintf(&text, format, args);
	va_end(args);
	if (length < 0) {
		die(0);
	}
	return text;
}

void *plen_grow(void *array, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity) {
		return array;
	}
	*capacity = *capacity > 0 ? *capacity * 2 : 16;
	return plen_realloc(array, *capacity, size);
}
