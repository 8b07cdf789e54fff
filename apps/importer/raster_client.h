/* SPDX-License-Identifier: MIT
 *
 * A raster client: talks to one `plenary-import raster` at a time and waits for its answers, but
 * never for long. What comes back is believed as far as it has the size that was asked for. One
 * thread.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "helper.h"
#include "renderer/pictures.h"

struct plen_raster_held {
	uint32_t asset, size;
};

struct plen_raster_client {
	struct plen_helper helper;     /* pid 0 = none yet, or no more */
	struct plen_raster_held *held; /* assets that the helper has, the oldest first */
	size_t count, capacity, bytes;
	int64_t limit_us; /* for each answer */
};

/* `cancel_fd` as a helper has it: ends whatever waits, with -ECANCELED. `limit_us` 0 is the usual.
 */
void plen_raster_client_init(struct plen_raster_client *client, int cancel_fd, int64_t limit_us);
void plen_raster_client_finish(struct plen_raster_client *client);

bool plen_raster_client_has(const struct plen_raster_client *client, uint32_t asset);

/* Both: 0, or a negative errno with which the helper is gone, and with it all assets: -EPIPE it
 * died, -ETIMEDOUT hung, -EPROTO answered with nonsense, -ECANCELED, or it could not be started. */

/* Hands over an asset; others may be forgotten for it. */
int plen_raster_client_give(struct plen_raster_client *client, uint32_t asset, uint8_t media,
			    const uint8_t *bytes, uint32_t size);
/* Into w_px * h_px pixels, of an asset that it has. Also -EBADMSG, with which the helper stays:
 * that cannot be drawn. */
int plen_raster_client_draw(struct plen_raster_client *client, const struct plen_picture_key *key,
			    uint32_t *pixels);
