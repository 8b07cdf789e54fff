/* SPDX-License-Identifier: MIT
 *
 * Bringing a lesson along from a stick that answers when the test says so.
 */
#include "bring_lesson.h"

#include <errno.h>
#include <sched.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "common/mem.h"
#include "lesson/store.h"
#include "scratch.h"

/* -- a stick that hangs as it is opened, or read -- */

static struct {
	atomic_bool hangs_opened, hangs_read;
	sem_t is_asked, answers;
} stick;

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
ssize_t __real_read(int fd, void *bytes, size_t size);
ssize_t __wrap_read(int fd, void *bytes, size_t size);

static void hang(void)
{
	sem_post(&stick.is_asked);
	sem_wait(&stick.answers);
}

int __wrap_open(const char *path, int flags, ...)
{
	if (atomic_load(&stick.hangs_opened) && strstr(path, "/stick/") != NULL) {
		hang();
	}
	return __real_open(path, flags, 0600);
}

ssize_t __wrap_read(int fd, void *bytes, size_t size)
{
	if (atomic_load(&stick.hangs_read)) {
		hang();
	}
	return __real_read(fd, bytes, size);
}

struct place {
	char *root, *stick, *own; /* folders */
	char *from;               /* a lesson on the stick */
};

static void write_lesson(const char *path, uint8_t number)
{
	const uint8_t uuid[16] = {number};
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_store *store = NULL;

	assert_int_equal(plen_store_open(&store, path, uuid, lesson, NULL, 0), 0);
	assert_true(plen_store_close(store));
	plen_lesson_destroy(lesson);
}

static int set_up(void **state)
{
	struct place *place = calloc(1, sizeof(*place));

	sem_init(&stick.is_asked, 0, 0);
	sem_init(&stick.answers, 0, 0);
	/* What is written in /dev is never put in its place as a whole: no memory file system. */
	place->root = plen_strdup("/tmp/plenary-bring-XXXXXX");
	assert_non_null(mkdtemp(place->root));
	place->stick = scratch_path(place->root, "stick");
	place->own = scratch_path(place->root, "lessons");
	place->from = scratch_path(place->stick, "Monday.plenary");
	assert_int_equal(mkdir(place->stick, 0755), 0);
	assert_int_equal(mkdir(place->own, 0755), 0);
	write_lesson(place->from, 7);
	*state = place;
	return 0;
}

static int tear_down(void **state)
{
	struct place *place = *state;
	char *command = plen_asprintf("rm -r '%s'", place->root);

	assert_int_equal(system(command), 0);
	free(command);
	free(place->from);
	free(place->own);
	free(place->stick);
	free(place->root);
	free(place);
	return 0;
}

/* The status in the end, and where the copy is, if there is one. */
static int bring(struct place *place, const char *from, char **path)
{
	struct plen_bring_lesson *bringing = plen_bring_lesson_create(from, place->own);
	uint32_t done = 0, total = 0;
	int status = 0;

	while ((status = plen_bring_lesson_status(bringing, 0)) == -EINPROGRESS) {
		plen_bring_lesson_progress(bringing, &done, &total);
		assert_true(done <= total);
		sched_yield();
	}
	if (status == 0) {
		*path = plen_strdup(plen_bring_lesson_path(bringing));
	}
	plen_bring_lesson_destroy(bringing);
	return status;
}

static void assert_brought(struct place *place, const char *name, uint8_t number)
{
	struct plen_lesson *lesson = plen_lesson_create();
	char *wanted = scratch_path(place->own, name);
	char *path = NULL;
	uint8_t uuid[16];
	char error[256];

	assert_int_equal(bring(place, place->from, &path), 0);
	assert_string_equal(path, wanted);
	assert_int_equal(plen_store_read(path, INT64_MAX, lesson, uuid, error, sizeof(error)), 0);
	assert_int_equal(uuid[0], number);
	plen_lesson_destroy(lesson);
	free(wanted);
	free(path);
}

static void assert_nothing_came(const struct place *place)
{
	char *left = scratch_list(place->own);

	assert_string_equal(left, "");
	free(left);
}

static void test_bring_lesson__never_over_another(void **state)
{
	struct place *place = *state;
	char *own = scratch_path(place->own, "Monday.plenary");

	write_lesson(own, 1);
	struct scratch_bytes before = scratch_read(own);
	assert_brought(place, "Monday (2).plenary", 7);
	assert_brought(place, "Monday (3).plenary", 7);
	struct scratch_bytes after = scratch_read(own);
	assert_int_equal(before.size, after.size);
	assert_memory_equal(before.data, after.data, before.size);
	free(before.data);
	free(after.data);
	free(own);
}

static void assert_holds(const char *path, const char *text)
{
	struct scratch_bytes bytes = scratch_read(path);

	assert_int_equal(bytes.size, strlen(text));
	assert_memory_equal(bytes.data, text, bytes.size);
	free(bytes.data);
}

/* What was written last may be there only. One that lost its lesson is left to be found. */
static void bring_with_journal(struct place *place, const char *after)
{
	char *journal = plen_asprintf("%s/Monday.plenary%s", place->stick, after);
	char *lost = plen_asprintf("%s/Monday.plenary%s", place->own, after);
	char *came = plen_asprintf("%s/Monday (2).plenary%s", place->own, after);
	char *path = NULL;

	scratch_write(journal, "journal", 7);
	scratch_write(lost, "lost", 4);
	assert_int_equal(bring(place, place->from, &path), 0);
	assert_holds(came, "journal");
	assert_holds(lost, "lost");
	free(path);
	free(came);
	free(lost);
	free(journal);
}

static void test_bring_lesson__with_its_journal(void **state)
{
	bring_with_journal(*state, "-wal");
}

static void test_bring_lesson__with_its_journal_from_a_network(void **state)
{
	bring_with_journal(*state, "-journal");
}

static void test_bring_lesson__what_is_none_is_refused(void **state)
{
	struct place *place = *state;
	char *missing = scratch_path(place->stick, "gone.plenary");
	char *path = NULL;

	scratch_write(place->from, "SQLite format 3", 16);
	assert_int_equal(bring(place, place->from, &path), -EBADMSG);
	assert_int_equal(bring(place, missing, &path), -ENOENT);
	assert_int_equal(bring(place, place->stick, &path), -EINVAL);
	for (int error = 1; error < 140; error++) {
		assert_true(strlen(plen_bring_lesson_failure(-error)) > 20);
	}
	assert_nothing_came(place);
	free(missing);
}

static void test_bring_lesson__a_stick_that_hangs_holds_nobody_up(void **state)
{
	struct place *place = *state;
	int64_t now_us = 5;

	atomic_store(&stick.hangs_opened, true);
	struct plen_bring_lesson *bringing = plen_bring_lesson_create(place->from, place->own);
	sem_wait(&stick.is_asked);
	assert_int_equal(plen_bring_lesson_status(bringing, now_us), -EINPROGRESS);
	assert_int_equal(plen_bring_lesson_status(bringing, now_us + 10000000), -EINPROGRESS);
	assert_int_equal(plen_bring_lesson_status(bringing, now_us + 20000000), -EIO);
	plen_bring_lesson_destroy(bringing);
	atomic_store(&stick.hangs_opened, false);
	sem_post(&stick.answers);
	assert_nothing_came(place);
}

/* The name is taken by then, and is free again. */
static void test_bring_lesson__given_up_half_way_it_leaves_nothing(void **state)
{
	struct place *place = *state;
	char *name = scratch_path(place->own, "Monday.plenary");

	atomic_store(&stick.hangs_read, true);
	struct plen_bring_lesson *bringing = plen_bring_lesson_create(place->from, place->own);
	sem_wait(&stick.is_asked);
	assert_int_equal(access(name, F_OK), 0);
	plen_bring_lesson_destroy(bringing);
	atomic_store(&stick.hangs_read, false);
	sem_post(&stick.answers);
	while (access(name, F_OK) == 0) {
		sched_yield();
	}
	assert_nothing_came(place);
	free(name);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_bring_lesson__##name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(never_over_another),
		CASE(with_its_journal),
		CASE(with_its_journal_from_a_network),
		CASE(what_is_none_is_refused),
		CASE(a_stick_that_hangs_holds_nobody_up),
		CASE(given_up_half_way_it_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
