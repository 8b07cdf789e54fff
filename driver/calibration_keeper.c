/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "input"
#include "driver/calibration_keeper.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"
#include "driver/calibration_file.h"

#define CHANGES (IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)

/* What is to be written, newest first. */
struct order {
	struct order *next;
	struct plen_calibration_record record;
};

struct plen_calibration_keeper {
	struct plen_calibration_keeper_options options;
	pthread_t thread;
	int inotify_fd;
	int wake_fd; /* an eventfd: there are orders, or it is time to end */
	struct order *_Atomic orders;
	atomic_bool ends;
};

static void complain(void *data, const char *line)
{
	(void)data;
	plen_warn("%s", line);
}

static void load(struct plen_calibration_keeper *keeper)
{
	struct plen_calibration_table *table = plen_calloc(1, sizeof(*table));

	plen_calibration_folders_load(&keeper->options.folders, table, complain, NULL);
	keeper->options.changed(keeper->options.data, table);
}

/* -- writing -- */

static void write_record(const struct plen_calibration_keeper *keeper,
			 const struct plen_calibration_record *record)
{
	const char *folder = keeper->options.folders.own;
	const char *suffix = record->size.strokes > 0 ? PLEN_CALIBRATION_SUFFIX_LEARNED
						      : PLEN_CALIBRATION_SUFFIX;
	char path[PATH_MAX];
	char error[PATH_MAX + 64];

	if (folder[0] == '\0') {
		plen_warn("there is no place to keep a calibration: set HOME");
		return;
	}
	plen_calibration_folder_path(path, folder, &record->id, suffix);
	if (plen_calibration_file_write(path, record, error, sizeof(error)) < 0) {
		plen_warn("%s: what is known of a panel is not kept", error);
	}
}

static struct order *turn_around(struct order *orders)
{
	struct order *turned = NULL;

	while (orders != NULL) {
		struct order *next = orders->next;
		orders->next = turned;
		turned = orders;
		orders = next;
	}
	return turned;
}

static void write_all(struct plen_calibration_keeper *keeper)
{
	struct order *order =
		turn_around(atomic_exchange_explicit(&keeper->orders, NULL, memory_order_acquire));

	while (order != NULL) {
		struct order *next = order->next;
		write_record(keeper, &order->record);
		free(order);
		order = next;
	}
}

/* -- watching -- */

static void take_request(const struct plen_calibration_keeper *keeper, const char *name)
{
	const size_t length = sizeof(PLEN_CALIBRATION_REQUEST) - 1;

	if (keeper->options.requested != NULL &&
	    strncmp(name, PLEN_CALIBRATION_REQUEST, length) == 0 &&
	    (strcmp(name + length, "4") == 0 || strcmp(name + length, "9") == 0)) {
		keeper->options.requested(keeper->options.data, (uint32_t)(name[length] - '0'));
	}
}

/* What the board has learned by itself is no news. */
static bool is_news(const struct inotify_event *event)
{
	const char *dot = event->len > 0 ? strrchr(event->name, '.') : NULL;

	return dot != NULL && strcmp(dot, PLEN_CALIBRATION_SUFFIX) == 0;
}

static void take_changes(struct plen_calibration_keeper *keeper)
{
	_Alignas(struct inotify_event) char events[4096];
	ssize_t size = 0;
	bool changed = false;

	while ((size = read(keeper->inotify_fd, events, sizeof(events))) > 0) {
		for (ssize_t at = 0; at < size;) {
			const struct inotify_event *event =
				(const struct inotify_event *)(events + at);
			changed |= is_news(event) || (event->mask & IN_Q_OVERFLOW) != 0;
			if (event->len > 0 && (event->mask & IN_CLOSE_WRITE) != 0) {
				take_request(keeper, event->name);
			}
			at += (ssize_t)(sizeof(*event) + event->len);
		}
	}
	if (changed) {
		load(keeper);
	}
}

static void *run(void *data)
{
	struct plen_calibration_keeper *keeper = data;
	struct pollfd fds[2] = {
		{.fd = keeper->wake_fd, .events = POLLIN},
		{.fd = keeper->inotify_fd, .events = POLLIN},
	};

	while (!atomic_load_explicit(&keeper->ends, memory_order_acquire)) {
		uint64_t count = 0;

		(void)poll(fds, 2, -1);
		(void)!read(keeper->wake_fd, &count, sizeof(count));
		write_all(keeper);
		take_changes(keeper);
	}
	write_all(keeper);
	return NULL;
}

/* -- coming and going -- */

/* So that it can be watched; whoever may not make it may not write there either. */
static void make_own_folder(const char *folder)
{
	char *path = plen_strdup(folder);

	for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		(void)mkdir(path, 0755);
		*slash = '/';
	}
	(void)mkdir(path, 0755);
	free(path);
}

static int open_descriptors(struct plen_calibration_keeper *keeper)
{
	const struct plen_calibration_folders *folders = &keeper->options.folders;

	keeper->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	keeper->inotify_fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (keeper->wake_fd < 0 || keeper->inotify_fd < 0) {
		return -errno;
	}
	/* A folder that is not there is not watched: then a new start is needed to see it. */
	if (folders->own[0] != '\0') {
		make_own_folder(folders->own);
		(void)inotify_add_watch(keeper->inotify_fd, folders->own, CHANGES);
	}
	(void)inotify_add_watch(keeper->inotify_fd, folders->shared, CHANGES);
	return 0;
}

/* Signals are the main thread's business. */
static int start_thread(struct plen_calibration_keeper *keeper)
{
	sigset_t all;
	sigset_t before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	int result = pthread_create(&keeper->thread, NULL, run, keeper);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (result == 0) {
		pthread_setname_np(keeper->thread, "plenary-keeper");
	}
	return -result;
}

static void destroy(struct plen_calibration_keeper *keeper)
{
	if (keeper->wake_fd >= 0) {
		close(keeper->wake_fd);
	}
	if (keeper->inotify_fd >= 0) {
		close(keeper->inotify_fd);
	}
	free(keeper);
}

int plen_calibration_keeper_start(struct plen_calibration_keeper **out,
				  const struct plen_calibration_keeper_options *options,
				  char *error, size_t error_size)
{
	struct plen_calibration_keeper *keeper = plen_calloc(1, sizeof(*keeper));

	keeper->options = *options;
	keeper->wake_fd = keeper->inotify_fd = -1;
	int result = open_descriptors(keeper);
	if (result == 0) {
		load(keeper);
		result = start_thread(keeper);
	}
	if (result < 0) {
		snprintf(error, error_size, "cannot start keeping calibrations: %s",
			 strerror(-result));
		destroy(keeper);
		return result;
	}
	*out = keeper;
	return 0;
}

static void wake(struct plen_calibration_keeper *keeper)
{
	const uint64_t one = 1;

	(void)!write(keeper->wake_fd, &one, sizeof(one));
}

void plen_calibration_keeper_stop(struct plen_calibration_keeper *keeper)
{
	if (keeper == NULL) {
		return;
	}
	atomic_store_explicit(&keeper->ends, true, memory_order_release);
	wake(keeper);
	pthread_join(keeper->thread, NULL);
	destroy(keeper);
}

void plen_calibration_keeper_keep(struct plen_calibration_keeper *keeper,
				  const struct plen_calibration_record *record)
{
	struct order *order = plen_calloc(1, sizeof(*order));
	struct order *first = atomic_load_explicit(&keeper->orders, memory_order_relaxed);

	order->record = *record;
	do {
		order->next = first;
	} while (!atomic_compare_exchange_weak_explicit(
		&keeper->orders, &first, order, memory_order_release, memory_order_relaxed));
	wake(keeper);
}
