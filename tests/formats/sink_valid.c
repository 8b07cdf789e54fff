/* SPDX-License-Identifier: MIT */
#include "sink_valid.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define PARTS_KNOWN (sizeof(((struct sink_valid *)NULL)->parts) / sizeof(uint32_t))

static void demand(bool holds)
{
	if (!holds) {
		abort();
	}
}

static int progress(void *data, uint32_t done, uint32_t total)
{
	(void)data;
	demand(total == 0 || done <= total);
	return 0;
}

static int page(void *data, uint8_t owner, uint8_t background)
{
	struct sink_valid *into = data;
	const struct plen_op op = {.seq = 1,
				   .kind = PLEN_OP_PAGE,
				   .u.page = {.owner = owner, .background = background}};

	demand(plen_op_is_valid(&op));
	into->calls++;
	return 0;
}

static int asset(void *data, const struct plen_op_asset *given, uint32_t *id)
{
	struct sink_valid *into = data;
	const struct plen_op op = {.seq = 1, .kind = PLEN_OP_ASSET, .u.asset = *given};
	volatile uint8_t last = given->bytes[given->size - 1];

	(void)last;
	demand(plen_op_is_valid(&op));
	if (into->assets < PARTS_KNOWN) {
		into->parts[into->assets] = given->parts;
	}
	*id = ++into->assets;
	return 0;
}

static int edit(void *data, const struct plen_op *given)
{
	struct sink_valid *into = data;
	struct plen_op op = *given;

	demand(into->calls > 0 && op.kind == PLEN_OP_EDIT && op.u.edit.cut_count == 0);
	op.seq = 1;
	op.u.edit.page = 1;
	op.u.edit.chain = 0;
	demand(plen_op_is_valid(&op));
	for (uint32_t i = 0; i < op.u.edit.picture_count; i++) {
		const struct plen_op_picture *picture = &op.u.edit.pictures[i];

		demand(picture->asset > 0 && picture->asset <= into->assets);
		demand(picture->asset > PARTS_KNOWN ||
		       picture->part < into->parts[picture->asset - 1]);
	}
	return 0;
}

struct plen_sink sink_valid_init(struct sink_valid *into)
{
	memset(into, 0, sizeof(*into));
	return (struct plen_sink){
		.progress = progress, .page = page, .asset = asset, .edit = edit, .data = into};
}

void sink_valid_read(int (*read)(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
				 struct plen_reading *reading),
		     const uint8_t *bytes, size_t size)
{
	struct sink_valid into;
	const struct plen_sink sink = sink_valid_init(&into);
	struct plen_reading reading = {0};
	int rc = read(bytes, size, &sink, &reading);

	demand(rc == 0 || rc == -EBADMSG || rc == -E2BIG || rc == -EACCES);
	/* Who fails says why. */
	demand(rc == plen_unreadable_status(reading.why));
	demand((rc == 0) == (reading.detail[0] == '\0'));
}
