/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "aside"
#include "common/aside.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"
#include "common/thread.h"

static void let_go(struct plen_aside *aside)
{
	if (atomic_fetch_sub(&aside->holders, 1) == 1) {
		aside->release(aside->data);
	}
}

static void *run(void *data)
{
	struct plen_aside *aside = data;

	aside->work(aside->data);
	atomic_store(&aside->is_done, true);
	let_go(aside);
	return NULL;
}

static int spawn(struct plen_aside *aside)
{
	pthread_attr_t attributes;
	pthread_t thread;

	pthread_attr_init(&attributes);
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	int status = plen_thread_start(&thread, &attributes, run, aside);
	pthread_attr_destroy(&attributes);
	return status;
}

void plen_aside_start(struct plen_aside *aside)
{
	atomic_init(&aside->is_done, false);
	atomic_init(&aside->is_left, false);
	atomic_init(&aside->holders, 2);
	int status = spawn(aside);
	if (status != 0) {
		plen_error("no thread to be had: %s", strerror(-status));
		atomic_store(&aside->holders, 1);
		atomic_store(&aside->is_done, true);
	}
}

void plen_aside_leave(struct plen_aside *aside)
{
	atomic_store(&aside->is_left, true);
	let_go(aside);
}

bool plen_aside_is_done(const struct plen_aside *aside)
{
	return atomic_load(&aside->is_done);
}

bool plen_aside_is_left(const struct plen_aside *aside)
{
	return atomic_load(&aside->is_left);
}

/* -- small things -- */

struct thing {
	struct plen_aside aside;
	int fd;
	char *path;
	pid_t pid;
};

static void free_thing(void *data)
{
	struct thing *thing = data;

	free(thing->path);
	free(thing);
}

static void begin(void (*work)(void *data), struct thing first)
{
	struct thing *thing = plen_calloc(1, sizeof(*thing));

	thing->fd = first.fd;
	thing->path = first.path;
	thing->pid = first.pid;
	thing->aside.work = work;
	thing->aside.release = free_thing;
	thing->aside.data = thing;
	plen_aside_start(&thing->aside);
	plen_aside_leave(&thing->aside);
}

static void close_fd(void *data)
{
	const struct thing *thing = data;

	close(thing->fd);
}

void plen_aside_close(int fd)
{
	begin(close_fd, (struct thing){.fd = fd});
}

static void remove_folder(void *data)
{
	const struct thing *thing = data;

	rmdir(thing->path);
}

void plen_aside_rmdir(const char *path)
{
	begin(remove_folder, (struct thing){.path = plen_strdup(path)});
}

static void reap(void *data)
{
	const struct thing *thing = data;

	while (waitpid(thing->pid, NULL, 0) < 0 && errno == EINTR) {
	}
}

void plen_aside_reap(pid_t pid)
{
	begin(reap, (struct thing){.pid = pid});
}
