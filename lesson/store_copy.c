/* SPDX-License-Identifier: MIT */
#include "store_copy.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/mem.h"
#include "store_db.h"
#include "store_make.h"
#include "store_path.h"

/* VACUUM opens its target as a second database, which no other statement may. */
static int vacuum_into(sqlite3 *db, const char *path)
{
	sqlite3_stmt *stmt = NULL;

	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 1);
	int code = sqlite3_prepare_v2(db, "VACUUM INTO ?1", -1, &stmt, NULL);
	if (code == SQLITE_OK) {
		sqlite3_bind_text(stmt, 1, path, -1, SQLITE_STATIC);
		sqlite3_step(stmt);
		code = sqlite3_reset(stmt);
	}
	int error = code == SQLITE_OK ? 0 : plen_store_db_errno(db, code);
	sqlite3_finalize(stmt);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	return error;
}

/* Whatever is left of it, well or not. */
static void clear_away(const char *temporary)
{
	char *journal = plen_asprintf("%s-journal", temporary);

	unlink(temporary);
	unlink(journal);
	free(journal);
}

int plen_store_copy_file(sqlite3 *db, const char *own, const char *path)
{
	char *target = plen_store_path_resolve(path);

	if (target == NULL) {
		return -errno;
	}
	if (strcmp(target, own) == 0) {
		free(target);
		return -EINVAL;
	}

	char *temporary = plen_store_path_temporary(target);
	int error = vacuum_into(db, temporary);
	if (error == 0) {
		error = plen_store_make_born(temporary);
	}
	if (error == 0) {
		error = plen_store_path_replace(temporary, target);
	}
	clear_away(temporary);
	free(temporary);
	free(target);
	return error;
}
