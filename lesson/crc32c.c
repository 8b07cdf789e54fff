/* SPDX-License-Identifier: MIT */
#include "crc32c.h"

#include <pthread.h>

#define POLYNOMIAL 0x82f63b78u
#define SLICES 8

/* tables[k][b]: what byte b does to the sum when k more bytes follow it at once. */
static uint32_t tables[SLICES][256];
static pthread_once_t tables_once = PTHREAD_ONCE_INIT;

static void make_tables(void)
{
	for (uint32_t byte = 0; byte < 256; byte++) {
		uint32_t sum = byte;
		for (int bit = 0; bit < 8; bit++) {
			sum = (sum >> 1) ^ ((sum & 1) != 0 ? POLYNOMIAL : 0);
		}
		tables[0][byte] = sum;
	}
	for (uint32_t byte = 0; byte < 256; byte++) {
		for (int k = 1; k < SLICES; k++) {
			uint32_t sum = tables[k - 1][byte];
			tables[k][byte] = (sum >> 8) ^ tables[0][sum & 0xff];
		}
	}
}

static uint32_t add_slice(uint32_t sum, const uint8_t *at)
{
	sum ^= (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
	       (uint32_t)at[3] << 24;
	return tables[7][sum & 0xff] ^ tables[6][sum >> 8 & 0xff] ^ tables[5][sum >> 16 & 0xff] ^
	       tables[4][sum >> 24] ^ tables[3][at[4]] ^ tables[2][at[5]] ^ tables[1][at[6]] ^
	       tables[0][at[7]];
}

uint32_t plen_crc32c(uint32_t before, const void *data, size_t size)
{
	const uint8_t *at = data;
	uint32_t sum = ~before;

	pthread_once(&tables_once, make_tables);
	for (; size >= SLICES; size -= SLICES, at += SLICES) {
		sum = add_slice(sum, at);
	}
	for (; size > 0; size--, at++) {
		sum = (sum >> 8) ^ tables[0][(sum ^ *at) & 0xff];
	}
	return ~sum;
}
