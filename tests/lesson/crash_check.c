/* SPDX-License-Identifier: MIT */
#include "crash_check.h"

#include <inttypes.h>
#include <sys/stat.h>

#include "common/mem.h"

static bool is_there(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && info.st_size > 0;
}

char *crash_check_once(struct crash_player *player, const struct crash_promise *promise)
{
	if (promise->exists && !is_there(player->path)) {
		return plen_strdup("the lesson is gone");
	}

	int error = crash_player_open(player);
	if (error != 0) {
		return plen_asprintf("refused: %s", player->error);
	}
	uint64_t found = player->promise.kept;
	if (found < promise->kept || found > promise->asked) {
		return plen_asprintf("%" PRIu64 " operations, of %" PRIu64 " promised and %" PRIu64
				     " written",
				     found, promise->kept, promise->asked);
	}
	crash_player_go_on(player);
	if (!plen_store_flush(player->store, 10000) || !crash_player_close(player)) {
		return plen_strdup("it could not be gone on with");
	}
	return crash_book_compare(&player->book, player->path);
}

char *crash_check_again(struct crash_player *player)
{
	uint64_t count = player->book.count;
	int error = crash_player_open(player);

	if (error != 0) {
		return plen_asprintf("refused the second time: %s", player->error);
	}
	if (player->promise.kept != count) {
		return plen_asprintf("%" PRIu64 " operations the second time instead of %" PRIu64,
				     player->promise.kept, count);
	}
	return crash_player_close(player) ? NULL : plen_strdup("it did not close");
}
