/* SPDX-License-Identifier: MIT */
#include "driver/calibration_folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/mem.h"
#include "driver/calibration_file.h"

#define SHARED "/etc/plenary/calibration.d"
/* More than any school has models; a folder that somebody filled with other things. */
#define FILES_MAX 512

static bool is_absolute(const char *path)
{
	return path != NULL && path[0] == '/';
}

struct plen_calibration_folders plen_calibration_folders_usual(void)
{
	struct plen_calibration_folders folders = {.shared = SHARED};
	const char *state = getenv("STATE_DIRECTORY");
	const char *user = getenv("XDG_STATE_HOME");
	const char *home = getenv("HOME");
	char *own = folders.own;
	size_t size = sizeof(folders.own);

	if (is_absolute(state)) {
		/* A list, if a unit has several. */
		snprintf(own, size, "%.*s/calibration", (int)strcspn(state, ":"), state);
	} else if (geteuid() == 0) {
		snprintf(own, size, "%s", SHARED);
	} else if (is_absolute(user)) {
		snprintf(own, size, "%s/plenary/calibration", user);
	} else if (is_absolute(home)) {
		snprintf(own, size, "%s/.local/state/plenary/calibration", home);
	}
	return folders;
}

static int is_ours(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');

	return dot != NULL && dot != entry->d_name &&
	       (strcmp(dot, PLEN_CALIBRATION_SUFFIX) == 0 ||
		strcmp(dot, PLEN_CALIBRATION_SUFFIX_LEARNED) == 0);
}

struct loading {
	struct plen_calibration_table *table;
	void (*complain)(void *data, const char *line);
	void *data;
};

/* Frees the line. */
static void complain(const struct loading *loading, char *line)
{
	if (loading->complain != NULL) {
		loading->complain(loading->data, line);
	}
	free(line);
}

static void load_file(const struct loading *loading, const char *folder, const char *name,
		      enum plen_calibration_rank rank)
{
	char error[PATH_MAX + 256];
	char *path = plen_asprintf("%s/%s", folder, name);

	if (plen_calibration_file_read(loading->table, path, rank, error, sizeof(error)) < 0) {
		complain(loading, plen_asprintf("%s; not used. Calibrate again: plenary-input "
						"calibrate; or do without: sudo rm %s",
						error, path));
	}
	free(path);
}

static void load_folder(const struct loading *loading, const char *folder,
			enum plen_calibration_rank rank)
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, is_ours, alphasort);

	if (count < 0 && errno != ENOENT && errno != ENOTDIR) {
		complain(loading, plen_asprintf("%s: %s; nothing in it is used. See: ls -ld %s",
						folder, strerror(errno), folder));
	}
	for (int i = 0; i < count; i++) {
		if (i < FILES_MAX) {
			load_file(loading, folder, entries[i]->d_name, rank);
		}
		free(entries[i]);
	}
	free(entries);
}

void plen_calibration_folders_load(const struct plen_calibration_folders *folders,
				   struct plen_calibration_table *table,
				   void (*complain_to)(void *data, const char *line), void *data)
{
	struct loading loading = {table, complain_to, data};

	load_folder(&loading, folders->shared, PLEN_CALIBRATION_SHARED);
	if (folders->own[0] != '\0' && strcmp(folders->own, folders->shared) != 0) {
		load_folder(&loading, folders->own, PLEN_CALIBRATION_OWN);
	}
}

/* FNV-1a: tells two alike apart in a name. */
static uint32_t hash(uint32_t value, const char *text)
{
	for (; *text != '\0'; text++) {
		value = (value ^ (unsigned char)*text) * 16777619U;
	}
	return value;
}

void plen_calibration_folder_path(char path[PATH_MAX], const char *folder,
				  const struct plen_calibration_id *id, const char *suffix)
{
	const char *pen = id->sensor == PLEN_CALIBRATION_PEN ? "-pen" : "";
	char which[16] = "";

	if (id->serial[0] != '\0' || id->port[0] != '\0') {
		snprintf(which, sizeof(which), "-%08x",
			 hash(hash(2166136261U, id->serial), id->port));
	}
	snprintf(path, PATH_MAX, "%s/%04x-%04x-%04x%s%s%s", folder, id->bus, id->vendor,
		 id->product, pen, which, suffix);
}
