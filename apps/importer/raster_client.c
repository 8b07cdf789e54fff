/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "rasters"
#include "raster_client.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/clock.h"
#include "common/log.h"
#include "common/mem.h"
#include "raster_protocol.h"

/* A page that takes longer holds up all others; and so does a helper that hangs. */
#define ANSWER_LIMIT_US (10 * INT64_C(1000000))
/* What a helper holds at most: its own limit of memory has room for these and one large image. */
#define HELD_BYTES_MAX ((size_t)192 << 20)
#define HELD_COUNT_MAX 200

static int64_t deadline_us(const struct plen_raster_client *client)
{
	return plen_clock_monotonic_us() + client->limit_us;
}

void plen_raster_client_init(struct plen_raster_client *client, int cancel_fd, int64_t limit_us)
{
	*client = (struct plen_raster_client){0};
	client->limit_us = limit_us > 0 ? limit_us : ANSWER_LIMIT_US;
	plen_helper_init(&client->helper, cancel_fd);
}

void plen_raster_client_finish(struct plen_raster_client *client)
{
	plen_helper_stop(&client->helper);
	free(client->held);
}

/* Returns `status`. */
static int lose(struct plen_raster_client *client, int status)
{
	char how[64];
	int death = plen_helper_stop(&client->helper);

	client->count = 0;
	client->bytes = 0;
	if (status == -EPIPE) {
		plen_helper_explain(death, how, sizeof(how));
		plen_warn("plenary-import %s", how);
	} else if (status != -ECANCELED) {
		plen_warn("plenary-import was ended: %s", strerror(-status));
	}
	return status;
}

int plen_raster_client_start(struct plen_raster_client *client)
{
	return client->helper.pid != 0 ? 0 : plen_helper_start(&client->helper, "raster", NULL, -1);
}

bool plen_raster_client_runs(const struct plen_raster_client *client)
{
	return client->helper.pid != 0;
}

void plen_raster_client_rest(struct plen_raster_client *client)
{
	lose(client, -ECANCELED);
}

bool plen_raster_client_has(const struct plen_raster_client *client, uint32_t asset)
{
	for (size_t i = 0; i < client->count; i++) {
		if (client->held[i].asset == asset) {
			return true;
		}
	}
	return false;
}

static int send_request(struct plen_raster_client *client,
			const struct plen_raster_request *request)
{
	return plen_helper_send(&client->helper, request, sizeof(*request), deadline_us(client));
}

/* The helper's answer, after which `wanted` bytes come if it is 0; -EBADMSG is one of them. */
static int take_answer(struct plen_raster_client *client, uint32_t wanted)
{
	struct plen_raster_reply reply;
	int status =
		plen_helper_receive(&client->helper, &reply, sizeof(reply), deadline_us(client));

	if (status < 0) {
		return status;
	}
	if (reply.bytes != (reply.status == 0 ? wanted : 0)) {
		return -EPROTO;
	}
	switch (reply.status) {
	case 0:
		return 0;
	case ENOMEM:
		return -ENOMEM;
	default:
		return -EBADMSG;
	}
}

static int forget_oldest(struct plen_raster_client *client)
{
	struct plen_raster_request request = {
		.kind = PLEN_RASTER_FORGET,
		.asset = client->held[0].asset,
	};

	client->bytes -= client->held[0].size;
	client->count--;
	memmove(client->held, client->held + 1, client->count * sizeof(*client->held));
	return send_request(client, &request);
}

static int hand_over(struct plen_raster_client *client, const struct plen_raster_request *request,
		     const uint8_t *bytes)
{
	int status = 0;

	while (status == 0 && client->count > 0 &&
	       (client->count >= HELD_COUNT_MAX ||
		client->bytes + request->size > HELD_BYTES_MAX)) {
		status = forget_oldest(client);
	}
	status = status < 0 ? status : send_request(client, request);
	status = status < 0 ? status
			    : plen_helper_send(&client->helper, bytes, request->size,
					       deadline_us(client));
	return status < 0 ? status : take_answer(client, 0);
}

int plen_raster_client_give(struct plen_raster_client *client, uint32_t asset, uint8_t media,
			    const uint8_t *bytes, uint32_t size)
{
	struct plen_raster_request request = {
		.kind = PLEN_RASTER_ASSET,
		.asset = asset,
		.media = media,
		.size = size,
	};
	int status = hand_over(client, &request, bytes);

	if (status < 0) {
		return status == -EBADMSG ? status : lose(client, status);
	}
	client->held =
		plen_grow(client->held, client->count, &client->capacity, sizeof(*client->held));
	client->held[client->count++] = (struct plen_raster_held){asset, size};
	client->bytes += size;
	return 0;
}

int plen_raster_client_draw(struct plen_raster_client *client, const struct plen_picture_key *key,
			    uint32_t *pixels)
{
	struct plen_raster_request request = {
		.kind = PLEN_RASTER_DRAW,
		.asset = key->asset,
		.part = key->part,
		.whole_w_px = key->whole_w_px,
		.whole_h_px = key->whole_h_px,
		.x_px = key->x_px,
		.y_px = key->y_px,
		.w_px = key->w_px,
		.h_px = key->h_px,
	};
	uint32_t bytes = key->w_px * key->h_px * (uint32_t)sizeof(*pixels);

	if (!plen_raster_request_is_valid(&request)) {
		return -EBADMSG; /* closer than anybody looks */
	}
	int status = send_request(client, &request);
	status = status < 0 ? status : take_answer(client, bytes);
	status = status < 0
			 ? status
			 : plen_helper_receive(&client->helper, pixels, bytes, deadline_us(client));
	return status < 0 && status != -EBADMSG ? lose(client, status) : status;
}
