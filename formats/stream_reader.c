/* SPDX-License-Identifier: MIT
 *
 * The board's side of formats/stream.h. The helper has looked into strangers' bytes and may have
 * been taken over by them: its records are believed no more than a lesson file's rows are.
 */
#include "formats/stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "common/mem.h"
#include "formats/limits.h"
#include "stream_records.h"

#define ASSET_BYTES_MAX (PLEN_OP_ASSET_BYTES_MAX + 16)
#define EDIT_BYTES_MAX (96u << 20)

struct asset {
	uint32_t id; /* the sink's */
	uint32_t parts;
};

struct plen_stream_reader {
	struct plen_sink sink;
	struct asset *assets; /* number n is [n - 1] */
	size_t asset_count, asset_capacity;
	/* So far; a helper that keeps on sending would fill the lesson. */
	uint32_t pages, strokes, points, pictures;
	bool ended;
	int error;
	struct plen_reading reading;
};

struct plen_stream_reader *plen_stream_reader_create(const struct plen_sink *sink)
{
	struct plen_stream_reader *reader = plen_calloc(1, sizeof(*reader));

	reader->sink = *sink;
	return reader;
}

void plen_stream_reader_destroy(struct plen_stream_reader *reader)
{
	if (reader == NULL) {
		return;
	}
	free(reader->assets);
	free(reader);
}

/* -- records -- */

static int take_progress(struct plen_stream_reader *reader, const uint8_t *body, size_t size)
{
	uint32_t done = (uint32_t)plen_stream_get(body, 4);
	uint32_t total = (uint32_t)plen_stream_get(body + 4, 4);

	(void)size;
	if (total != 0 && done > total) {
		return -EBADMSG;
	}
	return reader->sink.progress(reader->sink.data, done, total);
}

static int take_page(struct plen_stream_reader *reader, const uint8_t *body, size_t size)
{
	struct plen_op op = {.seq = PLEN_STREAM_SEQ, .kind = PLEN_OP_PAGE};

	if (plen_op_decode(&op, body, size) != 0 || op.u.page.behind != 0) {
		return -EBADMSG;
	}
	if (++reader->pages > PLEN_LIMIT_PAGES) {
		return -EBADMSG;
	}
	return reader->sink.page(reader->sink.data, op.u.page.owner, op.u.page.background);
}

static int take_asset(struct plen_stream_reader *reader, const uint8_t *body, size_t size)
{
	struct plen_op op = {.seq = PLEN_STREAM_SEQ, .kind = PLEN_OP_ASSET};

	if (reader->asset_count == PLEN_LIMIT_PICTURES ||
	    plen_op_decode_asset(&op, body, size) != 0) {
		return -EBADMSG;
	}
	reader->assets = plen_grow(reader->assets, reader->asset_count, &reader->asset_capacity,
				   sizeof(*reader->assets));

	struct asset *asset = &reader->assets[reader->asset_count++];
	*asset = (struct asset){.parts = op.u.asset.parts};
	return reader->sink.asset(reader->sink.data, &op.u.asset, &asset->id);
}

/* The stream's numbers of assets become the sink's. */
static bool name_assets(const struct plen_stream_reader *reader, struct plen_op_edit *edit)
{
	/* plen_op_decode has just made this array for us. */
	struct plen_op_picture *pictures = (struct plen_op_picture *)edit->pictures;

	for (uint32_t i = 0; i < edit->picture_count; i++) {
		uint32_t number = pictures[i].asset;

		if (number == 0 || number > reader->asset_count ||
		    pictures[i].part >= reader->assets[number - 1].parts) {
			return false;
		}
		pictures[i].asset = reader->assets[number - 1].id;
	}
	return true;
}

/* False if that is more than any reader would have sent. An edit holds less than what is left of an
 * u32 above each limit. */
static bool count_edit(struct plen_stream_reader *reader, const struct plen_op_edit *edit)
{
	reader->strokes += edit->stroke_count;
	reader->pictures += edit->picture_count;
	for (uint32_t i = 0; i < edit->stroke_count; i++) {
		reader->points += edit->strokes[i].count;
	}
	return reader->strokes <= PLEN_LIMIT_STROKES && reader->pictures <= PLEN_LIMIT_PICTURES &&
	       reader->points <= PLEN_LIMIT_POINTS;
}

static int take_edit(struct plen_stream_reader *reader, const uint8_t *body, size_t size)
{
	struct plen_op op = {
		.seq = PLEN_STREAM_SEQ,
		.kind = PLEN_OP_EDIT,
		.group = body[0],
		.mark = body[1],
	};
	const struct plen_op_edit *edit = &op.u.edit;

	if (reader->pages == 0 || plen_op_decode(&op, body + PLEN_STREAM_EDIT_BYTES,
						 size - PLEN_STREAM_EDIT_BYTES) != 0) {
		return -EBADMSG;
	}

	bool is_ours = edit->page == PLEN_STREAM_SEQ && edit->chain == 0 && edit->cut_count == 0 &&
		       edit->stroke_count + edit->picture_count > 0 &&
		       name_assets(reader, &op.u.edit) && count_edit(reader, edit);
	int rc = is_ours ? reader->sink.edit(reader->sink.data, &op) : -EBADMSG;
	plen_op_finish(&op);
	return rc;
}

static int take_loss(struct plen_stream_reader *reader, const uint8_t *body, size_t size)
{
	uint32_t loss = (uint32_t)plen_stream_get(body, 4);

	(void)size;
	uint32_t count = (uint32_t)plen_stream_get(body + 4, 4);

	/* Nothing that can be lost is smaller than a point. */
	if (loss >= PLEN_LOSS_COUNT || count > PLEN_LIMIT_POINTS) {
		return -EBADMSG;
	}
	reader->reading.losses[loss] = count;
	return 0;
}

static int take_end(struct plen_stream_reader *reader, const uint8_t *body, size_t size)
{
	char *line = reader->reading.detail;
	uint32_t why = (uint32_t)plen_stream_get(body, 4);

	if (why >= PLEN_UNREADABLE_COUNT) {
		return -EBADMSG;
	}
	memcpy(line, body + 4, size - 4);
	line[size - 4] = '\0';
	plen_log_clean(line);
	reader->reading.why = (enum plen_unreadable)why;
	reader->ended = true;
	return 0;
}

static const struct kind {
	uint8_t kind;
	uint32_t min, max;
	int (*take)(struct plen_stream_reader *reader, const uint8_t *body, size_t size);
} kinds[] = {
	{PLEN_STREAM_PROGRESS, 8, 8, take_progress},
	{PLEN_STREAM_PAGE, 1, 16, take_page},
	{PLEN_STREAM_ASSET, 1, ASSET_BYTES_MAX, take_asset},
	{PLEN_STREAM_EDIT, PLEN_STREAM_EDIT_BYTES + 1, EDIT_BYTES_MAX, take_edit},
	{PLEN_STREAM_LOSS, 8, 8, take_loss},
	{PLEN_STREAM_END, 4, 4 + sizeof(((struct plen_reading *)NULL)->detail) - 1, take_end},
};

static const struct kind *kind_of(const uint8_t header[PLEN_STREAM_HEADER_BYTES])
{
	uint32_t size = (uint32_t)plen_stream_get(header + 1, 4);

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (kinds[i].kind == header[0]) {
			return size >= kinds[i].min && size <= kinds[i].max ? &kinds[i] : NULL;
		}
	}
	return NULL;
}

/* -- bytes -- */

static ssize_t take(struct plen_stream_reader *reader, const uint8_t *bytes, size_t size)
{
	if (reader->ended) {
		return -EBADMSG;
	}
	if (size < PLEN_STREAM_HEADER_BYTES) {
		return 0;
	}

	const struct kind *kind = kind_of(bytes);
	if (kind == NULL) {
		return -EBADMSG;
	}
	size_t body_size = plen_stream_get(bytes + 1, 4);
	if (size - PLEN_STREAM_HEADER_BYTES < body_size) {
		return 0;
	}
	int status = kind->take(reader, bytes + PLEN_STREAM_HEADER_BYTES, body_size);
	return status < 0 ? status : (ssize_t)(PLEN_STREAM_HEADER_BYTES + body_size);
}

ssize_t plen_stream_reader_take(struct plen_stream_reader *reader, const uint8_t *bytes,
				size_t size)
{
	if (reader->error == 0 && size > 0) {
		ssize_t taken = take(reader, bytes, size);

		reader->error = taken < 0 ? (int)taken : 0;
		return taken;
	}
	return reader->error;
}

bool plen_stream_reader_ended(const struct plen_stream_reader *reader, struct plen_reading *reading)
{
	if (!reader->ended || reader->error != 0) {
		return false;
	}
	*reading = reader->reading;
	return true;
}
