/* SPDX-License-Identifier: MIT
 *
 * The thread writes the list; the main thread reads it after `is_done`, and not before.
 */
#include "files_search.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/aside.h"
#include "common/mem.h"
#include "common/suffix.h"
#include "files_medium.h"
#include "importer/job.h"
#include "lesson/handout.h"
#include "lesson/store_left.h"
#include "lesson_path.h"
#include "shown_name.h"

/* Where it is mounted, and a folder or two on it. */
#define DEPTH_MAX 4
/* More folders than somebody goes through who looks for a worksheet; the upper ones come first. */
#define FOLDERS_MAX 2000
#define FILES_MAX 4000

struct found {
	char *path;
	int64_t changed_us;
	char *where; /* the folder's name, for people; NULL: the lesson's own folder */
	bool is_handed_out;
};

/* Still to be looked into, or done. */
struct folder {
	char *path;
	int depth; /* so many more below it */
	dev_t device;
	bool is_mounted; /* here, and not further up */
};

struct plen_files_search {
	struct plen_aside aside;
	char *lesson, *folder;
	const char *const *roots;
	/* The thread's until it is done. */
	struct folder *folders;
	size_t folder_count, folder_capacity;
	struct found *files;
	size_t count, capacity;
};

#define LESSON_SUFFIX ".plenary"

bool plen_files_search_is_lesson(const char *path)
{
	const char *dot = strrchr(plen_lesson_path_name(path), '.');

	return dot != NULL && strcmp(dot, LESSON_SUFFIX) == 0;
}

bool plen_files_search_is_other(const char *name, const char *open)
{
	return name[0] != '.' && plen_files_search_is_lesson(name) && strcmp(name, open) != 0 &&
	       !plen_store_left_is_set_aside(name);
}

/* -- the thread -- */

static bool is_own(const struct plen_files_search *search, const struct folder *folder)
{
	return search->folder != NULL && strcmp(folder->path, search->folder) == 0;
}

/* A medium has a name, too, but not one that anybody gave it. */
static char *where(const struct plen_files_search *search, const struct folder *folder)
{
	if (is_own(search, folder)) {
		return NULL;
	}
	return plen_strdup(folder->is_mounted ? "stick" : plen_lesson_path_name(folder->path));
}

static void add_file(struct plen_files_search *search, const struct folder *folder,
		     const char *path, const struct stat *info, bool is_handed_out)
{
	search->files =
		plen_grow(search->files, search->count, &search->capacity, sizeof(*search->files));
	search->files[search->count++] = (struct found){
		.path = plen_strdup(path),
		.changed_us =
			info->st_mtim.tv_sec * INT64_C(1000000) + info->st_mtim.tv_nsec / 1000,
		.where = where(search, folder),
		.is_handed_out = is_handed_out,
	};
}

static void add_folder(struct plen_files_search *search, const char *path, int depth,
		       const struct stat *info, const struct folder *parent)
{
	if (search->folder_count == FOLDERS_MAX) {
		return;
	}
	bool is_mounted = parent != NULL && parent->device != info->st_dev;
	search->folders = plen_grow(search->folders, search->folder_count, &search->folder_capacity,
				    sizeof(*search->folders));
	search->folders[search->folder_count++] =
		(struct folder){plen_strdup(path), depth, info->st_dev, is_mounted};
}

/* A lesson from elsewhere is copied into the folder of this one. */
static bool is_wanted(const struct plen_files_search *search, const struct folder *folder,
		      const char *name)
{
	if (name[0] == '.') {
		return false;
	}
	if (!plen_files_search_is_lesson(name)) {
		return plen_import_knows(name);
	}
	return search->folder != NULL &&
	       plen_files_search_is_other(
		       name, is_own(search, folder) ? plen_lesson_path_name(search->lesson) : "");
}

static void look_at(struct plen_files_search *search, const struct folder *folder, const char *name,
		    bool is_handed_out)
{
	char path[PATH_MAX];
	struct stat info;

	if (snprintf(path, sizeof(path), "%s/%s", folder->path, name) >= PATH_MAX ||
	    lstat(path, &info) < 0) {
		return;
	}
	if (S_ISDIR(info.st_mode) && folder->depth > 0) {
		add_folder(search, path, folder->depth - 1, &info, folder);
	} else if (S_ISREG(info.st_mode) && is_wanted(search, folder, name)) {
		add_file(search, folder, path, &info, is_handed_out);
	}
}

/* What it says of itself, where it does, saves asking each file. */
static bool may_be_wanted(const struct plen_files_search *search, const struct folder *folder,
			  const struct dirent *entry)
{
	bool may_be_folder = entry->d_type == DT_DIR || entry->d_type == DT_UNKNOWN;

	return entry->d_name[0] != '.' &&
	       (may_be_folder || is_wanted(search, folder, entry->d_name));
}

static void look_into(struct plen_files_search *search, const struct folder *folder)
{
	DIR *dir = opendir(folder->path);
	const struct dirent *entry = NULL;
	bool is_handed_out = plen_handout_is_one(folder->path);

	while (dir != NULL && search->count < FILES_MAX && !plen_aside_is_left(&search->aside) &&
	       (entry = readdir(dir)) != NULL) {
		if (may_be_wanted(search, folder, entry)) {
			look_at(search, folder, entry->d_name, is_handed_out);
		}
	}
	if (dir != NULL) {
		closedir(dir);
	}
}

static int compare(const void *a, const void *b)
{
	const struct found *x = a;
	const struct found *y = b;

	if (x->is_handed_out != y->is_handed_out) {
		return x->is_handed_out ? 1 : -1;
	}
	if (x->changed_us != y->changed_us) {
		return x->changed_us > y->changed_us ? -1 : 1;
	}
	return strcmp(x->path, y->path);
}

static void add_root(struct plen_files_search *search, const char *path, int depth)
{
	struct stat info;

	if (lstat(path, &info) == 0) {
		add_folder(search, path, depth, &info, NULL);
	}
}

/* Breadth first: many photos further down hide no worksheet further up. */
static void search_all(void *data)
{
	struct plen_files_search *search = data;

	if (search->folder != NULL) {
		add_root(search, search->folder, 0);
	}
	for (const char *const *root = search->roots; *root != NULL; root++) {
		add_root(search, *root, DEPTH_MAX);
	}
	for (size_t i = 0; i < search->folder_count; i++) {
		const struct folder folder = search->folders[i]; /* which may move */
		look_into(search, &folder);
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
		free(search->files[i].where);
	}
	for (size_t i = 0; i < search->folder_count; i++) {
		free(search->folders[i].path);
	}
	free(search->files);
	free(search->folders);
	free(search->folder);
	free(search->lesson);
	free(search);
}

/* -- the main thread -- */

struct plen_files_search *plen_files_search_create(const char *lesson, const char *const *roots)
{
	struct plen_files_search *search = plen_calloc(1, sizeof(*search));

	if (lesson != NULL) {
		search->lesson = plen_strdup(lesson);
		search->folder = plen_lesson_path_folder(lesson);
	}
	search->roots = roots != NULL ? roots : plen_files_medium_roots();
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
	static const char *const suffixes[] = {"png", "jpg", "jpeg", "webp", "svg"};

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		if (plen_suffix_is(path, suffixes[i])) {
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
static void show_name(char *shown, size_t size, const char *path)
{
	char *name = plen_files_search_is_lesson(path) ? plen_lesson_path_title(path)
						       : plen_strdup(plen_lesson_path_name(path));

	plen_shown_name(shown, size, name);
	free(name);
}

uint32_t plen_files_search_list(const struct plen_files_search *search,
				struct plen_board_file files[PLEN_BOARD_FILES_MAX])
{
	uint32_t count = 0;

	for (size_t i = 0; i < search->count && count < PLEN_BOARD_FILES_MAX; i++) {
		const struct found *found = &search->files[i];
		struct plen_board_file *file = &files[count++];
		memset(file, 0, sizeof(*file));
		file->icon = icon_of(found->path);
		show_name(file->name, sizeof(file->name), found->path);
		if (found->where != NULL) {
			plen_shown_name(file->folder, sizeof(file->folder), found->where);
		}
	}
	return count;
}

const char *plen_files_search_path(const struct plen_files_search *search, uint32_t index)
{
	return index < search->count ? search->files[index].path : NULL;
}
