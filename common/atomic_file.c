/* SPDX-License-Identifier: MIT */
#include "common/atomic_file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/mem.h"
#include "common/temporary.h"

static void finish(struct plen_atomic_file *file)
{
	free(file->path);
	free(file->temporary);
	file->path = file->temporary = NULL;
}

static bool begins_with(const char *path, const char *folder)
{
	return strncmp(path, folder, strlen(folder)) == 0;
}

/* A pipe or a device must not be replaced by a file: it is written as it comes. Nor /dev/stdout,
 * whatever stands behind it. */
static bool is_special(const char *path)
{
	struct stat about;

	return (begins_with(path, "/dev/") && !begins_with(path, "/dev/shm/")) ||
	       begins_with(path, "/proc/") || (stat(path, &about) == 0 && !S_ISREG(about.st_mode));
}

/* A pipe that nobody reads is not waited for; one that is read slowly is. */
static int open_special(const char *path)
{
	int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NONBLOCK);

	if (fd >= 0) {
		fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
	}
	return fd;
}

/* A link stays a link: the file that it names is the one to replace. */
static char *resolve(const char *path)
{
	char *target = realpath(path, NULL);

	return target != NULL ? target : plen_strdup(path);
}

/* Without a name: whatever ends this process, nothing is left of it. Not every file system has
 * that, and later on the name is given through /proc. */
static int open_nameless(const char *path)
{
	char *copy = plen_strdup(path);
	int fd = -1;

	if (access("/proc/self/fd", X_OK) == 0) {
		fd = open(dirname(copy), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
	}
	free(copy);
	return fd;
}

static int open_beside(struct plen_atomic_file *file, const char *path)
{
	file->path = resolve(path);
	file->fd = open_nameless(file->path);
	if (file->fd < 0) {
		file->temporary = plen_temporary_name(file->path, "");
		file->fd = open(file->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	}
	return file->fd;
}

int plen_atomic_file_open(struct plen_atomic_file *file, const char *path)
{
	*file = (struct plen_atomic_file){.fd = -1};
	if (is_special(path)) {
		file->fd = open_special(path);
	} else {
		file->fd = open_beside(file, path);
	}
	if (file->fd < 0) {
		int error = errno;

		finish(file);
		return -error;
	}
	return 0;
}

void plen_atomic_file_write(struct plen_atomic_file *file, const void *bytes, size_t size)
{
	const uint8_t *from = bytes;

	while (size > 0 && file->error == 0) {
		ssize_t wrote = write(file->fd, from, size);

		if (wrote < 0 && errno != EINTR) {
			file->error = errno;
		}
		if (wrote > 0) {
			from += wrote;
			size -= (size_t)wrote;
		}
	}
}

/* The rename itself is only on disk when its directory is. */
static void sync_directory(const char *path)
{
	char *copy = plen_strdup(path);
	int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		/* Some file systems cannot; the file is whole either way. */
		(void)fsync(fd);
		close(fd);
	}
	free(copy);
}

static void keep_error(struct plen_atomic_file *file, int rc)
{
	if (rc != 0 && file->error == 0) {
		file->error = errno;
	}
}

static void close_file(struct plen_atomic_file *file)
{
	if (file->fd >= 0) {
		keep_error(file, close(file->fd));
	}
	file->fd = -1;
}

static int link_as(const struct plen_atomic_file *file, const char *name)
{
	char descriptor[32];

	snprintf(descriptor, sizeof(descriptor), "/proc/self/fd/%d", file->fd);
	return linkat(AT_FDCWD, descriptor, AT_FDCWD, name, AT_SYMLINK_FOLLOW);
}

/* Another name beside its target, from which it can be renamed over it. */
static void name_beside(struct plen_atomic_file *file)
{
	file->temporary = plen_temporary_name(file->path, "");
	if (link_as(file, file->temporary) != 0) {
		keep_error(file, -1);
		free(file->temporary);
		file->temporary = NULL;
	}
}

/* On disk, under whatever name. */
static void seal(struct plen_atomic_file *file)
{
	if (file->path != NULL) {
		keep_error(file, fsync(file->fd));
	}
	if (file->path == NULL || file->temporary != NULL) {
		close_file(file);
	}
}

/* By a rename, whatever was there: whoever watches the folder, such as a board for calibrations,
 * hears of a file that is whole by that, and of a new link only that it begins. */
static void put_in_place(struct plen_atomic_file *file)
{
	if (file->error != 0 || file->path == NULL) {
		return;
	}
	if (file->temporary == NULL) {
		name_beside(file);
	}
	if (file->error == 0) {
		keep_error(file, rename(file->temporary, file->path));
	}
}

/* Whatever is not in its place is gone. */
static int end(struct plen_atomic_file *file)
{
	if (file->error != 0 && file->temporary != NULL) {
		unlink(file->temporary);
	}
	close_file(file);
	finish(file);
	return -file->error;
}

int plen_atomic_file_commit(struct plen_atomic_file *file)
{
	seal(file);
	put_in_place(file);
	if (file->error == 0 && file->path != NULL) {
		sync_directory(file->path);
	}
	return end(file);
}

void plen_atomic_file_abort(struct plen_atomic_file *file)
{
	if (file->error == 0) {
		file->error = ECANCELED;
	}
	end(file);
}

void plen_atomic_file_sweep(const char *path)
{
	char *target = resolve(path);

	plen_temporary_sweep(target);
	free(target);
}

/* -- sets -- */

/* Descriptors are few: of a large set, only so many files stay without a name. */
static size_t nameless_max(void)
{
	struct rlimit limit = {0};

	(void)getrlimit(RLIMIT_NOFILE, &limit);
	return (size_t)limit.rlim_cur / 2;
}

int plen_atomic_set_add(struct plen_atomic_set *set, struct plen_atomic_file *file)
{
	seal(file);
	if (file->fd >= 0 && set->count >= nameless_max()) {
		name_beside(file);
		close_file(file);
	}
	if (file->error != 0) {
		return end(file);
	}
	set->files = plen_grow(set->files, set->count, &set->capacity, sizeof(*set->files));
	set->files[set->count++] = *file;
	return 0;
}

static void finish_set(struct plen_atomic_set *set)
{
	free(set->files);
	*set = (struct plen_atomic_set){0};
}

static bool is_beside(const struct plen_atomic_file *file, const struct plen_atomic_file *other)
{
	const char *slash = strrchr(file->path, '/');
	size_t length = slash != NULL ? (size_t)(slash - file->path) + 1 : 0;

	return strncmp(file->path, other->path, length) == 0 &&
	       strchr(other->path + length, '/') == NULL;
}

int plen_atomic_set_commit(struct plen_atomic_set *set)
{
	int status = 0;

	for (size_t i = 0; i < set->count; i++) {
		struct plen_atomic_file *file = &set->files[i];
		const struct plen_atomic_file *next =
			i + 1 < set->count && status == 0 ? &set->files[i + 1] : NULL;

		if (status < 0) {
			plen_atomic_file_abort(file);
			continue;
		}
		put_in_place(file);
		if (file->path != NULL &&
		    (next == NULL || next->path == NULL || !is_beside(file, next))) {
			sync_directory(file->path);
		}
		status = end(file);
	}
	finish_set(set);
	return status;
}

void plen_atomic_set_abort(struct plen_atomic_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		plen_atomic_file_abort(&set->files[i]);
	}
	finish_set(set);
}
