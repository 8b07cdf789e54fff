/* SPDX-License-Identifier: MIT */
#include "input.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/mem.h"

#define READ_BYTES ((size_t)1 << 20)

/* As read(2), but for signals; a negative errno. */
static ssize_t read_some(int fd, void *bytes, size_t size)
{
	ssize_t count = 0;

	do {
		count = read(fd, bytes, size);
	} while (count < 0 && errno == EINTR);
	return count < 0 ? -errno : count;
}

int plen_input_exactly(int fd, void *bytes, size_t size)
{
	uint8_t *to = bytes;
	size_t done = 0;

	while (done < size) {
		ssize_t count = read_some(fd, to + done, size - done);
		if (count < 0) {
			return (int)count;
		}
		if (count == 0) {
			return done == 0 ? -ENODATA : -EPROTO;
		}
		done += (size_t)count;
	}
	return 0;
}

/* One more than a file says it has, so that its end is seen without growing. */
static size_t first_capacity(int fd, size_t max)
{
	struct stat about;

	if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0 &&
	    (size_t)about.st_size < max) {
		return (size_t)about.st_size + 1;
	}
	return READ_BYTES;
}

int plen_input_all(int fd, size_t max, uint8_t **bytes, size_t *size)
{
	size_t capacity = first_capacity(fd, max);
	uint8_t *buffer = plen_realloc(NULL, capacity, 1);
	size_t done = 0;
	ssize_t count = 0;

	while ((count = read_some(fd, buffer + done, capacity - done)) > 0) {
		done += (size_t)count;
		if (done > max) {
			count = -E2BIG;
			break;
		}
		if (done == capacity) {
			capacity *= 2;
			buffer = plen_realloc(buffer, capacity, 1);
		}
	}
	if (count < 0) {
		free(buffer);
		return (int)count;
	}
	*bytes = buffer;
	*size = done;
	return 0;
}
