/* SPDX-License-Identifier: MIT */
#include "stall_cases.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "common/clock.h"
#include "common/mem.h"
#include "driver/input_thread.h"
#include "lesson/store.h"
#include "renderer/renderer.h"
#include "sample_ink.h"
#include "sample_scene.h"

#define HANDS 40
#define PERIOD_US 8000

static const struct plen_board_size board = {1928, 1084};

const int64_t stall_bin_us[STALL_BINS] = {250, 500, 1000, 2000, 4000, 8000, 64000, INT64_MAX};

/* -- a panel that is a pipe: a packet is the time at which it was sent -- */

struct pipe_source {
	struct plen_source base;
	struct stall *stall;
	int ends[2];
	uint32_t packet;
};

static int pipe_fd(struct plen_source *base)
{
	return ((struct pipe_source *)base)->ends[0];
}

static void send_hands(struct pipe_source *source, int64_t time_us)
{
	struct plen_contact contacts[HANDS];
	struct plen_contact_frame frame = {
		.device = 1, .time_us = time_us, .count = HANDS, .contacts = contacts};

	for (uint32_t i = 0; i < HANDS; i++) {
		double t = source->packet * 0.3 + i;
		contacts[i] = (struct plen_contact){
			.id = i + 1,
			.flags = source->packet == 0 ? PLEN_CONTACT_BEGIN : 0,
			.at = {120 + i % 8 * 230 + 14 * cos(t), 140 + i / 8 * 200 + 18 * sin(t)},
			.pressure = -1,
		};
	}
	source->packet++;
	source->base.sink.frame(source->base.sink.data, &frame, time_us);
}

static void note(struct stall *stall, int64_t waited_us)
{
	int bin = 0;

	while (waited_us > stall_bin_us[bin]) {
		bin++;
	}
	stall->bins[bin]++;
	stall->packets++;
	stall->worst_us = waited_us > stall->worst_us ? waited_us : stall->worst_us;
}

static int pipe_dispatch(struct plen_source *base)
{
	struct pipe_source *source = (struct pipe_source *)base;
	int64_t sent_us = 0;
	int handled = 0;

	while (read(source->ends[0], &sent_us, sizeof(sent_us)) == (ssize_t)sizeof(sent_us)) {
		send_hands(source, sent_us);
		note(source->stall, plen_clock_monotonic_us() - sent_us);
		handled = 1;
	}
	return handled;
}

static int64_t pipe_next_us(const struct plen_source *base)
{
	(void)base;
	return INT64_MAX;
}

static void pipe_set_board(struct plen_source *base, struct plen_board_size size)
{
	(void)base;
	(void)size;
}

static void pipe_destroy(struct plen_source *base)
{
	struct pipe_source *source = (struct pipe_source *)base;

	close(source->ends[0]);
	close(source->ends[1]);
	free(source);
}

/* Written while no thread runs. */
static struct stall *next_stall;
static struct pipe_source *opened;

static int open_pipe(struct plen_source **out, const struct plen_source_libinput_options *options,
		     char *error, size_t error_size)
{
	static const struct plen_source_impl impl = {
		.name = "pipe",
		.fd = pipe_fd,
		.dispatch = pipe_dispatch,
		.next_us = pipe_next_us,
		.set_board = pipe_set_board,
		.destroy = pipe_destroy,
	};
	struct pipe_source *source = plen_calloc(1, sizeof(*source));

	source->base.impl = &impl;
	source->base.sink = options->sink;
	source->stall = next_stall;
	if (pipe2(source->ends, O_NONBLOCK | O_CLOEXEC) < 0) {
		snprintf(error, error_size, "no pipe: %s", strerror(errno));
		free(source);
		return -errno;
	}
	opened = source;
	*out = &source->base;
	return 0;
}

/* -- the hands -- */

struct feeder {
	int fd;
	uint32_t packets;
	atomic_bool done;
};

static void *feed(void *data)
{
	struct feeder *feeder = data;
	int64_t next_us = plen_clock_monotonic_us();

	for (uint32_t i = 0; i < feeder->packets; i++) {
		next_us += PERIOD_US;
		struct timespec at = {next_us / 1000000, next_us % 1000000 * 1000};
		clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL);
		int64_t now_us = plen_clock_monotonic_us();
		if (write(feeder->fd, &now_us, sizeof(now_us)) != (ssize_t)sizeof(now_us)) {
			break;
		}
	}
	atomic_store(&feeder->done, true);
	return NULL;
}

/* -- the load -- */

struct load {
	struct plen_lesson *lesson;
	struct plen_store *store;
	struct plen_presenter *presenter;
	struct plen_renderer *renderer;
	struct plen_scene scene;
	uint32_t page;
	char path[64];
	struct sample_random random;
};

static void keep(void *data, const struct plen_op *op)
{
	plen_store_append(((struct load *)data)->store, op);
}

static void draw(void *data, uint32_t page, const struct plen_page_rect *rect,
		 const struct plen_stroke *added)
{
	struct load *load = data;

	if (load->renderer != NULL) {
		plen_renderer_page_changed(load->renderer, page, rect, added);
	}
}

static void write_stroke(struct load *load)
{
	struct sample_stroke stroke;
	struct plen_page_pt at = {sample_random_unit(&load->random) * 1700,
				  sample_random_unit(&load->random) * 900};

	sample_ink_writing(&stroke, &load->random, 100, at);
	sample_ink_commit(load->lesson, load->page, &stroke);
}

static bool open_load(struct load *load, int strokes)
{
	static const uint8_t uuid[16] = {1};
	const struct plen_lesson_listener listener = {
		.committed = keep, .page_changed = draw, .data = load};
	char error[256] = "";

	*load = (struct load){.lesson = plen_lesson_create(), .random = {63}};
	snprintf(load->path, sizeof(load->path), "bench-stall-%ld.plenary", (long)getpid());
	if (plen_store_open(&load->store, load->path, uuid, load->lesson, error, sizeof(error)) <
	    0) {
		fprintf(stderr, "%s\n", error);
		plen_lesson_destroy(load->lesson);
		return false;
	}
	plen_lesson_set_listener(load->lesson, &listener);
	load->page = sample_ink_page(load->lesson, 0, PLEN_BACKGROUND_SQUARED, 0);
	for (int i = 0; i < strokes; i++) {
		write_stroke(load);
	}
	load->presenter = plen_presenter_memory_create(3840, 2160);
	load->renderer = plen_renderer_create(load->presenter, load->lesson);
	sample_scene_class(&load->scene, PLEN_THEME_LIGHT, load->page);
	return true;
}

static void close_load(struct load *load)
{
	plen_renderer_destroy(load->renderer);
	plen_presenter_destroy(load->presenter);
	plen_store_close(load->store);
	plen_lesson_destroy(load->lesson);
	unlink(load->path);
}

/* The whole page, at another zoom each time, in one go: the main thread is away for long. */
static void work(struct load *load, struct stall *stall)
{
	load->scene.panes[0].view.scale = 1.0 + 0.01 * (double)(stall->frames % 50);
	write_stroke(load);
	plen_renderer_set_scene(load->renderer, &load->scene);
	plen_renderer_frame(load->renderer, 0);
	stall->frames++;
}

/* -- together -- */

static void wake(void *data)
{
	(void)data;
}

static void drain(struct plen_input_thread *input)
{
	struct plen_event event;

	while (plen_input_thread_next(input, &event)) {
	}
}

static void play(struct plen_input_thread *input, uint32_t packets, struct load *load,
		 struct stall *stall)
{
	struct feeder feeder = {.fd = opened->ends[1], .packets = packets};
	const struct timespec frame = {0, 16000000};
	pthread_t hands;

	if (pthread_create(&hands, NULL, feed, &feeder) != 0) {
		return;
	}
	while (!atomic_load(&feeder.done)) {
		if (load != NULL) {
			work(load, stall);
		} else {
			nanosleep(&frame, NULL);
		}
		drain(input);
	}
	pthread_join(hands, NULL);
}

static struct plen_input_thread *start_input(struct stall *stall)
{
	const struct plen_zone wall = {
		.id = 1, .kind = PLEN_ZONE_CANVAS, .rect = {0, 0, board.w_mm, board.h_mm}};
	struct plen_input_thread_options options = {
		.engine = plen_engine_default_config(), .open = open_pipe, .wake = wake};
	struct plen_input_thread *input = NULL;
	char error[256] = "";

	next_stall = stall;
	if (plen_input_thread_start(&input, &options, error, sizeof(error)) < 0) {
		fprintf(stderr, "%s\n", error);
		return NULL;
	}
	plen_input_thread_set_zones(input, &wall, 1);
	return input;
}

bool stall_run(uint32_t packets, bool with_load, int strokes, struct stall *stall)
{
	struct load load;

	*stall = (struct stall){0};
	if (with_load && !open_load(&load, strokes)) {
		return false;
	}

	struct plen_input_thread *input = start_input(stall);
	if (input != NULL) {
		play(input, packets, with_load ? &load : NULL, stall);
		plen_input_thread_stop(input);
	}
	if (with_load) {
		stall->commits = plen_store_status(load.store).commits;
		close_load(&load);
	}
	return input != NULL;
}

int64_t stall_quantile_us(const struct stall *stall, double share)
{
	uint32_t seen = 0;

	for (int bin = 0; bin < STALL_BINS - 1; bin++) {
		seen += stall->bins[bin];
		if (seen >= share * stall->packets) {
			return stall_bin_us[bin];
		}
	}
	return stall->worst_us;
}
