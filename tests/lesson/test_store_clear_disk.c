/* SPDX-License-Identifier: MIT
 *
 * Cleared for good on a disk that fails, or loses power: all of it or nothing, and what is said of
 * it is so.
 */
#include "lesson/store.h"

#include <errno.h>
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "clear_desk.h"
#include "common/mem.h"
#include "sample.h"
#include "scratch.h"
#include "shim.h"

/* Ink that is not written yet could not be cleared. */
static void test_store_clear_disk__on_a_full_disk_changes_nothing(void **state)
{
	struct clear_desk *desk = *state;

	shim_reset(desk->folder);
	clear_desk_open(desk);
	clear_desk_make_secrets(desk, 5);
	for (uint64_t call = 1; call < 4; call++) {
		shim_fail(shim_calls() + call, SQLITE_FULL, true);
		assert_int_equal(clear_desk_try_clear(desk), -ENOSPC);
		shim_fail(0, SQLITE_OK, false);
	}
	sample_commit_page(desk->lesson, 2);
	clear_desk_close(desk);
	assert_true(clear_desk_holds_secret(desk->path));
}

/* -- journals that somebody has left -- */

/* As an earlier Plenary left them on a network: of no use to anybody, and full. */
static void leave_journal(const char *path)
{
	struct scratch_bytes bytes = scratch_read(path);
	char *journal = plen_asprintf("%s-journal", path);

	memset(bytes.data, 0, 28);
	scratch_write(journal, bytes.data, bytes.size);
	free(journal);
	free(bytes.data);
}

static void open_beside_left_journal(struct clear_desk *desk)
{
	char *journal = plen_asprintf("%s-journal", desk->path);

	clear_desk_open(desk);
	clear_desk_make_secrets(desk, 20);
	clear_desk_close(desk);
	assert_true(clear_desk_holds_secret(desk->path));
	leave_journal(desk->path);
	assert_true(clear_desk_holds_secret(journal));

	clear_desk_open(desk);
	assert_int_equal(plen_store_opening(desk->store)->opened, PLEN_STORE_WHOLE);
	assert_false(clear_desk_holds_secret(journal));
	clear_desk_close(desk);
	assert_int_not_equal(access(journal, F_OK), 0);
	free(journal);
}

static void test_store_clear_disk__a_journal_that_was_left_is_emptied(void **state)
{
	open_beside_left_journal(*state);
}

static void test_store_clear_disk__a_journal_that_was_left_on_a_network(void **state)
{
	open_beside_left_journal(*state);
}

/* -- a disk that takes the log, but not the lesson -- */

static void open_failing(struct clear_desk *desk)
{
	clear_desk_open(desk);
	clear_desk_make_secrets(desk, 20);
	clear_desk_close(desk);
	assert_true(clear_desk_holds_secret(desk->path));
	shim_reset(desk->folder);
	shim_fail_in("lesson.plenary");
	clear_desk_open(desk);
	shim_fail(shim_calls() + 1, SQLITE_IOERR_WRITE, true);
}

static void await_no_remains(struct clear_desk *desk)
{
	while (plen_store_status(desk->store).has_remains) {
		plen_store_flush(desk->store, 1); /* hurries it */
	}
}

static void test_store_clear_disk__what_is_still_on_the_disk_is_told_until_it_is_gone(void **state)
{
	struct clear_desk *desk = *state;

	open_failing(desk);
	clear_desk_clear(desk);
	assert_true(plen_store_status(desk->store).has_remains);
	assert_true(clear_desk_holds_secret(desk->path));
	clear_desk_make_secrets(desk, 1); /* ink is saved meanwhile */
	assert_int_equal(plen_store_status(desk->store).state, PLEN_STORE_OK);
	assert_true(plen_store_status(desk->store).has_remains);

	shim_fail(0, SQLITE_OK, false);
	await_no_remains(desk);
	clear_desk_clear(desk);
	assert_false(clear_desk_folder_holds_secret(desk->folder));
	clear_desk_close(desk);
}

static void test_store_clear_disk__what_is_still_there_is_seen_to_by_the_next_opening(void **state)
{
	struct clear_desk *desk = *state;

	open_failing(desk);
	clear_desk_clear(desk);
	clear_desk_close(desk);
	assert_true(clear_desk_holds_secret(desk->path));

	clear_desk_open(desk);
	assert_true(plen_store_status(desk->store).has_remains);
	shim_fail(0, SQLITE_OK, false);
	await_no_remains(desk);
	assert_false(clear_desk_folder_holds_secret(desk->folder));
	clear_desk_close(desk);
}

/* -- the power is cut before any call -- */

struct cuts {
	char *folder;
	struct sample_dice dice;
	uint32_t count;
};

#define FATES 2

static void on_call(void *data, uint64_t call)
{
	struct cuts *cuts = data;

	(void)call;
	for (int fate = 0; fate < FATES; fate++) {
		char *folder = plen_asprintf("%s/%u", cuts->folder, cuts->count++);
		mkdir(folder, 0700);
		shim_cut_power(folder, &cuts->dice);
		free(folder);
	}
}

static void cut_power_at_each_call(struct clear_desk *desk)
{
	struct cuts cuts = {.folder = scratch_make(), .dice = {6}};
	uint32_t all = 0;
	uint32_t nothing = 0;

	shim_reset(desk->folder);
	clear_desk_open(desk);
	clear_desk_make_secrets(desk, 10);
	char *old = sample_show(desk->lesson);
	shim_set_watch(on_call, &cuts);
	clear_desk_clear(desk);
	shim_set_watch(NULL, NULL);
	char *new = sample_show(desk->lesson);
	clear_desk_close(desk);
	shim_reset(NULL);
	assert_true(cuts.count > 20);
	assert_string_not_equal(old, new);
	for (uint32_t i = 0; i < cuts.count; i++) {
		struct clear_desk after = {.folder = plen_asprintf("%s/%u", cuts.folder, i)};
		after.path = scratch_path(after.folder, "lesson.plenary");
		clear_desk_open(&after);
		assert_int_equal(plen_store_opening(after.store)->opened, PLEN_STORE_WHOLE);
		char *seen = sample_show(after.lesson);
		bool is_cleared = strcmp(seen, new) == 0;
		assert_true(is_cleared || strcmp(seen, old) == 0);
		assert_int_equal(clear_desk_folder_holds_secret(after.folder), !is_cleared);
		clear_desk_close(&after);
		assert_int_equal(clear_desk_folder_holds_secret(after.folder), !is_cleared);
		*(is_cleared ? &nothing : &all) += 1;
		free(seen);
		free(after.path);
		free(after.folder);
	}
	assert_true(all > 0 && nothing > 0);
	scratch_remove(cuts.folder);
	free(old);
	free(new);
}

static void test_store_clear_disk__a_power_cut_leaves_all_or_nothing(void **state)
{
	cut_power_at_each_call(*state);
}

static void test_store_clear_disk__a_power_cut_on_a_network(void **state)
{
	cut_power_at_each_call(*state);
}

int main(void)
{
#define CASE(name)                                                                                 \
	cmocka_unit_test_setup_teardown(test_store_clear_disk__##name, clear_desk_setup,           \
					clear_desk_teardown)
#define NETWORK_CASE(name)                                                                         \
	cmocka_unit_test_setup_teardown(test_store_clear_disk__##name,                             \
					clear_desk_setup_on_network, clear_desk_teardown)
	const struct CMUnitTest tests[] = {
		CASE(on_a_full_disk_changes_nothing),
		CASE(a_journal_that_was_left_is_emptied),
		NETWORK_CASE(a_journal_that_was_left_on_a_network),
		CASE(what_is_still_on_the_disk_is_told_until_it_is_gone),
		CASE(what_is_still_there_is_seen_to_by_the_next_opening),
		CASE(a_power_cut_leaves_all_or_nothing),
		NETWORK_CASE(a_power_cut_on_a_network),
	};

	plen_log_set_sink(sample_swallow);
	shim_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
