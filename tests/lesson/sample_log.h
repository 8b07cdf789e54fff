/* SPDX-License-Identifier: MIT
 *
 * A lesson's operations as a list of bodies in memory: what a lesson file is, without the file. Any
 * lesson may be folded from it, and may have it for its shelf.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "lesson/lesson.h"
#include "lesson/op.h"

struct sample_log_row {
	uint64_t seq;
	int64_t time_us;
	uint8_t kind, group, mark;
	size_t size;
	uint8_t *body;
};

struct sample_log {
	struct sample_log_row *rows;
	size_t count, capacity;
	uint64_t last; /* the last number that a row takes */
};

void sample_log_finish(struct sample_log *log);

void sample_log_add(struct sample_log *log, const struct plen_op *op);
/* The operation of a row; finish with plen_op_finish. */
struct plen_op sample_log_op(const struct sample_log *log, size_t index);
/* Applies the rows from `index` on; all of them may happen. */
void sample_log_fold(const struct sample_log *log, size_t index, struct plen_lesson *lesson);
/* Hands out what is there when it is asked. */
struct plen_lesson_shelf sample_log_shelf(struct sample_log *log);
