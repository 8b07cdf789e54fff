/* SPDX-License-Identifier: MIT */
#include "node_holders.h"

#include <ctype.h>
#include <dirent.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/mem.h"

static bool is_link_to(const char *link, const char *path)
{
	char target[PATH_MAX];
	ssize_t length = readlink(link, target, sizeof(target) - 1);

	if (length < 0) {
		return false;
	}
	target[length] = '\0';
	return strcmp(target, path) == 0;
}

static bool has_open(const char *pid, const char *path)
{
	char folder[PATH_MAX];
	struct dirent *entry = NULL;
	bool found = false;

	snprintf(folder, sizeof(folder), "/proc/%s/fd", pid);

	DIR *dir = opendir(folder);
	while (dir != NULL && !found && (entry = readdir(dir)) != NULL) {
		char link[PATH_MAX + NAME_MAX + 2];
		snprintf(link, sizeof(link), "%s/%s", folder, entry->d_name);
		found = is_link_to(link, path);
	}
	if (dir != NULL) {
		closedir(dir);
	}
	return found;
}

static char *add_name(char *names, const char *pid)
{
	char path[PATH_MAX];
	char name[64] = "?";

	snprintf(path, sizeof(path), "/proc/%s/comm", pid);

	FILE *file = fopen(path, "r");
	if (file != NULL) {
		if (fgets(name, sizeof(name), file) != NULL) {
			name[strcspn(name, "\n")] = '\0';
		}
		fclose(file);
	}

	char *longer = plen_asprintf("%s%s%s (%s)", names, names[0] != '\0' ? ", " : "", name, pid);
	free(names);
	return longer;
}

char *plen_node_holders(const char *path)
{
	char *names = plen_strdup("");
	DIR *dir = opendir("/proc");
	struct dirent *entry = NULL;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		if (isdigit((unsigned char)entry->d_name[0]) && has_open(entry->d_name, path)) {
			names = add_name(names, entry->d_name);
		}
	}
	if (dir != NULL) {
		closedir(dir);
	}
	return names;
}
