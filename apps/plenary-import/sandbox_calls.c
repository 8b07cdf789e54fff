/* SPDX-License-Identifier: MIT */
#include "sandbox_calls.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

/* Whatever opens otherwise than for reading. */
#define NOT_FOR_READING (O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY))

static const int allowed[] = {
	/* input, output, and the fonts that are open */
	SCMP_SYS(read),
	SCMP_SYS(readv),
	SCMP_SYS(pread64),
	SCMP_SYS(write),
	SCMP_SYS(writev),
	SCMP_SYS(lseek),
	SCMP_SYS(close),
	SCMP_SYS(dup),
	SCMP_SYS(poll),
	SCMP_SYS(ppoll),
	SCMP_SYS(fadvise64),
	SCMP_SYS(getdents64),
	/* Whether a file is there, how large it is and when it changed, which fontconfig asks about
	 * its folders. It can be asked about any: landlock does not hide it, and a filter sees no
	 * paths, nor any difference between a path and an open file, as the C library asks about
	 * both by newfstatat. What can be done with the answer is to write it into a lesson. */
	SCMP_SYS(fstat),
	SCMP_SYS(stat),
	SCMP_SYS(lstat),
	SCMP_SYS(newfstatat),
	SCMP_SYS(access),
	SCMP_SYS(faccessat),
	SCMP_SYS(faccessat2),
	/* memory */
	SCMP_SYS(brk),
	SCMP_SYS(munmap),
	SCMP_SYS(mremap),
	SCMP_SYS(madvise),
	/* threads, which librsvg's filters have, and their signals */
	SCMP_SYS(futex),
	SCMP_SYS(set_robust_list),
	SCMP_SYS(rseq),
	SCMP_SYS(set_tid_address),
	SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(rt_sigreturn),
	SCMP_SYS(sigaltstack),
	SCMP_SYS(restart_syscall),
	SCMP_SYS(sched_yield),
	SCMP_SYS(sched_getaffinity),
	SCMP_SYS(getcpu),
	SCMP_SYS(membarrier),
	SCMP_SYS(exit),
	SCMP_SYS(exit_group),
	/* who, when, how much */
	SCMP_SYS(getpid),
	SCMP_SYS(gettid),
	SCMP_SYS(getppid),
	SCMP_SYS(getuid),
	SCMP_SYS(geteuid),
	SCMP_SYS(getgid),
	SCMP_SYS(getegid),
	SCMP_SYS(clock_gettime),
	SCMP_SYS(clock_getres),
	SCMP_SYS(clock_nanosleep),
	SCMP_SYS(nanosleep),
	SCMP_SYS(gettimeofday),
	SCMP_SYS(time),
	SCMP_SYS(times),
	SCMP_SYS(getrusage),
	SCMP_SYS(getrlimit),
	SCMP_SYS(sysinfo),
	SCMP_SYS(uname),
	SCMP_SYS(getrandom),
};

/* What libraries try in good faith, and can do without: a cache that is to be written, a terminal
 * that is not there, a journal. They get an error, and go on. */
static const struct {
	int call, error;
} refused[] = {
	{SCMP_SYS(ioctl), ENOTTY},
	{SCMP_SYS(clone3), ENOSYS}, /* its flags cannot be seen; clone's can */
	{SCMP_SYS(getsockname), ENOTSOCK},
	{SCMP_SYS(getpeername), ENOTSOCK},
	{SCMP_SYS(getsockopt), ENOTSOCK},
	{SCMP_SYS(statx), ENOSYS}, /* the older ones do, and say less */
	{SCMP_SYS(statfs), EACCES},
	{SCMP_SYS(fstatfs), EACCES},
	{SCMP_SYS(readlink), EACCES},
	{SCMP_SYS(readlinkat), EACCES},
	{SCMP_SYS(getcwd), EACCES},
	{SCMP_SYS(mkdir), EACCES},
	{SCMP_SYS(mkdirat), EACCES},
	{SCMP_SYS(creat), EACCES},
	{SCMP_SYS(unlink), EACCES},
	{SCMP_SYS(unlinkat), EACCES},
	{SCMP_SYS(rename), EACCES},
	{SCMP_SYS(renameat), EACCES},
	{SCMP_SYS(renameat2), EACCES},
	{SCMP_SYS(link), EACCES},
	{SCMP_SYS(linkat), EACCES},
	{SCMP_SYS(symlink), EACCES},
	{SCMP_SYS(symlinkat), EACCES},
	{SCMP_SYS(chmod), EACCES},
	{SCMP_SYS(fchmod), EACCES},
	{SCMP_SYS(fchmodat), EACCES},
	{SCMP_SYS(utimensat), EACCES},
	{SCMP_SYS(ftruncate), EACCES},
	{SCMP_SYS(umask), EPERM},
	{SCMP_SYS(sched_setaffinity), EPERM},
	{SCMP_SYS(sched_getparam), EPERM},
	{SCMP_SYS(sched_getscheduler), EPERM},
	{SCMP_SYS(sched_setscheduler), EPERM},
	{SCMP_SYS(setpriority), EPERM},
	{SCMP_SYS(eventfd2), EPERM},
	{SCMP_SYS(memfd_create), EPERM},
	{SCMP_SYS(inotify_init1), EPERM},
};

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define EQUAL(argument, mask, value) SCMP_CMP64(argument, SCMP_CMP_MASKED_EQ, mask, value)

/* A call this architecture has not is no fault. */
static int add(scmp_filter_ctx filter, uint32_t action, int call, unsigned count,
	       const struct scmp_arg_cmp *conditions)
{
	int status = seccomp_rule_add_array(filter, action, call, count, conditions);

	return status == -EDOM ? 0 : status;
}

/* Allowed under a condition; otherwise an error, or the end if that is 0. */
static int add_either(scmp_filter_ctx filter, int call, struct scmp_arg_cmp condition, int error)
{
	int status = add(filter, SCMP_ACT_ALLOW, call, 1, &condition);

	if (status < 0 || error == 0) {
		return status;
	}
	/* The opposite of a masked comparison is each bit of the mask that differs. */
	for (int bit = 0; bit < 64 && status == 0; bit++) {
		uint64_t mask = UINT64_C(1) << bit;
		if ((condition.datum_a & mask) == 0) {
			continue;
		}
		struct scmp_arg_cmp differs = EQUAL(condition.arg, mask, ~condition.datum_b & mask);
		status = add(filter, SCMP_ACT_ERRNO((uint32_t)error), call, 1, &differs);
	}
	return status;
}

static int add_conditions(scmp_filter_ctx filter, bool may_open)
{
	struct scmp_arg_cmp nothing_new = SCMP_CMP64(2, SCMP_CMP_EQ, 0);
	const struct {
		int call;
		struct scmp_arg_cmp condition;
		int error;
	} rows[] = {
		/* nothing becomes code that was not there at the start */
		{SCMP_SYS(mmap), EQUAL(2, PROT_EXEC, 0), EACCES},
		{SCMP_SYS(mprotect), EQUAL(2, PROT_EXEC, 0), EACCES},
		/* a thread, never a process */
		{SCMP_SYS(clone), EQUAL(0, CLONE_THREAD, CLONE_THREAD), 0},
		/* abort() */
		{SCMP_SYS(tgkill), SCMP_CMP64(0, SCMP_CMP_EQ, (uint64_t)getpid()), 0},
		{SCMP_SYS(prctl), SCMP_CMP64(0, SCMP_CMP_EQ, PR_SET_NAME), 0},
		{SCMP_SYS(prlimit64), nothing_new, 0},
		{SCMP_SYS(fcntl), SCMP_CMP64(1, SCMP_CMP_EQ, F_GETFL), 0},
		{SCMP_SYS(fcntl), SCMP_CMP64(1, SCMP_CMP_EQ, F_GETFD), 0},
		{SCMP_SYS(fcntl), SCMP_CMP64(1, SCMP_CMP_EQ, F_SETFD), 0},
		{SCMP_SYS(fcntl), SCMP_CMP64(1, SCMP_CMP_EQ, F_DUPFD_CLOEXEC), 0},
	};
	int status = 0;

	for (size_t i = 0; i < LENGTH(rows) && status == 0; i++) {
		status = add_either(filter, rows[i].call, rows[i].condition, rows[i].error);
	}
	if (!may_open) {
		status = status < 0 ? status
				    : add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(open), 0, NULL);
		return status < 0 ? status
				  : add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), 0, NULL);
	}
	status = status < 0
			 ? status
			 : add_either(filter, SCMP_SYS(open), EQUAL(1, NOT_FOR_READING, 0), EACCES);
	return status < 0
		       ? status
		       : add_either(filter, SCMP_SYS(openat), EQUAL(2, NOT_FOR_READING, 0), EACCES);
}

static int fill(scmp_filter_ctx filter, bool may_open)
{
	/* Threads that a library may have started already are held by it too. */
	int status = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1);

	for (size_t i = 0; i < LENGTH(allowed) && status == 0; i++) {
		status = add(filter, SCMP_ACT_ALLOW, allowed[i], 0, NULL);
	}
	for (size_t i = 0; i < LENGTH(refused) && status == 0; i++) {
		status = add(filter, SCMP_ACT_ERRNO((uint32_t)refused[i].error), refused[i].call, 0,
			     NULL);
	}
	return status < 0 ? status : add_conditions(filter, may_open);
}

int plen_sandbox_calls_restrict(bool may_open)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);

	if (filter == NULL) {
		return -ENOSYS;
	}

	int status = fill(filter, may_open);
	if (status == 0) {
		status = seccomp_load(filter);
	}
	seccomp_release(filter);
	return status;
}
