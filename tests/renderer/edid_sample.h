/* SPDX-License-Identifier: MIT
 *
 * EDID blocks for tests, made rather than taken from somebody's screen.
 */
#pragma once

#include <stdint.h>
#include <string.h>

#define EDID_SAMPLE_SIZE 128

/* A block that claims this preferred mode and picture. */
static inline void edid_sample(uint8_t block[EDID_SAMPLE_SIZE], int w_px, int h_px, int w_mm,
			       int h_mm)
{
	static const uint8_t magic[8] = {0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00};
	uint8_t *timing = block + 54;
	uint8_t sum = 0;

	memset(block, 0, EDID_SAMPLE_SIZE);
	memcpy(block, magic, sizeof(magic));
	timing[0] = 0x04;
	timing[1] = 0x74;
	timing[2] = (uint8_t)w_px;
	timing[4] = (uint8_t)(w_px >> 4 & 0xf0);
	timing[5] = (uint8_t)h_px;
	timing[7] = (uint8_t)(h_px >> 4 & 0xf0);
	timing[12] = (uint8_t)w_mm;
	timing[13] = (uint8_t)h_mm;
	timing[14] = (uint8_t)((w_mm >> 4 & 0xf0) | (h_mm >> 8 & 0x0f));
	for (int i = 0; i < EDID_SAMPLE_SIZE - 1; i++) {
		sum = (uint8_t)(sum + block[i]);
	}
	block[EDID_SAMPLE_SIZE - 1] = (uint8_t)(0x100 - sum);
}
