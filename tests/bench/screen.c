/* SPDX-License-Identifier: MIT */
#include "screen.h"

#include <stdio.h>
#include <stdlib.h>

#include "common/mem.h"
#include "framebuffer.h"
#include "renderer/presenter_sdl.h"

/* The darkest of red, green and blue: of paper and lines above this, of each ink below. */
#define INK_BELOW 150

struct screen {
	struct plen_presenter base;
	struct plen_presenter *inner;
	struct framebuffer shown;
	uint64_t bytes_max;
	void (*presented)(void *data);
	void *data;
};

static int lend(struct plen_presenter *base, struct plen_frame *frame)
{
	return plen_presenter_frame(((struct screen *)base)->inner, frame);
}

static int present(struct plen_presenter *base, const struct plen_px_rect *rects, uint32_t count)
{
	struct screen *screen = (struct screen *)base;
	uint64_t bytes = 0;
	int status = plen_presenter_present(screen->inner, rects, count);

	for (uint32_t i = 0; i < count; i++) {
		bytes += (uint64_t)rects[i].w * (uint64_t)rects[i].h * 4;
	}
	screen->bytes_max = bytes > screen->bytes_max ? bytes : screen->bytes_max;
	if (status >= 0 && screen->presented != NULL) {
		screen->presented(screen->data);
	}
	return status;
}

static void keep(struct plen_presenter *base)
{
	(void)base; /* screen_close does it */
}

static bool open_window(struct screen *screen)
{
	const struct plen_presenter_sdl_options options = {
		.title = "bench", .width_px = SCREEN_WIDTH_PX, .height_px = SCREEN_HEIGHT_PX};
	const char *path = getenv("PLENARY_BENCH_FRAMEBUFFER");
	struct plen_frame frame = {0};
	char error[256] = "";

	if (plen_presenter_sdl_create(&screen->inner, &options, error, sizeof(error)) < 0) {
		fprintf(stderr, "%s\n", error);
		return false;
	}
	if (plen_presenter_frame(screen->inner, &frame) < 0 || frame.width_px != SCREEN_WIDTH_PX ||
	    frame.height_px != SCREEN_HEIGHT_PX) {
		fprintf(stderr, "the window is %d x %d\n", frame.width_px, frame.height_px);
		return false;
	}
	return path == NULL || framebuffer_open(&screen->shown, path);
}

static void describe(const struct plen_presenter *presenter, char *text, size_t size)
{
	plen_presenter_describe(((const struct screen *)presenter)->inner, text, size);
}

static struct screen *create(void)
{
	static const struct plen_presenter_impl impl = {
		.name = "bench",
		.frame = lend,
		.present = present,
		.describe = describe,
		.destroy = keep,
	};
	struct screen *screen = plen_calloc(1, sizeof(*screen));

	screen->base.impl = &impl;
	return screen;
}

struct screen *screen_open_memory(void)
{
	struct screen *screen = create();

	screen->inner = plen_presenter_memory_create(SCREEN_WIDTH_PX, SCREEN_HEIGHT_PX);
	return screen;
}

struct screen *screen_open(void)
{
	if (getenv("DISPLAY") == NULL) {
		return screen_open_memory();
	}

	struct screen *screen = create();
	if (!open_window(screen)) {
		screen_close(screen);
		return NULL;
	}
	return screen;
}

void screen_close(struct screen *screen)
{
	if (screen != NULL) {
		plen_presenter_destroy(screen->inner);
		framebuffer_close(&screen->shown);
		free(screen);
	}
}

struct plen_presenter *screen_presenter(struct screen *screen)
{
	return &screen->base;
}

void screen_on_present(struct screen *screen, void (*fn)(void *data), void *data)
{
	screen->presented = fn;
	screen->data = data;
}

uint64_t screen_take_bytes_max(struct screen *screen)
{
	uint64_t bytes = screen->bytes_max;

	screen->bytes_max = 0;
	return bytes;
}

static uint32_t pixel_at(const struct screen *screen, int x_px, int y_px)
{
	struct plen_frame frame = {0};

	if (screen->shown.pixels != NULL) {
		return framebuffer_pixel(&screen->shown, x_px, y_px);
	}
	if (plen_presenter_frame(screen->inner, &frame) < 0 || x_px < 0 || y_px < 0 ||
	    x_px >= frame.width_px || y_px >= frame.height_px) {
		return 0xffffff;
	}
	return ((const uint32_t *)(const void *)(frame.pixels +
						 (size_t)y_px * (size_t)frame.stride))[x_px];
}

bool screen_is_ink(const struct screen *screen, struct plen_board_pt at,
		   struct plen_board_size board)
{
	uint32_t pixel = pixel_at(screen, (int)(at.x_mm * SCREEN_WIDTH_PX / board.w_mm),
				  (int)(at.y_mm * SCREEN_HEIGHT_PX / board.h_mm));

	return (pixel & 0xff) < INK_BELOW || (pixel >> 8 & 0xff) < INK_BELOW ||
	       (pixel >> 16 & 0xff) < INK_BELOW;
}
