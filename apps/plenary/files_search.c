/* SPDX-License-Identifier: MIT
 *
 * The thread writes the list; the main thread reads it after `is_done`, and not before.
 */
#include "files_search.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/aside.h"
#include "common/mem.h"
#include "files_medium.h"
#include "importer/job.h"
#include "lesson_path.h"

/* Where it is mounted, and a folder or two on it. */
#define DEPTH_MAX 4
#define ENTRIES_MAX 4000

struct plen_files_search {
	struct plen_aside aside;
	char *lesson, *folder;
	uint32_t entries;
	size_t count, capacity;
	struct plen_found_file *files;
};

#define LESSON_SUFFIX ".plenary"
/* In the name of what was damaged and is kept beside what was saved of it. */
#define SET_ASIDE " (damaged "

bool plen_files_search_is_lesson(const char *path)
{
	const char *dot = strrchr(plen_lesson_path_name(path), '.');

	return dot != NULL && strcmp(dot, LESSON_SUFFIX) == 0;
}

bool plen_files_search_is_other(const char *name, const char *open)
{
	return name[0] != '.' && plen_files_search_is_lesson(name) && strcmp(name, open) != 0 &&
	       strstr(name, SET_ASIDE) == NULL;
}

/* -- the thread -- */

static void add(struct plen_files_search *search, const char *path, const struct stat *info)
{
	search->files =
		plen_grow(search->files, search->count, &search->capacity, sizeof(*search->files));
	search->files[search->count++] = (struct plen_found_file){
		plen_strdup(path),
		info->st_mtim.tv_sec * INT64_C(1000000) + info->st_mtim.tv_nsec / 1000};
}

static bool is_wanted(const struct plen_files_search *search, const char *folder, const char *path)
{
	if (!plen_files_search_is_lesson(path)) {
		return plen_import_knows(path);
	}
	return folder == search->folder &&
	       plen_files_search_is_other(plen_lesson_path_name(path),
					  plen_lesson_path_name(search->lesson));
}

static void look_into(struct plen_files_search *search, const char *folder, int depth);

static void look_at(struct plen_files_search *search, const char *folder, const char *name,
		    int depth)
{
	char path[PATH_MAX];
	struct stat info;

	if (name[0] == '.' || snprintf(path, sizeof(path), "%s/%s", folder, name) >= PATH_MAX ||
	    lstat(path, &info) < 0) {
		return;
	}
	if (S_ISDIR(info.st_mode) && depth > 0) {
		look_into(search, path, depth - 1);
	} else if (S_ISREG(info.st_mode) && is_wanted(search, folder, path)) {
		add(search, path, &info);
	}
}

static void look_into(struct plen_files_search *search, const char *folder, int depth)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry = NULL;

	if (dir == NULL) {
		return;
	}
	while (search->entries < ENTRIES_MAX && !plen_aside_is_left(&search->aside) &&
	       (entry = readdir(dir)) != NULL) {
		search->entries++;
		look_at(search, folder, entry->d_name, depth);
	}
	closedir(dir);
}

static int compare(const void *a, const void *b)
{
	const struct plen_found_file *x = a;
	const struct plen_found_file *y = b;

	if (x->changed_us != y->changed_us) {
		return x->changed_us > y->changed_us ? -1 : 1;
	}
	return strcmp(x->path, y->path);
}

static void search_all(void *data)
{
	struct plen_files_search *search = data;

	if (search->folder != NULL) {
		look_into(search, search->folder, 0);
	}
	for (const char *const *root = plen_files_medium_roots(); *root != NULL; root++) {
		look_into(search, *root, DEPTH_MAX);
	}
	if (search->count > 0) {
		qsort(search->files, search->count, sizeof(*search->files), compare);
	}
}

static void release(void *data)
{
	struct plen_files_search *search = data;

	for (size_t i = 0; i < search->count; i++) {
		free(search->files[i].path);
	}
	free(search->files);
	free(search->folder);
	free(search->lesson);
	free(search);
}

/* -- the main thread -- */

struct plen_files_search *plen_files_search_create(const char *lesson)
{
	struct plen_files_search *search = plen_calloc(1, sizeof(*search));

	if (lesson != NULL) {
		search->lesson = plen_strdup(lesson);
		search->folder = plen_lesson_path_folder(lesson);
	}
	search->aside.work = search_all;
	search->aside.release = release;
	search->aside.data = search;
	plen_aside_start(&search->aside);
	return search;
}

void plen_files_search_destroy(struct plen_files_search *search)
{
	if (search != NULL) {
		plen_aside_leave(&search->aside);
	}
}

bool plen_files_search_is_done(const struct plen_files_search *search)
{
	return plen_aside_is_done(&search->aside);
}

static bool is_image(const char *path)
{
	static const char *const suffixes[] = {".png", ".jpg", ".jpeg", ".webp", ".svg"};
	const char *dot = strrchr(path, '.');

	for (size_t i = 0; dot != NULL && i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		if (strcasecmp(dot, suffixes[i]) == 0) {
			return true;
		}
	}
	return false;
}

static uint8_t icon_of(const char *path)
{
	return plen_files_search_is_lesson(path) ? PLEN_ICON_CLASS
	       : is_image(path)                  ? PLEN_ICON_PICTURE
						 : PLEN_ICON_BLANK;
}

/* Of a lesson, the icon says what it is. */
static int shown_length(const char *path)
{
	size_t length = strlen(plen_lesson_path_name(path));

	return (int)(plen_files_search_is_lesson(path) ? length - strlen(LESSON_SUFFIX) : length);
}

uint32_t plen_files_search_list(const struct plen_files_search *search,
				struct plen_board_file files[PLEN_BOARD_FILES_MAX])
{
	uint32_t count = 0;

	for (size_t i = 0; i < search->count && count < PLEN_BOARD_FILES_MAX; i++) {
		const char *path = search->files[i].path;
		struct plen_board_file *file = &files[count++];
		memset(file, 0, sizeof(*file));
		file->icon = icon_of(path);
		snprintf(file->name, sizeof(file->name), "%.*s", shown_length(path),
			 plen_lesson_path_name(path));
	}
	return count;
}

const char *plen_files_search_path(const struct plen_files_search *search, uint32_t index)
{
	return index < search->count ? search->files[index].path : NULL;
}
