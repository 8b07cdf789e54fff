/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "left"
#include "left_lessons.h"

#include <dirent.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#include "common/log.h"
#include "common/mem.h"
#include "common/temporary.h"
#include "common/thread.h"
#include "files_search.h"
#include "lesson/store_left.h"
#include "lesson_path.h"
#include "seen_lessons.h"

#define NICE_MOST 19

struct lesson {
	char *path;
	struct stat info;
};

struct plen_left_lessons {
	char *folder, *open;
	const struct plen_had_lessons *had; /* borrowed */
	pthread_t thread;
	bool has_thread;
	atomic_bool is_over, is_done;
	/* The thread's. */
	struct lesson *lessons;
	size_t count, capacity;
};

/* -- the thread -- */

static bool is_over(void *data)
{
	const struct plen_left_lessons *left = data;

	return atomic_load(&left->is_over);
}

static void note(struct plen_left_lessons *left, const char *name)
{
	char *path = plen_asprintf("%s/%s", left->folder, name);
	struct stat info;

	if (lstat(path, &info) < 0 || !S_ISREG(info.st_mode)) {
		free(path);
		return;
	}
	left->lessons =
		plen_grow(left->lessons, left->count, &left->capacity, sizeof(*left->lessons));
	left->lessons[left->count++] = (struct lesson){path, info};
}

static void list(struct plen_left_lessons *left)
{
	DIR *dir = opendir(left->folder);
	const struct dirent *entry = NULL;

	while (dir != NULL && !is_over(left) && (entry = readdir(dir)) != NULL) {
		if (plen_files_search_is_other(entry->d_name, left->open) &&
		    !plen_had_lessons_have(left->had, entry->d_name)) {
			note(left, entry->d_name);
		}
	}
	if (dir != NULL) {
		closedir(dir);
	}
}

/* Those changed first come first: so they stay in the order in which *Open* shows them. */
static int compare(const void *a, const void *b)
{
	const struct timespec *x = &((const struct lesson *)a)->info.st_mtim;
	const struct timespec *y = &((const struct lesson *)b)->info.st_mtim;

	if (x->tv_sec != y->tv_sec) {
		return x->tv_sec < y->tv_sec ? -1 : 1;
	}
	return x->tv_nsec < y->tv_nsec ? -1 : x->tv_nsec > y->tv_nsec;
}

/* What it has not come to is kept in mind as it was. */
static void look_at(struct plen_left_lessons *left, struct plen_seen_lessons *seen,
		    const struct lesson *lesson)
{
	const char *name = plen_lesson_path_name(lesson->path);

	if (!plen_store_left_has_journal(lesson->path) &&
	    plen_seen_lessons_keep(seen, name, &lesson->info)) {
		return;
	}
	if (!is_over(left) && plen_store_left_forget(lesson->path, is_over, left) == 0) {
		plen_seen_lessons_add(seen, name, &lesson->info);
	}
}

static void *run(void *data)
{
	struct plen_left_lessons *left = data;
	struct plen_seen_lessons seen;

	pthread_setname_np(pthread_self(), "plen-left");
	/* Of this thread alone, on Linux; the disk's time goes by it, too. */
	setpriority(PRIO_PROCESS, 0, NICE_MOST);
	plen_temporary_sweep_folder(left->folder);
	list(left);
	if (left->count > 0) {
		qsort(left->lessons, left->count, sizeof(*left->lessons), compare);
	}
	plen_seen_lessons_load(&seen, left->folder);
	for (size_t i = 0; i < left->count; i++) {
		look_at(left, &seen, &left->lessons[i]);
	}
	plen_seen_lessons_save(&seen);
	atomic_store(&left->is_done, !is_over(left));
	return NULL;
}

/* -- the main thread -- */

struct plen_left_lessons *plen_left_lessons_create(const char *lesson,
						   const struct plen_had_lessons *had)
{
	struct plen_left_lessons *left = plen_calloc(1, sizeof(*left));

	left->open = plen_strdup(plen_lesson_path_name(lesson));
	left->folder = plen_lesson_path_folder(lesson);
	left->had = had;
	atomic_init(&left->is_over, false);
	atomic_init(&left->is_done, false);
	int status = plen_thread_start(&left->thread, NULL, run, left);
	left->has_thread = status == 0;
	if (status != 0) {
		plen_error("no thread to be had: %s", strerror(-status));
	}
	return left;
}

bool plen_left_lessons_is_done(const struct plen_left_lessons *left)
{
	return atomic_load(&left->is_done);
}

void plen_left_lessons_wait(struct plen_left_lessons *left)
{
	if (left->has_thread) {
		pthread_join(left->thread, NULL);
		left->has_thread = false;
	}
}

void plen_left_lessons_destroy(struct plen_left_lessons *left)
{
	if (left == NULL) {
		return;
	}
	atomic_store(&left->is_over, true);
	plen_left_lessons_wait(left);
	for (size_t i = 0; i < left->count; i++) {
		free(left->lessons[i].path);
	}
	free(left->lessons);
	free(left->folder);
	free(left->open);
	free(left);
}
