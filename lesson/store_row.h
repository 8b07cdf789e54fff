/* SPDX-License-Identifier: MIT
 *
 * An operation as it is in the table: plain columns, whoever found them. What is written is made
 * here, and what is read is checked here; no column is believed, and the sum least of all.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lesson/op.h"

struct plen_store_row {
	int64_t seq, time_us, group, page, kind, mark, sum;
	const uint8_t *body; /* borrowed */
	size_t size;
};

/* A row of its own, body included; freed with free. Links are the queue's. */
struct plen_store_item {
	struct plen_store_item *next;
	struct plen_store_row row;
	uint64_t end; /* number that it ends with, as a gap may be long */
	uint8_t body[];
};

struct plen_store_item *plen_store_row_encode(const struct plen_op *op);

/* The number that an operation ends with. */
uint64_t plen_store_row_end(const struct plen_op *op);

/* The CRC-32C of all columns but itself, and the body. */
uint32_t plen_store_row_sum(const struct plen_store_row *row);

/* The operation, to be finished by the caller; 0, or -EBADMSG if anything is as we would not have
 * written it. Rows of version 1 have neither mark nor sum: both must then be 0. */
int plen_store_row_decode(const struct plen_store_row *row, int version, struct plen_op *op);
