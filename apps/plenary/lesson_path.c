/* SPDX-License-Identifier: MIT */
#include "lesson_path.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/mem.h"

static int make_folders(const char *folder)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s", folder);
	for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(path, 0700) != 0 && errno != EEXIST) {
			return -errno;
		}
		*slash = '/';
	}
	return mkdir(path, 0700) != 0 && errno != EEXIST ? -errno : 0;
}

static int choose_folder(char *folder, size_t size, const char *setting)
{
	const char *state = getenv("STATE_DIRECTORY");
	const char *data = getenv("XDG_DATA_HOME");
	const char *home = getenv("HOME");

	if (setting[0] != '\0') {
		snprintf(folder, size, "%s", setting);
	} else if (state != NULL && state[0] == '/') {
		snprintf(folder, size, "%s/lessons", state);
	} else if (data != NULL && data[0] == '/') {
		snprintf(folder, size, "%s/plenary", data);
	} else if (home != NULL && home[0] == '/') {
		snprintf(folder, size, "%s/.local/share/plenary", home);
	} else {
		return -ENOENT;
	}
	return 0;
}

int plen_lesson_path_today(char *path, size_t size, const char *setting, const struct tm *day,
			   char *error, size_t error_size)
{
	char folder[PATH_MAX - 32];
	char name[32];
	int status = choose_folder(folder, sizeof(folder), setting);

	if (status < 0) {
		snprintf(error, error_size,
			 "no folder for lessons: set HOME, or [lesson] folder in "
			 "/etc/plenary/plenary.conf");
		return status;
	}
	status = make_folders(folder);
	if (status < 0) {
		snprintf(error, error_size, "%s: %s", folder, strerror(-status));
		return status;
	}
	strftime(name, sizeof(name), "%Y-%m-%d.plenary", day);
	snprintf(path, size, "%s/%s", folder, name);
	return 0;
}

void plen_lesson_path_other(char *other, size_t size, const char *path, int attempt)
{
	const char *dot = strrchr(path, '.');
	int stem = dot != NULL ? (int)(dot - path) : (int)strlen(path);

	snprintf(other, size, "%.*s-%d.plenary", stem, path, attempt);
}

const char *plen_lesson_path_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

char *plen_lesson_path_title(const char *path)
{
	char *title = plen_strdup(plen_lesson_path_name(path));
	char *dot = strrchr(title, '.');

	if (dot != NULL && dot != title) {
		*dot = '\0';
	}
	return title;
}

char *plen_lesson_path_folder(const char *path)
{
	int length = (int)(plen_lesson_path_name(path) - path);

	return length == 0   ? plen_strdup(".")
	       : length == 1 ? plen_strdup("/")
			     : plen_asprintf("%.*s", length - 1, path);
}
