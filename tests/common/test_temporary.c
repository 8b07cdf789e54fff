/* SPDX-License-Identifier: MIT */
#include "common/temporary.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "common/log.h"
#include "common/mem.h"

#define HOUR_S 3600

static char folder[64];
/* Whoever asks what time it is has it so much later. */
static time_t later_s;

time_t __real_time(time_t *at);
time_t __wrap_time(time_t *at);

time_t __wrap_time(time_t *at)
{
	return __real_time(at) + later_s;
}

static char *path_of(const char *name)
{
	return plen_asprintf("%s/%s", folder, name);
}

static void put(const char *name)
{
	char *path = path_of(name);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	assert_true(fd >= 0);
	close(fd);
	free(path);
}

static bool take(const char *name)
{
	char *path = path_of(name);
	bool was_there = unlink(path) == 0;

	free(path);
	return was_there;
}

static int set_up(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/plen-temporary-XXXXXX");
	later_s = 0;
	return mkdtemp(folder) == NULL;
}

static int tear_down(void **state)
{
	(void)state;
	return rmdir(folder); /* whatever a test has put there it has taken */
}

static const char *const ours[] = {
	".class.pdf.new-0123456789abcdef",
	".class.pdf.new-0123456789abcdef.plenary",
	".class.pdf.new-fedcba9876543210.plenary-wal",
	".class.pdf.new-fedcba9876543210.plenary-journal",
	".class.pdf.new-fedcba9876543210.plenary-shm",
};
/* What may lie on a pupil's stick. */
static const char *const others[] = {
	"class.pdf",
	"class.pdf.part-backup",
	"class.pdf.new-0123456789abcdef",
	".class.pdf.new-0123456789abcde",
	".class.pdf.new-0123456789abcdef0",
	".class.pdf.new-0123456789ABCDEF",
	".class.pdf.new-0123456789abcdef.plenary~",
	".class.pdf.new-version of mine",
	".new-0123456789abcdef",
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static void put_all(void)
{
	for (size_t i = 0; i < COUNT(ours); i++) {
		put(ours[i]);
	}
	for (size_t i = 0; i < COUNT(others); i++) {
		put(others[i]);
	}
}

static void assert_left(bool are_ours)
{
	for (size_t i = 0; i < COUNT(ours); i++) {
		assert_int_equal(take(ours[i]), are_ours);
	}
	for (size_t i = 0; i < COUNT(others); i++) {
		assert_true(take(others[i]));
	}
}

static void test_temporary__knows_its_own_from_others(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(ours); i++) {
		assert_true(plen_temporary_is_one(ours[i]));
	}
	for (size_t i = 0; i < COUNT(others); i++) {
		assert_false(plen_temporary_is_one(others[i]));
	}
}

static void test_temporary__a_name_is_swept_with_its_file(void **state)
{
	static const char *const names[] = {"class.pdf", "class.pdf.new-0123456789abcdef", "a"};

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		char *path = path_of(names[i]);
		char *name = plen_temporary_name(path, i == 0 ? "" : PLEN_TEMPORARY_LESSON);
		char *again = plen_temporary_name(path, "");
		assert_string_not_equal(name, again);
		assert_true(plen_temporary_is_one(strrchr(name, '/') + 1));
		put(strrchr(name, '/') + 1);
		plen_temporary_sweep(path);
		assert_int_not_equal(access(name, F_OK), 0);
		free(again);
		free(name);
		free(path);
	}
}

static void test_temporary__what_is_others_stays(void **state)
{
	char *path = path_of("class.pdf");

	(void)state;
	put_all();
	put(".my class.pdf.new-0123456789abcdef");
	plen_temporary_sweep(path);
	assert_left(false);
	assert_true(take(".my class.pdf.new-0123456789abcdef"));
	plen_temporary_sweep("/nonexistent/class.pdf");
	free(path);
}

static void test_temporary__a_folder_is_swept_of_what_is_old(void **state)
{
	(void)state;
	put_all();
	plen_temporary_sweep_folder(folder);
	later_s = HOUR_S;
	plen_temporary_sweep_folder(folder);
	assert_left(true);
	put_all();
	later_s = 12 * HOUR_S;
	plen_temporary_sweep_folder(folder);
	assert_left(false);
	plen_temporary_sweep_folder("/nonexistent");
}

static void test_temporary__long_names_are_shortened_and_stay_apart(void **state)
{
	char letters[256];
	char others_letters[256];

	(void)state;
	memset(letters, 'x', 255);
	letters[255] = '\0';
	memcpy(others_letters, letters, sizeof(letters));
	others_letters[254] = 'y';
	char *path = path_of(letters);
	char *other = path_of(others_letters);
	char *name = plen_temporary_name(path, PLEN_TEMPORARY_LESSON);
	assert_in_range(strlen(strrchr(name, '/') + 1), 200, 255 - strlen("-journal"));
	put(strrchr(name, '/') + 1);
	plen_temporary_sweep(other);
	assert_int_equal(access(name, F_OK), 0);
	plen_temporary_sweep(path);
	assert_int_not_equal(access(name, F_OK), 0);
	free(name);
	free(other);
	free(path);
}

static void swallow(enum plen_log_level level, const char *module, const char *line)
{
	(void)level;
	(void)module;
	(void)line;
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(test_temporary__##name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		CASE(knows_its_own_from_others),
		CASE(a_name_is_swept_with_its_file),
		CASE(what_is_others_stays),
		CASE(a_folder_is_swept_of_what_is_old),
		CASE(long_names_are_shortened_and_stay_apart),
	};
#undef CASE

	plen_log_set_sink(swallow);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
