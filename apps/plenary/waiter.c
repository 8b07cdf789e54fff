/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "waiter"
#include "waiter.h"

#include <assert.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"

struct plen_waiter {
	enum plen_waiter_kind kind;
	plen_waiter_event_fn fn;
	void *data;
	int wake_fd, signal_fd, watched_fd; /* POLL kind */
	Uint32 wake_event;                  /* SDL kind */
	atomic_bool woken;                  /* a wake is on its way: one is enough */
};

static sigset_t end_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	return set;
}

void plen_waiter_block_signals(void)
{
	sigset_t set = end_signals();

	pthread_sigmask(SIG_BLOCK, &set, NULL);
}

bool plen_waiter_is_asked_to_end(void)
{
	sigset_t pending;

	sigpending(&pending);
	return sigismember(&pending, SIGINT) > 0 || sigismember(&pending, SIGTERM) > 0 ||
	       sigismember(&pending, SIGHUP) > 0;
}

/* SDL knows the other two only. */
static void on_hangup(int number)
{
	(void)number;
	raise(SIGTERM);
}

static void open_fds(struct plen_waiter *waiter)
{
	sigset_t set = end_signals();

	waiter->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	waiter->signal_fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	if (waiter->wake_fd < 0 || waiter->signal_fd < 0) {
		plen_error("cannot open an eventfd and a signalfd: out of file descriptors");
		abort();
	}
}

struct plen_waiter *plen_waiter_create(enum plen_waiter_kind kind, plen_waiter_event_fn fn,
				       void *data)
{
	struct plen_waiter *waiter = plen_calloc(1, sizeof(*waiter));

	waiter->kind = kind;
	waiter->fn = fn;
	waiter->data = data;
	waiter->wake_fd = -1;
	waiter->signal_fd = -1;
	waiter->watched_fd = -1;
	if (kind == PLEN_WAITER_SDL) {
		/* SDL turns the signals into SDL_QUIT; here only, so that its wait is interrupted.
		 */
		sigset_t set = end_signals();
		signal(SIGHUP, on_hangup);
		waiter->wake_event = SDL_RegisterEvents(1);
		assert(waiter->wake_event != (Uint32)-1); /* nobody else takes any */
		pthread_sigmask(SIG_UNBLOCK, &set, NULL);
	} else {
		open_fds(waiter);
	}
	return waiter;
}

void plen_waiter_destroy(struct plen_waiter *waiter)
{
	if (waiter == NULL) {
		return;
	}
	if (waiter->wake_fd >= 0) {
		close(waiter->wake_fd);
		close(waiter->signal_fd);
	}
	free(waiter);
}

void plen_waiter_watch(struct plen_waiter *waiter, int fd)
{
	assert(waiter->kind == PLEN_WAITER_POLL || fd < 0);
	waiter->watched_fd = fd;
}

void plen_waiter_wake(void *data)
{
	struct plen_waiter *waiter = data;

	if (atomic_exchange(&waiter->woken, true)) {
		return;
	}
	if (waiter->kind == PLEN_WAITER_SDL) {
		SDL_Event event = {.type = waiter->wake_event};
		if (SDL_PushEvent(&event) <= 0) {
			/* SDL's queue is full: it wakes by what is in it. */
			atomic_store(&waiter->woken, false);
		}
	} else {
		eventfd_write(waiter->wake_fd, 1);
	}
}

static bool handle_sdl(struct plen_waiter *waiter, const SDL_Event *event)
{
	if (event->type == SDL_QUIT) {
		return false;
	}
	if (event->type == waiter->wake_event) {
		atomic_store(&waiter->woken, false);
	} else if (waiter->fn != NULL) {
		waiter->fn(waiter->data, event);
	}
	return true;
}

/* Rounded up, so that a deadline has passed when the wait is over. */
static int timeout_ms(int64_t timeout_us)
{
	if (timeout_us == INT64_MAX) {
		return -1;
	}
	if (timeout_us / 1000 >= INT_MAX) {
		return INT_MAX;
	}
	return (int)((timeout_us + 999) / 1000);
}

static bool wait_sdl(struct plen_waiter *waiter, int64_t timeout_us)
{
	SDL_Event event;
	int some = SDL_WaitEventTimeout(&event, timeout_ms(timeout_us));

	while (some != 0) {
		if (!handle_sdl(waiter, &event)) {
			return false;
		}
		some = SDL_PollEvent(&event);
	}
	return true;
}

static bool wait_poll(struct plen_waiter *waiter, int64_t timeout_us)
{
	struct pollfd fds[] = {
		{.fd = waiter->wake_fd, .events = POLLIN},
		{.fd = waiter->signal_fd, .events = POLLIN},
		{.fd = waiter->watched_fd, .events = POLLIN},
	};
	struct timespec timeout = {
		.tv_sec = timeout_us / 1000000,
		.tv_nsec = timeout_us % 1000000 * 1000,
	};
	eventfd_t ignored = 0;

	ppoll(fds, 3, timeout_us == INT64_MAX ? NULL : &timeout, NULL);
	if ((fds[1].revents & POLLIN) != 0) {
		return false;
	}
	if ((fds[0].revents & POLLIN) != 0) {
		eventfd_read(waiter->wake_fd, &ignored);
		atomic_store(&waiter->woken, false);
	}
	return true;
}

bool plen_waiter_wait(struct plen_waiter *waiter, int64_t timeout_us)
{
	if (waiter->kind == PLEN_WAITER_SDL) {
		return wait_sdl(waiter, timeout_us);
	}
	return wait_poll(waiter, timeout_us);
}
