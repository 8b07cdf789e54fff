/* SPDX-License-Identifier: MIT */
#include "lesson/draft.h"

#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/mem.h"
#include "common/temporary.h"
#include "lesson/store.h"
#include "report.h"
#include "store_make.h"
#include "store_path.h"
#include "store_temporary.h"

#define FLUSH_MS 100

struct plen_draft {
	char *path, *unfinished;
	struct plen_store *store; /* NULL once it is closed */
};

int plen_draft_check(const char *path, char *error, size_t error_size)
{
	const struct plen_report report = {path, error, error_size};
	char *resolved = plen_store_path_resolve(path);
	int status = resolved != NULL ? 0 : -errno;

	free(resolved);
	if (status != 0) {
		return plen_report_fail(&report, status, "%s; check the folder", strerror(-status));
	}
	if (access(path, F_OK) == 0) {
		return plen_report_fail(&report, -EEXIST, "is there already; choose another name");
	}
	return 0;
}

/* The store knows the other name only. */
static void speak_of_path(const struct plen_draft *draft, char *error, size_t error_size)
{
	size_t length = strlen(draft->unfinished);

	if (error_size > 0 && strncmp(error, draft->unfinished, length) == 0) {
		char *rest = plen_strdup(error + length);
		snprintf(error, error_size, "%s%s", draft->path, rest);
		free(rest);
	}
}

static int open_unfinished(struct plen_draft *draft, const uint8_t uuid[16],
			   struct plen_lesson *lesson, char *error, size_t error_size)
{
	const struct plen_report report = {draft->unfinished, error, error_size};
	int status = plen_store_make_unnamed(draft->unfinished, uuid, &report);

	return status == 0 ? plen_store_open(&draft->store, draft->unfinished, uuid, lesson, error,
					     error_size)
			   : status;
}

/* What another one left of it that was killed may be at work still, if not for hours. */
int plen_draft_create(struct plen_draft **out, const char *path, const uint8_t uuid[16],
		      struct plen_lesson *lesson, char *error, size_t error_size)
{
	struct plen_draft *draft = plen_calloc(1, sizeof(*draft));
	char *copy = plen_strdup(path);

	draft->path = plen_strdup(path);
	draft->unfinished = plen_store_temporary_name(path);
	plen_temporary_sweep_folder(dirname(copy));
	free(copy);
	int status = plen_draft_check(path, error, error_size);
	if (status == 0) {
		status = open_unfinished(draft, uuid, lesson, error, error_size);
	}
	if (status != 0) {
		speak_of_path(draft, error, error_size);
		plen_draft_destroy(draft);
		return status;
	}
	*out = draft;
	return 0;
}

void plen_draft_append(struct plen_draft *draft, const struct plen_op *op)
{
	plen_store_append(draft->store, op);
}

static bool goes_on(const struct plen_draft_watch *watch)
{
	return watch == NULL || watch->goes_on(watch->data);
}

/* As long as it takes, but not for a disk that is full. */
static int close_store(struct plen_draft *draft, const struct plen_draft_watch *watch)
{
	enum plen_store_state state = PLEN_STORE_OK;

	while (state == PLEN_STORE_OK && goes_on(watch) &&
	       !plen_store_flush(draft->store, FLUSH_MS)) {
		state = plen_store_status(draft->store).state;
	}
	if (!plen_store_close(draft->store) && state == PLEN_STORE_OK) {
		state = PLEN_STORE_FAILED;
	}
	draft->store = NULL;
	if (state == PLEN_STORE_OK) {
		return 0;
	}
	return state == PLEN_STORE_FULL ? -ENOSPC : -EIO;
}

int plen_draft_publish(struct plen_draft *draft, const struct plen_draft_watch *watch, char *error,
		       size_t error_size)
{
	const struct plen_report report = {draft->path, error, error_size};
	int status = close_store(draft, watch);

	if (status == 0 && !goes_on(watch)) {
		status = -ECANCELED;
	}
	if (status == 0) {
		status = plen_store_path_publish(draft->unfinished, draft->path);
	}
	return status == 0
		       ? 0
		       : plen_report_fail(&report, status, "%s",
					  status == -ECANCELED ? "cancelled" : strerror(-status));
}

void plen_draft_destroy(struct plen_draft *draft)
{
	if (draft == NULL) {
		return;
	}
	if (draft->store != NULL) {
		plen_store_close(draft->store);
	}
	plen_store_temporary_remove(draft->unfinished);
	free(draft->unfinished);
	free(draft->path);
	free(draft);
}
