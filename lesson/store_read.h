/* SPDX-License-Identifier: MIT
 *
 * Reading a lesson from a connection: everything is checked, and the operations are applied, or a
 * snapshot and what came after it.
 */
#pragma once

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "lesson/lesson.h"
#include "report.h"
#include "store_schema.h"

/* One reading of a file: what is wanted, and where it goes. */
struct plen_store_reading {
	int64_t until_us; /* reading ends before the first operation later than this */
	/* For a board: a snapshot will do, if it can be had, and of a newer file what can be
	 * understood. */
	bool is_opening;
	bool no_snapshot;
	/* What is done with the connection; NULL: plen_store_read_lesson. */
	int (*read)(sqlite3 *db, struct plen_store_reading *reading);
	struct plen_lesson *lesson;
	void (*each)(void *data, const struct plen_op *op); /* may be NULL; after it is applied */
	bool (*is_over)(void *data); /* a copy for it is given up then; may be NULL */
	void *data;
	const struct plen_report *report;
	/* found */
	uint8_t uuid[PLEN_STORE_UUID_SIZE];
	int version;
	uint64_t snapshot; /* number that the snapshot ends with; 0 = the whole log was applied */
	bool is_foreign;   /* with -EBADMSG: the file, or its journal, is another program's */
	bool bad_snapshot; /* with -EBADMSG: the snapshot is to blame, try without */
	uint64_t promised; /* ... although it is sound, and of so many operations; else 0 */
	uint64_t lost;     /* operations of a newer file that were not understood */
};

/* 0, or a negative errno with a line; the lesson may then hold a part. */
int plen_store_read_lesson(sqlite3 *db, struct plen_store_reading *reading);
