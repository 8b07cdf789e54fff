/* SPDX-License-Identifier: MIT */
#include "sample_log.h"

#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

void sample_log_finish(struct sample_log *log)
{
	for (size_t i = 0; i < log->count; i++) {
		free(log->rows[i].body);
	}
	free(log->rows);
	*log = (struct sample_log){0};
}

void sample_log_add(struct sample_log *log, const struct plen_op *op)
{
	struct sample_log_row row = {op->seq, op->time_us, op->kind, op->group, op->mark, 0, NULL};

	row.body = plen_op_encode(op, &row.size);
	log->rows = plen_grow(log->rows, log->count, &log->capacity, sizeof(*log->rows));
	log->rows[log->count++] = row;
	log->last = op->kind == PLEN_OP_GAP ? op->seq + op->u.count - 1 : op->seq;
}

struct plen_op sample_log_op(const struct sample_log *log, size_t index)
{
	const struct sample_log_row *row = &log->rows[index];
	struct plen_op op = {.seq = row->seq,
			     .time_us = row->time_us,
			     .kind = row->kind,
			     .group = row->group,
			     .mark = row->mark};

	if (plen_op_decode(&op, row->body, row->size) != 0) {
		abort();
	}
	return op;
}

void sample_log_fold(const struct sample_log *log, size_t index, struct plen_lesson *lesson)
{
	for (size_t i = index; i < log->count; i++) {
		struct plen_op op = sample_log_op(log, i);
		if (plen_lesson_apply(lesson, &op) != 0) {
			abort();
		}
		plen_op_finish(&op);
	}
}

static int each_edit(void *data, uint32_t page, uint64_t seq,
		     int (*each)(void *each_data, const struct plen_op *op), void *each_data)
{
	const struct sample_log *log = data;
	int result = 0;

	for (size_t i = 0; i < log->count && result == 0; i++) {
		if (log->rows[i].kind != PLEN_OP_EDIT || log->rows[i].seq > seq) {
			continue;
		}
		struct plen_op op = sample_log_op(log, i);
		if (op.u.edit.page == page) {
			result = each(each_data, &op);
		}
		plen_op_finish(&op);
	}
	return result;
}

static uint8_t *asset_bytes(void *data, uint32_t asset, size_t size)
{
	const struct sample_log *log = data;
	uint8_t *bytes = NULL;

	for (size_t i = 0; i < log->count && bytes == NULL; i++) {
		if (log->rows[i].seq == asset) {
			struct plen_op op = sample_log_op(log, i);
			bytes = plen_realloc(NULL, size, 1);
			memcpy(bytes, op.u.asset.bytes, size);
			plen_op_finish(&op);
		}
	}
	return bytes;
}

struct plen_lesson_shelf sample_log_shelf(struct sample_log *log)
{
	return (struct plen_lesson_shelf){each_edit, asset_bytes, log};
}
