/* SPDX-License-Identifier: MIT */
#include "lesson/draft.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "lesson/store.h"
#include "scratch.h"

static const uint8_t uuid[16] = {1, 2, 3};

/* Whoever asks what time it is has it so much later. */
static time_t later_s;

time_t __real_time(time_t *at);
time_t __wrap_time(time_t *at);

time_t __wrap_time(time_t *at)
{
	return __real_time(at) + later_s;
}

struct place {
	char *folder, *path;
	struct plen_lesson *lesson;
	struct plen_draft *draft;
	char error[512];
};

static int set_up(void **state)
{
	struct place *place = calloc(1, sizeof(*place));

	place->folder = scratch_make();
	place->path = scratch_path(place->folder, "new.plenary");
	place->lesson = plen_lesson_create();
	*state = place;
	return 0;
}

static int tear_down(void **state)
{
	struct place *place = *state;

	plen_draft_destroy(place->draft);
	plen_lesson_destroy(place->lesson);
	scratch_remove(place->folder);
	free(place->path);
	free(place);
	return 0;
}

static int begin(struct place *place, const char *path)
{
	return plen_draft_create(&place->draft, path, uuid, place->lesson, place->error,
				 sizeof(place->error));
}

static void add_page(struct place *place)
{
	struct plen_op op = {.kind = PLEN_OP_PAGE};

	plen_lesson_commit(place->lesson, &op);
	plen_draft_append(place->draft, &op);
}

static int publish(struct place *place)
{
	return plen_draft_publish(place->draft, NULL, place->error, sizeof(place->error));
}

static void assert_alone(const struct place *place, const char *name)
{
	char *list = scratch_list(place->folder);

	assert_int_equal(strncmp(list, name, strlen(name)), 0);
	assert_null(strstr(list, ".new-"));
	free(list);
}

static void test_draft__has_its_name_once_it_is_whole(void **state)
{
	struct place *place = *state;
	struct plen_lesson *read = plen_lesson_create();
	uint8_t name[16];

	assert_int_equal(begin(place, place->path), 0);
	add_page(place);
	assert_int_equal(plen_draft_check(place->path, place->error, sizeof(place->error)), 0);
	assert_int_equal(publish(place), 0);
	assert_alone(place, "new.plenary");
	assert_int_equal(plen_store_read(place->path, INT64_MAX, read, name, place->error,
					 sizeof(place->error)),
			 0);
	assert_int_equal(plen_lesson_page_count(read, 0), 1);
	assert_memory_equal(name, uuid, sizeof(uuid));
	plen_lesson_destroy(read);
}

static void test_draft__what_is_given_up_is_gone(void **state)
{
	struct place *place = *state;

	assert_int_equal(begin(place, place->path), 0);
	add_page(place);
	plen_draft_destroy(place->draft);
	place->draft = NULL;
	char *list = scratch_list(place->folder);
	assert_string_equal(list, "");
	free(list);
}

static bool once(void *data)
{
	return (*(int *)data)++ == 0;
}

/* Also when all of it is on disk already. */
static void test_draft__is_given_up_up_to_the_last(void **state)
{
	struct place *place = *state;
	int asked = 0;
	const struct plen_draft_watch watch = {once, &asked};

	assert_int_equal(begin(place, place->path), 0);
	add_page(place);
	assert_int_equal(
		plen_draft_publish(place->draft, &watch, place->error, sizeof(place->error)),
		-ECANCELED);
	assert_non_null(strstr(place->error, "new.plenary: cancelled"));
	plen_draft_destroy(place->draft);
	place->draft = NULL;
	char *list = scratch_list(place->folder);
	assert_string_equal(list, "");
	free(list);
}

static void test_draft__replaces_nothing(void **state)
{
	struct place *place = *state;

	assert_int_equal(begin(place, place->path), 0);
	add_page(place);
	scratch_write(place->path, "mine", 4);
	assert_int_equal(publish(place), -EEXIST);
	assert_int_equal(plen_draft_check(place->path, place->error, sizeof(place->error)),
			 -EEXIST);
	struct scratch_bytes bytes = scratch_read(place->path);
	assert_int_equal(bytes.size, 4);
	free(bytes.data);
}

/* Whoever made it was killed, long ago or just now. */
static void test_draft__sweeps_up_what_a_kill_has_left(void **state)
{
	static const char left[] = ".old.plenary.new-0123456789abcdef.plenary";
	static const char others[] = "old.plenary.part-4711";
	struct place *place = *state;
	char *path = scratch_path(place->folder, left);
	char *other = scratch_path(place->folder, others);

	scratch_write(path, "half", 4);
	scratch_write(other, "mine", 4);
	assert_int_equal(begin(place, place->path), 0);
	assert_int_equal(access(path, F_OK), 0);
	plen_draft_destroy(place->draft);
	later_s = 24 * 60 * 60;
	plen_lesson_destroy(place->lesson);
	place->lesson = plen_lesson_create();
	assert_int_equal(begin(place, place->path), 0);
	later_s = 0;
	assert_int_not_equal(access(path, F_OK), 0);
	assert_int_equal(access(other, F_OK), 0);
	free(other);
	free(path);
}

static void test_draft__speaks_of_the_name_that_was_given(void **state)
{
	struct place *place = *state;
	char name[300];
	char wanted[600];

	snprintf(name, sizeof(name), "%0248d.plenary", 0);
	char *path = scratch_path(place->folder, name);
	assert_int_equal(begin(place, path), -ENAMETOOLONG);
	snprintf(wanted, sizeof(wanted), "%s: ", path);
	assert_int_equal(strncmp(place->error, wanted, strlen(wanted)), 0);
	assert_null(strstr(place->error, ".new-"));
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_draft__has_its_name_once_it_is_whole, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_draft__what_is_given_up_is_gone, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_draft__is_given_up_up_to_the_last, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_draft__replaces_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_draft__sweeps_up_what_a_kill_has_left, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_draft__speaks_of_the_name_that_was_given,
						set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
