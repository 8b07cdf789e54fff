/* SPDX-License-Identifier: MIT
 *
 * A search whose medium does not answer, and one without a thread. Nothing here depends on how long
 * something takes: the medium answers when the test says so.
 */
#include "files_search.h"

#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

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

static void await(const struct plen_files_search *search)
{
	while (!plen_files_search_is_done(search)) {
		sched_yield();
	}
}

static void test_files_search__finds_what_can_be_opened(void **state)
{
	char folder[] = "/tmp/plenary-search-XXXXXX";
	char path[64];

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/sheet.pdf", folder);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fclose(file);

	struct plen_files_search *search = plen_files_search_create(folder);
	await(search);
	const char *found = NULL;
	for (uint32_t i = 0; (found = plen_files_search_path(search, i)) != NULL; i++) {
		if (strcmp(found, path) == 0) {
			break;
		}
	}
	assert_non_null(found);
	plen_files_search_destroy(search);
	unlink(path);
	rmdir(folder);
}

static void test_files_search__does_not_wait_for_a_medium_that_hangs(void **state)
{
	(void)state;
	world.hangs = true;
	struct plen_files_search *search = plen_files_search_create("/");
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
	struct plen_files_search *search = plen_files_search_create("/");
	world.has_no_thread = false;
	assert_true(plen_files_search_is_done(search));
	assert_int_equal(plen_files_search_list(search, files), 0);
	plen_files_search_destroy(search);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_files_search__finds_what_can_be_opened),
		cmocka_unit_test(test_files_search__does_not_wait_for_a_medium_that_hangs),
		cmocka_unit_test(test_files_search__without_a_thread_it_finds_nothing),
	};

	sem_init(&world.is_reading, 0, 0);
	sem_init(&world.answers, 0, 0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
