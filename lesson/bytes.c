/* SPDX-License-Identifier: MIT */
#include "bytes.h"

#include <string.h>

#include "common/mem.h"

#define VARINT_BYTES_MAX 10

uint8_t *plen_bytes_put_space(struct plen_bytes_out *out, size_t size)
{
	size_t from = out->size;

	out->size += size;
	if (out->size > out->capacity) {
		out->capacity = out->size > 2 * out->capacity ? out->size : 2 * out->capacity;
		out->data = plen_realloc(out->data, out->capacity, 1);
	}
	return size > 0 ? out->data + from : NULL;
}

void plen_bytes_put(struct plen_bytes_out *out, const uint8_t *bytes, size_t size)
{
	if (size > 0) {
		memcpy(plen_bytes_put_space(out, size), bytes, size);
	}
}

void plen_bytes_put_u8(struct plen_bytes_out *out, uint8_t value)
{
	out->data = plen_grow(out->data, out->size, &out->capacity, 1);
	out->data[out->size++] = value;
}

void plen_bytes_put_varint(struct plen_bytes_out *out, uint64_t value)
{
	uint8_t bytes[VARINT_BYTES_MAX];
	size_t size = 0;

	while (value >= 0x80) {
		bytes[size++] = (uint8_t)(value | 0x80);
		value >>= 7;
	}
	bytes[size++] = (uint8_t)value;
	plen_bytes_put(out, bytes, size);
}

void plen_bytes_put_zigzag(struct plen_bytes_out *out, int64_t value)
{
	uint64_t sign = value < 0 ? UINT64_MAX : 0;

	plen_bytes_put_varint(out, ((uint64_t)value << 1) ^ sign);
}

const uint8_t *plen_bytes_get(struct plen_bytes_in *in, size_t size)
{
	const uint8_t *bytes = in->at;

	if (in->bad || size > (size_t)(in->end - in->at)) {
		in->bad = true;
		return NULL;
	}
	in->at += size;
	return bytes;
}

uint8_t plen_bytes_get_u8(struct plen_bytes_in *in, uint8_t max)
{
	if (in->bad || in->at == in->end || *in->at > max) {
		in->bad = true;
		return 0;
	}
	return *in->at++;
}

/* The number alone: any value, one spelling. */
static uint64_t get_any(struct plen_bytes_in *in)
{
	uint64_t value = 0;

	if (!in->bad && in->at < in->end && *in->at < 0x80) {
		return *in->at++;
	}
	for (int i = 0; i < VARINT_BYTES_MAX; i++) {
		uint8_t byte = plen_bytes_get_u8(in, UINT8_MAX);
		bool overflows = i == VARINT_BYTES_MAX - 1 && byte > 1;
		bool overlong = i > 0 && byte == 0;
		if (in->bad || overflows || overlong) {
			break;
		}
		value |= (uint64_t)(byte & 0x7f) << (7 * i);
		if (byte < 0x80) {
			return value;
		}
	}
	in->bad = true;
	return 0;
}

uint64_t plen_bytes_get_varint(struct plen_bytes_in *in, uint64_t max)
{
	uint64_t value = get_any(in);

	if (value > max) {
		in->bad = true;
		return 0;
	}
	return value;
}

int64_t plen_bytes_get_zigzag(struct plen_bytes_in *in, int64_t min, int64_t max)
{
	uint64_t coded = get_any(in);
	int64_t value = (int64_t)(coded >> 1);

	if (coded & 1) {
		value = -value - 1;
	}
	if (in->bad || value < min || value > max) {
		in->bad = true;
		return 0;
	}
	return value;
}

size_t plen_bytes_left(const struct plen_bytes_in *in)
{
	return in->bad ? 0 : (size_t)(in->end - in->at);
}
