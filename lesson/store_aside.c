/* SPDX-License-Identifier: MIT */
#include "store_aside.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "common/mem.h"
#include "common/temporary.h"
#include "store_path.h"

#define SUFFIX ".plenary"
#define NAMES_MAX 1000
#define DIGIT "[0-9]"
#define DATE DIGIT DIGIT DIGIT DIGIT "-" DIGIT DIGIT "-" DIGIT DIGIT

static const char *const journals[] = {"-wal", "-journal", "-shm"};

#define JOURNAL_COUNT (sizeof(journals) / sizeof(journals[0]))

char *plen_store_aside_finished(const char *path)
{
	return plen_temporary_beside(path, "", ".salvaged");
}

static bool is_there(const char *path)
{
	struct stat info;

	return lstat(path, &info) == 0;
}

static bool is_there_with(const char *path, const char *suffix)
{
	char *whole = plen_asprintf("%s%s", path, suffix);
	bool found = is_there(whole);

	free(whole);
	return found;
}

bool plen_store_aside_is_unfinished(const char *path)
{
	struct stat info;
	char *finished = plen_store_aside_finished(path);
	bool found = lstat(finished, &info) == 0 && S_ISREG(info.st_mode);

	free(finished);
	return found;
}

int plen_store_aside_make_room(const char *path)
{
	char *finished = plen_store_aside_finished(path);
	int error = is_there(finished) ? -EEXIST : 0;

	for (int attempt = 2; attempt < NAMES_MAX && error == -EEXIST; attempt++) {
		char *other = plen_asprintf("%s %d", finished, attempt);
		error = plen_store_path_publish(finished, other);
		free(other);
	}
	free(finished);
	return error;
}

/* The day of its last change: the same however often we begin. */
static void get_date(const char *path, char *date, size_t size)
{
	struct stat info;
	struct tm day;
	time_t when = stat(path, &info) == 0 ? info.st_mtime : time(NULL);

	localtime_r(&when, &day);
	strftime(date, size, "%Y-%m-%d", &day);
}

/* A name is free if nothing would be replaced: journals that we have moved already may be there. */
static bool is_free(const char *path, const char *aside)
{
	if (is_there(aside)) {
		return false;
	}
	for (size_t i = 0; i < JOURNAL_COUNT; i++) {
		if (is_there_with(path, journals[i]) && is_there_with(aside, journals[i])) {
			return false;
		}
	}
	return true;
}

/* The path without the suffix that all lessons have. */
static char *stem_of(const char *path)
{
	size_t stem = strlen(path);

	if (stem > strlen(SUFFIX) && strcmp(path + stem - strlen(SUFFIX), SUFFIX) == 0) {
		stem -= strlen(SUFFIX);
	}
	return plen_asprintf("%.*s", (int)stem, path);
}

static char *choose_name(const char *path)
{
	char *stem = stem_of(path);
	char *aside = NULL;
	char date[32];

	get_date(path, date, sizeof(date));
	for (int attempt = 1; attempt < NAMES_MAX && aside == NULL; attempt++) {
		char number[16] = "";
		char after[96];
		if (attempt > 1) {
			snprintf(number, sizeof(number), " %d", attempt);
		}
		snprintf(after, sizeof(after), " (damaged %s%s)" SUFFIX, date, number);
		aside = plen_temporary_beside(stem, "", after);
		if (!is_free(path, aside)) {
			free(aside);
			aside = NULL;
		}
	}
	free(stem);
	return aside;
}

bool plen_store_aside_is_one(const char *name)
{
	static const char *const numbers[] = {"", " " DIGIT, " " DIGIT DIGIT,
					      " " DIGIT DIGIT DIGIT};
	bool is_one = false;

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]) && !is_one; i++) {
		char *shape = plen_asprintf("* (damaged " DATE "%s)" SUFFIX, numbers[i]);
		is_one = fnmatch(shape, name, 0) == 0;
		free(shape);
	}
	return is_one;
}

static int move_journals(const char *path, const char *aside)
{
	int error = 0;

	for (size_t i = 0; i < JOURNAL_COUNT && error == 0; i++) {
		char *from = plen_asprintf("%s%s", path, journals[i]);
		char *to = plen_asprintf("%s%s", aside, journals[i]);
		if (is_there(from)) {
			error = plen_store_path_publish(from, to);
		}
		free(from);
		free(to);
	}
	return error;
}

bool plen_store_aside_has_begun(const char *path)
{
	char *aside = choose_name(path);
	bool has_begun = false;

	for (size_t i = 0; aside != NULL && i < JOURNAL_COUNT; i++) {
		has_begun |= is_there_with(aside, journals[i]);
	}
	free(aside);
	return has_begun;
}

int plen_store_aside_go_on(const char *path, char *name, size_t size)
{
	char *finished = plen_store_aside_finished(path);
	char *aside = choose_name(path);
	int error = aside == NULL ? -EEXIST : move_journals(path, aside);

	if (error == 0 && is_there(path)) {
		error = plen_store_path_publish(path, aside);
	}
	if (error == 0) {
		error = plen_store_path_publish(finished, path);
	}
	if (error == 0) {
		const char *slash = strrchr(aside, '/');
		snprintf(name, size, "%s", slash != NULL ? slash + 1 : aside);
	}
	free(aside);
	free(finished);
	return error;
}
