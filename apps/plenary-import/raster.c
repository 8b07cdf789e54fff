/* SPDX-License-Identifier: MIT */
#include "raster.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/mem.h"
#include "drawing.h"
#include "input.h"
#include "raster_protocol.h"

/* A board shows a handful at once; it forgets before it hands over more. */
#define ASSETS_MAX 256
/* Of decoded images, before another is drawn: the largest one has room beside them. */
#define DECODED_BYTES_MAX ((size_t)128 << 20)

struct slot {
	uint32_t asset;
	struct plen_drawing *drawing;
	uint64_t drawn; /* when, as the server counts */
};

struct server {
	int in_fd, out_fd;
	struct slot slots[ASSETS_MAX];
	uint32_t count;
	uint32_t *pixels;
	uint64_t draws;
};

static int answer(const struct server *server, const void *bytes, size_t size)
{
	const uint8_t *from = bytes;

	while (size > 0) {
		ssize_t count = write(server->out_fd, from, size);
		if (count < 0 && errno == EINTR) {
			continue;
		}
		if (count <= 0) {
			return -EPIPE;
		}
		from += count;
		size -= (size_t)count;
	}
	return 0;
}

/* `bytes` of pixels come with a good one. */
static int reply_with(const struct server *server, int status, uint32_t bytes)
{
	const struct plen_raster_reply reply = {
		.status = (uint32_t)-status,
		.bytes = status == 0 ? bytes : 0,
	};
	int sent = answer(server, &reply, sizeof(reply));

	return sent < 0 ? sent : answer(server, server->pixels, reply.bytes);
}

static struct slot *find(struct server *server, uint32_t asset)
{
	for (uint32_t i = 0; i < server->count; i++) {
		if (server->slots[i].asset == asset) {
			return &server->slots[i];
		}
	}
	return NULL;
}

static void forget(struct server *server, uint32_t asset)
{
	struct slot *slot = find(server, asset);

	if (slot != NULL) {
		plen_drawing_close(slot->drawing);
		*slot = server->slots[--server->count];
	}
}

static int take_asset(struct server *server, const struct plen_raster_request *request)
{
	struct slot slot = {.asset = request->asset};
	uint8_t *bytes = NULL;

	forget(server, request->asset);
	if (server->count == ASSETS_MAX) {
		return -EPROTO;
	}
	bytes = plen_calloc(1, request->size);
	int status = plen_input_exactly(server->in_fd, bytes, request->size);
	if (status < 0) {
		free(bytes);
		return status;
	}
	status = plen_drawing_open(&slot.drawing, (enum plen_media)request->media, bytes,
				   request->size);
	if (status == 0) {
		server->slots[server->count++] = slot;
	}
	return reply_with(server, status, 0);
}

/* What of the others was drawn longest ago, and all that is decoded. */
static struct slot *find_oldest(struct server *server, const struct slot *wanted, size_t *bytes)
{
	struct slot *oldest = NULL;

	*bytes = 0;
	for (uint32_t i = 0; i < server->count; i++) {
		struct slot *slot = &server->slots[i];
		size_t its = plen_drawing_decoded_bytes(slot->drawing);

		*bytes += its;
		if (its > 0 && slot != wanted && (oldest == NULL || slot->drawn < oldest->drawn)) {
			oldest = slot;
		}
	}
	return oldest;
}

/* What rests is decoded again when somebody looks at it. */
static void make_room(struct server *server, const struct slot *wanted)
{
	size_t bytes = 0;
	struct slot *oldest = find_oldest(server, wanted, &bytes);

	while (oldest != NULL && bytes > DECODED_BYTES_MAX) {
		plen_drawing_rest(oldest->drawing);
		oldest = find_oldest(server, wanted, &bytes);
	}
}

static int draw_slot(struct server *server, struct slot *slot, const struct plen_drawing_part *part)
{
	if (slot == NULL) {
		return -EBADMSG;
	}
	slot->drawn = ++server->draws;
	make_room(server, slot);
	return plen_drawing_draw(slot->drawing, part, server->pixels);
}

static int draw(struct server *server, const struct plen_raster_request *request)
{
	struct plen_drawing_part part = {
		.part = request->part,
		.whole_w_px = request->whole_w_px,
		.whole_h_px = request->whole_h_px,
		.x_px = request->x_px,
		.y_px = request->y_px,
		.w_px = request->w_px,
		.h_px = request->h_px,
	};
	int status = draw_slot(server, find(server, request->asset), &part);

	return reply_with(server, status,
			  part.w_px * part.h_px * (uint32_t)sizeof(*server->pixels));
}

static int serve(struct server *server, const struct plen_raster_request *request)
{
	if (!plen_raster_request_is_valid(request)) {
		return -EPROTO;
	}
	switch ((enum plen_raster_kind)request->kind) {
	case PLEN_RASTER_ASSET:
		return take_asset(server, request);
	case PLEN_RASTER_FORGET:
		forget(server, request->asset);
		return 0;
	case PLEN_RASTER_DRAW:
		return draw(server, request);
	}
	return -EPROTO;
}

int plen_raster_serve(int in_fd, int out_fd)
{
	struct server *server = plen_calloc(1, sizeof(*server));
	struct plen_raster_request request;
	int status = 0;

	server->in_fd = in_fd;
	server->out_fd = out_fd;
	server->pixels = plen_calloc((size_t)PLEN_RASTER_SIDE_PX_MAX * PLEN_RASTER_SIDE_PX_MAX,
				     sizeof(*server->pixels));
	while (status == 0) {
		status = plen_input_exactly(in_fd, &request, sizeof(request));
		if (status == 0) {
			status = serve(server, &request);
		}
	}
	while (server->count > 0) {
		forget(server, server->slots[0].asset);
	}
	free(server->pixels);
	free(server);
	return status == -ENODATA ? 0 : status;
}
