/* SPDX-License-Identifier: MIT */
#include "helper.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/aside.h"
#include "common/clock.h"

/* So much goes through a pipe at once; an unprivileged process may have that. */
#define PIPE_BYTES (1 << 20)
/* What was killed is gone at once, if it can be. */
#define END_PATIENCE_MS 100

/* Beside our own program, where an installation puts it, or where a build leaves it. */
static const char *const places[] = {
	"plenary-import",
	"../libexec/plenary/plenary-import",
	"../plenary-import/plenary-import",
};

static bool find_beside(char *path, size_t size)
{
	char own[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", own, sizeof(own) - 1);

	if (length <= 0) {
		return false;
	}
	own[length] = '\0';
	char *slash = strrchr(own, '/');
	if (slash == NULL) {
		return false;
	}
	*slash = '\0';
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if ((size_t)snprintf(path, size, "%s/%s", own, places[i]) < size &&
		    access(path, X_OK) == 0) {
			return true;
		}
	}
	return false;
}

static int find_program(char *path, size_t size)
{
	const char *named = getenv(PLEN_HELPER_VARIABLE);

	if (named != NULL && named[0] == '/') {
		snprintf(path, size, "%s", named);
	} else if (!find_beside(path, size)) {
		snprintf(path, size, "%s/plenary/plenary-import", PLEN_LIBEXECDIR);
	}
	return access(path, X_OK) == 0 ? 0 : -errno;
}

static int spawn(pid_t *pid, const char *path, char *const *arguments, int input, int output)
{
	/* Nothing from outside: no preloaded libraries, no modules, no debugging. */
	char locale[] = "LC_ALL=C.UTF-8";
	char vfs[] = "GIO_USE_VFS=local";
	char *environment[] = {locale, vfs, NULL};
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none;
	sigset_t all;

	sigemptyset(&none);
	sigfillset(&all);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &all);
	/* A group of its own: Ctrl-C at a terminal is for us. */
	posix_spawnattr_setpgroup(&attributes, 0);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
						      POSIX_SPAWN_SETPGROUP);
	int status = posix_spawn(pid, path, &actions, &attributes, arguments, environment);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return -status;
}

static void close_fd(int *fd)
{
	if (*fd >= 0) {
		close(*fd);
	}
	*fd = -1;
}

/* Our ends do not block; its ends do. */
static int open_pipe(int ends[2], int ours)
{
	if (pipe2(ends, O_CLOEXEC) != 0) {
		return -errno;
	}
	if (ends[0] <= STDERR_FILENO || ends[1] <= STDERR_FILENO) {
		close_fd(&ends[0]); /* ours were closed: they would be lost in putting its in place
				     */
		close_fd(&ends[1]);
		return -EBADF;
	}
	fcntl(ends[ours], F_SETFL, O_NONBLOCK);
	fcntl(ends[ours], F_SETPIPE_SZ, PIPE_BYTES);
	return 0;
}

void plen_helper_init(struct plen_helper *helper, int cancel_fd)
{
	*helper = (struct plen_helper){.in_fd = -1, .out_fd = -1, .cancel_fd = cancel_fd};
}

int plen_helper_start(struct plen_helper *helper, const char *mode, const char *argument, int file)
{
	char path[PATH_MAX];
	char name[] = "plenary-import";
	char *arguments[] = {name, (char *)mode, (char *)argument, NULL};
	int to[2] = {file, -1};
	int from[2] = {-1, -1};

	int status = find_program(path, sizeof(path));
	if (status == 0 && file < 0) {
		status = open_pipe(to, 1);
	}
	if (status == 0) {
		status = open_pipe(from, 0);
	}
	if (status == 0) {
		status = spawn(&helper->pid, path, arguments, to[0], from[1]);
	}
	if (file < 0) {
		close_fd(&to[0]);
	}
	close_fd(&from[1]);
	if (status < 0) {
		close_fd(&to[1]);
		close_fd(&from[0]);
		helper->pid = 0;
		return status;
	}
	helper->in_fd = to[1];
	helper->out_fd = from[0];
	return 0;
}

static void reap(pid_t pid, int *status)
{
	while (waitpid(pid, status, 0) < 0 && errno == EINTR) {
	}
}

/* False if it has not ended by then. */
static bool ends_soon(pid_t pid)
{
	struct pollfd watched = {.fd = (int)syscall(SYS_pidfd_open, pid, 0), .events = POLLIN};

	if (watched.fd < 0) {
		return true; /* not to be told: waited for, as ever */
	}
	bool has_ended = poll(&watched, 1, END_PATIENCE_MS) > 0;
	close(watched.fd);
	return has_ended;
}

int plen_helper_stop(struct plen_helper *helper)
{
	int status = 0;

	close_fd(&helper->in_fd);
	close_fd(&helper->out_fd);
	if (helper->pid > 0) {
		kill(helper->pid, SIGKILL);
		if (ends_soon(helper->pid)) {
			reap(helper->pid, &status);
		} else {
			/* It reads from a medium that does not answer. */
			plen_aside_reap(helper->pid);
		}
		helper->pid = 0;
	}
	return status;
}

void plen_helper_explain(int status, char *text, size_t size)
{
	if (WIFSIGNALED(status)) {
		snprintf(text, size, "ended by signal %d (%s)", WTERMSIG(status),
			 strsignal(WTERMSIG(status)));
	} else {
		snprintf(text, size, "ended with exit status %d", WEXITSTATUS(status));
	}
}

/* 0 when ready, or when an attempt will tell why not. */
static int wait_for(const struct plen_helper *helper, int fd, short events, int64_t deadline_us)
{
	struct pollfd watched[] = {
		{.fd = fd, .events = events},
		{.fd = helper->cancel_fd, .events = POLLIN},
	};
	int64_t left_us = deadline_us - plen_clock_monotonic_us();

	if (left_us <= 0) {
		return -ETIMEDOUT;
	}
	poll(watched, 2, (int)(left_us / 1000 < INT_MAX ? left_us / 1000 + 1 : INT_MAX));
	return (watched[1].revents & POLLIN) != 0 ? -ECANCELED : 0;
}

static bool is_patient(ssize_t moved)
{
	return moved < 0 && (errno == EAGAIN || errno == EINTR);
}

int plen_helper_send(struct plen_helper *helper, const void *bytes, size_t size,
		     int64_t deadline_us)
{
	const uint8_t *from = bytes;
	int status = 0;

	while (size > 0 && status == 0) {
		ssize_t moved = write(helper->in_fd, from, size);
		if (moved > 0) {
			from += moved;
			size -= (size_t)moved;
		} else if (is_patient(moved)) {
			status = wait_for(helper, helper->in_fd, POLLOUT, deadline_us);
		} else {
			status = -EPIPE;
		}
	}
	return status;
}

int plen_helper_receive(struct plen_helper *helper, void *bytes, size_t size, int64_t deadline_us)
{
	uint8_t *to = bytes;
	int status = 0;

	while (size > 0 && status == 0) {
		ssize_t moved = read(helper->out_fd, to, size);
		if (moved > 0) {
			to += moved;
			size -= (size_t)moved;
		} else if (is_patient(moved)) {
			status = wait_for(helper, helper->out_fd, POLLIN, deadline_us);
		} else {
			status = -EPIPE;
		}
	}
	return status;
}
