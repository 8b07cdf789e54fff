/* SPDX-License-Identifier: MIT
 *
 * What is said of an import fits on the wall, is whole, and is nobody's words but ours.
 */
#include "outcome.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "formats/limits.h"

#define UNKNOWN "This file cannot be opened just now: try again, or ask IT."

static void assert_is_a_sentence(const char *text)
{
	size_t length = strlen(text);

	assert_true(length > 10 && length < PLEN_SCENE_TEXT_MAX);
	assert_true(isupper((unsigned char)text[0]) || isdigit((unsigned char)text[0]));
	assert_ptr_equal(strchr(text, '.'), text + length - 1);
	assert_null(strstr(text, "XML"));
}

static void test_import_outcome__each_reason_has_a_sentence(void **state)
{
	const char *seen[PLEN_UNREADABLE_COUNT] = {0};

	(void)state;
	for (unsigned why = PLEN_READABLE + 1; why < PLEN_UNREADABLE_COUNT; why++) {
		struct plen_import_result result = {0};
		int status = plen_unreadable_status((enum plen_unreadable)why);

		plen_outcome_of_failure(&result, status, (enum plen_unreadable)why, "line 2: bad");
		assert_is_a_sentence(result.sentence);
		assert_string_not_equal(result.sentence, UNKNOWN);
		assert_int_equal(result.status, status);
		assert_string_equal(result.detail, "line 2: bad");
		seen[why] = strdup(result.sentence);
		for (unsigned i = 1; i < why; i++) {
			assert_string_not_equal(seen[i], seen[why]);
		}
		plen_outcome_finish(&result);
	}
	for (unsigned why = 1; why < PLEN_UNREADABLE_COUNT; why++) {
		free((void *)seen[why]);
	}
}

static void test_import_outcome__so_has_each_failure_around_it(void **state)
{
	static const int statuses[] = {-EINVAL, -EISDIR, -ENOENT,      -E2BIG,  -EBADMSG,
				       -ENOSYS, -ENOSPC, -EPIPE,       -EPROTO, -ETIMEDOUT,
				       -EACCES, -ELOOP,  -EIO,         -EAGAIN, -EMFILE,
				       -EPERM,  -ENODEV, -ENAMETOOLONG};

	(void)state;
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
		struct plen_import_result result = {0};

		plen_outcome_of_failure(&result, statuses[i], PLEN_READABLE, "");
		assert_is_a_sentence(result.sentence);
		assert_true(strlen(result.detail) > 5);
		plen_outcome_finish(&result);
	}
}

/* Who has taken a reader over writes to IT's journal, in one line, and not on the wall. */
static void test_import_outcome__a_stranger_has_no_word(void **state)
{
	struct plen_import_result result = {0};

	(void)state;
	plen_outcome_of_failure(&result, -EBADMSG, PLEN_UNREADABLE_DAMAGED,
				"NO SCHOOL TODAY\n\033[2Jgo home");
	assert_null(strstr(result.sentence, "SCHOOL"));
	assert_null(strpbrk(result.detail, "\n\033"));
	plen_outcome_finish(&result);
}

static void test_import_outcome__says_what_came(void **state)
{
	struct plen_import_result result = {.pages = 1};

	(void)state;
	plen_outcome_of_success(&result, 3);
	assert_string_equal(result.sentence, "One page came, as page 3.");
	assert_string_equal(result.detail, "");
	result.pages = 12;
	result.losses[PLEN_LOSS_TEXT] = 3;
	result.losses[PLEN_LOSS_IMAGE] = 1;
	plen_outcome_of_success(&result, 5);
	assert_string_equal(result.sentence,
			    "12 pages came, from page 5 on: 3 texts are shown as pictures; "
			    "an image cannot be shown.");
	assert_string_equal(result.detail,
			    "3 texts are shown as pictures; an image cannot be shown");
	plen_outcome_finish(&result);
}

/* How many whole losses `text` joins, in their order; it may end with that there are more. */
static int whole_losses(const struct plen_import_result *result, char *text, bool *is_not_all)
{
	char *rest = NULL;
	int loss = 0, count = 0;

	*is_not_all = false;
	for (char *at = strtok_r(text, ";", &rest); at != NULL; at = strtok_r(NULL, ";", &rest)) {
		char sentence[128] = "";

		at += strspn(at, " ");
		assert_false(*is_not_all);
		if (strcmp(at, "and more") == 0) {
			*is_not_all = true;
			continue;
		}
		while (sentence[0] == '\0') {
			assert_true(loss < PLEN_LOSS_COUNT);
			plen_loss_sentence((enum plen_loss)loss, result->losses[loss], sentence,
					   sizeof(sentence));
			loss++;
		}
		assert_string_equal(at, sentence);
		count++;
	}
	return count;
}

static void assert_losses_are_whole(struct plen_import_result *result, uint32_t page)
{
	bool is_not_all = false, is_never = true;
	int count = 0;

	for (int i = 0; i < PLEN_LOSS_COUNT; i++) {
		count += result->losses[i] > 0;
	}
	plen_outcome_of_success(result, page);
	assert_is_a_sentence(result->sentence);
	char *colon = strchr(result->sentence, ':');
	assert_true((colon != NULL) == (count > 0));
	if (colon == NULL) {
		return;
	}
	colon[strlen(colon) - 1] = '\0';
	int said = whole_losses(result, colon + 1, &is_not_all);
	assert_true(said > 0);
	assert_true(is_not_all == (said < count));
	assert_int_equal(whole_losses(result, result->detail, &is_never), count);
	assert_false(is_never);
}

static void test_import_outcome__no_loss_is_cut_in_the_middle(void **state)
{
	struct plen_import_result result = {.pages = PLEN_LIMIT_PAGES};

	(void)state;
	srand(7);
	for (int i = 0; i < PLEN_LOSS_COUNT; i++) {
		result.losses[i] = PLEN_LIMIT_POINTS;
	}
	assert_losses_are_whole(&result, UINT32_MAX);
	for (int round = 0; round < 3000; round++) {
		uint32_t page = (uint32_t)rand() >> rand() % 30;

		result.pages = (uint32_t)rand() % PLEN_LIMIT_PAGES + 1;
		for (int i = 0; i < PLEN_LOSS_COUNT; i++) {
			uint32_t count = (uint32_t)rand() % PLEN_LIMIT_POINTS >> rand() % 26;
			result.losses[i] = rand() % 4 == 0 ? count : 0;
		}
		assert_losses_are_whole(&result, page);
	}
	plen_outcome_finish(&result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_import_outcome__each_reason_has_a_sentence),
		cmocka_unit_test(test_import_outcome__so_has_each_failure_around_it),
		cmocka_unit_test(test_import_outcome__a_stranger_has_no_word),
		cmocka_unit_test(test_import_outcome__says_what_came),
		cmocka_unit_test(test_import_outcome__no_loss_is_cut_in_the_middle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
