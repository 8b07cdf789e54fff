/* SPDX-License-Identifier: MIT */
#include "kms_buffer.h"

#include <drm.h>
#include <errno.h>
#include <string.h>
#include <sys/mman.h>

#define DEPTH 24
#define BITS_PER_PIXEL 32

static int allocate(struct plen_kms_buffer *buffer, const struct plen_kms_calls *calls, int card)
{
	struct drm_mode_create_dumb create = {
		.width = (uint32_t)buffer->width_px,
		.height = (uint32_t)buffer->height_px,
		.bpp = BITS_PER_PIXEL,
	};
	int status = plen_kms_calls_status(calls->ioctl(card, DRM_IOCTL_MODE_CREATE_DUMB, &create));

	if (status == 0) {
		buffer->handle = create.handle;
		buffer->pitch = create.pitch;
		buffer->size = create.size;
	}
	return status;
}

static int map(struct plen_kms_buffer *buffer, const struct plen_kms_calls *calls, int card)
{
	struct drm_mode_map_dumb ask = {.handle = buffer->handle};
	int status = plen_kms_calls_status(calls->ioctl(card, DRM_IOCTL_MODE_MAP_DUMB, &ask));

	if (status < 0) {
		return status;
	}
	void *pixels = calls->map(card, buffer->size, ask.offset);
	if (pixels == MAP_FAILED) {
		return plen_kms_calls_status(-1);
	}
	buffer->pixels = pixels;
	return 0;
}

int plen_kms_buffer_create(struct plen_kms_buffer *buffer, const struct plen_kms_calls *calls,
			   int card, int width_px, int height_px)
{
	*buffer = (struct plen_kms_buffer){.width_px = width_px, .height_px = height_px};

	int status = allocate(buffer, calls, card);
	if (status == 0) {
		status = map(buffer, calls, card);
	}
	if (status == 0) {
		status = plen_kms_calls_status(
			calls->add_fb(card, (uint32_t)width_px, (uint32_t)height_px, DEPTH,
				      BITS_PER_PIXEL, buffer->pitch, buffer->handle, &buffer->fb));
	}
	if (status < 0) {
		plen_kms_buffer_destroy(buffer, calls, card);
	}
	return status;
}

void plen_kms_buffer_destroy(struct plen_kms_buffer *buffer, const struct plen_kms_calls *calls,
			     int card)
{
	if (buffer->fb != 0) {
		calls->remove_fb(card, buffer->fb);
	}
	if (buffer->pixels != NULL) {
		calls->unmap(buffer->pixels, buffer->size);
	}
	if (buffer->handle != 0) {
		struct drm_mode_destroy_dumb destroy = {.handle = buffer->handle};

		calls->ioctl(card, DRM_IOCTL_MODE_DESTROY_DUMB, &destroy);
	}
	*buffer = (struct plen_kms_buffer){0};
}

static void copy_rect(const struct plen_kms_buffer *buffer, const struct plen_frame *frame,
		      const struct plen_px_rect *rect)
{
	const uint8_t *from =
		frame->pixels + (size_t)rect->y * (size_t)frame->stride + (size_t)rect->x * 4;
	uint8_t *to = buffer->pixels + (size_t)rect->y * buffer->pitch + (size_t)rect->x * 4;

	for (int row = 0; row < rect->h; row++) {
		memcpy(to, from, (size_t)rect->w * 4);
		from += frame->stride;
		to += buffer->pitch;
	}
}

void plen_kms_buffer_copy(const struct plen_kms_buffer *buffer, const struct plen_frame *frame,
			  const struct plen_px_rect *rects, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		copy_rect(buffer, frame, &rects[i]);
	}
}
