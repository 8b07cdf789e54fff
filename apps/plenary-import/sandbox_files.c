/* SPDX-License-Identifier: MIT */
#include "sandbox_files.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What a text in a picture needs; nothing here is a secret. */
static const char *const folders[] = {
	"/etc/fonts",
	"/usr/share/fonts",
	"/usr/local/share/fonts",
	"/usr/share/fontconfig",
	"/var/cache/fontconfig",
	"/usr/share/poppler", /* how characters of East Asia are numbered */
	"/usr/share/mime",    /* what an image within a drawing is */
};

/* As the newest kernel that is known here has it; an older one takes the beginning. */
struct ruleset {
	uint64_t files, network, scopes;
};

/* What each version added, so that all that can be forbidden is. */
static const struct {
	int version;
	struct ruleset more;
} versions[] = {
	{1, {.files = (UINT64_C(1) << 13) - 1}},
	{2, {.files = UINT64_C(1) << 13}}, /* links and renames between folders */
	{3, {.files = UINT64_C(1) << 14}}, /* truncation */
	{4, {.network = 3}},               /* TCP */
	{5, {.files = UINT64_C(1) << 15}}, /* devices */
	{6, {.scopes = 3}},                /* abstract sockets, signals */
};

static void allow_reading(int ruleset, const char *folder)
{
	struct landlock_path_beneath_attr rule = {
		.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
		.parent_fd = open(folder, O_PATH | O_CLOEXEC),
	};

	if (rule.parent_fd >= 0) {
		syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
		close(rule.parent_fd);
	}
}

int plen_sandbox_files_restrict(void)
{
	struct ruleset wanted = {0};
	long version =
		syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);

	if (version < 1) {
		return version < 0 ? -errno : -ENOSYS;
	}
	for (size_t i = 0; i < sizeof(versions) / sizeof(versions[0]); i++) {
		if (versions[i].version <= version) {
			wanted.files |= versions[i].more.files;
			wanted.network |= versions[i].more.network;
			wanted.scopes |= versions[i].more.scopes;
		}
	}
	/* A kernel takes more than it knows, as long as that is zero. */
	int ruleset = (int)syscall(SYS_landlock_create_ruleset, &wanted, sizeof(wanted), 0);
	if (ruleset < 0) {
		return -errno;
	}
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		allow_reading(ruleset, folders[i]);
	}

	int status = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0 ? (int)version : -errno;
	close(ruleset);
	return status;
}
