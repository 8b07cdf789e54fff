/* SPDX-License-Identifier: MIT */
#include "import_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/aside.h"
#include "common/mem.h"
#include "formats/limits.h"

struct plen_import_file {
	struct plen_aside aside;
	char *path;
	int ready_fd;
	/* The thread's until it is done. */
	int fd, status;
};

static int check(int fd)
{
	struct stat about;

	if (fstat(fd, &about) != 0) {
		return -errno;
	}
	if (!S_ISREG(about.st_mode)) {
		return S_ISDIR(about.st_mode) ? -EISDIR : -EINVAL;
	}
	if (about.st_size == 0) {
		return -EBADMSG;
	}
	return about.st_size > (off_t)PLEN_LIMIT_FILE_BYTES ? -E2BIG : 0;
}

static void open_file(struct plen_import_file *file)
{
	file->fd = open(file->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	file->status = file->fd < 0 ? -errno : check(file->fd);
}

static void open_and_tell(void *data)
{
	struct plen_import_file *file = data;
	uint64_t one = 1;

	open_file(file);
	(void)!write(file->ready_fd, &one, sizeof(one));
}

static void release(void *data)
{
	struct plen_import_file *file = data;

	if (file->fd >= 0) {
		plen_aside_close(file->fd);
	}
	close(file->ready_fd);
	free(file->path);
	free(file);
}

struct plen_import_file *plen_import_file_create(const char *path)
{
	struct plen_import_file *file = plen_calloc(1, sizeof(*file));

	file->path = plen_strdup(path);
	file->ready_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	file->fd = -1;
	file->status = -EAGAIN; /* without a thread */
	file->aside.work = open_and_tell;
	file->aside.release = release;
	file->aside.data = file;
	plen_aside_start(&file->aside);
	return file;
}

void plen_import_file_destroy(struct plen_import_file *file)
{
	if (file != NULL) {
		plen_aside_leave(&file->aside);
	}
}

int plen_import_file_ready_fd(const struct plen_import_file *file)
{
	return file->ready_fd;
}

int plen_import_file_fd(const struct plen_import_file *file)
{
	if (!plen_aside_is_done(&file->aside)) {
		return -EINPROGRESS;
	}
	return file->status < 0 ? file->status : file->fd;
}
