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

/* Starts a helper, unless one runs. 0, or as plen_helper_start. */
int plen_raster_client_start(struct plen_raster_client *client);
bool plen_raster_client_runs(const struct plen_raster_client *client);
/* Ends it, and what it holds; another may be started. */
void plen_raster_client_rest(struct plen_raster_client *client);

/* Both, of a helper that was started: 0; -EBADMSG, with which it stays; or a negative errno with
 * which it is gone, and with it all assets: -EPIPE it died, -ETIMEDOUT hung, -ENOMEM has no more
 * memory, -EPROTO answered with nonsense, -ECANCELED. */

/* Hands over an asset; others may be forgotten for it. -EBADMSG: it cannot be opened. */
int plen_raster_client_give(struct plen_raster_client *client, uint32_t asset, uint8_t media,
			    const uint8_t *bytes, uint32_t size);
/* Into w_px * h_px pixels, of an asset that it has. -EBADMSG: that cannot be drawn. */
int plen_raster_client_draw(struct plen_raster_client *client, const struct plen_picture_key *key,
			    uint32_t *pixels);
