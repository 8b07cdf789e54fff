/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "input"
#include "driver/calibration_keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"
#include "common/thread.h"
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
	struct plen_calibration_table known;     /* its thread's alone, once it runs, */
	struct plen_calibration_table unwritten; /* as this: what could not be written */
	int inotify_fd;                          /* -1: nothing is watched */
	int own_watch;
	int wake_fd; /* an eventfd: there are orders, or it is time to end */
	struct order *_Atomic orders;
	atomic_bool ends;
};

static void complain(void *data, const char *line)
{
	(void)data;
	plen_warn("%s", line);
}

/* -- what is known -- */

static void tell(const struct plen_calibration_keeper *keeper)
{
	keeper->options.changed(keeper->options.data, plen_calibration_table_copy(&keeper->known));
}

static void load(struct plen_calibration_keeper *keeper)
{
	plen_calibration_table_finish(&keeper->known);
	plen_calibration_folders_load(&keeper->options.folders, &keeper->known, complain, NULL);
	for (size_t i = 0; i < keeper->unwritten.count; i++) {
		plen_calibration_table_replace(&keeper->known, &keeper->unwritten.records[i]);
	}
	tell(keeper);
}

/* -- writing -- */

static void warn_of_loss(const struct plen_calibration_keeper *keeper, const char *error)
{
	const char *folder = keeper->options.folders.own;

	if (folder[0] == '\0') {
		plen_warn("%s; until then a calibration ends with the board", error);
	} else {
		plen_warn("%s; the calibration ends with the board. See: ls -ld %s; df -h %s; then "
			  "calibrate again",
			  error, folder, folder);
	}
}

static void write_learned(const struct plen_calibration_keeper *keeper,
			  const struct plen_calibration_record *record)
{
	char error[PATH_MAX + 64];

	if (plen_calibration_folders_keep(&keeper->options.folders, record, error, sizeof(error)) <
	    0) {
		plen_warn("%s: what was learned of a panel is not kept", error);
	}
}

/* Used first, written then, so that a disk that is slow or full stands in nobody's way. */
static void keep_measured(struct plen_calibration_keeper *keeper,
			  const struct plen_calibration_record *record)
{
	const struct plen_calibration_keeper_options *options = &keeper->options;
	char error[PATH_MAX + 64];

	plen_calibration_table_replace(&keeper->known, record);
	tell(keeper);

	int result = plen_calibration_folders_keep(&options->folders, record, error, sizeof(error));
	plen_calibration_table_retire(&keeper->unwritten, record);
	if (result < 0) {
		plen_calibration_table_add(&keeper->unwritten, record);
		warn_of_loss(keeper, error);
	}
	if (options->kept != NULL) {
		options->kept(options->data, result < 0 ? error : NULL);
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
		if (order->record.size.strokes > 0) {
			write_learned(keeper, &order->record);
		} else {
			keep_measured(keeper, &order->record);
		}
		free(order);
		order = next;
	}
}

/* -- watching -- */

/* A pipe, or a link to somewhere, is nobody's request. */
static bool answer_request(const char *folder, const char *name)
{
	char *path = plen_asprintf("%s/%s", folder, name);
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);

	free(path);
	if (fd >= 0) {
		close(fd);
	}
	return fd >= 0;
}

static void take_request(const struct plen_calibration_keeper *keeper,
			 const struct inotify_event *event)
{
	const struct plen_calibration_keeper_options *options = &keeper->options;
	const size_t length = sizeof(PLEN_CALIBRATION_REQUEST) - 1;
	const char *folder =
		event->wd == keeper->own_watch ? options->folders.own : options->folders.shared;

	if (options->requested == NULL ||
	    strncmp(event->name, PLEN_CALIBRATION_REQUEST, length) != 0 ||
	    (strcmp(event->name + length, "4") != 0 && strcmp(event->name + length, "9") != 0)) {
		return;
	}
	if (!answer_request(folder, event->name)) {
		plen_info("somebody asked for crosses, but waits no longer");
	}
	options->requested(options->data, (uint32_t)(event->name[length] - '0'));
}

/* What the board has learned by itself is no news. */
static bool is_news(const struct inotify_event *event)
{
	return event->len > 0 &&
	       plen_calibration_folder_has_suffix(event->name, PLEN_CALIBRATION_SUFFIX);
}

static void take_changes(struct plen_calibration_keeper *keeper)
{
	_Alignas(struct inotify_event) char events[4096];
	ssize_t size = 0;
	bool changed = false;

	while (keeper->inotify_fd >= 0 &&
	       (size = read(keeper->inotify_fd, events, sizeof(events))) > 0) {
		for (ssize_t at = 0; at < size;) {
			const struct inotify_event *event =
				(const struct inotify_event *)(events + at);
			changed |= is_news(event) || (event->mask & IN_Q_OVERFLOW) != 0;
			if (event->len > 0 && (event->mask & IN_CLOSE_WRITE) != 0) {
				take_request(keeper, event);
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

/* -1 if it is not. A folder that is not there is not watched: then a new start is needed. */
static int watch(const struct plen_calibration_keeper *keeper, const char *folder)
{
	int watch = inotify_add_watch(keeper->inotify_fd, folder, CHANGES);

	if (watch < 0 && errno == ENOSPC) {
		plen_warn("%s: is not watched: what is put in counts after a new start. See: "
			  "sysctl fs.inotify.max_user_watches",
			  folder);
	}
	return watch;
}

/* So that it can be watched; whoever may not make it may not write there either. */
static void make_own_folder(const char *folder)
{
	char *path = plen_asprintf("%s/", folder);

	(void)plen_calibration_file_make_folders(path);
	free(path);
}

/* Without a watch all is kept as ever; only what others put in is not seen. */
static int open_descriptors(struct plen_calibration_keeper *keeper)
{
	const struct plen_calibration_folders *folders = &keeper->options.folders;

	keeper->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (keeper->wake_fd < 0) {
		return -errno;
	}
	keeper->inotify_fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (keeper->inotify_fd < 0) {
		plen_warn("calibrations are not watched: %s. What is put in counts after a new "
			  "start. See: sysctl fs.inotify.max_user_instances",
			  strerror(errno));
		return 0;
	}
	if (folders->own[0] != '\0') {
		make_own_folder(folders->own);
		keeper->own_watch = watch(keeper, folders->own);
	}
	(void)watch(keeper, folders->shared);
	return 0;
}

static int start_thread(struct plen_calibration_keeper *keeper)
{
	int result = plen_thread_start(&keeper->thread, NULL, run, keeper);
	if (result == 0) {
		pthread_setname_np(keeper->thread, "plenary-keeper");
	}
	return result;
}

static void destroy(struct plen_calibration_keeper *keeper)
{
	if (keeper->wake_fd >= 0) {
		close(keeper->wake_fd);
	}
	if (keeper->inotify_fd >= 0) {
		close(keeper->inotify_fd);
	}
	plen_calibration_table_finish(&keeper->known);
	plen_calibration_table_finish(&keeper->unwritten);
	free(keeper);
}

int plen_calibration_keeper_start(struct plen_calibration_keeper **out,
				  const struct plen_calibration_keeper_options *options,
				  char *error, size_t error_size)
{
	struct plen_calibration_keeper *keeper = plen_calloc(1, sizeof(*keeper));

	keeper->options = *options;
	keeper->wake_fd = keeper->inotify_fd = keeper->own_watch = -1;
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
	order->record.rank = PLEN_CALIBRATION_OWN;
	do {
		order->next = first;
	} while (!atomic_compare_exchange_weak_explicit(
		&keeper->orders, &first, order, memory_order_release, memory_order_relaxed));
	wake(keeper);
}
