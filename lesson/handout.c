/* SPDX-License-Identifier: MIT */
#include "lesson/handout.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/mem.h"
#include "common/temporary.h"

#define FOLDER_MODE 0755
#define ATTEMPTS 99

void plen_handout_text(char text[PLEN_HANDOUT_TEXT_MAX], const uint8_t uuid[16])
{
	for (int i = 0; i < 16; i++) {
		snprintf(text + 2 * i, 3, "%02x", uuid[i]);
	}
	snprintf(text + 32, 2, "\n");
}

static int open_mark(const char *folder)
{
	char *path = plen_asprintf("%s/" PLEN_HANDOUT_MARK, folder);
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

	free(path);
	return fd;
}

bool plen_handout_is_one(const char *folder)
{
	int fd = open_mark(folder);

	if (fd >= 0) {
		close(fd);
	}
	return fd >= 0;
}

static bool is_of(const char *folder, const uint8_t uuid[16])
{
	char wanted[PLEN_HANDOUT_TEXT_MAX];
	char found[PLEN_HANDOUT_TEXT_MAX] = "";
	int fd = open_mark(folder);

	if (fd < 0) {
		return false;
	}
	ssize_t size = read(fd, found, sizeof(found));
	close(fd);
	plen_handout_text(wanted, uuid);
	return size == (ssize_t)strlen(wanted) && memcmp(found, wanted, strlen(wanted)) == 0;
}

/* What was being written when the power went is nobody's. */
static bool is_empty(const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry = NULL;
	bool is_all = dir != NULL;

	while (is_all && (entry = readdir(dir)) != NULL) {
		is_all = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
			 plen_temporary_is_one(entry->d_name);
	}
	if (dir != NULL) {
		closedir(dir);
	}
	return is_all;
}

static int try_to_claim(const char *folder, const uint8_t uuid[16])
{
	if (mkdir(folder, FOLDER_MODE) == 0) {
		return 0;
	}
	if (errno != EEXIST) {
		return -errno;
	}
	return is_of(folder, uuid) || is_empty(folder) ? 0 : -EEXIST;
}

int plen_handout_claim(char **folder, const char *base, const char *name, const uint8_t uuid[16])
{
	int status = -EEXIST;

	*folder = NULL;
	for (int i = 1; i <= ATTEMPTS && status == -EEXIST; i++) {
		free(*folder);
		*folder = i == 1 ? plen_asprintf("%s/%s/", base, name)
				 : plen_asprintf("%s/%s (%d)/", base, name, i);
		status = try_to_claim(*folder, uuid);
	}
	if (status < 0) {
		free(*folder);
		*folder = NULL;
	}
	return status;
}
