/* SPDX-License-Identifier: MIT
 *
 * Memory. Plenary is crash-only about it: a failed allocation ends the process with a message,
 * the unit starts it again within a second, and the operation log brings everything back. So
 * these never return NULL. Sizes that come from outside are limited before they get here.
 */
#pragma once

#include <stddef.h>

void *plen_calloc(size_t count, size_t size);
/* Resizes to count * size bytes; checks the product. `old` may be NULL. New bytes are not zeroed.
 */
void *plen_realloc(void *old, size_t count, size_t size);
char *plen_strdup(const char *text);
char *plen_asprintf(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Makes room for one more element in a growing array: returns `array`, moved if need be, with
 * room for at least count + 1 elements, and updates *capacity. */
void *plen_grow(void *array, size_t count, size_t *capacity, size_t size);
