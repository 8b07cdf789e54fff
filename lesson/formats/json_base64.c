/* SPDX-License-Identifier: MIT */
#include "json_base64.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

/* Three bytes are four letters. */
#define BYTES 3
#define LETTERS 4

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void plen_json_base64_put(FILE *out, const uint8_t *bytes, size_t size)
{
	for (size_t i = 0; i < size; i += BYTES) {
		size_t left = size - i < BYTES ? size - i : BYTES;
		uint32_t bits = 0;
		for (size_t k = 0; k < BYTES; k++) {
			bits = bits << 8 | (k < left ? bytes[i + k] : 0);
		}
		for (size_t k = 0; k < LETTERS; k++) {
			fputc(k <= left ? letters[bits >> (6 * (LETTERS - 1 - k)) & 63] : '=', out);
		}
	}
}

static int value_of(char letter)
{
	const char *at = letter != '\0' ? strchr(letters, letter) : NULL;

	return at != NULL ? (int)(at - letters) : -1;
}

/* The bytes of four letters, of which the last `padding` are '='. False if they are none. */
static bool get_four(const char *text, size_t padding, uint8_t bytes[BYTES])
{
	uint32_t bits = 0;

	for (size_t i = 0; i < LETTERS; i++) {
		int value = i < LETTERS - padding ? value_of(text[i]) : 0;
		if (value < 0) {
			return false;
		}
		bits = bits << 6 | (uint32_t)value;
	}
	for (size_t i = 0; i < BYTES; i++) {
		bytes[i] = (uint8_t)(bits >> (8 * (BYTES - 1 - i)));
	}
	/* Bits that no byte needs are 0: there is one spelling. */
	for (size_t i = BYTES - padding; i < BYTES; i++) {
		if (bytes[i] != 0) {
			return false;
		}
	}
	return true;
}

static size_t padding_of(const char *text, size_t length)
{
	if (text[length - 1] != '=') {
		return 0;
	}
	return text[length - 2] != '=' ? 1 : 2;
}

uint8_t *plen_json_base64_get(const char *text, size_t length, size_t max, size_t *size)
{
	if (length == 0 || length % LETTERS != 0) {
		return NULL;
	}

	size_t padding = padding_of(text, length);
	size_t room = length / LETTERS * BYTES;
	if (room - padding > max) {
		return NULL;
	}

	uint8_t *bytes = plen_realloc(NULL, room, 1);
	for (size_t i = 0; i < length / LETTERS; i++) {
		bool last = i == length / LETTERS - 1;
		if (!get_four(text + i * LETTERS, last ? padding : 0, bytes + i * BYTES)) {
			free(bytes);
			return NULL;
		}
	}
	*size = room - padding;
	return bytes;
}
