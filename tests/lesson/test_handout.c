/* SPDX-License-Identifier: MIT
 *
 * Folders of what was handed out: nobody's files are written over.
 */
#include "lesson/handout.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "common/mem.h"
#include "scratch.h"

static const uint8_t ours[16] = {1, 0xab};
static const uint8_t theirs[16] = {2, 0xcd};

static int set_up(void **state)
{
	*state = scratch_make();
	return 0;
}

static int tear_down(void **state)
{
	char *command = plen_asprintf("rm -r '%s'", (char *)*state);

	assert_int_equal(system(command), 0);
	free(command);
	free(*state);
	return 0;
}

/* The folder that is claimed for a lesson, below `base`; the caller's. */
static char *claim(const char *base, const uint8_t uuid[16])
{
	char *folder = NULL;

	assert_int_equal(plen_handout_claim(&folder, base, "2026-11-22", uuid), 0);
	assert_int_equal(strncmp(folder, base, strlen(base)), 0);
	char *name = plen_strdup(folder + strlen(base) + 1);
	free(folder);
	return name;
}

static void assert_claim(const char *base, const uint8_t uuid[16], const char *wanted)
{
	char *name = claim(base, uuid);

	assert_string_equal(name, wanted);
	free(name);
}

static void put(const char *base, const char *name, const char *text)
{
	char *path = plen_asprintf("%s/%s", base, name);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	free(path);
}

/* As plenary-convert leaves it. */
static void hand_out(const char *base, const char *folder, const uint8_t uuid[16])
{
	char text[PLEN_HANDOUT_TEXT_MAX];
	char *mark = plen_asprintf("%s" PLEN_HANDOUT_MARK, folder);
	char *file = plen_asprintf("%sclass.pdf", folder);

	plen_handout_text(text, uuid);
	put(base, mark, text);
	put(base, file, "");
	free(file);
	free(mark);
}

static void test_handout__two_lessons_of_one_name_have_a_folder_each(void **state)
{
	const char *base = *state;

	assert_claim(base, ours, "2026-11-22/");
	hand_out(base, "2026-11-22/", ours);
	assert_claim(base, theirs, "2026-11-22 (2)/");
	hand_out(base, "2026-11-22 (2)/", theirs);
	assert_claim(base, ours, "2026-11-22/");
	assert_claim(base, theirs, "2026-11-22 (2)/");
}

static void test_handout__a_folder_of_somebody_elses_is_left_alone(void **state)
{
	const char *base = *state;
	char *folder = plen_asprintf("%s/2026-11-22", base);

	assert_int_equal(mkdir(folder, 0755), 0);
	put(folder, "class.pdf", "from an outing");
	assert_claim(base, ours, "2026-11-22 (2)/");
	free(folder);
}

/* A file of that name, too; and a mark that is none. */
static void test_handout__what_is_no_folder_is_left_alone(void **state)
{
	const char *base = *state;
	char *folder = plen_asprintf("%s/2026-11-22 (2)", base);

	put(base, "2026-11-22", "");
	assert_int_equal(mkdir(folder, 0755), 0);
	put(folder, PLEN_HANDOUT_MARK, "no number at all, and longer than one is, by far");
	assert_claim(base, ours, "2026-11-22 (3)/");
	assert_true(plen_handout_is_one(folder));
	assert_false(plen_handout_is_one(base));
	free(folder);
}

/* The power went while the first file was written. */
static void test_handout__what_a_crash_left_is_nobodys(void **state)
{
	const char *base = *state;
	char *folder = plen_asprintf("%s/2026-11-22", base);

	assert_int_equal(mkdir(folder, 0755), 0);
	assert_claim(base, ours, "2026-11-22/");
	put(folder, ".class.pdf.new-0123456789abcdef", "");
	assert_claim(base, theirs, "2026-11-22/");
	put(folder, ".class.pdf.new-0", "");
	assert_claim(base, theirs, "2026-11-22 (2)/");
	free(folder);
}

static void test_handout__says_why_there_is_none(void **state)
{
	char *folder = NULL;
	char *base = plen_asprintf("%s/missing", (char *)*state);

	assert_int_equal(plen_handout_claim(&folder, base, "name", ours), -ENOENT);
	assert_null(folder);
	free(base);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_handout__##name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(two_lessons_of_one_name_have_a_folder_each),
		CASE(a_folder_of_somebody_elses_is_left_alone),
		CASE(what_is_no_folder_is_left_alone),
		CASE(what_a_crash_left_is_nobodys),
		CASE(says_why_there_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
