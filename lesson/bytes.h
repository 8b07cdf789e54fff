/* SPDX-License-Identifier: MIT
 *
 * Bytes out and in, for the bodies of operations: single bytes, varints (seven bits a byte, low
 * ones first, the top bit means "more follows") and zigzag varints for signed numbers.
 *
 * Each number has one spelling: the reader refuses a varint that is longer than it needs to be.
 * The reader's error is sticky, as a parser then reads like the list of its fields: after the
 * first bad one everything is 0, and `bad` is asked once at the end.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct plen_bytes_out {
	uint8_t *data; /* the caller's to free */
	size_t size, capacity;
};

/* Room for `size` bytes, to be filled by the caller before anything else is put; NULL for none. */
uint8_t *plen_bytes_put_space(struct plen_bytes_out *out, size_t size);
void plen_bytes_put(struct plen_bytes_out *out, const uint8_t *bytes, size_t size);
void plen_bytes_put_u8(struct plen_bytes_out *out, uint8_t value);
void plen_bytes_put_varint(struct plen_bytes_out *out, uint64_t value);
void plen_bytes_put_zigzag(struct plen_bytes_out *out, int64_t value);

struct plen_bytes_in {
	const uint8_t *at, *end;
	bool bad;
};

/* The next `size` bytes where they lie; NULL if there are fewer. */
const uint8_t *plen_bytes_get(struct plen_bytes_in *in, size_t size);
/* Values above `max`, or outside `min`..`max`, are bad. */
uint8_t plen_bytes_get_u8(struct plen_bytes_in *in, uint8_t max);
uint64_t plen_bytes_get_varint(struct plen_bytes_in *in, uint64_t max);
int64_t plen_bytes_get_zigzag(struct plen_bytes_in *in, int64_t min, int64_t max);
/* Bytes not yet read; 0 once bad. */
size_t plen_bytes_left(const struct plen_bytes_in *in);

/* Four bytes, the highest first, as SQLite spells its own numbers. */
static inline uint32_t plen_bytes_u32_big(const uint8_t *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}
