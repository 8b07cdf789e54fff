/* SPDX-License-Identifier: MIT
 *
 * A search whose medium does not answer, and one without a thread. Nothing here depends on how long
 * something takes: the medium answers when the test says so.
 */
#include "files_search.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "lesson/handout.h"

static struct {
	bool has_no_thread, hangs;
	sem_t is_reading, answers;
} world;

int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
			  void *(*run)(void *data), void *data);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
			  void *(*run)(void *data), void *data);
struct dirent *__real_readdir(DIR *dir);
struct dirent *__wrap_readdir(DIR *dir);

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
			  void *(*run)(void *data), void *data)
{
	return world.has_no_thread ? EAGAIN : __real_pthread_create(thread, attributes, run, data);
}

struct dirent *__wrap_readdir(DIR *dir)
{
	if (world.hangs) {
		sem_post(&world.is_reading);
		sem_wait(&world.answers);
		sem_post(&world.is_reading);
		return NULL;
	}
	return __real_readdir(dir);
}

/* No medium. */
static const char *const nowhere[] = {NULL};

static void await(const struct plen_files_search *search)
{
	while (!plen_files_search_is_done(search)) {
		sched_yield();
	}
}

/* The place in the list, as its name is shown; -1: it is not there. */
static int place_of(const struct plen_files_search *search, const char *name)
{
	struct plen_board_file files[PLEN_BOARD_FILES_MAX];
	uint32_t count = plen_files_search_list(search, files);

	for (uint32_t i = 0; i < count; i++) {
		if (strcmp(files[i].name, name) == 0) {
			return (int)i;
		}
	}
	return -1;
}

/* A folder with empty files of these names, and `lesson` in it as the one that is open. */
struct shelf {
	char folder[64];
	char paths[8][160];
	size_t count;
};

static struct plen_files_search *search_shelf(struct shelf *shelf, const char *const *names,
					      const char *lesson)
{
	char path[160];

	snprintf(shelf->folder, sizeof(shelf->folder), "/tmp/plenary-search-XXXXXX");
	assert_non_null(mkdtemp(shelf->folder));
	for (shelf->count = 0; names[shelf->count] != NULL; shelf->count++) {
		snprintf(path, sizeof(path), "%s/%s", shelf->folder, names[shelf->count]);
		memcpy(shelf->paths[shelf->count], path, sizeof(path));
		FILE *file = fopen(path, "w");
		assert_non_null(file);
		fclose(file);
	}
	snprintf(path, sizeof(path), "%s/%s", shelf->folder, lesson);
	struct plen_files_search *search = plen_files_search_create(path, nowhere);
	await(search);
	return search;
}

static void remove_shelf(const struct shelf *shelf)
{
	for (size_t i = 0; i < shelf->count; i++) {
		unlink(shelf->paths[i]);
	}
	rmdir(shelf->folder);
}

static void test_files_search__finds_what_can_be_opened(void **state)
{
	static const char *const names[] = {"sheet.pdf", "notes.txt", NULL};
	struct shelf shelf;

	(void)state;
	struct plen_files_search *search = search_shelf(&shelf, names, "today.plenary");
	int place = place_of(search, "sheet.pdf");
	assert_true(place >= 0);
	assert_string_equal(plen_files_search_path(search, (uint32_t)place), shelf.paths[0]);
	assert_int_equal(place_of(search, "notes.txt"), -1);
	plen_files_search_destroy(search);
	remove_shelf(&shelf);
}

static void test_files_search__finds_the_other_lessons_of_the_folder(void **state)
{
	static const char *const names[] = {"monday.plenary",
					    "today.plenary",
					    "today.plenary-wal",
					    "monday (damaged 2026-03-02).plenary",
					    ".monday handing out.plenary",
					    "tuesday.plenary.salvaged",
					    NULL};
	struct shelf shelf;

	(void)state;
	struct plen_files_search *search = search_shelf(&shelf, names, "today.plenary");
	int place = place_of(search, "monday");
	assert_true(place >= 0);
	assert_string_equal(plen_files_search_path(search, (uint32_t)place), shelf.paths[0]);
	assert_true(plen_files_search_is_lesson(shelf.paths[0]));
	for (size_t i = 0; i < shelf.count; i++) {
		for (uint32_t k = 0; plen_files_search_path(search, k) != NULL; k++) {
			assert_true(i == 0 ||
				    strcmp(plen_files_search_path(search, k), shelf.paths[i]) != 0);
		}
	}
	plen_files_search_destroy(search);
	remove_shelf(&shelf);
}

static void test_files_search__does_not_wait_for_a_medium_that_hangs(void **state)
{
	(void)state;
	world.hangs = true;
	struct plen_files_search *search = plen_files_search_create("/today.plenary", nowhere);
	sem_wait(&world.is_reading);
	assert_false(plen_files_search_is_done(search));
	plen_files_search_destroy(search);

	sem_post(&world.answers);
	sem_wait(&world.is_reading);
	world.hangs = false;
}

static void test_files_search__without_a_thread_it_finds_nothing(void **state)
{
	struct plen_board_file files[PLEN_BOARD_FILES_MAX];

	(void)state;
	world.has_no_thread = true;
	struct plen_files_search *search = plen_files_search_create("/today.plenary", nowhere);
	world.has_no_thread = false;
	assert_true(plen_files_search_is_done(search));
	assert_int_equal(plen_files_search_list(search, files), 0);
	plen_files_search_destroy(search);
}

/* -- a stick: what lies in a folder of that name is on another device -- */

int __real_lstat(const char *path, struct stat *info);
int __wrap_lstat(const char *path, struct stat *info);

int __wrap_lstat(const char *path, struct stat *info)
{
	int status = __real_lstat(path, info);

	info->st_dev += status == 0 && strstr(path, "/stick") != NULL;
	return status;
}

struct stick {
	char media[64], today[128];
	const char *roots[2];
	int files; /* so many are on it; each is younger than the one before */
};

static void plug_in(struct stick *stick)
{
	*stick = (struct stick){.roots = {stick->media}};
	snprintf(stick->media, sizeof(stick->media), "/dev/shm/plenary-media-XXXXXX");
	assert_non_null(mkdtemp(stick->media));
	snprintf(stick->today, sizeof(stick->today), "%s/today.plenary", stick->media);
}

static void pull_out(const struct stick *stick)
{
	char command[128];

	snprintf(command, sizeof(command), "rm -r '%s'", stick->media);
	assert_int_equal(system(command), 0);
}

static void put(struct stick *stick, const char *name)
{
	char path[512];
	struct timespec times[2] = {{.tv_sec = 1000 + ++stick->files},
				    {.tv_sec = stick->files + 1000}};

	snprintf(path, sizeof(path), "%s/stick/%s", stick->media, name);
	for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		(void)mkdir(path, 0755);
		*slash = '/';
	}
	int fd = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
	assert_true(fd >= 0);
	assert_int_equal(futimens(fd, times), 0);
	close(fd);
}

static struct plen_files_search *search_stick(const struct stick *stick)
{
	struct plen_files_search *search = plen_files_search_create(stick->today, stick->roots);

	await(search);
	return search;
}

/* As the wall shows it: a line each, with the folder behind. */
static void assert_list(const struct plen_files_search *search, const char *wanted)
{
	struct plen_board_file files[PLEN_BOARD_FILES_MAX];
	uint32_t count = plen_files_search_list(search, files);
	char text[4096] = "";

	for (uint32_t i = 0; i < count; i++) {
		size_t length = strlen(text);
		snprintf(text + length, sizeof(text) - length, "%s|%s\n", files[i].name,
			 files[i].folder);
	}
	assert_string_equal(text, wanted);
}

static void test_files_search__tells_where_files_are(void **state)
{
	struct stick stick;

	(void)state;
	plug_in(&stick);
	put(&stick, "maths/sheet.pdf");
	put(&stick, "German/sheet.pdf");
	put(&stick, "sheet.pdf");
	struct plen_files_search *search = search_stick(&stick);
	assert_list(search, "sheet.pdf|stick\nsheet.pdf|German\nsheet.pdf|maths\n");
	plen_files_search_destroy(search);
	pull_out(&stick);
}

static void test_files_search__many_photos_hide_no_worksheet(void **state)
{
	struct stick stick;
	char name[64];

	(void)state;
	plug_in(&stick);
	put(&stick, "worksheets/Monday.svg");
	for (int i = 0; i < 6000; i++) {
		snprintf(name, sizeof(name), "DCIM/100/%d.%s", i, i < 4500 ? "jpg" : "txt");
		put(&stick, name);
	}
	put(&stick, "worksheets/Tuesday.svg");
	struct plen_files_search *search = search_stick(&stick);
	assert_int_equal(place_of(search, "Tuesday.svg"), 0);
	bool is_there = false;
	for (uint32_t i = 0; plen_files_search_path(search, i) != NULL; i++) {
		is_there |= strstr(plen_files_search_path(search, i), "Monday.svg") != NULL;
	}
	assert_true(is_there);
	plen_files_search_destroy(search);
	pull_out(&stick);
}

static void test_files_search__what_was_handed_out_comes_last(void **state)
{
	struct stick stick;

	(void)state;
	plug_in(&stick);
	put(&stick, "old.pdf");
	put(&stick, "new.pdf");
	put(&stick, "2026-11-22/" PLEN_HANDOUT_MARK);
	put(&stick, "2026-11-22/class.pdf");
	struct plen_files_search *search = search_stick(&stick);
	assert_list(search, "new.pdf|stick\nold.pdf|stick\nclass.pdf|2026-11-22\n");
	plen_files_search_destroy(search);
	pull_out(&stick);
}

static void test_files_search__names_that_nobody_can_read(void **state)
{
	struct stick stick;

	(void)state;
	plug_in(&stick);
	put(&stick, "two\nlines.pdf");
	put(&stick, "la\xe9tin.pdf");
	struct plen_files_search *search = search_stick(&stick);
	assert_list(search, "la\xef\xbf\xbdtin.pdf|stick\ntwo lines.pdf|stick\n");
	plen_files_search_destroy(search);
	pull_out(&stick);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_files_search__finds_what_can_be_opened),
		cmocka_unit_test(test_files_search__finds_the_other_lessons_of_the_folder),
		cmocka_unit_test(test_files_search__does_not_wait_for_a_medium_that_hangs),
		cmocka_unit_test(test_files_search__tells_where_files_are),
		cmocka_unit_test(test_files_search__many_photos_hide_no_worksheet),
		cmocka_unit_test(test_files_search__what_was_handed_out_comes_last),
		cmocka_unit_test(test_files_search__names_that_nobody_can_read),
		cmocka_unit_test(test_files_search__without_a_thread_it_finds_nothing),
	};

	sem_init(&world.is_reading, 0, 0);
	sem_init(&world.answers, 0, 0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
