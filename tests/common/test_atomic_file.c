/* SPDX-License-Identifier: MIT */
#include "common/atomic_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct place {
	char dir[64], path[128];
};

/* A file system on which everything has a name. */
static bool needs_names;

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);

int __wrap_open(const char *path, int flags, ...)
{
	va_list arguments;

	va_start(arguments, flags);
	mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
	va_end(arguments);
	if (needs_names && (flags & O_TMPFILE) == O_TMPFILE) {
		errno = EOPNOTSUPP;
		return -1;
	}
	return __real_open(path, flags, mode);
}

static int set_up(void **state)
{
	needs_names = false;
	struct place *place = calloc(1, sizeof(*place));

	strcpy(place->dir, "/tmp/plen-atomic-XXXXXX");
	assert_non_null(mkdtemp(place->dir));
	snprintf(place->path, sizeof(place->path), "%s/page.svg", place->dir);
	*state = place;
	return 0;
}

static int count_files(const char *dir)
{
	DIR *entries = opendir(dir);
	int count = 0;

	for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	}
	closedir(entries);
	return count;
}

static int tear_down(void **state)
{
	struct place *place = *state;

	unlink(place->path);
	assert_int_equal(count_files(place->dir), 0);
	rmdir(place->dir);
	free(place);
	return 0;
}

static void write_text(const char *path, const char *text)
{
	struct plen_atomic_file file;

	assert_int_equal(plen_atomic_file_open(&file, path), 0);
	plen_atomic_file_write(&file, text, strlen(text));
	assert_int_equal(plen_atomic_file_commit(&file), 0);
}

static void assert_text(const char *path, const char *wanted)
{
	char text[64] = "";
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	assert_true(fread(text, 1, sizeof(text) - 1, file) <= sizeof(text));
	fclose(file);
	assert_string_equal(text, wanted);
}

static void test_atomic_file__appears_at_commit(void **state)
{
	const struct place *place = *state;
	struct plen_atomic_file file;

	assert_int_equal(plen_atomic_file_open(&file, place->path), 0);
	plen_atomic_file_write(&file, "one", 3);
	assert_int_not_equal(access(place->path, F_OK), 0);
	assert_int_equal(plen_atomic_file_commit(&file), 0);
	assert_text(place->path, "one");
	assert_int_equal(count_files(place->dir), 1);
}

/* As after a kill, where files have names from the beginning. */
static void test_atomic_file__what_was_left_is_swept_away(void **state)
{
	const struct place *place = *state;
	struct plen_atomic_file file;
	char other[160];

	snprintf(other, sizeof(other), "%s.part-backup", place->path);
	write_text(place->path, "whole");
	write_text(other, "another's");
	needs_names = true;
	assert_int_equal(plen_atomic_file_open(&file, place->path), 0);
	plen_atomic_file_write(&file, "half", 4);
	assert_int_equal(count_files(place->dir), 3);
	plen_atomic_file_sweep(place->path);
	assert_int_equal(count_files(place->dir), 2);
	plen_atomic_file_abort(&file);
	assert_text(place->path, "whole");
	assert_text(other, "another's");
	unlink(other);
	plen_atomic_file_sweep("/nonexistent/page.svg");
}

/* What is handed out is meant to be passed on; whose rights these are the process knows. */
static void test_atomic_file__has_the_rights_of_any_new_file(void **state)
{
	const struct place *place = *state;
	mode_t before = umask(027);

	for (int i = 0; i < 2; i++) {
		struct stat about;
		needs_names = i == 1;
		write_text(place->path, "new");
		assert_int_equal(stat(place->path, &about), 0);
		assert_int_equal(about.st_mode & 07777, 0640);
	}
	umask(before);
}

/* As a board watches a folder for calibrations. */
static void test_atomic_file__whoever_watches_hears_of_it(void **state)
{
	_Alignas(struct inotify_event) char bytes[4096];
	const struct inotify_event *event = (const struct inotify_event *)bytes;
	struct place *place = *state;
	struct plen_atomic_file file;
	int watch = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);

	assert_true(inotify_add_watch(watch, place->dir, IN_MOVED_TO) >= 0);
	assert_int_equal(plen_atomic_file_open(&file, place->path), 0);
	plen_atomic_file_write(&file, "whole", 5);
	assert_int_equal(plen_atomic_file_commit(&file), 0);
	assert_true(read(watch, bytes, sizeof(bytes)) > 0);
	assert_string_equal(event->name, "page.svg");
	close(watch);
}

static void test_atomic_file__replaces_whole(void **state)
{
	const struct place *place = *state;

	write_text(place->path, "a long first version");
	write_text(place->path, "two");
	assert_text(place->path, "two");
}

static void test_atomic_file__abort_leaves_the_old_one(void **state)
{
	const struct place *place = *state;
	struct plen_atomic_file file;

	write_text(place->path, "old");
	assert_int_equal(plen_atomic_file_open(&file, place->path), 0);
	plen_atomic_file_write(&file, "new", 3);
	plen_atomic_file_abort(&file);
	assert_text(place->path, "old");
	assert_int_equal(count_files(place->dir), 1);
}

static void test_atomic_file__a_failed_write_leaves_the_old_one(void **state)
{
	const struct place *place = *state;
	struct plen_atomic_file file;

	write_text(place->path, "old");
	assert_int_equal(plen_atomic_file_open(&file, place->path), 0);
	plen_atomic_file_write(&file, "ne", 2);
	file.error = ENOSPC;
	plen_atomic_file_write(&file, "w", 1);
	assert_int_equal(plen_atomic_file_commit(&file), -ENOSPC);
	assert_text(place->path, "old");
	assert_int_equal(count_files(place->dir), 1);
}

static void test_atomic_file__a_pipe_is_written_and_stays(void **state)
{
	const struct place *place = *state;
	struct plen_atomic_file file;
	struct stat about;
	char text[4] = "";

	assert_int_equal(mkfifo(place->path, 0600), 0);
	int reader = open(place->path, O_RDONLY | O_NONBLOCK);
	write_text(place->path, "old");
	assert_int_equal(read(reader, text, 3), 3);
	assert_string_equal(text, "old");
	assert_int_equal(plen_atomic_file_open(&file, place->path), 0);
	plen_atomic_file_abort(&file);
	assert_int_equal(stat(place->path, &about), 0);
	assert_true(S_ISFIFO(about.st_mode));
	assert_int_equal(count_files(place->dir), 1);
	close(reader);
}

static void test_atomic_file__a_pipe_that_nobody_reads_is_not_waited_for(void **state)
{
	const struct place *place = *state;
	struct plen_atomic_file file;

	assert_int_equal(mkfifo(place->path, 0600), 0);
	assert_int_equal(plen_atomic_file_open(&file, place->path), -ENXIO);
}

/* Nothing that a kill would leave, but for file systems on which everything has a name. */
static void test_atomic_file__is_without_a_name_until_it_is_whole(void **state)
{
	const struct place *place = *state;
	struct plen_atomic_file file;
	int fd = open(place->dir, O_TMPFILE | O_WRONLY, 0600);

	if (fd < 0) {
		skip();
	}
	close(fd);
	write_text(place->path, "old");
	assert_int_equal(plen_atomic_file_open(&file, place->path), 0);
	plen_atomic_file_write(&file, "new", 3);
	assert_int_equal(count_files(place->dir), 1);
	assert_int_equal(plen_atomic_file_commit(&file), 0);
	assert_int_equal(count_files(place->dir), 1);
	assert_text(place->path, "new");
}

/* More than there are descriptors for. */
#define SET_COUNT 80

static char *numbered(const struct place *place, int number)
{
	static char path[160];

	snprintf(path, sizeof(path), "%s/%d.svg", place->dir, number);
	return path;
}

static void fill(const struct place *place, struct plen_atomic_set *set)
{
	const struct rlimit few = {SET_COUNT, SET_COUNT};

	setrlimit(RLIMIT_NOFILE, &few);
	*set = (struct plen_atomic_set){0};
	for (int i = 0; i < SET_COUNT; i++) {
		struct plen_atomic_file file;

		assert_int_equal(plen_atomic_file_open(&file, numbered(place, i)), 0);
		plen_atomic_file_write(&file, "new", 3);
		assert_int_equal(plen_atomic_set_add(set, &file), 0);
		assert_int_not_equal(access(numbered(place, i), F_OK), 0);
	}
}

static void test_atomic_file__a_set_appears_together(void **state)
{
	const struct place *place = *state;
	struct plen_atomic_set set;

	fill(place, &set);
	assert_int_equal(plen_atomic_set_commit(&set), 0);
	assert_int_equal(count_files(place->dir), SET_COUNT);
	for (int i = 0; i < SET_COUNT; i++) {
		assert_text(numbered(place, i), "new");
		unlink(numbered(place, i));
	}
}

static void test_atomic_file__a_set_that_is_given_up_leaves_the_old_ones(void **state)
{
	const struct place *place = *state;
	struct plen_atomic_set set;
	struct plen_atomic_file file;

	fill(place, &set);
	write_text(place->path, "old");
	assert_int_equal(plen_atomic_file_open(&file, place->path), 0);
	plen_atomic_file_write(&file, "new", 3);
	file.error = ENOSPC;
	assert_int_equal(plen_atomic_set_add(&set, &file), -ENOSPC);
	plen_atomic_set_abort(&set);
	assert_text(place->path, "old");
	assert_int_equal(count_files(place->dir), 1);
}

static void test_atomic_file__does_without_files_that_have_no_name(void **state)
{
	const struct place *place = *state;

	needs_names = true;
	test_atomic_file__appears_at_commit(state);
	test_atomic_file__replaces_whole(state);
	test_atomic_file__abort_leaves_the_old_one(state);
	test_atomic_file__a_failed_write_leaves_the_old_one(state);
	unlink(place->path);
	test_atomic_file__a_set_appears_together(state);
	test_atomic_file__a_set_that_is_given_up_leaves_the_old_ones(state);
}

static void test_atomic_file__a_full_device_and_a_folder_are_told(void **state)
{
	const struct place *place = *state;
	struct plen_atomic_file file;

	assert_int_equal(plen_atomic_file_open(&file, place->dir), -EISDIR);
	assert_int_equal(plen_atomic_file_open(&file, "/dev/full"), 0);
	plen_atomic_file_write(&file, "new", 3);
	assert_int_equal(plen_atomic_file_commit(&file), -ENOSPC);
}

/* /dev/stdout is a link to whatever standard output is; neither may be replaced. */
static void test_atomic_file__standard_output_is_written_through(void **state)
{
	struct place *place = *state;
	int output = dup(STDOUT_FILENO);
	int fd = open(place->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	struct stat before;
	struct stat after;

	fflush(stdout);
	assert_int_equal(dup2(fd, STDOUT_FILENO), STDOUT_FILENO);
	write_text("/dev/stdout", "through");
	assert_int_equal(dup2(output, STDOUT_FILENO), STDOUT_FILENO);
	assert_int_equal(fstat(fd, &before), 0);
	assert_int_equal(stat(place->path, &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_text(place->path, "through");
	close(fd);
	close(output);
}

static void test_atomic_file__a_link_stays_a_link(void **state)
{
	struct place *place = *state;
	char link[160];
	struct stat about;

	snprintf(link, sizeof(link), "%s/link.svg", place->dir);
	write_text(place->path, "old");
	assert_int_equal(symlink(place->path, link), 0);
	write_text(link, "new");
	assert_text(place->path, "new");
	assert_int_equal(lstat(link, &about), 0);
	assert_true(S_ISLNK(about.st_mode));
	unlink(link);
}

static void test_atomic_file__no_such_folder_is_told(void **state)
{
	struct plen_atomic_file file;

	(void)state;
	assert_int_equal(plen_atomic_file_open(&file, "/nowhere/at/all.pdf"), -ENOENT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_atomic_file__appears_at_commit, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_atomic_file__whoever_watches_hears_of_it,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_atomic_file__replaces_whole, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_atomic_file__abort_leaves_the_old_one, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_atomic_file__a_failed_write_leaves_the_old_one,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_atomic_file__a_pipe_is_written_and_stays,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_atomic_file__a_pipe_that_nobody_reads_is_not_waited_for, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			test_atomic_file__is_without_a_name_until_it_is_whole, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_atomic_file__a_set_appears_together, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			test_atomic_file__a_set_that_is_given_up_leaves_the_old_ones, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			test_atomic_file__does_without_files_that_have_no_name, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_atomic_file__a_full_device_and_a_folder_are_told, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_atomic_file__standard_output_is_written_through, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_atomic_file__a_link_stays_a_link, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_atomic_file__has_the_rights_of_any_new_file,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_atomic_file__what_was_left_is_swept_away,
						set_up, tear_down),
		cmocka_unit_test(test_atomic_file__no_such_folder_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
