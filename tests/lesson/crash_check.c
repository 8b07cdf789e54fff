/* SPDX-License-Identifier: MIT */
#include "crash_check.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/mem.h"

static bool is_there(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && info.st_size > 0;
}

/* No half of a lesson or a copy, none that was set aside. */
static char *check_folder(const char *folder)
{
	static const char *const ours[] = {".", "..", "lesson.plenary", "lesson.plenary-wal",
					   "lesson.plenary-journal"};
	DIR *list = opendir(folder);
	const struct dirent *entry = NULL;
	char *wrong = NULL;

	while (wrong == NULL && (entry = readdir(list)) != NULL) {
		bool is_ours = false;
		for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++) {
			is_ours |= strcmp(entry->d_name, ours[i]) == 0;
		}
		wrong = is_ours ? NULL : plen_asprintf("%s was left behind", entry->d_name);
	}
	closedir(list);
	return wrong;
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
	if (plen_store_opening(player->store)->opened != PLEN_STORE_WHOLE) {
		return plen_strdup("taken for damaged, set aside and mended");
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

	char *wrong = crash_book_compare(&player->book, player->path);
	if (wrong != NULL && player->other.count > 0) {
		free(wrong);
		wrong = crash_book_compare(&player->other, player->path);
	}
	return wrong != NULL ? wrong : check_folder(player->folder);
}

char *crash_check_again(struct crash_player *player)
{
	uint64_t count = player->promise.asked;
	int error = crash_player_open(player);

	if (error != 0) {
		return plen_asprintf("refused the second time: %s", player->error);
	}
	if (plen_store_opening(player->store)->opened != PLEN_STORE_WHOLE) {
		return plen_strdup("taken for damaged the second time");
	}
	if (player->promise.kept != count) {
		return plen_asprintf("%" PRIu64 " operations the second time instead of %" PRIu64,
				     player->promise.kept, count);
	}
	return crash_player_close(player) ? NULL : plen_strdup("it did not close");
}
