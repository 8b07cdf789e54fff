/* SPDX-License-Identifier: MIT
 *
 * without CALL... -- COMMAND: a system that lacks these system calls. They say so, as an old kernel
 * does (ENOSYS), or as a container's profile does (EPERM), if the name is followed by "!".
 */
#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	int i = 1;

	for (; i < argc && strcmp(argv[i], "--") != 0; i++) {
		size_t length = strcspn(argv[i], "!");
		int error = argv[i][length] == '!' ? EPERM : ENOSYS;
		argv[i][length] = '\0';
		seccomp_rule_add(filter, SCMP_ACT_ERRNO((unsigned)error),
				 seccomp_syscall_resolve_name(argv[i]), 0);
	}
	if (i + 1 >= argc || seccomp_load(filter) != 0) {
		return 77;
	}
	execv(argv[i + 1], argv + i + 1);
	perror(argv[i + 1]);
	return 2;
}
