/* SPDX-License-Identifier: MIT */
#include "store_snapshot.h"

#include "crc32c.h"
#include "store_db.h"

static uint32_t sum_of(uint64_t seq, const uint8_t *body, size_t size)
{
	uint8_t number[8];

	for (int i = 0; i < 8; i++) {
		number[i] = (uint8_t)(seq >> (8 * i));
	}
	return plen_crc32c(plen_crc32c(0, number, sizeof(number)), body, size);
}

static int insert(sqlite3 *db, const struct plen_store_snapshot *snapshot)
{
	sqlite3_stmt *stmt = NULL;
	int code =
		sqlite3_prepare_v2(db, "INSERT INTO snapshot VALUES(?1, ?2, ?3)", -1, &stmt, NULL);

	if (code == SQLITE_OK) {
		sqlite3_bind_int64(stmt, 1, (sqlite3_int64)snapshot->seq);
		sqlite3_bind_blob64(stmt, 2, snapshot->body, snapshot->size, SQLITE_STATIC);
		sqlite3_bind_int64(stmt, 3, sum_of(snapshot->seq, snapshot->body, snapshot->size));
		sqlite3_step(stmt);
		code = sqlite3_reset(stmt);
	}
	sqlite3_finalize(stmt);
	return code;
}

int plen_store_snapshot_put(sqlite3 *db, const struct plen_store_snapshot *snapshot)
{
	int code = plen_store_db_exec(db, "DELETE FROM snapshot");

	return code == SQLITE_OK ? insert(db, snapshot) : code;
}
