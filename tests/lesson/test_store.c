/* SPDX-License-Identifier: MIT */
#include "lesson/store.h"

#include <errno.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "sample.h"
#include "scratch.h"

#define ERROR_SIZE 300

static const uint8_t uuid[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

struct desk {
	char *folder, *path;
	struct plen_lesson *lesson;
	struct plen_store *store;
	char error[ERROR_SIZE];
};

static int setup(void **state)
{
	struct desk *desk = calloc(1, sizeof(*desk));

	desk->folder = scratch_make();
	desk->path = scratch_path(desk->folder, "lesson.plenary");
	*state = desk;
	return 0;
}

static int teardown(void **state)
{
	struct desk *desk = *state;

	scratch_remove(desk->folder);
	free(desk->path);
	free(desk);
	return 0;
}

static void on_committed(void *data, const struct plen_op *op)
{
	plen_store_append(((struct desk *)data)->store, op);
}

static int try_open(struct desk *desk)
{
	const struct plen_lesson_listener listener = {on_committed, NULL, desk};

	desk->lesson = plen_lesson_create();
	int error = plen_store_open(&desk->store, desk->path, uuid, desk->lesson, desk->error,
				    ERROR_SIZE);
	if (error != 0) {
		plen_lesson_destroy(desk->lesson);
		desk->lesson = NULL;
		assert_null(desk->store);
		assert_non_null(strstr(desk->error, "lesson.plenary: "));
	} else {
		plen_lesson_set_listener(desk->lesson, &listener);
	}
	return error;
}

static void open_desk(struct desk *desk)
{
	if (try_open(desk) != 0) {
		fail_msg("%s", desk->error);
	}
}

static void close_desk(struct desk *desk)
{
	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
}

static struct plen_lesson *read_lesson(const char *path, int64_t until_us)
{
	struct plen_lesson *lesson = plen_lesson_create();
	char error[ERROR_SIZE] = "";
	uint8_t found[16];

	if (plen_store_read(path, until_us, lesson, found, error, ERROR_SIZE) != 0) {
		fail_msg("%s", error);
	}
	assert_memory_equal(found, uuid, 16);
	return lesson;
}

static void assert_same_lesson(const struct plen_lesson *a, const struct plen_lesson *b)
{
	char *left = sample_show(a);
	char *right = sample_show(b);

	assert_string_equal(left, right);
	free(left);
	free(right);
}

/* -- what is written comes back -- */

static void test_store__a_lesson_comes_back(void **state)
{
	struct desk *desk = *state;
	struct sample_dice dice = {1};

	open_desk(desk);
	sample_lesson(&dice, desk->lesson, 500);
	assert_true(plen_store_flush(desk->store, 10000));
	struct plen_store_status status = plen_store_status(desk->store);
	assert_int_equal(status.state, PLEN_STORE_OK);
	assert_int_equal(status.committed, 500);
	assert_int_equal(status.queued, 0);
	assert_in_range(status.commits, 1, 500);

	struct plen_lesson *live = desk->lesson;
	assert_true(plen_store_close(desk->store));
	open_desk(desk);
	assert_same_lesson(live, desk->lesson);

	/* And goes on. */
	const struct plen_lesson_listener none = {0};
	plen_lesson_set_listener(live, &none);
	struct sample_dice other = dice;
	sample_lesson(&dice, live, 100);
	sample_lesson(&other, desk->lesson, 100);
	close_desk(desk);
	struct plen_lesson *again = read_lesson(desk->path, INT64_MAX);
	assert_same_lesson(live, again);
	plen_lesson_destroy(again);
	plen_lesson_destroy(live);
}

static void test_store__a_closed_lesson_is_one_file(void **state)
{
	struct desk *desk = *state;

	open_desk(desk);
	sample_commit_page(desk->lesson, 0);
	close_desk(desk);
	char *list = scratch_list(desk->folder);
	assert_int_equal(strncmp(list, "lesson.plenary ", 15), 0);
	assert_ptr_equal(strchr(list, '\n'), list + strlen(list) - 1);
	free(list);

	struct scratch_bytes bytes = scratch_read(desk->path);
	assert_memory_equal(bytes.data + 68, "PLEN", 4);
	free(bytes.data);
}

static void test_store__an_empty_file_becomes_a_lesson(void **state)
{
	struct desk *desk = *state;

	scratch_write(desk->path, "", 0);
	open_desk(desk);
	assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_BLANK);
	sample_commit_page(desk->lesson, 0);
	close_desk(desk);
	open_desk(desk);
	assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_WHOLE);
	close_desk(desk);
	struct plen_lesson *lesson = read_lesson(desk->path, INT64_MAX);
	assert_int_equal(plen_lesson_seq(lesson), 1);
	plen_lesson_destroy(lesson);
}

static void test_store__names_that_mean_something_in_a_uri(void **state)
{
	struct desk *desk = *state;

	free(desk->path);
	desk->path = scratch_path(desk->folder, "50% of #1? lesson.plenary");
	open_desk(desk);
	sample_commit_page(desk->lesson, 0);
	close_desk(desk);
	struct plen_lesson *lesson = read_lesson(desk->path, INT64_MAX);
	assert_int_equal(plen_lesson_seq(lesson), 1);
	plen_lesson_destroy(lesson);
}

static void test_store__a_link_leads_to_the_lesson(void **state)
{
	struct desk *desk = *state;
	char *away = scratch_path(desk->folder, "away");
	char *real = scratch_path(away, "real.plenary");

	mkdir(away, 0700);
	scratch_write(real, "", 0);
	assert_int_equal(symlink(real, desk->path), 0);
	open_desk(desk);
	sample_commit_page(desk->lesson, 0);
	close_desk(desk);
	struct plen_lesson *lesson = read_lesson(real, INT64_MAX);
	assert_int_equal(plen_lesson_seq(lesson), 1);
	plen_lesson_destroy(lesson);
	free(real);
	free(away);
}

/* -- reading -- */

static void commit_view_at(struct plen_lesson *lesson, int64_t time_us)
{
	struct plen_op op = {.kind = PLEN_OP_VIEW, .time_us = time_us};

	op.u.view.group_count = 2;
	plen_lesson_commit(lesson, &op);
}

static void test_store__read_until_takes_a_prefix(void **state)
{
	struct desk *desk = *state;
	const int64_t times[] = {100, 200, 300, 250, 400};
	const struct {
		int64_t until;
		uint64_t seq;
	} cases[] = {{99, 0}, {100, 1}, {299, 2}, {300, 4}, {399, 4}, {INT64_MAX, 5}};

	open_desk(desk);
	for (size_t i = 0; i < 5; i++) {
		commit_view_at(desk->lesson, times[i]);
	}
	close_desk(desk);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct plen_lesson *lesson = read_lesson(desk->path, cases[i].until);
		assert_int_equal(plen_lesson_seq(lesson), cases[i].seq);
		plen_lesson_destroy(lesson);
	}
}

/* Another process, begun before anything was open, so that it inherits nothing. It opens when told
 * to and ends with the error. */
static pid_t begin_other(const struct desk *desk, int *tell)
{
	int fds[2];
	char byte = 0;

	assert_int_equal(pipe(fds), 0);
	pid_t child = fork();
	if (child == 0) {
		close(fds[1]);
		if (read(fds[0], &byte, 1) != 1) {
			_exit(100);
		}
		struct plen_store *store = NULL;
		struct plen_lesson *lesson = plen_lesson_create();
		_exit(-plen_store_open(&store, desk->path, uuid, lesson, NULL, 0));
	}
	close(fds[0]);
	*tell = fds[1];
	return child;
}

static void test_store__an_open_lesson_is_busy_for_others(void **state)
{
	struct desk *desk = *state;
	struct desk other = {.path = desk->path};
	uint8_t found[16];
	int tell = -1;
	int status = 0;
	pid_t child = begin_other(desk, &tell);

	open_desk(desk);
	sample_commit_page(desk->lesson, 0);
	assert_int_equal(try_open(&other), -EBUSY);
	struct plen_lesson *lesson = plen_lesson_create();
	assert_int_equal(
		plen_store_read(desk->path, INT64_MAX, lesson, found, other.error, ERROR_SIZE),
		-EBUSY);
	plen_lesson_destroy(lesson);

	/* Our own second look has not dropped the lock that keeps others away. */
	assert_int_equal(write(tell, "", 1), 1);
	waitpid(child, &status, 0);
	assert_int_equal(WEXITSTATUS(status), EBUSY);
	close(tell);
	sample_commit_page(desk->lesson, 0);
	close_desk(desk);
}

/* Where the system tells who has a lock; else at least that somebody has. */
static void test_store__who_has_it_open_is_told(void **state)
{
	struct desk *desk = *state;
	struct desk other = {.path = desk->path};
	int fds[2];
	char byte = 0;

	assert_int_equal(pipe(fds), 0);
	pid_t child = fork();
	if (child == 0) {
		open_desk(desk);
		_exit(write(fds[1], "", 1) == 1 ? pause() : 1);
	}
	close(fds[1]);
	assert_int_equal(read(fds[0], &byte, 1), 1);
	assert_int_equal(try_open(&other), -EBUSY);
	char number[32];
	snprintf(number, sizeof(number), "(process %ld)", (long)child);
	assert_true(strstr(other.error, number) != NULL ||
		    strstr(other.error, "open in another program") != NULL);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	close(fds[0]);
}

/* -- what a crash leaves -- */

static int64_t next_ack(int fd, uint64_t *seq)
{
	return read(fd, seq, sizeof(*seq)) == sizeof(*seq);
}

/* Goes on with the lesson until it is killed; says what it knows to be on disk. */
static void scribble(struct desk *desk, uint64_t seed, int fd)
{
	struct sample_dice dice = {seed};

	open_desk(desk);
	for (;;) {
		sample_lesson(&dice, desk->lesson, 1 + (int)sample_roll(&dice, 5));
		if (sample_roll(&dice, 3) == 0) {
			plen_store_flush(desk->store, 10000);
		}
		uint64_t seq = plen_store_status(desk->store).committed;
		if (write(fd, &seq, sizeof(seq)) < 0) {
			_exit(1);
		}
	}
}

static uint64_t kill_while_scribbling(struct desk *desk, struct sample_dice *dice)
{
	int fds[2];
	uint64_t acknowledged = 0;
	uint64_t seed = sample_roll(dice, 1000000);
	uint32_t patience = 1 + sample_roll(dice, 40);

	assert_int_equal(pipe(fds), 0);
	pid_t child = fork();
	if (child == 0) {
		close(fds[0]);
		scribble(desk, seed, fds[1]);
	}
	close(fds[1]);
	for (uint32_t i = 0; i < patience && next_ack(fds[0], &acknowledged); i++) {
	}
	kill(child, SIGKILL);
	/* What it said before it died counts as well. */
	while (next_ack(fds[0], &acknowledged)) {
	}
	waitpid(child, NULL, 0);
	close(fds[0]);
	return acknowledged;
}

static void test_store__killed_at_any_moment_nothing_acknowledged_is_lost(void **state)
{
	struct desk *desk = *state;
	struct sample_dice dice = {99};

	for (int round = 0; round < 25; round++) {
		uint64_t acknowledged = kill_while_scribbling(desk, &dice);

		/* Looking leaves file and journal as the crash left them. */
		char *before = scratch_list(desk->folder);
		struct plen_lesson *seen = read_lesson(desk->path, INT64_MAX);
		char *after = scratch_list(desk->folder);
		assert_string_equal(before, after);
		assert_true(plen_lesson_seq(seen) >= acknowledged);
		free(before);
		free(after);

		open_desk(desk);
		assert_same_lesson(seen, desk->lesson);
		close_desk(desk);
		plen_lesson_destroy(seen);
	}
}

/* -- places where no lesson can be -- */

static void test_store__a_missing_folder_is_an_error(void **state)
{
	struct desk *desk = *state;

	free(desk->path);
	desk->path = scratch_path(desk->folder, "none/lesson.plenary");
	assert_int_equal(try_open(desk), -ENOENT);
	char *list = scratch_list(desk->folder);
	assert_string_equal(list, "");
	free(list);
}

static void test_store__reading_nothing_is_an_error(void **state)
{
	struct desk *desk = *state;
	struct plen_lesson *lesson = plen_lesson_create();
	uint8_t found[16];

	assert_int_equal(
		plen_store_read(desk->path, INT64_MAX, lesson, found, desk->error, ERROR_SIZE),
		-ENOENT);
	scratch_write(desk->path, "", 0);
	assert_int_equal(
		plen_store_read(desk->path, INT64_MAX, lesson, found, desk->error, ERROR_SIZE),
		-EBADMSG);
	plen_lesson_destroy(lesson);
}

/* Runs `test` as somebody without the rights of root. */
static int run_unprivileged(int (*test)(struct desk *desk), struct desk *desk)
{
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		if (geteuid() == 0 && seteuid(65534) != 0) {
			_exit(100);
		}
		_exit(test(desk));
	}
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int open_and_return_error(struct desk *desk)
{
	struct plen_lesson *lesson = plen_lesson_create();

	return -plen_store_open(&desk->store, desk->path, uuid, lesson, desk->error, ERROR_SIZE);
}

static void test_store__a_read_only_folder_is_an_error(void **state)
{
	struct desk *desk = *state;

	assert_int_equal(chmod(desk->folder, 0555), 0);
	assert_int_equal(run_unprivileged(open_and_return_error, desk), EACCES);
	chmod(desk->folder, 0755);

	open_desk(desk);
	sample_commit_page(desk->lesson, 0);
	close_desk(desk);
	chmod(desk->path, 0444);
	chmod(desk->folder, 0555);
	char *before = scratch_list(desk->folder);
	int error = run_unprivileged(open_and_return_error, desk);
	assert_true(error == EROFS || error == EACCES);
	chmod(desk->path, 0666);
	error = run_unprivileged(open_and_return_error, desk);
	assert_true(error == EROFS || error == EACCES);
	char *after = scratch_list(desk->folder);
	assert_string_equal(before, after);
	chmod(desk->folder, 0755);
	free(before);
	free(after);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_store__a_lesson_comes_back, setup, teardown),
		cmocka_unit_test_setup_teardown(test_store__a_closed_lesson_is_one_file, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_store__an_empty_file_becomes_a_lesson, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_store__names_that_mean_something_in_a_uri,
						setup, teardown),
		cmocka_unit_test_setup_teardown(test_store__a_link_leads_to_the_lesson, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_store__read_until_takes_a_prefix, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_store__an_open_lesson_is_busy_for_others,
						setup, teardown),
		cmocka_unit_test_setup_teardown(test_store__who_has_it_open_is_told, setup,
						teardown),
		cmocka_unit_test_setup_teardown(
			test_store__killed_at_any_moment_nothing_acknowledged_is_lost, setup,
			teardown),
		cmocka_unit_test_setup_teardown(test_store__a_missing_folder_is_an_error, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_store__reading_nothing_is_an_error, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_store__a_read_only_folder_is_an_error, setup,
						teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
