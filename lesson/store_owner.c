/* SPDX-License-Identifier: MIT */
#include "store_owner.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#define NAME_MAX_LENGTH 32

/* "1: POSIX  ADVISORY  WRITE 1234 08:01:5678 1073741824 1073742335", and "->" after the number in
 * lines of those who wait. */
static bool is_lock_of(const char *line, const struct stat *info, long *pid)
{
	unsigned device_major = 0;
	unsigned device_minor = 0;
	unsigned long long inode = 0;

	return sscanf(line, "%*d: POSIX %*s WRITE %ld %x:%x:%llu", pid, &device_major,
		      &device_minor, &inode) == 4 &&
	       inode == info->st_ino && device_major == major(info->st_dev) &&
	       device_minor == minor(info->st_dev);
}

/* 0 if nobody can be told: no /proc, another host, another world of processes. */
static long find_owner(const char *path)
{
	struct stat info;
	char line[256];
	long pid = 0;
	FILE *locks = stat(path, &info) == 0 ? fopen("/proc/locks", "re") : NULL;

	if (locks == NULL) {
		return 0;
	}
	bool found = false;
	while (!found && fgets(line, sizeof(line), locks) != NULL) {
		found = is_lock_of(line, &info, &pid);
	}
	fclose(locks);
	return found && pid > 0 ? pid : 0;
}

static bool read_name(long pid, char name[NAME_MAX_LENGTH])
{
	char path[64];

	snprintf(path, sizeof(path), "/proc/%ld/comm", pid);
	FILE *file = fopen(path, "re");
	if (file == NULL) {
		return false;
	}
	bool got = fgets(name, NAME_MAX_LENGTH, file) != NULL;
	fclose(file);
	if (got) {
		name[strcspn(name, "\n")] = '\0';
	}
	return got;
}

int plen_store_owner_fail(const struct plen_report *report, const char *path)
{
	char name[NAME_MAX_LENGTH] = "";
	long pid = find_owner(path);

	if (pid == 0) {
		return plen_report_fail(report, -EBUSY,
					"open in another program; close it there first");
	}
	if (!read_name(pid, name)) {
		return plen_report_fail(report, -EBUSY, "open in process %ld; close it there first",
					pid);
	}
	return plen_report_fail(report, -EBUSY, "open in %s (process %ld); close it there first",
				name, pid);
}
