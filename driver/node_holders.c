/* SPDX-License-Identifier: MIT */
#include "node_holders.h"

#include <ctype.h>
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct search {
	const char *folder;
	void (*found)(void *data, const char *path, const char *name, int pid);
	void *data;
};

static void read_name(const char *pid, char *name, size_t size)
{
	char path[PATH_MAX];

	snprintf(name, size, "?");
	snprintf(path, sizeof(path), "/proc/%s/comm", pid);

	FILE *file = fopen(path, "r");
	if (file != NULL) {
		if (fgets(name, (int)size, file) != NULL) {
			name[strcspn(name, "\n")] = '\0';
		}
		fclose(file);
	}
}

static void look_at_file(const struct search *search, const char *pid, const char *link)
{
	char path[PATH_MAX];
	char name[64];
	ssize_t length = readlink(link, path, sizeof(path) - 1);

	if (length < 0) {
		return;
	}
	path[length] = '\0';
	if (strncmp(path, search->folder, strlen(search->folder)) == 0) {
		read_name(pid, name, sizeof(name));
		search->found(search->data, path, name, (int)strtol(pid, NULL, 10));
	}
}

static void look_at_program(const struct search *search, const char *pid)
{
	char folder[PATH_MAX];
	struct dirent *entry = NULL;

	snprintf(folder, sizeof(folder), "/proc/%s/fd", pid);

	DIR *dir = opendir(folder);
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		char link[PATH_MAX + NAME_MAX + 2];
		snprintf(link, sizeof(link), "%s/%s", folder, entry->d_name);
		look_at_file(search, pid, link);
	}
	if (dir != NULL) {
		closedir(dir);
	}
}

void plen_node_holders_find(const char *folder,
			    void (*found)(void *data, const char *path, const char *name, int pid),
			    void *data)
{
	const struct search search = {folder, found, data};
	struct dirent *entry = NULL;
	DIR *dir = opendir("/proc");

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		if (isdigit((unsigned char)entry->d_name[0])) {
			look_at_program(&search, entry->d_name);
		}
	}
	if (dir != NULL) {
		closedir(dir);
	}
}
