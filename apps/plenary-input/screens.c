/* SPDX-License-Identifier: MIT */
#include "screens.h"

#include <dirent.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "edid.h"

/* The base block is all we need; extensions follow it. */
#define EDID_READ_MAX 128

static size_t read_file(const char *dir, const char *connector, const char *name, void *bytes,
			size_t size)
{
	char path[PATH_MAX];

	if (snprintf(path, sizeof(path), "%s/%s/%s", dir, connector, name) >= PATH_MAX) {
		return 0;
	}

	FILE *file = fopen(path, "re");
	if (file == NULL) {
		return 0;
	}
	size_t got = fread(bytes, 1, size, file);
	fclose(file);
	return got;
}

static bool is_connected(const char *dir, const char *connector)
{
	char status[16] = "";

	read_file(dir, connector, "status", status, sizeof(status) - 1);
	/* "disconnected" and "unknown" are the others. */
	return strncmp(status, "connected", strlen("connected")) == 0;
}

/* "card0-HDMI-A-1" is HDMI-A-1 to everybody. */
static void set_name(struct plen_screen *screen, const char *connector)
{
	const char *dash = strchr(connector, '-');

	snprintf(screen->name, sizeof(screen->name), "%.31s", dash != NULL ? dash + 1 : connector);
}

static int compare(const void *a, const void *b)
{
	return strcmp(((const struct plen_screen *)a)->name, ((const struct plen_screen *)b)->name);
}

void plen_screens_read(struct plen_screens *screens, const char *dir)
{
	DIR *entries = opendir(dir);
	struct dirent *entry = NULL;

	screens->count = 0;
	while (entries != NULL && screens->count < PLEN_SCREENS_MAX &&
	       (entry = readdir(entries)) != NULL) {
		struct plen_screen *screen = &screens->screens[screens->count];
		uint8_t bytes[EDID_READ_MAX];
		struct plen_edid edid;

		if (!is_connected(dir, entry->d_name)) {
			continue;
		}
		size_t got = read_file(dir, entry->d_name, "edid", bytes, sizeof(bytes));
		set_name(screen, entry->d_name);
		screen->tells = plen_edid_parse(bytes, got, &edid);
		screen->size = edid.size;
		screen->width_px = edid.width_px;
		screen->height_px = edid.height_px;
		screens->count++;
	}
	if (entries != NULL) {
		closedir(entries);
	}
	qsort(screens->screens, screens->count, sizeof(screens->screens[0]), compare);
}
