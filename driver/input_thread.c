/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "input"
#include "driver/input_thread.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "calibration_host.h"
#include "common/clock.h"
#include "common/log.h"
#include "common/mem.h"
#include "common/probe.h"
#include "common/thread.h"
#include "driver/engine_feed.h"
#include "driver/ring.h"
#include "wall_mailbox.h"

/* About ten seconds of forty hands. */
#define RING_CAPACITY 65536
/* A main thread that does not keep up is told of this often at most. */
#define DROPPED_PAUSE_US (60 * (int64_t)1000000)

#define STATS_WORDS (sizeof(struct plen_engine_stats) / sizeof(uint64_t))
_Static_assert(sizeof(struct plen_engine_stats) % sizeof(uint64_t) == 0,
	       "the counters are copied word by word");

struct plen_input_thread {
	/* The input thread's alone once it runs. */
	struct plen_source *source;
	struct plen_engine *engine;
	struct plen_engine_feed feed;
	struct plen_calibration_host calibration; /* but for its news */
	int epoll_fd, timer_fd;
	bool deaf;   /* the source has failed */
	bool pushed; /* events that the main thread has not been woken for */
	bool running;
	int64_t timer_us; /* what timer_fd is set to */
	uint64_t dropped_told;
	int64_t dropped_told_us;

	/* Shared. */
	struct plen_ring *ring;
	struct plen_wall_mailbox wall;
	int stop_fd;
	_Atomic uint64_t stats[STATS_WORDS];

	/* The main thread's alone, constant while it runs. */
	pthread_t thread;
	void (*wake)(void *data);
	void *wake_data;
};

static void push(void *data, const struct plen_event *event)
{
	struct plen_input_thread *thread = data;

	plen_ring_push(thread->ring, event);
	thread->pushed = true;
}

static void came(void *data, const struct plen_source_device *device, int64_t time_us)
{
	struct plen_input_thread *thread = data;

	(void)time_us;
	plen_info("%s is here: %u contacts%s", device->name, device->contacts_max,
		  device->reports_size ? ", with size" : "");
	plen_calibration_host_came(&thread->calibration, device);
}

static void went(void *data, uint32_t device, int64_t time_us)
{
	(void)time_us;
	plen_calibration_host_went(&((struct plen_input_thread *)data)->calibration, device);
}

static void frame(void *data, const struct plen_contact_frame *contacts, int64_t read_us)
{
	PLEN_PROBE2(packet, contacts->device, read_us);
	plen_calibration_host_frame(&((struct plen_input_thread *)data)->calibration, contacts);
}

static void read_counter(int fd)
{
	uint64_t count = 0;

	/* The descriptor does not block; nothing to read is fine. */
	(void)!read(fd, &count, sizeof(count));
}

static void write_counter(int fd)
{
	uint64_t one = 1;

	(void)!write(fd, &one, sizeof(one));
}

static void dispatch_source(struct plen_input_thread *thread)
{
	int result = thread->deaf ? 0 : plen_source_dispatch(thread->source);

	plen_engine_flush(thread->engine);
	if (result < 0) {
		plen_error("%s: cannot be read any more: %s", thread->source->impl->name,
			   strerror(-result));
		epoll_ctl(thread->epoll_fd, EPOLL_CTL_DEL, plen_source_fd(thread->source), NULL);
		thread->deaf = true;
	}
}

static void open_letter(struct plen_input_thread *thread)
{
	struct plen_wall_letter *letter = plen_wall_mailbox_take(&thread->wall);

	if (letter != NULL && letter->has_board) {
		plen_source_set_board(thread->source, letter->board);
	}
	if (letter != NULL && letter->has_zones) {
		plen_engine_set_zones(thread->engine, letter->zones, letter->count);
	}
	plen_wall_mailbox_give_back(&thread->wall, letter);
	plen_calibration_host_open(&thread->calibration);
}

static int64_t next_deadline_us(const struct plen_input_thread *thread)
{
	int64_t engine_us = plen_engine_deadline_us(thread->engine);
	int64_t calibration_us = plen_calibration_host_deadline_us(&thread->calibration);

	return engine_us < calibration_us ? engine_us : calibration_us;
}

static void set_timer(struct plen_input_thread *thread)
{
	int64_t deadline_us = next_deadline_us(thread);
	struct itimerspec timer = {0};

	if (deadline_us == thread->timer_us) {
		return;
	}
	thread->timer_us = deadline_us;
	if (deadline_us != INT64_MAX) {
		/* Zero would switch the timer off. */
		int64_t at_us = deadline_us > 0 ? deadline_us : 1;
		timer.it_value.tv_sec = at_us / 1000000;
		timer.it_value.tv_nsec = at_us % 1000000 * 1000;
	}
	timerfd_settime(thread->timer_fd, TFD_TIMER_ABSTIME, &timer, NULL);
}

static void publish_stats(struct plen_input_thread *thread)
{
	struct plen_engine_stats stats = plen_engine_stats(thread->engine);
	uint64_t words[STATS_WORDS];

	memcpy(words, &stats, sizeof(words));
	for (size_t i = 0; i < STATS_WORDS; i++) {
		atomic_store_explicit(&thread->stats[i], words[i], memory_order_relaxed);
	}
}

static void wake_main(struct plen_input_thread *thread)
{
	if (!thread->pushed) {
		return;
	}
	thread->pushed = false;
	thread->wake(thread->wake_data);
}

static void tell_dropped(struct plen_input_thread *thread)
{
	uint64_t dropped = plen_ring_dropped(thread->ring);

	if (dropped == thread->dropped_told) {
		return;
	}

	int64_t now_us = plen_clock_monotonic_us();
	if (thread->dropped_told == 0 || now_us - thread->dropped_told_us >= DROPPED_PAUSE_US) {
		plen_warn("the board does not keep up: %" PRIu64 " points of gestures dropped",
			  dropped);
		thread->dropped_told = dropped;
		thread->dropped_told_us = now_us;
	}
}

/* The wall before contacts, so that a contact meets the newest zones; contacts before deadlines, so
 * that what a finger did in time is not judged by a timer that came first. */
static void handle(struct plen_input_thread *thread)
{
	struct epoll_event events[4];
	int count = epoll_wait(thread->epoll_fd, events, 4, -1);
	bool source = false;
	bool timer = false;
	bool wall = false;

	for (int i = 0; i < count; i++) {
		int fd = events[i].data.fd;
		source |= fd == plen_source_fd(thread->source);
		timer |= fd == thread->timer_fd;
		wall |= fd == thread->wall.fd;
		if (fd == thread->stop_fd) {
			thread->running = false;
		}
	}
	if (wall) {
		open_letter(thread);
	}
	if (source || timer) {
		dispatch_source(thread);
	}
	if (timer) {
		read_counter(thread->timer_fd);
		thread->timer_us = INT64_MAX;
		plen_engine_advance(thread->engine, plen_clock_monotonic_us());
	}
	plen_calibration_host_advance(&thread->calibration, plen_clock_monotonic_us());
	thread->pushed |= plen_calibration_host_publish(&thread->calibration);
	set_timer(thread);
	publish_stats(thread);
	wake_main(thread);
	tell_dropped(thread);
}

static void *run(void *data)
{
	struct plen_input_thread *thread = data;

	while (thread->running) {
		handle(thread);
	}
	return NULL;
}

static int watch(struct plen_input_thread *thread, int fd)
{
	struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};

	if (fd < 0) {
		return -EIO;
	}
	return epoll_ctl(thread->epoll_fd, EPOLL_CTL_ADD, fd, &event) < 0 ? -errno : 0;
}

static int open_descriptors(struct plen_input_thread *thread)
{
	thread->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	thread->timer_fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	thread->stop_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (thread->epoll_fd < 0 || thread->timer_fd < 0 || thread->stop_fd < 0) {
		return -errno;
	}

	int result = plen_wall_mailbox_init(&thread->wall);
	int watched[] = {thread->timer_fd, thread->stop_fd, thread->wall.fd,
			 plen_source_fd(thread->source)};
	for (size_t i = 0; i < sizeof(watched) / sizeof(watched[0]) && result == 0; i++) {
		result = watch(thread, watched[i]);
	}
	return result;
}

static int start(struct plen_input_thread *thread)
{
	thread->running = true;
	int result = plen_thread_start(&thread->thread, NULL, run, thread);
	if (result == 0) {
		pthread_setname_np(thread->thread, "plenary-input");
	}
	return result;
}

static void close_descriptor(int fd)
{
	if (fd >= 0) {
		close(fd);
	}
}

static void destroy(struct plen_input_thread *thread)
{
	plen_source_destroy(thread->source);
	plen_calibration_host_finish(&thread->calibration);
	plen_engine_destroy(thread->engine);
	plen_ring_destroy(thread->ring);
	plen_wall_mailbox_finish(&thread->wall);
	close_descriptor(thread->epoll_fd);
	close_descriptor(thread->timer_fd);
	close_descriptor(thread->stop_fd);
	free(thread);
}

static struct plen_input_thread *create(const struct plen_input_thread_options *options)
{
	struct plen_input_thread *thread = plen_calloc(1, sizeof(*thread));

	assert(options->wake != NULL);
	thread->epoll_fd = thread->timer_fd = thread->stop_fd = thread->wall.fd = -1;
	thread->timer_us = INT64_MAX;
	thread->wake = options->wake;
	thread->wake_data = options->wake_data;
	thread->engine = plen_engine_create(&options->engine, push, thread);
	thread->ring = plen_ring_create(RING_CAPACITY);
	thread->feed = (struct plen_engine_feed){
		.engine = thread->engine,
		.sink = push,
		.data = thread,
		.clock = plen_clock_monotonic_us,
		.watcher = {.came = came, .went = went, .frame = frame, .data = thread},
	};
	thread->calibration.mailbox = &thread->wall;
	thread->calibration.sizes.engine = thread->engine;
	thread->calibration.sizes.learned = options->learned;
	thread->calibration.sizes.data = options->learned_data;
	return thread;
}

int plen_input_thread_start(struct plen_input_thread **out,
			    const struct plen_input_thread_options *options, char *error,
			    size_t error_size)
{
	struct plen_input_thread *thread = create(options);
	struct plen_source_libinput_options source = options->source;
	plen_input_thread_opener open_source =
		options->open != NULL ? options->open : plen_source_libinput_open;

	source.sink = plen_engine_feed_sink(&thread->feed);
	int result = open_source(&thread->source, &source, error, error_size);
	if (result < 0) {
		destroy(thread);
		return result;
	}
	thread->calibration.source = thread->source;
	result = open_descriptors(thread);
	if (result == 0) {
		result = start(thread);
	}
	if (result < 0) {
		snprintf(error, error_size, "cannot start the input thread: %s", strerror(-result));
		destroy(thread);
		return result;
	}
	*out = thread;
	return 0;
}

void plen_input_thread_stop(struct plen_input_thread *thread)
{
	if (thread == NULL) {
		return;
	}
	write_counter(thread->stop_fd);
	pthread_join(thread->thread, NULL);
	plen_touch_sizes_finish(&thread->calibration.sizes);
	destroy(thread);
}

bool plen_input_thread_next(struct plen_input_thread *thread, struct plen_event *event)
{
	return plen_ring_pop(thread->ring, event);
}

void plen_input_thread_set_zones(struct plen_input_thread *thread, const struct plen_zone *zones,
				 uint32_t count)
{
	plen_wall_mailbox_put_zones(&thread->wall, zones, count);
}

void plen_input_thread_set_board(struct plen_input_thread *thread, struct plen_board_size board)
{
	plen_wall_mailbox_put_board(&thread->wall, board);
}

void plen_input_thread_set_calibrations(struct plen_input_thread *thread,
					struct plen_calibration_table *table)
{
	plen_wall_mailbox_put_calibrations(&thread->wall, table);
}

void plen_input_thread_calibrate(struct plen_input_thread *thread,
				 const struct plen_calibration_run_options *options)
{
	plen_wall_mailbox_put_run(&thread->wall, options);
}

bool plen_input_thread_calibration(struct plen_input_thread *thread,
				   struct plen_calibration_news *news)
{
	return plen_calibration_host_news(&thread->calibration, news);
}

struct plen_engine_stats plen_input_thread_stats(struct plen_input_thread *thread)
{
	struct plen_engine_stats stats;
	uint64_t words[STATS_WORDS];

	for (size_t i = 0; i < STATS_WORDS; i++) {
		words[i] = atomic_load_explicit(&thread->stats[i], memory_order_relaxed);
	}
	memcpy(&stats, words, sizeof(stats));
	return stats;
}

uint64_t plen_input_thread_dropped(const struct plen_input_thread *thread)
{
	return plen_ring_dropped(thread->ring);
}
