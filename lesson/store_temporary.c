/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "store"

#include "store_temporary.h"

#include <ctype.h>
#include <dirent.h>
#include <libgen.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"
#include "store_path.h"

#define MIDDLE ".new-"
#define SUFFIX ".plenary"
#define SALT_DIGITS 16

static const char *const journals[] = {"", "-wal", "-journal", "-shm"};

#define JOURNAL_COUNT (sizeof(journals) / sizeof(journals[0]))

char *plen_store_temporary_name(const char *path)
{
	uint64_t salt = 0;
	char after[sizeof(MIDDLE SUFFIX) + SALT_DIGITS];

	if (getrandom(&salt, sizeof(salt), 0) != sizeof(salt)) {
		salt = (uint64_t)getpid();
	}
	snprintf(after, sizeof(after), MIDDLE "%0*llx" SUFFIX, SALT_DIGITS,
		 (unsigned long long)salt);
	return plen_store_path_beside(path, ".", after);
}

void plen_store_temporary_remove(const char *name)
{
	for (size_t i = 0; i < JOURNAL_COUNT; i++) {
		char *path = plen_asprintf("%s%s", name, journals[i]);
		unlink(path);
		free(path);
	}
}

/* -- what a crash has left -- */

static bool is_journal(const char *suffix)
{
	for (size_t i = 0; i < JOURNAL_COUNT; i++) {
		if (strcmp(suffix, journals[i]) == 0) {
			return true;
		}
	}
	return false;
}

static bool is_made_here(const char *name, const char *beginning)
{
	size_t length = strlen(beginning);
	const char *salt = name + length;

	if (strncmp(name, beginning, length) != 0) {
		return false;
	}
	for (int i = 0; i < SALT_DIGITS; i++) {
		if (!isxdigit((unsigned char)salt[i])) {
			return false;
		}
	}
	return strncmp(salt + SALT_DIGITS, SUFFIX, strlen(SUFFIX)) == 0 &&
	       is_journal(salt + SALT_DIGITS + strlen(SUFFIX));
}

static void sweep(const char *folder, const char *beginning)
{
	DIR *list = opendir(folder);
	const struct dirent *entry = NULL;

	while (list != NULL && (entry = readdir(list)) != NULL) {
		if (!is_made_here(entry->d_name, beginning)) {
			continue;
		}
		char *path = plen_asprintf("%s/%s", folder, entry->d_name);
		if (unlink(path) == 0) {
			plen_info("%s: left by a crash, removed", path);
		}
		free(path);
	}
	if (list != NULL) {
		closedir(list);
	}
}

void plen_store_temporary_sweep(const char *path)
{
	/* As long as a whole one is, so that a long name is shortened alike. */
	char *whole = plen_store_path_beside(path, ".", MIDDLE "0000000000000000" SUFFIX);
	char *for_folder = plen_strdup(whole);
	char *beginning = strrchr(whole, '/') + 1;

	beginning[strlen(beginning) - strlen(SUFFIX) - SALT_DIGITS] = '\0';
	sweep(dirname(for_folder), beginning);
	free(for_folder);
	free(whole);
}
