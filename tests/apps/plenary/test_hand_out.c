/* SPDX-License-Identifier: MIT
 *
 * Handing out, with scripts in the place of plenary-convert.
 */
#include "hand_out.h"

#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "common/mem.h"

#define NOTHING_HALF "trap 'rm -f \"$3half\"; kill $!; exit 3' TERM\n"
#define FOR_EVER "echo 1 2\nsleep 1000 >&- 2>&- &\nwait\n"

struct place {
	char dir[64], lesson[400], script[128];
	char media[80];
	const char *roots[2]; /* where media are mounted: in `media` */
	struct plen_lesson *in_memory;
	struct plen_store *store;
};

static int set_up(void **state)
{
	struct place *place = calloc(1, sizeof(*place));
	const uint8_t uuid[16] = {4};
	char error[256];

	strcpy(place->dir, "/tmp/plen-hand-out-XXXXXX");
	assert_non_null(mkdtemp(place->dir));
	snprintf(place->lesson, sizeof(place->lesson), "%s/today.plenary", place->dir);
	snprintf(place->script, sizeof(place->script), "%s/convert", place->dir);
	snprintf(place->media, sizeof(place->media), "%s/media", place->dir);
	place->roots[0] = place->media;
	setenv("PLENARY_CONVERT", place->script, 1);
	place->in_memory = plen_lesson_create();
	assert_int_equal(plen_store_open(&place->store, place->lesson, uuid, place->in_memory,
					 error, sizeof(error)),
			 0);
	*state = place;
	return 0;
}

static int tear_down(void **state)
{
	struct place *place = *state;
	char *command = plen_asprintf("rm -r '%s'", place->dir);

	plen_store_close(place->store);
	plen_lesson_destroy(place->in_memory);
	assert_int_equal(system(command), 0);
	unsetenv("PLENARY_CONVERT");
	free(command);
	free(place);
	return 0;
}

static struct plen_hand_out *begin(struct place *place, const char *script)
{
	FILE *file = fopen(place->script, "w");

	assert_non_null(file);
	fprintf(file, "#!/bin/sh\n%s", script);
	fclose(file);
	chmod(place->script, 0755);

	struct plen_hand_out *hand_out =
		plen_hand_out_create(place->store, place->lesson, place->roots);
	while (*plen_hand_out_place(hand_out) == '\0') {
		plen_hand_out_step(hand_out);
	}
	return hand_out;
}

static enum plen_hand_out_state end(struct plen_hand_out *hand_out)
{
	enum plen_hand_out_state state;

	while ((state = plen_hand_out_step(hand_out)) == PLEN_HAND_OUT_RUNNING) {
	}
	return state;
}

/* Half a file is there, and how far it is has been told. */
static void await_half(struct plen_hand_out *hand_out)
{
	uint32_t done = 0, total = 0;

	while (total == 0) {
		assert_int_equal(plen_hand_out_step(hand_out), PLEN_HAND_OUT_RUNNING);
		plen_hand_out_progress(hand_out, &done, &total);
	}
	assert_int_equal(done, 1);
	assert_int_equal(total, 2);
}

static bool is_there(const struct place *place, const char *name)
{
	char *path = plen_asprintf("%s/HANDOUTS/today/%s", place->dir, name);
	bool found = access(path, F_OK) == 0;

	free(path);
	return found;
}

static void test_hand_out__says_when_it_is_done(void **state)
{
	struct place *place = *state;
	struct plen_hand_out *hand_out = begin(place, "echo 2 2\ntouch \"$3class.pdf\"\n");

	assert_int_equal(end(hand_out), PLEN_HAND_OUT_DONE);
	assert_true(is_there(place, "class.pdf"));
	plen_hand_out_destroy(hand_out);
}

static void test_hand_out__says_when_it_failed(void **state)
{
	struct plen_hand_out *hand_out = begin(*state, "exit 2\n");

	assert_int_equal(end(hand_out), PLEN_HAND_OUT_FAILED);
	plen_hand_out_destroy(hand_out);
}

static void test_hand_out__says_why_it_could_not_begin(void **state)
{
	struct place *place = *state;
	char *taken = plen_asprintf("%s/HANDOUTS", place->dir);
	FILE *file = fopen(taken, "w");

	assert_non_null(file);
	fclose(file);
	struct plen_hand_out *hand_out = begin(place, "exit 0\n");
	assert_int_equal(end(hand_out), PLEN_HAND_OUT_FAILED);
	assert_non_null(strstr(plen_hand_out_failure(hand_out), "no place"));
	plen_hand_out_destroy(hand_out);
	unlink(taken);
	free(taken);

	unlink(place->script);
	setenv("PLENARY_CONVERT", "/nowhere/plenary-convert", 1);
	hand_out = plen_hand_out_create(place->store, place->lesson, place->roots);
	assert_int_equal(end(hand_out), PLEN_HAND_OUT_FAILED);
	assert_null(strstr(plen_hand_out_failure(hand_out), "no place"));
	plen_hand_out_destroy(hand_out);
}

static void test_hand_out__cancelled_it_takes_away_what_is_half_written(void **state)
{
	struct place *place = *state;
	struct plen_hand_out *hand_out = begin(place, "touch \"$3half\"\n" NOTHING_HALF FOR_EVER);

	await_half(hand_out);
	assert_true(is_there(place, "half"));
	plen_hand_out_cancel(hand_out);
	assert_int_equal(end(hand_out), PLEN_HAND_OUT_CANCELLED);
	assert_false(is_there(place, "half"));
	plen_hand_out_destroy(hand_out);
}

static void test_hand_out__so_it_does_when_the_board_ends(void **state)
{
	struct place *place = *state;
	struct plen_hand_out *hand_out = begin(place, "touch \"$3half\"\n" NOTHING_HALF FOR_EVER);

	await_half(hand_out);
	plen_hand_out_destroy(hand_out);
	assert_false(is_there(place, "half"));
}

/* The copy would lack the last ink, and nobody would know. */
static void test_hand_out__waits_until_the_ink_is_saved(void **state)
{
	struct place *place = *state;
	struct plen_op op = {.kind = PLEN_OP_VIEW};
	char *aside = plen_asprintf("%s-aside", place->lesson);

	assert_int_equal(rename(place->lesson, aside), 0);
	op.u.view.group_count = 2;
	plen_lesson_commit(place->in_memory, &op);
	plen_store_append(place->store, &op);
	struct plen_hand_out *hand_out = begin(place, "exit 0\n");
	assert_int_equal(end(hand_out), PLEN_HAND_OUT_FAILED);
	assert_string_equal(plen_hand_out_failure(hand_out),
			    "Not now: saving does not work just now.");
	plen_hand_out_destroy(hand_out);
	assert_int_equal(rename(aside, place->lesson), 0);
	free(aside);
}

/* Two names that differ at their ends only have a folder each, however long they are. */
static void test_hand_out__long_names_have_folders_of_their_own(void **state)
{
	struct place *place = *state;
	char name[241];

	for (int i = 1; i <= 2; i++) {
		memset(name, 'a', sizeof(name) - 1);
		snprintf(name + sizeof(name) - 2, 2, "%d", i);
		plen_store_close(place->store);
		plen_lesson_destroy(place->in_memory);
		place->in_memory = plen_lesson_create();
		snprintf(place->lesson, sizeof(place->lesson), "%s/%s.plenary", place->dir, name);
		assert_int_equal(plen_store_open(&place->store, place->lesson, (uint8_t[16]){4},
						 place->in_memory, NULL, 0),
				 0);
		struct plen_hand_out *hand_out = begin(place, "touch \"$3class.pdf\"\n");
		assert_int_equal(end(hand_out), PLEN_HAND_OUT_DONE);
		plen_hand_out_destroy(hand_out);
		char *path = plen_asprintf("%s/HANDOUTS/%s/class.pdf", place->dir, name);
		assert_int_equal(access(path, F_OK), 0);
		free(path);
	}
}

/* What is not done yet when the board ends leaves no copy of the lesson behind. */
static void test_hand_out__given_up_it_leaves_no_copy(void **state)
{
	struct place *place = *state;
	struct plen_hand_out *hand_out = begin(place, FOR_EVER);
	char *command = plen_asprintf("test -z \"$(find '%s' -name '.*.plenary*')\"", place->dir);

	plen_hand_out_destroy(hand_out);
	assert_int_equal(system(command), 0);
	free(command);
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

static void plug_in(const struct place *place, const char *name)
{
	char *stick = plen_asprintf("%s/user/%s", place->media, name);
	char *command = plen_asprintf("mkdir -p '%s'", stick);

	assert_int_equal(system(command), 0);
	free(command);
	free(stick);
}

static void hand_out_to(struct place *place, const char *said, const char *folder)
{
	char *path = plen_asprintf("%s/media/user/stick/%s/class.pdf", place->dir, folder);
	struct plen_hand_out *hand_out = begin(place, "touch \"$3class.pdf\"\n");

	assert_int_equal(end(hand_out), PLEN_HAND_OUT_DONE);
	assert_string_equal(plen_hand_out_place(hand_out), said);
	assert_int_equal(access(path, F_OK), 0);
	plen_hand_out_destroy(hand_out);
	free(path);
}

/* The first board was in another room. */
static void test_hand_out__onto_a_stick_with_another_lesson_of_the_day(void **state)
{
	struct place *place = *state;

	plug_in(place, "stick/today");
	plug_in(place, "stick/today/worksheets");
	hand_out_to(place, "today (2) on the stick", "today (2)");
}

static void test_hand_out__onto_the_one_stick(void **state)
{
	struct place *place = *state;

	plug_in(place, "stick");
	hand_out_to(place, "today on the stick", "today");
}

static void test_hand_out__of_two_sticks_it_takes_none(void **state)
{
	struct place *place = *state;

	plug_in(place, "stick");
	plug_in(place, "stick-2");
	struct plen_hand_out *hand_out = begin(place, "touch \"$3class.pdf\"\n");
	assert_int_equal(end(hand_out), PLEN_HAND_OUT_DONE);
	assert_string_equal(plen_hand_out_place(hand_out), "HANDOUTS, beside the lesson");
	assert_true(is_there(place, "class.pdf"));
	plen_hand_out_destroy(hand_out);
}

static void test_hand_out__that_fails_leaves_no_empty_folder(void **state)
{
	struct place *place = *state;
	struct plen_hand_out *hand_out = begin(place, "exit 1\n");

	assert_int_equal(end(hand_out), PLEN_HAND_OUT_FAILED);
	assert_true(is_there(place, ""));
	plen_hand_out_destroy(hand_out);
	while (is_there(place, "")) {
		sched_yield();
	}
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_hand_out__##name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(says_when_it_is_done),
		CASE(says_when_it_failed),
		CASE(says_why_it_could_not_begin),
		CASE(waits_until_the_ink_is_saved),
		CASE(long_names_have_folders_of_their_own),
		CASE(given_up_it_leaves_no_copy),
		CASE(onto_the_one_stick),
		CASE(onto_a_stick_with_another_lesson_of_the_day),
		CASE(of_two_sticks_it_takes_none),
		CASE(that_fails_leaves_no_empty_folder),
		CASE(cancelled_it_takes_away_what_is_half_written),
		CASE(so_it_does_when_the_board_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
