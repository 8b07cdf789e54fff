/* SPDX-License-Identifier: MIT
 *
 * ZIP archives made by hand, entry by entry and uncompressed, with all that an honest writer would
 * not write.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

struct hand_zip_entry {
	const char *name;
	size_t name_size; /* 0 = strlen(name) */
	const char *content;
	uint32_t mode;      /* of Unix; 0 = not told */
	uint16_t flags;     /* 1 = encrypted */
	uint16_t method;    /* 0 = stored */
	uint32_t told_size; /* what the headers say; 0 = the truth */
	uint32_t told_crc;  /* 0 = the truth */
};

/* The caller frees it. */
uint8_t *hand_zip(const struct hand_zip_entry *entries, size_t count, size_t *size);
