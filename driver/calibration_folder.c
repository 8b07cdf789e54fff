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

bool plen_calibration_folder_has_suffix(const char *name, const char *suffix)
{
	const char *dot = strrchr(name, '.');

	return dot != NULL && dot != name && strcmp(dot, suffix) == 0;
}

static int is_measured(const struct dirent *entry)
{
	return plen_calibration_folder_has_suffix(entry->d_name, PLEN_CALIBRATION_SUFFIX);
}

static int is_ours(const struct dirent *entry)
{
	return is_measured(entry) ||
	       plen_calibration_folder_has_suffix(entry->d_name, PLEN_CALIBRATION_SUFFIX_LEARNED);
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

/* -- keeping -- */

const char *plen_calibration_folder_suffix(const struct plen_calibration_record *record)
{
	return record->size.strokes > 0 ? PLEN_CALIBRATION_SUFFIX_LEARNED : PLEN_CALIBRATION_SUFFIX;
}

/* A file that cannot be read is none that could go before. */
static int retire_in_file(const char *path, const struct plen_calibration_record *record,
			  char *error, size_t error_size)
{
	struct plen_calibration_table table = {0};
	char unread[PATH_MAX + 256];
	int result = 0;

	if (plen_calibration_file_read(&table, path, record->rank, unread, sizeof(unread)) == 0 &&
	    plen_calibration_table_retire(&table, record)) {
		if (table.count > 0) {
			result = plen_calibration_file_write_all(path, table.records, table.count,
								 error, error_size);
		} else if (unlink(path) != 0 && errno != ENOENT) {
			result = -errno;
			snprintf(error, error_size, "%s: %s", path, strerror(errno));
		}
	}
	plen_calibration_table_finish(&table);
	return result;
}

static int retire_in_others(const char *folder, const char *kept_path,
			    const struct plen_calibration_record *record, char *error,
			    size_t error_size)
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, is_measured, alphasort);
	int result = 0;

	for (int i = 0; i < count; i++) {
		char *path = plen_asprintf("%s/%s", folder, entries[i]->d_name);
		if (result == 0 && i < FILES_MAX && strcmp(path, kept_path) != 0) {
			result = retire_in_file(path, record, error, error_size);
		}
		free(path);
		free(entries[i]);
	}
	free(entries);
	return result;
}

int plen_calibration_folders_keep(const struct plen_calibration_folders *folders,
				  const struct plen_calibration_record *record, char *error,
				  size_t error_size)
{
	char path[PATH_MAX];

	if (folders->own[0] == '\0') {
		snprintf(error, error_size, "there is no place to keep a calibration: set HOME");
		return -ENOENT;
	}
	plen_calibration_folder_path(path, folders->own, &record->id,
				     plen_calibration_folder_suffix(record));

	int result = plen_calibration_file_write(path, record, error, error_size);
	if (result == 0 && record->size.strokes == 0) {
		result = retire_in_others(folders->own, path, record, error, error_size);
	}
	return result;
}
