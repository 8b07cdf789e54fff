/* SPDX-License-Identifier: MIT */
#include "store_row.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "crc32c.h"

/* What the column `page` says: where an operation is looked for. */
static int64_t page_of(const struct plen_op *op)
{
	switch (op->kind) {
	case PLEN_OP_PAGE:
		return (int64_t)op->seq;
	case PLEN_OP_EDIT:
		return op->u.edit.page;
	default:
		return 0;
	}
}

static uint8_t *put_u64(uint8_t *at, int64_t value)
{
	for (int i = 0; i < 8; i++) {
		*at++ = (uint8_t)((uint64_t)value >> (8 * i));
	}
	return at;
}

uint32_t plen_store_row_sum(const struct plen_store_row *row)
{
	uint8_t columns[48];
	uint8_t *at = columns;

	at = put_u64(at, row->seq);
	at = put_u64(at, row->time_us);
	at = put_u64(at, row->group);
	at = put_u64(at, row->page);
	at = put_u64(at, row->kind);
	put_u64(at, row->mark);
	return plen_crc32c(plen_crc32c(0, columns, sizeof(columns)), row->body, row->size);
}

uint64_t plen_store_row_end(const struct plen_op *op)
{
	return op->kind == PLEN_OP_GAP ? op->seq + op->u.count - 1 : op->seq;
}

struct plen_store_item *plen_store_row_encode(const struct plen_op *op)
{
	size_t size = 0;
	struct plen_store_item *item =
		(void *)plen_op_encode_behind(op, offsetof(struct plen_store_item, body), &size);

	item->next = NULL;
	item->row = (struct plen_store_row){
		.seq = (int64_t)op->seq,
		.time_us = op->time_us,
		.group = op->group,
		.page = page_of(op),
		.kind = op->kind,
		.mark = op->mark,
		.body = item->body,
		.size = size,
	};
	item->row.sum = plen_store_row_sum(&item->row);
	item->end = plen_store_row_end(op);
	return item;
}

static bool columns_are_sound(const struct plen_store_row *row, int version)
{
	int64_t last_kind = version == 1 ? PLEN_OP_VIEW : PLEN_OP_GAP;
	int64_t sum = version == 1 ? 0 : plen_store_row_sum(row);
	int64_t last_mark = version == 1 ? 0 : PLEN_MARK_MAX;

	return row->sum == sum && row->seq > 0 && row->group >= 0 && row->group <= PLEN_GROUP_MAX &&
	       row->kind >= PLEN_OP_PAGE && row->kind <= last_kind && row->mark >= 0 &&
	       row->mark <= last_mark;
}

int plen_store_row_decode(const struct plen_store_row *row, int version, struct plen_op *op)
{
	*op = (struct plen_op){0};
	if (!columns_are_sound(row, version)) {
		return -EBADMSG;
	}
	op->seq = (uint64_t)row->seq;
	op->time_us = row->time_us;
	op->kind = (uint8_t)row->kind;
	op->group = (uint8_t)row->group;
	op->mark = (uint8_t)row->mark;

	int error = plen_op_decode(op, row->body, row->size);
	if (error == 0 && row->page != page_of(op)) {
		plen_op_finish(op);
		error = -EBADMSG;
	}
	return error;
}
