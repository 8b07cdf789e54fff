/* SPDX-License-Identifier: MIT
 *
 * Calibrations as files: what is kept here, for another wall, for hwdb.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "calibrate.h"
#include "command.h"
#include "common/log.h"
#include "common/mem.h"
#include "driver/calibration_file.h"
#include "driver/calibration_folder.h"
#include "driver/calibration_keeper.h"
#include "driver/calibration_print.h"

/* A board that runs answers within a frame or two. */
#define REQUEST_MS 2000

static int problem(const char *line)
{
	char *clean = plen_strdup(line);

	plen_log_clean(clean);
	fprintf(stderr, "plenary-input: %s\n", clean);
	free(clean);
	return PLEN_INPUT_PROBLEM;
}

static void complain(void *data, const char *line)
{
	*(bool *)data = true;
	problem(line);
}

/* Says what cannot be used; true in *bad then. */
static struct plen_calibration_folders load(struct plen_calibration_table *table, bool *bad)
{
	struct plen_calibration_folders folders = plen_calibration_folders_usual();

	*bad = false;
	plen_calibration_folders_load(&folders, table, complain, bad);
	return folders;
}

static bool is_learned(const struct plen_calibration_record *record)
{
	return record->size.strokes > 0;
}

/* -- a board that runs -- */

/* An empty file that every board may open, and a descriptor that tells of it. A watch that is
 * there before the file is closed misses nobody. 0 or an errno. */
static int write_request(const char *path, int *watch_fd)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);

	if (fd < 0) {
		return errno;
	}
	int code = fchmod(fd, 0644) != 0 ? errno : 0;
	*watch_fd = inotify_init1(IN_CLOEXEC);
	if (code == 0 &&
	    (*watch_fd < 0 || inotify_add_watch(*watch_fd, path, IN_CLOSE_NOWRITE) < 0)) {
		code = errno;
	}
	close(fd);
	return code;
}

/* A board opens the file to say that it has taken the request. */
static bool is_answered(int watch_fd)
{
	struct pollfd answer = {.fd = watch_fd, .events = POLLIN};

	return poll(&answer, 1, REQUEST_MS) > 0;
}

static int ask_board(const char *path)
{
	int watch_fd = -1;
	int code = write_request(path, &watch_fd);
	bool answered = code == 0 && is_answered(watch_fd);

	(void)unlink(path);
	if (watch_fd >= 0) {
		close(watch_fd);
	}
	if (code != 0) {
		char *line =
			plen_asprintf("%s: %s; as root: sudo plenary-input calibrate --on-board",
				      path, strerror(code));
		problem(line);
		free(line);
		return PLEN_INPUT_PROBLEM;
	}
	if (!answered) {
		return problem("no board has answered: does one run? See: plenary-input doctor; "
			       "without one: plenary-input calibrate");
	}
	printf("The board shows crosses now. Whoever stands there touches them; if nobody does, "
	       "all stays as it was.\n");
	return PLEN_INPUT_GOOD;
}

int plen_calibrate_on_board(uint32_t points)
{
	struct plen_calibration_folders folders = plen_calibration_folders_usual();
	if (folders.own[0] == '\0') {
		return problem("no place to ask in: sudo plenary-input calibrate --on-board");
	}

	char *path = plen_asprintf("%s/%s%u", folders.own, PLEN_CALIBRATION_REQUEST, points);
	int status = ask_board(path);

	free(path);
	return status;
}

/* -- show -- */

static void print_size(const char *what, double mm, const char *how)
{
	if (mm > 0) {
		printf("  %-9s %.1f mm%s\n", what, mm, how);
	}
}

static void print_record(const struct plen_calibration_folders *folders,
			 const struct plen_calibration_record *record)
{
	const struct plen_calibration_id *id = &record->id;

	printf("%04x:%04x:%04x  %s  %s\n", id->bus, id->vendor, id->product,
	       id->sensor == PLEN_CALIBRATION_PEN ? "pen" : "touch", record->name);
	printf("  %-9s %s\n", "kept in",
	       record->rank == PLEN_CALIBRATION_OWN ? folders->own : folders->shared);
	if (id->serial[0] != '\0') {
		printf("  %-9s %s\n", "serial", id->serial);
	}
	if (id->port[0] != '\0') {
		printf("  %-9s %s\n", "port", id->port);
	}
	if (record->has_map) {
		printf("  %-9s %s, turned by %.1f degrees%s\n", "lies",
		       plen_calibration_is_affine(&record->map) ? "level" : "askew",
		       plen_calibration_turned_deg(&record->map),
		       plen_calibration_is_mirrored(&record->map) ? ", mirrored" : "");
	}
	print_size("nib", record->size.nib_mm, "");
	print_size("finger", record->size.finger_mm, is_learned(record) ? ", learned" : "");
	print_size("palm", record->size.palm_mm, "");
}

int plen_calibrate_show(void)
{
	struct plen_calibration_table table = {0};
	bool bad = false;
	struct plen_calibration_folders folders = load(&table, &bad);

	for (size_t i = 0; i < table.count; i++) {
		print_record(&folders, &table.records[i]);
	}
	if (table.count == 0) {
		printf("No panel is calibrated: each lies edge to edge on the picture.\n");
	}
	plen_calibration_table_finish(&table);
	return bad ? PLEN_INPUT_PROBLEM : PLEN_INPUT_GOOD;
}

/* -- reset -- */

static bool is_ours(const char *name)
{
	return plen_calibration_folder_has_suffix(name, PLEN_CALIBRATION_SUFFIX) ||
	       plen_calibration_folder_has_suffix(name, PLEN_CALIBRATION_SUFFIX_LEARNED);
}

/* How many were removed, or a negative errno. */
static int remove_all(const char *folder)
{
	DIR *open_folder = opendir(folder);
	struct dirent *entry = NULL;
	int removed = 0;

	if (open_folder == NULL) {
		return errno == ENOENT ? 0 : -errno;
	}
	while ((entry = readdir(open_folder)) != NULL) {
		if (!is_ours(entry->d_name)) {
			continue;
		}
		if (unlinkat(dirfd(open_folder), entry->d_name, 0) != 0) {
			removed = -errno;
			break;
		}
		removed++;
		printf("removed %s/%s\n", folder, entry->d_name);
	}
	closedir(open_folder);
	return removed;
}

int plen_calibrate_reset(void)
{
	struct plen_calibration_folders folders = plen_calibration_folders_usual();
	int removed = folders.own[0] != '\0' ? remove_all(folders.own) : 0;

	if (removed < 0) {
		char *line = plen_asprintf("%s: %s; sudo plenary-input calibrate --reset",
					   folders.own, strerror(-removed));
		problem(line);
		free(line);
		return PLEN_INPUT_PROBLEM;
	}
	if (removed == 0) {
		printf("Nothing to remove in %s.\n", folders.own);
	}
	return PLEN_INPUT_GOOD;
}

/* -- keep, import -- */

static void warn_of_kiosk(const struct plen_calibration_folders *folders,
			  const struct plen_calibration_record *record)
{
	struct plen_calibration_folders kiosk = {.own = PLEN_CALIBRATE_KIOSK_FOLDER};
	struct plen_calibration_table table = {0};

	if (strcmp(folders->own, folders->shared) != 0) {
		return;
	}
	plen_calibration_folders_load(&kiosk, &table, NULL, NULL);
	if (plen_calibration_table_map(&table, &record->id) != NULL) {
		printf("The board's own calibration goes before it, until: sudo rm %s/*%s\n",
		       PLEN_CALIBRATE_KIOSK_FOLDER, PLEN_CALIBRATION_SUFFIX);
	}
	plen_calibration_table_finish(&table);
}

int plen_calibrate_keep(const struct plen_calibration_record *record)
{
	struct plen_calibration_folders folders = plen_calibration_folders_usual();
	char path[PATH_MAX];
	char error[PATH_MAX + 64];

	if (plen_calibration_folders_keep(&folders, record, error, sizeof(error)) < 0) {
		return problem(error);
	}
	plen_calibration_folder_path(path, folders.own, &record->id,
				     plen_calibration_folder_suffix(record));
	printf("Kept in %s\n", path);
	warn_of_kiosk(&folders, record);
	return PLEN_INPUT_GOOD;
}

int plen_calibrate_import(const char *path)
{
	struct plen_calibration_table table = {0};
	char error[PATH_MAX + 256];
	int status = PLEN_INPUT_GOOD;

	if (plen_calibration_file_read(&table, path, PLEN_CALIBRATION_OWN, error, sizeof(error)) <
	    0) {
		problem(error);
		status = PLEN_INPUT_USAGE;
	}
	for (size_t i = 0; i < table.count && status == PLEN_INPUT_GOOD; i++) {
		status = plen_calibrate_keep(&table.records[i]);
	}
	plen_calibration_table_finish(&table);
	return status;
}

/* -- export -- */

/* What one wall has learned is its own; and of several records for one panel, one counts. */
static bool is_exported(const struct plen_calibration_table *table,
			const struct plen_calibration_record *record)
{
	return !is_learned(record) &&
	       (!record->has_map || plen_calibration_table_map(table, &record->id) == &record->map);
}

static int write_texts(const char *path, const struct plen_calibration_table *table)
{
	bool to_output = strcmp(path, "-") == 0;
	FILE *out = to_output ? stdout : fopen(path, "wxe");

	if (out == NULL) {
		char *line = plen_asprintf("%s: %s", path, strerror(errno));
		problem(line);
		free(line);
		return PLEN_INPUT_USAGE;
	}

	char *text = plen_calibration_print_file(table->records, table->count);
	bool good = fputs(text, out) >= 0;
	free(text);
	good = (to_output ? fflush(out) : fclose(out)) == 0 && good;
	return good ? PLEN_INPUT_GOOD : problem("could not be written: the disk is full?");
}

int plen_calibrate_write(const char *path, const struct plen_calibration_record *record)
{
	struct plen_calibration_table table = {0};

	plen_calibration_table_add(&table, record);
	int status = write_texts(path, &table);
	plen_calibration_table_finish(&table);
	return status;
}

/* Into `out`, which has the caller's records only. */
static int collect(struct plen_calibration_table *out)
{
	struct plen_calibration_table table = {0};
	bool bad = false;

	load(&table, &bad);
	for (size_t i = 0; i < table.count; i++) {
		if (is_exported(&table, &table.records[i])) {
			plen_calibration_table_add(out, &table.records[i]);
		}
	}
	plen_calibration_table_finish(&table);
	if (out->count == 0) {
		return problem("no panel is calibrated here: plenary-input calibrate");
	}
	return PLEN_INPUT_GOOD;
}

int plen_calibrate_export(const char *path)
{
	struct plen_calibration_table table = {0};
	int status = collect(&table);

	if (status == PLEN_INPUT_GOOD) {
		status = write_texts(path, &table);
	}
	plen_calibration_table_finish(&table);
	return status;
}

int plen_calibrate_export_hwdb(void)
{
	struct plen_calibration_table table = {0};
	int status = collect(&table);

	for (size_t i = 0; i < table.count && status == PLEN_INPUT_GOOD; i++) {
		char *text = plen_calibration_print_hwdb(&table.records[i]);
		printf("%s%s", i > 0 ? "\n" : "", text);
		free(text);
	}
	plen_calibration_table_finish(&table);
	return status;
}
