/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "store"

#include "store_private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"

#define PREFIX "plenary-lesson-"
#define SALT "XXXXXX"
#define ATTEMPTS 3

/* All that is ever put into one. */
static const char *const contents[] = {"lesson", "lesson-wal", "lesson-journal", "lesson-shm"};

#define CONTENT_COUNT (sizeof(contents) / sizeof(contents[0]))

/* Memory may be too small for a lesson with many pictures; beside it there is room for another. */
char *plen_store_private_place(size_t index, const char *lesson)
{
	const char *tmp = getenv("TMPDIR");
	char *own = NULL;
	char *folder = NULL;

	switch (index) {
	case 0:
		return plen_strdup("/dev/shm");
	case 1:
		return plen_strdup(tmp != NULL ? tmp : "/tmp");
	case 2:
		return plen_strdup("/tmp");
	case 3:
		own = plen_strdup(lesson);
		folder = plen_strdup(dirname(own));
		free(own);
		return folder;
	default:
		return NULL;
	}
}

static int open_folder(int at, const char *name)
{
	return openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* Between making and locking, somebody who sweeps may have taken it for one that was left. Where
 * there are no such locks nobody sweeps. */
static bool is_ours(int fd)
{
	struct stat info;
	bool is_locked = flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;

	return is_locked && fstat(fd, &info) == 0 && info.st_nlink > 0;
}

static int try_to_make(struct plen_store_private *folder, const char *place)
{
	char *path = plen_asprintf("%s/" PREFIX SALT, place);

	if (mkdtemp(path) == NULL) {
		int error = -errno;
		free(path);
		return error;
	}
	int fd = open_folder(AT_FDCWD, path);
	int error = fd < 0 ? -errno : 0;
	if (fd >= 0 && !is_ours(fd)) {
		close(fd);
		error = -EAGAIN;
	}
	if (error != 0) {
		rmdir(path);
		free(path);
		return error;
	}
	*folder = (struct plen_store_private){path, fd};
	return 0;
}

int plen_store_private_make(struct plen_store_private *folder, const char *place)
{
	int error = -EAGAIN;

	*folder = (struct plen_store_private){0};
	for (int i = 0; i < ATTEMPTS && error == -EAGAIN; i++) {
		error = try_to_make(folder, place);
	}
	return error;
}

static void empty(int fd)
{
	for (size_t i = 0; i < CONTENT_COUNT; i++) {
		unlinkat(fd, contents[i], 0);
	}
}

void plen_store_private_remove(struct plen_store_private *folder)
{
	if (folder->path == NULL) {
		return;
	}
	empty(folder->fd);
	rmdir(folder->path);
	close(folder->fd);
	free(folder->path);
	*folder = (struct plen_store_private){0};
}

/* -- what a crash has left -- */

static bool is_made_here(const struct dirent *entry)
{
	return strncmp(entry->d_name, PREFIX, strlen(PREFIX)) == 0 &&
	       strlen(entry->d_name) == strlen(PREFIX SALT);
}

static void remove_if_left(int place, const char *name)
{
	int fd = open_folder(place, name);
	struct stat info;

	if (fd < 0) {
		return;
	}
	if (fstat(fd, &info) == 0 && info.st_uid == geteuid() &&
	    flock(fd, LOCK_EX | LOCK_NB) == 0) {
		empty(fd);
		if (unlinkat(place, name, AT_REMOVEDIR) == 0) {
			plen_info("%s: left by a crash, removed", name);
		}
	}
	close(fd);
}

static void sweep(const char *place)
{
	DIR *list = opendir(place);
	const struct dirent *entry = NULL;

	while (list != NULL && (entry = readdir(list)) != NULL) {
		if (is_made_here(entry)) {
			remove_if_left(dirfd(list), entry->d_name);
		}
	}
	if (list != NULL) {
		closedir(list);
	}
}

void plen_store_private_sweep(const char *lesson)
{
	char *place = NULL;

	for (size_t i = 0; (place = plen_store_private_place(i, lesson)) != NULL; i++) {
		sweep(place);
		free(place);
	}
}
