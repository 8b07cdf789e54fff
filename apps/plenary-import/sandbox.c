/* SPDX-License-Identifier: MIT */
#include "sandbox.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "sandbox_calls.h"
#include "sandbox_files.h"

/* The largest file that is read, unpacked, as a picture and as its parts. */
#define MEMORY_BYTES (UINT64_C(1) << 30)
#define FILES_MAX 64
/* Threads cost the kernel memory that is not counted as ours. They are counted by user, all that a
 * desktop has among them; root's are not. */
#define TASKS_MAX 4096
#define NICENESS 10

/* Address and thread sanitizers map terabytes. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define IS_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_SANITIZED 1
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED 0
#endif

/* Lower, never higher: who started us may have less. */
static int set_limit(int what, rlim_t value)
{
	struct rlimit limit;

	if (getrlimit(what, &limit) != 0) {
		return -errno;
	}
	if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > value) {
		limit.rlim_max = value;
	}
	limit.rlim_cur = limit.rlim_max;
	return setrlimit(what, &limit) == 0 ? 0 : -errno;
}

/* Less than who started us may have: where both are one user, its own threads still start. */
static rlim_t tasks_max(void)
{
	struct rlimit limit;
	bool is_limited =
		getrlimit(RLIMIT_NPROC, &limit) == 0 && limit.rlim_cur / 4 * 3 < TASKS_MAX;

	return is_limited ? limit.rlim_cur / 4 * 3 : TASKS_MAX;
}

static int set_limits(const struct plen_sandbox *sandbox)
{
	const struct {
		int what;
		rlim_t value;
	} limits[] = {
		{RLIMIT_CORE, 0},
		{RLIMIT_FSIZE, 0},
		{RLIMIT_NOFILE, FILES_MAX},
		{RLIMIT_NPROC, tasks_max()},
		{RLIMIT_AS, IS_SANITIZED ? RLIM_INFINITY : (rlim_t)MEMORY_BYTES},
		{RLIMIT_CPU, sandbox->cpu_s > 0 ? sandbox->cpu_s : RLIM_INFINITY},
	};
	int status = 0;

	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]) && status == 0; i++) {
		if (limits[i].value != RLIM_INFINITY) {
			status = set_limit(limits[i].what, limits[i].value);
		}
	}
	return status;
}

static int forbid_new_rights(void)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
	    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) {
		return -errno;
	}
	return 0;
}

/* Who started it is gone: so is who would read the answer. That may have been before we asked to be
 * told. And ink comes first. */
static void be_humble(void)
{
	struct pollfd answer = {.fd = STDOUT_FILENO};

	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	if (poll(&answer, 1, 0) > 0 && (answer.revents & POLLERR) != 0) {
		raise(SIGKILL);
	}
	setpriority(PRIO_PROCESS, 0, NICENESS);
}

static int refuse(int status, const char *wall, char *error, size_t error_size)
{
	snprintf(error, error_size,
		 "this system does not let plenary-import lock itself in (%s: %s); "
		 "nothing was read",
		 wall, strerror(-status));
	return status;
}

/* `files` is what became of landlock, which may be missing. */
static int enter(const struct plen_sandbox *sandbox, int *files, char *error, size_t error_size)
{
	if (close_range(STDERR_FILENO + 1, ~0U, 0) != 0) {
		return refuse(-errno, "close_range", error, error_size);
	}
	be_humble();

	int status = set_limits(sandbox);
	if (status < 0) {
		return refuse(status, "rlimits", error, error_size);
	}
	status = forbid_new_rights();
	if (status < 0) {
		return refuse(status, "no_new_privs", error, error_size);
	}
	*files = plen_sandbox_files_restrict();
	status = plen_sandbox_calls_restrict(*files > 0);
	if (status < 0) {
		return refuse(status, "seccomp", error, error_size);
	}
	return 0;
}

int plen_sandbox_enter(const struct plen_sandbox *sandbox, char *error, size_t error_size)
{
	int files = 0;

	return enter(sandbox, &files, error, error_size);
}

int plen_sandbox_report(FILE *to)
{
	struct plen_sandbox sandbox = {0};
	char error[256];
	int files = 0;
	int status = enter(&sandbox, &files, error, sizeof(error));

	if (status < 0) {
		fprintf(to, "refused: %s\n", error);
		return status;
	}
	fprintf(to, "limits: yes%s%s\n", IS_SANITIZED ? ", but for memory" : "",
		geteuid() == 0 ? ", but for root's number of threads" : "");
	fprintf(to, "no new rights: yes\n");
	if (files > 0) {
		fprintf(to, "files: yes, fonts only (landlock, version %d)\n", files);
	} else {
		fprintf(to, "files: none at all, not even fonts (landlock: %s)\n",
			strerror(-files));
	}
	fprintf(to, "system calls: yes (seccomp)\n");
	return 0;
}
