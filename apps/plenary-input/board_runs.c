/* SPDX-License-Identifier: MIT */
#include "board_runs.h"

#include <ctype.h>
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

static bool is_board(const char *pid)
{
	char path[NAME_MAX + 16];
	char name[32] = "";

	snprintf(path, sizeof(path), "/proc/%s/comm", pid);

	FILE *file = fopen(path, "r");
	if (file == NULL) {
		return false;
	}
	bool read = fgets(name, sizeof(name), file) != NULL;
	fclose(file);
	return read && strcmp(name, "plenary\n") == 0;
}

bool plen_input_board_runs(void)
{
	struct dirent *entry = NULL;
	bool runs = false;
	DIR *dir = opendir("/proc");

	while (dir != NULL && !runs && (entry = readdir(dir)) != NULL) {
		runs = isdigit((unsigned char)entry->d_name[0]) && is_board(entry->d_name);
	}
	if (dir != NULL) {
		closedir(dir);
	}
	return runs;
}
