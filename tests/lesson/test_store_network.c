/* SPDX-License-Identifier: MIT
 *
 * The store on what looks like a network file system: no write-ahead log, and still nothing lost.
 */
#include "lesson/store.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "common/log.h"
#include "common/mem.h"
#include "sample.h"
#include "scratch.h"

static const uint8_t uuid[16] = {5};
static long file_system = 0x6969; /* NFS */
static int statfs_fails;
static int mapped;

int __wrap_statfs(const char *path, struct statfs *info);

int __wrap_statfs(const char *path, struct statfs *info)
{
	(void)path;
	memset(info, 0, sizeof(*info));
	if (statfs_fails != 0) {
		errno = statfs_fails;
		return -1;
	}
	info->f_type = file_system;
	return 0;
}

/* What SQLite asks: there are file systems that cannot. */
static void *map_nothing(void *at, size_t size, int protection, int flags, int fd, off_t offset)
{
	(void)at;
	(void)size;
	(void)protection;
	(void)flags;
	(void)fd;
	(void)offset;
	mapped++;
	errno = ENODEV;
	return MAP_FAILED;
}

static void on_committed(void *data, const struct plen_op *op)
{
	plen_store_append(data, op);
}

/* Goes on with the lesson by `count` operations; the store stays open. */
static struct plen_store *go_on(const char *path, struct plen_lesson *lesson, int count)
{
	struct plen_store *store = NULL;
	struct sample_dice dice = {1};
	char error[300] = "";

	if (plen_store_open(&store, path, uuid, lesson, error, sizeof(error)) != 0) {
		fail_msg("%s", error);
	}
	const struct plen_lesson_listener listener = {on_committed, NULL, store};
	plen_lesson_set_listener(lesson, &listener);
	sample_lesson(&dice, lesson, count);
	assert_true(plen_store_flush(store, 20000));
	return store;
}

static void assert_file(const char *path, uint64_t seq, uint8_t version)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint8_t found[16];

	assert_int_equal(plen_store_read(path, INT64_MAX, lesson, found, NULL, 0), 0);
	assert_int_equal(plen_lesson_seq(lesson), seq);
	plen_lesson_destroy(lesson);
	struct scratch_bytes bytes = scratch_read(path);
	assert_int_equal(bytes.data[18], version);
	free(bytes.data);
}

static void test_store_network__has_no_write_ahead_log(void **state)
{
	char *folder = scratch_make();
	char *path = scratch_path(folder, "lesson.plenary");
	char *wal = scratch_path(folder, "lesson.plenary-wal");
	struct plen_lesson *lesson = plen_lesson_create();

	(void)state;
	file_system = 0x6969;
	struct plen_store *store = go_on(path, lesson, 50);
	assert_int_not_equal(access(wal, F_OK), 0);
	assert_true(plen_store_close(store));
	plen_lesson_destroy(lesson);
	assert_file(path, 50, 1);

	/* Brought back to a local disk it changes over, and again when it goes back. */
	file_system = 0xef53;
	lesson = plen_lesson_create();
	store = go_on(path, lesson, 10);
	assert_int_equal(access(wal, F_OK), 0);
	assert_true(plen_store_close(store));
	plen_lesson_destroy(lesson);
	assert_file(path, 60, 2);

	file_system = 0xfe534d42;
	lesson = plen_lesson_create();
	assert_true(plen_store_close(go_on(path, lesson, 10)));
	plen_lesson_destroy(lesson);
	assert_file(path, 70, 1);
	free(wal);
	free(path);
	scratch_remove(folder);
}

static void test_store_network__killed_nothing_acknowledged_is_lost(void **state)
{
	char *folder = scratch_make();
	char *path = scratch_path(folder, "lesson.plenary");
	int fds[2];
	char byte = 0;

	(void)state;
	file_system = 0x6969;
	for (uint64_t round = 1; round <= 5; round++) {
		assert_int_equal(pipe(fds), 0);
		pid_t child = fork();
		if (child == 0) {
			go_on(path, plen_lesson_create(), 20);
			_exit(write(fds[1], "", 1) == 1 ? pause() : 1);
		}
		close(fds[1]);
		assert_int_equal(read(fds[0], &byte, 1), 1);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		close(fds[0]);
		char *before = scratch_list(folder);
		assert_file(path, 20 * round, 1);
		char *after = scratch_list(folder);
		assert_string_equal(before, after);
		free(before);
		free(after);
	}
	free(path);
	scratch_remove(folder);
}

/* Shared memory that is not shared is worse than none. */
static void test_store_network__no_memory_is_shared(void **state)
{
	static const long file_systems[] = {0x6969, 0xef53, 0x6969};
	char *folder = scratch_make();
	char *path = scratch_path(folder, "lesson.plenary");
	char *shm = scratch_path(folder, "lesson.plenary-shm");

	(void)state;
	mapped = 0;
	for (size_t i = 0; i < 3; i++) {
		struct plen_lesson *lesson = plen_lesson_create();
		file_system = file_systems[i];
		/* What an earlier Plenary has left. */
		scratch_write(shm, "", 1);
		struct plen_store *store = go_on(path, lesson, 10);
		assert_int_not_equal(access(shm, F_OK), 0);
		assert_true(plen_store_close(store));
		assert_int_not_equal(access(shm, F_OK), 0);
		plen_lesson_destroy(lesson);
	}
	assert_int_equal(mapped, 0);
	free(shm);
	free(path);
	scratch_remove(folder);
}

static bool has_log(long type, int error)
{
	char *folder = scratch_make();
	char *path = scratch_path(folder, "lesson.plenary");
	char *wal = scratch_path(folder, "lesson.plenary-wal");
	struct plen_lesson *lesson = plen_lesson_create();

	file_system = type;
	statfs_fails = error;
	struct plen_store *store = go_on(path, lesson, 5);
	bool found = access(wal, F_OK) == 0;
	assert_true(plen_store_close(store));
	statfs_fails = 0;
	plen_lesson_destroy(lesson);
	free(wal);
	free(path);
	scratch_remove(folder);
	return found;
}

static void test_store_network__what_may_be_shared_counts_as_shared(void **state)
{
	static const long shared[] = {0x786f4256, 0x6b414653, 0x0bd00bd0, 0x01161970, 0x7461636f};

	(void)state;
	for (size_t i = 0; i < sizeof(shared) / sizeof(shared[0]); i++) {
		assert_false(has_log(shared[i], 0));
	}
	assert_false(has_log(0xef53, EACCES));
	assert_true(has_log(0xef53, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_store_network__has_no_write_ahead_log),
		cmocka_unit_test(test_store_network__killed_nothing_acknowledged_is_lost),
		cmocka_unit_test(test_store_network__no_memory_is_shared),
		cmocka_unit_test(test_store_network__what_may_be_shared_counts_as_shared),
	};
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);

	vfs->xSetSystemCall(vfs, "mmap", (sqlite3_syscall_ptr)map_nothing);
	plen_log_set_level(PLEN_LOG_WARN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
