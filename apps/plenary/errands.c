/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "errands"
#include "errands.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bring_lesson.h"
#include "common/clock.h"
#include "common/log.h"
#include "common/mem.h"
#include "files_search.h"
#include "hand_out.h"
#include "importer/job.h"
#include "lesson_path.h"
#include "look_back.h"

#define SLICE_US 3000
#define NEXT_SLICE_US 1000
/* Files and processes are asked this often how far they are. */
#define ASK_US 10000

struct plen_errands {
	struct plen_errands_options options;
	char *path;
	int64_t now_us, due_us; /* lesson time */
	/* What the wishes were that have not been begun. */
	bool wants_report, wants_files, wants_hand_out, wants_cancel, wants_file;
	uint32_t file;
	char *other_lesson; /* to be opened in place of this one; NULL: none */
	bool is_copy;       /* ... and was brought for that */
	char *named;        /* to be opened, without having been chosen; NULL: none */
	/* What goes on; NULL: not. */
	struct plen_contributions *contributions;
	struct plen_look_back look_back;
	struct plen_files_search *search;
	bool is_listed;
	struct plen_import_job *import;
	struct plen_hand_out *hand_out;
	struct plen_bring_lesson *bring;
};

static void wake_at(struct plen_errands *errands, int64_t in_us)
{
	int64_t due_us = errands->now_us + in_us;

	errands->due_us = due_us < errands->due_us ? due_us : errands->due_us;
}

static void say(struct plen_errands *errands, const char *sentence)
{
	plen_board_say(errands->options.board, sentence, errands->now_us);
}

/* One at a time. */
static bool has_job(const struct plen_errands *errands)
{
	return errands->import != NULL || errands->hand_out != NULL || errands->bring != NULL;
}

/* What was tapped and cannot be. */
static bool refuse_second_job(struct plen_errands *errands)
{
	if (has_job(errands)) {
		say(errands, "Not now: wait until the files are done, or cancel that.");
	}
	return has_job(errands);
}

/* -- who did what -- */

static void begin_report(struct plen_errands *errands)
{
	errands->wants_report = false;
	if (errands->options.store == NULL || errands->contributions != NULL) {
		return;
	}
	errands->contributions = plen_contributions_create();
	errands->look_back.take = plen_contributions_take;
	errands->look_back.data = errands->contributions;
	errands->look_back.is_at_once = errands->options.is_at_once;
	plen_look_back_begin(&errands->look_back, errands->options.store,
			     plen_lesson_seq(errands->options.lesson));
}

static void follow_report(struct plen_errands *errands)
{
	enum plen_look_back_state state = plen_look_back_step(&errands->look_back, SLICE_US);
	size_t count = 0;

	if (state == PLEN_LOOK_BACK_READING) {
		wake_at(errands, NEXT_SLICE_US);
		return;
	}
	if (state == PLEN_LOOK_BACK_PART) {
		plen_contributions_miss(errands->contributions);
	}
	const struct plen_contribution *rows =
		plen_contributions_list(errands->contributions, &count);
	plen_board_set_report(errands->options.board, rows, count,
			      plen_contributions_are_whole(errands->contributions));
	plen_contributions_destroy(errands->contributions);
	errands->contributions = NULL;
}

/* -- opening -- */

static void begin_search(struct plen_errands *errands)
{
	errands->wants_files = false;
	plen_files_search_destroy(errands->search);
	errands->search = plen_files_search_create(errands->path, NULL);
	errands->is_listed = false;
}

static void follow_search(struct plen_errands *errands)
{
	struct plen_board_file files[PLEN_BOARD_FILES_MAX];

	if (!plen_files_search_is_done(errands->search)) {
		wake_at(errands, ASK_US);
		return;
	}
	errands->is_listed = true;
	uint32_t count = plen_files_search_list(errands->search, files);
	plen_board_set_files(errands->options.board, files, count);
}

static void start_import(struct plen_errands *errands, const char *path)
{
	const struct plen_import_job_options options = {
		.path = path,
		.lesson = errands->options.lesson,
		.time_us = errands->now_us,
		.is_one_deed = true,
	};

	if (errands->options.is_read_only) {
		plen_warn("%s: not opened; the lesson is a newer Plenary's, and stays as it is",
			  path);
		say(errands, "This lesson stays as it is: nothing can be opened in it.");
		return;
	}
	errands->import = plen_import_job_create(&options, plen_clock_monotonic_us());
}

static void choose_lesson(struct plen_errands *errands, const char *path, bool is_copy)
{
	plen_errands_drop_lesson(errands);
	errands->other_lesson = plen_strdup(path);
	errands->is_copy = is_copy;
}

/* What lies on a stick may be pulled out: it is copied first. */
static void begin_lesson(struct plen_errands *errands, const char *path)
{
	char *own = plen_lesson_path_folder(errands->path);
	char *folder = plen_lesson_path_folder(path);

	if (strcmp(own, folder) == 0) {
		choose_lesson(errands, path, false);
	} else {
		errands->bring = plen_bring_lesson_create(path, own);
	}
	free(folder);
	free(own);
}

static void begin_chosen(struct plen_errands *errands)
{
	const char *path =
		errands->is_listed ? plen_files_search_path(errands->search, errands->file) : NULL;

	errands->wants_file = false;
	if (path == NULL || refuse_second_job(errands)) {
		return;
	}
	if (plen_files_search_is_lesson(path)) {
		begin_lesson(errands, path);
	} else {
		start_import(errands, path);
	}
}

static void begin_named(struct plen_errands *errands)
{
	if (!has_job(errands)) {
		start_import(errands, errands->named);
		free(errands->named);
		errands->named = NULL;
	}
}

/* Nobody's page is turned from under the pen: then the sentence says where to turn to. */
static void show_import(struct plen_errands *errands, const struct plen_import_result *result)
{
	if (result->detail[0] != '\0') {
		plen_info("%s: %s", result->path, result->detail);
	}
	if (result->first_page != 0) {
		plen_board_turn_to(errands->options.board, result->first_page, errands->now_us);
	}
	say(errands, result->sentence);
}

static void follow_import(struct plen_errands *errands)
{
	struct plen_board_job shown = {.icon = PLEN_ICON_OPEN};
	int64_t now_us = plen_clock_monotonic_us();
	enum plen_import_state state = plen_import_job_step(errands->import, now_us, SLICE_US);

	if (state == PLEN_IMPORT_READING || state == PLEN_IMPORT_PLACING) {
		plen_import_job_progress(errands->import, &shown.done, &shown.total);
		plen_board_set_job(errands->options.board, &shown);
		wake_at(errands, state == PLEN_IMPORT_PLACING ? NEXT_SLICE_US : ASK_US);
		return;
	}
	plen_board_set_job(errands->options.board, NULL);
	if (state != PLEN_IMPORT_CANCELLED) {
		show_import(errands, plen_import_job_result(errands->import));
	}
	plen_import_job_destroy(errands->import);
	errands->import = NULL;
}

/* -- a lesson from elsewhere -- */

static void end_bring(struct plen_errands *errands)
{
	plen_board_set_job(errands->options.board, NULL);
	plen_bring_lesson_destroy(errands->bring);
	errands->bring = NULL;
}

static void follow_bring(struct plen_errands *errands)
{
	struct plen_board_job shown = {.icon = PLEN_ICON_OPEN};
	int status = plen_bring_lesson_status(errands->bring, plen_clock_monotonic_us());

	if (status == -EINPROGRESS) {
		plen_bring_lesson_progress(errands->bring, &shown.done, &shown.total);
		plen_board_set_job(errands->options.board, &shown);
		wake_at(errands, ASK_US);
		return;
	}
	if (status == 0) {
		choose_lesson(errands, plen_bring_lesson_path(errands->bring), true);
	} else {
		plen_error("a lesson could not be copied: %s", strerror(-status));
		say(errands, plen_bring_lesson_failure(status));
	}
	end_bring(errands);
}

/* -- handing out -- */

static void begin_hand_out(struct plen_errands *errands)
{
	errands->wants_hand_out = false;
	if (errands->options.store == NULL || refuse_second_job(errands)) {
		return;
	}
	errands->hand_out = plen_hand_out_create(errands->options.store, errands->path, NULL);
}

static void tell_hand_out(struct plen_errands *errands, enum plen_hand_out_state state)
{
	char sentence[PLEN_SCENE_TEXT_MAX];

	if (state == PLEN_HAND_OUT_DONE) {
		snprintf(sentence, sizeof(sentence), "Handed out: the files are in %s.",
			 plen_hand_out_place(errands->hand_out));
		say(errands, sentence);
	} else if (state == PLEN_HAND_OUT_FAILED) {
		say(errands, plen_hand_out_failure(errands->hand_out));
	}
}

static void follow_hand_out(struct plen_errands *errands)
{
	struct plen_board_job shown = {.icon = PLEN_ICON_HAND_OUT};
	enum plen_hand_out_state state = plen_hand_out_step(errands->hand_out);

	if (state == PLEN_HAND_OUT_RUNNING) {
		plen_hand_out_progress(errands->hand_out, &shown.done, &shown.total);
		plen_board_set_job(errands->options.board, &shown);
		wake_at(errands, ASK_US);
		return;
	}
	plen_board_set_job(errands->options.board, NULL);
	tell_hand_out(errands, state);
	plen_hand_out_destroy(errands->hand_out);
	errands->hand_out = NULL;
}

/* -- the whole -- */

void plen_errands_wish(struct plen_errands *errands, enum plen_board_wish wish, uint32_t value)
{
	errands->due_us = 0;
	switch (wish) {
	case PLEN_BOARD_WISH_REPORT:
		errands->wants_report = true;
		break;
	case PLEN_BOARD_WISH_FILES:
		errands->wants_files = true;
		break;
	case PLEN_BOARD_WISH_FILE:
		errands->wants_file = true;
		errands->file = value;
		break;
	case PLEN_BOARD_WISH_HAND_OUT:
		errands->wants_hand_out = true;
		break;
	case PLEN_BOARD_WISH_CANCEL:
		errands->wants_cancel = true;
		break;
	case PLEN_BOARD_WISH_CLEAR:
		break;
	}
}

void plen_errands_open(struct plen_errands *errands, const char *path)
{
	free(errands->named);
	errands->named = plen_strdup(path);
	errands->due_us = 0;
}

const char *plen_errands_other_lesson(const struct plen_errands *errands, bool *is_copy)
{
	if (is_copy != NULL) {
		*is_copy = errands->is_copy;
	}
	return errands->other_lesson;
}

void plen_errands_drop_lesson(struct plen_errands *errands)
{
	free(errands->other_lesson);
	errands->other_lesson = NULL;
}

bool plen_errands_are_busy(const struct plen_errands *errands)
{
	return has_job(errands) || errands->named != NULL;
}

static void cancel(struct plen_errands *errands)
{
	errands->wants_cancel = false;
	if (errands->import != NULL) {
		plen_import_job_cancel(errands->import);
	}
	if (errands->hand_out != NULL) {
		plen_hand_out_cancel(errands->hand_out);
	}
	if (errands->bring != NULL) {
		end_bring(errands);
	}
}

static void begin(struct plen_errands *errands)
{
	if (errands->wants_cancel) {
		cancel(errands);
	}
	if (errands->wants_report) {
		begin_report(errands);
	}
	if (errands->wants_files) {
		begin_search(errands);
	}
	if (errands->wants_file) {
		begin_chosen(errands);
	}
	if (errands->named != NULL) {
		begin_named(errands);
	}
	if (errands->wants_hand_out) {
		begin_hand_out(errands);
	}
}

void plen_errands_hurry(struct plen_errands *errands)
{
	if (errands->due_us != INT64_MAX) {
		errands->due_us = 0;
	}
}

void plen_errands_follow(struct plen_errands *errands, int64_t time_us)
{
	errands->now_us = time_us;
	errands->due_us = INT64_MAX;
	begin(errands);
	if (errands->hand_out != NULL) {
		follow_hand_out(errands);
	}
	if (errands->search != NULL && !errands->is_listed) {
		follow_search(errands);
	}
	if (errands->import != NULL) {
		follow_import(errands);
	}
	if (errands->bring != NULL) {
		follow_bring(errands);
	}
	if (errands->contributions != NULL) {
		follow_report(errands);
	}
}

int64_t plen_errands_deadline_us(const struct plen_errands *errands)
{
	return errands->due_us;
}

struct plen_errands *plen_errands_create(const struct plen_errands_options *options)
{
	struct plen_errands *errands = plen_calloc(1, sizeof(*errands));

	errands->options = *options;
	errands->due_us = INT64_MAX;
	if (options->path != NULL) {
		errands->path = plen_strdup(options->path);
	}
	return errands;
}

void plen_errands_destroy(struct plen_errands *errands)
{
	if (errands == NULL) {
		return;
	}
	plen_import_job_destroy(errands->import);
	plen_hand_out_destroy(errands->hand_out);
	plen_bring_lesson_destroy(errands->bring);
	plen_files_search_destroy(errands->search);
	plen_contributions_destroy(errands->contributions);
	free(errands->path);
	free(errands->other_lesson);
	free(errands->named);
	free(errands);
}
