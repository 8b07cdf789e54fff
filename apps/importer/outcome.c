/* SPDX-License-Identifier: MIT */
#include "outcome.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "common/log.h"

static const struct {
	int status;
	const char *sentence;
} failures[] = {
	{-EINVAL, "This is not a file that a lesson can be made from."},
	{-EISDIR, "This is a folder, not a file."},
	{-ENOENT, "This file is not there any more."},
	{-E2BIG, "This file is too large for a lesson."},
	{-EBADMSG, "This file is damaged, or not what its name says."},
	{-ENOSYS, "This board cannot open files from elsewhere just now; IT can mend that."},
	{-ENOSPC, "There is no room for this file."},
	{-EPIPE, "This file cannot be read: it is damaged, or too much for this board."},
	{-EPROTO, "This file cannot be read: it is damaged, or too much for this board."},
	{-ETIMEDOUT, "This file takes too long to read."},
	{-EACCES, "This file may not be read: permission denied."},
	{-ELOOP, "This file is a link that leads nowhere."},
	{-EIO, "This file cannot be read from where it lies: take out the stick and try again."},
};

static void say_failure(int status, char *sentence, size_t size)
{
	for (size_t i = 0; i < sizeof(failures) / sizeof(failures[0]); i++) {
		if (failures[i].status == status) {
			snprintf(sentence, size, "%s", failures[i].sentence);
			return;
		}
	}
	snprintf(sentence, size, "This file cannot be opened: %s.", strerror(-status));
}

/* Why, where the sentence does not say it. */
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

void plen_outcome_of_failure(struct plen_import_result *result, const char *path, int status,
			     const char *line)
{
	result->status = status;
	if (line[0] != '\0') {
		snprintf(result->sentence, sizeof(result->sentence), "%s", line);
	} else {
		say_failure(status, result->sentence, sizeof(result->sentence));
	}
	if (result->detail[0] == '\0') {
		snprintf(result->detail, sizeof(result->detail), "%s: %s", path,
			 line[0] != '\0' ? line : failure_reason(status));
	}
	plen_log_clean(result->detail);
}

/* Joins as many of the losses as there is room for. */
static void say_losses(const uint32_t losses[PLEN_LOSS_COUNT], char *text, size_t size)
{
	size_t length = 0;

	text[0] = '\0';
	for (int i = 0; i < PLEN_LOSS_COUNT; i++) {
		char sentence[96];

		plen_loss_sentence((enum plen_loss)i, losses[i], sentence, sizeof(sentence));
		size_t more = strlen(sentence) + (length > 0 ? 2 : 0);
		if (sentence[0] == '\0' || length + more >= size) {
			continue;
		}
		snprintf(text + length, size - length, "%s%s", length > 0 ? "; " : "", sentence);
		length += more;
	}
}

void plen_outcome_of_success(struct plen_import_result *result, const char *path)
{
	char losses[192];
	char pages[32];

	say_losses(result->losses, losses, sizeof(losses));
	if (result->pages == 1) {
		snprintf(pages, sizeof(pages), "One page came");
	} else {
		snprintf(pages, sizeof(pages), "%u pages came", result->pages);
	}
	snprintf(result->sentence, sizeof(result->sentence), "%s%s%s.", pages,
		 losses[0] != '\0' ? ": " : "", losses);
	if (losses[0] != '\0') {
		snprintf(result->detail, sizeof(result->detail), "%s: %s", path, losses);
		plen_log_clean(result->detail);
	}
}
