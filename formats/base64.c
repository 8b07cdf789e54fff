/* SPDX-License-Identifier: MIT */
#include "base64.h"

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void put_group(uint8_t *to, const uint8_t *bytes, size_t left)
{
	uint32_t bits = (uint32_t)bytes[0] << 16 | (uint32_t)(left > 1 ? bytes[1] : 0) << 8 |
			(left > 2 ? bytes[2] : 0);

	to[0] = (uint8_t)letters[bits >> 18];
	to[1] = (uint8_t)letters[bits >> 12 & 63];
	to[2] = (uint8_t)(left > 1 ? letters[bits >> 6 & 63] : '=');
	to[3] = (uint8_t)(left > 2 ? letters[bits & 63] : '=');
}

void plen_base64_write(struct plen_buffer *out, const uint8_t *bytes, size_t size)
{
	uint8_t *to = plen_buffer_space(out, (size + 2) / 3 * 4);

	for (size_t i = 0; i < size; i += 3, to += 4) {
		put_group(to, bytes + i, size - i);
	}
}

static int value_of(char c)
{
	if (c >= 'A' && c <= 'Z') {
		return c - 'A';
	}
	if (c >= 'a' && c <= 'z') {
		return c - 'a' + 26;
	}
	if (c >= '0' && c <= '9') {
		return c - '0' + 52;
	}
	return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

struct bits {
	uint32_t bits;
	int count;
	bool ended; /* nothing but '=' may follow */
};

/* False for what is no base64. */
static bool take(struct plen_buffer *out, struct bits *bits, char c)
{
	if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
		return true;
	}
	if (c == '=') {
		bits->ended = true;
		return true;
	}

	int value = value_of(c);
	if (value < 0 || bits->ended) {
		return false;
	}
	bits->bits = bits->bits << 6 | (uint32_t)value;
	bits->count += 6;
	if (bits->count >= 8) {
		bits->count -= 8;
		*plen_buffer_space(out, 1) = (uint8_t)(bits->bits >> bits->count);
	}
	return true;
}

bool plen_base64_read(struct plen_buffer *out, const char *text)
{
	struct bits bits = {0};
	size_t before = out->size;

	for (const char *at = text; *at != '\0'; at++) {
		if (!take(out, &bits, *at)) {
			out->size = before;
			return false;
		}
	}
	return true;
}
