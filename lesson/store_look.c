/* SPDX-License-Identifier: MIT
 *
 * Order of things:
 *   1. The guard keeps writers out: nobody can be in the middle of writing, and nobody can begin
 *      to.
 *   2. Without a journal the file is complete: it is read in place, declared immutable.
 *   3. With one, SQLite would have to write to recover. File and journal are copied into a private
 *      folder in memory and recovered there.
 */
#include "store_look.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "lesson/store.h"
#include "store_db.h"
#include "store_guard.h"
#include "store_header.h"

/* Of a file without a journal. With one, the header of the file is what a checkpoint may just have
 * been writing: what holds is in the journal. */
static int check_header(const struct plen_store_guard *guard, struct plen_store_reading *reading)
{
	const struct plen_report *report = reading->report;
	uint8_t header[PLEN_STORE_HEADER_SIZE];

	if (plen_store_header_read(guard, header) != 0) {
		return plen_report_fail(report, -EIO, "cannot be read; check the medium");
	}
	bool is_database = plen_store_header_is_database(header);
	uint32_t application_id = plen_store_header_application(header);
	if (!is_database || application_id != PLEN_STORE_APPLICATION_ID) {
		reading->is_foreign = is_database && plen_store_header_is_foreign(application_id);
		return plen_report_fail(report, -EBADMSG, "not a lesson; choose another file");
	}
	/* Others would make SQLite read it, but never write it. */
	if (header[PLEN_STORE_HEADER_WRITE_VERSION] > PLEN_STORE_HEADER_WAL ||
	    header[PLEN_STORE_HEADER_READ_VERSION] > PLEN_STORE_HEADER_WAL) {
		return plen_report_fail(
			report, -EBADMSG,
			"damaged (its header); plenary FILE saves what can be read");
	}
	return 0;
}

/* -- reading -- */

/* '?', '#' and '%' mean something in a file: URI. */
static char *to_uri(const char *path)
{
	char *uri = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&uri, &size);

	fputs(path[0] == '/' ? "file://" : "file:", out);
	for (const char *from = path; *from != '\0'; from++) {
		if (strchr("?#%", *from) != NULL) {
			fprintf(out, "%%%02X", (unsigned)*from);
		} else {
			fputc(*from, out);
		}
	}
	fputs("?immutable=1", out);
	fclose(out);
	return uri;
}

static int replay(const char *name, int flags, struct plen_store_reading *reading)
{
	sqlite3 *db = NULL;
	int code = sqlite3_open_v2(name, &db, flags | SQLITE_OPEN_NOMUTEX, NULL);
	int error = 0;

	if (code == SQLITE_OK) {
		plen_store_db_guard(db);
		sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
		/* A copy needs not wait for any disk. */
		plen_store_db_exec(db, "PRAGMA synchronous=OFF");
		error = reading->read != NULL ? reading->read(db, reading)
					      : plen_store_read_lesson(db, reading);
	} else {
		error = plen_store_db_fail(db, code, reading->report);
	}
	sqlite3_close(db);
	return error;
}

static int read_in_place(const struct plen_store_guard *guard, const char *path,
			 struct plen_store_reading *reading)
{
	int error = check_header(guard, reading);

	if (error == 0) {
		char *uri = to_uri(path);
		error = replay(uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, reading);
		free(uri);
	}
	return error;
}

static int read_copy(const struct plen_store_guard *guard, const char *path,
		     struct plen_store_reading *reading)
{
	if (plen_store_guard_has_super_journal(path)) {
		reading->is_foreign = true;
		return plen_report_fail(reading->report, -EBADMSG,
					"its journal is not Plenary's; move the -journal file away "
					"to open the lesson without it");
	}

	struct plen_store_private folder = {0};
	int error = plen_store_guard_copy(guard, path, &folder);
	if (error != 0) {
		plen_report_fail(reading->report, error, "cannot be copied to recover it: %s",
				 strerror(-error));
	} else {
		char *name = plen_asprintf("%s/lesson", folder.path);
		error = replay(name, SQLITE_OPEN_READWRITE, reading);
		free(name);
	}
	plen_store_private_remove(&folder);
	return error;
}

int plen_store_look_read(const char *path, struct plen_store_reading *reading)
{
	struct plen_store_guard guard;
	int error = plen_store_guard_open(&guard, path, false, reading->report);

	guard.is_over = reading->is_over;
	guard.data = reading->data;
	if (error == 0) {
		error = plen_store_guard_journal_size(path) == 0
				? read_in_place(&guard, path, reading)
				: read_copy(&guard, path, reading);
	}
	plen_store_guard_close(&guard);
	return error;
}
