/* SPDX-License-Identifier: MIT */
#include "outcome.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "common/mem.h"
#include "formats/limits.h"

#define LOSS_SENTENCE_MAX 96
#define ALL_LOSSES_MAX ((size_t)PLEN_LOSS_COUNT * LOSS_SENTENCE_MAX)
#define NOT_ALL "; and more"

/* What the sentences say. */
static_assert(PLEN_LIMIT_FILE_BYTES >> 20 == 256, "of a file");
static_assert(PLEN_OP_ASSET_BYTES_MAX >> 20 == 64, "of a PDF or a picture");
static_assert(PLEN_LIMIT_IMAGE_SIDE_PX == 20000, "of a side");
static_assert(PLEN_LIMIT_IMAGE_PX / 1000000 == 104, "of all pixels");
static_assert(PLEN_LIMIT_PAGES == 2000, "of pages");

/* By reason, or else by errno. */
static const struct {
	enum plen_unreadable why;
	int status;
	const char *sentence;
} failures[] = {
	{PLEN_UNREADABLE_DAMAGED, 0,
	 "This file is damaged, or not what its name says: save it again where it was made, and "
	 "bring that."},
	{PLEN_UNREADABLE_EMPTY, -EBADMSG,
	 "There is nothing in this file: copy it once more from where it was made."},
	{PLEN_UNREADABLE_NO_PAGES, 0, "There are no pages in this file."},
	{PLEN_UNREADABLE_SLOW, 0,
	 "This drawing is damaged, or takes too long to draw: save it as a picture, and bring "
	 "that."},
	{PLEN_UNREADABLE_LOCKED, 0,
	 "This file is locked with a password: save it without one where it was made, and bring "
	 "that."},
	{PLEN_UNREADABLE_OUT_OF_REACH, -EIO,
	 "This file cannot be read from where it lies: take out the stick and try again."},
	{PLEN_UNREADABLE_SANDBOX, -ENOSYS,
	 "This board cannot open files from elsewhere just now; IT can mend that."},
	{PLEN_UNREADABLE_FILE_BYTES, -E2BIG,
	 "This file is larger than 256 MB: save its pages in two files, and bring these."},
	{PLEN_UNREADABLE_PDF_BYTES, 0,
	 "This PDF is larger than 64 MB: print the pages you need into a PDF of their own, and "
	 "bring that."},
	{PLEN_UNREADABLE_PICTURE_BYTES, 0,
	 "This picture is larger than 64 MB: save it as JPEG, or smaller, and bring that."},
	{PLEN_UNREADABLE_PICTURE_SIDE, 0,
	 "This picture is longer than 20000 pixels: make it smaller, and bring that."},
	{PLEN_UNREADABLE_PICTURE_PX, 0,
	 "This picture has more than 104 million pixels: make it smaller, and bring that."},
	{PLEN_UNREADABLE_PAGES, 0,
	 "This file has more than 2000 pages: save them in two files, and bring these."},
	{PLEN_UNREADABLE_TOO_MUCH, 0,
	 "There is more in this file than a lesson can hold: save its pages in two files, and "
	 "bring these."},
	{PLEN_READABLE, -EINVAL, "This is not a file that a lesson can be made from."},
	{PLEN_READABLE, -EISDIR, "This is a folder, not a file: open it, and choose from it."},
	{PLEN_READABLE, -ENOENT, "This file is not there any more."},
	{PLEN_READABLE, -ENOSPC, "There is no room in this lesson: open the file in a new one."},
	{PLEN_READABLE, -EPIPE,
	 "This file is damaged, or too much for this board: save it again where it was made, in "
	 "two files."},
	{PLEN_READABLE, -EPROTO,
	 "This file is damaged, or too much for this board: save it again where it was made, in "
	 "two files."},
	{PLEN_READABLE, -ETIMEDOUT,
	 "This file takes too long to read: save its pages in two files, and bring these."},
	{PLEN_READABLE, -EACCES, "This file may not be read here: copy it to a stick, or ask IT."},
	{PLEN_READABLE, -ELOOP, "This file is a link that leads nowhere: bring what it leads to."},
	{PLEN_READABLE, -ECANCELED, "cancelled"},
};

static const char *failure_sentence(int status, enum plen_unreadable why)
{
	for (size_t i = 0; i < sizeof(failures) / sizeof(failures[0]); i++) {
		if (why != PLEN_READABLE ? failures[i].why == why : failures[i].status == status) {
			return failures[i].sentence;
		}
	}
	return "This file cannot be opened just now: try again, or ask IT.";
}

/* Why, where nobody has said it. */
static const char *failure_reason(int status)
{
	switch (status) {
	case -ENOSYS:
		return "plenary-import is not installed, or not allowed to run";
	case -EPROTO:
		return "plenary-import answered with nonsense";
	case -ETIMEDOUT:
		return "plenary-import was ended: it took too long";
	default:
		return strerror(-status);
	}
}

static void set_detail(struct plen_import_result *result, const char *detail)
{
	free(result->detail);
	result->detail = plen_strdup(detail);
	plen_log_clean(result->detail);
}

void plen_outcome_of_failure(struct plen_import_result *result, int status,
			     enum plen_unreadable why, const char *detail)
{
	result->status = status;
	snprintf(result->sentence, sizeof(result->sentence), "%s", failure_sentence(status, why));
	set_detail(result, detail[0] != '\0' ? detail : failure_reason(status));
}

/* Joins as many of the losses as there is room for, and says so if that is not all. */
static void say_losses(const uint32_t losses[PLEN_LOSS_COUNT], char *text, size_t size)
{
	size_t length = 0;

	text[0] = '\0';
	for (int i = 0; i < PLEN_LOSS_COUNT; i++) {
		char sentence[LOSS_SENTENCE_MAX];

		plen_loss_sentence((enum plen_loss)i, losses[i], sentence, sizeof(sentence));
		const char *before = length > 0 ? "; " : "";
		size_t more = strlen(before) + strlen(sentence);
		if (sentence[0] == '\0') {
			continue;
		}
		if (length + more + strlen(NOT_ALL) >= size) {
			snprintf(text + length, size - length, "%s", NOT_ALL);
			return;
		}
		snprintf(text + length, size - length, "%s%s", before, sentence);
		length += more;
	}
}

void plen_outcome_of_success(struct plen_import_result *result, uint32_t page)
{
	char all[ALL_LOSSES_MAX];
	char *sentence = result->sentence;
	size_t size = sizeof(result->sentence);

	result->status = 0;
	say_losses(result->losses, all, sizeof(all));
	set_detail(result, all);
	if (result->pages == 1) {
		snprintf(sentence, size, "One page came, as page %u", page);
	} else {
		snprintf(sentence, size, "%u pages came, from page %u on", result->pages, page);
	}

	size_t length = strlen(sentence);
	if (all[0] != '\0') {
		length += (size_t)snprintf(sentence + length, size - length, ": ");
		say_losses(result->losses, sentence + length, size - length - 1);
		length = strlen(sentence);
	}
	snprintf(sentence + length, size - length, ".");
}

void plen_outcome_finish(struct plen_import_result *result)
{
	free(result->detail);
	result->detail = NULL;
}
