/* SPDX-License-Identifier: MIT
 *
 * Looking for operations in the ruins of a lesson file, page by page, without SQLite: it believes
 * no header, no pointer between pages but those along one long row, and no row but by its sum. A
 * row that is found in several pages is taken from the one written last.
 *
 * The file format is that of SQLite, "Database File Format", sections 1.6 and 4.1.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store_row.h"
#include "store_schema.h"

struct plen_store_found {
	uint64_t seq;
	uint32_t image; /* pages of the file, from 0, then those of its write-ahead log */
	uint16_t cell;  /* where in the page */
	uint8_t kind;
	uint8_t version; /* of the row */
};

struct plen_store_scan {
	int file, log; /* descriptors of private copies; -1 = none */
	uint32_t page_count, frame_count;
	uint32_t *newest;               /* by page number - 1: its last frame + 1, or 0 */
	struct plen_store_found *found; /* sound ones, by number */
	size_t count, capacity;
	bool has_uuid;
	uint8_t uuid[PLEN_STORE_UUID_SIZE];
	uint8_t *payload; /* of the row last read */
	size_t payload_size;
};

/* Looks at private copies of file and log, either of which may be missing. 0, or a negative errno
 * if they cannot be read; finding nothing is no error. */
int plen_store_scan_begin(struct plen_store_scan *scan, const char *file, const char *log);
void plen_store_scan_finish(struct plen_store_scan *scan);

/* Reads a row that was found, into memory that holds until the next. 0 or a negative errno. */
int plen_store_scan_row(struct plen_store_scan *scan, const struct plen_store_found *found,
			struct plen_store_row *row);
