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
#include <sys/stat.h>
#include <unistd.h>

#include "common/mem.h"

static void finish(struct plen_atomic_file *file)
{
	free(file->path);
	free(file->temporary);
	file->path = file->temporary = NULL;
}

/* A pipe or a device must not be replaced by a file: it is written as it comes. Nor /dev/stdout,
 * whatever stands behind it. */
static bool is_special(const char *path)
{
	struct stat about;

	return strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0 ||
	       (stat(path, &about) == 0 && !S_ISREG(about.st_mode));
}

/* A link stays a link: the file that it names is the one to replace. */
static char *resolve(const char *path)
{
	char *target = realpath(path, NULL);

	return target != NULL ? target : plen_strdup(path);
}

int plen_atomic_file_open(struct plen_atomic_file *file, const char *path)
{
	*file = (struct plen_atomic_file){.fd = -1};
	if (is_special(path)) {
		file->fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
	} else {
		file->path = resolve(path);
		file->temporary = plen_asprintf("%s.XXXXXX", file->path);
		file->fd = mkostemp(file->temporary, O_CLOEXEC);
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

/* mkostemp makes files that only their owner can read; an export is meant to be passed on. */
static void open_to_umask(int fd)
{
	mode_t mask = umask(0);

	umask(mask);
	(void)fchmod(fd, 0666 & ~mask);
}

static void keep_error(struct plen_atomic_file *file, int rc)
{
	if (rc != 0 && file->error == 0) {
		file->error = errno;
	}
}

static void put_in_place(struct plen_atomic_file *file)
{
	if (file->error == 0) {
		keep_error(file, rename(file->temporary, file->path));
	}
	if (file->error == 0) {
		sync_directory(file->path);
	} else {
		unlink(file->temporary);
	}
}

int plen_atomic_file_commit(struct plen_atomic_file *file)
{
	if (file->temporary != NULL) {
		keep_error(file, fsync(file->fd));
		open_to_umask(file->fd);
	}
	keep_error(file, close(file->fd));
	if (file->temporary != NULL) {
		put_in_place(file);
	}
	finish(file);
	return -file->error;
}

void plen_atomic_file_abort(struct plen_atomic_file *file)
{
	close(file->fd);
	if (file->temporary != NULL) {
		unlink(file->temporary);
	}
	finish(file);
}
