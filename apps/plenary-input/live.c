/* SPDX-License-Identifier: MIT */
#include "live.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "command.h"
#include "common/clock.h"
#include "common/log.h"
#include "common/mem.h"
#include "describe.h"
#include "driver/calibration_folder.h"

#define WAIT_MAX_US 60000000

struct loop {
	struct plen_source *source;
	const struct plen_input_live *live;
	int signals;
	sigset_t before;   /* blocked by whoever called */
	int64_t offset_us; /* CLOCK_MONOTONIC = the source's time + this */
	bool has_turned;   /* and `turned` does not know yet */
	int64_t calm_until_us;
};

/* What would end or stop us anywhere is waited for instead; 0 or a negative errno. */
static int open_signals(struct loop *loop)
{
	static const int numbers[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP, SIGWINCH};
	sigset_t signals;

	sigemptyset(&signals);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		sigaddset(&signals, numbers[i]);
	}
	sigprocmask(SIG_BLOCK, &signals, &loop->before);
	loop->signals = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
	if (loop->signals < 0) {
		int error = -errno;
		sigprocmask(SIG_SETMASK, &loop->before, NULL);
		return error;
	}
	return 0;
}

static void show(struct loop *loop, bool shown)
{
	if (loop->live->show != NULL) {
		loop->live->show(loop->live->data, shown);
	}
}

/* True if it is time to end. */
static bool take_signal(struct loop *loop, uint32_t number)
{
	if (number == SIGTSTP) {
		show(loop, false);
		raise(SIGSTOP);
		show(loop, true);
	} else if (number == SIGWINCH && loop->live->resized != NULL) {
		loop->live->resized(loop->live->data);
	}
	return number != SIGTSTP && number != SIGWINCH;
}

static bool take_signals(struct loop *loop)
{
	struct signalfd_siginfo info;
	bool ends = false;

	while (read(loop->signals, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
		ends |= take_signal(loop, info.ssi_signo);
	}
	return ends;
}

/* Whoever types Ctrl-C twice means the same thing by it. */
static void close_signals(struct loop *loop)
{
	struct signalfd_siginfo info;

	while (read(loop->signals, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
	}
	close(loop->signals);
	sigprocmask(SIG_SETMASK, &loop->before, NULL);
}

/* A recording is due by its own time stamps, devices whenever they say so. */
static bool is_recording(const struct loop *loop)
{
	return plen_source_fd(loop->source) < 0;
}

static int64_t earlier(int64_t a_us, int64_t b_us)
{
	return a_us < b_us ? a_us : b_us;
}

static int64_t to_clock(const struct loop *loop, int64_t time_us)
{
	return time_us == INT64_MAX ? INT64_MAX : time_us + loop->offset_us;
}

static int64_t packet_us(const struct loop *loop)
{
	int64_t next_us = plen_source_next_us(loop->source);

	/* At the end it is dispatched once more, at once. */
	return !is_recording(loop) ? INT64_MAX : next_us == INT64_MAX ? 0 : to_clock(loop, next_us);
}

static int timeout_ms(const struct loop *loop)
{
	const struct plen_input_live *live = loop->live;
	int64_t until_us = packet_us(loop);

	if (live->deadline_us != NULL) {
		until_us = earlier(until_us, to_clock(loop, live->deadline_us(live->data)));
	}
	if (loop->has_turned) {
		until_us = earlier(until_us, loop->calm_until_us);
	}
	if (until_us == INT64_MAX) {
		return -1;
	}
	/* Rounded up: waking too early would only turn the loop once more. */
	int64_t left_us = until_us - plen_clock_monotonic_us();
	return left_us > 0 ? (int)(earlier(left_us, WAIT_MAX_US) / 1000 + 1) : 0;
}

static void tell_turned(struct loop *loop)
{
	const struct plen_input_live *live = loop->live;
	int64_t now_us = plen_clock_monotonic_us();

	if (loop->has_turned && now_us >= loop->calm_until_us && live->turned != NULL) {
		live->turned(live->data);
		loop->has_turned = false;
		loop->calm_until_us = now_us + live->calm_us;
	}
}

static void tell_due(struct loop *loop)
{
	const struct plen_input_live *live = loop->live;
	int64_t now_us = plen_clock_monotonic_us() - loop->offset_us;

	if (live->due == NULL) {
		return;
	}
	loop->has_turned |= live->deadline_us != NULL && live->deadline_us(live->data) <= now_us;
	live->due(live->data, now_us);
}

/* 1 at the end, or a negative errno. */
static int dispatch(struct loop *loop)
{
	if (is_recording(loop) && packet_us(loop) > plen_clock_monotonic_us()) {
		return 0;
	}

	int result = plen_source_dispatch(loop->source);
	loop->has_turned = true;
	if (is_recording(loop) && result >= 0) {
		return result == 0;
	}
	return result < 0 ? result : 0;
}

static int turn(struct loop *loop)
{
	const struct plen_input_live *live = loop->live;
	struct pollfd fds[2] = {
		{.fd = loop->signals, .events = POLLIN},
		{.fd = plen_source_fd(loop->source), .events = POLLIN},
	};

	if (poll(fds, 2, timeout_ms(loop)) < 0 && errno != EINTR) {
		return -errno;
	}
	if (fds[0].revents != 0 && take_signals(loop)) {
		return 1;
	}

	int result = dispatch(loop);
	if (result != 0) {
		return result;
	}
	tell_due(loop);
	tell_turned(loop);
	return live->done != NULL && live->done(live->data) ? 1 : 0;
}

static int run(struct loop *loop)
{
	int result = open_signals(loop);

	if (result == 0) {
		show(loop, true);
		while (result == 0) {
			result = turn(loop);
		}
		show(loop, false);
		close_signals(loop);
	}
	if (result < 0) {
		fprintf(stderr, "plenary-input: %s\n", strerror(-result));
		return PLEN_INPUT_PROBLEM;
	}
	return PLEN_INPUT_GOOD;
}

static void complain(void *data, const char *line)
{
	char *clean = plen_strdup(line);

	(void)data;
	plen_log_clean(clean);
	fprintf(stderr, "plenary-input: %s\n", clean);
	free(clean);
}

int plen_input_live_run(const struct plen_source_libinput_options *options,
			const struct plen_input_live *live)
{
	struct loop loop = {.live = live};
	char error[512];

	if (plen_source_libinput_open(&loop.source, options, error, sizeof(error)) < 0) {
		fprintf(stderr, "plenary-input: %s\n", error);
		return PLEN_INPUT_PROBLEM;
	}

	struct plen_calibration_folders folders = plen_calibration_folders_usual();
	struct plen_calibration_table table = {0};
	plen_calibration_folders_load(&folders, &table, complain, NULL);
	plen_source_calibrate(loop.source, &table, live->raw);

	int status = run(&loop);
	plen_source_destroy(loop.source);
	plen_calibration_table_finish(&table);
	return status;
}

int plen_input_live_play(struct plen_source *source, const struct plen_input_live *live)
{
	struct loop loop = {.source = source, .live = live};

	loop.offset_us = plen_clock_monotonic_us() - plen_source_next_us(source);
	return run(&loop);
}

struct plen_board_size plen_input_live_board(const char **why)
{
	struct plen_board_size board = {1428, 804};
	struct plen_inventory inventory;

	*why = "no panel says its size; this is a 65-inch one's";
	if (plen_inventory_take(&inventory) == 0) {
		for (size_t i = 0; i < inventory.count; i++) {
			enum plen_size_origin origin = PLEN_SIZE_BY_NOBODY;
			struct plen_board_size size =
				plen_describe_board(&inventory.devices[i], &origin);
			if (inventory.devices[i].kind == PLEN_INVENTORY_PANEL && size.w_mm > 0) {
				board = size;
				*why = "by the panel";
				break;
			}
		}
		plen_inventory_finish(&inventory);
	}
	return board;
}
