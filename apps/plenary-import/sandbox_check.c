/* SPDX-License-Identifier: MIT */
#include "sandbox_check.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

#include "sandbox.h"

#define LOOP_CPU_S 1
/* More than there may be; small ones, as memory is not what is tried here. */
#define THREADS 5000
#define THREAD_STACK_BYTES (64 << 10)

/* Each returns true if it got through, and otherwise leaves why in errno. */

static bool try_file(void)
{
	return open("/etc/passwd", O_RDONLY) >= 0;
}

static bool try_folder(void)
{
	return open("/", O_RDONLY | O_DIRECTORY) >= 0;
}

/* Where a link leads, such as to the folder of who started this. */
static bool try_link(void)
{
	char to[256];

	return readlink("/proc/self/cwd", to, sizeof(to)) >= 0 || getcwd(to, sizeof(to)) != NULL;
}

static bool try_disk(void)
{
	struct statfs about;

	return statfs("/", &about) == 0;
}

static bool try_write(void)
{
	return open("/tmp/plenary-import-was-here", O_WRONLY | O_CREAT, 0600) >= 0;
}

static bool try_temporary(void)
{
	return open("/tmp", O_RDWR | O_TMPFILE, 0600) >= 0;
}

static bool try_remove(void)
{
	return unlink("/tmp/plenary-import-is-not-here") == 0 || errno == ENOENT;
}

static bool try_socket(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static bool try_local_socket(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static bool try_fork(void)
{
	return syscall(SYS_fork) >= 0;
}

static bool try_exec(void)
{
	char *const arguments[] = {NULL};

	execve("/bin/true", arguments, arguments);
	return false;
}

static bool try_trace(void)
{
	return ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0;
}

static bool try_code(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1,
		    0) != MAP_FAILED;
}

static bool try_memory(void)
{
	return mmap(NULL, (size_t)4 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
		    0) != MAP_FAILED;
}

static void *open_in_thread(void *data)
{
	*(int *)data = try_file() ? 0 : errno;
	return NULL;
}

/* Threads there may be; they are held by the same walls. */
static bool try_thread(void)
{
	pthread_t thread;
	int why = 0;

	if (pthread_create(&thread, NULL, open_in_thread, &why) != 0) {
		return true;
	}
	pthread_join(thread, NULL);
	errno = why;
	return why == 0;
}

static void *sleep_in_thread(void *data)
{
	const struct timespec long_time = {.tv_sec = 1000};

	nanosleep(&long_time, NULL);
	return data;
}

/* Each takes memory of the kernel's, and a number that the board may need. */
static bool try_threads(void)
{
	pthread_attr_t attributes;
	pthread_t thread;
	int count = 0;
	int status = 0;

	/* Whom the kernel does not count needs no attempt. */
	if (geteuid() == 0) {
		return true;
	}
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, THREAD_STACK_BYTES);
	while (count < THREADS && status == 0) {
		status = pthread_create(&thread, &attributes, sleep_in_thread, NULL);
		count += status == 0;
	}
	pthread_attr_destroy(&attributes);
	errno = status;
	return status == 0;
}

static bool try_signal(void)
{
	return syscall(SYS_tgkill, getppid(), getppid(), 0) == 0;
}

static bool try_loop(void)
{
	for (volatile uint64_t i = 0; i < UINT64_MAX; i++) {
	}
	return true;
}

static const struct {
	const char *name;
	bool (*attempt)(void);
} walls[] = {
	{"file", try_file},       {"folder", try_folder}, {"link", try_link},
	{"disk", try_disk},       {"write", try_write},   {"temporary", try_temporary},
	{"remove", try_remove},   {"socket", try_socket}, {"local-socket", try_local_socket},
	{"fork", try_fork},       {"exec", try_exec},     {"trace", try_trace},
	{"code", try_code},       {"memory", try_memory}, {"thread", try_thread},
	{"threads", try_threads}, {"signal", try_signal}, {"loop", try_loop},
};

int plen_sandbox_check(const char *wall)
{
	struct plen_sandbox sandbox = {.cpu_s = LOOP_CPU_S};
	char error[256];

	for (size_t i = 0; i < sizeof(walls) / sizeof(walls[0]); i++) {
		if (wall == NULL) {
			printf("%s\n", walls[i].name);
		} else if (strcmp(walls[i].name, wall) == 0) {
			if (plen_sandbox_enter(&sandbox, error, sizeof(error)) < 0) {
				fprintf(stderr, "plenary-import: %s\n", error);
				return 1;
			}
			bool got_through = walls[i].attempt();
			printf("%s: %s\n", wall, got_through ? "open" : strerror(errno));
			return got_through ? 1 : 0;
		}
	}
	return wall == NULL ? 0 : 2;
}
