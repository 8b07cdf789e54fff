/* SPDX-License-Identifier: MIT
 *
 * The screen of an Xvfb that was started with -fbdir: its memory, mapped, so that looking at a
 * pixel asks nothing of the server and disturbs nobody.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct framebuffer {
	const uint8_t *map; /* NULL = there is none */
	size_t map_size;
	const uint8_t *pixels; /* 0x00RRGGBB, little endian */
	int width_px, height_px, stride;
};

/* False, with a line on standard error, if the file is not such a screen. */
bool framebuffer_open(struct framebuffer *framebuffer, const char *path);
void framebuffer_close(struct framebuffer *framebuffer);

/* 0 outside of it. */
uint32_t framebuffer_pixel(const struct framebuffer *framebuffer, int x_px, int y_px);
