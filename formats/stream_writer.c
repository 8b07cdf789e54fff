/* SPDX-License-Identifier: MIT
 *
 * The helper's side of formats/stream.h. What it writes is valid: a sink is only handed that. Of
 * pictures nothing is written but what they show, so that nothing else is ever kept.
 */
#include "formats/stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>

#include "lesson/bare.h"
#include "stream_records.h"

#define PARTS_MAX 3

/* All of it, however small the pipe. */
static int write_parts(int fd, struct iovec *parts, int count)
{
	while (count > 0) {
		ssize_t written = writev(fd, parts, count);

		if (written < 0) {
			if (errno == EINTR) {
				continue;
			}
			return -errno;
		}

		size_t left = (size_t)written;
		for (; count > 0 && left >= parts->iov_len; parts++, count--) {
			left -= parts->iov_len;
		}
		if (count > 0) {
			parts->iov_base = (uint8_t *)parts->iov_base + left;
			parts->iov_len -= left;
		}
	}
	return 0;
}

/* A record whose body is in two parts, either of which may be empty. */
static int put(const struct plen_stream_writer *writer, enum plen_stream_kind kind,
	       const uint8_t *first, size_t first_size, const uint8_t *rest, size_t rest_size)
{
	uint8_t header[PLEN_STREAM_HEADER_BYTES] = {(uint8_t)kind};
	struct iovec parts[PARTS_MAX] = {
		{header, sizeof(header)},
		{(void *)first, first_size},
		{(void *)rest, rest_size},
	};

	if (first_size + rest_size > UINT32_MAX) {
		return -E2BIG;
	}
	plen_stream_put(header + 1, first_size + rest_size, 4);
	return write_parts(writer->fd, parts, PARTS_MAX);
}

static int put_numbers(const struct plen_stream_writer *writer, enum plen_stream_kind kind,
		       uint32_t a, uint32_t b)
{
	uint8_t body[8];

	plen_stream_put(body, a, 4);
	plen_stream_put(body + 4, b, 4);
	return put(writer, kind, body, sizeof(body), NULL, 0);
}

static int put_op(const struct plen_stream_writer *writer, enum plen_stream_kind kind,
		  const uint8_t *before, size_t before_size, const struct plen_op *op)
{
	size_t size = 0;
	uint8_t *body = plen_op_encode(op, &size);
	int rc = put(writer, kind, before, before_size, body, size);

	free(body);
	return rc;
}

static int put_progress(void *data, uint32_t done, uint32_t total)
{
	return put_numbers(data, PLEN_STREAM_PROGRESS, done, total);
}

static int put_page(void *data, uint8_t owner, uint8_t background)
{
	const struct plen_op op = {.seq = PLEN_STREAM_SEQ,
				   .kind = PLEN_OP_PAGE,
				   .u.page = {.owner = owner, .background = background}};

	return put_op(data, PLEN_STREAM_PAGE, NULL, 0, &op);
}

static int put_asset(void *data, const struct plen_op_asset *asset, uint32_t *id)
{
	struct plen_stream_writer *writer = data;
	struct plen_op op = {.seq = PLEN_STREAM_SEQ, .kind = PLEN_OP_ASSET, .u.asset = *asset};
	size_t size = 0;
	uint8_t *bare = plen_bare_picture(asset->media, asset->bytes, asset->size, &size);
	int rc = 0;

	if (bare != NULL) {
		op.u.asset.bytes = bare;
		op.u.asset.size = (uint32_t)size;
	}
	*id = ++writer->assets;
	rc = put_op(writer, PLEN_STREAM_ASSET, NULL, 0, &op);
	free(bare);
	return rc;
}

static int put_edit(void *data, const struct plen_op *edit)
{
	uint8_t before[PLEN_STREAM_EDIT_BYTES] = {edit->group, edit->mark};
	struct plen_op op = *edit;

	op.seq = PLEN_STREAM_SEQ;
	op.u.edit.page = PLEN_STREAM_SEQ;
	op.u.edit.chain = 0;
	return put_op(data, PLEN_STREAM_EDIT, before, sizeof(before), &op);
}

struct plen_sink plen_stream_writer_sink(struct plen_stream_writer *writer, int fd)
{
	*writer = (struct plen_stream_writer){.fd = fd};
	return (struct plen_sink){.progress = put_progress,
				  .page = put_page,
				  .asset = put_asset,
				  .edit = put_edit,
				  .data = writer};
}

int plen_stream_writer_end(struct plen_stream_writer *writer, const struct plen_reading *reading)
{
	uint8_t number[4];
	int rc = 0;

	for (uint32_t i = 0; i < PLEN_LOSS_COUNT && rc == 0; i++) {
		if (reading->losses[i] > 0) {
			rc = put_numbers(writer, PLEN_STREAM_LOSS, i, reading->losses[i]);
		}
	}
	if (rc != 0) {
		return rc;
	}
	plen_stream_put(number, (uint32_t)reading->why, sizeof(number));
	return put(writer, PLEN_STREAM_END, number, sizeof(number),
		   (const uint8_t *)reading->detail, strlen(reading->detail));
}
