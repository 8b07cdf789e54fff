/* SPDX-License-Identifier: MIT */
#include "files_medium.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/aside.h"
#include "common/mem.h"
#include "lesson/handout.h"

struct plen_files_medium {
	struct plen_aside aside;
	char *name;
	uint8_t uuid[16];
	const char *const *roots;
	/* The thread's until it is done. */
	char *folder;
	int status;
};

const char *const *plen_files_medium_roots(void)
{
	static const char *const roots[] = {"/media", "/run/media", NULL};

	return roots;
}

/* -- the thread -- */

struct media {
	char path[PATH_MAX];
	uint32_t count, locked;
};

static void add_medium(struct media *media, const char *path)
{
	if (access(path, W_OK) < 0) {
		media->locked++;
		return;
	}
	media->count++;
	snprintf(media->path, sizeof(media->path), "%s", path);
}

static void look_for_media(struct media *media, const char *folder, dev_t parent, int depth)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry = NULL;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		char path[PATH_MAX];
		struct stat info;
		if (entry->d_name[0] == '.' ||
		    snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name) >= PATH_MAX ||
		    lstat(path, &info) < 0 || !S_ISDIR(info.st_mode)) {
			continue;
		}
		if (info.st_dev == parent && depth > 0) {
			look_for_media(media, path, parent, depth - 1);
		} else if (info.st_dev != parent) {
			add_medium(media, path);
		}
	}
	if (dir != NULL) {
		closedir(dir);
	}
}

static void find_medium(void *data)
{
	struct plen_files_medium *medium = data;
	struct media media = {.count = 0};

	for (size_t i = 0; medium->roots[i] != NULL; i++) {
		struct stat info;
		if (lstat(medium->roots[i], &info) == 0) {
			look_for_media(&media, medium->roots[i], info.st_dev, 1);
		}
	}
	if (media.count == 0 && media.locked > 0) {
		medium->status = -EROFS;
	}
	if (media.count == 1 && !plen_aside_is_left(&medium->aside)) {
		medium->status =
			plen_handout_claim(&medium->folder, media.path, medium->name, medium->uuid);
	}
}

static void release(void *data)
{
	struct plen_files_medium *medium = data;

	free(medium->folder);
	free(medium->name);
	free(medium);
}

/* -- the main thread -- */

struct plen_files_medium *plen_files_medium_create(const struct plen_files_medium_options *options)
{
	struct plen_files_medium *medium = plen_calloc(1, sizeof(*medium));

	medium->name = plen_strdup(options->name);
	memcpy(medium->uuid, options->uuid, sizeof(medium->uuid));
	medium->roots = options->roots != NULL ? options->roots : plen_files_medium_roots();
	medium->aside.work = find_medium;
	medium->aside.release = release;
	medium->aside.data = medium;
	plen_aside_start(&medium->aside);
	return medium;
}

void plen_files_medium_destroy(struct plen_files_medium *medium)
{
	if (medium != NULL) {
		plen_aside_leave(&medium->aside);
	}
}

bool plen_files_medium_is_done(const struct plen_files_medium *medium)
{
	return plen_aside_is_done(&medium->aside);
}

const char *plen_files_medium_folder(const struct plen_files_medium *medium, int *status)
{
	*status = medium->status;
	return medium->folder;
}
