/* SPDX-License-Identifier: MIT
 *
 * without CALL... -- COMMAND: a system that lacks these system calls. They say so, as an old kernel
 * does (ENOSYS), or as a container's profile does (EPERM), if the name is followed by "!".
 * without --all-but CALL... -- COMMAND: one that has only these; all others are EPERM.
 */
#include <errno.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void lack(scmp_filter_ctx filter, char *name)
{
	size_t length = strcspn(name, "!");
	unsigned error = name[length] == '!' ? EPERM : ENOSYS;

	name[length] = '\0';
	seccomp_rule_add(filter, SCMP_ACT_ERRNO(error), seccomp_syscall_resolve_name(name), 0);
}

int main(int argc, char **argv)
{
	bool all_but = argc > 1 && strcmp(argv[1], "--all-but") == 0;
	scmp_filter_ctx filter = seccomp_init(all_but ? SCMP_ACT_ERRNO(EPERM) : SCMP_ACT_ALLOW);
	int i = all_but ? 2 : 1;

	for (; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (all_but) {
			seccomp_rule_add(filter, SCMP_ACT_ALLOW,
					 seccomp_syscall_resolve_name(argv[i]), 0);
		} else {
			lack(filter, argv[i]);
		}
	}
	if (i + 1 >= argc || seccomp_load(filter) != 0) {
		return 77;
	}
	execv(argv[i + 1], argv + i + 1);
	perror(argv[i + 1]);
	return 2;
}
