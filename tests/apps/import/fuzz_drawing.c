/* SPDX-License-Identifier: MIT
 *
 * Drawings: what the readers lay out, and what is drawn of it. The bytes say themselves what they
 * are. What is found here is mostly in the libraries, for which there is the sandbox; what is
 * looked for is ours.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "drawing.h"
#include "readers.h"

#define SIDE_PX 48

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int on_progress(void *data, uint32_t done, uint32_t total)
{
	(void)data;
	assert(done <= total);
	return 0;
}

static int on_page(void *data, uint8_t owner, uint8_t background)
{
	(void)data;
	assert(owner == 0 && background < PLEN_BACKGROUND_COUNT);
	return 0;
}

static int on_asset(void *data, const struct plen_op_asset *asset, uint32_t *id)
{
	struct plen_op op = {.seq = 1, .kind = PLEN_OP_ASSET, .u.asset = *asset};

	*(struct plen_op_asset *)data = *asset;
	assert(plen_op_is_valid(&op));
	*id = 1;
	return 0;
}

static int on_edit(void *data, const struct plen_op *edit)
{
	struct plen_op op = *edit;

	(void)data;
	op.seq = 2;
	assert(plen_op_is_valid(&op));
	return 0;
}

static void draw(const struct plen_op_asset *asset)
{
	struct plen_drawing_part part = {0, 200, 300, 20, 30, SIDE_PX, SIDE_PX};
	static uint32_t pixels[SIDE_PX * SIDE_PX];
	struct plen_drawing *drawing = NULL;
	uint8_t *bytes = malloc(asset->size);

	memcpy(bytes, asset->bytes, asset->size);
	if (plen_drawing_open(&drawing, (enum plen_media)asset->media, bytes, asset->size) == 0) {
		plen_drawing_draw(drawing, &part, pixels);
		plen_drawing_close(drawing);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const suffixes[] = {"pdf", "svg", "png"};
	struct plen_op_asset asset = {0};
	const struct plen_sink sink = {.progress = on_progress,
				       .page = on_page,
				       .asset = on_asset,
				       .edit = on_edit,
				       .data = &asset};

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		struct plen_reading reading = {0};
		asset.size = 0;
		if (plen_readers_find(suffixes[i])(data, size, &sink, &reading) == 0) {
			draw(&asset);
			break;
		}
		assert(reading.why != PLEN_READABLE && reading.detail[0] != '\0');
	}
	return 0;
}
