/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "temporary"
#include "common/temporary.h"

#include <dirent.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"

#define MIDDLE ".new-"
#define NO_SALT "0000000000000000"
#define SALT_DIGITS 16
#define LONGEST_ENDING PLEN_TEMPORARY_LESSON
/* Nothing takes so long, and the next morning it is over. */
#define AT_WORK_S (6 * 60 * 60)

static const char *const endings[] = {
	"",
	PLEN_TEMPORARY_LESSON,
	PLEN_TEMPORARY_LESSON "-wal",
	PLEN_TEMPORARY_LESSON "-journal",
	PLEN_TEMPORARY_LESSON "-shm",
};

/* -- names -- */

/* A byte that begins a letter of UTF-8, or all that is not UTF-8. */
static bool begins_letter(char byte)
{
	return ((unsigned char)byte & 0xc0) != 0x80;
}

/* FNV-1a. */
static uint32_t sum_of(const char *name)
{
	uint32_t sum = 2166136261u;

	for (; *name != '\0'; name++) {
		sum = (sum ^ (unsigned char)*name) * 16777619u;
	}
	return sum;
}

char *plen_temporary_beside(const char *path, const char *before, const char *after)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	size_t length = strlen(name);
	size_t room = NAME_MAX - strlen("-journal") - strlen(before) - strlen(after);
	char sum[sizeof("~01234567")] = "";

	if (length > room) {
		snprintf(sum, sizeof(sum), "~%08x", sum_of(name));
		length = room - strlen(sum);
		while (length > 0 && !begins_letter(name[length])) {
			length--;
		}
	}
	return plen_asprintf("%.*s%s%.*s%s%s", (int)(name - path), path, before, (int)length, name,
			     sum, after);
}

/* All of it up to the digits; a long name is shortened alike, whatever the ending. */
static char *beginning_of(const char *path)
{
	char *whole = plen_temporary_beside(path, ".", MIDDLE NO_SALT LONGEST_ENDING);

	whole[strlen(whole) - strlen(NO_SALT LONGEST_ENDING)] = '\0';
	return whole;
}

char *plen_temporary_name(const char *path, const char *ending)
{
	char *beginning = beginning_of(path);
	uint64_t salt = 0;

	if (getrandom(&salt, sizeof(salt), 0) != sizeof(salt)) {
		salt = (uint64_t)getpid();
	}
	char *name = plen_asprintf("%s%0*llx%s", beginning, SALT_DIGITS, (unsigned long long)salt,
				   ending);
	free(beginning);
	return name;
}

/* -- what a crash has left -- */

/* Digits and an ending of ours, and nothing behind them. */
static bool is_rest(const char *rest)
{
	if (strspn(rest, "0123456789abcdef") != SALT_DIGITS) {
		return false;
	}
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		if (strcmp(rest + SALT_DIGITS, endings[i]) == 0) {
			return true;
		}
	}
	return false;
}

bool plen_temporary_is_one(const char *name)
{
	const char *middle = NULL;

	for (const char *at = name; (at = strstr(at, MIDDLE)) != NULL; at++) {
		middle = at;
	}
	return name[0] == '.' && middle != NULL && middle > name + 1 &&
	       is_rest(middle + strlen(MIDDLE));
}

static void remove_left(const char *folder, const char *name)
{
	char *path = plen_asprintf("%s/%s", folder, name);

	if (unlink(path) == 0) {
		plen_info("%s: left by a crash, removed", path);
	}
	free(path);
}

/* Those of which `is_left` says so. */
static void sweep(const char *folder,
		  bool (*is_left)(int folder, const char *name, const void *data), const void *data)
{
	DIR *list = opendir(folder);
	const struct dirent *entry = NULL;

	while (list != NULL && (entry = readdir(list)) != NULL) {
		if (is_left(dirfd(list), entry->d_name, data)) {
			remove_left(folder, entry->d_name);
		}
	}
	if (list != NULL) {
		closedir(list);
	}
}

static bool begins_with(int folder, const char *name, const void *data)
{
	const char *beginning = data;

	(void)folder;
	return strncmp(name, beginning, strlen(beginning)) == 0 &&
	       is_rest(name + strlen(beginning));
}

void plen_temporary_sweep(const char *path)
{
	char *beginning = beginning_of(path);
	char *copy = plen_strdup(path);
	const char *slash = strrchr(beginning, '/');

	sweep(dirname(copy), begins_with, slash != NULL ? slash + 1 : beginning);
	free(copy);
	free(beginning);
}

/* Whoever moves or copies a file there touches it, too. */
static bool is_old(int folder, const char *name, const void *data)
{
	const time_t *until = data;
	struct stat info;

	return plen_temporary_is_one(name) &&
	       fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(info.st_mode) &&
	       info.st_mtime < *until && info.st_ctime < *until;
}

void plen_temporary_sweep_folder(const char *folder)
{
	time_t until = time(NULL) - AT_WORK_S;

	sweep(folder, is_old, &until);
}
