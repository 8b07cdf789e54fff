/* SPDX-License-Identifier: MIT
 *
 * A sink that writes down what it is handed, one line a thing, for goldens.
 */
#pragma once

#include <stdbool.h>

#include "buffer.h"
#include "formats/sink.h"

struct sink_text {
	struct plen_buffer text; /* finish with plen_buffer_finish */
	uint32_t pages, assets, strokes, pictures;
	bool with_bytes; /* of assets: the first of them are shown */
	int fail_after;  /* so many calls succeed, then -ENOSPC; 0 = all do */
};

struct plen_sink sink_text_init(struct sink_text *into);
/* One line for all losses that were counted, such as "lost: 2 image"; the caller frees it. */
char *sink_text_losses(const struct plen_reading *reading);
