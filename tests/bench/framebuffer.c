/* SPDX-License-Identifier: MIT
 *
 * The file is an X window dump (XWD, version 7): a header of big-endian words, colours, pixels.
 */
#include "framebuffer.h"

#include <endian.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum xwd_word {
	XWD_HEADER_SIZE = 0,
	XWD_VERSION = 1,
	XWD_WIDTH = 4,
	XWD_HEIGHT = 5,
	XWD_BITS_PER_PIXEL = 11,
	XWD_STRIDE = 12,
	XWD_COLOURS = 19,
	XWD_WORDS = 25,
};

#define XWD_COLOUR_SIZE 12

static uint32_t word(const struct framebuffer *framebuffer, enum xwd_word which)
{
	uint32_t value = 0;

	memcpy(&value, framebuffer->map + (size_t)which * 4, sizeof(value));
	return be32toh(value);
}

static bool map_file(struct framebuffer *framebuffer, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat stat;

	if (fd < 0) {
		return false;
	}
	if (fstat(fd, &stat) == 0 && stat.st_size >= XWD_WORDS * 4) {
		void *map = mmap(NULL, (size_t)stat.st_size, PROT_READ, MAP_SHARED, fd, 0);
		framebuffer->map = map != MAP_FAILED ? map : NULL;
		framebuffer->map_size = (size_t)stat.st_size;
	}
	close(fd);
	return framebuffer->map != NULL;
}

static bool find_pixels(struct framebuffer *framebuffer)
{
	size_t offset = word(framebuffer, XWD_HEADER_SIZE) +
			(size_t)word(framebuffer, XWD_COLOURS) * XWD_COLOUR_SIZE;
	uint32_t stride = word(framebuffer, XWD_STRIDE), height = word(framebuffer, XWD_HEIGHT);

	if (word(framebuffer, XWD_VERSION) != 7 || word(framebuffer, XWD_BITS_PER_PIXEL) != 32 ||
	    stride > 1u << 20 || height > 1u << 16 ||
	    offset + (size_t)stride * height > framebuffer->map_size) {
		return false;
	}
	framebuffer->pixels = framebuffer->map + offset;
	framebuffer->stride = (int)stride;
	framebuffer->width_px = (int)word(framebuffer, XWD_WIDTH);
	framebuffer->height_px = (int)height;
	return true;
}

bool framebuffer_open(struct framebuffer *framebuffer, const char *path)
{
	*framebuffer = (struct framebuffer){0};
	if (!map_file(framebuffer, path) || !find_pixels(framebuffer)) {
		fprintf(stderr, "%s: not the screen of an Xvfb\n", path);
		framebuffer_close(framebuffer);
		return false;
	}
	return true;
}

void framebuffer_close(struct framebuffer *framebuffer)
{
	if (framebuffer->map != NULL) {
		munmap((void *)framebuffer->map, framebuffer->map_size);
	}
	*framebuffer = (struct framebuffer){0};
}

uint32_t framebuffer_pixel(const struct framebuffer *framebuffer, int x_px, int y_px)
{
	const uint8_t *row = framebuffer->pixels + (size_t)y_px * (size_t)framebuffer->stride;
	uint32_t pixel = 0;

	if (x_px < 0 || y_px < 0 || x_px >= framebuffer->width_px ||
	    y_px >= framebuffer->height_px) {
		return 0;
	}
	memcpy(&pixel, row + (size_t)x_px * 4, sizeof(pixel));
	return pixel & 0xffffff;
}
