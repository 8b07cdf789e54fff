/* SPDX-License-Identifier: MIT */
#include "store_path.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/mem.h"

char *plen_store_path_resolve(const char *path)
{
	char *whole = realpath(path, NULL);

	if (whole != NULL || errno != ENOENT) {
		return whole;
	}

	/* Not there yet: then its folder must be. dirname and basename may write into theirs. */
	char *for_folder = plen_strdup(path);
	char *for_name = plen_strdup(path);
	char *folder = realpath(dirname(for_folder), NULL);
	if (folder != NULL) {
		whole = plen_asprintf("%s/%s", folder, basename(for_name));
	}
	free(folder);
	free(for_folder);
	free(for_name);
	return whole;
}

int plen_store_path_put(int fd, const uint8_t *data, size_t size)
{
	while (size > 0) {
		ssize_t wrote = write(fd, data, size);
		if (wrote < 0 && errno != EINTR) {
			return -errno;
		}
		if (wrote == 0) {
			return -EIO;
		}
		if (wrote > 0) {
			data += wrote;
			size -= (size_t)wrote;
		}
	}
	return 0;
}

int plen_store_path_write(const char *path, const uint8_t *data, size_t size)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	int error = 0;

	if (fd < 0) {
		return -errno;
	}
	error = plen_store_path_put(fd, data, size);
	if (error == 0 && fsync(fd) != 0) {
		error = -errno;
	}
	if (close(fd) != 0 && error == 0) {
		error = -errno;
	}
	return error;
}

int plen_store_path_sync_folder(const char *path)
{
	char *copy = plen_strdup(path);
	int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int error = fd < 0 || fsync(fd) != 0 ? -errno : 0;

	if (fd >= 0) {
		close(fd);
	}
	free(copy);
	/* Some file systems cannot sync a folder; they have nothing to sync there. */
	return error == -EINVAL ? 0 : error;
}

static int rename_no_replace(const char *from, const char *to)
{
	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) {
		return 0;
	}
	if (errno != EINVAL && errno != ENOSYS) {
		return -errno;
	}
	/* A file system without the flag; link does not replace either, where there are links. */
	if (link(from, to) == 0) {
		unlink(from);
		return 0;
	}
	if (errno == EEXIST) {
		return -EEXIST;
	}
	if (access(to, F_OK) == 0) {
		return -EEXIST;
	}
	return rename(from, to) == 0 ? 0 : -errno;
}

int plen_store_path_publish(const char *finished, const char *path)
{
	int error = rename_no_replace(finished, path);

	return error == 0 ? plen_store_path_sync_folder(path) : error;
}

int plen_store_path_replace(const char *finished, const char *path)
{
	return rename(finished, path) == 0 ? plen_store_path_sync_folder(path) : -errno;
}
