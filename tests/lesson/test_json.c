/* SPDX-License-Identifier: MIT */
#include "lesson/formats/json.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/mem.h"
#include "sample.h"
#include "scratch.h"

#define ERROR_SIZE 400

static const uint8_t uuid[16] = {0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1,
				 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};

static int setup(void **state)
{
	*state = scratch_make();
	return 0;
}

static int teardown(void **state)
{
	scratch_remove(*state);
	return 0;
}

static void on_committed(void *data, const struct plen_op *op)
{
	plen_store_append(data, op);
}

struct draft {
	struct plen_lesson *lesson;
	struct plen_store *store;
	char *path;
};

static struct draft begin(const char *folder)
{
	struct draft draft = {plen_lesson_create(), NULL, scratch_path(folder, "a.plenary")};

	assert_int_equal(plen_store_open(&draft.store, draft.path, uuid, draft.lesson, NULL, 0), 0);
	const struct plen_lesson_listener listener = {on_committed, NULL, draft.store};
	plen_lesson_set_listener(draft.lesson, &listener);
	return draft;
}

static void end(const struct draft *draft)
{
	assert_true(plen_store_close(draft->store));
	plen_lesson_destroy(draft->lesson);
}

static char *dump(const char *path)
{
	char *text = NULL;
	size_t size = 0;
	char error[ERROR_SIZE] = "";
	FILE *out = open_memstream(&text, &size);

	if (plen_json_write(path, out, error, ERROR_SIZE) != 0) {
		fail_msg("%s", error);
	}
	fclose(out);
	return text;
}

/* Reads `text` into a new lesson file; the caller frees its path. */
static char *load(const char *folder, const char *text)
{
	char *json = scratch_path(folder, "text.json");
	char *path = scratch_path(folder, "b.plenary");
	char error[ERROR_SIZE] = "";

	scratch_write(json, text, strlen(text));
	if (plen_json_read(json, path, NULL, error, ERROR_SIZE) != 0) {
		fail_msg("%s", error);
	}
	free(json);
	return path;
}

static const char golden[] =
	"{\n"
	"\"format\":\"plenary-lesson\",\"version\":2,\n"
	"\"uuid\":\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\",\n"
	"\"view\":{\"mode\":\"groups\",\"group_count\":3,\"shown\":0,\"frozen\":true,"
	"\"theme\":\"dark\",\"teacher_left\":false,\"dividers_ppm\":[333333,666667,0,0,0],"
	"\"panes\":[{\"page\":1,\"origin_um\":[-1500,20],\"scale_ppm\":1000000,"
	"\"ink\":\"purple\",\"rubber\":true,\"signal\":\"stuck\",\"mark\":0},{\"page\":0,"
	"\"origin_um\":[0,0],\"scale_ppm\":0,\"ink\":\"main\",\"rubber\":false,"
	"\"signal\":\"fine\",\"mark\":0},{\"page\":0,\"origin_um\":[0,0],\"scale_ppm\":0,"
	"\"ink\":\"main\",\"rubber\":false,\"signal\":\"fine\",\"mark\":0},{\"page\":0,"
	"\"origin_um\":[0,0],\"scale_ppm\":0,\"ink\":\"main\",\"rubber\":false,"
	"\"signal\":\"fine\",\"mark\":0},{\"page\":0,\"origin_um\":[0,0],\"scale_ppm\":0,"
	"\"ink\":\"main\",\"rubber\":false,\"signal\":\"fine\",\"mark\":0},{\"page\":0,"
	"\"origin_um\":[0,0],\"scale_ppm\":0,\"ink\":\"main\",\"rubber\":false,"
	"\"signal\":\"fine\",\"mark\":0},{\"page\":0,\"origin_um\":[0,0],\"scale_ppm\":0,"
	"\"ink\":\"main\",\"rubber\":false,\"signal\":\"fine\",\"mark\":0}]},\n"
	"\"pages\":[\n"
	"{\"id\":1,\"owner\":0,\"index\":0,\"background\":\"squared\",\"behind\":0,"
	"\"strokes\":[\n"
	"{\"id\":8192,\"group\":2,\"mark\":0,\"ink\":\"main\",\"width_mm\":3.000,"
	"\"seen\":true,\"kept\":[[0,64],[128,256]],\"points\":[[-0.001,12.034,0,255],"
	"[100.000,-7.500,8,255]]},\n"
	"{\"id\":16384,\"group\":1,\"mark\":0,\"ink\":\"main\",\"width_mm\":0.050,"
	"\"seen\":false,\"kept\":[],\"points\":[[5.000,5.000,0,255]]}\n"
	"],\"pictures\":[]},\n"
	"{\"id\":6,\"owner\":2,\"index\":0,\"background\":\"plain\",\"behind\":0,"
	"\"strokes\":[],\"pictures\":[]}\n"
	"],\n"
	"\"ops\":[\n"
	"{\"seq\":1,\"time_us\":5,\"group\":0,\"mark\":0,\"kind\":\"page\",\"owner\":0,"
	"\"background\":\"squared\",\"behind\":0},\n"
	"{\"seq\":2,\"time_us\":0,\"group\":2,\"mark\":0,\"kind\":\"edit\",\"page\":1,"
	"\"chain\":0,\"strokes\":[\n"
	"{\"group\":2,\"ink\":\"main\",\"width_um\":3000,\"points_um\":[[-1,12034,0,255],"
	"[100000,-7500,8,255]]}\n"
	"],\"cuts\":[],\"pictures\":[]},\n"
	"{\"seq\":3,\"time_us\":0,\"group\":1,\"mark\":0,\"kind\":\"edit\",\"page\":1,"
	"\"chain\":0,\"strokes\":[],\"cuts\":[\n"
	"{\"stroke\":8192,\"from\":64,\"to\":128}\n"
	"],\"pictures\":[]},\n"
	"{\"seq\":4,\"time_us\":0,\"group\":1,\"mark\":0,\"kind\":\"edit\",\"page\":1,"
	"\"chain\":0,\"strokes\":[\n"
	"{\"group\":1,\"ink\":\"main\",\"width_um\":50,\"points_um\":[[5000,5000,0,255]]}\n"
	"],\"cuts\":[],\"pictures\":[]},\n"
	"{\"seq\":5,\"time_us\":0,\"group\":1,\"mark\":0,\"kind\":\"undo\",\"chain\":4},\n"
	"{\"seq\":6,\"time_us\":0,\"group\":2,\"mark\":0,\"kind\":\"page\",\"owner\":2,"
	"\"background\":\"plain\",\"behind\":0},\n"
	"{\"seq\":7,\"time_us\":9,\"group\":0,\"mark\":0,\"kind\":\"view\","
	"\"mode\":\"groups\",\"group_count\":3,\"shown\":0,\"frozen\":true,"
	"\"theme\":\"dark\",\"teacher_left\":false,\"dividers_ppm\":[333333,666667,0,0,0],"
	"\"panes\":[{\"page\":1,\"origin_um\":[-1500,20],\"scale_ppm\":1000000,"
	"\"ink\":\"purple\",\"rubber\":true,\"signal\":\"stuck\",\"mark\":0},{\"page\":0,"
	"\"origin_um\":[0,0],\"scale_ppm\":0,\"ink\":\"main\",\"rubber\":false,"
	"\"signal\":\"fine\",\"mark\":0},{\"page\":0,\"origin_um\":[0,0],\"scale_ppm\":0,"
	"\"ink\":\"main\",\"rubber\":false,\"signal\":\"fine\",\"mark\":0},{\"page\":0,"
	"\"origin_um\":[0,0],\"scale_ppm\":0,\"ink\":\"main\",\"rubber\":false,"
	"\"signal\":\"fine\",\"mark\":0},{\"page\":0,\"origin_um\":[0,0],\"scale_ppm\":0,"
	"\"ink\":\"main\",\"rubber\":false,\"signal\":\"fine\",\"mark\":0},{\"page\":0,"
	"\"origin_um\":[0,0],\"scale_ppm\":0,\"ink\":\"main\",\"rubber\":false,"
	"\"signal\":\"fine\",\"mark\":0},{\"page\":0,\"origin_um\":[0,0],\"scale_ppm\":0,"
	"\"ink\":\"main\",\"rubber\":false,\"signal\":\"fine\",\"mark\":0}]}\n"
	"]\n"
	"}\n";

static void write_golden_lesson(const char *folder)
{
	const double line[] = {-0.001, 12.034, 100, -7.5};
	const double dot[] = {5, 5};
	struct draft draft = begin(folder);
	struct plen_op op = {.kind = PLEN_OP_PAGE, .time_us = 5};

	op.u.page.background = PLEN_BACKGROUND_SQUARED;
	uint32_t page = (uint32_t)plen_lesson_commit(draft.lesson, &op);
	uint64_t stroke = sample_commit_stroke(draft.lesson, 2, page, 3000, 2, line);
	sample_commit_cut(draft.lesson, 1, page, 0, stroke, 64, 128);
	sample_commit_stroke(draft.lesson, 1, page, 50, 1, dot);
	sample_commit_undo(draft.lesson, 1);
	sample_commit_page(draft.lesson, 2);

	op = (struct plen_op){.kind = PLEN_OP_VIEW, .time_us = 9};
	op.u.view = (struct plen_op_view){
		.mode = PLEN_MODE_GROUPS,
		.group_count = 3,
		.frozen = 1,
		.theme = PLEN_THEME_DARK,
		.dividers_ppm = {333333, 666667},
		.panes = {{page, -1500, 20, 1000000, PLEN_INK_PURPLE, 1, PLEN_SIGNAL_STUCK}},
	};
	plen_lesson_commit(draft.lesson, &op);
	end(&draft);
	free(draft.path);
}

static void test_json__the_dump_is_this_text(void **state)
{
	char *path = scratch_path(*state, "a.plenary");

	write_golden_lesson(*state);
	char *text = dump(path);
	assert_string_equal(text, golden);
	free(text);

	char *back = load(*state, golden);
	text = dump(back);
	assert_string_equal(text, golden);
	free(text);
	free(back);
	free(path);
}

/* What the first version wrote is read for good. */
static void test_json__a_text_of_the_first_version_is_read(void **state)
{
	static const char first[] =
		"{\n"
		"\"format\":\"plenary-lesson\",\"version\":1,\n"
		"\"uuid\":\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\",\n"
		"\"ops\":[\n"
		"{\"seq\":1,\"time_us\":0,\"group\":0,\"kind\":\"page\",\"owner\":0,"
		"\"background\":\"plain\",\"behind\":0},\n"
		"{\"seq\":2,\"time_us\":0,\"group\":2,\"kind\":\"edit\",\"page\":1,\"chain\":0,"
		"\"strokes\":[{\"group\":2,\"ink\":\"main\",\"width_um\":3000,"
		"\"points_um\":[[10000,12034,0,255],[100000,-7500,8,255]]}],\"cuts\":[]}\n"
		"]\n"
		"}\n";
	char *path = load(*state, first);
	char *text = dump(path);

	assert_non_null(strstr(text, "\"version\":2"));
	assert_non_null(strstr(text, "{\"id\":8192,\"group\":2,\"mark\":0,\"ink\":\"main\""));
	free(text);
	free(path);
}

static const char newer[] =
	"{\n"
	"\"format\":\"plenary-lesson\",\"version\":2,\n"
	"\"uuid\":\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\",\n"
	"\"view\":null,\n"
	"\"pages\":[\n"
	"{\"id\":5,\"owner\":1,\"index\":0,\"background\":\"plain\",\"behind\":0,\"strokes\":[\n"
	"{\"id\":24576,\"group\":1,\"mark\":3,\"ink\":\"own-marker\",\"rgba\":\"00ff7f80\","
	"\"width_mm\":0.500,\"seen\":true,\"kept\":[[0,0]],\"points\":[[0.001,0.002,0,255]]}\n"
	"],\"pictures\":[\n"
	"{\"id\":24576,\"group\":1,\"asset\":4,\"part\":1,\"sheet\":true,\"size_um\":[210000,"
	"297000],"
	"\"matrix\":[1000000,0,0,-1000000,-5,6]}\n"
	"]}\n"
	"],\n"
	"\"ops\":[\n"
	"{\"seq\":1,\"time_us\":7,\"group\":0,\"mark\":0,\"kind\":\"gap\",\"count\":3},\n"
	"{\"seq\":4,\"time_us\":8,\"group\":0,\"mark\":0,\"kind\":\"asset\",\"media\":\"pdf\","
	"\"parts\":2,"
	"\"bytes\":\"JVBE/w==\"},\n"
	"{\"seq\":5,\"time_us\":9,\"group\":1,\"mark\":0,\"kind\":\"page\",\"owner\":1,"
	"\"background\":\"plain\",\"behind\":0},\n"
	"{\"seq\":6,\"time_us\":10,\"group\":1,\"mark\":3,\"kind\":\"edit\",\"page\":5,\"chain\":0,"
	"\"strokes\":[\n"
	"{\"group\":1,\"ink\":\"own-marker\",\"rgba\":\"00ff7f80\",\"width_um\":500,"
	"\"points_um\":[[1,2,0,255]]}\n"
	"],\"cuts\":[],\"pictures\":[\n"
	"{\"asset\":4,\"part\":1,\"sheet\":true,\"size_um\":[210000,297000],"
	"\"matrix\":[1000000,0,0,-1000000,-5,6]}\n"
	"]}\n"
	"]\n"
	"}\n";

static void test_json__pictures_marks_and_gaps_are_this_text(void **state)
{
	char *path = load(*state, newer);
	char *text = dump(path);

	assert_string_equal(text, newer);
	free(text);
	free(path);
}

static void test_json__an_empty_lesson(void **state)
{
	struct draft draft = begin(*state);

	end(&draft);
	char *text = dump(draft.path);
	assert_string_equal(text, "{\n\"format\":\"plenary-lesson\",\"version\":2,\n"
				  "\"uuid\":\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\",\n"
				  "\"view\":null,\n\"pages\":[],\n\"ops\":[]\n}\n");
	char *back = load(*state, text);
	free(back);
	free(text);
	free(draft.path);
}

static void test_json__any_lesson_comes_back_byte_for_byte(void **state)
{
	for (uint64_t seed = 1; seed <= 8; seed++) {
		struct sample_dice dice = {seed};
		char *folder = scratch_make();
		struct draft draft = begin(folder);

		sample_any_lesson(&dice, draft.lesson, 300);
		end(&draft);
		char *text = dump(draft.path);
		char *back = load(folder, text);
		char *again = dump(back);
		assert_string_equal(text, again);
		free(text);
		free(back);
		free(again);
		free(draft.path);
		scratch_remove(folder);
	}
	(void)state;
}

/* -- what is refused -- */

/* `text` with its last `old` replaced: operations come last. */
static char *altered_last(const char *text, const char *old, const char *new)
{
	const char *at = NULL;

	for (const char *next = strstr(text, old); next != NULL; next = strstr(next + 1, old)) {
		at = next;
	}
	assert_non_null(at);
	return plen_asprintf("%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
}

/* `golden` with its first `old` replaced. */
static char *altered(const char *old, const char *new)
{
	const char *at = strstr(golden, old);

	assert_non_null(at);
	return plen_asprintf("%.*s%s%s", (int)(at - golden), golden, new, at + strlen(old));
}

static void assert_refused(const char *folder, const char *text, const char *expected)
{
	char *json = scratch_path(folder, "text.json");
	char *path = scratch_path(folder, "b.plenary");
	char error[ERROR_SIZE] = "";

	scratch_write(json, text, strlen(text));
	char *before = scratch_list(folder);
	int result = plen_json_read(json, path, NULL, error, ERROR_SIZE);
	char *after = scratch_list(folder);
	assert_int_equal(result, -EBADMSG);
	if (strstr(error, expected) == NULL) {
		fail_msg("\"%s\" does not say \"%s\"", error, expected);
	}
	assert_non_null(strstr(error, "text.json: "));
	assert_string_equal(before, after); /* no file, no part of one */
	free(before);
	free(after);
	free(json);
	free(path);
}

static void test_json__a_fault_is_named_by_its_place(void **state)
{
	static const struct {
		const char *old, *new, *expected;
	} cases[] = {
		{"{\n", "", "line 1, column"},
		{"\"pictures\":[]},\n{\"seq\":4", "\"pictures\":[]}\n{\"seq\":4",
		 "line 20, column"},
		{"plenary-lesson", "other", "format: must be"},
		{"\"version\":2", "\"version\":3", "version: is of a newer Plenary"},
		{"\"version\":2", "\"version\":0", "version: must be a whole number"},
		{"6ba7b810-9dad", "6BA7B810-9dad", "uuid: must be"},
		{"6ba7b810-9dad", "6ba7b8109-dad", "uuid: must be"},
		{"\"view\":{", "\"name\":\"me\",\"view\":{", "name: is not known"},
		{"\"seq\":3", "\"seq\":4", "ops[2]: cannot have happened"},
		{"\"seq\":3", "\"seq\":\"3\"", "ops[2].seq: must be a whole number from 1"},
		{"\"seq\":3", "\"seq\":3.0", "ops[2].seq: must be a whole number"},
		{"\"seq\":3,", "", "ops[2].seq: must be"},
		{"\"seq\":3", "\"seq\":3,\"x\":1", "ops[2]: has a member too many"},
		{"\"seq\":3", "\"seq\":3,\"seq\":3", "line"},
		{"\"kind\":\"undo\"", "\"kind\":\"undone\"", "ops[4].kind: is a word that is not"},
		{"\"kind\":\"undo\"", "\"kind\":7", "ops[4].kind: must be a word"},
		{"\"chain\":4", "\"chain\":2", "ops[4]: cannot have happened"},
		{"\"width_um\":3000", "\"width_um\":0", "ops[1].strokes[0].width_um: must be"},
		{"[-1,12034,0,255]", "[-1,12034,0,256]", "ops[1].strokes[0].points_um[0]: must be"},
		{"[-1,12034,0,255]", "[-1,12034,0]", "points_um[0]: must be a list of 4 to 4"},
		{"[[5000,5000,0,255]]", "[]", "ops[3].strokes[0].points_um: must be a list of 1"},
		{"\"from\":64", "\"from\":128", "ops[2]: cannot have happened"},
		{"\"stroke\":8192", "\"stroke\":0", "ops[2].cuts[0].stroke: must be"},
		{"\"stroke\":8192", "\"stroke\":9223372036854775808", "too big"},
		{"\"owner\":2,\"background\":\"plain\"", "\"owner\":7,\"background\":\"plain\"",
		 "ops[5].owner: must be"},
		{"\"kind\":\"view\",\"mode\":\"groups\"", "\"kind\":\"view\",\"mode\":\"x\"",
		 "ops[6].mode: is a word"},
		{"\"time_us\":9", "\"time_us\":null", "ops[6].time_us: must be"},
		{"\"time_us\":9", "\"time_us\":-1", "ops[6].time_us: must be"},
		{"\"time_us\":9", "\"time_us\":9007199254740993", "ops[6].time_us: must be"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *text = altered(cases[i].old, cases[i].new);
		assert_refused(*state, text, cases[i].expected);
		free(text);
	}
	assert_refused(*state, "", "line 1, column");
	assert_refused(*state, "[]", "format: must be");
	assert_refused(*state,
		       "{\"format\":\"plenary-lesson\",\"version\":1,\"uuid\":"
		       "\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\"}",
		       "ops: must be a list");
}

static void test_json__a_fault_in_what_is_newer_is_named_by_its_place(void **state)
{
	static const struct {
		const char *old, *new, *expected;
	} cases[] = {
		{"\"count\":3", "\"count\":0", "ops[0].count: must be"},
		{"\"count\":3", "\"count\":2", "ops[1]: cannot have happened"},
		{"JVBE/w==", "JVBE/x==", "ops[1].bytes: must be base64"},
		{"JVBE/w==", "JVBE/w=", "ops[1].bytes: must be base64"},
		{"JVBE/w==", "=VBE/w==", "ops[1].bytes: must be base64"},
		{"JVBE/w==", "JV=E", "ops[1].bytes: must be base64"},
		{"JVBE/w==", "====", "ops[1].bytes: must be base64"},
		{"JVBE/w==", "", "ops[1].bytes: must be base64"},
		{"\"JVBE/w==\"", "7", "ops[1].bytes: must be base64"},
		{"\"media\":\"pdf\"", "\"media\":\"gif\"", "ops[1].media: is a word"},
		{"\"media\":\"pdf\"", "\"media\":\"png\"", "ops[1]: cannot have happened"},
		{"\"part\":1", "\"part\":2", "ops[3]: cannot have happened"},
		{"\"asset\":4", "\"asset\":5", "ops[3]: cannot have happened"},
		{"\"sheet\":true", "\"sheet\":1", "ops[3].pictures[0].sheet: must be true"},
		{"[210000,", "[0,", "ops[3].pictures[0].size_um: must be"},
		{"-5,6]", "-5]", "ops[3].pictures[0].matrix: must be a list of 6"},
		{"\"00ff7f80\"", "\"00ff7f8\"", "ops[3].strokes[0].rgba: must be eight"},
		{"\"00ff7f80\"", "\"00FF7F80\"", "ops[3].strokes[0].rgba: must be eight"},
		{"\"ink\":\"own-marker\"", "\"ink\":\"main\"", "strokes[0]: has a member too many"},
		{"\"mark\":3,\"kind\"", "\"mark\":9,\"kind\"", "ops[3].mark: must be"},
		{"\"mark\":3,\"kind\"", "\"kind\"", "ops[3].mark: must be"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *text = altered_last(newer, cases[i].old, cases[i].new);
		assert_refused(*state, text, cases[i].expected);
		free(text);
	}
}

static void test_json__what_is_derived_is_not_read(void **state)
{
	char *text = altered("\"width_mm\":3.000", "\"width_mm\":4");
	char *path = load(*state, text);
	char *again = dump(path);

	assert_string_equal(again, golden);
	free(text);
	free(path);
	free(again);
}

static void test_json__an_existing_file_is_not_overwritten(void **state)
{
	char *json = scratch_path(*state, "text.json");
	char *path = scratch_path(*state, "b.plenary");

	scratch_write(json, golden, sizeof(golden) - 1);
	scratch_write(path, "", 0);
	char *before = scratch_list(*state);
	assert_int_equal(plen_json_read(json, path, NULL, NULL, 0), -EEXIST);
	char *after = scratch_list(*state);
	assert_string_equal(before, after);
	free(before);
	free(after);
	free(json);
	free(path);
}

static void test_json__a_missing_folder_is_named(void **state)
{
	char *json = scratch_path(*state, "text.json");
	char *path = scratch_path(*state, "none/b.plenary");
	char error[ERROR_SIZE] = "";

	scratch_write(json, golden, sizeof(golden) - 1);
	assert_int_equal(plen_json_read(json, path, NULL, error, ERROR_SIZE), -ENOENT);
	assert_non_null(strstr(error, "none/b.plenary: "));
	free(json);
	free(path);
}

static void test_json__a_text_cut_short_anywhere_is_refused(void **state)
{
	for (size_t length = 0; length < sizeof(golden) - 3; length += 7) {
		char *text = plen_asprintf("%.*s", (int)length, golden);
		assert_refused(*state, text, "line");
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_json__the_dump_is_this_text, setup, teardown),
		cmocka_unit_test_setup_teardown(test_json__a_text_of_the_first_version_is_read,
						setup, teardown),
		cmocka_unit_test_setup_teardown(test_json__pictures_marks_and_gaps_are_this_text,
						setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_json__a_fault_in_what_is_newer_is_named_by_its_place, setup, teardown),
		cmocka_unit_test_setup_teardown(test_json__an_empty_lesson, setup, teardown),
		cmocka_unit_test_setup_teardown(test_json__any_lesson_comes_back_byte_for_byte,
						setup, teardown),
		cmocka_unit_test_setup_teardown(test_json__a_fault_is_named_by_its_place, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_json__what_is_derived_is_not_read, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_json__an_existing_file_is_not_overwritten,
						setup, teardown),
		cmocka_unit_test_setup_teardown(test_json__a_missing_folder_is_named, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_json__a_text_cut_short_anywhere_is_refused,
						setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
